//! Free replay: the rotation chooses what each participant sees, the oracle answers.

use super::oracle::{Opinion, World, index};
use crate::backend::SEQUENCE;
use crate::model::Trust;
use crate::rules::rotation::hand::Guest;
use crate::rules::rotation::limit::{Cast, counted, limited};
use crate::rules::rotation::merit::Seen;
use crate::rules::rotation::{Hand, Rotation};
use crate::world::Dice;

/// One vote of a simulated person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ballot {
    /// Who; members of a brigade are numbered after all participants.
    pub person: u32,
    /// On what.
    pub proposal: u32,
    /// What they said.
    pub opinion: Opinion,
    /// Whether it answered a card of a sequence.
    pub trust: Trust,
}

impl Ballot {
    /// A vote.
    pub fn new(person: u64, proposal: u64, opinion: Opinion, trust: Trust) -> Self {
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        Self { person: small(person), proposal: small(proposal), opinion, trust }
    }

    /// The vote, without its trust.
    pub fn cast(&self) -> Cast {
        let Self { person, proposal, opinion, .. } = *self;
        Cast { person, proposal, key: opinion.key, words: opinion.bits }
    }
}

/// A replay as it goes on: who voted what so far.
pub struct Replay<'a> {
    /// The crowd.
    pub world: &'a World,
    /// All votes, in order.
    pub ballots: Vec<Ballot>,
    /// Votes that found no proposal.
    pub unplaced: usize,
    /// Proposals published so far.
    pub visible: usize,
    rotation: &'a mut dyn Rotation,
    dice: Dice,
    seen: Vec<Seen>,
}

/// Somebody who does not belong to the crowd, called before each participant.
pub type Intruders<'a> = &'a mut dyn FnMut(&mut Replay<'_>, u64);

impl<'a> Replay<'a> {
    /// Before the first participant.
    pub fn new(world: &'a World, rotation: &'a mut dyn Rotation, dice: Dice) -> Self {
        let seen = vec![Seen::default(); world.opinions.len()];
        Self { world, ballots: Vec::new(), unplaced: 0, visible: 0, rotation, dice, seen }
    }

    /// Lets every participant take sequences and answer as many cards as they want.
    pub fn run(&mut self, intruders: Intruders<'_>, progress: &mut dyn FnMut(u64)) {
        for participant in 0..self.world.scale.participants {
            progress(participant);
            self.publish(participant);
            intruders(self, participant);
            let wanted = index(self.world.wanted[index(participant)]) + self.unplaced;
            let world = self.world;
            let placed = self.sit(participant, wanted, &|proposal| world.opinion(participant, u64::from(proposal)));
            self.unplaced = wanted - placed;
        }
    }

    fn publish(&mut self, participant: u64) {
        while self.world.published.get(self.visible).is_some_and(|at| *at <= participant) {
            let id = u32::try_from(self.visible).unwrap_or(u32::MAX);
            self.rotation.publish(id, None, Seen::default());
            self.visible += 1;
        }
    }

    /// One person answers `wanted` cards if there are so many, and says how many there were.
    pub fn sit(&mut self, person: u64, wanted: usize, opinion: &dyn Fn(u32) -> Opinion) -> usize {
        let mut voted: Vec<u32> = Vec::with_capacity(wanted.min(self.visible));
        while voted.len() < wanted {
            let cards = self.hand(&voted);
            if cards.is_empty() {
                break;
            }
            for card in cards.into_iter().take(wanted - voted.len()) {
                self.cast(Ballot::new(person, u64::from(card), opinion(card), Trust::Sequence));
                voted.push(card);
            }
        }
        voted.len()
    }

    /// The next sequence of somebody who has voted on `voted`.
    pub fn hand(&mut self, voted: &[u32]) -> Vec<u32> {
        let may = |id| !voted.contains(&id);
        let mut hand = Hand::new(SEQUENCE, Guest { may: &may, beside: &|_, _| true });
        self.rotation.deal(&mut hand, &mut self.dice);
        hand.into_picks().into_iter().map(|pick| pick.id).collect()
    }

    /// Counts a vote; only those on cards of a sequence are shown to the rotation.
    pub fn cast(&mut self, ballot: Ballot) {
        self.ballots.push(ballot);
        if ballot.trust >= Trust::Sequence {
            let seen = &mut self.seen[ballot.proposal as usize];
            ballot.cast().add_to(seen);
            self.rotation.update(ballot.proposal, *seen);
        }
    }
}

/// What all sequence votes say of each of so many proposals, every vote counted whole.
pub fn whole(proposals: usize, ballots: &[Ballot]) -> Vec<Seen> {
    counted(proposals, cast(ballots).iter())
}

/// What counts in the results: the same, with no person's votes weighing more than `limit` together where those who
/// answer much vote unlike the others.
pub fn trusted(proposals: usize, ballots: &[Ballot], limit: f64) -> Vec<Seen> {
    let cast = cast(ballots);
    limited(proposals, &cast, limit).unwrap_or_else(|| counted(proposals, cast.iter()))
}

/// The votes on cards of sequences.
fn cast(ballots: &[Ballot]) -> Vec<Cast> {
    let sequence = ballots.iter().filter(|ballot| ballot.trust >= Trust::Sequence);
    sequence.map(Ballot::cast).collect()
}
