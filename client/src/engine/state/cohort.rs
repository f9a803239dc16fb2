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
}

impl State {
    /// Whether the votes of a participant in a question are set aside.
    pub fn is_aside(&self, participant: u32, question: u16) -> bool {
        let more = self.participants.get(index(participant)).and_then(|participant| participant.more.as_ref());
        let cohorts = more.map_or(&[][..], |more| &more.aside);
        cohorts.iter().any(|cohort| self.cohorts[index(*cohort)].question == question)
    }
}
