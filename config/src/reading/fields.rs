//! One table of a file: which keys it may hold, which it lacks. Knows no key by name.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Reading;

/// A table whose keys have been checked against those it may hold.
#[derive(Clone)]
pub(crate) struct Fields<'d> {
    table: &'d DeTable<'d>,
    /// Where the table begins.
    pub(crate) at: Range<usize>,
    place: String,
    /// Keys that somebody meant to write: complained of as misspelt, so not as missing.
    meant: Vec<String>,
}

impl<'d> Fields<'d> {
    /// Takes a table that is called `place` in complaints; every key that is not `known` is complained of.
    pub(crate) fn of(
        reading: &mut Reading<'_>,
        table: &'d DeTable<'d>,
        at: Range<usize>,
        place: &str,
        known: &[&str],
    ) -> Self {
        let strangers = table.keys().filter(|key| !known.contains(&key.get_ref().as_ref()));
        let meant = strangers.filter_map(|key| unknown(reading, key, place, known).map(str::to_owned)).collect();
        Self { table, at, place: place.to_owned(), meant }
    }

    /// The value of a key that may be left out.
    pub(crate) fn get(&self, key: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.table.get(key)
    }

    /// The value of a key that may not; `example` is a line to write.
    pub(crate) fn need(&self, reading: &mut Reading<'_>, key: &str, example: &str) -> Option<&'d Spanned<DeValue<'d>>> {
        let value = self.get(key);
        if value.is_none() && !self.meant.iter().any(|meant| meant == key) {
            let filled = [("key", key.into()), ("place", self.place.as_str().into()), ("example", example.into())];
            reading.complain_missing(&self.at, "missing-key", &filled);
        }
        value
    }
}

/// The pairs of a table in the order of the file.
pub(crate) fn in_order<'d>(table: &'d DeTable<'d>) -> Vec<(&'d Spanned<Cow<'d, str>>, &'d Spanned<DeValue<'d>>)> {
    let mut pairs: Vec<_> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    pairs
}

/// Complains of a key that is not known; answers with the one that was probably meant.
fn unknown<'k>(
    reading: &mut Reading<'_>,
    key: &Spanned<Cow<'_, str>>,
    place: &str,
    known: &[&'k str],
) -> Option<&'k str> {
    if reading.lost {
        return None;
    }
    let name = key.get_ref().as_ref();
    let mut filled = vec![("key", name.into()), ("place", place.into())];
    let near = nearest(name, known.iter().copied());
    if let Some(near) = near {
        filled.push(("near", near.into()));
        reading.complain(&key.span(), "unknown-key-near", &filled);
    } else {
        filled.push(("known", known.join(", ").into()));
        reading.complain(&key.span(), "unknown-key", &filled);
    }
    near
}

/// The known word that was probably meant.
pub(crate) fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written = written.to_lowercase().replace('_', "-");
    let measured = known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&written, &word.to_lowercase().replace('_', "-")), word));
    let (distance, word) = measured.min()?;
    let longest = written.chars().count().max(word.chars().count());
    (distance * 3 <= longest.max(3)).then_some(word)
}
