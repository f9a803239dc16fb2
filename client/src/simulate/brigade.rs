//! Brigades: people who agree beforehand what to push, and what their votes move.

use super::free::{Ballot, Replay};
use super::oracle::{Opinion, World, index};
use crate::model::{Trust, VoteKey};
use crate::rules::rotation::{in_turn, is_choosing};
use crate::rules::zone::Zone;

/// One person in so many belongs to a brigade.
const ONE_IN: u64 = 100;
/// Proposals that a brigade pushes.
const SLATE: usize = 10;
/// The best proposals, which a brigade that answers sequences votes down.
const RIVALS: usize = 40;
/// Cards of each member of `served60`.
const MANY: usize = 60;
/// Sequences that a member of `grind` asks for.
const ASKED: usize = 20;
/// Direct votes on each target of [`Attack::Targets`].
const DIRECT: u64 = 2_000;
/// « Pour », coup de cœur, réaliste.
const PUSHED: Opinion = Opinion { key: VoteKey::Agree, bits: 0b011 };
/// « Pour », coup de cœur.
const LOVED: Opinion = Opinion { key: VoteKey::Agree, bits: 0b001 };
/// « Contre », surtout pas.
const BLOCKED: Opinion = Opinion { key: VoteKey::Disagree, bits: 0b001 };

/// How a brigade goes about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attack {
    /// There is none.
    None,
    /// Votes through links, outside every sequence.
    Direct,
    /// Asks for sequences that begin with chosen proposals.
    Include,
    /// Asks for sequence after sequence and votes on the slate only.
    Grind,
    /// Answers what it is served, as much as others do.
    Served,
    /// The same with 60 cards each.
    Served60,
    /// Three unloved proposals get 2,000 direct votes each, when everybody else is done.
    Targets,
}

impl Attack {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::None, Self::Direct, Self::Include, Self::Grind, Self::Served, Self::Served60, Self::Targets];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Direct => "direct",
            Self::Include => "include",
            Self::Grind => "grind",
            Self::Served => "served",
            Self::Served60 => "served60",
            Self::Targets => "targets",
        }
    }
}

/// A brigade with its plan.
#[derive(Debug, Clone)]
pub struct Brigade {
    /// What it pushes.
    pub slate: Vec<u32>,
    attack: Attack,
    guarded: bool,
    rivals: Vec<u32>,
    members: u64,
    arrived: u64,
}

impl Brigade {
    /// The brigade of a crowd. In a `guarded` world only issued cards, answered in their order, count as a sequence.
    pub fn new(world: &World, attack: Attack, guarded: bool) -> Self {
        let mut order: Vec<u32> = (0..u32::try_from(world.opinions.len()).unwrap_or(u32::MAX)).collect();
        order.sort_by(|a, b| score(world, *b).total_cmp(&score(world, *a)));
        let rivals = order.iter().copied().take(RIVALS).collect();
        let slate = if attack == Attack::Targets { unloved(world, &order) } else { slate(world, &order) };
        let members = if attack == Attack::None { 0 } else { (world.scale.participants / ONE_IN).max(1) };
        Self { slate, attack, guarded, rivals, members, arrived: 0 }
    }

    /// Members who arrive before this participant act.
    pub fn act(&mut self, replay: &mut Replay<'_>, participant: u64) {
        let all = replay.world.scale.participants;
        while self.attack != Attack::Targets
            && self.arrived < self.members
            && (2 * self.arrived + 1) * all / (2 * self.members) <= participant
        {
            let person = all + self.arrived;
            self.arrived += 1;
            match self.attack {
                Attack::Direct => self.push(replay, person, Trust::Trusted),
                Attack::Include if self.guarded => self.push(replay, person, Trust::Trusted),
                Attack::Include => self.push(replay, person, Trust::Sequence),
                Attack::Grind => self.grind(replay, person),
                Attack::Served => self.serve(replay, person, index(replay.world.wanted[index(participant)])),
                Attack::Served60 => self.serve(replay, person, MANY),
                Attack::None | Attack::Targets => {}
            }
        }
    }

    /// When everybody is done.
    pub fn end(&self, replay: &mut Replay<'_>) {
        if self.attack == Attack::Targets {
            let all = replay.world.scale.participants;
            for (target, from) in self.slate.iter().zip((0..).step_by(index(DIRECT))) {
                for person in (from..from + DIRECT).map(|number: u64| all + number) {
                    replay.cast(Ballot::new(person, u64::from(*target), LOVED, Trust::Trusted));
                }
            }
        }
    }

    fn push(&self, replay: &mut Replay<'_>, person: u64, trust: Trust) {
        let visible: Vec<u32> = self.slate.iter().copied().filter(|id| (*id as usize) < replay.visible).collect();
        for target in visible {
            replay.cast(Ballot::new(person, u64::from(target), PUSHED, trust));
        }
    }

    /// Votes on cards of the slate wherever they lie, and hands the others back for new ones. Where sequences are guarded,
    /// a card counts in its turn only, and whoever hands back far more than they answer has no sequence, as the engine
    /// has it.
    fn grind(&self, replay: &mut Replay<'_>, person: u64) {
        let (mut dealt, mut voted) = (Vec::new(), Vec::new());
        for _ in 0..ASKED {
            for card in replay.hand(if self.guarded { &dealt } else { &voted }) {
                if self.slate.contains(&card) && !voted.contains(&card) {
                    voted.push(card);
                }
                dealt.push(card);
            }
        }
        let chooses = self.guarded && is_choosing(dealt.len() - voted.len(), voted.len());
        let place = |card: u32| dealt.iter().position(|other| *other == card).unwrap_or(0);
        for (answered, card) in voted.iter().copied().enumerate() {
            let counts = !chooses && (!self.guarded || in_turn(place(card) - answered, answered));
            let trust = if counts { Trust::Sequence } else { Trust::Trusted };
            replay.cast(Ballot::new(person, u64::from(card), LOVED, trust));
        }
    }

    fn serve(&self, replay: &mut Replay<'_>, person: u64, cards: usize) {
        let world = replay.world;
        replay.sit(person, cards, &|card| {
            if self.slate.contains(&card) {
                LOVED
            } else if self.rivals.contains(&card) {
                BLOCKED
            } else {
                world.opinion(person, u64::from(card))
            }
        });
    }
}

fn score(world: &World, proposal: u32) -> f64 {
    world.true_top_score(proposal as usize)
}

/// Ten that are no consensus, in the middle of these, published early.
fn slate(world: &World, order: &[u32]) -> Vec<u32> {
    let unwanted = |id: &u32| {
        let [a, d, n] = world.truth(*id as usize);
        Zone::of(a, d, n) != Zone::Consensus
    };
    let others: Vec<u32> = order.iter().copied().filter(unwanted).collect();
    let middle = &others[others.len() * 35 / 100..others.len() * 65 / 100];
    let early = |id: &u32| world.published[*id as usize] <= world.scale.participants * 3 / 10;
    let early: Vec<u32> = middle.iter().copied().filter(early).collect();
    let count = SLATE.min(early.len());
    (0..count).map(|at| early[at * early.len() / count]).collect()
}

/// Three that fewer than half agree with: the first, the middle one and the last of them.
fn unloved(world: &World, order: &[u32]) -> Vec<u32> {
    let few: Vec<u32> = order.iter().copied().filter(|id| world.truth(*id as usize)[0] < 0.5).collect();
    let Some(last) = few.len().checked_sub(1) else { return Vec::new() };
    let mut three = vec![few[0], few[last / 2], few[last]];
    three.dedup();
    three
}
