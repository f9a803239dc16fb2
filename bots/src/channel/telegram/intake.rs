//! From an update to what was said. Only private chats speak here: groups and inline queries have rooms of their own. Pure;
//! knows no store and no queue.

use teloxide::types::{ChatId, MessageId};

use super::entry::{Entry, Pressed, What};
use super::slash::{self, Slash};
use super::update::{Callback, Media, Membership, Message, Update, User};
use super::{data, group, inline};
use crate::channel::Medium;
use crate::identity::Identity;

/// A vote pressed before this has not been read, in milliseconds.
const HASTY: i64 = 700;
/// What the words under a picture must begin with to be an idea.
const OPENING: &str = "il faut";
/// Most characters kept of one message: more than Telegram sends.
const KEPT: usize = 4_096;

/// What an update comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// Something was said.
    Said(Entry),
    /// Something was said that is worth nothing a minute later: it is not kept.
    Asked(Entry),
    /// A button pressed that means nothing: it must be answered all the same.
    Spins(String),
    /// Nothing that concerns us.
    Nothing,
}

impl Taken {
    /// What needs an answer.
    pub(super) fn said(&self) -> Option<Entry> {
        match self {
            Self::Said(entry) => Some(entry.clone()),
            _ => None,
        }
    }
}

/// What is known around an update.
pub(super) struct Around<'a> {
    /// Reads what buttons send.
    pub(super) identity: &'a Identity,
    /// Our user name.
    pub(super) bot: &'a str,
    /// Our number.
    pub(super) me: i64,
    /// The time, in milliseconds.
    pub(super) now: i64,
    /// For how long a message has been as it is, in milliseconds, as far as known.
    pub(super) shown_for: &'a dyn Fn(ChatId, MessageId) -> Option<i64>,
}

/// What an update comes to.
pub(super) fn take(update: Update, around: &Around<'_>) -> Taken {
    if let Some(message) = update.message {
        return written(message, around, false);
    }
    if let Some(message) = update.edited_message {
        return written(message, around, true);
    }
    if let Some(callback) = update.callback_query {
        return pressed(callback, around);
    }
    if let Some(change) = update.my_chat_member {
        return let_in(&change, around);
    }
    update.inline_query.map_or(Taken::Nothing, |query| inline::take(query, around))
}

fn written(message: Message, around: &Around<'_>, edited: bool) -> Taken {
    if message.chat.is_group() && !edited {
        return group::written(message, around);
    }
    if !message.chat.is_private() {
        return Taken::Nothing;
    }
    let Message { from, date, text, caption, forward_origin, forward_date, media, service, .. } = message;
    let Some(from) = from.filter(|from| !from.is_bot) else { return Taken::Nothing };
    let words = text.or_else(|| caption.filter(|caption| is_idea(caption))).map(|text| cut(&text));
    let forwarded = forward_origin.is_some() || forward_date.is_some();
    let what = match words {
        Some(words) if forwarded => What::Forwarded(words),
        Some(words) if edited => What::Edited(words),
        Some(words) => match slash::read(&words, around.bot) {
            Some(Slash::Start(payload)) => What::Arrived(payload),
            Some(Slash::Words(words)) => What::Typed(words),
            Some(Slash::Foreign) => return Taken::Nothing,
            None => What::Typed(words),
        },
        None if edited || service.is_any() => return Taken::Nothing,
        None => What::Sent(media.kind()),
    };
    let date = Some(date).filter(|_| !edited); // that of the message, not of the change
    Taken::Said(Entry { date, ..entry(&from, around, what) })
}

fn pressed(callback: Callback, around: &Around<'_>) -> Taken {
    if callback.message.as_ref().is_some_and(|under| under.chat.is_group()) {
        return group::pressed(callback, around);
    }
    let (Some(data), Some(under)) = (callback.data, callback.message) else { return Taken::Spins(callback.id) };
    let chat = ChatId(callback.from.id);
    if under.chat.id != chat.0 {
        return Taken::Spins(callback.id);
    }
    let is_vote = data::read(around.identity, chat, &data).is_some_and(|press| press.is_vote());
    let shown_for = (around.shown_for)(chat, MessageId(under.message_id));
    let hasty = is_vote && shown_for.is_some_and(|shown| (0..HASTY).contains(&shown));
    let data = data.chars().take(KEPT).collect();
    let press = Pressed { query: callback.id, message: under.message_id, data, hasty };
    Taken::Said(entry(&callback.from, around, What::Pressed(press)))
}

/// Blocked: nothing, and what is written there meets its end by itself. Let in again: they can be written to, and are not
/// greeted, for whoever wants that begins anew besides.
fn let_in(change: &Membership, around: &Around<'_>) -> Taken {
    if change.chat.is_group() {
        return group::let_in(change, around);
    }
    if !change.chat.is_private() || change.from.is_bot || change.new_chat_member.status != "member" {
        return Taken::Nothing;
    }
    Taken::Said(entry(&change.from, around, What::Back))
}

pub(super) fn entry(from: &User, around: &Around<'_>, what: What) -> Entry {
    let language = from.language_code.as_deref().and_then(|code| code.get(..2)).and_then(|code| code.parse().ok());
    Entry { from: from.id, at: around.now, date: None, language, what, heard: false }
}

pub(super) fn is_idea(caption: &str) -> bool {
    caption.trim_start().to_lowercase().starts_with(OPENING)
}

pub(super) fn cut(text: &str) -> String {
    text.chars().take(KEPT).collect()
}

impl Media {
    fn kind(&self) -> Medium {
        let found = |fields: &[bool]| fields.contains(&true);
        if found(&[self.voice.is_some(), self.audio.is_some(), self.video_note.is_some()]) {
            Medium::Voice
        } else if found(&[self.photo.is_some(), self.video.is_some(), self.animation.is_some(), self.sticker.is_some()])
        {
            Medium::Picture
        } else if self.document.is_some() {
            Medium::File
        } else if found(&[self.location.is_some(), self.venue.is_some()]) {
            Medium::Place
        } else if self.contact.is_some() {
            Medium::Contact
        } else {
            Medium::Other
        }
    }
}

#[cfg(test)]
mod tests;
