//! One vote or qualification at a time: its smoothed rate, its score and what its samples are drawn from (make.org
//! 2022). Knows nothing of the composites.

use super::estimate::Estimate;
use crate::model::{Counts, Qualification, Tally, VoteKey};

/// Added to a count of votes before it is divided (make.org 2022, and its 2020 export).
pub const VOTE_SMOOTHING: f64 = 0.33;
/// Added to a count of qualifications before it is divided (make.org 2022).
pub const QUALIFICATION_SMOOTHING: f64 = 0.01;
/// How much of a score comes from all trusted votes, the rest from the class (make.org 2022).
pub const DEFAULT_WEIGHT: f64 = 0.5;
/// Votes that the interval adds, half of them successes (make.org 2022; Agresti and Coull's 95 %).
const ADDED_VOTES: f64 = 4.0;

/// The class of votes that scores are about (make.org 2022).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Votes on cards that the rotation issued.
    Sequence,
    /// Of these, the votes of people of the proposal's own segment.
    Segment,
}

impl Class {
    /// The counts of this class.
    pub const fn of(self, tally: &Tally) -> &Counts {
        match self {
            Self::Sequence => &tally.sequence,
            Self::Segment => &tally.segment,
        }
    }
}

/// The weight of trusted votes from outside the sequence, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight(f64);

impl Weight {
    /// A weight, if it lies between 0 and 1.
    pub fn new(weight: f64) -> Option<Self> {
        (0.0..=1.0).contains(&weight).then_some(Self(weight))
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self(DEFAULT_WEIGHT)
    }
}

/// A vote or a qualification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A vote.
    Vote(VoteKey),
    /// A qualification.
    Word(Qualification),
}

impl Key {
    /// The three votes, then the nine qualifications.
    pub fn all() -> impl Iterator<Item = Self> {
        VoteKey::ALL.into_iter().map(Self::Vote).chain(Qualification::ALL.into_iter().map(Self::Word))
    }

    /// The wire name, such as `agree` or `likeIt`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vote(key) => key.name(),
            Self::Word(word) => word.name(),
        }
    }

    const fn count(self, counts: &Counts) -> u64 {
        match self {
            Self::Vote(key) => counts.vote(key),
            Self::Word(word) => counts.qualification(word),
        }
    }

    const fn smoothing(self) -> f64 {
        match self {
            Self::Vote(_) => VOTE_SMOOTHING,
            Self::Word(_) => QUALIFICATION_SMOOTHING,
        }
    }

    /// The smoothed share of this key among all *votes* (qualifications too), at most 1.
    pub fn rate(self, counts: &Counts) -> f64 {
        ((self.count(counts) as f64 + self.smoothing()) / (1.0 + counts.total() as f64)).min(1.0)
    }

    /// The score: trusted votes and votes of the class, mixed by `weight`. The interval is that of the class alone.
    pub fn estimate(self, tally: &Tally, class: Class, Weight(weight): Weight) -> Estimate {
        let counts = class.of(tally);
        let rate = self.rate(counts);
        let score = weight * self.rate(&tally.verified) + (1.0 - weight) * rate;
        Estimate { score, confidence: confidence(rate, counts.total() as f64) }
    }

    /// The distribution that a sample of this key's rate follows: the class alone, without the weight.
    pub fn beta(self, tally: &Tally, class: Class) -> Beta {
        let counts = class.of(tally);
        let (count, total) = (self.count(counts) as f64, counts.total() as f64);
        Beta { alpha: count + self.smoothing(), beta: total - count + 1.0 }
    }
}

/// Two standard errors of a rate seen in `total` votes.
fn confidence(rate: f64, total: f64) -> f64 {
    let votes = total + ADDED_VOTES;
    let share = (total * rate + ADDED_VOTES / 2.0) / votes;
    2.0 * (share * (1.0 - share) / votes).max(0.0).sqrt()
}

/// The two parameters of a beta distribution.
///
/// A file may hold more qualifications than votes; `beta` is then zero or negative and nothing can be drawn from it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Beta {
    /// Successes, smoothed.
    pub alpha: f64,
    /// Failures, plus one.
    pub beta: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn nothing_yet_is_a_third_each() {
        let tally = Tally::default();
        for key in VoteKey::ALL {
            let estimate = Key::Vote(key).estimate(&tally, Class::Sequence, Weight::default());
            assert!(close(estimate.score, 0.33) && close(estimate.confidence, 0.5));
        }
    }

    #[test]
    fn a_rate_never_passes_one_however_odd_the_counts() {
        let mut tally = Tally::default();
        tally.sequence.qualifications[0] = u64::MAX;
        tally.sequence.votes = [u64::MAX; 3];
        for key in Key::all() {
            let estimate = key.estimate(&tally, Class::Sequence, Weight::default());
            assert!(estimate.score.is_finite() && estimate.confidence.is_finite() && estimate.score <= 1.0);
        }
        assert!(close(Key::Word(Qualification::LikeIt).rate(&tally.sequence), 1.0));
    }

    #[test]
    fn weights_lie_between_zero_and_one() {
        assert!(Weight::new(0.0).is_some() && Weight::new(1.0).is_some());
        for bad in [-0.1, 1.1, f64::NAN, f64::INFINITY] {
            assert_eq!(Weight::new(bad), None);
        }
    }
}
