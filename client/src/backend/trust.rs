//! What a moderator gets to judge whether votes are their voters' own: alerts, and cohorts set aside.

use serde::{Deserialize, Serialize};

use crate::model::{ParticipantId, ProposalId, Time};
use crate::rules::watch::{Level, Reason};

/// The number of a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CohortId(pub u32);

/// What a detector found: a mark, never a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What was found, in numbers.
    pub reason: Reason,
    /// How serious it is.
    pub level: Level,
    /// Who.
    pub participants: Vec<ParticipantId>,
    /// On what.
    pub proposals: Vec<ProposalId>,
}

/// Participants whose votes a moderator proposed to set aside, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cohort {
    /// Its number.
    pub id: CohortId,
    /// Whose votes.
    pub participants: Vec<ParticipantId>,
    /// Why.
    pub reason: Reason,
    /// Who proposed it.
    pub proposed: String,
    /// When.
    pub at: Time,
    /// Who confirmed it; none: these votes still count.
    pub confirmed: Option<String>,
    /// Who took it back.
    pub restored: Option<String>,
}
