//! One simulation from its plan to its report: which crowd, which rotation, which brigade.

use serde::Serialize;

use super::brigade::{Attack, Brigade};
use super::fixed::{self, Fixed};
use super::free::{Ballot, Replay, trusted, whole};
use super::measure::{Figures, Found, find, measure};
use super::oracle::{Scale, Tables, World};
use super::rough::roughen;
use super::strategy::Strategy;
use crate::rules::rotation::settings::Settings;
use crate::world::Dice;

/// What is simulated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// The crowd, with its seed.
    pub scale: Scale,
    /// Whether opinions are scattered off the published curves.
    pub rough: bool,
    /// What deals the cards.
    pub rotation: Strategy,
    /// How the rotation is set.
    pub settings: Settings,
    /// Who tries to move the result.
    pub attack: Attack,
}

/// What a simulation found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// How good the result is.
    #[serde(flatten)]
    pub figures: Figures,
    /// Votes that found no proposal.
    pub unplaced: usize,
    /// What the brigade moved, where there was one.
    pub brigade: Option<Moved>,
}

/// What a brigade's own votes moved: the result with them, against the same replay with these votes taken out.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// The trusted top score, as the mean over what the brigade pushed.
    pub trusted_score_move: f64,
    /// How many of these are shown as a consensus only because of it.
    pub flipped: usize,
    /// The same at a probability of 0.8 or more.
    pub flipped_certain: usize,
    /// How many of these are shown as a consensus at a probability of 0.8 or more, for whatever reason.
    pub certain: usize,
    /// What the brigade pushed.
    pub slate: Vec<u32>,
    /// The votes it cast.
    pub votes: usize,
    /// Those of them that count in the trusted results.
    pub counted: usize,
}

impl Plan {
    /// Simulates; `progress` is told every participant.
    pub fn run(&self, tables: &Tables, progress: &mut dyn FnMut(u64)) -> Report {
        let world = self.world(tables);
        let mut rotation = self.rotation.rotation(self.settings);
        let mut brigade = Brigade::new(&world, self.attack, self.rotation != Strategy::Makeorg);
        let mut replay = Replay::new(&world, &mut *rotation, Dice::seeded(self.scale.seed ^ 7));
        replay.run(&mut |replay, participant| brigade.act(replay, participant), progress);
        brigade.end(&mut replay);
        let (ballots, unplaced) = (replay.ballots, replay.unplaced);
        let found = self.find(&world, &ballots);
        let moved = (self.attack != Attack::None).then(|| self.moved(&world, &brigade.slate, &ballots, &found));
        let figures = measure(&world, &found, &whole(world.opinions.len(), &ballots));
        Report { figures, unplaced, brigade: moved }
    }

    /// The fixed replay of the same crowd, measured in the same way.
    pub fn fixed(&self, tables: &Tables, progress: &mut dyn FnMut(u64)) -> (Fixed, Figures) {
        let world = self.world(tables);
        let (fixed, ballots) = fixed::replay(&world, progress);
        let found = self.find(&world, &ballots);
        let figures = measure(&world, &found, &whole(world.opinions.len(), &ballots));
        (fixed, figures)
    }

    fn world(&self, tables: &Tables) -> World {
        let mut world = World::new(self.scale, tables);
        if self.rough {
            roughen(&mut world);
        }
        world
    }

    fn find(&self, world: &World, ballots: &[Ballot]) -> Vec<Found> {
        find(&trusted(world.opinions.len(), ballots, self.settings.person))
    }

