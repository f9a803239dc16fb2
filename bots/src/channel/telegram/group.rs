//! What is said in groups: being let in and out, a vote pressed, an end, an idea for us. All else that people say to each other
//! there is not even kept. Pure; knows no private chat.

use ilfaut_client::model::Language;
use serde::{Deserialize, Serialize};
use teloxide::types::ChatId;

use super::data;
use super::entry::{Entry, Pressed, What, arrived, nothing_any_more};
use super::intake::{Around, Taken, cut, entry, is_idea};
use super::slash::{self, Slash};
use super::update::{Callback, Membership, Message, User};
use crate::channel::{Caller, Place, Said};
use crate::conversation::Command;
use crate::identity::Identity;

/// What was said in a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum There {
    /// The group let us in.
    Joined,
    /// Somebody called us, with what the link says.
    Started(Option<String>),
    /// A button.
    Pressed(Pressed),
    /// Somebody wants an end: this user, or the group itself.
    Stopped(Option<i64>),
    /// An idea, to be answered in private.
    Proposed(String),
    /// The group let us out.
    Left,
    /// The group has another number.
    Moved(i64),
}

/// Somebody wrote in a group.
pub(super) fn written(message: Message, around: &Around<'_>) -> Taken {
    let group = message.chat.id;
    if let Some(to) = message.migrate_to_chat_id {
        return of_group(group, message.from.as_ref(), around, There::Moved(to));
    }
    let (Some(text), Some(from)) = (message.text, message.from) else { return Taken::Nothing };
    let as_group = message.sender_chat.is_some_and(|sender| sender.id == group);
    if from.is_bot && !as_group {
        return Taken::Nothing;
    }
    let to_us = message.answered.and_then(|to| to.from).is_some_and(|to| to.id == around.me);
    let words = match slash::read(&text, around.bot) {
        Some(Slash::Start(payload)) => return of_group(group, Some(&from), around, There::Started(payload)),
        Some(Slash::Words(words)) => words,
        None if to_us => text,
        _ => return Taken::Nothing,
    };
    if words.trim().eq_ignore_ascii_case(Command::Stop.word(Language::FRENCH)) {
        return of_group(group, Some(&from), around, There::Stopped((!as_group).then_some(from.id)));
    }
    match proposed(&words).filter(|_| !as_group) {
        Some(words) => of_person(group, &from, around, There::Proposed(cut(words))),
        None => Taken::Nothing,
    }
}

/// Somebody pressed a button in a group.
pub(super) fn pressed(callback: Callback, around: &Around<'_>) -> Taken {
    let (Some(data), Some(under)) = (callback.data, callback.message) else { return Taken::Spins(callback.id) };
    let group = under.chat.id;
    let press = data::read(around.identity, ChatId(group), &data);
    if !press.is_some_and(|press| press.is_vote()) {
        return Taken::Spins(callback.id);
    }
    let press = Pressed { query: callback.id, message: under.message_id, data, hasty: false };
    of_person(group, &callback.from, around, There::Pressed(press))
}

/// A group let us in, or out.
pub(super) fn let_in(change: &Membership, around: &Around<'_>) -> Taken {
    let there = match change.new_chat_member.status.as_str() {
        "member" | "administrator" => There::Joined,
        "left" | "kicked" => There::Left,
        _ => return Taken::Nothing,
    };
    of_group(change.chat.id, Some(&change.from), around, there)
}

fn of_person(group: i64, from: &User, around: &Around<'_>, there: There) -> Taken {
    Taken::Said(entry(from, around, What::Among(group, there)))
}

/// What concerns all of a group is said by the group.
fn of_group(group: i64, from: Option<&User>, around: &Around<'_>, there: There) -> Taken {
    let nobody = User { id: group, is_bot: false, language_code: None };
    let entry = entry(from.unwrap_or(&nobody), around, What::Among(group, there));
    Taken::Said(Entry { from: group, ..entry })
}

/// What somebody proposes here, as they would say it in private: the idea itself, or that they have one.
fn proposed(words: &str) -> Option<&str> {
    if is_idea(words) {
        return Some(words);
    }
    let (first, idea) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    let is_word = |language| Command::Propose.word(language) == first;
    let asks = [Language::FRENCH, Language::ENGLISH, Language::BRETON].into_iter().any(is_word);
    asks.then(|| if is_idea(idea) { idea.trim_start() } else { first })
}

impl There {
    /// The button, if one was pressed.
    pub(super) fn pressed(self) -> Option<Pressed> {
        if let Self::Pressed(pressed) = self { Some(pressed) } else { None }
    }

    /// Where that is.
    pub(super) fn place(&self, group: i64) -> Place {
        let message = if let Self::Pressed(pressed) = self { Some(i64::from(pressed.message)) } else { None };
        Place { room: Caller(group.to_string()), message }
    }

    /// What is said, for whoever listens.
    pub(super) fn said(&self, group: i64, identity: &Identity) -> Said {
        match self {
            Self::Joined => Said::Joined,
            Self::Started(payload) => arrived(payload.as_deref()),
            Self::Pressed(pressed) => {
                let press = data::read(identity, ChatId(group), &pressed.data);
                Said::Pressed { press: press.unwrap_or_else(nothing_any_more), hasty: false }
            }
            Self::Stopped(_) => Said::Ended { asked: true },
            Self::Proposed(text) => Said::Typed(text.clone()),
            Self::Left => Said::Ended { asked: false },
            Self::Moved(to) => Said::Moved(Caller(to.to_string())),
        }
    }
}

#[cfg(test)]
mod tests;
