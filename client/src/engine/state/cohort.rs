//! Participants whose votes are set aside, or may be: who proposed it, who confirmed it, who took it back.

use serde::{Deserialize, Serialize};

use super::{State, index};
use crate::model::Time;
use crate::rules::watch::Reason;

/// Participants whose votes in a question a moderator proposed to set aside.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct CohortState {
    /// In which question.
    pub question: u16,
    /// Whose votes, in order.
    pub participants: Vec<u32>,
    /// Why.
    pub reason: Reason,
    /// Who proposed it.
    pub proposed: u32,
    /// When.
    pub at: Time,
    /// Who confirmed it.
    pub confirmed: Option<u32>,
    /// Who took it back.
    pub restored: Option<u32>,
    /// Who of them objects; their words are kept with the ties.
    pub objections: Vec<Objection>,
}

/// A participant objects to being set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Objection {
    /// Who.
    pub participant: u32,
    /// When, the last time they did.
    pub at: Time,
}

impl State {
    /// Whether the votes of a participant in a question are set aside.
    pub fn is_aside(&self, participant: u32, question: u16) -> bool {
        self.aside_in(participant, question).is_some()
    }

    /// The first cohort that sets the votes of a participant in a question aside.
    pub fn aside_in(&self, participant: u32, question: u16) -> Option<u32> {
        let more = self.participants.get(index(participant))?.more.as_ref()?;
        more.aside.iter().copied().find(|cohort| self.cohorts[index(*cohort)].question == question)
    }
}
