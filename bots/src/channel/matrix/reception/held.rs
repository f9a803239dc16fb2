//! Rooms in which something cannot be passed on yet, and what was said there after it: so that nothing overtakes anything. Pure;
//! knows neither why something waits nor for how long.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::channel::matrix::intake::Entry;

/// Most that waits in a room: whoever says more is not heard.
const MOST: usize = 500;

/// What waits behind something, by room.
#[derive(Clone, Default)]
pub(in crate::channel::matrix) struct Held(Arc<Mutex<Rooms>>);

/// What waits in each room, in order.
type Rooms = HashMap<String, VecDeque<(u64, Entry)>>;

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

    /// Whether so much waits in a room that more of what is said there is not heard.
    pub(super) fn is_full(&self, room: &str) -> bool {
        self.rooms().get(room).is_some_and(|waiting| waiting.len() >= MOST)
    }

    /// Puts this before what waits in a room that is held.
    pub(super) fn before(&self, room: &str, found: Vec<(u64, Entry)>) {
        if let Some(waiting) = self.rooms().get_mut(room) {
            found.into_iter().rev().for_each(|one| waiting.push_front(one));
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

    fn rooms(&self) -> MutexGuard<'_, Rooms> {
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
        assert_eq!(held.behind(0, said("!r", "$0")), Some(said("!r", "$0")), "nothing is held yet");
        held.hold("!r");
        assert_eq!(held.behind(3, said("!r", "$3")), None);
        assert_eq!(held.behind(9, said("!s", "$9")), Some(said("!s", "$9")));
        held.before("!r", vec![(1, said("!r", "$1")), (2, said("!r", "$2"))]);
        assert_eq!(held.next("!r"), Some((1, said("!r", "$1"))), "found where something was left out");
        assert_eq!(held.behind(4, said("!r", "$4")), None, "still held while the last one is passed on");
        let rest: Vec<u64> = std::iter::from_fn(|| held.next("!r")).map(|(number, _)| number).collect();
        assert_eq!(rest, [2, 3, 4]);
        assert_eq!(held.behind(5, said("!r", "$5")), Some(said("!r", "$5")), "it is over");
    }

    #[test]
    fn a_flood_in_a_room_is_not_kept_without_end() {
        let held = Held::default();
        held.hold("!r");
        let mut kept = 0;
        while !held.is_full("!r") && held.behind(0, said("!r", "$e")).is_none() {
            kept += 1;
        }
        assert_eq!((kept, held.is_full("!s")), (MOST, false));
    }
}
