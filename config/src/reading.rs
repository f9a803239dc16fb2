//! Reads a TOML file that a person wrote and keeps every mistake, with its line, what is wrong and what to write
//! instead, in the reader's language. Knows no key of any particular file.

mod complaint;
mod dates;
mod fields;
mod syntax;
mod values;

use std::ops::Range;

use ilfaut_client::model::Language;
use toml::Spanned;
use toml::de::DeTable;

use crate::locale::{Arg, Part, Words};

pub use complaint::{Complaint, Complaints};
pub(crate) use dates::Edge;
pub(crate) use fields::{Fields, in_order};
pub(crate) use values::slug_of;

/// What is filled into a message.
pub(crate) type Filled<'a> = &'a [(&'a str, Arg)];

/// One file being read.
pub(crate) struct Reading<'t> {
    file: &'t str,
    text: &'t str,
    words: Words,
    /// Lines that are not TOML: nothing else is said of them, nor of what is missing since.
    broken: Vec<usize>,
    /// A heading is not TOML: nobody knows which table a key is in.
    lost: bool,
    complaints: Vec<Complaint>,
}

impl<'t> Reading<'t> {
    /// Begins with whatever can be read of `text` as TOML.
    pub(crate) fn begin(text: &'t str, file: &'t str, language: Language) -> (Self, Spanned<DeTable<'t>>) {
        let (document, faults) = DeTable::parse_recoverable(text);
        let words = Words::new(language, Part::Files);
        let mut reading = Self { file, text, words, broken: Vec::new(), lost: false, complaints: Vec::new() };
        syntax::complain(&mut reading, &faults);
        (reading, document)
    }

    /// Notes a mistake: the message `id` says what is wrong, its attribute `instead` what to write.
    pub(crate) fn complain(&mut self, at: &Range<usize>, id: &str, filled: Filled<'_>) {
        let line = self.line(at.start);
        if self.broken.contains(&line) {
            return;
        }
        let what = self.words.say_with(id, filled);
        let instead = self.words.say_with(&format!("{id}.instead"), filled);
        let complaint = Complaint { file: self.file.to_owned(), line, what, instead };
        if !self.complaints.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }

    /// Notes that something is missing, unless it may be hidden in a line that is not TOML.
    pub(crate) fn complain_missing(&mut self, at: &Range<usize>, id: &str, filled: Filled<'_>) {
        if self.broken.is_empty() {
            self.complain(at, id, filled);
        }
    }

    /// Whether every line is TOML.
    pub(crate) fn is_whole(&self) -> bool {
        self.broken.is_empty()
    }

    /// The line of a byte, from 1.
    pub(crate) fn line(&self, byte: usize) -> usize {
        let before = self.text.as_bytes().get(..byte).unwrap_or(self.text.as_bytes());
        before.split(|byte| *byte == b'\n').count()
    }

    /// The text itself.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// A short message of the same file of words, such as the name of a kind of value.
    pub(crate) fn say(&self, id: &str) -> String {
        self.words.say(id)
    }

    /// What was read, if nothing was wrong; else every mistake, in the order of the lines.
    pub(crate) fn finish<T>(mut self, read: Option<T>) -> Result<T, Vec<Complaint>> {
        if self.complaints.is_empty()
            && let Some(read) = read
        {
            return Ok(read);
        }
        if self.complaints.is_empty() {
            self.broken.clear();
            self.complain(&(0..0), "unreadable", &[]);
        }
        self.complaints.sort_by_key(|complaint| complaint.line);
        Err(self.complaints)
    }
}
