//! Ballots counted by vote and set of qualifications: what a mean over ballots varies by. Knows no trust class.

use serde::{Deserialize, Serialize};

use super::tally::Counts;
use super::vote::{Qualification, VoteKey};

/// Sets of the three qualifications of one vote.
pub const SETS: usize = 8;

/// How many ballots carry each vote with each set of its three qualifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Sets {
    /// By vote, in the order of [`VoteKey::ALL`]; by set: bit 0 is the first qualification of that vote.
    pub ballots: [[u64; SETS]; 3],
}

impl Sets {
    /// Adds one ballot; bits past the third are no qualification.
    pub fn add(&mut self, key: VoteKey, words: u8) {
        let place = &mut self.ballots[key.index()][usize::from(words) % SETS];
        *place = place.saturating_add(1);
    }

    /// All ballots.
    pub fn total(&self) -> u64 {
        self.ballots.iter().flatten().fold(0, |sum, count| sum.saturating_add(*count))
    }

    /// The votes and qualifications that these ballots hold.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for (key, sets) in self.ballots.iter().enumerate() {
            for (words, count) in sets.iter().enumerate() {
                counts.votes[key] = counts.votes[key].saturating_add(*count);
                for word in (0..3).filter(|word| (words >> word) & 1 == 1) {
                    let place = &mut counts.qualifications[3 * key + word];
                    *place = place.saturating_add(*count);
                }
            }
        }
        counts
    }
}

/// The place of a qualification within its vote, as [`Sets`] counts it.
pub const fn place(word: Qualification) -> usize {
    word.index() % 3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_add_up_to_the_counts() {
        let mut sets = Sets::default();
        sets.add(VoteKey::Agree, 0b011);
        sets.add(VoteKey::Agree, 0b001);
        sets.add(VoteKey::Neutral, 0b100);
        sets.add(VoteKey::Disagree, 0b1000);
        assert_eq!(sets.total(), 4);
        assert_eq!(sets.counts(), Counts { votes: [2, 1, 1], qualifications: [2, 1, 0, 0, 0, 0, 0, 0, 1] });
    }
}
