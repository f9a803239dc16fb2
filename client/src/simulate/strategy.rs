//! What chooses the cards in a simulated consultation: the rotations of the engine, and two to compare them with.

use std::collections::BTreeSet;

use crate::rules::rotation::draw::shuffle;
use crate::rules::rotation::makeorg::{Candidate, Composition, standard};
use crate::rules::rotation::merit::Seen;
use crate::rules::rotation::reliable::{Reliable, Settings};
use crate::rules::score::PoolConfig;
use crate::world::Dice;

/// Anything that deals cards and learns from votes.
pub trait Strategy {
    /// A proposal is published.
    fn publish(&mut self, id: u32);
    /// A vote changed what was seen of a proposal.
    fn voted(&mut self, id: u32, seen: Seen);
    /// Cards for one participant, `count` at most.
    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32>;
}

/// Which rotation is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// Ours.
    Reliable,
    /// make.org's.
    Makeorg,
    /// The fewest votes first.
    Equal,
    /// Any of them.
    Random,
}

impl Rotation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Reliable, Self::Makeorg, Self::Equal, Self::Random];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reliable => "reliable",
            Self::Makeorg => "makeorg",
            Self::Equal => "equal",
            Self::Random => "random",
        }
    }

    /// A fresh one.
    pub fn strategy(self, settings: Settings) -> Box<dyn Strategy> {
        match self {
            Self::Reliable => Box::new(Reliable::new(settings)),
            Self::Makeorg => Box::new(Makeorg::default()),
            Self::Equal => Box::new(Equal::default()),
            Self::Random => Box::new(Uniform::default()),
        }
    }
}

impl Strategy for Reliable {
    fn publish(&mut self, id: u32) {
        Self::publish(self, id, Seen::default());
    }

    fn voted(&mut self, id: u32, seen: Seen) {
        self.update(id, seen);
    }

    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32> {
        Self::deal(self, count, may, dice)
    }
}

/// make.org's standard sequence, with its pools and its fallback.
#[derive(Default)]
struct Makeorg {
    pools: PoolConfig,
    new: Vec<u32>,
    tested: Vec<u32>,
    seen: Vec<Seen>,
}

impl Strategy for Makeorg {
    fn publish(&mut self, id: u32) {
        self.seen.resize(self.seen.len().max(id as usize + 1), Seen::default());
        self.new.push(id);
    }

    fn voted(&mut self, id: u32, seen: Seen) {
        self.seen[id as usize] = seen;
        let at = self.new.iter().position(|new| *new == id);
        if let Some(at) = at.filter(|_| seen.total() >= self.pools.new_votes as f64) {
            self.new.remove(at);
            self.tested.push(id);
        }
        if self.pools.max_votes.is_some_and(|most| seen.total() >= most as f64) {
            self.tested.retain(|tested| *tested != id);
        }
    }

    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32> {
        let composition = Composition { size: count, ..Composition::default() };
        let free = |id: &&u32| may(**id);
        let candidate = |id: &u32| Candidate { id: *id, seen: self.seen[*id as usize], ..Candidate::default() };
        let new: Vec<Candidate> = self.new.iter().filter(free).take(3 * count).map(candidate).collect();
        shuffle(&mut self.tested, dice);
        let tested = self.tested.iter().filter(free).take(composition.most_tested).map(candidate);
        let mut cards = standard(&new, &tested.collect::<Vec<_>>(), 0, &composition, dice);
        // Too few: any published proposal, the newest first.
        let newest = (0..u32::try_from(self.seen.len()).unwrap_or(u32::MAX)).rev();
        let missing = count.saturating_sub(cards.len());
        let more: Vec<u32> = newest.filter(|id| may(*id) && !cards.contains(id)).take(missing).collect();
        cards.extend(more);
        cards
    }
}

/// The fewest votes first.
#[derive(Default)]
struct Equal {
    order: BTreeSet<(u32, u32)>,
    votes: Vec<u32>,
}

impl Strategy for Equal {
    fn publish(&mut self, id: u32) {
        self.votes.resize(self.votes.len().max(id as usize + 1), 0);
        self.order.insert((0, id));
    }

    fn voted(&mut self, id: u32, _: Seen) {
        let votes = &mut self.votes[id as usize];
        self.order.remove(&(*votes, id));
        *votes += 1;
        self.order.insert((*votes, id));
    }

    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, _: &mut Dice) -> Vec<u32> {
        self.order.iter().map(|(_, id)| *id).filter(|id| may(*id)).take(count).collect()
    }
}

/// Any of them.
#[derive(Default)]
struct Uniform(Vec<u32>);

impl Strategy for Uniform {
    fn publish(&mut self, id: u32) {
        self.0.push(id);
    }

    fn voted(&mut self, _: u32, _: Seen) {}

    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32> {
        let mut free: Vec<u32> = self.0.iter().copied().filter(|id| may(*id)).collect();
        shuffle(&mut free, dice);
        free.truncate(count);
        free
    }
}
