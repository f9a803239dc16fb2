//! The zone of a proposal with its probability, given its own votes and what the other proposals of its question teach.

use crate::rules::posterior::cells::Scratch;
use crate::rules::posterior::{Belief, Cells, Prior};
use crate::rules::zone::Zone;

/// From this probability on, a zone is said; below it the proposal is undecided.
pub const CERTAIN: f64 = 0.8;
/// What a vote says, as a part of what it would if people voted wholly apart from one another. They do not: they read the
/// same papers, and the rotation asks for votes where the first ones left doubt. Fewer zones are said so, and more of
/// those that are said are right.
const APART: f64 = 0.92;
/// How probable each zone of one proposal is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ZoneOdds {
    /// Consensus, rejection, limbo, controversy, each with its probability; they add up to 1.
    pub zones: [(Zone, f64); 4],
    /// The most probable.
    pub best: Zone,
    /// Its probability.
    pub probability: f64,
}

impl ZoneOdds {
    /// The zone, if it is certain enough to be said.
    pub fn certain(&self) -> Option<Zone> {
        (self.probability >= CERTAIN).then_some(self.best)
    }
}

/// Gives the zones of the proposals of one question.
#[derive(Debug, Clone)]
pub struct Zones {
    cells: Cells,
    weights: Vec<f32>,
    scratch: Scratch,
}

impl Zones {
    /// Learns what to expect from the votes (agree, disagree, neutral) on every proposal of a question.
    pub fn learned(votes: &[[u64; 3]]) -> Self {
        Self::weighed(&votes.iter().map(|votes| votes.map(|count| count as f64)).collect::<Vec<_>>())
    }

    /// The same from votes that do not all weigh the same.
    pub fn weighed(votes: &[[f64; 3]]) -> Self {
        let cells = Cells::new();
        let weights = cells.weigh(&Prior::learned(&cells, votes));
        Self { cells, weights, scratch: Scratch::default() }
    }

    /// The zones of a proposal with these votes.
    pub fn of(&mut self, votes: [u64; 3]) -> ZoneOdds {
        odds(&self.belief(votes.map(|count| count as f64)))
    }

    /// How probable each zone of a proposal is.
    pub fn belief(&mut self, votes: [f64; 3]) -> Belief {
        self.cells.believe(&self.weights, votes.map(|count| count * APART), &mut self.scratch)
    }
}

fn odds(belief: &Belief) -> ZoneOdds {
    let (best, probability) = belief.best();
    let zones = [Zone::Consensus, Zone::Rejection, Zone::Limbo, Zone::Controversy];
    let mut all = zones.map(|zone| (zone, 0.0));
    all.iter_mut().zip(belief.zones).for_each(|(place, share)| place.1 = share);
    ZoneOdds { zones: all, best, probability }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_votes_are_undecided_and_many_are_not() {
        let mut zones = Zones::learned(&[]);
        assert_eq!(zones.of([0; 3]).certain(), None);
        assert_eq!(zones.of([6, 3, 1]).certain(), None);
        assert_eq!(zones.of([900, 50, 50]).certain(), Some(Zone::Consensus));
        assert_eq!(zones.of([50, 900, 50]).certain(), Some(Zone::Rejection));
        assert_eq!(zones.of([200, 100, 700]).certain(), Some(Zone::Limbo));
        assert_eq!(zones.of([450, 450, 100]).certain(), Some(Zone::Controversy));
    }

    #[test]
    fn what_others_say_helps_a_proposal_with_few_votes() {
        let liked: Vec<[u64; 3]> = (0..60).map(|n| [80 + n % 9, 8, 8]).collect();
        let (mut alone, mut among) = (Zones::learned(&[]), Zones::learned(&liked));
        assert!(among.of([7, 1, 1]).probability > alone.of([7, 1, 1]).probability);
        assert_eq!(among.of([7, 1, 1]).certain(), Some(Zone::Consensus));
    }

    #[test]
    fn any_votes_give_probabilities_that_add_up() {
        let odd = [[0; 3], [1_000_000_000, 0, 0], [u64::MAX; 3], [0, 0, 1], [1, 0, 0]];
        let many: Vec<[u64; 3]> = odd.into_iter().cycle().take(40).collect();
        for mut zones in [Zones::learned(&odd), Zones::learned(&odd[..1]), Zones::learned(&many)] {
            for votes in odd {
                let found = zones.of(votes);
                let sum: f64 = found.zones.iter().map(|(_, share)| share).sum();
                assert!((sum - 1.0).abs() < 1e-5 && found.probability.is_finite(), "{votes:?}: {found:?}");
            }
        }
    }
}
