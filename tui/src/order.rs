//! What a moderator wants changed, as values that are kept until the consultation has answered: nothing decided is lost by
//! a cut line or a killed program. Knows neither how orders are kept nor how they are brought.

use ilfaut_client::backend::{Amendment, CohortId, QueueItem, Undone};
use ilfaut_client::model::{Decision, ParticipantId, ProposalId, QuestionId, Status};
use ilfaut_client::rules::watch::Reason;
use serde::{Deserialize, Serialize};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Order {
    /// Decide.
    Decide {
        /// On which proposal.
        proposal: ProposalId,
        /// As it stood on the screen.
        seen: Status,
        /// What.
        decision: Decision,
    },
    /// Take back the decision that stands on a proposal.
    TakeBack {
        /// Which.
        proposal: ProposalId,
        /// As the decision left it.
        seen: Status,
    },
    /// Correct a text or its topics.
    Amend {
        /// Of which proposal.
        proposal: ProposalId,
        /// As it stood on the screen.
        seen: Status,
        /// What.
        amendment: Amendment,
    },
    /// Leave a note for colleagues.
    Note {
        /// On which proposal.
        proposal: ProposalId,
        /// The words.
        words: String,
    },
    /// Write to the author.
    Write {
        /// Of which proposal.
        proposal: ProposalId,
        /// The words.
        words: String,
    },
    /// Propose to set votes aside, or confirm it.
    SetAside {
        /// In which question.
        question: QuestionId,
        /// Whose.
        people: Vec<ParticipantId>,
        /// Why.
        reason: Reason,
    },
    /// Let the votes of a cohort count again.
    Restore(CohortId),
}

/// What came of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    /// Where a decision has led.
    Status(Status),
    /// What came back.
    Undone(Undone),
    /// The proposal as it was corrected.
    Item(Box<QueueItem>),
    /// Nothing more to say.
    Nothing,
}

impl Order {
    /// The proposal it is about, if it is about one.
    pub(crate) fn proposal(&self) -> Option<&ProposalId> {
        match self {
            Self::Decide { proposal, .. }
            | Self::TakeBack { proposal, .. }
            | Self::Amend { proposal, .. }
            | Self::Note { proposal, .. }
            | Self::Write { proposal, .. } => Some(proposal),
            Self::SetAside { .. } | Self::Restore(_) => None,
        }
    }
}
