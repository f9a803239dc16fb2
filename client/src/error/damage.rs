//! What is wrong with a place whose bytes changed: facts, for a voice to put into words.

use thiserror::Error;

/// What was found in a damaged place.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Damage {
    /// `HEAD` cannot be read.
    #[error("its HEAD file cannot be read")]
    Head,
    /// The files are not those that were sealed.
    #[error("the journal changed since it was closed")]
    Changed,
    /// One entry is missing or broken.
    #[error("entry {entry}: {flaw}")]
    Entry {
        /// Which, counted from 1.
        entry: u64,
        /// How.
        flaw: Flaw,
    },
    /// The text of a proposal is not the one that was voted on, or is gone.
    #[error("the text of proposal {0} is missing or changed")]
    Text(String),
    /// The store beneath cannot be read, in its own words.
    #[error("{0}")]
    Store(String),
}

/// How an entry of the journal is broken.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Flaw {
    /// It is not there.
    #[error("it is missing")]
    Missing,
    /// There were more entries.
    #[error("it is missing: there were {had} entries, {left} are left")]
    Gone {
        /// Entries that were there.
        had: u64,
        /// Entries left.
        left: u64,
    },
    /// Too short to be an entry.
    #[error("it is cut short")]
    Short,
    /// Written by a newer program.
    #[error("it is in format {0}, newer than this program")]
    Newer(u8),
    /// Its bytes, or those of an entry before it, have changed.
    #[error("it does not follow from the entry before it")]
    Link,
    /// It cannot be understood, or the store cannot read it, in its own words.
    #[error("{0}")]
    Unreadable(String),
}

/// A difference between a recount and what the program had kept.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Difference {
    /// Every entry can be read, yet the files are not those that were sealed.
    #[error("the journal's files changed since it was closed, though every entry can be read")]
    Files,
    /// The kept state has other votes or other contents.
    #[error("the kept state has {kept} votes, the recount {counted}")]
    State {
        /// Votes in the kept state.
        kept: u64,
        /// Votes in the recount.
        counted: u64,
    },
    /// The kept state was written by another version; it is not used, and written anew at the next closing.
    #[error("the kept state was written by another version of the program; it is not used")]
    Version,
    /// The kept state cannot be read.
    #[error("the kept state cannot be read")]
    Unreadable,
}
