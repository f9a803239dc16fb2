//! What is kept of an idea being written: its text, what it was compared with, how far it has come. Knows neither votes nor
//! what is said.

use ilfaut_client::model::{ProposalId, QuestionId};
use serde::{Deserialize, Serialize};

use crate::conversation::idea::Fault;

/// An idea being written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The text as it stands.
    pub text: String,
    /// A text that would be taken instead.
    pub offer: Option<String>,
    /// Whether two ideas in it were already spoken of.
    pub hinted: bool,
}

/// Ideas of others that the one being written was compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// In which question.
    pub question: QuestionId,
    /// Those shown, the most alike first.
    pub shown: Vec<ProposalId>,
    /// Whether they say it in the same words.
    pub same: bool,
    /// The one that was opened to be voted on instead.
    pub instead: Option<ProposalId>,
}

/// How far the idea being written has come: mended, compared with similar ones, signed, read again, sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Its text is awaited.
    Write,
    /// Something is wrong with its text.
    Mend(Fault),
    /// It may be two ideas.
    Double,
    /// Its signature is awaited.
    Sign,
    /// It is read again before it leaves.
    Preview,
    /// Others say about the same: one of them, or this one.
    Similar,
    /// Somebody else's words: whether they are one's own idea too.
    Borrowed,
    /// A word in it may hurt.
    Rude,
    /// Another idea was begun meanwhile: which of the two goes on.
    Second,
}
