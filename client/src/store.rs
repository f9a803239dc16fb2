//! A small key-value port for what must be erasable: ties, dialogues, outboxes. Knows nothing of what it keeps.
//!
//! Only this folder and the sled journal may name sled.

pub mod memory;
pub mod sled;

use crate::error::Result;

/// Pairs of bytes that survive a power cut once written, and can really be destroyed.
pub trait Store: Send + Sync {
    /// The value under `key`.
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>>;

    /// Writes (or, with `None`, drops) all `pairs` at once; durable when it returns.
    fn put(&self, pairs: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()>;

    /// Calls `each` for every pair whose key begins with `prefix`, in the order of the keys.
    fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()>;

    /// Rewrites what is left into a new place and destroys the old one, with all that was dropped or replaced.
    fn rewrite(&self) -> Result<()>;
}
