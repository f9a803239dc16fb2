//! What a consultation found out, against what is true.

use serde::Serialize;

use super::oracle::World;
use crate::rules::certainty::{CERTAIN, Zones};
use crate::rules::rotation::merit::{Common, Seen};
use crate::rules::score::keys::VOTE_SMOOTHING;
use crate::rules::zone::Zone;

/// The figures of one replay.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figures {
    /// Share of proposals whose most probable zone is the true one.
    pub zone_accuracy: f64,
    /// The same by make.org's rule on smoothed rates.
    pub zone_accuracy_plugin: f64,
    /// Share of proposals whose zone is less probable than 0.8.
    pub undecided: f64,
    /// Zone accuracy among the others.
    pub accuracy_decided: f64,
    /// How probable the most probable zones are, on average.
    pub mean_probability: f64,
    /// Share of the true best 20 among the 20 found.
    pub top20_recall: f64,
    /// Share of the true best 5 % among those found.
    pub top5pct_recall: f64,
    /// Rank correlation of found and true scores.
    pub spearman: f64,
    /// How votes are spread over proposals.
    pub votes: Spread,
    /// Of the proposals found in each zone, the share that is truly there.
    pub precision: Precision,
}

/// How votes are spread.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// Fewest.
    pub min: f64,
    /// One proposal in twenty has fewer.
    pub p5: f64,
    /// Every second one has fewer.
    pub median: f64,
    /// One in twenty has more.
    pub p95: f64,
    /// Most.
    pub max: f64,
    /// 0 when all have as many, towards 1 when one has them all.
    pub gini: f64,
}

/// Precision by zone; none where no proposal was found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Precision {
    /// Of consensus.
    pub consensus: Option<f64>,
    /// Of rejection.
    pub rejection: Option<f64>,
    /// Of limbo.
    pub limbo: Option<f64>,
    /// Of controversy.
    pub controversy: Option<f64>,
}

/// What is published of one proposal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// Its most probable zone.
    pub zone: Zone,
    /// How probable it is.
    pub sure: f64,
    /// Its top score, as a posterior mean.
    pub score: f64,
}

impl Found {
    /// Whether it is shown as a consensus, beyond doubt if `certain`.
    pub fn is_consensus(&self, certain: bool) -> bool {
        self.zone == Zone::Consensus && (!certain || self.sure >= CERTAIN)
    }
}

/// What is published of every proposal.
pub fn find(seen: &[Seen]) -> Vec<Found> {
    let common = Common::learn(seen.iter());
    let mut zones = Zones::weighed(&seen.iter().map(|seen| seen.votes).collect::<Vec<_>>());
    let mut found = |seen: &Seen| {
        let (zone, sure) = zones.belief(seen.votes).best();
        Found { zone, sure, score: common.judge(seen).mean }
    };
    seen.iter().map(&mut found).collect()
}

/// Measures: what was found from the trusted votes; make.org's rule and the spread from the `counted` ones.
pub fn measure(world: &World, found: &[Found], counted: &[Seen]) -> Figures {
    let truth: Vec<Zone> = (0..found.len()).map(|proposal| zone(world.truth(proposal))).collect();
    let right: Vec<bool> = found.iter().zip(&truth).map(|(found, truth)| found.zone == *truth).collect();
    let decided = || found.iter().zip(&right).filter(|(found, _)| found.sure >= CERTAIN);
    let plugin = counted.iter().zip(&truth).map(|(seen, truth)| zone(smoothed(seen)) == *truth);
    let scores: Vec<f64> = found.iter().map(|found| found.score).collect();
    let true_scores: Vec<f64> = (0..found.len()).map(|proposal| world.true_top_score(proposal)).collect();
    Figures {
        zone_accuracy: share(right.iter().copied()),
        zone_accuracy_plugin: share(plugin),
        undecided: share(found.iter().map(|found| found.sure < CERTAIN)),
        accuracy_decided: share(decided().map(|(_, right)| *right)),
        mean_probability: found.iter().map(|found| found.sure).sum::<f64>() / found.len().max(1) as f64,
        top20_recall: recall(&scores, &true_scores, 20),
        top5pct_recall: recall(&scores, &true_scores, found.len() / 20),
        spearman: spearman(&scores, &true_scores),
        votes: spread(counted.iter().map(Seen::total).collect()),
        precision: precision(found, &right),
    }
}

