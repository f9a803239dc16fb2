//! The rotation `reliable`: every proposal is seen enough, then votes go where they settle most.
//!
//! A sequence holds first the least seen (guarantee), then what lags behind (floor); the rest goes where one more vote is
//! most likely to settle a zone, or the border of the best. A deal looks at a few hundred proposals at most, whatever their
//! number and whatever its holder has seen.

use super::draw::{rough_normal, rounded, shuffle};
use super::gain::Gain;
use super::indexes::{Indexes, Place};
use super::merit::{Common, Merit, Seen};
pub use super::settings::Settings;
use super::settings::whole;
use super::{Hand, Rotation, Why};
use crate::rules::posterior::cells::Scratch;
use crate::rules::posterior::{Cells, Prior};
use crate::world::Dice;

/// Candidates among which the cards of one kind are drawn.
const DRAWN: usize = 48;
/// Candidates on each side of a border, in each class of numbers of votes.
const NEAR: usize = 8;
/// Proposals looked at in one index for those candidates: who has seen nearly all of them gets the rest by chance.
const LOOKED: usize = 512;
/// The same on each side of a border, in each class.
const LOOKED_NEAR: usize = 64;
/// Votes at which what is common is learned again: 2,000 × 1.25^k.
const LEARN: (f64, f64) = (2_000.0, 1.25);
/// Proposals that each learning looks at, and how many steps it takes from what was known.
const SAMPLE: (usize, usize) = (800, 6);
/// Proposals that each vote and each deal judge again when something has been learned, until all are.
const AGAIN: usize = 8;
/// How far the rotation relies on what is known of other proposals, as a power of their law. Results rely on it whole; but
/// what it alone has settled should be settled by votes too, so that make.org's rule, which knows no others, says the same.
const RELIED: f32 = 0.5;
/// What one more vote on a settled proposal is worth: something, where nothing else is left.
const SETTLED: f64 = 1e-9;

/// The rotation of one question.
#[derive(Debug, Clone)]
pub struct Reliable {
    settings: Settings,
    cells: Cells,
    gain: Gain,
    prior: Option<Prior>,
    weights: Vec<f32>,
    common: Common,
    scratch: Scratch,
    indexes: Indexes,
    order: u32,
    votes: f64,
    learn_at: f64,
    /// From this proposal on, places are judged by what was known before.
    stale: u32,
    deals: u64,
    borders: [f64; 2],
    border_at: u64,
}

impl Reliable {
    /// Nothing published yet.
    pub fn new(settings: Settings) -> Self {
        let cells = Cells::new();
        let weights = cells.weigh(&Prior::default());
        Self {
            settings,
            cells,
            gain: Gain::new(),
            prior: None,
            weights,
            common: Common::default(),
            scratch: Scratch::default(),
            indexes: Indexes::default(),
            order: 0,
            votes: 0.0,
            learn_at: LEARN.0,
            stale: u32::MAX,
            deals: 0,
            borders: [f64::MIN; 2],
            border_at: 0,
        }
    }

    /// The least seen, then those that lag behind the mean; chance decides between equals, since many people come before
    /// the votes of the first arrive.
    fn neglected(&self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let Settings { guarantee, guaranteed_cards, floor, floor_cards, .. } = self.settings;
        let floor = floor * self.votes / (self.indexes.len().max(1) as f64);
        let behind = |votes: u32| votes < guarantee || f64::from(votes) < floor;
        let few = self.indexes.least_seen().take(LOOKED).take_while(|(votes, _)| behind(*votes));
        let few = few.filter(|(_, id)| hand.may(*id)).take(DRAWN);
        let mut few: Vec<(u32, u64, u32)> = few.map(|(votes, id)| (votes, dice.below(u64::MAX), id)).collect();
        few.sort_unstable();
        for (votes, _, id) in few {
            let (most, why) = if votes < guarantee { (guaranteed_cards, Why::New) } else { (floor_cards, Why::Behind) };
            if hand.len() < most {
                hand.take(id, why);
            }
        }
    }

    /// Where one more vote settles a zone best.
    fn zones(&self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let free = self.indexes.most_open().take(LOOKED).filter(|id| hand.may(*id)).take(DRAWN);
        let weighed = free.filter_map(|id| self.indexes.get(id).map(|place| (place.open, id))).collect();
        self.take_largest(weighed, hand.wanted(), Why::Open, hand, dice);
    }

