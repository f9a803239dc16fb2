//! What stands out at first sight, on raw counts (make.org 2022): every vote counts here, whatever its trust.

use crate::model::{Counts, VoteKey};

/// Fewest votes before anything is said (make.org 2022).
pub const LEAST_VOTES: u64 = 50;
/// Share of « pour » from which a proposal is popular (make.org 2022).
pub const POPULAR: f32 = 0.8;
/// Share of « pour » and of « contre » from which a proposal is controversial (make.org 2022).
pub const CONTROVERSIAL: f32 = 0.4;

/// How a proposal stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trending {
    /// Nearly everyone agrees.
    Popular,
    /// As many agree as disagree.
    Controversial,
}

impl Trending {
    /// How a proposal stands out by all its votes, if it does. Compared in 32 bits, as make.org does.
    pub fn of(counts: &Counts) -> Option<Self> {
        let total = counts.total();
        let rate = |key: VoteKey| counts.vote(key) as f32 / total as f32;
        if total < LEAST_VOTES {
            None
        } else if rate(VoteKey::Agree) >= POPULAR {
            Some(Self::Popular)
        } else if rate(VoteKey::Agree) >= CONTROVERSIAL && rate(VoteKey::Disagree) >= CONTROVERSIAL {
            Some(Self::Controversial)
        } else {
            None
        }
    }

    /// The wire name (make.org): `popular`, `controversial`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Popular => "popular",
            Self::Controversial => "controversial",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trending(votes: [u64; 3]) -> Option<Trending> {
        Trending::of(&Counts { votes, ..Counts::default() })
    }

    #[test]
    fn nothing_stands_out_below_fifty_votes() {
        assert_eq!(trending([49, 0, 0]), None);
        assert_eq!(trending([50, 0, 0]), Some(Trending::Popular));
    }

    #[test]
    fn the_thresholds_themselves_are_enough() {
        assert_eq!(trending([80, 20, 0]), Some(Trending::Popular));
        assert_eq!(trending([79, 21, 0]), None);
        assert_eq!(trending([40, 40, 20]), Some(Trending::Controversial));
        assert_eq!(trending([40, 39, 21]), None);
    }
}
