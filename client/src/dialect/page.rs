//! Query values as typed pairs: lists of two families, numbers, words, and which rows of a list are wanted. Knows no URL:
//! names and values are written and read as they are, encoding is for whoever carries them.

use super::fault::{Fault, FieldError, Key};
use super::vocabulary::Order;
use super::word::{Open, Word};

/// Names and values in order.
pub type Pairs = Vec<(String, String)>;

/// Rows of a public list: `limit`, `skip`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rows {
    /// How many at most; none: the server's own (10 for a search of proposals).
    pub limit: Option<u64>,
    /// How many to pass over.
    pub skip: Option<u64>,
}

/// Rows of a moderators' list: `_start`, `_end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// The first, from 0.
    pub start: Option<u64>,
    /// The one after the last.
    pub end: Option<u64>,
}

/// What a list is sorted by; `T` is the words it may be sorted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort<T: Word> {
    /// The field; none: the server's own order.
    pub by: Option<Open<T>>,
    /// Which way; none: ascending where a field is named.
    pub order: Option<Open<Order>>,
}

impl<T: Word> Default for Sort<T> {
    fn default() -> Self {
        Self { by: None, order: None }
    }
}

impl Rows {
    /// Proposals that a search answers with where nobody says how many (make.org).
    pub const SEARCH: u64 = 10;

    /// Which part of `total` rows: how many to pass over, how many to take.
    pub fn part(self, limit: u64) -> (usize, usize) {
        let of = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        (of(self.skip.unwrap_or(0)), of(self.limit.unwrap_or(limit)))
    }
}

impl Window {
    /// The same as rows to pass over and to take; none to take: all.
    pub fn rows(self) -> Rows {
        let start = self.start.unwrap_or(0);
        Rows { limit: self.end.map(|end| end.saturating_sub(start)), skip: Some(start) }
    }
}

/// Writes query values.
#[derive(Debug, Default)]
pub struct Asking(Pairs);

impl Asking {
    /// Adds a value if there is one.
    #[must_use]
    pub fn maybe(mut self, name: &str, value: Option<impl ToString>) -> Self {
        self.0.extend(value.map(|value| (name.to_owned(), value.to_string())));
        self
    }

    /// Adds one value with commas, the way that both families of lists read; nothing for an empty list.
    #[must_use]
    pub fn list(self, name: &str, values: &[String]) -> Self {
        self.maybe(name, (!values.is_empty()).then(|| values.join(",")))
    }

    /// Adds words with commas.
    #[must_use]
    pub fn words<T: Word>(self, name: &str, values: &[Open<T>]) -> Self {
        let names: Vec<String> = values.iter().map(ToString::to_string).collect();
        self.list(name, &names)
    }

    /// Adds `limit` and `skip`.
    #[must_use]
    pub fn rows(self, rows: Rows) -> Self {
        self.maybe("limit", rows.limit).maybe("skip", rows.skip)
    }

    /// Adds a field and an order under these names.
    #[must_use]
    pub fn sort<T: Word>(self, [by, order]: [&str; 2], sort: &Sort<T>) -> Self {
        self.maybe(by, sort.by.as_ref()).maybe(order, sort.order.as_ref())
    }

    /// The pairs.
    pub fn pairs(self) -> Pairs {
        self.0
    }
}

/// Reads query values, with every fault at once. Names nobody knows are passed over, an empty value is none.
#[derive(Debug)]
pub struct Asked<'a> {
    pairs: &'a [(String, String)],
    faults: Vec<FieldError>,
}

impl<'a> Asked<'a> {
    /// The values of a request.
    pub const fn of(pairs: &'a [(String, String)]) -> Self {
        Self { pairs, faults: Vec::new() }
    }

    fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        let pairs = self.pairs.iter().filter(move |(found, value)| found == name && !value.is_empty());
        pairs.map(|(_, value)| value.as_str())
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<String> {
        self.values(name).next().map(str::to_owned)
    }

    /// The language, under the name of 2024 or that of 2022.
    pub fn language(&self) -> Option<String> {
        self.text("preferredLanguage").or_else(|| self.text("language"))
    }

    /// A list: repeated, with commas, or both.
    pub fn list(&self, name: &str) -> Vec<String> {
        let parts = self.values(name).collect::<Vec<_>>();
        let parts = parts.into_iter().flat_map(|value| value.split(','));
        parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// A list of words.
    pub fn words<T: Word>(&self, name: &str) -> Vec<Open<T>> {
        self.list(name).iter().map(|value| Open::read(value)).collect()
    }

    /// Anything that a text spells: a number, `true`.
    pub fn spelled<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let value = self.values(name).next()?;
        let read = value.trim().parse().ok();
        if read.is_none() {
            self.fault(name, Key::Malformed, "cannot be read");
        }
        read
    }

    /// A word, with its very capitals.
    pub fn word<T: Word>(&self, name: &str) -> Option<Open<T>> {
        self.values(name).next().map(Open::read)
    }

    /// A word, whatever its capitals.
    pub fn folded<T: Word>(&self, name: &str) -> Option<Open<T>> {
        self.values(name).next().map(Open::read_folded)
    }

    /// `limit` and `skip`.
    pub fn rows(&mut self) -> Rows {
        Rows { limit: self.spelled("limit"), skip: self.spelled("skip") }
    }

    /// A field and an order under these names.
    pub fn sort<T: Word>(&self, [by, order]: [&str; 2]) -> Sort<T> {
        Sort { by: self.word(by), order: self.folded(order) }
    }

    /// Refuses a word that no list has: what a server must do, and a client never does.
    pub fn known<T: Word>(&mut self, name: &str, word: Option<&Open<T>>, key: Key) {
        if word.is_some_and(|word| word.known().is_none()) {
            self.fault(name, key, "not one of the values allowed");
        }
    }

    /// Adds what is wrong with a value.
    pub fn fault(&mut self, name: &str, key: Key, what: &str) {
        self.faults.push(FieldError::new(name, key, format!("{name}: {what}")));
    }

    /// What was read, or everything that is wrong.
    pub fn done<T>(self, read: T) -> Result<T, Fault> {
        if self.faults.is_empty() { Ok(read) } else { Err(Fault::list(400, self.faults)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(of: &[(&str, &str)]) -> Pairs {
        of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn lists_come_repeated_with_commas_or_both() {
        let pairs = pairs(&[("status", "Pending, Postponed"), ("status", "Refused"), ("status", ""), ("id", ",")]);
        let asked = Asked::of(&pairs);
        assert_eq!(asked.list("status"), ["Pending", "Postponed", "Refused"]);
        assert!(asked.list("id").is_empty() && asked.list("none").is_empty());
    }

    #[test]
    fn windows_become_rows() {
        assert_eq!(Window { start: Some(20), end: Some(30) }.rows(), Rows { limit: Some(10), skip: Some(20) });
        assert_eq!(Window { start: Some(20), end: Some(3) }.rows().part(7), (20, 0));
        assert_eq!(Window::default().rows().part(7), (0, 7));
    }

    #[test]
    fn numbers_that_are_none_are_faults_and_the_new_name_of_a_language_wins() {
        let pairs = pairs(&[("limit", "many"), ("skip", "-1"), ("language", "fr"), ("preferredLanguage", "de")]);
        let mut asked = Asked::of(&pairs);
        let rows = asked.rows();
        assert_eq!((rows, asked.language().as_deref()), (Rows::default(), Some("de")));
        assert_eq!(asked.done(()).unwrap_err().faults().len(), 2);
    }
}
