//! The places of what was said and is not answered yet: taken anew as soon as they are free, so that the store holds no more
//! keys than there were ever things said at once. Pure; knows no store.

use std::collections::HashSet;

/// Places gone round before one is looked for again.
const ROUND: u32 = 256;

/// Which place comes next.
#[derive(Debug)]
pub(super) struct Slots {
    next: u32,
    /// How many there are; twice as many once none of them is free.
    round: u32,
    /// Those being written to.
    writing: HashSet<u32>,
}

impl Default for Slots {
    fn default() -> Self {
        Self { next: 0, round: ROUND, writing: HashSet::new() }
    }
}

impl Slots {
    /// Takes a place that is free; `holds` says of one whether something is kept there.
    pub(super) fn take(&mut self, holds: impl Fn(u32) -> bool) -> u32 {
        loop {
            for _ in 0..self.round {
                let slot = self.next % self.round;
                self.next = slot + 1;
                if !self.writing.contains(&slot) && !holds(slot) {
                    self.writing.insert(slot);
                    return slot;
                }
            }
            (self.next, self.round) = (self.round, self.round.saturating_mul(2));
        }
    }

    /// It is written to no more.
    pub(super) fn written(&mut self, slot: u32) {
        self.writing.remove(&slot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_answered_leaves_its_place_to_others() {
        let mut slots = Slots::default();
        for _ in 0..10_000 {
            let slot = slots.take(|_| false);
            assert!(slot < ROUND);
            slots.written(slot);
        }
    }

    #[test]
    fn nothing_is_ever_put_where_something_is() {
        let (mut slots, mut held) = (Slots::default(), HashSet::new());
        for _ in 0..1_000 {
            let slot = slots.take(|slot| held.contains(&slot));
            assert!(held.insert(slot), "{slot}");
            slots.written(slot);
        }
        assert_eq!(held.iter().max(), Some(&999));
        held.remove(&7);
        let again: Vec<u32> = (0..25).map(|_| slots.take(|slot| held.contains(&slot))).collect();
        assert!(again.contains(&7), "{again:?}");
    }

    #[test]
    fn what_is_being_written_is_taken() {
        let mut slots = Slots::default();
        let all: HashSet<u32> = (0..600).map(|_| slots.take(|_| false)).collect();
        assert_eq!(all.len(), 600);
    }
}
