//! What one ballot is worth to a composite score: every composite is the mean of such a worth over ballots.
//!
//! A qualification is said within its vote and several may be said at once, so that the parts of a composite vary
//! together. Their mean over ballots does not need to know how: it varies as the worth of single ballots does.

use crate::model::sets::{SETS, Sets, place};
use crate::model::{Counts, Qualification, VoteKey};

/// A score that is made of several keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Composite {
    /// Both platitudes.
    Platitude,
    /// How strongly it is wanted.
    TopScore,
    /// How much it divides.
    Controversy,
    /// How strongly it is unwanted.
    Rejection,
    /// How many would agree.
    Adhesion,
    /// Loved rather than loathed.
    Greatness,
    /// Doable rather than impossible.
    Realistic,
    /// Loved and doable rather than banal.
    Engagement,
}

/// What a vote and each qualification add to the worth of a ballot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// In the order of [`VoteKey::ALL`].
    pub votes: [f64; 3],
    /// In the order of [`Qualification::ALL`].
    pub words: [f64; 9],
}

impl Composite {
    /// All of them, in the order of make.org's answers.
    pub const ALL: [Self; 8] = [
        Self::Platitude,
        Self::TopScore,
        Self::Controversy,
        Self::Rejection,
        Self::Adhesion,
        Self::Greatness,
        Self::Realistic,
        Self::Engagement,
    ];

    /// The wire name (make.org), such as `topScore`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Platitude => "platitude",
            Self::TopScore => "topScore",
            Self::Controversy => "controversy",
            Self::Rejection => "rejection",
            Self::Adhesion => "adhesion",
            Self::Greatness => "greatness",
            Self::Realistic => "realistic",
            Self::Engagement => "engagement",
        }
    }

    /// What each key adds. The lesser of two is taken as these counts have it: a tie goes to the first.
    pub fn worth(self, counts: &Counts) -> Worth {
        use Qualification::{Doable, Impossible, LikeIt, NoWay, PlatitudeAgree, PlatitudeDisagree};
        let banal = [(PlatitudeAgree, -1.0), (PlatitudeDisagree, -1.0)];
        let wanted = [(LikeIt, 1.0), (Doable, 1.0), (NoWay, -1.0), (Impossible, -1.0)];
        let (vote, words) = match self {
            Self::Platitude => (None, banal.map(|(word, _)| (word, 1.0)).to_vec()),
            Self::TopScore => (Some(VoteKey::Agree), [&wanted[..], &banal].concat()),
            Self::Rejection => {
                let unwanted = wanted.map(|(word, sign)| (word, -sign));
                (Some(VoteKey::Disagree), [&unwanted[..], &banal].concat())
            }
            Self::Controversy => {
                let fewer = counts.vote(VoteKey::Disagree) < counts.vote(VoteKey::Agree);
                let loathed = counts.qualification(NoWay) < counts.qualification(LikeIt);
                let word = if loathed { NoWay } else { LikeIt };
                (Some(if fewer { VoteKey::Disagree } else { VoteKey::Agree }), vec![(word, 1.0)])
            }
            Self::Adhesion => (Some(VoteKey::Agree), Vec::new()),
            Self::Greatness => (None, vec![(LikeIt, 1.0), (NoWay, -1.0)]),
            Self::Realistic => (None, vec![(Doable, 1.0), (Impossible, -1.0)]),
            Self::Engagement => (None, [&wanted[..], &banal].concat()),
        };
        let mut worth = Worth { votes: [0.0; 3], words: [0.0; 9] };
        if let Some(vote) = vote {
            worth.votes[vote.index()] = 1.0;
        }
        for (word, sign) in words {
            worth.words[word.index()] = sign;
        }
        worth
    }
}

impl Worth {
    /// The worth of a ballot with this vote and this set of qualifications.
    pub fn of(&self, key: VoteKey, words: usize) -> f64 {
        let said = Qualification::ALL.into_iter().filter(|word| word.key() == key && (words >> place(*word)) & 1 == 1);
        self.votes[key.index()] + said.map(|word| self.words[word.index()]).sum::<f64>()
    }

    /// The mean worth of ballots, and its variance from ballot to ballot; both 0 without ballots.
    pub fn moments(&self, sets: &Sets) -> (f64, f64) {
        let total = sets.total() as f64;
        let (mut sum, mut squares) = (0.0, 0.0);
        for key in VoteKey::ALL {
            for words in 0..SETS {
                let count = sets.ballots[key.index()][words] as f64;
                let worth = self.of(key, words);
                sum += count * worth;
                squares += count * worth * worth;
            }
        }
        let mean = if total > 0.0 { sum / total } else { 0.0 };
        (mean, if total > 0.0 { (squares / total - mean * mean).max(0.0) } else { 0.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tally;
    use crate::rules::score::{Class, Scores, Weight};

    #[test]
    fn the_mean_worth_is_make_orgs_score_without_its_smoothing() {
        let agree = [400, 90, 80, 70, 60, 5, 4, 3];
        let sets = Sets { ballots: [agree, [90, 50, 40, 30, 20, 1, 2, 3], [99, 1, 2, 3, 4, 5, 6, 7]] };
        let counts = sets.counts();
        let tally = Tally { count: counts, verified: counts, sequence: counts, segment: counts };
        let named = Scores::of(&tally, Class::Sequence, Weight::default()).named();
        for composite in Composite::ALL {
            let (mean, variance) = composite.worth(&counts).moments(&sets);
            let (_, score) = named.iter().find(|(name, _)| *name == composite.name()).unwrap();
            assert!((mean - score.score).abs() < 0.002, "{}: {mean} {}", composite.name(), score.score);
            assert!(variance > 0.0);
        }
    }
}
