//! All votes of a question, with no person's votes weighing more than a limit together – where that is needed at all.

use super::merit::Seen;
use super::person::{MUCH, Weighed, differ, weight};
use crate::model::VoteKey;

/// One vote of the sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cast {
    /// By whom, by number.
    pub person: u32,
    /// On what, by number.
    pub proposal: u32,
    /// How.
    pub key: VoteKey,
    /// Its qualifications, one bit each, in the order of the digits.
    pub words: u8,
}

impl Cast {
    /// The qualifications that enter a top score, by their place in [`Seen::words`].
    pub fn words(self) -> impl Iterator<Item = usize> {
        let first = 3 * self.key.index();
        let counts = self.key != VoteKey::Neutral;
        (0..3).filter(move |word| counts && self.words >> word & 1 == 1).map(move |word| first + word)
    }

    /// Counts the vote, whole, with its qualifications.
    pub fn add_to(self, seen: &mut Seen) {
        seen.votes[self.key.index()] += 1.0;
        for word in self.words() {
            seen.words[word] += 1.0;
        }
    }
}

/// What so many proposals' votes say when no person's weigh more than `limit` together; none where those who answer much
/// vote as everybody else does, so that every vote counts whole.
pub fn limited(proposals: usize, votes: &[Cast], limit: f64) -> Option<Vec<Seen>> {
    let counts = by_person(votes);
    let of = |vote: &Cast| counts.get(vote.person as usize).copied().unwrap_or_default();
    let group = |much: bool| counted(proposals, votes.iter().filter(|vote| (of(vote) > MUCH) == much));
    if !differ(group(true).iter().zip(&group(false))) {
        return None;
    }
    let mut all = vec![Weighed::default(); proposals];
    for vote in votes {
        all[vote.proposal as usize].add(vote.key.index(), vote.words(), weight(of(vote), limit));
    }
    Some(all.iter().map(Weighed::shares).collect())
}

/// What so many proposals' votes say, every vote counted whole.
pub fn counted<'a>(proposals: usize, votes: impl Iterator<Item = &'a Cast>) -> Vec<Seen> {
    let mut all = vec![Seen::default(); proposals];
    for vote in votes {
        vote.add_to(&mut all[vote.proposal as usize]);
    }
    all
}

fn by_person(votes: &[Cast]) -> Vec<u32> {
    let most = votes.iter().map(|vote| vote.person as usize + 1).max().unwrap_or(0);
    let mut counts = vec![0; most];
    for vote in votes {
        counts[vote.person as usize] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For and against by turns.
    fn turn(person: u32, proposal: u32) -> VoteKey {
        VoteKey::ALL[usize::from((person / 3 + proposal).is_multiple_of(3))]
    }

    /// A hundred people answer ten cards each, by turns; so many others answer all thirty, as `key` says.
    fn votes(others: u32, key: fn(u32, u32) -> VoteKey) -> Vec<Cast> {
        let honest = (0..100).flat_map(|person| (0..10).map(move |card| (person, (person + 3 * card) % 30)));
        let many = (100..100 + others).flat_map(|person| (0..30).map(move |proposal| (person, proposal)));
        let honest = honest.map(|(person, proposal)| (person, proposal, turn(person, proposal)));
        let many = many.map(|(person, proposal)| (person, proposal, key(person, proposal)));
        honest.chain(many).map(|(person, proposal, key)| Cast { person, proposal, key, words: 0b001 }).collect()
    }

    #[test]
    fn whoever_answers_much_as_others_do_counts_whole() {
        assert_eq!(limited(30, &votes(21, turn), 3.0), None);
        assert_eq!(limited(30, &votes(0, turn), 3.0), None);
        assert_eq!(limited(0, &[], 3.0), None);
    }

    #[test]
    fn whoever_pushes_much_weighs_little() {
        let pushed = votes(21, |_, proposal| VoteKey::ALL[usize::from(proposal >= 3)]);
        let whole = counted(30, pushed.iter());
        let found = limited(30, &pushed, 3.0).unwrap();
        let share = |seen: &Seen| seen.votes[0] / seen.total();
        assert!(share(&found[0]) < share(&whole[0]), "{} {}", share(&found[0]), share(&whole[0]));
        assert!((found[0].total() - whole[0].total()).abs() < 1e-9);
        assert!(found[0].words[0] < whole[0].words[0]);
    }
}
