//! The rotation `makeorg`, kept up to date vote by vote: its pools, and the standard sequence with its fallback.

use std::collections::BTreeMap;

use super::makeorg::{Candidate, Composition, standard};
use super::merit::Seen;
use super::{Hand, Rotation, Why};
use crate::rules::score::PoolConfig;
use crate::world::Dice;

/// Where a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In the pool of new ones.
    New,
    /// In the tested ones, at this index.
    Tested(usize),
    /// Has had its votes.
    Done,
}

#[derive(Debug, Clone)]
struct Shown {
    author: Option<u32>,
    seen: Seen,
    order: u32,
    place: Place,
}

/// make.org's pools of one question.
#[derive(Debug, Default)]
pub struct Pools {
    config: PoolConfig,
    shown: Vec<Option<Shown>>,
    published: BTreeMap<u32, u32>,
    new: BTreeMap<u32, u32>,
    tested: Vec<u32>,
    last: u32,
}

impl Pools {
    /// Nothing published yet, with the limits of a question.
    pub fn new(config: PoolConfig) -> Self {
        Self { config, ..Self::default() }
    }

    fn shown(&self, id: u32) -> Option<&Shown> {
        self.shown.get(id as usize)?.as_ref()
    }

    fn wanted_place(&self, seen: &Seen) -> Wanted {
        let total = seen.total();
        if total < self.config.new_votes as f64 {
            Wanted::New
        } else if self.config.max_votes.is_none_or(|most| total < most as f64) {
            Wanted::Tested
        } else {
            Wanted::Done
        }
    }

    fn enter(&mut self, id: u32) {
        let Some(shown) = self.shown(id) else { return };
        let (order, wanted) = (shown.order, self.wanted_place(&shown.seen));
        let place = match wanted {
            Wanted::New => {
                self.new.insert(order, id);
                Place::New
            }
            Wanted::Tested => {
                self.tested.push(id);
                Place::Tested(self.tested.len() - 1)
            }
            Wanted::Done => Place::Done,
        };
        self.put(id, place);
    }

    fn leave(&mut self, id: u32) {
        let Some(shown) = self.shown(id) else { return };
        match shown.place {
            Place::New => {
                let order = shown.order;
                self.new.remove(&order);
            }
            Place::Tested(at) => {
                self.tested.swap_remove(at);
                if let Some(moved) = self.tested.get(at).copied() {
                    self.put(moved, Place::Tested(at));
                }
            }
            Place::Done => {}
        }
    }

    fn put(&mut self, id: u32, place: Place) {
        if let Some(shown) = self.shown.get_mut(id as usize).and_then(Option::as_mut) {
            shown.place = place;
        }
    }

    fn candidate(&self, id: u32) -> Candidate {
        let shown = self.shown(id);
        let (author, seen) = shown.map_or((None, Seen::default()), |shown| (shown.author, shown.seen));
        Candidate { id, author, keywords: Vec::new(), seen }
    }

    /// Tested proposals that may be dealt, in random order, at most `most`.
    fn draw_tested(&mut self, most: usize, hand: &Hand<'_>, dice: &mut Dice) -> Vec<Candidate> {
        let mut drawn = Vec::new();
        for at in 0..self.tested.len() {
            if drawn.len() == most {
                break;
            }
            let other = at + usize::try_from(dice.below((self.tested.len() - at) as u64)).unwrap_or(0);
            self.tested.swap(at, other);
            let (here, there) = (self.tested[at], self.tested[other]);
            self.put(here, Place::Tested(at));
            self.put(there, Place::Tested(other));
            if hand.may(here) {
                drawn.push(self.candidate(here));
            }
        }
        drawn
    }
}

enum Wanted {
    New,
    Tested,
    Done,
}

impl Rotation for Pools {
    fn publish(&mut self, id: u32, author: Option<u32>, seen: Seen) {
        let at = id as usize;
        self.shown.resize(self.shown.len().max(at + 1), None);
        if self.shown[at].is_some() {
            return;
        }
        self.last += 1;
        self.shown[at] = Some(Shown { author, seen, order: self.last, place: Place::Done });
        self.published.insert(self.last, id);
        self.enter(id);
    }

    fn retire(&mut self, id: u32) {
        self.leave(id);
        if let Some(gone) = self.shown.get_mut(id as usize).and_then(Option::take) {
            self.published.remove(&gone.order);
        }
    }

    fn update(&mut self, id: u32, seen: Seen) {
        if self.shown(id).is_none_or(|shown| shown.seen == seen) {
            return;
        }
        self.leave(id);
        if let Some(shown) = self.shown.get_mut(id as usize).and_then(Option::as_mut) {
            shown.seen = seen;
        }
        self.enter(id);
    }

    fn deal(&mut self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let size = hand.wanted();
        let composition = Composition { size, ..Composition::default() };
        let new: Vec<Candidate> =
            self.new.values().filter(|id| hand.may(**id)).take(3 * size).map(|id| self.candidate(*id)).collect();
        let tested = self.draw_tested(composition.most_tested, hand, dice);
        for (id, why) in standard(&new, &tested, 0, &composition, dice) {
            hand.take(id, why);
        }
        // Too few: any published proposal, the newest first.
        for id in self.published.values().rev() {
            if hand.wanted() == 0 {
                break;
            }
            hand.take(*id, Why::Spare);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::hand::Guest;
    use super::*;

    fn votes(agree: f64) -> Seen {
        Seen { votes: [agree, 0.0, 0.0], words: [0.0; 6] }
    }

    fn dealt(pools: &mut Pools, may: &dyn Fn(u32) -> bool) -> Vec<(u32, Why)> {
        let mut hand = Hand::new(12, Guest { may, beside: &|_, _| true });
        pools.deal(&mut hand, &mut Dice::seeded(3));
        hand.into_picks().into_iter().map(|pick| (pick.id, pick.why)).collect()
    }

    #[test]
    fn proposals_move_from_pool_to_pool_and_come_back_when_votes_leave() {
        let mut pools = Pools::default();
        (0..40).for_each(|id| pools.publish(id, None, Seen::default()));
        (0..20).for_each(|id| pools.update(id, votes(50.0)));
        pools.update(5, votes(1_500.0));
        pools.retire(6);
        pools.retire(6);
        pools.publish(7, None, Seen::default());
        assert_eq!((pools.new.len(), pools.tested.len(), pools.published.len()), (20, 18, 39));
        pools.update(8, Seen::default());
        assert_eq!((pools.new.len(), pools.tested.len()), (21, 17));
        for (at, id) in pools.tested.iter().enumerate() {
            assert_eq!(pools.shown(*id).unwrap().place, Place::Tested(at));
        }
        let cards = dealt(&mut pools, &|_| true);
        assert_eq!(cards.len(), 12);
        assert_eq!(cards.iter().filter(|(_, why)| *why == Why::New).count(), 4);
        assert!(cards.iter().all(|(id, _)| *id != 6), "{cards:?}");
    }

    #[test]
    fn what_is_left_is_dealt_newest_first() {
        let mut pools = Pools::default();
        (0..6).for_each(|id| pools.publish(id, None, votes(2_000.0)));
        let cards = dealt(&mut pools, &|id| id > 2);
        assert_eq!(cards, [(5, Why::Spare), (4, Why::Spare), (3, Why::Spare)]);
        assert_eq!(dealt(&mut Pools::default(), &|_| true), []);
    }
}
