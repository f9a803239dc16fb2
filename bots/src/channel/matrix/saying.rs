//! From what is to be said to letters: in which form, under which number, apart from the rest of a room or not. Knows no queue.

use ilfaut_client::model::ProposalId;
use matrix_sdk::ruma::{OwnedTransactionId, TransactionId};

use super::outgoing::Letter;
use super::reception::Answered;
use super::{ASCII, Matrix, POLLS, ROOM, THREADS, form, polls};
use crate::channel::Caller;
use crate::conversation::Press;
use crate::voice::message::{Line, Message};

/// A page that leads to an account, in whichever program.
const TO_US: &str = "https://matrix.to/#/";
/// What the number of a message is made over, so that it proves nothing else.
const NUMBER: &[u8] = b"matrix/number/";
/// What tells the number of what became of an idea from those of answers.
const EARLIER: u8 = 2;
/// What tells the number of what nobody asked for from those of answers.
const UNASKED: u8 = 3;
/// Letters of a number at the homeserver.
const DIGITS: usize = 32;

impl Matrix {
    /// What is said to somebody, or to a room, in this room; none: wherever they are alone with us.
    pub(super) fn letter(
        &self,
        to: &Caller,
        answered: Option<Answered>,
        message: &Message,
        room: Option<&str>,
    ) -> Letter {
        let is_room = to.0.starts_with(ROOM);
        let number = self.number(to, answered.as_ref(), message);
        let wants = |what| room.is_some_and(|room| self.told.is_set(what, room));
        let threads = is_room && wants(THREADS);
        let here = answered.filter(|answered| is_room || answered.room.is_some());
        let thread = here.as_ref().and_then(|said| said.thread.clone().or_else(|| threads.then(|| said.event.clone())));
        let lines = self.lines(message, room).split_off(if threads { self.earlier(message, room) } else { 0 });
        Letter {
            room: room.unwrap_or_default().to_owned(),
            alone: (!is_room).then(|| to.0.clone()),
            thread,
            lines,
            silent: message.silent,
            idea: idea(message),
            poll: polls::answers(message).filter(|_| wants(POLLS)),
            attachment: message.attachment.clone(),
            number,
            read: here.filter(|_| !is_room && !message.meanwhile).map(|said| said.event),
            done: None,
        }
    }

    /// What became of the idea that was in front of a room, said under it; none: there is nothing of that to be said apart.
    pub(super) fn apart(&self, room: &str, message: &Message) -> Option<Letter> {
        let under = self.told.is_set(THREADS, room).then(|| self.cards.in_front(room)).flatten()?;
        let mut lines = self.lines(message, Some(room));
        lines.truncate(self.earlier(message, Some(room)));
        Some(Letter {
            room: room.to_owned(),
            alone: None,
            number: self.numbered(EARLIER, under.as_bytes()),
            thread: Some(under),
            lines,
            silent: true,
            idea: None,
            poll: None,
            attachment: None,
            read: None,
            done: None,
        })
        .filter(|letter| !letter.lines.is_empty())
    }

    /// How many of the lines are about what was in front of a room before.
    fn earlier(&self, message: &Message, room: Option<&str>) -> usize {
        let before = room.filter(|_| message.earlier > 0).and_then(|room| self.cards.in_front(room));
        before.map_or(0, |_| message.earlier.min(message.lines.len()))
    }

    /// What is said, with the way to us alone, in the signs that the room wants.
    fn lines(&self, message: &Message, room: Option<&str>) -> Vec<Line> {
        let alone = message.alone.as_ref();
        let alone = alone.map(|(_, label)| Line::plain(format!("{label} : {TO_US}{}", self.account())));
        let lines = message.lines.iter().cloned().chain(alone).collect();
        if room.is_some_and(|room| self.told.is_set(ASCII, room)) { form::ascii(lines) } else { lines }
    }

    /// The number of what is said: the same whenever it is said again.
    fn number(&self, to: &Caller, answered: Option<&Answered>, message: &Message) -> OwnedTransactionId {
        let tells: Vec<u8> = message.tells.iter().flat_map(|notice| notice.0.to_be_bytes()).collect();
        match answered {
            Some(answered) => self.numbered(u8::from(message.meanwhile), answered.event.as_bytes()),
            None if !tells.is_empty() => self.numbered(UNASKED, &[to.0.as_bytes(), b"/", &tells].concat()),
            None => TransactionId::new(),
        }
    }

    /// The number of one of the things said to an event.
    fn numbered(&self, which: u8, of: &[u8]) -> OwnedTransactionId {
        let proof = self.identity.proof(&[NUMBER, &[which], of].concat());
        let letters: String = proof.iter().flat_map(|byte| [byte >> 4, byte & 15]).map(letter).take(DIGITS).collect();
        letters.into()
    }
}

/// A sixteenth as a letter.
fn letter(sixteenth: u8) -> char {
    char::from(b'a' + sixteenth)
}

/// The idea that can be voted on where this is said.
fn idea(message: &Message) -> Option<ProposalId> {
    message.choices.iter().find_map(|choice| match &choice.press {
        Press::Vote(proposal, _) => Some(proposal.clone()),
        _ => None,
    })
}
