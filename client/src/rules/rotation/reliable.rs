//! The rotation `reliable`: every proposal is seen enough, then votes go where they settle most.
//!
//! A sequence holds first the least seen (guarantee), then what lags behind (floor); the rest goes where one more vote is
//! most likely to settle a zone, or the border of the best. Indexes are kept in order as votes come, so that a deal looks
//! at a few dozen proposals, whatever their number.

use std::collections::BTreeSet;

use super::draw::{rough_normal, rounded};
use super::gain::Gain;
use super::learned::learned;
use super::merit::{Common, Merit, Seen};
pub use super::settings::Settings;
use super::settings::whole;
use super::{Hand, Rotation, Why};
use crate::rules::posterior::cells::Scratch;
use crate::rules::posterior::{Cells, Prior};
use crate::world::Dice;

/// Candidates looked at for one slot.
const LOOK: usize = 48;
/// Candidates looked at on each side of a border, in each class of numbers of votes.
const NEAR: usize = 8;
/// Votes at which what is common is learned again: 2,000 × 1.25^k.
const LEARN: (f64, f64) = (2_000.0, 1.25);
/// Proposals that learning looks at.
const SAMPLE: usize = 800;

#[derive(Debug, Clone, Default)]
struct Place {
    seen: Seen,
    votes: u32,
    order: u32,
    shown: bool,
    zone: f64,
    merit: f64,
    deviation: f64,
}

/// The indexes of one question.
#[derive(Debug, Clone)]
pub struct Reliable {
    settings: Settings,
    cells: Cells,
    gain: Gain,
    weights: Vec<f32>,
    common: Common,
    scratch: Scratch,
    places: Vec<Place>,
    shown: usize,
    order: u32,
    votes: f64,
    learn_at: f64,
    deals: u64,
    borders: [f64; 2],
    border_at: u64,
    by_votes: BTreeSet<(u32, u32, u32)>,
    by_zone: BTreeSet<(u64, u32)>,
    by_merit: Vec<BTreeSet<(u64, u32)>>,
}

impl Reliable {
    /// Nothing published yet.
    pub fn new(settings: Settings) -> Self {
        let cells = Cells::new();
        let common = Common::default();
        let (shares, concentration) = common.shares();
        let weights = cells.weigh(&Prior::from_shares(shares, concentration));
        Self {
            settings,
            cells,
            gain: Gain::new(),
            weights,
            common,
            scratch: Scratch::default(),
            places: Vec::new(),
            shown: 0,
            order: 0,
            votes: 0.0,
            learn_at: LEARN.0,
            deals: 0,
            borders: [0.0; 2],
            border_at: 0,
            by_votes: BTreeSet::new(),
            by_zone: BTreeSet::new(),
            by_merit: Vec::new(),
        }
    }

    /// The least seen, then those that lag behind the mean.
    fn neglected(&self, hand: &mut Hand<'_>) {
        let Settings { guarantee, guaranteed_cards, floor, floor_cards, .. } = self.settings;
        let floor = floor * self.votes / (self.shown.max(1) as f64);
        for (votes, _, id) in &self.by_votes {
            let first = *votes < guarantee && hand.len() < guaranteed_cards;
            let later = f64::from(*votes) < floor && hand.len() < floor_cards;
            if !(first || later) || hand.wanted() == 0 {
                break;
            }
            hand.take(*id, if *votes < guarantee { Why::New } else { Why::Behind });
        }
    }

    /// Where one more vote settles a zone best.
    fn zones(&self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let wanted = hand.wanted();
        let free = self.by_zone.iter().rev().map(|(_, id)| *id).filter(|id| hand.may(*id));
        let found: Vec<u32> = free.take(LOOK.max(wanted * 4)).collect();
        let weighed = found.into_iter().map(|id| (self.places[id as usize].zone, id)).collect();
        self.take_largest(weighed, wanted, Why::Open, hand, dice);
    }

    /// Where one more vote settles best who is above a border.
    fn border(&self, which: usize, wanted: usize, hand: &mut Hand<'_>, dice: &mut Dice) {
        if wanted == 0 {
            return;
        }
        let border = self.borders[which];
        let mut weighed = Vec::new();
        for class in &self.by_merit {
            let above = class.range((key(border), 0)..).map(|(_, id)| *id);
            let under = class.range(..(key(border), 0)).rev().map(|(_, id)| *id);
            let free = |id: &u32| hand.may(*id) && self.places[*id as usize].votes < self.settings.most;
            for id in above.filter(free).take(NEAR).chain(under.filter(free).take(NEAR)) {
                let place = &self.places[id as usize];
                let distance = (place.merit - border).abs() / place.deviation;
                weighed.push((self.gain.at_distance(distance) / (f64::from(place.votes) + 1.0), id));
            }
        }
        self.take_largest(weighed, wanted, Why::Border, hand, dice);
    }

    fn take_largest(&self, weighed: Vec<(f64, u32)>, wanted: usize, why: Why, hand: &mut Hand<'_>, dice: &mut Dice) {
        let noise = self.settings.noise;
        let mut drawn: Vec<(f64, u32)> =
            weighed.into_iter().map(|(index, id)| (index * (noise * rough_normal(dice)).exp(), id)).collect();
        drawn.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let most = hand.len() + wanted;
        for (_, id) in drawn {
            if hand.len() == most {
                break;
            }
            hand.take(id, why);
        }
    }

