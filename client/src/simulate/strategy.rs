//! What chooses the cards in a simulated consultation: the rotations of the engine, and two to compare them with.

use std::collections::BTreeSet;

use crate::rules::rotation::draw::shuffle;
use crate::rules::rotation::merit::Seen;
use crate::rules::rotation::pools::Pools;
use crate::rules::rotation::reliable::{Reliable, Settings};
use crate::rules::rotation::{Hand, Rotation, Why};
use crate::world::Dice;

/// Which rotation is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strategy {
    /// Ours.
    Reliable,
    /// make.org's.
    Makeorg,
    /// The fewest votes first.
    Equal,
    /// Any of them.
    Random,
}

impl Strategy {
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
    pub fn rotation(self, settings: Settings) -> Box<dyn Rotation> {
        match self {
            Self::Reliable => Box::new(Reliable::new(settings)),
            Self::Makeorg => Box::new(Pools::default()),
            Self::Equal => Box::new(Equal::default()),
            Self::Random => Box::new(Uniform::default()),
        }
    }
}

/// The fewest votes first.
#[derive(Default)]
struct Equal {
    order: BTreeSet<(u32, u32)>,
    votes: Vec<u32>,
}

impl Rotation for Equal {
    fn publish(&mut self, id: u32, _: Option<u32>, _: Seen) {
        self.votes.resize(self.votes.len().max(id as usize + 1), 0);
        self.order.insert((0, id));
    }

    fn retire(&mut self, id: u32) {
        self.order.remove(&(self.votes[id as usize], id));
    }

    fn update(&mut self, id: u32, _: Seen) {
        let votes = &mut self.votes[id as usize];
        self.order.remove(&(*votes, id));
        *votes += 1;
        self.order.insert((*votes, id));
    }

    fn deal(&mut self, hand: &mut Hand<'_>, _: &mut Dice) {
        for (_, id) in &self.order {
            if hand.wanted() == 0 {
                break;
            }
            hand.take(*id, Why::Spare);
        }
    }
}

/// Any of them.
#[derive(Default)]
struct Uniform(Vec<u32>);

impl Rotation for Uniform {
    fn publish(&mut self, id: u32, _: Option<u32>, _: Seen) {
        self.0.push(id);
    }

    fn retire(&mut self, id: u32) {
        self.0.retain(|other| *other != id);
    }

    fn update(&mut self, _: u32, _: Seen) {}

    fn deal(&mut self, hand: &mut Hand<'_>, dice: &mut Dice) {
        let mut free: Vec<u32> = self.0.iter().copied().filter(|id| hand.may(*id)).collect();
        shuffle(&mut free, dice);
        free.into_iter().take(hand.wanted()).for_each(|id| {
            hand.take(id, Why::Spare);
        });
    }
}
