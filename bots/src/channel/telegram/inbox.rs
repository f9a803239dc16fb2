//! What was said and is not answered yet, on the disk before Telegram is told that it came: no crash loses it, and what comes
//! twice is there once. Sealed, so that the store alone tells nobody who said what. Knows neither how updates arrive nor
//! how they are answered.

use std::sync::{Arc, Mutex, PoisonError};

use ilfaut_client::Result;
use ilfaut_client::store::Store;

use super::intake::Entry;
use super::seen::Seen;
use crate::identity::Identity;
use crate::memory::Receipt;

/// What the key of everything said begins with; the number of the update follows.
const PREFIX: &[u8] = b"telegram/in/";
/// Where the numbers taken are kept.
const SEEN: &[u8] = b"telegram/seen";
/// The form of what is kept: this byte, then postcard. Whatever is added, is added at the end.
const VERSION: u8 = 1;

/// What was said and is not answered yet.
pub(super) struct Inbox {
    store: Arc<dyn Store>,
    identity: Identity,
    seen: Mutex<Seen>,
}

/// One update of a batch: its number, and what it says that needs an answer.
pub(super) type Arrival = (u32, Option<Entry>);

impl Inbox {
    /// The inbox in this store.
    pub(super) fn open(store: Arc<dyn Store>, identity: Identity) -> Result<Self> {
        let seen = store.get(SEEN)?.as_deref().and_then(decoded).unwrap_or_default();
        Ok(Self { store, identity, seen: Mutex::new(seen) })
    }

    /// What a former run left, the oldest first. What cannot be read any more is dropped, and counted.
    pub(super) fn left(&self) -> Result<(Vec<(u32, Entry)>, usize)> {
        let (mut left, mut unreadable) = (Vec::new(), Vec::new());
        self.store.scan(PREFIX, &mut |key, value| match (
            number(key),
            self.identity.open_bytes(value).as_deref().and_then(decoded),
        ) {
            (Some(id), Some(entry)) => left.push((id, entry)),
            _ => unreadable.push((key.to_vec(), None)),
        })?;
        if !unreadable.is_empty() {
            self.store.put(&unreadable)?;
        }
        left.sort_by_key(|(id, entry): &(u32, Entry)| (entry.at, *id));
        Ok((left, unreadable.len()))
    }

    /// Keeps a batch, all of it or nothing; answers the numbers that are new. Durable when it returns.
    pub(super) fn keep(&self, batch: &[Arrival], now: i64) -> Result<Vec<u32>> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut after = seen.clone();
        let new: Vec<&Arrival> = batch.iter().filter(|(id, _)| after.take(*id, now)).collect();
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let said = new.iter().filter_map(|(id, entry)| Some((key(*id), Some(self.sealed(entry.as_ref()?)))));
        let pairs: Vec<_> = said.chain([(SEEN.to_vec(), Some(encoded(&after)))]).collect();
        self.store.put(&pairs)?;
        *seen = after;
        Ok(new.iter().map(|(id, _)| *id).collect())
    }

    /// What is kept of it from when it has had its effect until its answer has arrived.
    pub(super) fn receipt(&self, id: u32, entry: &Entry) -> Receipt {
        Receipt { key: key(id), heard: self.sealed(&Entry { heard: true, ..entry.clone() }) }
    }

    /// Drops what needs no answer after all.
    pub(super) fn forget(&self, id: u32) -> Result<()> {
        self.store.put(&[(key(id), None)])
    }

    fn sealed(&self, entry: &Entry) -> Vec<u8> {
        self.identity.seal_bytes(&encoded(entry))
    }
}

fn key(id: u32) -> Vec<u8> {
    [PREFIX, &id.to_be_bytes()].concat()
}

fn number(key: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(key.strip_prefix(PREFIX)?.try_into().ok()?))
}

fn encoded<T: serde::Serialize>(what: &T) -> Vec<u8> {
    postcard::to_extend(what, vec![VERSION]).unwrap_or_else(|_| vec![VERSION]) // in memory it cannot fail
}

fn decoded<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let body = bytes.strip_prefix(&[VERSION])?;
    postcard::from_bytes(body).ok()
}

#[cfg(test)]
mod tests;
