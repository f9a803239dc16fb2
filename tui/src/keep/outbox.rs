//! Orders on the disk from before they are shown until the consultation has answered, in the order they were given. Those
//! that were overtaken while they waited stay until the moderator has looked at them again. Brings nothing anywhere.

use std::sync::{Arc, Mutex, PoisonError};

use ilfaut_client::Result;
use ilfaut_client::address::Address;
use ilfaut_client::model::{ProposalId, Time};
use ilfaut_client::store::Store;
use ilfaut_client::world::Dice;
use ilfaut_config::reach::Desk;
use serde::{Deserialize, Serialize};

use super::{read, written};
use crate::order::Order;

/// What the key of every order begins with.
const PREFIX: &[u8] = b"order/";

/// One order as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// Its place among all, of one console and of the others: the time, then chance.
    key: Vec<u8>,
    /// The order.
    pub(crate) order: Order,
    /// Whether it may have been brought before.
    pub(crate) again: bool,
    /// Whether it was overtaken, and waits for the moderator instead.
    pub(crate) overtaken: bool,
}

impl Kept {
    /// When it was given.
    pub(crate) fn given(&self) -> Time {
        Time(time(&self.key))
    }
}

/// What stands under a key.
#[derive(Serialize, Deserialize)]
struct Record {
    order: Order,
    overtaken: bool,
}

/// The orders of one moderator that this console answers for.
#[derive(Clone)]
pub(crate) struct Outbox {
    desk: Arc<Desk>,
    last: Arc<Mutex<(i64, Dice)>>,
}

impl Outbox {
    /// The outbox of a desk.
    pub(crate) fn new(desk: Arc<Desk>, dice: Dice) -> Self {
        Self { desk, last: Arc::new(Mutex::new((0, dice))) }
    }

    /// Keeps an order; it survives a power cut when this returns.
    pub(crate) fn keep(&self, order: Order, now: Time) -> Result<Kept> {
        let kept = Kept { key: self.key(now), order, again: false, overtaken: false };
        self.put(&kept)?;
        Ok(kept)
    }

    /// An order that could not be kept, and is brought all the same.
    pub(crate) fn unkept(&self, order: Order, now: Time) -> Kept {
        Kept { key: self.key(now), order, again: false, overtaken: false }
    }

    /// Everything that is kept here, in the order it was given.
    pub(crate) fn all(&self) -> Result<Vec<Kept>> {
        let all = all(self.desk.store())?;
        let newest = all.last().map_or(0, |kept| time(&kept.key));
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.0 = last.0.max(newest);
        Ok(all)
    }

    /// Takes up what the other places of this moderator keep that no console holds any more.
    pub(crate) fn adopt(&self) -> Result<()> {
        self.desk.others(&mut |other| {
            for kept in all(other)? {
                self.put(&kept)?;
                other.put(&[(kept.key, None)])?;
            }
            Ok(())
        })
    }

    /// Drops an order that was answered.
    pub(crate) fn drop(&self, kept: &Kept) -> Result<()> {
        self.desk.store().put(&[(kept.key.clone(), None)])
    }

    /// Keeps an order for the moderator to look at again.
    pub(crate) fn lay_aside(&self, kept: &Kept) -> Result<()> {
        self.put(&Kept { overtaken: true, ..kept.clone() })
    }

    /// Drops what was laid aside on a proposal: the moderator has dealt with it.
    pub(crate) fn settle(&self, proposal: &ProposalId) -> Result<()> {
        let settled = all(self.desk.store())?.into_iter();
        let settled = settled.filter(|kept| kept.overtaken && kept.order.proposal() == Some(proposal));
        self.desk.store().put(&settled.map(|kept| (kept.key, None)).collect::<Vec<_>>())
    }

    /// How many orders wait for the consultation.
    pub(crate) fn waiting(&self) -> usize {
        all(self.desk.store()).map_or(0, |all| all.iter().filter(|kept| !kept.overtaken).count())
    }

    /// Really destroys what was dropped, words to authors among it.
    pub(crate) fn tidy(&self) -> Result<()> {
        self.desk.store().rewrite()
    }

    fn put(&self, kept: &Kept) -> Result<()> {
        let record = Record { order: kept.order.clone(), overtaken: kept.overtaken };
        self.desk.store().put(&[(kept.key.clone(), Some(written(&record)))])
    }

