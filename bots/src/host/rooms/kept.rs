//! The rooms we are in, kept sealed: the store alone tells neither where they are nor what was said there. Knows no moment.

use std::collections::BTreeMap;

use ilfaut_client::model::Channel as Origin;
use serde::{Deserialize, Serialize};

use crate::channel::Caller;
use crate::conversation::room::Room;
use crate::identity::Identity;
use crate::memory::Ledger;

/// What every key begins with; the room's link follows.
const PREFIX: &[u8] = b"room/";
/// The form rooms are written in: this byte, then postcard. Whatever is added, is added at the end.
const VERSION: u8 = 1;

/// A room as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    origin: Origin,
    address: String,
    room: Room,
}

/// The rooms of a channel, in a fixed order.
pub(in crate::host) struct Rooms {
    ledger: Ledger,
    identity: Identity,
    origin: Origin,
    here: BTreeMap<String, Room>,
    /// Rooms to which the idea of the day is on its way, as they were before.
    before: BTreeMap<String, Room>,
}

impl Rooms {
    /// The rooms of a channel in this store; what cannot be read is as if we had never been there.
    pub(super) fn open(ledger: Ledger, identity: Identity, origin: Origin) -> Self {
        let mut here = BTreeMap::new();
        let read = ledger.scan(PREFIX, &mut |_, value| {
            let kept = identity.open_bytes(value).as_deref().and_then(decoded).filter(|kept| kept.origin == origin);
            here.extend(kept.map(|kept| (kept.address, kept.room)));
        });
        if read.is_err() {
            tracing::warn!("the groups we are in cannot be read");
        }
        Self { ledger, identity, origin, here, before: BTreeMap::new() }
    }

    /// A room we are in.
    pub(super) fn get(&self, caller: &Caller) -> Option<&Room> {
        self.here.get(&caller.0)
    }

    /// All of them.
    pub(super) fn all(&self) -> Vec<(Caller, Room)> {
        self.here.iter().map(|(address, room)| (Caller(address.clone()), room.clone())).collect()
    }

    /// Keeps a room; where that fails it lives on in this process.
    pub(super) fn put(&mut self, caller: &Caller, room: Room) {
        self.here.insert(caller.0.clone(), room);
        self.keep(caller);
    }

    /// The idea of the day is on its way to a room: that is kept once it has arrived.
    pub(super) fn show(&mut self, caller: &Caller, room: Room) {
        let before = self.here.insert(caller.0.clone(), room);
        self.before.extend(before.map(|before| (caller.0.clone(), before)));
    }

    /// What was on its way to a room is there.
    pub(super) fn shown(&mut self, caller: &Caller) {
        if self.before.remove(&caller.0).is_some() {
            self.keep(caller);
        }
    }

    /// What was on its way to a room never came there; whatever else happened in it meanwhile did.
    pub(super) fn not_shown(&mut self, caller: &Caller) {
        let Some(before) = self.before.remove(&caller.0) else { return };
        if let Some(room) = self.here.get_mut(&caller.0) {
            (room.last, room.today, room.shown) = (before.last, before.today, before.shown);
            self.keep(caller);
        }
    }

    /// Forgets a room; answers what it was.
    pub(super) fn remove(&mut self, caller: &Caller) -> Option<Room> {
        let room = self.here.remove(&caller.0)?;
        self.before.remove(&caller.0);
        self.ledger.put_soon(vec![(self.key(caller), None)]);
        Some(room)
    }

    fn keep(&self, caller: &Caller) {
        let Some(room) = self.here.get(&caller.0) else { return };
        let kept = Kept { origin: self.origin, address: caller.0.clone(), room: room.clone() };
        let sealed = self.identity.seal_bytes(&encoded(&kept));
        self.ledger.put_soon(vec![(self.key(caller), Some(sealed))]);
    }

    fn key(&self, caller: &Caller) -> Vec<u8> {
        [PREFIX, &self.identity.link(self.origin, caller).0].concat()
    }
}

fn encoded(kept: &Kept) -> Vec<u8> {
    postcard::to_extend(kept, vec![VERSION]).unwrap_or_else(|_| vec![VERSION]) // in memory it cannot fail
}

fn decoded(bytes: &[u8]) -> Option<Kept> {
    postcard::from_bytes(bytes.strip_prefix(&[VERSION])?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;
    use ilfaut_client::model::{Language, Time};
    use ilfaut_client::store::Store;

    use super::*;

    fn rooms(store: &Arc<dyn Store>, origin: Origin) -> Rooms {
        Rooms::open(Ledger::new(Arc::clone(store)), Identity::new([7; 32]), origin)
    }

    #[test]
    fn rooms_come_back_to_their_own_channel_and_are_forgotten() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let (caller, room) = (Caller("-4711".into()), Room::new(Language::FRENCH, Some("q".into()), Time(5)));
        rooms(&store, Origin::Telegram).put(&caller, room.clone());
        assert_eq!(rooms(&store, Origin::Telegram).all(), [(caller.clone(), room.clone())]);
        assert!(rooms(&store, Origin::Matrix).all().is_empty());
        assert_eq!(rooms(&store, Origin::Telegram).remove(&caller), Some(room));
        assert!(rooms(&store, Origin::Telegram).get(&caller).is_none());
    }

    #[test]
    fn the_store_alone_tells_nothing() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let room = Room::new(Language::FRENCH, Some("bretons".into()), Time(5));
        rooms(&store, Origin::Telegram).put(&Caller("-4711".into()), room);
        let mut seen = 0;
        let has = |bytes: &[u8], part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        store
            .scan(b"", &mut |key, value| {
                seen += 1;
                assert!(!has(key, b"4711") && !has(value, b"4711") && !has(value, b"bretons"));
            })
            .unwrap();
        assert_eq!(seen, 1);
    }

    #[test]
    fn the_idea_of_the_day_is_kept_once_it_has_arrived() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let caller = Caller("-4711".into());
        let room = Room::new(Language::FRENCH, None, Time(5));
        let mut turned = room.clone();
        turned.turn_to(3, None);
        let kept = || rooms(&store, Origin::Telegram).get(&caller).and_then(|room| room.last);
        rooms(&store, Origin::Telegram).put(&caller, room);
        let mut here = rooms(&store, Origin::Telegram);
        here.show(&caller, turned.clone());
        assert_eq!((here.get(&caller).unwrap().last, kept()), (Some(3), None), "it is not sent twice meanwhile");
        here.not_shown(&caller);
        assert_eq!(here.get(&caller).unwrap().last, None, "it is due again");
        here.show(&caller, turned);
        here.shown(&caller);
        drop(here);
        assert_eq!(kept(), Some(3));
    }

    #[test]
    fn whoever_asks_for_silence_while_an_idea_is_lost_has_it() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let (caller, room) = (Caller("-4711".into()), Room::new(Language::FRENCH, None, Time(5)));
        let mut here = rooms(&store, Origin::Telegram);
        here.put(&caller, room.clone());
        here.show(&caller, Room { last: Some(3), ..room.clone() });
        here.put(&caller, Room { stopped: true, ..room.clone() });
        here.not_shown(&caller);
        assert_eq!(here.get(&caller), Some(&Room { stopped: true, ..room }));
    }
}
