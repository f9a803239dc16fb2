//! Everything that can happen to the console: a key, an answer, a moment that has come.

use ilfaut_client::model::{ProposalId, QuestionId, Status};
use ilfaut_client::{Error, Result};

use ilfaut_client::backend::Alike;
pub(crate) use ilfaut_client::backend::{
    Act, ByChannel, Checked, Cohort, Deed, LEASE, Leaf, Mark, News, QuestionView, QueueItem, Row, Stats, UNDO_GRACE,
    Undone, Window,
};

use crate::keys::{Action, Key};
use crate::order::{Done, Order};

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
    /// What came of an order, or why nothing did.
    Carried(Order, Result<Done>),
    /// An order that had waited, and was overtaken meanwhile; why it was refused just now, if it was.
    Overtaken(Order, Option<Error>),
    /// Whether the consultation answers now, told when that changes.
    Line(bool),
    /// An order could not be kept on the disk.
    Unkept(Error),
    /// What came back, or why nothing did.
    Undone(Result<Undone>),
    /// What changed in a question.
    News(QuestionId, Result<News>),
    /// One proposal with all that is told beside it.
    Looked(ProposalId, Result<Box<QueueItem>>),
    /// Proposals that are like a text, with the text.
    Found(String, Result<Vec<Alike>>),
    /// Whether a lease was taken over.
    Seized(ProposalId, Result<()>),
    /// The alerts of a question.
    Watched(QuestionId, Result<Watched>),
    /// Every proposal of a question.
    All(QuestionId, Result<Vec<Row>>),
    /// The figures of a question.
    Stats(QuestionId, Result<Box<Stats>>),
    /// What was done in a question, and which part of it was asked for.
    Acts(QuestionId, Leaf, Result<Vec<Act>>),
    /// Whether the record is whole.
    Checked(Result<Checked>),
    /// Whether a text was sent to the terminal's clipboard, and how many characters it has.
    Copied(std::result::Result<usize, String>),
    /// Where a file was written, or why not.
    Saved(std::result::Result<String, String>),
    /// Something that was drawn was pressed with the mouse.
    Clicked(Spot),
    /// The wheel was turned by so many lines, downwards when positive.
    Wheel(i16),
}

impl Message {
    /// Whether it says that the consultation did not answer.
    pub(crate) const fn is_away(&self) -> bool {
        use Error::Unavailable;
        matches!(
            self,
            Self::Questions(Err(Unavailable(_)))
                | Self::Listed(_, _, Err(Unavailable(_)))
                | Self::Leased(_, Err(Unavailable(_)))
                | Self::Seized(_, Err(Unavailable(_)))
                | Self::News(_, Err(Unavailable(_)))
                | Self::Looked(_, Err(Unavailable(_)))
                | Self::Found(_, Err(Unavailable(_)))
                | Self::Watched(_, Err(Unavailable(_)))
                | Self::All(_, Err(Unavailable(_)))
                | Self::Stats(_, Err(Unavailable(_)))
                | Self::Acts(_, _, Err(Unavailable(_)))
                | Self::Checked(Err(Unavailable(_)))
        )
    }
}

/// Something that was drawn and can be pressed with the mouse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spot {
    /// A line of the list on the screen, counted from its first line; twice: to be opened.
    Line(usize, bool),
    /// Something that does what a key does.
    Do(Action),
}
