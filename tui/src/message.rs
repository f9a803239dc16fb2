//! Everything that can happen to the console: a key, an answer, a moment that has come.

use ilfaut_client::Result;
use ilfaut_client::model::{ProposalId, QuestionId, Status};

pub(crate) use ilfaut_client::backend::{
    Cohort, CohortId, LEASE, Mark, QuestionView, QueueItem, Row, UNDO_GRACE, Undone,
};

use crate::keys::Key;

/// Everything that stands on the page of alerts.
#[derive(Debug, Default)]
pub(crate) struct Watched {
    /// What the detectors find.
    pub(crate) marks: Vec<Mark>,
    /// What moderators made of it.
    pub(crate) cohorts: Vec<Cohort>,
    /// The proposals with their counts.
    pub(crate) rows: Vec<Row>,
}

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
    /// The alerts of a question.
    Watched(QuestionId, Result<Watched>),
    /// Whether votes were proposed to be set aside, or are.
    SetAside(Result<CohortId>),
    /// Whether they count again.
    Restored(Result<()>),
}
