//! Rooms in which something cannot be passed on yet, and what was said there after it: so that nothing overtakes anything. Pure;
//! knows neither why something waits nor for how long.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::channel::matrix::intake::Entry;

/// What waits behind something, by room.
#[derive(Clone, Default)]
pub(in crate::channel::matrix) struct Held(Arc<Mutex<HashMap<String, VecDeque<(u64, Entry)>>>>);

impl Held {
    /// Puts it behind what waits in its room; gives it back where nothing does.
    pub(super) fn behind(&self, number: u64, entry: Entry) -> Option<Entry> {
        match self.rooms().get_mut(&entry.room) {
            Some(waiting) => {
                waiting.push_back((number, entry));
                None
            }
            None => Some(entry),
        }
    }

    /// From now on whatever is said in a room waits.
    pub(super) fn hold(&self, room: &str) {
        self.rooms().entry(room.to_owned()).or_default();
    }

    /// What is next in a room; none: nothing waits there any more, and nothing is held.
    pub(super) fn next(&self, room: &str) -> Option<(u64, Entry)> {
        let mut rooms = self.rooms();
        let next = rooms.get_mut(room).and_then(VecDeque::pop_front);
        if next.is_none() {
            rooms.remove(room);
        }
        next
    }

    fn rooms(&self) -> MutexGuard<'_, HashMap<String, VecDeque<(u64, Entry)>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::matrix::intake::What;

    fn said(room: &str, event: &str) -> Entry {
        let what = What::Typed(event.into());
        Entry { from: "@a:x".into(), room: room.into(), event: event.into(), at: 0, what, thread: None, heard: false }
    }

    #[test]
    fn what_follows_in_a_room_waits_in_order_and_other_rooms_do_not() {
        let held = Held::default();
        assert!(held.behind(0, said("!r", "$0")).is_some(), "nothing is held yet");
        held.hold("!r");
        assert_eq!(held.behind(1, said("!r", "$1")), None);
        assert_eq!(held.behind(2, said("!r", "$2")), None);
        assert!(held.behind(3, said("!s", "$3")).is_some());
        assert_eq!(held.next("!r"), Some((1, said("!r", "$1"))));
        assert_eq!(held.behind(4, said("!r", "$4")), None, "still held while the last one is passed on");
        assert_eq!((held.next("!r").map(|next| next.0), held.next("!r").map(|next| next.0)), (Some(2), Some(4)));
        assert_eq!(held.next("!r"), None);
        assert!(held.behind(5, said("!r", "$5")).is_some(), "it is over");
    }
}
