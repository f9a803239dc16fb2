//! Whether votes are their voters' own: what a moderator gets to judge it (alerts, cohorts set aside), and what those
//! concerned can know: why a card was shown, why votes are set aside.

use serde::{Deserialize, Serialize};

use crate::model::{ParticipantId, ProposalId, Time};
use crate::rules::rotation::Why;
use crate::rules::watch::{Level, Reason};

/// The number of a cohort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct CohortId(pub u32);

/// What a detector found: a mark, never a judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// Who of them objects, oldest first.
    pub objections: Vec<Objected>,
}

/// A participant's words against being set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Objected {
    /// Who.
    pub participant: ParticipantId,
    /// When.
    pub at: Time,
    /// In their words; none once they were erased.
    pub words: Option<String>,
}

/// Why a proposal came before a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Shown {
    /// The rotation dealt it.
    Dealt {
        /// For this reason.
        why: Why,
    },
    /// They reached it themselves: a search, a link, a topic.
    Chosen,
    /// They wrote it.
    Own,
}

/// One's own votes in a question are set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Marked {
    /// Why.
    pub reason: Reason,
    /// Since when it was proposed.
    pub since: Time,
    /// When one objected, if one did.
    pub objected: Option<Time>,
}
