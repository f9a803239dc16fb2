//! Counts as moderators see them: by `key` (not `voteKey`), in the four classes of trust, or one count in a list.

use serde::{Deserialize, Serialize};

use crate::dialect::tolerance::count;
use crate::dialect::word::Open;
use crate::model::{Counts, Qualification, Tally, VoteKey};

/// How many said one word, in each class.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ModerationQualification {
    /// The word.
    pub key: Open<Qualification>,
    /// All.
    #[serde(deserialize_with = "count")]
    pub count: u64,
    /// With a valid key.
    #[serde(deserialize_with = "count")]
    pub count_verified: u64,
    /// In a sequence.
    #[serde(deserialize_with = "count")]
    pub count_sequence: u64,
    /// In the proposal's segment.
    #[serde(deserialize_with = "count")]
    pub count_segment: u64,
}

/// How many voted one way, in each class.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ModerationVote {
    /// The vote.
    pub key: Open<VoteKey>,
    /// All.
    #[serde(deserialize_with = "count")]
    pub count: u64,
    /// With a valid key.
    #[serde(deserialize_with = "count")]
    pub count_verified: u64,
    /// In a sequence.
    #[serde(deserialize_with = "count")]
    pub count_sequence: u64,
    /// In the proposal's segment.
    #[serde(deserialize_with = "count")]
    pub count_segment: u64,
    /// The words said with it.
    pub qualifications: Vec<ModerationQualification>,
}

/// How many said one word.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemQualification {
    /// The word.
    pub key: Open<Qualification>,
    /// How many.
    #[serde(deserialize_with = "count")]
    pub count: u64,
}

/// How many voted one way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemVote {
    /// The vote.
    pub key: Open<VoteKey>,
    /// How many.
    #[serde(deserialize_with = "count")]
    pub count: u64,
    /// The words said with it.
    pub qualifications: Vec<ItemQualification>,
}

/// The votes of a tally.
pub fn votes(tally: &Tally) -> Vec<ModerationVote> {
    let word = |word: Qualification| ModerationQualification {
        key: word.into(),
        count: tally.count.qualification(word),
        count_verified: tally.verified.qualification(word),
        count_sequence: tally.sequence.qualification(word),
        count_segment: tally.segment.qualification(word),
    };
    let vote = |key: VoteKey| ModerationVote {
        key: key.into(),
        count: tally.count.vote(key),
        count_verified: tally.verified.vote(key),
        count_sequence: tally.sequence.vote(key),
        count_segment: tally.segment.vote(key),
        qualifications: key.qualifications().map(word).into(),
    };
    VoteKey::ALL.map(vote).into()
}

/// The tally of votes; keys nobody knows are left out.
pub fn tally(votes: &[ModerationVote]) -> Tally {
    let mut tally = Tally::default();
    for vote in votes {
        let Some(key) = vote.key.known() else { continue };
        let told = [vote.count, vote.count_verified, vote.count_sequence, vote.count_segment];
        for (counts, number) in classes(&mut tally).into_iter().zip(told) {
            counts.votes[key.index()] = number;
        }
        for said in &vote.qualifications {
            let Some(word) = said.key.known() else { continue };
            let told = [said.count, said.count_verified, said.count_sequence, said.count_segment];
            for (counts, number) in classes(&mut tally).into_iter().zip(told) {
                counts.qualifications[word.index()] = number;
            }
        }
    }
    tally
}

fn classes(tally: &mut Tally) -> [&mut Counts; 4] {
    [&mut tally.count, &mut tally.verified, &mut tally.sequence, &mut tally.segment]
}

/// The votes of counts, for a list.
pub fn item_votes(counts: &Counts) -> Vec<ItemVote> {
    let word = |word: Qualification| ItemQualification { key: word.into(), count: counts.qualification(word) };
    let vote = |key: VoteKey| ItemVote {
        key: key.into(),
        count: counts.vote(key),
        qualifications: key.qualifications().map(word).into(),
    };
    VoteKey::ALL.map(vote).into()
}

/// The counts of a list's votes; keys nobody knows are left out.
pub fn item_counts(votes: &[ItemVote]) -> Counts {
    let mut counts = Counts::default();
    for vote in votes {
        let Some(key) = vote.key.known() else { continue };
        counts.votes[key.index()] = vote.count;
        for said in &vote.qualifications {
            let Some(word) = said.key.known() else { continue };
            counts.qualifications[word.index()] = said.count;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    prop_compose! {
        fn some_counts()(votes: [u32; 3], words: [u32; 9]) -> Counts {
            Counts { votes: votes.map(u64::from), qualifications: words.map(u64::from) }
        }
    }

    proptest! {
        #[test]
        fn a_tally_comes_back(count in some_counts(), verified in some_counts(), sequence in some_counts(), segment in some_counts()) {
            let told = Tally { count, verified, sequence, segment };
            let wire = serde_json::to_vec(&votes(&told)).unwrap();
            prop_assert_eq!(tally(&crate::dialect::tolerance::read::<Vec<_>>(&wire).unwrap()), told);
            let wire = serde_json::to_vec(&item_votes(&told.count)).unwrap();
            prop_assert_eq!(item_counts(&crate::dialect::tolerance::read::<Vec<_>>(&wire).unwrap()), told.count);
        }
    }
}
