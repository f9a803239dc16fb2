//! The ordered, append-only, hash-chained log that is the only truth. Knows nothing of what its entries mean.
//!
//! The port is made for more than one writer: [`Journal::commit`] first hands over what others have appended since the
//! last turn, then takes this writer's batch. For one folder on one machine the first part is always empty.

pub mod chain;
pub mod folder;
pub mod memory;
pub mod sled;

use crate::error::Result;

pub use chain::Head;

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

    /// A free moment: what is kept lazily may be brought up to date.
    fn rest(&mut self) -> Result<()> {
        Ok(())
    }

    /// Makes everything durable and gives the place free, keeping `snapshot` to open faster next time.
    fn close(self: Box<Self>, snapshot: Option<Vec<u8>>) -> Result<()>;
}
