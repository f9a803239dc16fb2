//! What a consultation found out, against what is true.

use super::free::Replayed;
use super::oracle::World;
use crate::rules::posterior::Cells;
use crate::rules::posterior::cells::Scratch;
use crate::rules::rotation::reliable::learned;
use crate::rules::zone::Zone;

/// The figures of one replay.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
pub struct Figures {
    /// Share of proposals whose most probable zone is the true one.
    pub zone_accuracy: f64,
    /// The same by make.org's rule on smoothed rates.
    pub zone_accuracy_plugin: f64,
    /// Share of proposals whose zone is less probable than 0.8.
    pub undecided: f64,
    /// Zone accuracy among the others.
    pub accuracy_decided: f64,
    /// Share of the true best 20 among the 20 found.
    pub top20_recall: f64,
    /// Share of the true best 5 % among those found.
    pub top5pct_recall: f64,
    /// Rank correlation of found and true scores.
    pub spearman: f64,
    /// Fewest votes of a proposal.
    pub min_votes: f64,
    /// Most votes of a proposal.
    pub max_votes: f64,
}

/// Measures.
pub fn measure(world: &World, replayed: &Replayed) -> Figures {
    let cells = Cells::new();
    let seen = &replayed.seen;
    let (common, prior) = learned(&cells, seen, 30, usize::MAX, 0);
    let weights = cells.weigh(&prior);
    let mut scratch = Scratch::default();
    let size = seen.len() as f64;
    let (mut right, mut plugin, mut unsure, mut right_sure) = (0.0, 0.0, 0.0, 0.0);
    for (proposal, seen) in seen.iter().enumerate() {
        let [a, d, n] = world.truth(proposal);
        let truth = Zone::of(a, d, n);
        let (zone, sure) = cells.believe(&weights, seen.votes, &mut scratch).best();
        let hit = f64::from(u8::from(zone == truth));
        right += hit;
        if sure < 0.8 { unsure += 1.0 } else { right_sure += hit }
        let rate = |votes: f64| ((votes + 0.33) / (seen.total() + 1.0)).min(1.0);
        let [a, d, n] = seen.votes.map(rate);
        plugin += f64::from(u8::from(Zone::of(a, d, n) == truth));
    }
    let found: Vec<f64> = seen.iter().map(|seen| common.judge(seen).mean).collect();
    let truth: Vec<f64> = (0..seen.len()).map(|proposal| world.true_top_score(proposal)).collect();
    let votes = seen.iter().map(super::super::rules::rotation::merit::Seen::total);
    Figures {
        zone_accuracy: right / size,
        zone_accuracy_plugin: plugin / size,
        undecided: unsure / size,
        accuracy_decided: right_sure / (size - unsure).max(1.0),
        top20_recall: recall(&found, &truth, 20),
        top5pct_recall: recall(&found, &truth, seen.len() / 20),
        spearman: spearman(&found, &truth),
        min_votes: votes.clone().fold(f64::INFINITY, f64::min),
        max_votes: votes.fold(0.0, f64::max),
    }
}

/// Of the `count` best found, how many are as good as the true `count`-th.
fn recall(found: &[f64], truth: &[f64], count: usize) -> f64 {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|a, b| found[*b].total_cmp(&found[*a]));
    let mut best = truth.to_vec();
    best.sort_by(|a, b| b.total_cmp(a));
    let least = best[count.min(best.len()) - 1];
    order.iter().take(count).filter(|at| truth[**at] >= least).count() as f64 / count as f64
}

fn spearman(found: &[f64], truth: &[f64]) -> f64 {
    let (a, b) = (ranks(found), ranks(truth));
    let mean = (found.len() as f64 - 1.0) / 2.0;
    let product: f64 = a.iter().zip(&b).map(|(a, b)| (a - mean) * (b - mean)).sum();
    let square = |ranks: &[f64]| ranks.iter().map(|rank| (rank - mean).powi(2)).sum::<f64>();
    product / (square(&a) * square(&b)).sqrt()
}

/// Ranks, ties sharing their mean.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let same = order[start..].iter().take_while(|at| values[**at].total_cmp(&values[order[start]]).is_eq()).count();
        let rank = start as f64 + (same as f64 - 1.0) / 2.0;
        for at in &order[start..start + same] {
            ranks[*at] = rank;
        }
        start += same;
    }
    ranks
}