    /// Where one more vote settles best who is above a border.
    fn border(&self, which: usize, wanted: usize, hand: &mut Hand<'_>, dice: &mut Dice) {
        if wanted == 0 {
            return;
        }
        let border = self.borders[which];
        let weigh = |id: u32| {
            let place = self.indexes.get(id).filter(|place| place.votes < self.settings.most && hand.may(id))?;
            let distance = (place.merit - border).abs() / place.deviation;
            Some((self.gain.at_distance(distance) / (f64::from(place.votes) + 1.0), id))
        };
        let mut weighed = Vec::new();
        for (above, under) in self.indexes.near(border) {
            weighed.extend(above.take(LOOKED_NEAR).filter_map(weigh).take(NEAR));
            weighed.extend(under.take(LOOKED_NEAR).filter_map(weigh).take(NEAR));
        }
        self.take_largest(weighed, wanted, Why::Border, hand, dice);
    }

    /// What is left: the least seen, or any for who has seen these, or whatever there is rather than nothing.
    fn spare(&self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let take = |hand: &mut Hand<'_>, id| hand.take(id, Why::Spare);
        for (_, id) in self.indexes.least_seen().take(LOOKED) {
            take(hand, id);
        }
        let mut tries = 0;
        while hand.wanted() > 0 && tries < LOOKED {
            tries += 1;
            let any = u32::try_from(dice.below(u64::from(self.indexes.end()).max(1))).unwrap_or(0);
            if self.indexes.get(any).is_some() {
                take(hand, any);
            }
        }
        if hand.is_empty() {
            self.indexes.least_seen().skip(LOOKED).find(|(_, id)| take(hand, *id));
        }
    }

    fn take_largest(
        &self,
        mut weighed: Vec<(f64, u32)>,
        wanted: usize,
        why: Why,
        hand: &mut Hand<'_>,
        dice: &mut Dice,
    ) {
        let larger = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if weighed.len() > DRAWN {
            weighed.select_nth_unstable_by(DRAWN, larger);
            weighed.truncate(DRAWN);
            weighed.sort_unstable_by(larger);
        }
        for (index, _) in &mut weighed {
            *index *= (self.settings.noise * rough_normal(dice)).exp();
        }
        weighed.sort_unstable_by(larger);
        let most = hand.len() + wanted;
        for (_, id) in weighed {
            if hand.len() == most {
                break;
            }
            hand.take(id, why);
        }
    }

    /// The borders move slowly: they are looked for every 50 deals, or rarer where there are many proposals.
    fn find_borders(&mut self) {
        if self.deals >= self.border_at {
            let shown = self.indexes.len();
            self.border_at = self.deals + (shown as u64 / 50).max(50);
            self.borders = self.indexes.borders([20, shown.div_ceil(20)]);
        }
    }

    /// Puts a proposal where it belongs; answers its place before.
    fn put(&mut self, id: u32, seen: Seen, order: u32) -> Option<Place> {
        let belief = self.cells.believe(&self.weights, seen.votes, &mut self.scratch);
        let error = 1.0 - belief.best().1;
        let gain = if error < self.settings.settled { SETTLED } else { self.gain.at_error(error.min(0.5)) };
        let Merit { mean, deviation } = self.common.judge(&seen);
        let (votes, open) = (whole(seen.total()), gain / (seen.total() + 1.0));
        self.indexes.put(id, Some(Place { seen, votes, order, shown: true, open, merit: mean, deviation }))
    }

    /// Learns again what proposals have in common.
    fn learn(&mut self) {
        if self.votes < self.learn_at {
            return;
        }
        while self.learn_at <= self.votes {
            self.learn_at *= LEARN.1;
        }
        let seen: Vec<Seen> = self.indexes.iter().map(|place| place.seen).collect();
        self.common = Common::learn(seen.iter());
        let mut counts: Vec<[f64; 3]> = seen.iter().map(|seen| seen.votes).collect();
        shuffle(&mut counts, &mut Dice::seeded(self.deals));
        counts.truncate(SAMPLE.0);
        let prior = match self.prior {
            None => Prior::learned(&self.cells, &counts),
            Some(known) => known.closer(&self.cells, &counts, SAMPLE.1),
        };
        self.prior = Some(prior);
        self.weights = self.cells.weigh(&prior).into_iter().map(|weight| weight * RELIED).collect();
        (self.stale, self.border_at) = (0, 0);
    }

    /// Judges a few places by what was learned last.
    fn refresh(&mut self) {
        for _ in 0..AGAIN {
            if self.stale >= self.indexes.end() {
                return;
            }
            if let Some((seen, order)) = self.indexes.get(self.stale).map(|place| (place.seen, place.order)) {
                self.put(self.stale, seen, order);
            }
            self.stale += 1;
        }
    }
}

impl Rotation for Reliable {
    fn publish(&mut self, id: u32, _: Option<u32>, seen: Seen) {
        if self.indexes.get(id).is_some() {
            return;
        }
        self.votes += seen.total();
        self.put(id, seen, self.order);
        self.order = self.order.wrapping_add(1);
    }

