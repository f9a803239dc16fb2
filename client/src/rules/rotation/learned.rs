//! What a question's proposals teach about one another: common rates, and a prior over the shares of votes.

use super::draw::shuffle;
use super::merit::{Common, Seen};
use crate::rules::posterior::{Cells, Prior};
use crate::world::Dice;

/// Steps that a prior takes to be published.
pub const FINAL_STEPS: usize = 30;
/// Proposals with fewer votes teach nothing.
const ENOUGH: f64 = 5.0;

/// What is common, and the prior, learned in `steps` from at most `sample` of the proposals.
pub fn learned(cells: &Cells, seen: &[Seen], steps: usize, sample: usize, seed: u64) -> (Common, Prior) {
    let common = Common::learn(seen.iter());
    let mut counts: Vec<[f64; 3]> = seen.iter().filter(|seen| seen.total() >= ENOUGH).map(|seen| seen.votes).collect();
    if sample < counts.len() {
        shuffle(&mut counts, &mut Dice::seeded(seed));
        counts.truncate(sample);
    }
    let (shares, concentration) = common.shares();
    let mut prior = Prior::from_shares(shares, concentration);
    for _ in 0..steps {
        prior = prior.step(cells, &counts);
    }
    (common, prior)
}
