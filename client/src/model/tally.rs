//! Counts of votes. Always recounted from the journal, never stored as truth.

use serde::{Deserialize, Serialize};

use super::vote::{Qualification, Trust, VoteKey};

/// Votes and qualifications of one trust class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// In the order of [`VoteKey::ALL`].
    pub votes: [u64; 3],
    /// In the order of [`Qualification::ALL`].
    pub qualifications: [u64; 9],
}

impl Counts {
    /// Votes of one key.
    pub const fn vote(&self, key: VoteKey) -> u64 {
        self.votes[key.index()]
    }

    /// Qualifications of one kind.
    pub const fn qualification(&self, qualification: Qualification) -> u64 {
        self.qualifications[qualification.index()]
    }

    /// Agree + disagree + neutral. Qualifications never enter the total.
    pub const fn total(&self) -> u64 {
        self.votes[0].saturating_add(self.votes[1]).saturating_add(self.votes[2])
    }

    /// These counts less others, never below 0.
    #[must_use]
    pub fn without(&self, others: &Self) -> Self {
        let mut counts = *self;
        counts.votes.iter_mut().zip(others.votes).for_each(|(count, other)| *count = count.saturating_sub(other));
        let words = counts.qualifications.iter_mut().zip(others.qualifications);
        words.for_each(|(count, other)| *count = count.saturating_sub(other));
        counts
    }

    /// likeIt + doable − noWay − impossible − both platitudes (the numerator of an engagement).
    pub fn net(&self) -> i64 {
        let of = |q: Qualification| i64::try_from(self.qualification(q)).unwrap_or(i64::MAX);
        of(Qualification::LikeIt)
            .saturating_add(of(Qualification::Doable))
            .saturating_sub(of(Qualification::NoWay))
            .saturating_sub(of(Qualification::Impossible))
            .saturating_sub(of(Qualification::PlatitudeAgree))
            .saturating_sub(of(Qualification::PlatitudeDisagree))
    }
}

/// The four classes of counts of one proposal (make.org 2022: count, verified, sequence, segment).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tally {
    /// Every vote.
    pub count: Counts,
    /// Votes of trust `Trusted` and better.
    pub verified: Counts,
    /// Votes of trust `Sequence` and better.
    pub sequence: Counts,
    /// Votes of trust `Segment`.
    pub segment: Counts,
}

impl Tally {
    /// Adds one vote in every class that its trust reaches.
    pub fn add_vote(&mut self, key: VoteKey, trust: Trust) {
        self.each(trust, |counts| counts.votes[key.index()] = counts.votes[key.index()].saturating_add(1));
    }

    /// Takes one vote back, from the classes its own trust reached.
    pub fn remove_vote(&mut self, key: VoteKey, trust: Trust) {
        self.each(trust, |counts| counts.votes[key.index()] = counts.votes[key.index()].saturating_sub(1));
    }

    /// Adds one qualification in every class that its trust reaches.
    pub fn add_qualification(&mut self, qualification: Qualification, trust: Trust) {
        let at = qualification.index();
        self.each(trust, |counts| counts.qualifications[at] = counts.qualifications[at].saturating_add(1));
    }

    /// Takes one qualification back, from the classes its own trust reached.
    pub fn remove_qualification(&mut self, qualification: Qualification, trust: Trust) {
        let at = qualification.index();
        self.each(trust, |counts| counts.qualifications[at] = counts.qualifications[at].saturating_sub(1));
    }

    fn each(&mut self, trust: Trust, change: impl Fn(&mut Counts)) {
        change(&mut self.count);
        if trust >= Trust::Trusted {
            change(&mut self.verified);
        }
        if trust >= Trust::Sequence {
            change(&mut self.sequence);
        }
        if trust >= Trust::Segment {
            change(&mut self.segment);
        }
    }
}

/// Counts that came from a published file: an opaque base to which live votes add.
///
/// Such a file (make.org's open data, 2020) says nothing of the nine qualifications, so neither do we.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Aggregate {
    /// Every vote.
    pub votes: u64,
    /// Votes cast inside a sequence.
    pub scored: u64,
    /// Of the scored ones.
    pub agree: u64,
    /// Of the scored ones.
    pub disagree: u64,
    /// Of the scored ones.
    pub neutral: u64,
    /// Net qualifications, see [`Counts::net`].
    pub net: i64,
}
