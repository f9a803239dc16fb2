//! How much one person's votes weigh. Where those who answer much think as the others do, every vote counts whole; where
//! they do not, all votes of one person weigh together no more than a limit.
//!
//! A brigade of one person in a hundred that answers ten times as much as others holds a tenth of all votes, and no
//! rotation can tell them apart card by card; but over all proposals its votes stand out. A limit that always held would
//! cost honest results more than it protects: it takes votes from those who give most.

use super::merit::Seen;

/// The weight of each vote of a person who has cast `votes` of them, with `limit` as the most they weigh together.
pub fn weight(votes: u32, limit: f64) -> f64 {
    if f64::from(votes) <= limit { 1.0 } else { limit / f64::from(votes) }
}

/// People with more votes than this are those who answer much: about one in ten at make.org's consultations.
pub const MUCH: u32 = 12;
/// Standard deviations between two groups from which on they are held to differ; by chance, once in 30,000 questions.
const APART: f64 = 4.0;
/// Fewer votes of a group say nothing about a proposal.
const FEW: f64 = 5.0;

/// Whether two groups of people vote differently, over all proposals: a chi-squared test of homogeneity on each, summed.
pub fn differ<'a>(pairs: impl Iterator<Item = (&'a Seen, &'a Seen)>) -> bool {
    let (mut sum, mut freedom) = (0.0, 0.0);
    for (one, other) in pairs.filter(|(one, other)| one.total() >= FEW && other.total() >= FEW) {
        let all = one.total() + other.total();
        let mut kinds = 0.0;
        for (a, b) in one.votes.iter().zip(other.votes).filter(|(a, b)| *a + b > 0.0) {
            kinds += 1.0;
            for (found, size) in [(*a, one.total()), (b, other.total())] {
                let expected = (a + b) * size / all;
                sum += (found - expected).powi(2) / expected;
            }
        }
        // The exact mean of the statistic when both groups are alike, for tables as small as these.
        freedom += (kinds - 1.0) * all / (all - 1.0);
    }
    freedom > 0.0 && (sum - freedom) / (2.0 * freedom).sqrt() > APART
}

/// Weighed votes on one proposal, added one by one.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Weighed {
    seen: Seen,
    weights: f64,
    count: f64,
}

impl Weighed {
    /// Adds one vote, its key and its qualifications by index ([`Seen`]'s orders), with its weight.
    pub fn add(&mut self, key: usize, words: impl Iterator<Item = usize>, weight: f64) {
        self.seen.votes[key] += weight;
        for word in words {
            self.seen.words[word] += weight;
        }
        self.weights += weight;
        self.count += 1.0;
    }

    /// The weighed shares, in as many votes as were cast: measured probabilities stay on the safe side so.
    pub fn shares(&self) -> Seen {
        if self.weights <= 0.0 {
            return Seen::default();
        }
        let factor = self.count / self.weights;
        Seen { votes: self.seen.votes.map(|votes| votes * factor), words: self.seen.words.map(|votes| votes * factor) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn up_to_the_limit_votes_are_whole_and_beyond_it_the_sum_stays() {
        assert!((weight(12, 12.0) - 1.0).abs() < 1e-12);
        assert!((weight(60, 12.0) * 60.0 - 12.0).abs() < 1e-12);
        assert!((weight(0, 12.0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn groups_differ_only_beyond_chance() {
        let seen = |votes| Seen { votes, words: [0.0; 6] };
        let (wide, narrow) = (seen([60.0, 20.0, 20.0]), seen([30.0, 10.0, 10.0]));
        assert!(!differ(std::iter::repeat_n((&wide, &narrow), 500)));
        assert!(!differ(std::iter::empty()));
        let pushed = seen([0.0, 50.0, 0.0]);
        assert!(differ([(&wide, &narrow), (&wide, &pushed)].into_iter()));
    }

    #[test]
    fn equal_weights_are_whole_votes() {
        let mut weighed = Weighed::default();
        for key in [0, 0, 1, 2] {
            weighed.add(key, [key].into_iter(), 0.2);
        }
        let seen = weighed.shares();
        for (found, expected) in seen.votes.into_iter().zip([2.0, 1.0, 1.0]) {
            assert!((found - expected).abs() < 1e-9);
        }
        assert_eq!(Weighed::default().shares(), Seen::default());
    }
}
