//! Which updates were taken already, so that one sent twice is taken once. Pure; knows no update and no store.

use serde::{Deserialize, Serialize};

/// Numbers remembered one by one, up to the highest.
const WINDOW: u32 = 1_024;
/// Bits of a word.
const BITS: u32 = u64::BITS;
/// Words of the window.
const WORDS: usize = 16;
/// Telegram keeps updates for a day, and begins anywhere again after a week of silence: after a day nothing comes twice.
const FRESH: i64 = 24 * 3_600 * 1_000;

/// The numbers taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Seen {
    /// The highest, and when the last one was taken, in milliseconds; none: nothing yet.
    last: Option<(u32, i64)>,
    /// Whether a number was taken, at its remainder; only of those within the window.
    taken: [u64; WORDS],
}

impl Seen {
    /// Takes a number at `now`; answers whether it is new.
    pub(super) fn take(&mut self, id: u32, now: i64) -> bool {
        if self.last.is_some_and(|(_, at)| now - at > FRESH) {
            *self = Self::default();
        }
        let Some((highest, at)) = self.last else {
            self.last = Some((id, now));
            self.mark(id);
            return true;
        };
        if id > highest {
            let between = (highest + 1..=id).rev().take(WINDOW as usize);
            between.for_each(|passed| self.clear(passed));
        } else if highest - id >= WINDOW || self.has(id) {
            return false;
        }
        self.mark(id);
        self.last = Some((id.max(highest), now.max(at)));
        true
    }

    fn has(&self, id: u32) -> bool {
        self.taken[word(id)] & bit(id) != 0
    }

    fn mark(&mut self, id: u32) {
        self.taken[word(id)] |= bit(id);
    }

    fn clear(&mut self, id: u32) {
        self.taken[word(id)] &= !bit(id);
    }
}

fn word(id: u32) -> usize {
    (id % WINDOW / BITS) as usize
}

fn bit(id: u32) -> u64 {
    1 << (id % BITS)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_number_is_new_once() {
        let mut seen = Seen::default();
        for id in [5, 7, 6, 9] {
            assert!(seen.take(id, 0), "{id}");
            assert!(!seen.take(id, 0), "{id} again");
        }
        assert!(seen.take(8, 0) && seen.take(0, 0), "late, but new");
    }

    #[test]
    fn what_is_far_below_is_old() {
        let mut seen = Seen::default();
        assert!(seen.take(10_000, 0));
        assert!(!seen.take(10_000 - WINDOW, 0));
        assert!(seen.take(10_001 - WINDOW, 0));
    }

    #[test]
    fn after_a_day_numbers_begin_anywhere() {
        let mut seen = Seen::default();
        assert!(seen.take(900_000, 0));
        assert!(!seen.take(3, FRESH), "not yet");
        assert!(seen.take(3, FRESH + 1) && !seen.take(3, FRESH + 2));
        assert!(seen.take(900_000, FRESH + 3), "nothing is remembered of before");
    }

    #[test]
    fn a_jump_to_the_end_is_one_step() {
        let mut seen = Seen::default();
        assert!(seen.take(0, 0) && seen.take(u32::MAX, 0) && !seen.take(u32::MAX, 0));
        assert!(!seen.take(0, 0) && seen.take(u32::MAX - 1, 0));
    }

    #[test]
    fn it_is_small() {
        assert!(
            postcard::to_stdvec(&Seen { last: Some((u32::MAX, i64::MAX)), taken: [u64::MAX; WORDS] }).unwrap().len()
                < 256
        );
    }

    proptest! {
        #[test]
        fn it_answers_as_a_set_does(ids in prop::collection::vec(0u32..3_000, 1..200)) {
            let (mut seen, mut set, mut highest) = (Seen::default(), HashSet::new(), 0);
            for id in ids {
                let new = id + WINDOW > highest && !set.contains(&id);
                prop_assert_eq!(seen.take(id, 0), new, "{} of {}", id, highest);
                if new {
                    set.insert(id);
                    highest = highest.max(id);
                }
            }
        }
    }
}
