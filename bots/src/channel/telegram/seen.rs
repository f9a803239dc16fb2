//! Which updates were taken already, so that one sent twice is taken once. Pure; knows no update and no store.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

/// Numbers remembered one by one, up to the highest.
const WINDOW: u32 = 1_024;
/// Bits of a word.
const BITS: u32 = u64::BITS;
/// Most numbers remembered that were passed over: one of them may still come, if whoever brought it was cut off.
const MISSING: usize = 256;
/// Words of the window.
pub(super) const WORDS: usize = 16;
/// Telegram keeps updates for a day, and begins anywhere again after a week of silence: after a day nothing comes twice.
const FRESH: i64 = 24 * 3_600 * 1_000;

/// The numbers taken.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct Seen {
    /// The highest, and when the last one was taken, in milliseconds; none: nothing yet.
    last: Option<(u32, i64)>,
    /// Whether a number was taken, at its remainder; only of those within the window.
    taken: [u64; WORDS],
    /// Numbers below the window that were never taken, the last ones.
    missing: VecDeque<u32>,
    /// The first number ever: nobody misses what came before.
    first: u32,
}

impl Seen {
    /// Takes a number at `now`; answers whether it is new.
    pub(super) fn take(&mut self, id: u32, now: i64) -> bool {
        if self.last.is_some_and(|(_, at)| now - at > FRESH) {
            *self = Self::default();
        }
        let Some((highest, at)) = self.last else {
            (self.last, self.first) = (Some((id, now)), id);
            self.mark(id);
            return true;
        };
        if id > highest {
            self.slide(highest, id);
        } else if highest - id >= WINDOW {
            let missing = self.missing.iter().position(|missing| *missing == id);
            return missing.is_some_and(|at| self.missing.remove(at).is_some());
        } else if self.has(id) {
            return false;
        }
        self.mark(id);
        self.last = Some((id.max(highest), now.max(at)));
        true
    }

    /// As it was written before anything could be missing.
    pub(super) fn of_before(last: Option<(u32, i64)>, taken: [u64; WORDS]) -> Self {
        let first = last.map_or(0, |(highest, _)| highest);
        Self { last, taken, missing: VecDeque::new(), first }
    }

    /// It could not be taken after all.
    pub(super) fn give_back(&mut self, id: u32) {
        let Some((highest, _)) = self.last else { return };
        if highest.saturating_sub(id) < WINDOW {
            self.clear(id);
        } else {
            self.miss(id);
        }
    }

    /// Moves the window up to a new highest number; what leaves it untaken is remembered.
    fn slide(&mut self, from: u32, to: u32) {
        let untaken = |id: &u32| to - id >= WINDOW && *id > self.first && (*id > from || !self.has(*id));
        let out = (from.saturating_sub(WINDOW - 1)..=to.saturating_sub(WINDOW)).rev().filter(untaken);
        let out: Vec<u32> = out.take(MISSING).collect();
        out.into_iter().rev().for_each(|id| self.miss(id));
        (from + 1..=to).rev().take(WINDOW as usize).for_each(|passed| self.clear(passed));
    }

    fn miss(&mut self, id: u32) {
        self.missing.push_back(id);
        if self.missing.len() > MISSING {
            self.missing.pop_front();
        }
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
        assert!(seen.take(10_000, 0) && seen.take(11_000, 0) && seen.take(12_000, 0));
        assert!(!seen.take(10_000, 0), "taken before");
        assert!(!seen.take(9_999 - WINDOW, 0), "nobody missed it");
        assert!(seen.take(12_001 - WINDOW, 0));
    }

    #[test]
    fn what_was_cut_off_while_others_went_on_is_taken_once() {
        let mut seen = Seen::default();
        assert!(seen.take(100, 0));
        for id in 102..102 + 3 * WINDOW {
            assert!(seen.take(id, 0));
        }
        assert!(seen.take(101, 0), "brought again, long after");
        assert!(!seen.take(101, 0) && !seen.take(100, 0));
    }

    #[test]
    fn what_could_not_be_taken_is_new_again() {
        let mut seen = Seen::default();
        assert!(seen.take(100, 0) && seen.take(101, 0));
        seen.give_back(101);
        assert!(seen.take(101, 0) && !seen.take(101, 0));
        seen.give_back(101);
        assert!(seen.take(102 + WINDOW, 0) && seen.take(101, 0) && !seen.take(101, 0));
    }

    #[test]
    fn only_so_many_are_missed() {
        let mut seen = Seen::default();
        assert!(seen.take(0, 0) && seen.take(100_000, 0));
        let late = (1..=100_000 - WINDOW).filter(|id| seen.take(*id, 0)).count();
        assert_eq!((late, seen.missing.len()), (MISSING, 0));
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
        let full = Seen {
            last: Some((u32::MAX, i64::MAX)),
            taken: [u64::MAX; WORDS],
            missing: VecDeque::new(),
            first: u32::MAX,
        };
        assert!(postcard::to_stdvec(&full).unwrap().len() < 256);
    }

    proptest! {
        #[test]
        fn it_answers_as_a_set_does(ids in prop::collection::vec(0u32..3_000, 1..200)) {
            let (mut seen, mut set, mut highest) = (Seen::default(), HashSet::new(), 0);
            for id in ids {
                let taken = seen.take(id, 0);
                prop_assert!(!taken || !set.contains(&id), "{} twice", id);
                prop_assert!(taken || set.contains(&id) || id + WINDOW <= highest, "{} lost below {}", id, highest);
                if taken {
                    set.insert(id);
                    highest = highest.max(id);
                }
            }
        }
    }
}