fn zone([agree, disagree, neutral]: [f64; 3]) -> Zone {
    Zone::of(agree, disagree, neutral)
}

fn smoothed(seen: &Seen) -> [f64; 3] {
    seen.votes.map(|votes| ((votes + VOTE_SMOOTHING) / (seen.total() + 1.0)).min(1.0))
}

fn share(hits: impl Iterator<Item = bool>) -> f64 {
    let (hits, all) = hits.fold((0.0, 0.0), |(hits, all), hit| (hits + f64::from(u8::from(hit)), all + 1.0));
    hits / f64::max(all, 1.0)
}

fn precision(found: &[Found], right: &[bool]) -> Precision {
    let of = |zone: Zone| {
        let here = found.iter().zip(right).filter(|(found, _)| found.zone == zone).map(|(_, right)| *right);
        here.clone().next().map(|_| share(here))
    };
    Precision {
        consensus: of(Zone::Consensus),
        rejection: of(Zone::Rejection),
        limbo: of(Zone::Limbo),
        controversy: of(Zone::Controversy),
    }
}

fn spread(mut votes: Vec<f64>) -> Spread {
    votes.sort_by(f64::total_cmp);
    let size = votes.len() as f64;
    let at = |percent: usize| votes.get(votes.len() * percent / 100).or(votes.last()).copied().unwrap_or(0.0);
    let sum: f64 = votes.iter().sum();
    let ranked: f64 = votes.iter().zip(1_u32..).map(|(votes, rank)| f64::from(rank) * votes).sum();
    let gini = if sum > 0.0 { 2.0 * ranked / (size * sum) - (size + 1.0) / size } else { 0.0 };
    Spread { min: at(0), p5: at(5), median: at(50), p95: at(95), max: at(100), gini }
}

/// Of the `count` best found, how many are as good as the true `count`-th.
fn recall(found: &[f64], truth: &[f64], count: usize) -> f64 {
    let count = count.clamp(1, found.len().max(1)).min(found.len());
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| found[*b].total_cmp(&found[*a]));
    let mut best = truth.to_vec();
    best.sort_by(|a, b| b.total_cmp(a));
    let Some(least) = count.checked_sub(1).map(|last| best[last]) else { return 0.0 };
    order.iter().take(count).filter(|at| truth[**at] >= least).count() as f64 / count as f64
}

fn spearman(found: &[f64], truth: &[f64]) -> f64 {
    let (a, b) = (ranks(found), ranks(truth));
    let mean = (found.len() as f64 - 1.0) / 2.0;
    let product: f64 = a.iter().zip(&b).map(|(a, b)| (a - mean) * (b - mean)).sum();
    let square = |ranks: &[f64]| ranks.iter().map(|rank| (rank - mean).powi(2)).sum::<f64>();
    let scale = (square(&a) * square(&b)).sqrt();
    if scale > 0.0 { product / scale } else { 0.0 }
}

/// Ranks, ties sharing their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    for same in order.chunk_by(|a, b| values[*a].total_cmp(&values[*b]).is_eq()) {
        for at in same {
            ranks[*at] = start as f64 + (same.len() as f64 - 1.0) / 2.0;
        }
        start += same.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn ranks_share_their_mean_and_correlate() {
        assert_eq!(ranks(&[3.0, 1.0, 3.0, 2.0]), [2.5, 0.0, 2.5, 1.0]);
        close(spearman(&[1.0, 2.0, 3.0], &[10.0, 20.0, 90.0]), 1.0);
        close(spearman(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), -1.0);
        close(spearman(&[1.0], &[1.0]), 0.0);
    }

    #[test]
    fn recall_counts_what_is_as_good_as_the_last() {
        close(recall(&[9.0, 8.0, 1.0, 0.0], &[5.0, 1.0, 5.0, 0.0], 2), 0.5);
        close(recall(&[9.0, 1.0, 8.0, 0.0], &[5.0, 4.0, 4.0, 0.0], 2), 1.0);
        close(recall(&[], &[], 20), 0.0);
        close(recall(&[1.0], &[1.0], 20), 1.0);
    }

    #[test]
    fn the_spread_of_equal_and_of_one() {
        close(spread(vec![5.0; 8]).gini, 0.0);
        let one = spread(vec![0.0, 0.0, 0.0, 12.0]);
        close(one.gini, 0.75);
        assert_eq!((one.min, one.median, one.max), (0.0, 0.0, 12.0));
        close(spread(Vec::new()).gini, 0.0);
    }
}
