//! What moderators' programs say: the queue, decisions, corrections, what is watched.

use super::verbs;
use crate::backend::{Amendment, Cohort, CohortId, Mark, QueueItem, Undone};
use crate::model::{Decision, ParticipantId, ProposalId, QuestionId, Status};
use crate::rules::watch::Reason;

verbs! {
    /// Proposals by status, oldest first.
    Queue = "queue" by Moderator, repeatable {
        /// Of which question.
        question: QuestionId,
        /// Which.
        status: Status,
    } -> Vec<QueueItem>;

    /// One proposal as the queue shows it.
    Item = "item" by Moderator, repeatable {
        /// Which.
        proposal: ProposalId,
    } -> QueueItem;

    /// Corrects a text or its topics.
    Amend = "amend" by Moderator, repeatable {
        /// Of which proposal.
        proposal: ProposalId,
        /// As it was seen.
        seen: Status,
        /// What.
        amendment: Amendment,
    } -> QueueItem;

    /// Takes or renews a lease.
    Lease = "lease" by Moderator, repeatable {
        /// On what.
        proposal: ProposalId,
    } -> ();

    /// Gives a lease back.
    Release = "release" by Moderator, repeatable {
        /// On what.
        proposal: ProposalId,
    } -> ();

    /// Decides, if the proposal still is as it was seen.
    Decide = "decide" by Moderator, once {
        /// On what.
        proposal: ProposalId,
        /// As it was seen.
        seen: Status,
        /// What.
        decision: Decision,
    } -> Status;

    /// Takes back one's last decision.
    Undo = "undo" by Moderator, once {} -> Undone;

    /// Takes back the decision that stands, whoever took it, if the proposal still is as it was seen.
    TakeBack = "take-back" by Moderator, once {
        /// On what.
        proposal: ProposalId,
        /// As it was seen.
        seen: Status,
    } -> Undone;

    /// Leaves a note for colleagues; the same words again change nothing.
    Note = "note" by Moderator, repeatable {
        /// On what.
        proposal: ProposalId,
        /// The words.
        words: String,
    } -> ();

    /// Writes to the author; the same words again change nothing.
    Write = "write" by Moderator, repeatable {
        /// About what.
        proposal: ProposalId,
        /// The words.
        words: String,
    } -> ();

    /// Takes a lease over from whoever holds it.
    Seize = "seize" by Moderator, repeatable {
        /// On what.
        proposal: ProposalId,
    } -> ();

    /// Leaves: leases end, notices are due.
    Leave = "leave" by Moderator, repeatable {} -> ();

    /// What the detectors find.
    Alerts = "alerts" by Moderator, repeatable {
        /// In which question.
        question: QuestionId,
    } -> Vec<Mark>;

    /// Proposes, or confirms, to set votes aside.
    SetAside = "set-aside" by Moderator, once {
        /// In which question.
        question: QuestionId,
        /// Whose.
        participants: Vec<ParticipantId>,
        /// Why.
        reason: Reason,
    } -> CohortId;

    /// Takes it back.
    Restore = "restore" by Moderator, repeatable {
        /// Which.
        cohort: CohortId,
    } -> ();

    /// What was proposed and what became of it.
    Cohorts = "cohorts" by Moderator, repeatable {
        /// In which question.
        question: QuestionId,
    } -> Vec<Cohort>;
}
