//! The rooms we are in, kept sealed: the store alone tells neither where they are nor what was said there. Knows no moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use ilfaut_client::model::Channel as Origin;
use ilfaut_client::store::Store;
use serde::{Deserialize, Serialize};

use crate::channel::Caller;
use crate::conversation::room::Room;
use crate::identity::Identity;

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
    store: Arc<dyn Store>,
    identity: Identity,
    origin: Origin,
    here: BTreeMap<String, Room>,
}

impl Rooms {
    /// The rooms of a channel in this store; what cannot be read is as if we had never been there.
    pub(super) fn open(store: Arc<dyn Store>, identity: Identity, origin: Origin) -> Self {
        let mut here = BTreeMap::new();
        let read = store.scan(PREFIX, &mut |_, value| {
            let kept = identity.open_bytes(value).as_deref().and_then(decoded).filter(|kept| kept.origin == origin);
            here.extend(kept.map(|kept| (kept.address, kept.room)));
        });
        if read.is_err() {
            tracing::warn!("the groups we are in cannot be read");
        }
        Self { store, identity, origin, here }
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
        let kept = Kept { origin: self.origin, address: caller.0.clone(), room };
        let sealed = self.identity.seal_bytes(&encoded(&kept));
        self.keep(&[(self.key(caller), Some(sealed))]);
        self.here.insert(kept.address, kept.room);
    }

    /// Forgets a room; answers what it was.
    pub(super) fn remove(&mut self, caller: &Caller) -> Option<Room> {
        let room = self.here.remove(&caller.0)?;
        self.keep(&[(self.key(caller), None)]);
        Some(room)
    }

    fn keep(&self, pairs: &[(Vec<u8>, Option<Vec<u8>>)]) {
        if self.store.put(pairs).is_err() {
            tracing::warn!("what happens in a group cannot be kept");
        }
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
    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;
    use ilfaut_client::model::{Language, Time};

    use super::*;

    fn rooms(store: &Arc<dyn Store>, origin: Origin) -> Rooms {
        Rooms::open(Arc::clone(store), Identity::new([7; 32]), origin)
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
}