    fn retire(&mut self, id: u32) {
        if self.indexes.get(id).is_some() {
            let before = self.indexes.put(id, None);
            self.votes -= before.map_or(0.0, |place| place.seen.total());
        }
    }

    fn update(&mut self, id: u32, seen: Seen) {
        let Some(order) = self.indexes.get(id).filter(|place| place.seen != seen).map(|place| place.order) else {
            return;
        };
        let before = self.put(id, seen, order).map_or(0.0, |place| place.seen.total());
        self.votes += seen.total() - before;
        self.refresh();
        self.learn();
    }

    fn deal(&mut self, hand: &mut Hand<'_>, dice: &mut Dice) {
        self.deals += 1;
        self.learn();
        self.refresh();
        self.find_borders();
        self.neglected(hand, dice);
        let guaranteed = hand.len();
        let rest = hand.wanted() as f64;
        let twenty = rounded(self.settings.best_twenty * rest, dice);
        let share = rounded(self.settings.best_share * rest, dice);
        self.border(0, twenty, hand, dice);
        self.border(1, share, hand, dice);
        self.zones(hand, dice);
        if hand.wanted() > 0 {
            self.spare(hand, dice);
        }
        hand.shuffle(guaranteed, dice);
    }
}

#[cfg(test)]
mod tests {
    use super::super::hand::Guest;
    use super::*;

    fn reliable(proposals: u32, votes: impl Fn(u32) -> [f64; 3]) -> Reliable {
        let mut rotation = Reliable::new(Settings::default());
        for id in 0..proposals {
            rotation.publish(id, None, Seen { votes: votes(id), words: [0.0; 6] });
        }
        rotation
    }

    fn deal(rotation: &mut Reliable, may: &dyn Fn(u32) -> bool) -> Vec<(u32, Why)> {
        let mut hand = Hand::new(12, Guest { may, beside: &|_, _| true });
        rotation.deal(&mut hand, &mut Dice::seeded(5));
        hand.into_picks().into_iter().map(|pick| (pick.id, pick.why)).collect()
    }

    #[test]
    fn the_least_seen_come_first_then_what_is_open() {
        let votes = |id: u32| match id {
            0..3 => [2.0, 0.0, 1.0],
            3..20 => [30.0, 8.0, 12.0],
            _ => [95.0, 1.0, 4.0],
        };
        let cards = deal(&mut reliable(200, votes), &|_| true);
        assert_eq!(cards[..3].iter().map(|card| card.1).collect::<Vec<_>>(), [Why::New; 3]);
        let open: Vec<u32> = cards.iter().filter(|card| card.1 == Why::Open).map(|card| card.0).collect();
        assert!(!open.is_empty() && open.iter().all(|id| (3..20).contains(id)), "{cards:?}");
    }

    #[test]
    fn who_has_seen_nearly_all_gets_what_is_left_and_who_has_seen_all_nothing() {
        let mut rotation = reliable(5_000, |id| [f64::from(id % 40), f64::from(id % 7), 3.0]);
        let cards = deal(&mut rotation, &|id| id % 100 == 7);
        assert!(cards.len() >= 8 && cards.iter().all(|card| card.0 % 100 == 7), "{cards:?}");
        assert_eq!(deal(&mut rotation, &|id| id == 4_999).len(), 1);
        assert_eq!(deal(&mut rotation, &|_| false), []);
    }

    #[test]
    fn a_deal_looks_at_few_proposals_whatever_was_seen() {
        use std::cell::Cell;
        let mut rotation = reliable(20_000, |id| [f64::from(id % 40), f64::from(id % 7), 3.0]);
        let looked = Cell::new(0);
        let may = |id: u32| {
            looked.set(looked.get() + 1);
            id % 100 == 7
        };
        assert!(!deal(&mut rotation, &may).is_empty());
        assert!(looked.get() < 5_000, "{}", looked.get());
    }

    #[test]
    fn what_is_learned_reaches_every_proposal_and_a_retired_one_is_not_dealt() {
        let mut rotation = reliable(60, |id| [f64::from(40 + id % 9), 5.0, 5.0]);
        rotation.retire(7);
        rotation.retire(7);
        rotation.update(7, Seen::default());
        for _ in 0..20 {
            assert!(deal(&mut rotation, &|_| true).iter().all(|card| card.0 != 7));
        }
        assert!(rotation.prior.is_some() && rotation.stale >= 60 && rotation.indexes.len() == 59);
        let sum: f64 = rotation.indexes.iter().map(|place| place.seen.total()).sum();
        assert!((rotation.votes - sum).abs() < 1e-9);
    }
}
