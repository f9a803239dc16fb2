//! Something a moderator or an organiser did: enough to tell of it, by numbers. Knows no name and no words.

use serde::{Deserialize, Serialize};

use super::{State, index};
use crate::model::{Time, TopicId};

/// Something that was done in a question.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct ActState {
    /// The number of its event.
    pub event: u64,
    /// When.
    pub at: Time,
    /// What.
    pub what: What,
}

/// What was done, by the numbers of moderators, decisions, proposals and cohorts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// A decision.
    Decided(u32),
    /// A decision taken back.
    TakenBack {
        /// By whom.
        moderator: u32,
        /// Which.
        decision: u32,
    },
    /// A correction.
    Amended {
        /// By whom.
        moderator: u32,
        /// Of what.
        proposal: u32,
        /// Whether of its text.
        text: bool,
        /// All topics since, if it was of them.
        topics: Option<Vec<TopicId>>,
    },
    /// A note, or words to an author.
    Remarked(u32),
    /// A lease taken over.
    Seized {
        /// By whom.
        moderator: u32,
        /// On what.
        proposal: u32,
        /// From whom.
        from: u32,
    },
    /// A cohort proposed to be set aside.
    Marked(u32),
    /// A moderator who confirmed a cohort.
    SetAside(u32, u32),
    /// A moderator who took a cohort back.
    Restored(u32, u32),
    /// The question's file.
    Settled,
    /// The end of the question, set by hand.
    Closed(Option<Time>),
}

impl What {
    /// By which moderator; none: an organiser, or the program.
    pub fn moderator(&self, state: &State) -> Option<u32> {
        match self {
            Self::Decided(decision) => Some(state.decisions[index(*decision)].moderator),
            Self::Marked(cohort) => Some(state.cohorts[index(*cohort)].proposed),
            Self::Remarked(remark) => Some(state.remarks[index(*remark)].moderator),
            Self::TakenBack { moderator, .. }
            | Self::Seized { moderator, .. }
            | Self::Amended { moderator, .. }
            | Self::SetAside(moderator, _)
            | Self::Restored(moderator, _) => Some(*moderator),
            Self::Settled | Self::Closed(_) => None,
        }
    }

    /// On which proposal.
    pub fn proposal(&self, state: &State) -> Option<u32> {
        match self {
            Self::Decided(decision) | Self::TakenBack { decision, .. } => {
                Some(state.decisions[index(*decision)].proposal)
            }
            Self::Remarked(remark) => Some(state.remarks[index(*remark)].proposal),
            Self::Amended { proposal, .. } | Self::Seized { proposal, .. } => Some(*proposal),
            Self::Marked(_) | Self::SetAside(..) | Self::Restored(..) | Self::Settled | Self::Closed(_) => None,
        }
    }
}