    fn moved(&self, world: &World, slate: &[u32], ballots: &[Ballot], with: &[Found]) -> Moved {
        let is_member = |ballot: &&Ballot| u64::from(ballot.person) >= self.scale.participants;
        let honest: Vec<Ballot> = ballots.iter().filter(|ballot| !is_member(ballot)).copied().collect();
        let without = self.find(world, &honest);
        let pairs = || slate.iter().map(|id| (with[*id as usize], without[*id as usize]));
        let flipped =
            |certain: bool| pairs().filter(|(a, b)| a.is_consensus(certain) && !b.is_consensus(certain)).count();
        let own = || ballots.iter().filter(is_member);
        Moved {
            trusted_score_move: pairs().map(|(a, b)| a.score - b.score).sum::<f64>() / slate.len().max(1) as f64,
            flipped: flipped(false),
            flipped_certain: flipped(true),
            certain: pairs().filter(|(with, _)| with.is_consensus(true)).count(),
            slate: slate.to_vec(),
            votes: own().count(),
            counted: own().filter(|ballot| ballot.trust >= crate::model::Trust::Sequence).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::oracle::{AgreeShares, DisagreeShares, NeutralShares, Shares};
    use super::*;

    fn tables() -> Tables {
        Tables {
            opinion_table_agree: vec![20_000, 35_000, 50_000, 60_000],
            opinion_table_neutral: vec![20_000, 15_000, 10_000, 4_000],
            votes_per_participant_table: vec![0, 1, 2, 5, 9, 30],
            qualif: Shares {
                agree: AgreeShares { like_it: 24_000, doable: 11_000, platitude_agree: 4_600 },
                neutral: NeutralShares { no_opinion: 7_800, do_not_understand: 6_500, do_not_care: 3_900 },
                disagree: DisagreeShares { no_way: 23_600, impossible: 13_100, platitude_disagree: 5_200 },
            },
        }
    }

    fn plan(proposals: u64, rotation: Strategy, attack: Attack) -> Plan {
        let scale = Scale { name: "small", seed: 9, participants: 300, proposals, votes: 1_500 };
        Plan { scale, rough: false, rotation, settings: Settings::default(), attack }
    }

    #[test]
    fn the_same_plan_gives_the_same_report() {
        for rotation in Strategy::ALL {
            let of = |seed| {
                let plan = plan(40, rotation, Attack::Served);
                Plan { scale: Scale { seed, ..plan.scale }, ..plan }.run(&tables(), &mut |_| {})
            };
            assert_eq!(of(9), of(9));
            assert_ne!(of(9), of(10));
        }
    }

    #[test]
    fn nobody_votes_twice_on_the_same() {
        for strategy in Strategy::ALL {
            let plan = plan(25, strategy, Attack::Served60);
            let world = plan.world(&tables());
            let mut rotation = strategy.rotation(plan.settings);
            let mut replay = Replay::new(&world, &mut *rotation, Dice::seeded(1));
            let mut brigade = Brigade::new(&world, plan.attack, true);
            replay.run(&mut |replay, participant| brigade.act(replay, participant), &mut |_| {});
            let mut pairs: Vec<(u32, u32)> = replay.ballots.iter().map(|one| (one.person, one.proposal)).collect();
            let all = pairs.len();
            pairs.sort_unstable();
            pairs.dedup();
            assert_eq!(pairs.len(), all, "{}", strategy.name());
        }
    }

    #[test]
    fn in_an_honest_crowd_every_vote_counts_whole() {
        for seed in 1..=6 {
            let base = plan(60, Strategy::Reliable, Attack::None);
            let plan = Plan { scale: Scale { seed, ..base.scale }, ..base };
            let world = plan.world(&tables());
            let mut rotation = plan.rotation.rotation(plan.settings);
            let mut replay = Replay::new(&world, &mut *rotation, Dice::seeded(seed));
            replay.run(&mut |_, _| {}, &mut |_| {});
            assert_eq!(trusted(60, &replay.ballots, 1.0), whole(60, &replay.ballots), "{seed}");
        }
    }

    #[test]
    fn few_proposals_or_none_are_no_trouble() {
        for (proposals, rotation) in [0, 1, 2].into_iter().flat_map(|few| Strategy::ALL.map(|one| (few, one))) {
            let report = plan(proposals, rotation, Attack::Direct).run(&tables(), &mut |_| {});
            let (most, figures) = (proposals * 303, &report.figures);
            assert!(figures.votes.max <= most as f64 && figures.spearman.is_finite(), "{report:?}");
            assert!(figures.zone_accuracy.is_finite() && report.brigade.is_some());
        }
    }

    #[test]
    fn links_and_chosen_cards_move_nothing_where_cards_are_issued() {
        for attack in [Attack::Direct, Attack::Include, Attack::Grind, Attack::Targets] {
            let moved = plan(60, Strategy::Reliable, attack).run(&tables(), &mut |_| {}).brigade.unwrap();
            assert_eq!((moved.trusted_score_move.to_bits(), moved.flipped, moved.counted), (0, 0, 0), "{attack:?}");
        }
        let forged = plan(60, Strategy::Makeorg, Attack::Include).run(&tables(), &mut |_| {}).brigade.unwrap();
        assert!(forged.trusted_score_move > 0.0 && forged.counted > 0);
    }

    #[test]
    fn a_rough_crowd_has_limbo() {
        use crate::rules::zone::Zone;
        let plan = Plan { rough: true, ..plan(400, Strategy::Equal, Attack::None) };
        let world = plan.world(&tables());
        let zones: Vec<Zone> = (0..400).map(|at| world.truth(at)).map(|[a, d, n]| Zone::of(a, d, n)).collect();
        assert!(zones.contains(&Zone::Limbo) && zones.contains(&Zone::Rejection));
        assert!((0..400).all(|at| world.truth(at).iter().all(|share| (-1e-9..=1.0).contains(share))));
    }
}
