//! An idea as it is shown to somebody. Knows no words around it.

use ilfaut_client::backend::{Card, Standing};
use ilfaut_client::model::Question;

/// An idea to vote on, with what is said around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The question, for the names of topics.
    pub question: Box<Question>,
    /// The idea.
    pub card: Card,
    /// Its number, when it comes from the sequence.
    pub number: Option<u32>,
    /// Whether to name every digit.
    pub full: bool,
    /// What everyone said, where one may know it.
    pub standing: Option<Standing>,
}
