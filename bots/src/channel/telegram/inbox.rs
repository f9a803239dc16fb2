//! What was said and is not answered yet, on the disk before Telegram is told that it came: no crash loses it, and what comes
//! twice is there once. Sealed, so that the store alone tells nobody who said what. Knows neither how updates arrive nor
//! how they are answered.

mod slots;

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ilfaut_client::{Error, Result};

use super::entry::Entry;
use super::seen::Seen;
use crate::identity::Identity;
use crate::memory::{Ledger, Receipt};
use slots::Slots;

/// What the key of everything said begins with; the number of its place follows.
const PREFIX: &[u8] = b"telegram/in/";
/// Where the numbers taken are kept.
const SEEN: &[u8] = b"telegram/seen";
/// The form of what is kept: this byte, then postcard. Whatever is added, is added at the end.
const VERSION: u8 = 2;
/// The form before, without the number of the update: that was in the key.
const FIRST: u8 = 1;

/// What was said and is not answered yet.
pub(super) struct Inbox {
    ledger: Ledger,
    identity: Identity,
    state: Mutex<State>,
}

/// What is known of the numbers of updates, and of the places of what they said.
#[derive(Default)]
struct State {
    seen: Seen,
    slots: Slots,
    /// Numbers on their way to the disk.
    writing: HashSet<u32>,
}

/// One update of a batch: its number, and what it says that needs an answer.
pub(super) type Arrival = (u32, Option<Entry>);

/// Something said and kept, with what is kept of it from when it has had its effect until its answer has arrived.
pub(super) type Kept = (u32, Entry, Receipt);

/// What of a batch is new, on its way to the disk.
#[derive(Default)]
struct Fresh {
    receipts: HashMap<u32, Option<Receipt>>,
    pairs: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    slots: Vec<u32>,
}

impl Inbox {
    /// The inbox in this store.
    pub(super) fn open(ledger: Ledger, identity: Identity) -> Result<Self> {
        let seen = ledger.get(SEEN)?.as_deref().and_then(read_seen).unwrap_or_default();
        Ok(Self { ledger, identity, state: Mutex::new(State { seen, ..State::default() }) })
    }

    /// What a former run left, the oldest first. What cannot be read any more is dropped, and counted.
    pub(super) async fn left(&self) -> Result<(Vec<Kept>, usize)> {
        let (mut left, mut unreadable) = (Vec::new(), Vec::new());
        self.ledger.scan(PREFIX, &mut |key, value| match self.read(key, value) {
            Some((id, entry)) => left.push((id, entry.clone(), self.receipt(key.to_vec(), id, &entry))),
            None => unreadable.push((key.to_vec(), None)),
        })?;
        let count = unreadable.len();
        if count > 0 {
            self.ledger.put(unreadable).await?;
        }
        left.sort_by_key(|(id, entry, _): &Kept| (entry.at, *id));
        Ok((left, count))
    }

    /// Keeps a batch, all of it or nothing; answers the numbers that are new, with the receipts of what needs an answer.
    /// Durable when it returns; nothing of it is confirmed while any of it is on its way to the disk for somebody else.
    pub(super) async fn keep(&self, batch: &[Arrival], now: i64) -> Result<HashMap<u32, Option<Receipt>>> {
        let Some(fresh) = self.begin(batch, now) else {
            return Err(Error::Unavailable("it is being kept just now".to_owned()));
        };
        if fresh.receipts.is_empty() {
            return Ok(HashMap::new());
        }
        let kept = self.ledger.put(fresh.pairs).await;
        let mut state = self.state();
        for id in fresh.receipts.keys() {
            state.writing.remove(id);
            if kept.is_err() {
                state.seen.give_back(*id);
            }
        }
        fresh.slots.into_iter().for_each(|slot| state.slots.written(slot));
        kept.map(|()| fresh.receipts)
    }

    /// Drops what needs no answer after all.
    pub(super) fn forget(&self, receipt: Receipt) {
        self.ledger.put_soon(vec![(receipt.key, None)]);
    }

    /// What is new; none when some of it is being written.
    fn begin(&self, batch: &[Arrival], now: i64) -> Option<Fresh> {
        let mut guard = self.state();
        let state = &mut *guard;
        if batch.iter().any(|(id, _)| state.writing.contains(id)) {
            return None;
        }
        let mut fresh = Fresh::default();
        for (id, entry) in batch {
            if !state.seen.take(*id, now) {
                continue;
            }
            state.writing.insert(*id);
            let receipt = entry.as_ref().map(|entry| {
                let slot = state.slots.take(|slot| !matches!(self.ledger.get(&key(slot)), Ok(None)));
                fresh.slots.push(slot);
                fresh.pairs.push((key(slot), Some(self.sealed(*id, entry))));
                self.receipt(key(slot), *id, entry)
            });
            fresh.receipts.insert(*id, receipt);
        }
        fresh.pairs.push((SEEN.to_vec(), Some(encoded(&state.seen))));
        Some(fresh)
    }

    fn receipt(&self, key: Vec<u8>, id: u32, entry: &Entry) -> Receipt {
        Receipt { key, heard: self.sealed(id, &Entry { heard: true, ..entry.clone() }) }
    }

    fn sealed(&self, id: u32, entry: &Entry) -> Vec<u8> {
        self.identity.seal_bytes(&encoded(&(id, entry)))
    }

    fn read(&self, key: &[u8], value: &[u8]) -> Option<(u32, Entry)> {
        let bytes = self.identity.open_bytes(value)?;
        match bytes.split_first()? {
            (&VERSION, body) => postcard::from_bytes(body).ok(),
            (&FIRST, body) => {
                let id = u32::from_be_bytes(key.strip_prefix(PREFIX)?.try_into().ok()?);
                Some((id, postcard::from_bytes(body).ok()?))
            }
            _ => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(slot: u32) -> Vec<u8> {
    [PREFIX, &slot.to_be_bytes()].concat()
}

/// The numbers taken, in either form.
fn read_seen(bytes: &[u8]) -> Option<Seen> {
    match bytes.split_first()? {
        (&VERSION, body) => postcard::from_bytes(body).ok(),
        (&FIRST, body) => postcard::from_bytes(body).ok().map(|(last, taken)| Seen::of_before(last, taken)),
        _ => None,
    }
}

fn encoded<T: serde::Serialize>(what: &T) -> Vec<u8> {
    postcard::to_extend(what, vec![VERSION]).unwrap_or_else(|_| vec![VERSION]) // in memory it cannot fail
}

#[cfg(test)]
mod tests;
