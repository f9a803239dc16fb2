//! A copy of the journal, read whole and thrown away: sled keeps what it has read, so that only a copy shows what is on the disk,
//! and it repairs what it opens. The journal itself is left as it is.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::super::folder;
use super::{Head, Read, Witness, freed, open_db, read_entries, remove};
use crate::error::{Flaw, OpenFault, Result};

/// Reads an open journal again from a copy.
#[derive(Debug)]
pub(super) struct Copied {
    journal: PathBuf,
    check: PathBuf,
}

impl Copied {
    /// Of this journal, with a copy in this place.
    pub(super) const fn new(journal: PathBuf, check: PathBuf) -> Self {
        Self { journal, check }
    }
}

impl Witness for Copied {
    fn copy(&self) -> Result<()> {
        Ok(take(&self.journal, &self.check).map_err(|error| fault(&self.check, &error))?)
    }

    fn read(&self, mark: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read> {
        read_away(&self.check, mark, each)
    }
}

/// Takes a copy, in place of an earlier one that was left.
pub(super) fn take(journal: &Path, check: &Path) -> io::Result<()> {
    remove(check)?;
    folder::copy(journal, check)
}

/// Reads a copy and removes it; there must be at least what `mark` says, and the same.
pub(super) fn read_away(check: &Path, mark: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read> {
    let unreadable = |what: String| Read { head: Head::default(), broken: Some((1, Flaw::Unreadable(what))) };
    // sled panics on some damage: that is an answer too, and the copy is thrown away.
    let read = catch_unwind(AssertUnwindSafe(|| match open_db(check) {
        Ok(db) => read_entries(&db, Head::default(), mark, each),
        Err(sled::Error::Io(error)) => Err(fault(check, &error).into()),
        Err(error) => Ok(unreadable(error.to_string())),
    }));
    freed(check);
    remove(check).map_err(|error| fault(check, &error))?;
    read.unwrap_or_else(|_| Ok(unreadable("sled".to_owned())))
}

fn fault(check: &Path, error: &io::Error) -> OpenFault {
    OpenFault::System { path: check.display().to_string(), what: error.to_string() }
}
