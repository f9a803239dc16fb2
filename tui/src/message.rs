//! Everything that can happen to the console: a key, an answer, a moment that has come.

use ilfaut_client::Result;
use ilfaut_client::model::{ProposalId, QuestionId, Status};

pub(crate) use ilfaut_client::backend::{LEASE, QuestionView, QueueItem, UNDO_GRACE, Undone};

use crate::keys::Key;

/// One thing that happened.
#[derive(Debug)]
pub(crate) enum Message {
    /// A key was pressed.
    Key(Key),
    /// A key is being held down and repeats itself.
    Held(Key),
    /// A text was pasted.
    Pasted(String),
    /// The terminal has another size, in columns and rows.
    Resized(u16, u16),
    /// The moment that the state waited for has come.
    Due,
    /// The system asks the program to end.
    Stop,
    /// The questions.
    Questions(Result<Vec<QuestionView>>),
    /// A list of proposals.
    Listed(QuestionId, Status, Result<Vec<QueueItem>>),
    /// Whether the lease was given.
    Leased(ProposalId, Result<()>),
    /// Where a decision has led, or why not.
    Decided(ProposalId, Result<Status>),
    /// What came back, or why nothing did.
    Undone(Result<Undone>),
}