    /// A key after all that were given out, though the clock was set back.
    fn key(&self, now: Time) -> Vec<u8> {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.0 = now.0.max(last.0 + 1);
        let (at, chance) = (last.0.max(0).unsigned_abs(), last.1.bytes::<4>());
        [PREFIX, &at.to_be_bytes(), &chance].concat()
    }
}

/// How many orders of a moderator wait on this machine for a consultation that cannot be reached; nothing is made.
pub(crate) fn left(address: &Address, moderator: &str) -> usize {
    let waiting = |store: &dyn Store| all(store).map_or(0, |all| all.iter().filter(|kept| !kept.overtaken).count());
    let Ok(Some(desk)) = Desk::find(address, moderator) else { return 0 };
    let mut count = waiting(desk.store());
    let _ = desk.others(&mut |other| {
        count += waiting(other);
        Ok(())
    }); // a place that cannot be read is told of when the consultation is there
    count
}

/// The time within a key.
fn time(key: &[u8]) -> i64 {
    let bytes = key.get(PREFIX.len()..PREFIX.len() + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, |bytes| i64::try_from(u64::from_be_bytes(bytes)).unwrap_or(0))
}

fn all(store: &dyn Store) -> Result<Vec<Kept>> {
    let mut found = Vec::new();
    store.scan(PREFIX, &mut |key, value| {
        let record = read::<Record>(value);
        let kept = |Record { order, overtaken }| Kept { key: key.to_vec(), order, again: true, overtaken };
        found.extend(record.map(kept));
    })?;
    Ok(found)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Decision, Status};

    use super::*;

    fn outbox(address: &Address) -> Outbox {
        Outbox::new(Arc::new(Desk::take(address, "Morgane").unwrap()), Dice::seeded(1))
    }

    fn accept(proposal: &str) -> Order {
        Order::Decide { proposal: proposal.into(), seen: Status::Pending, decision: Decision::Accept }
    }

    fn names(outbox: &Outbox) -> Vec<String> {
        let names = outbox.all().unwrap().into_iter();
        names.filter_map(|kept| kept.order.proposal().map(ToString::to_string)).collect()
    }

    #[test]
    fn orders_keep_their_turn_though_the_clock_is_set_back() {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sled(folder.path().to_owned());
        let first = outbox(&address);
        for (name, at) in [("a", 5_000), ("b", 5_000), ("c", 10)] {
            first.keep(accept(name), Time(at)).unwrap();
        }
        drop(first);
        let next = outbox(&address);
        assert_eq!(names(&next), ["a", "b", "c"]);
        next.keep(accept("d"), Time(20)).unwrap();
        assert_eq!(names(&next), ["a", "b", "c", "d"]);
        let all = next.all().unwrap();
        assert!(all.iter().all(|kept| kept.again && !kept.overtaken));
        next.drop(&all[0]).unwrap();
        next.tidy().unwrap();
        assert_eq!((names(&next), next.waiting()), (vec!["b".into(), "c".into(), "d".into()], 3));
    }

    #[test]
    fn what_was_overtaken_stays_until_it_is_dealt_with() {
        let outbox = outbox(&Address::Memory);
        let kept = outbox.keep(accept("a"), Time(1)).unwrap();
        outbox.keep(accept("b"), Time(2)).unwrap();
        outbox.lay_aside(&kept).unwrap();
        assert_eq!((outbox.waiting(), names(&outbox).len()), (1, 2));
        outbox.settle(&"b".into()).unwrap();
        assert_eq!(names(&outbox), ["a", "b"], "what waits for the consultation is never settled here");
        outbox.settle(&"a".into()).unwrap();
        assert_eq!(names(&outbox), ["b"]);
    }

    #[test]
    fn a_console_takes_up_what_another_one_left() {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sled(folder.path().to_owned());
        let (first, second) = (outbox(&address), outbox(&address));
        second.keep(accept("a"), Time(1)).unwrap();
        first.keep(accept("b"), Time(2)).unwrap();
        first.adopt().unwrap();
        assert_eq!(names(&first), ["b"], "the other one still runs");
        drop(second);
        assert_eq!((left(&address, "Morgane"), left(&address, "Inès")), (1, 0), "what is held is its holder's to tell");
        first.adopt().unwrap();
        first.adopt().unwrap();
        assert_eq!(names(&first), ["a", "b"]);
    }
}
