//! From what was said on a channel to what the conversation hears, and from what it says to a message. Knows no consultation.

use ilfaut_client::model::{Channel as Origin, ParticipantId, Text};

use super::{Host, Turn};
use crate::channel::{Caution, Incoming, Limits, Said};
use crate::conversation::{Heard, Say};
use crate::voice::Voice;
use crate::voice::message::{Line, Message};

impl Host {
    /// What is said first to whoever wrote a word of distress.
    pub(super) fn care_for(&self, heard: &Heard) -> Option<&Text> {
        match heard {
            Heard::Typed(text) | Heard::Edited(text) | Heard::Forwarded(text) => self.care.line_for(text),
            _ => None,
        }
    }

    /// What the channel tells of itself: to somebody in their language, to several in that of the place.
    pub(super) async fn cautioned(&self, origin: Origin, limits: Limits, to: &Incoming, caution: &Caution) -> Turn {
        let say = Say::Caution(caution.clone());
        let mut turn = if to.among.is_some() {
            let lines = self.voice(None, limits).say(&say);
            Turn { message: Message { lines, ..Message::default() }, ..Turn::default() }
        } else {
            self.told(origin, &to.from, limits, &say).await
        };
        turn.message.silent = true;
        turn
    }

    /// Whether this is the first of somebody's messages in a row that waited long.
    pub(super) fn is_first_late(&self, who: ParticipantId, late: bool) -> bool {
        let mut known = self.known();
        if late {
            return known.late.insert(who);
        }
        known.late.remove(&who);
        false
    }
}

/// What was said, for the conversation; none: somebody left.
pub(super) fn heard(said: &Said) -> Option<Heard> {
    Some(match said.clone() {
        Said::Typed(text) => Heard::Typed(text),
        Said::Arrived { language, question, proposal } => Heard::Arrived { language, question, proposal },
        Said::Pressed { press, hasty } => Heard::Pressed(press, hasty),
        Said::Edited(text) => Heard::Edited(text),
        Said::Forwarded(text) => Heard::Forwarded(text),
        Said::Sent(medium) => Heard::Sent(medium),
        Said::Unsure => Heard::Unsure,
        Said::Joined
        | Said::Ended { .. }
        | Said::Moved(_)
        | Said::Called
        | Said::Looked(_)
        | Said::Cautioned(_)
        | Said::TakenBack(_)
        | Said::Back
        | Said::Left => return None,
    })
}

/// What is said, in words; in the place of the idea before where that leaves an idea to vote on, or its end.
pub(super) fn spoken(voice: &Voice, said: &[Say], whole: bool) -> Message {
    let stands = |say: &Say| matches!(say, Say::Voted(_) | Say::Unvoted | Say::Card(_));
    Message {
        lines: said.iter().flat_map(|say| voice.say(say)).collect(),
        toast: said.iter().find_map(|say| voice.toast(say)),
        attachment: said.iter().find_map(|say| voice.attachment(say)),
        in_place: whole && said.iter().any(stands),
        silent: true, // they are here: nothing needs to ring
        ..Message::default()
    }
}

/// No blank line first or last, and never two together.
pub(super) fn single_blanks(lines: Vec<Line>) -> Vec<Line> {
    let mut kept: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        if !line.text.is_empty() || kept.last().is_some_and(|last| !last.text.is_empty()) {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(|last| last.text.is_empty()) {
        kept.pop();
    }
    kept
}
