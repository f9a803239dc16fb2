//! From which lower end of its top score on a consensus is among the best of its question (make.org's « top 20 »).

use crate::rules::score::{Pool, Scores};
use crate::rules::zone::Zone;

/// The percentile of the lower ends that the threshold stands at (make.org 2022).
pub const PERCENTILE: f64 = 0.8;

/// The 80th percentile of `topScore.lowerBound` over accepted proposals of the pool « tested » in the zone « consensus »,
/// between two of them in proportion; none when there is no such proposal.
///
/// [`Pool::Tested`] says that a proposal is accepted.
pub fn consensus_threshold<'a>(proposals: impl Iterator<Item = (&'a Scores, Pool)>) -> Option<f64> {
    let lowers = proposals
        .filter(|(scores, pool)| *pool == Pool::Tested && scores.zone() == Zone::Consensus)
        .map(|(scores, _)| scores.top_score.lower());
    percentile(lowers.filter(|lower| lower.is_finite()).collect(), PERCENTILE)
}

/// The percentile of numbers, in proportion between the two nearest.
fn percentile(mut numbers: Vec<f64>, share: f64) -> Option<f64> {
    numbers.sort_unstable_by(f64::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    let place = share * last as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the last place")]
    let below = (place.floor() as usize).min(last);
    let above = (below + 1).min(last);
    let rest = place - below as f64;
    Some(numbers[below] + (numbers[above] - numbers[below]) * rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Counts, Status, Tally};
    use crate::rules::score::{Class, PoolConfig, Weight};

    fn scored(votes: [u64; 3]) -> (Scores, Pool) {
        let counts = Counts { votes, ..Counts::default() };
        let tally = Tally { count: counts, verified: counts, sequence: counts, segment: counts };
        let scores = Scores::of(&tally, Class::Sequence, Weight::default());
        (scores, Pool::of(Status::Accepted, counts.total(), &scores, &PoolConfig::default()))
    }

    #[test]
    fn only_tested_consensus_counts() {
        let all = [scored([90, 5, 5]), scored([80, 10, 10]), scored([40, 40, 20]), scored([9, 0, 0])];
        let found = consensus_threshold(all.iter().map(|(scores, pool)| (scores, *pool))).unwrap();
        let (high, low) = (all[0].0.top_score.lower(), all[1].0.top_score.lower());
        assert!((found - (low + 0.8 * (high - low))).abs() < 1e-12);
        assert_eq!(consensus_threshold(all[2..].iter().map(|(scores, pool)| (scores, *pool))), None);
    }

    #[test]
    fn a_single_number_is_every_percentile() {
        assert_eq!((percentile(vec![0.3], 0.8), percentile(Vec::new(), 0.8)), (Some(0.3), None));
        assert_eq!(percentile((0..=10).map(f64::from).collect(), 0.8), Some(8.0));
    }
}
