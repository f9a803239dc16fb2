//! What the detectors are told: votes and texts with who, when, through which link and how new the account was.

use std::collections::BTreeMap;

use crate::model::{Time, VoteKey};

/// A vote that stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vote {
    /// By whom.
    pub who: u32,
    /// On what.
    pub proposal: u32,
    /// When.
    pub at: Time,
    /// When its card was dealt, if that is known.
    pub dealt: Option<Time>,
    /// How.
    pub key: VoteKey,
    /// The link it came through; none: the rotation dealt the card.
    pub link: Option<u32>,
    /// When the account arrived.
    pub since: Time,
}

/// A proposal's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Which.
    pub proposal: u32,
    /// By whom; none: a seed or a row of a file.
    pub author: Option<u32>,
    /// When the author's account arrived.
    pub since: Time,
    /// When it was sent.
    pub sent: Time,
    /// The text.
    pub text: String,
}

/// All that is known of one question. Order does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Votes that stand.
    pub votes: Vec<Vote>,
    /// Texts that can be read.
    pub texts: Vec<Text>,
}

impl Facts {
    /// Votes by person, in order of time.
    pub fn by_person(&self) -> BTreeMap<u32, Vec<Vote>> {
        self.grouped(|vote| vote.who)
    }

    /// Votes by proposal, in order of time.
    pub fn by_proposal(&self) -> BTreeMap<u32, Vec<Vote>> {
        self.grouped(|vote| vote.proposal)
    }

    fn grouped(&self, by: impl Fn(&Vote) -> u32) -> BTreeMap<u32, Vec<Vote>> {
        let mut groups: BTreeMap<u32, Vec<Vote>> = BTreeMap::new();
        for vote in &self.votes {
            groups.entry(by(vote)).or_default().push(*vote);
        }
        for votes in groups.values_mut() {
            votes.sort_unstable_by_key(|vote| (vote.at, vote.proposal, vote.who));
        }
        groups
    }

    /// How many votes of each key every proposal has.
    pub fn counts(&self) -> BTreeMap<u32, [u64; 3]> {
        let mut counts: BTreeMap<u32, [u64; 3]> = BTreeMap::new();
        for vote in &self.votes {
            counts.entry(vote.proposal).or_default()[vote.key.index()] += 1;
        }
        counts
    }
}

/// Milliseconds between two instants, never less than 0, whatever a clock did.
pub fn elapsed(from: Time, to: Time) -> i64 {
    to.0.saturating_sub(from.0).max(0)
}

/// Milliseconds as whole seconds, rounded up.
pub fn seconds(milliseconds: i64) -> u64 {
    u64::try_from(milliseconds.max(0)).unwrap_or(0).div_ceil(1_000)
}

/// The key that most of these votes have, and how many.
pub fn commonest(votes: &[Vote]) -> (VoteKey, u64) {
    let mut counts = [0_u64; 3];
    for vote in votes {
        counts[vote.key.index()] += 1;
    }
    let best = VoteKey::ALL.into_iter().max_by_key(|key| (counts[key.index()], std::cmp::Reverse(*key)));
    best.map_or((VoteKey::Neutral, 0), |key| (key, counts[key.index()]))
}
