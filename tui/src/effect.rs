//! What an update wants done, as values: it never does anything itself.

use ilfaut_client::backend::CohortId;
use ilfaut_client::model::{Decision, ParticipantId, ProposalId, QuestionId, Status};
use ilfaut_client::rules::watch::Reason;

/// One thing to do outside; all but `Redraw` and `Release` are answered by a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Draw the whole screen again, for a terminal that something else has written on.
    Redraw,
    /// Ask for the questions.
    Questions,
    /// Ask for a list of proposals.
    Load(QuestionId, Status),
    /// Take or renew a lease.
    Lease(ProposalId),
    /// Give a lease back; nothing answers.
    Release(ProposalId),
    /// Decide.
    Decide {
        /// On which proposal.
        proposal: ProposalId,
        /// As it stood on the screen.
        seen: Status,
        /// What.
        decision: Decision,
    },
    /// Take back the last decision.
    Undo,
    /// Ask for the alerts of a question.
    Watch(QuestionId),
    /// Propose to set votes aside, or confirm it.
    SetAside(QuestionId, Vec<ParticipantId>, Reason),
    /// Let the votes of a cohort count again.
    Restore(CohortId),
}
