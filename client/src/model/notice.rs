//! What a citizen must be told once, after a moderator has spoken.

use serde::{Deserialize, Serialize};

use super::moderation::RefusalReason;
use super::proposal::ProposalId;
use super::time::Time;

/// The place of a notice in its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct NoticeId(pub u32);

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum NoticeKind {
    /// The proposal is open to votes.
    Accepted,
    /// The proposal is refused.
    Refused {
        /// Why.
        reason: RefusalReason,
        /// The moderator's own words, if any.
        words: Option<String>,
    },
    /// The proposal says again what another says; its votes, if any, stay recorded.
    Duplicate {
        /// The other.
        of: ProposalId,
        /// Its text; none unless it is open to votes now.
        text: Option<String>,
        /// The moderator's own words, if any.
        words: Option<String>,
    },
    /// A moderator's words about the proposal; nothing was decided by it.
    Written {
        /// The words; none once erased.
        words: Option<String>,
    },
    /// A decision the author was told of has been taken back; the proposal waits again.
    BackToQueue,
}

/// One thing to tell one author, once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Notice {
    /// To say it was told, see `Backend::told`.
    pub id: NoticeId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// Its text.
    pub text: String,
    /// What happened.
    pub kind: NoticeKind,
    /// When the decision was taken.
    pub decided: Time,
}
