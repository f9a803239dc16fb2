//! The rotation `reliable`: every proposal is seen enough, then votes go where they settle most.
//!
//! A sequence holds first the least seen (guarantee), then what lags behind (floor); the rest goes where one more vote is
//! most likely to settle a zone, or the border of the best. Indexes are kept in order as votes come, so that a deal looks
//! at a few dozen proposals, whatever their number.

use std::collections::BTreeSet;

use super::draw::{rough_normal, rounded, shuffle};
use super::gain::Gain;
use super::learned::learned;
use super::merit::{Common, Merit, Seen};
pub use super::settings::Settings;
use super::settings::whole;
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

    /// Shows a proposal from now on, with what was seen of it before.
    pub fn publish(&mut self, id: u32, seen: Seen) {
        let at = id as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, Place::default());
        }
        if self.places[at].shown {
            return;
        }
        let order = u32::try_from(self.shown).unwrap_or(u32::MAX);
        let votes = whole(seen.total());
        self.votes += seen.total();
        self.places[at] = Place { seen, votes, order, shown: true, ..Place::default() };
        self.shown += 1;
        self.judge(id);
        self.enter(id);
    }

    /// Takes in a change of what was seen of a proposal.
    pub fn update(&mut self, id: u32, seen: Seen) {
        let at = id as usize;
        if self.places.get(at).is_none_or(|place| !place.shown) {
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

    /// Cards for one participant, `count` at most; `may` says which they may still vote on.
    pub fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32> {
        self.deals += 1;
        self.find_borders();
        let mut cards = self.neglected(count, may);
        let guaranteed = cards.len();
        let rest = count - guaranteed;
        let twenty = rounded(self.settings.best_twenty * rest as f64, dice);
        let share = rounded(self.settings.best_share * rest as f64, dice);
        self.border(0, twenty, may, &mut cards, dice);
        self.border(1, share, may, &mut cards, dice);
        let left = count - cards.len();
        self.zones(left, may, &mut cards, dice);
        if cards.len() < count {
            let chosen = cards.clone();
            let free = self.by_votes.iter().map(|(_, _, id)| *id).filter(|id| may(*id) && !chosen.contains(id));
            let more: Vec<u32> = free.take(count - chosen.len()).collect();
            cards.extend(more);
        }
        shuffle(&mut cards[guaranteed..], dice);
        cards
    }

    /// The least seen, then those that lag behind the mean.
    fn neglected(&self, count: usize, may: &dyn Fn(u32) -> bool) -> Vec<u32> {
        let Settings { guarantee, guaranteed_cards, floor, floor_cards, .. } = self.settings;
        let floor = floor * self.votes / (self.shown.max(1) as f64);
        let mut cards = Vec::with_capacity(count);
        for (votes, _, id) in &self.by_votes {
            let first = *votes < guarantee && cards.len() < guaranteed_cards;
            let later = f64::from(*votes) < floor && cards.len() < floor_cards;
            if !(first || later) || cards.len() == count {
                break;
            }
            if may(*id) {
                cards.push(*id);
            }
        }
        cards
    }

    /// Where one more vote settles a zone best.
    fn zones(&self, wanted: usize, may: &dyn Fn(u32) -> bool, cards: &mut Vec<u32>, dice: &mut Dice) {
        let free = self.by_zone.iter().rev().map(|(_, id)| *id).filter(|id| may(*id) && !cards.contains(id));
        let found: Vec<u32> = free.take(LOOK.max(wanted * 4)).collect();
        let weighed = found.into_iter().map(|id| (self.places[id as usize].zone, id)).collect();
        cards.extend(self.largest(weighed, wanted, dice));
    }

    /// Where one more vote settles best who is above a border.
    fn border(&self, which: usize, wanted: usize, may: &dyn Fn(u32) -> bool, cards: &mut Vec<u32>, dice: &mut Dice) {
        if wanted == 0 {
            return;
        }
        let border = self.borders[which];
        let mut weighed = Vec::new();
        for class in &self.by_merit {
            let above = class.range((key(border), 0)..).map(|(_, id)| *id);
            let under = class.range(..(key(border), 0)).rev().map(|(_, id)| *id);
            let free =
                |id: &u32| may(*id) && !cards.contains(id) && self.places[*id as usize].votes < self.settings.most;
            for id in above.filter(free).take(NEAR).chain(under.filter(free).take(NEAR)) {
                let place = &self.places[id as usize];
                let distance = (place.merit - border).abs() / place.deviation;
                weighed.push((self.gain.at_distance(distance) / (f64::from(place.votes) + 1.0), id));
            }
        }
        cards.extend(self.largest(weighed, wanted, dice));
    }

    fn largest(&self, weighed: Vec<(f64, u32)>, wanted: usize, dice: &mut Dice) -> Vec<u32> {
        let noise = self.settings.noise;
        let mut drawn: Vec<(f64, u32)> =
            weighed.into_iter().map(|(index, id)| (index * (noise * rough_normal(dice)).exp(), id)).collect();
        drawn.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        drawn.into_iter().take(wanted).map(|(_, id)| id).collect()
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
        self.learn_at *= LEARN.1;
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
