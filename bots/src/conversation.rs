//! One conversation for every channel, as a pure state machine: where one is, and what is heard, give where one is next,
//! what is asked of the consultation and what is said. Knows no clock, no storage, no channel, no words of any language.
//!
//! A turn is a chain of steps: something typed, then the answer to each question asked, until nothing more is asked.
//! The host saves the dialogue at the end of the chain and only then speaks, so every step may be taken twice: a vote
//! names its idea, and the same vote again changes nothing.

mod answered;
mod arrival;
pub mod ask;
mod borrowed;
mod care;
pub mod command;
mod courtesy;
pub mod dialogue;
mod drafting;
pub mod idea;
mod instead;
mod listing;
mod manners;
mod near;
mod news;
pub mod offer;
mod personal;
pub mod press;
pub mod reading;
mod recorded;
mod results;
pub mod room;
pub mod say;
mod second;
mod sending;
pub mod signature;
mod signing;
mod trouble;
mod turn;
mod typed;
mod voting;
mod wish;

use ilfaut_client::backend::{Card, QuestionView};
use ilfaut_client::model::{Language, ProposalId, QuestionId, Text, Time};

use crate::channel::Medium;

pub use ask::{Answer, Ask, Marked, Part, Spot, Trouble};
pub use command::Command;
pub use dialogue::{Dialogue, Latest, Modes, Scene};
pub use offer::{Offer, offers};
pub use press::{Press, Stamp};
pub use say::{Note, Say, Shown};

use turn::Turn;

/// What reaches the conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Someone came, for the first time or again.
    Arrived {
        /// The language they insist on.
        language: Option<Language>,
        /// The question they came for.
        question: Option<QuestionId>,
        /// The idea they came for.
        proposal: Option<ProposalId>,
    },
    /// Someone typed.
    Typed(String),
    /// Someone pressed; `hasty`: before they can have read what they answer.
    Pressed(Press, bool),
    /// Someone changed what they had typed.
    Edited(String),
    /// Someone passed another's words on.
    Forwarded(String),
    /// Someone sent what cannot be read.
    Sent(Medium),
    /// The words of the idea being written were taken away.
    TakenBack,
    /// What they said was heard; whether they were answered nobody knows.
    Unsure,
    /// The consultation answered.
    Answered(Answer),
    /// They are being told that their own idea says this one again.
    Told(Box<Card>),
    /// The consultation did not do what was asked.
    Failed(Ask, Trouble),
}

/// What may be known beside the dialogue.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each answers one plain question about the channel")]
pub struct Context<'a> {
    /// The present instant.
    pub now: Time,
    /// All questions, the open ones first.
    pub questions: &'a [QuestionView],
    /// The language of whoever has not chosen one.
    pub language: Language,
    /// Whether whoever is here types at a keyboard, where every line wants an answer.
    pub keyboard: bool,
    /// Whether files can be written for whoever is here.
    pub files: bool,
    /// Whether files can be sent to whoever is here.
    pub documents: bool,
    /// Whether whoever is here can be written to unasked.
    pub reaches: bool,
    /// Whether what is said takes the place of the idea shown before, and so must be whole.
    pub whole: bool,
    /// Whether something was pressed beside the conversation, under any older idea, and nothing takes its place.
    pub aside: bool,
    /// What is to be said first, where a word of distress was written.
    pub care: Option<&'a Text>,
}

/// What follows.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where one is next.
    pub next: Dialogue,
    /// What is asked; its answer is the next thing heard.
    pub ask: Option<Ask>,
    /// What is said, in order.
    pub say: Vec<Say>,
    /// Whether one takes leave.
    pub leave: bool,
}

/// One step of the conversation.
pub fn step(dialogue: &Dialogue, heard: Heard, context: &Context<'_>) -> Step {
    let mut turn = Turn::new(dialogue, context);
    let theirs = !matches!(heard, Heard::Answered(_) | Heard::Failed(..) | Heard::Told(_));
    match heard {
        Heard::Arrived { language, question, proposal } => {
            arrival::arrive(&mut turn, language, question.as_ref(), proposal);
        }
        Heard::Typed(text) => typed::typed(&mut turn, &text),
        Heard::Pressed(press, hasty) => press::pressed(&mut turn, press, hasty),
        Heard::Edited(text) => typed::edited(&mut turn, &text),
        Heard::Forwarded(text) => typed::forwarded(&mut turn, &text),
        Heard::Sent(_) if turn.step.next.stopped => turn.note(Note::StillStopped),
        Heard::Sent(medium) => typed::unread(&mut turn, medium),
        Heard::TakenBack => drafting::taken_back(&mut turn),
        Heard::Unsure => arrival::unsure(&mut turn),
        Heard::Answered(answer) => answered::answered(&mut turn, answer),
        Heard::Told(card) => instead::told(&mut turn, *card),
        Heard::Failed(ask, trouble) => trouble::failed(&mut turn, ask, trouble),
    }
    if theirs && !turn.is_about_the_latest() {
        turn.dialogue().latest = Latest::Other;
    }
    turn.step
}

#[cfg(test)]
mod tests;