    /// The borders move slowly: they are looked for every 50 deals, or rarer where there are many proposals.
    fn find_borders(&mut self) {
        if self.deals < self.border_at {
            return;
        }
        self.border_at = self.deals + (self.shown as u64 / 50).max(50);
        let mut merits: Vec<f64> = self.places.iter().filter(|place| place.shown).map(|place| place.merit).collect();
        let twenty = between(&mut merits, 20);
        let share = between(&mut merits, self.shown.div_ceil(20));
        self.borders = [twenty, share];
    }

    fn judge(&mut self, id: u32) {
        let place = &self.places[id as usize];
        let seen = place.seen;
        let belief = self.cells.believe(&self.weights, seen.votes, &mut self.scratch);
        let error = 1.0 - belief.best().1;
        let gain = if error < self.settings.settled { 1e-9 } else { self.gain.at_error(error.min(0.5)) };
        let Merit { mean, deviation } = self.common.judge(&seen);
        let place = &mut self.places[id as usize];
        place.zone = gain / (seen.total() + 1.0);
        place.merit = mean;
        place.deviation = deviation;
    }

    fn enter(&mut self, id: u32) {
        let place = &self.places[id as usize];
        let class = class(place.votes);
        if self.by_merit.len() <= class {
            self.by_merit.resize(class + 1, BTreeSet::new());
        }
        self.by_votes.insert((place.votes, place.order, id));
        self.by_zone.insert((place.zone.to_bits(), id));
        self.by_merit[class].insert((key(place.merit), id));
    }

    fn leave(&mut self, id: u32) {
        let place = &self.places[id as usize];
        self.by_votes.remove(&(place.votes, place.order, id));
        self.by_zone.remove(&(place.zone.to_bits(), id));
        self.by_merit[class(place.votes)].remove(&(key(place.merit), id));
    }

    /// Learns again what proposals have in common, and judges all by it.
    fn learn(&mut self) {
        while self.learn_at <= self.votes {
            self.learn_at *= LEARN.1;
        }
        let seen: Vec<Seen> = self.places.iter().filter(|place| place.shown).map(|place| place.seen).collect();
        let (common, prior) = learned(&self.cells, &seen, 6, SAMPLE, self.deals);
        self.common = common;
        self.weights = self.cells.weigh(&prior);
        for id in 0..u32::try_from(self.places.len()).unwrap_or(u32::MAX) {
            if self.places[id as usize].shown {
                self.leave(id);
                self.judge(id);
                self.enter(id);
            }
        }
        self.border_at = 0;
    }
}

impl Rotation for Reliable {
    fn publish(&mut self, id: u32, _: Option<u32>, seen: Seen) {
        let at = id as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, Place::default());
        }
        if self.places[at].shown {
            return;
        }
        let order = self.order;
        self.order = self.order.wrapping_add(1);
        let votes = whole(seen.total());
        self.votes += seen.total();
        self.places[at] = Place { seen, votes, order, shown: true, ..Place::default() };
        self.shown += 1;
        self.judge(id);
        self.enter(id);
    }

    fn retire(&mut self, id: u32) {
        if self.places.get(id as usize).is_none_or(|place| !place.shown) {
            return;
        }
        self.leave(id);
        let place = std::mem::take(&mut self.places[id as usize]);
        self.votes -= place.seen.total();
        self.shown -= 1;
    }

    fn update(&mut self, id: u32, seen: Seen) {
        let at = id as usize;
        if self.places.get(at).is_none_or(|place| !place.shown || place.seen == seen) {
            return;
        }
        self.leave(id);
        let place = &mut self.places[at];
        self.votes += seen.total() - place.seen.total();
        place.votes = whole(seen.total());
        place.seen = seen;
        self.judge(id);
        self.enter(id);
        if self.votes >= self.learn_at {
            self.learn();
        }
    }

    fn deal(&mut self, hand: &mut Hand<'_>, dice: &mut Dice) {
        self.deals += 1;
        if self.votes >= self.learn_at {
            self.learn();
        }
        self.find_borders();
        self.neglected(hand);
        let guaranteed = hand.len();
        let rest = hand.wanted() as f64;
        let twenty = rounded(self.settings.best_twenty * rest, dice);
        let share = rounded(self.settings.best_share * rest, dice);
        self.border(0, twenty, hand, dice);
        self.border(1, share, hand, dice);
        self.zones(hand, dice);
        for (_, _, id) in &self.by_votes {
            if hand.wanted() == 0 {
                break;
            }
            hand.take(*id, Why::Spare);
        }
        hand.shuffle(guaranteed, dice);
    }
}

/// The middle of ranks `rank` and `rank + 1`, from the largest down.
fn between(values: &mut [f64], rank: usize) -> f64 {
    if values.len() <= rank || rank == 0 {
        return f64::MIN;
    }
    let (above, at, _) = values.select_nth_unstable_by(rank, |a, b| b.total_cmp(a));
    let last = above.iter().copied().fold(f64::INFINITY, f64::min);
    last.midpoint(*at)
}

/// Proposals with about as many votes are as uncertain: classes grow by a factor of about 1.4.
fn class(votes: u32) -> usize {
    (2 * (votes + 1).ilog2() + u32::from((votes + 1) & (1 << (votes + 1).ilog2() >> 1) != 0)) as usize
}

/// Orders numbers, negative ones included, as unsigned bits.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}
