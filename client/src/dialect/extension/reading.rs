//! What moderators' programs read beside the queue: what changed in it, what it comes to, what was done, whether the record is
//! whole. Nothing here changes anything.

use super::verbs;
use crate::backend::{Act, Leaf};
use crate::model::{QuestionId, Time};

verbs! {
    /// What has changed in the queues, and who holds what.
    News = "news" by Moderator, repeatable {
        /// Of which question.
        question: QuestionId,
        /// Since which event.
        since: u64,
    } -> crate::backend::News;

    /// The figures of a question.
    Stats = "stats" by Moderator, repeatable {
        /// Of which.
        question: QuestionId,
        /// Since when, several times if wanted; in all comes with it.
        since: Vec<Time>,
    } -> crate::backend::Stats;

    /// What moderators and organisers did, the newest first.
    Acts = "acts" by Moderator, repeatable {
        /// In which question.
        question: QuestionId,
        /// Which part of it.
        leaf: Leaf,
    } -> Vec<Act>;

    /// The whole record read again.
    Check = "check" by Moderator, repeatable {} -> crate::backend::Checked;
}
