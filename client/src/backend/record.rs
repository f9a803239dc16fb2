//! What moderators and organisers did, as anyone who must answer for it reads it, and whether the record is whole.

use serde::{Deserialize, Serialize};

use super::CohortId;
use crate::model::{ProposalId, RefusalReason, Status, Time, TopicId};
use crate::rules::watch::Reason;

/// Which part of what was done.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Leaf {
    /// Only what was done before this event; none: up to now.
    pub before: Option<u64>,
    /// At most so many.
    pub limit: usize,
    /// Only on this proposal.
    pub proposal: Option<ProposalId>,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Act {
    /// The number of its event in the record, counted from 1.
    pub event: u64,
    /// When.
    pub at: Time,
    /// The moderator's name; none: an organiser, or the program by its clock.
    pub by: Option<String>,
    /// On which proposal.
    pub proposal: Option<ProposalId>,
    /// The text of that proposal now; none once erased.
    pub text: Option<String>,
    /// What.
    pub deed: Deed,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Deed {
    /// A proposal was led to a status.
    Decided {
        /// To which.
        status: Status,
        /// Why, if refused.
        reason: Option<RefusalReason>,
        /// The moderator's words to its author.
        words: Option<String>,
        /// What it says again, if refused as a duplicate.
        duplicate_of: Option<ProposalId>,
    },
    /// A decision was taken back.
    TakenBack {
        /// Where it had led.
        from: Status,
        /// Where the proposal stands again.
        to: Status,
        /// Who had decided.
        decided_by: String,
    },
    /// A text or its topics were corrected.
    Amended {
        /// Whether the text was.
        text: bool,
        /// All topics since, if they were.
        topics: Option<Vec<TopicId>>,
    },
    /// A note for colleagues; none once erased.
    Noted(Option<String>),
    /// Words to the author; none once erased.
    Written(Option<String>),
    /// A lease was taken over from a colleague.
    Seized {
        /// From whom.
        from: String,
    },
    /// Votes were proposed to be set aside.
    Marked {
        /// Under which number.
        cohort: CohortId,
        /// How many people's.
        people: usize,
        /// Why.
        reason: Reason,
    },
    /// Votes were set aside.
    SetAside {
        /// Under which number.
        cohort: CohortId,
    },
    /// Votes count again.
    Restored {
        /// Under which number.
        cohort: CohortId,
    },
    /// The question's file was read.
    Settled,
    /// The question was closed by hand, or opened again.
    Closed {
        /// Since when; none: it is open.
        at: Option<Time>,
    },
}

/// What reading the whole record again has shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Checked {
    /// Entries that were read.
    pub entries: u64,
    /// Events in them.
    pub events: u64,
    /// The link of the last, in 64 hexadecimal digits.
    pub link: String,
    /// The first entry that does not follow from the one before it; none: the record is whole.
    pub broken: Option<u64>,
}
