//! A journal in this process only: for tests, simulations and `memory:`.

use super::chain::{self, Head};
use super::{Journal, Turn};
use crate::error::{Error, Result};

/// Entries in memory, chained like any other.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    head: Head,
    entries: Vec<Vec<u8>>,
}

impl Journal for MemoryJournal {
    fn head(&self) -> Head {
        self.head
    }

    fn read(&mut self, after: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut head = after;
        let start = usize::try_from(after.length).unwrap_or(usize::MAX);
        for entry in self.entries.iter().skip(start) {
            let (next, payload) =
                chain::unframe(head, entry).map_err(|broken| Error::Unavailable(broken.to_string()))?;
            each(payload)?;
            head = next;
        }
        Ok(())
    }

    fn commit(&mut self, turn: &mut dyn Turn) -> Result<()> {
        for payload in turn.batch()? {
            let (head, entry) = chain::frame(self.head, &payload);
            self.entries.push(entry);
            self.head = head;
        }
        Ok(())
    }

    fn close(self: Box<Self>, _: Option<Vec<u8>>) -> Result<()> {
        Ok(())
    }
}
