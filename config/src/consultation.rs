//! Consultations as text files: one operation, its questions, and the proposals each starts with.
//!
//! A file is TOML. `[operation]` says whose consultation it is and may hold whatever its questions share; each
//! `[[question]]` says the rest, and wins where both speak. The shipped sample shows every key.

mod about;
mod document;
mod files;
mod phrases;
mod question;
mod seeds;
mod settle;

use ilfaut_client::backend::Imported;
use ilfaut_client::model::{Language, Operation, Question};

use crate::reading::Reading;

pub use crate::reading::{Complaint, Complaints};
pub use files::read;
pub(crate) use files::text_of;
pub use phrases::phrase_rule;
pub use settle::{Settled, settle};

/// The text of the shipped consultation, to be copied and changed.
pub const SAMPLE: &str = include_str!("../questions/la-parole-aux-bretons.toml");

/// A consultation as its file tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    /// The operation that all its questions belong to.
    pub operation: Operation,
    /// Its questions, in the order of the file.
    pub questions: Vec<Seeded>,
}

/// A question and the proposals it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seeded {
    /// The question.
    pub question: Question,
    /// The organiser's own proposals, so that the first citizen can vote at once.
    pub seeds: Vec<Imported>,
}

/// Reads a consultation; answers with every mistake there is, in French and in the order of the lines.
pub fn parse(text: &str, file: &str) -> Result<Consultation, Vec<Complaint>> {
    parse_in(text, file, Language::FRENCH)
}

/// As [`parse`], with the mistakes told in `language`.
pub fn parse_in(text: &str, file: &str, language: Language) -> Result<Consultation, Vec<Complaint>> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text); // the byte-order mark of some editors
    let (mut reading, document) = Reading::begin(text, file, language);
    let consultation = document::read(&mut reading, document.get_ref());
    reading.finish(consultation)
}

/// « La Parole aux Bretons », shipped so that a newcomer votes at once.
pub fn sample() -> Consultation {
    let none = Consultation { operation: Operation::default(), questions: Vec::new() };
    parse(SAMPLE, "la-parole-aux-bretons.toml").unwrap_or(none) // a test proves that it is read
}

#[cfg(test)]
mod tests;
