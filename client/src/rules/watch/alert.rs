//! What a detector answers: a mark with its reason in numbers, for moderators to judge. Holds no sentence of its own.

use serde::{Deserialize, Serialize};

/// How serious an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Level {
    /// Worth a look.
    Notice,
    /// At least twice what makes an alert.
    Warning,
}

impl Level {
    /// The level of what was found, given the least that makes an alert.
    pub fn of(found: u64, least: u64) -> Self {
        if found >= least.saturating_mul(2) { Self::Warning } else { Self::Notice }
    }

    /// The wire name: `notice`, `warning`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Warning => "warning",
        }
    }
}

/// Why, in the numbers that a sentence needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Reason {
    /// Votes came through one link.
    Burst {
        /// How many.
        votes: u64,
        /// Within how many seconds.
        seconds: u64,
        /// How many of them are alike.
        alike: u64,
    },
    /// The same answer in a row.
    Straight {
        /// How often.
        votes: u64,
        /// Within how many seconds.
        seconds: u64,
    },
    /// Two or more accounts gave the same answers at the same time.
    Twins {
        /// How many accounts.
        accounts: u64,
        /// How many answers the nearest two share.
        shared: u64,
    },
    /// Too fast to have read.
    Haste {
        /// How many votes.
        votes: u64,
        /// Within how many seconds.
        seconds: u64,
    },
    /// Accounts arrived together and answer alike.
    Cohort {
        /// How many accounts.
        accounts: u64,
        /// Within how many seconds they arrived.
        seconds: u64,
        /// On how many proposals they answer unlike everybody else.
        proposals: u64,
    },
    /// Proposals say nearly the same.
    Echo {
        /// How many proposals.
        proposals: u64,
        /// From how many new accounts.
        accounts: u64,
    },
}

impl Reason {
    /// The wire name: `burst`, `straight`, `twins`, `haste`, `cohort`, `echo`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Burst { .. } => "burst",
            Self::Straight { .. } => "straight",
            Self::Twins { .. } => "twins",
            Self::Haste { .. } => "haste",
            Self::Cohort { .. } => "cohort",
            Self::Echo { .. } => "echo",
        }
    }
}

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What was found, and why it is worth a look.
    pub reason: Reason,
    /// How serious it is.
    pub level: Level,
    /// Who, by number, in order.
    pub participants: Vec<u32>,
    /// On what, by number, in order.
    pub proposals: Vec<u32>,
}

impl Alert {
    /// An alert; participants and proposals are put in order, each once.
    pub fn new(
        reason: Reason,
        level: Level,
        participants: impl IntoIterator<Item = u32>,
        proposals: impl IntoIterator<Item = u32>,
    ) -> Self {
        let once =
            |numbers: Vec<u32>| numbers.into_iter().collect::<std::collections::BTreeSet<_>>().into_iter().collect();
        let participants = once(participants.into_iter().collect());
        let proposals = once(proposals.into_iter().collect());
        Self { reason, level, participants, proposals }
    }
}
