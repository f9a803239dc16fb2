//! The ordered, append-only, hash-chained log that is the only truth. Knows nothing of what its entries mean.
//!
//! The port is made for more than one writer: [`Journal::commit`] first hands over what others have appended since the
//! last turn, then takes this writer's batch. For one folder on one machine the first part is always empty.

pub mod chain;
pub mod folder;
pub mod memory;
pub mod sled;

use std::sync::Arc;

use crate::error::{Flaw, Result};

pub use chain::Head;

/// What could be read of a journal.
#[derive(Debug, Default)]
pub struct Read {
    /// The last good entry.
    pub head: Head,
    /// The first entry, counted from 1, that is missing or broken, and what is wrong with it.
    pub broken: Option<(u64, Flaw)>,
}

/// Reads a journal again from where it is kept, while it is open and may be written. One copy at a time.
pub trait Witness: Send + Sync {
    /// Takes a copy of what is kept, where one is needed; one that is taken while entries are written may be torn.
    fn copy(&self) -> Result<()>;

    /// Calls `each` with every payload of the copy, in order, and throws it away; there must be at least what `mark` says, and
    /// the same.
    fn read(&self, mark: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read>;
}

/// One writer's turn at the journal.
pub trait Turn {
    /// Takes in an entry that another writer appended.
    fn catch_up(&mut self, payload: &[u8]) -> Result<()>;

    /// Hands over this writer's batch: each payload becomes one entry. None when there is nothing to add.
    fn batch(&mut self) -> Result<Vec<Vec<u8>>>;
}

/// An ordered log of payloads. An entry, once committed, never changes.
pub trait Journal: Send {
    /// How many entries there are, and the hash of the last.
    fn head(&self) -> Head;

    /// Calls `each` with every payload after the first `after` entries, in order, having checked the chain from there.
    fn read(&mut self, after: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()>;

    /// Gives `turn` what others appended, then appends its batch; durable when it returns.
    fn commit(&mut self, turn: &mut dyn Turn) -> Result<()>;

    /// What reads it again while it is open.
    fn witness(&self) -> Arc<dyn Witness>;

    /// A free moment: what is kept lazily may be brought up to date.
    fn rest(&mut self) -> Result<()> {
        Ok(())
    }

    /// Makes everything durable and gives the place free, keeping `snapshot` to open faster next time.
    fn close(self: Box<Self>, snapshot: Option<Vec<u8>>) -> Result<()>;
}
