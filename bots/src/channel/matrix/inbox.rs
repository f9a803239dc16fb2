//! What was said and is not answered yet, and up to where the homeserver was heard: kept in one write, before the homeserver is
//! asked for what follows. So no crash loses anything, and what comes twice is there once. Sealed: the store alone tells nobody
//! who said what. Knows neither how events arrive nor how they are answered.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ilfaut_client::Result;
use serde::{Deserialize, Serialize};

use super::intake::{Entry, What};
use crate::identity::Identity;
use crate::memory::{Ledger, Receipt};

/// What the key of everything said begins with; its number follows.
const PREFIX: &[u8] = b"matrix/in/";
/// Where it is kept up to where the homeserver was heard.
const POSITION: &[u8] = b"matrix/position";
/// The form of what is kept: this byte, then postcard. Whatever is added, is added at the end.
const VERSION: u8 = 1;
/// Events remembered one by one: more than come twice when a gap is filled.
const SEEN: usize = 512;
/// Numbers kept free after what was left out, for all that is found there.
const FREE: u64 = 8_192;

/// Up to where a homeserver was heard.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
struct Position {
    /// By which of its devices: another one begins anew.
    device: String,
    /// The homeserver's own mark.
    mark: Option<String>,
    /// The last mark of the device before, until this one has one.
    former: Option<String>,
    /// The number of what is said next.
    next: u64,
    /// The last events taken, by a few bytes of their proof.
    seen: VecDeque<u64>,
}

impl Position {
    /// The same for another device, which must learn everything of the rooms anew.
    fn taken_over(self, device: &str) -> Self {
        let former = self.mark.or(self.former);
        Self { device: device.to_owned(), mark: None, former, ..self }
    }
}

/// What was said and is not answered yet.
pub(super) struct Inbox {
    ledger: Ledger,
    identity: Identity,
    position: Mutex<Position>,
}

impl Inbox {
    /// The inbox of this device in this store.
    pub(super) fn open(ledger: Ledger, identity: Identity, device: &str) -> Result<Self> {
        let kept = ledger.get(POSITION)?.and_then(|sealed| identity.open_bytes(&sealed));
        let kept: Position = kept.as_deref().and_then(decoded).unwrap_or_default();
        let position = if kept.device == device { kept } else { kept.taken_over(device) };
        Ok(Self { ledger, identity, position: Mutex::new(position) })
    }

    /// The homeserver's mark of what was taken last; none: nothing yet.
    pub(super) fn mark(&self) -> Option<String> {
        self.position().mark.clone()
    }

    /// The mark up to which the device before this one heard; none once this one has a mark.
    pub(super) fn former(&self) -> Option<String> {
        self.position().former.clone()
    }

    /// What a former run left, in order. What cannot be read any more is dropped, and counted.
    pub(super) async fn left(&self) -> Result<(Vec<(u64, Entry)>, usize)> {
        let (mut left, mut unreadable) = (Vec::new(), Vec::new());
        self.ledger.scan(PREFIX, &mut |key, value| match (
            number(key),
            self.identity.open_bytes(value).as_deref().and_then(decoded),
        ) {
            (Some(number), Some(entry)) => left.push((number, entry)),
            _ => unreadable.push((key.to_vec(), None)),
        })?;
        let count = unreadable.len();
        if count > 0 {
            self.ledger.put(unreadable).await?;
        }
        Ok((left, count))
    }

    /// Keeps what was said up to this mark, all of it or nothing; answers what is new, with its numbers. Durable when it returns.
    pub(super) async fn keep(&self, said: &[Entry], mark: Option<&str>) -> Result<Vec<(u64, Entry)>> {
        let before = self.position().clone();
        let mut after = before.clone();
        if let Some(mark) = mark {
            (after.mark, after.former) = (Some(mark.to_owned()), None);
        }
        let new: Vec<(u64, Entry)> = said.iter().filter_map(|entry| self.number(&mut after, entry)).collect();
        if after == before {
            return Ok(new);
        }
        let pairs = new.iter().map(|(number, entry)| (key(*number), Some(self.sealed(entry))));
        let pairs: Vec<_> = pairs.chain([(POSITION.to_vec(), Some(self.sealed(&after)))]).collect();
        self.ledger.put(pairs).await?;
        *self.position() = after; // whoever asks the homeserver is alone to write here
        Ok(new)
    }

    /// Keeps what was found where something was left out, in its place and all of it or nothing; answers what is new, with its
    /// numbers. Durable when it returns.
    pub(super) async fn fill(&self, number: u64, found: Vec<Entry>) -> Result<Vec<(u64, Entry)>> {
        let new = {
            let position = self.position();
            let new = found.into_iter().filter(|entry| !position.seen.contains(&self.print(entry)));
            (number + 1..number + FREE).zip(new).collect::<Vec<_>>()
        };
        let pairs = new.iter().map(|(number, entry)| (key(*number), Some(self.sealed(entry))));
        self.ledger.put(pairs.chain([(key(number), None)]).collect()).await?;
        Ok(new)
    }

    /// What is kept of it from when it has had its effect until its answer has arrived.
    pub(super) fn receipt(&self, number: u64, entry: &Entry) -> Receipt {
        Receipt { key: key(number), heard: self.sealed(&Entry { heard: true, ..entry.clone() }) }
    }

    /// Drops what needs no answer after all.
    pub(super) fn forget(&self, number: u64) {
        self.ledger.put_soon(vec![(key(number), None)]);
    }

