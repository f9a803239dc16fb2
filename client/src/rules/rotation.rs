//! Which proposals are shown next. Pure: a seed decides every draw.

pub mod draw;
pub mod gain;
pub mod learned;
pub mod makeorg;
pub mod merit;
pub mod person;
pub mod reliable;
pub mod settings;

use crate::world::Dice;

/// Those with the fewest votes, ties drawn by `dice`, in a random order.
pub fn fewest_votes_first(candidates: impl Iterator<Item = (u32, u64)>, wanted: usize, dice: &mut Dice) -> Vec<u32> {
    let mut drawn: Vec<(u64, u64, u32)> =
        candidates.map(|(proposal, votes)| (votes, dice.below(u64::MAX), proposal)).collect();
    if wanted < drawn.len() {
        drawn.select_nth_unstable(wanted);
        drawn.truncate(wanted);
    }
    drawn.sort_unstable();
    drawn.into_iter().map(|(_, _, proposal)| proposal).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_least_seen_come_first_and_a_seed_decides_ties() {
        let cards = || [(1, 5), (2, 0), (3, 9), (4, 0), (5, 1)].into_iter();
        let picked = fewest_votes_first(cards(), 3, &mut Dice::seeded(7));
        assert_eq!(picked.len(), 3);
        assert_eq!(picked[2], 5);
        assert!(picked[..2].contains(&2) && picked[..2].contains(&4));
        assert_eq!(picked, fewest_votes_first(cards(), 3, &mut Dice::seeded(7)));
    }

    #[test]
    fn there_may_be_fewer_than_wanted_or_none() {
        assert_eq!(fewest_votes_first([(1, 5)].into_iter(), 12, &mut Dice::seeded(1)), [1]);
        assert_eq!(fewest_votes_first(std::iter::empty(), 12, &mut Dice::seeded(1)), [0; 0]);
        assert_eq!(fewest_votes_first([(1, 5)].into_iter(), 0, &mut Dice::seeded(1)), [0; 0]);
    }
}
