//! CSV files by the names of their columns, with the line of everything that is wrong. Knows no column of its own.

use std::io::Read;

use csv::{Reader, ReaderBuilder, StringRecord};

use super::answer::Said;
use crate::locale::Arg;

/// Something wrong with one line of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BadLine {
    /// The line, from 1.
    pub(super) line: u64,
    what: Said,
}

impl BadLine {
    /// A fault, on a line still to be said.
    pub(super) fn new(id: &'static str) -> Self {
        Self { line: 1, what: Said::new(id) }
    }

    /// With one more argument of its sentence.
    #[must_use]
    pub(super) fn with(self, name: &'static str, value: impl Into<Arg>) -> Self {
        Self { what: self.what.with(name, value), ..self }
    }

    /// On this line.
    #[must_use]
    pub(super) fn at(self, line: u64) -> Self {
        Self { line, ..self }
    }

    /// The sentence, with the file and the line in front.
    pub(super) fn said(self, file: &str) -> Said {
        self.what.with("file", file).with("line", self.line.to_string())
    }
}

/// The names of the columns.
pub(super) struct Columns(StringRecord);

impl Columns {
    /// The first of `names` that is a column.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|column| column.trim() == *name))
    }

    /// As [`Columns::find`], where the column must be there.
    pub(super) fn need(&self, names: &[&str]) -> Result<usize, BadLine> {
        let missing = || BadLine::new("bad-column").with("column", names.first().copied().unwrap_or_default());
        self.find(names).ok_or_else(missing)
    }
}

/// A file, line by line.
pub(super) struct Lines<R> {
    reader: Reader<R>,
    columns: Columns,
}

impl<R: Read> Lines<R> {
    /// Reads the first line.
    pub(super) fn open(file: R) -> Result<Self, Vec<BadLine>> {
        let mut reader = ReaderBuilder::new().from_reader(file);
        let columns = reader.headers().map_err(|error| vec![unreadable(&error)])?.clone();
        Ok(Self { reader, columns: Columns(columns) })
    }

    /// The names of the columns.
    pub(super) fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Reads every line; all of them, or everything that is wrong.
    pub(super) fn each<T>(
        &mut self,
        mut read: impl FnMut(u64, &StringRecord) -> Result<T, BadLine>,
    ) -> Result<Vec<T>, Vec<BadLine>> {
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for record in self.reader.records() {
            let line = record.map_err(|error| unreadable(&error)).and_then(|record| {
                let number = record.position().map_or(0, csv::Position::line);
                read(number, &record).map_err(|bad| bad.at(number))
            });
            match line {
                Ok(line) => good.push(line),
                Err(fault) => bad.push(fault),
            }
            if bad.last().is_some_and(|fault| fault.what == Said::new("bad-reading")) {
                break;
            }
        }
        if bad.is_empty() { Ok(good) } else { Err(bad) }
    }
}

/// What the file itself makes unreadable: bytes that are not UTF-8, lines of another length, a failing disk.
fn unreadable(error: &csv::Error) -> BadLine {
    let line = error.position().map_or(1, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::Utf8 { .. } => BadLine::new("bad-utf8").at(line),
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            BadLine::new("bad-length").with("expected", *expected_len).with("found", *len).at(line)
        }
        _ => BadLine::new("bad-reading").at(line),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_and_odd_lengths_are_told_by_line() {
        let mut lines = Lines::open(&b"a,b\n1,2\n\xff,2\n1,2,3\n"[..]).unwrap();
        let bad = lines.each(|_, _| Ok(())).unwrap_err();
        let long = BadLine::new("bad-length").with("expected", 2_u64).with("found", 3_u64).at(4);
        assert_eq!(bad, [BadLine::new("bad-utf8").at(3), long]);
    }

    #[test]
    fn columns_are_found_by_any_of_their_names() {
        let lines = Lines::open(&b"\xef\xbb\xbfrow,text\n"[..]).unwrap();
        assert_eq!(lines.columns().find(&["proposition", "text"]), Some(1));
        assert_eq!(lines.columns().find(&["row"]), Some(0));
        assert_eq!(lines.columns().need(&["votes", "x"]), Err(BadLine::new("bad-column").with("column", "votes")));
    }
}
