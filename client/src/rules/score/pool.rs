//! The pool that the rotation finds a proposal in (make.org 2022).

use serde::{Deserialize, Serialize};

use super::scores::Scores;
use crate::model::Status;

/// Where the rotation takes a proposal from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pool {
    /// Open to votes, few of them yet.
    New,
    /// Has its first votes, and more are wanted.
    Tested,
    /// Not shown any more, or not at all.
    Excluded,
}

/// The limits between the pools, with make.org's defaults (code of 2022).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct PoolConfig {
    /// Below this many votes of the class a proposal is new; 10.
    pub new_votes: u64,
    /// The lower end of the engagement must pass this; none.
    pub engagement: Option<f64>,
    /// The lower end of the top score must reach this; none.
    pub score: Option<f64>,
    /// The lower end of the controversy must reach this; none.
    pub controversy: Option<f64>,
    /// From this many votes of the class on, no more are asked for; 1,500.
    pub max_votes: Option<u64>,
}

impl Default for PoolConfig {
    fn default() -> Self {
        Self { new_votes: 10, engagement: None, score: None, controversy: None, max_votes: Some(1_500) }
    }
}

impl Pool {
    /// The pool of a proposal with `total` votes in the class that `scores` are about.
    pub fn of(status: Status, total: u64, scores: &Scores, config: &PoolConfig) -> Self {
        if status != Status::Accepted {
            Self::Excluded
        } else if total < config.new_votes {
            Self::New
        } else if config.wants_more(total, scores) {
            Self::Tested
        } else {
            Self::Excluded
        }
    }

    /// The wire name (make.org): `new`, `tested`, `excluded`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Tested => "tested",
            Self::Excluded => "excluded",
        }
    }
}

impl PoolConfig {
    fn wants_more(&self, total: u64, scores: &Scores) -> bool {
        self.max_votes.is_none_or(|max| total < max)
            && self.engagement.is_none_or(|least| scores.engagement.lower() > least)
            && self.interests(scores)
    }

    /// Either of the two thresholds that are set is enough; with none set, everything is.
    fn interests(&self, scores: &Scores) -> bool {
        let liked = self.score.map(|least| scores.top_score.lower() >= least);
        let disputed = self.controversy.map(|least| scores.controversy.lower() >= least);
        match (liked, disputed) {
            (None, None) => true,
            (liked, disputed) => liked.unwrap_or(false) || disputed.unwrap_or(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Counts, Tally};
    use crate::rules::score::{Class, Weight};

    fn pool(votes: [u64; 3], status: Status, config: &PoolConfig) -> Pool {
        let counts = Counts { votes, ..Counts::default() };
        let tally = Tally { count: counts, verified: counts, sequence: counts, segment: counts };
        Pool::of(status, counts.total(), &Scores::of(&tally, Class::Sequence, Weight::default()), config)
    }

    #[test]
    fn new_until_ten_votes_tested_until_fifteen_hundred() {
        let usual = PoolConfig::default();
        assert_eq!(pool([9, 0, 0], Status::Accepted, &usual), Pool::New);
        assert_eq!(pool([10, 0, 0], Status::Accepted, &usual), Pool::Tested);
        assert_eq!(pool([1_499, 0, 0], Status::Accepted, &usual), Pool::Tested);
        assert_eq!(pool([1_500, 0, 0], Status::Accepted, &usual), Pool::Excluded);
        assert_eq!(pool([1_500, 0, 0], Status::Accepted, &PoolConfig { max_votes: None, ..usual }), Pool::Tested);
    }

    #[test]
    fn only_accepted_proposals_are_shown() {
        for status in [Status::Pending, Status::Refused, Status::Postponed, Status::Archived] {
            assert_eq!(pool([50, 0, 0], status, &PoolConfig::default()), Pool::Excluded);
        }
    }

    #[test]
    fn one_threshold_reached_is_enough() {
        let liked = PoolConfig { score: Some(0.5), ..PoolConfig::default() };
        let disputed = PoolConfig { controversy: Some(0.5), ..PoolConfig::default() };
        let either = PoolConfig { score: Some(0.5), ..disputed };
        for (votes, of) in
            [([900, 50, 50], [Pool::Tested, Pool::Excluded, Pool::Tested]), ([50, 900, 50], [Pool::Excluded; 3])]
        {
            assert_eq!([liked, disputed, either].map(|config| pool(votes, Status::Accepted, &config)), of);
        }
    }

    #[test]
    fn engagement_must_pass_its_threshold_not_reach_it() {
        let votes = [100, 0, 0];
        let counts = Counts { votes, ..Counts::default() };
        let tally = Tally { verified: counts, sequence: counts, ..Tally::default() };
        let lower = Scores::of(&tally, Class::Sequence, Weight::default()).engagement.lower();
        let at = PoolConfig { engagement: Some(lower), ..PoolConfig::default() };
        assert_eq!(pool(votes, Status::Accepted, &at), Pool::Excluded);
        let under = PoolConfig { engagement: Some(lower - 1e-9), ..at };
        assert_eq!(pool(votes, Status::Accepted, &under), Pool::Tested);
    }
}
