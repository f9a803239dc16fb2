//! What organisers' programs say: questions, files, everything counted.

use super::verbs;
use crate::backend::{Imported, ReplayedVote, Row};
use crate::model::{ProposalId, Question, QuestionId};

verbs! {
    /// Creates a question, or replaces all that its file says.
    Settle = "settle" by Owner, repeatable {
        /// What the file says.
        question: Box<Question>,
    } -> bool;

    /// Ends a question now, or opens it again.
    Close = "close" by Owner, repeatable {
        /// Which.
        question: QuestionId,
        /// Ends, or opens.
        closed: bool,
    } -> ();

    /// Adds proposals of a file.
    Import = "import" by Owner, repeatable {
        /// To which question.
        question: QuestionId,
        /// Its rows.
        rows: Vec<Imported>,
    } -> Vec<(ProposalId, bool)>;

    /// Applies votes of a published log.
    Replay = "replay" by Owner, once {
        /// In which question.
        question: QuestionId,
        /// Its lines.
        votes: Vec<ReplayedVote>,
    } -> u64;

    /// Every proposal with its counts.
    All = "all" by Moderator, repeatable {
        /// Of which question.
        question: QuestionId,
    } -> Vec<Row>;

    /// Carries out what is due by the clock.
    Sweep = "sweep" by Owner, repeatable {} -> usize;
}