    /// Gives it a number, if it is new.
    fn number(&self, position: &mut Position, entry: &Entry) -> Option<(u64, Entry)> {
        let print = self.print(entry);
        if position.seen.contains(&print) {
            return None;
        }
        position.seen.push_back(print);
        if position.seen.len() > SEEN {
            position.seen.pop_front();
        }
        let number = position.next;
        position.next += if matches!(entry.what, What::LeftOut(_)) { FREE } else { 1 };
        Some((number, entry.clone()))
    }

    /// What tells it from everything else.
    fn print(&self, entry: &Entry) -> u64 {
        let mut print = [0; size_of::<u64>()];
        print.iter_mut().zip(self.identity.proof(entry.event.as_bytes())).for_each(|(to, from)| *to = from);
        u64::from_be_bytes(print)
    }

    fn sealed(&self, what: &impl Serialize) -> Vec<u8> {
        self.identity.seal_bytes(&encoded(what))
    }

    fn position(&self) -> MutexGuard<'_, Position> {
        self.position.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key(number: u64) -> Vec<u8> {
    [PREFIX, &number.to_be_bytes()].concat()
}

fn number(key: &[u8]) -> Option<u64> {
    Some(u64::from_be_bytes(key.strip_prefix(PREFIX)?.try_into().ok()?))
}

fn encoded(what: &impl Serialize) -> Vec<u8> {
    postcard::to_extend(what, vec![VERSION]).unwrap_or_else(|_| vec![VERSION]) // in memory it cannot fail
}

fn decoded<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes.strip_prefix(&[VERSION])?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;
    use ilfaut_client::store::Store;

    use super::super::intake::LeftOut;
    use super::*;

    fn store() -> Arc<dyn Store> {
        open_store(&Address::Memory, "bots").unwrap().into()
    }

    fn inbox(store: &Arc<dyn Store>, device: &str) -> Inbox {
        Inbox::open(Ledger::new(Arc::clone(store)), Identity::new([7; 32]), device).unwrap()
    }

    fn said(event: &str) -> Entry {
        let what = What::Typed("il faut des bancs".into());
        Entry {
            from: "@anna:x".into(),
            room: "!r:x".into(),
            event: event.into(),
            at: 5,
            what,
            thread: None,
            heard: false,
        }
    }

    #[tokio::test]
    async fn what_is_said_is_kept_in_order_with_the_mark_and_once() {
        let store = store();
        let first = inbox(&store, "A");
        assert_eq!(first.mark(), None);
        let new = first.keep(&[said("$1"), said("$2"), said("$1")], Some("s5")).await.unwrap();
        assert_eq!(new, [(0, said("$1")), (1, said("$2"))]);
        let again = inbox(&store, "A");
        assert_eq!((again.mark().as_deref(), again.left().await.unwrap()), (Some("s5"), (new, 0)));
        assert_eq!(again.keep(&[said("$2"), said("$3")], Some("s6")).await.unwrap(), [(2, said("$3"))]);
        again.forget(0);
        drop((first, again));
        assert_eq!(inbox(&store, "A").left().await.unwrap().0.len(), 2);
    }

    #[tokio::test]
    async fn what_was_left_out_is_found_in_its_place_once_and_survives_a_crash() {
        let store = store();
        let inbox = inbox(&store, "A");
        let left_out = LeftOut { since: "s4".into(), until: None, members: 2 };
        let gap = Entry { what: What::LeftOut(left_out), ..said("gap") };
        let kept = inbox.keep(&[said("$1"), gap, said("$4")], Some("s5")).await.unwrap();
        assert_eq!(kept.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [0, 1, 1 + FREE]);
        let found = inbox.fill(1, vec![said("$1"), said("$2"), said("$3")]).await.unwrap();
        assert_eq!(found, [(2, said("$2")), (3, said("$3"))]);
        drop(inbox);
        let left = self::inbox(&store, "A").left().await.unwrap().0;
        let order: Vec<&str> = left.iter().map(|(_, entry)| entry.event.as_str()).collect();
        assert_eq!(order, ["$1", "$2", "$3", "$4"]);
    }

    #[tokio::test]
    async fn another_device_begins_anew_and_knows_up_to_where_the_one_before_heard() {
        let store = store();
        inbox(&store, "A").keep(&[said("$1")], Some("s5")).await.unwrap();
        let other = inbox(&store, "B");
        assert_eq!((other.mark(), other.left().await.unwrap().0.len()), (None, 1));
        assert_eq!(other.former().as_deref(), Some("s5"));
        assert_eq!(other.keep(&[said("$2")], Some("s1")).await.unwrap(), [(1, said("$2"))]);
        assert_eq!((other.mark().as_deref(), other.former()), (Some("s1"), None));
    }

    #[tokio::test]
    async fn the_store_alone_tells_nothing_and_another_key_reads_nothing() {
        let store = store();
        inbox(&store, "A").keep(&[said("$1")], Some("s5")).await.unwrap();
        let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        store
            .scan(b"", &mut |_, value| assert!(!has(value, b"anna") && !has(value, b"bancs") && !has(value, b"s5")))
            .unwrap();
        let other = Inbox::open(Ledger::new(Arc::clone(&store)), Identity::new([8; 32]), "A").unwrap();
        assert_eq!((other.mark(), other.left().await.unwrap()), (None, (Vec::new(), 1)));
    }

    #[tokio::test]
    async fn old_events_make_room_for_new_ones() {
        let store = store();
        let inbox = inbox(&store, "A");
        for number in 0..=SEEN {
            inbox.keep(&[said(&format!("${number}"))], None).await.unwrap();
        }
        assert_eq!(inbox.position().seen.len(), SEEN);
        assert!(inbox.keep(&[said("$5")], None).await.unwrap().is_empty(), "still known");
    }
}
