//! From an event to what was said. Pure: knows no homeserver, no store and no queue; what is around an event is told to it.

use ilfaut_client::model::VoteKey;
use serde::{Deserialize, Serialize};

use super::event::Event;
use super::group::There;
use super::{polls, reactions};
use crate::channel::{Caller, Incoming, Medium, Place, Said};
use crate::conversation::Press;
use crate::identity::Mark;

/// How long something may have waited before it is late, in milliseconds.
const LATE: i64 = 120_000;
/// Most characters kept of one message.
const KEPT: usize = 4_096;
/// Letters of the longest words that are no idea.
const LONG: usize = 11;
/// What the words under a picture must begin with to be an idea.
const OPENING: &str = "il faut";

/// One thing said in a room, in the short form that is kept until it is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// By whom.
    pub(super) from: String,
    /// In which room.
    pub(super) room: String,
    /// The event that said it.
    pub(super) event: String,
    /// When it was said, in milliseconds, as the sender's server tells.
    pub(super) at: i64,
    /// What.
    pub(super) what: What,
    /// The event under which it is said, apart from the rest.
    pub(super) thread: Option<String>,
    /// Whether it has had its effect, and perhaps no answer.
    pub(super) heard: bool,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum What {
    /// Letting us into a room of two.
    Arrived,
    /// Words.
    Typed(String),
    /// Other words in the place of those of this event.
    Edited(String, String),
    /// A sign put on this event.
    Reacted(String, Sign),
    /// The vote on this event taken back.
    Unsigned(String),
    /// This event taken away.
    Redacted(String),
    /// Something that cannot be read.
    Sent(Kind),
    /// Something where several people read it.
    Among(There),
    /// A room let us in: who is there is not known yet.
    LetIn,
    /// What the homeserver left out, and is asked for.
    LeftOut(LeftOut),
}

/// What a homeserver left out of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct LeftOut {
    /// After this mark of it.
    pub(super) since: String,
    /// Before this one; none: before now.
    pub(super) until: Option<String>,
    /// How many were in the room at its end.
    pub(super) members: u64,
}

/// What a sign, or something taken away, stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meant {
    /// A button.
    Press(Press),
    /// The words of this mark, taken back.
    Words(Mark),
}

/// A vote by a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Sign {
    Agree,
    Disagree,
    Neutral,
}

/// What can be sent and not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    Voice,
    Picture,
    File,
    Place,
    Other,
    /// Words for which the key is missing.
    Sealed,
}

/// What is known around an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Around<'a> {
    /// Our own name.
    pub(super) me: &'a str,
    /// The room it happened in.
    pub(super) room: &'a str,
    /// Whether it could not be decrypted.
    pub(super) sealed: bool,
}

/// What somebody said by an event; none: nothing that concerns us.
pub(super) fn take(event: &Event, around: &Around<'_>) -> Option<Entry> {
    if event.sender == around.me || event.state_key().is_some() || event.is_redacted() {
        return None;
    }
    let what = match event.kind.as_str() {
        "m.room.message" => written(event)?,
        "m.room.encrypted" if around.sealed => What::Sent(Kind::Sealed),
        "m.reaction" => {
            let sign = reactions::sign(event.text(&["m.relates_to", "key"])?)?;
            What::Reacted(event.relates("m.annotation")?.to_owned(), sign)
        }
        polls::RESPONSE => match polls::response(event)? {
            (poll, Some(sign)) => What::Reacted(poll, sign),
            (poll, None) => What::Unsigned(poll),
        },
        "m.room.redaction" => What::Redacted(event.redacts()?.to_owned()),
        "m.sticker" => What::Sent(Kind::Picture),
        _ => return None,
    };
    Some(entry(event, around, &event.sender, what))
}

/// What an event comes to, said by somebody or by a room.
pub(super) fn entry(event: &Event, around: &Around<'_>, from: &str, what: What) -> Entry {
    let thread = event.relates("m.thread").map(str::to_owned);
    let (room, event, at) = (around.room.to_owned(), event.id.clone(), event.at);
    Entry { from: from.to_owned(), room, event, at, what, thread, heard: false }
}

