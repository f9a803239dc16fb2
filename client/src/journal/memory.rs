//! A journal in this process only: for tests, simulations and `memory:`.

use std::sync::{Arc, PoisonError, RwLock};

use super::chain::{self, Head};
use super::{Journal, Read, Turn, Witness};
use crate::error::{Error, Flaw, Result};

/// Entries in memory, chained like any other.
#[derive(Debug, Default)]
pub struct MemoryJournal {
    head: Head,
    entries: Arc<Entries>,
}

/// Entries as they are stored, read while more come.
#[derive(Debug, Default)]
struct Entries(RwLock<Vec<Vec<u8>>>);

impl Entries {
    fn at(&self, number: u64) -> Option<Vec<u8>> {
        let place = usize::try_from(number).ok()?;
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(place).cloned()
    }
}

impl Witness for Entries {
    fn copy(&self) -> Result<()> {
        Ok(())
    }

    fn read(&self, mark: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read> {
        let mut head = Head::default();
        while head.length < mark.length {
            let number = head.length + 1;
            let broken = |flaw| Ok(Read { head, broken: Some((number, flaw)) });
            let Some(entry) = self.at(head.length) else { return broken(Flaw::Missing) };
            match chain::unframe(head, &entry) {
                Ok((next, _)) if next.length == mark.length && next != mark => return broken(Flaw::Link),
                Ok((next, payload)) => {
                    each(payload)?;
                    head = next;
                }
                Err(flaw) => return broken(flaw),
            }
        }
        Ok(Read { head, broken: None })
    }
}

impl Journal for MemoryJournal {
    fn head(&self) -> Head {
        self.head
    }

    fn read(&mut self, after: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut head = after;
        while let Some(entry) = self.entries.at(head.length) {
            let (next, payload) =
                chain::unframe(head, &entry).map_err(|broken| Error::Unavailable(broken.to_string()))?;
            each(payload)?;
            head = next;
        }
        Ok(())
    }

    fn commit(&mut self, turn: &mut dyn Turn) -> Result<()> {
        for payload in turn.batch()? {
            let (head, entry) = chain::frame(self.head, &payload);
            self.entries.0.write().unwrap_or_else(PoisonError::into_inner).push(entry);
            self.head = head;
        }
        Ok(())
    }

    fn witness(&self) -> Arc<dyn Witness> {
        Arc::clone(&self.entries) as _
    }

    fn close(self: Box<Self>, _: Option<Vec<u8>>) -> Result<()> {
        Ok(())
    }
}
