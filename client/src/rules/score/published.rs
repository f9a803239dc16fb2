//! The three numbers of make.org's open-data export of 2020 (« Le monde d'après », CC0): they follow from five counts.

use super::keys::VOTE_SMOOTHING;
use crate::model::{Aggregate, Counts, VoteKey};

/// What the 2020 export prints of a proposal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Published {
    /// The smoothed share of « pour » among the votes of the sequence, neutral ones included.
    pub adhesion: f64,
    /// Net qualifications by vote that is not neutral, without smoothing.
    pub engagement: f64,
    /// Their sum.
    pub score: f64,
}

impl Published {
    /// The numbers of published counts (their file gives `scored` apart from the three votes, so we do not add them up).
    pub fn of(counts: &Aggregate) -> Self {
        let adhesion = (counts.agree as f64 + VOTE_SMOOTHING) / (counts.scored as f64 + 1.0);
        let engagement = counts.net as f64 / (counts.agree as f64 + counts.disagree as f64 + 1.0);
        Self { adhesion, engagement, score: adhesion + engagement }
    }
}

/// What such a file would say of live counts: `all` of every vote, `scored` of those of the sequence.
pub fn counted(all: &Counts, scored: &Counts) -> Aggregate {
    Aggregate {
        votes: all.total(),
        scored: scored.total(),
        agree: scored.vote(VoteKey::Agree),
        disagree: scored.vote(VoteKey::Disagree),
        neutral: scored.vote(VoteKey::Neutral),
        net: scored.net(),
    }
}

/// Live counts added to the base they were imported on.
#[must_use]
pub fn added(base: &Aggregate, live: &Aggregate) -> Aggregate {
    Aggregate {
        votes: base.votes.saturating_add(live.votes),
        scored: base.scored.saturating_add(live.scored),
        agree: base.agree.saturating_add(live.agree),
        disagree: base.disagree.saturating_add(live.disagree),
        neutral: base.neutral.saturating_add(live.neutral),
        net: base.net.saturating_add(live.net),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-12, "{found} is not {expected}");
    }

    #[test]
    fn a_published_row_comes_out_as_published() {
        let row = Aggregate { votes: 2_665, scored: 449, agree: 438, disagree: 0, neutral: 11, net: 286 };
        let found = Published::of(&row);
        close(found.adhesion, 0.974_066_666_666_667);
        close(found.engagement, 0.651_480_637_813_211_7);
        close(found.score, 1.625_547_304_479_878_8);
    }

    #[test]
    fn live_votes_add_to_what_was_imported() {
        let base = Aggregate { votes: 10, scored: 5, agree: 3, disagree: 1, neutral: 1, net: -2 };
        let scored = Counts { votes: [1, 1, 0], qualifications: [1, 1, 0, 0, 0, 1, 0, 0, 0] };
        let all = Counts { votes: [2, 1, 0], ..scored };
        let sum = added(&base, &counted(&all, &scored));
        assert_eq!(sum, Aggregate { votes: 13, scored: 7, agree: 4, disagree: 2, neutral: 1, net: -1 });
    }

    #[test]
    fn any_counts_give_finite_numbers() {
        for counts in [
            Aggregate::default(),
            Aggregate {
                votes: u64::MAX,
                scored: u64::MAX,
                agree: u64::MAX,
                disagree: u64::MAX,
                neutral: 0,
                net: i64::MIN,
            },
            Aggregate { agree: 0, net: i64::MAX, ..Aggregate::default() },
        ] {
            let found = Published::of(&counts);
            assert!([found.adhesion, found.engagement, found.score].iter().all(|number| number.is_finite()));
        }
    }
}