/// A notice is what programs write, and is never answered.
fn written(event: &Event) -> Option<What> {
    if let Some(of) = event.relates("m.replace") {
        let is_text = matches!(event.text(&["m.new_content", "msgtype"])?, "m.text" | "m.emote");
        let body = event.text(&["m.new_content", "body"]).filter(|_| is_text)?;
        return Some(What::Edited(of.to_owned(), cut(body)));
    }
    let body = event.text(&["body"]).unwrap_or_default();
    let caption = event.text(&["filename"]).is_some_and(|name| name != body).then_some(body);
    Some(match event.text(&["msgtype"])? {
        "m.text" | "m.emote" => What::Typed(cut(unquoted(body, event.answers().is_some()))),
        "m.notice" | "m.key.verification.request" => return None,
        "m.image" | "m.video" | "m.file" if caption.is_some_and(is_idea) => What::Typed(cut(body)),
        "m.audio" => What::Sent(Kind::Voice),
        "m.image" | "m.video" => What::Sent(Kind::Picture),
        "m.file" => What::Sent(Kind::File),
        "m.location" => What::Sent(Kind::Place),
        _ => What::Sent(Kind::Other),
    })
}

/// The words without those of the message they answer, which older programs put before them.
pub(super) fn unquoted(body: &str, answers: bool) -> &str {
    if !answers || !body.starts_with("> ") {
        return body;
    }
    let quoted: usize = body.split_inclusive('\n').take_while(|line| line.starts_with('>')).map(str::len).sum();
    body.get(quoted..).map(str::trim_start).filter(|rest| !rest.is_empty()).unwrap_or(body)
}

/// Whether these words may be an idea, and are no vote and no command.
pub(super) fn is_long(words: &str) -> bool {
    words.chars().nth(LONG).is_some()
}

pub(super) fn is_idea(caption: &str) -> bool {
    caption.trim_start().to_lowercase().starts_with(OPENING)
}

pub(super) fn cut(text: &str) -> String {
    text.chars().take(KEPT).collect()
}

impl Entry {
    /// By whom.
    pub(super) fn caller(&self) -> Caller {
        Caller(self.from.clone())
    }

    /// What is said, for the conversation; `meant`: the press that a sign, or a thing taken away, stands for. What had its
    /// effect before a restart is not said twice: something newer may have been said since.
    pub(super) fn incoming(&self, meant: Option<Meant>, now: i64) -> Option<Incoming> {
        let said = match &self.what {
            What::Among(There::Signed(..) | There::Unsigned(_)) if self.heard => return None,
            What::Among(There::Proposed(_)) if self.heard => Said::Unsure,
            What::Among(there) => there.said(meant)?,
            What::LetIn | What::LeftOut(_) => return None,
            What::Arrived => Said::Arrived { language: None, question: None, proposal: None },
            _ if self.heard => Said::Unsure,
            What::Typed(text) => Said::Typed(text.clone()),
            What::Edited(_, text) => Said::Edited(text.clone()),
            What::Reacted(..) | What::Unsigned(_) | What::Redacted(_) => match meant? {
                Meant::Press(press) => Said::Pressed { press, hasty: false },
                Meant::Words(mark) => Said::TakenBack(mark),
            },
            What::Sent(kind) => Said::Sent(kind.medium()),
        };
        let late = now.saturating_sub(self.at) > LATE;
        let among =
            matches!(self.what, What::Among(_)).then(|| Place { room: Caller(self.room.clone()), message: None });
        Some(Incoming { reachable: among.is_none(), among, late, ..Incoming::new(self.caller(), said) })
    }
}

impl Sign {
    /// The vote that it is.
    pub(super) fn key(self) -> VoteKey {
        match self {
            Self::Agree => VoteKey::Agree,
            Self::Disagree => VoteKey::Disagree,
            Self::Neutral => VoteKey::Neutral,
        }
    }
}

impl Kind {
    fn medium(self) -> Medium {
        match self {
            Self::Voice => Medium::Voice,
            Self::Picture => Medium::Picture,
            Self::File => Medium::File,
            Self::Place => Medium::Place,
            Self::Other => Medium::Other,
            Self::Sealed => Medium::Sealed,
        }
    }
}

#[cfg(test)]
mod tests;
