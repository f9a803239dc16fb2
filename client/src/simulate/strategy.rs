//! What chooses the cards in a simulated consultation.

use crate::rules::rotation::merit::Seen;
use crate::rules::rotation::reliable::{Reliable, Settings, shuffle};
use crate::world::Dice;

/// Anything that deals cards and learns from votes.
pub trait Strategy {
    /// A proposal is published.
    fn publish(&mut self, id: u32);
    /// A vote changed what was seen of a proposal.
    fn voted(&mut self, id: u32, seen: Seen);
    /// Cards for one participant.
    fn deal(&mut self, count: usize, may: &dyn Fn(u32) -> bool, dice: &mut Dice) -> Vec<u32>;
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

/// The strategy of this name.
pub fn named(name: &str, settings: Settings) -> Option<Box<dyn Strategy>> {
    match name {
        "reliable" => Some(Box::new(Reliable::new(settings))),
        "equal" => Some(Box::new(Equal::default())),
        "random" => Some(Box::new(Uniform::default())),
        _ => None,
    }
}

/// The fewest votes first.
#[derive(Default)]
pub struct Equal {
    order: std::collections::BTreeSet<(u32, u32)>,
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
pub struct Uniform(Vec<u32>);

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
