//! Free replay: the rotation chooses what each participant sees, the oracle answers.

use super::oracle::{Opinion, World, index};
use super::strategy::Strategy;
use crate::backend::SEQUENCE;
use crate::model::VoteKey;
use crate::rules::rotation::merit::Seen;
use crate::world::Dice;

/// What came out of a free replay: what was seen of each proposal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Replayed {
    /// By proposal.
    pub seen: Vec<Seen>,
    /// Votes that found no proposal.
    pub unplaced: u64,
}

/// Lets every participant take sequences and answer as many cards as they want.
pub fn replay(world: &World, strategy: &mut dyn Strategy, dice: &mut Dice) -> Replayed {
    let mut seen = vec![Seen::default(); world.opinions.len()];
    let (mut visible, mut carried) = (0, 0);
    for participant in 0..world.scale.participants {
        while visible < world.published.len() && world.published[visible] <= participant {
            strategy.publish(u32::try_from(visible).unwrap_or(u32::MAX));
            visible += 1;
        }
        let wanted = index(world.wanted[index(participant)]) + carried;
        let mut voted: Vec<u32> = Vec::with_capacity(wanted.min(visible));
        while voted.len() < wanted {
            let cards = strategy.deal(SEQUENCE, &|id| !voted.contains(&id), dice);
            if cards.is_empty() {
                break;
            }
            for card in cards.into_iter().take(wanted - voted.len()) {
                let place = &mut seen[card as usize];
                add(place, world.opinion(participant, u64::from(card)));
                strategy.voted(card, *place);
                voted.push(card);
            }
        }
        carried = wanted - voted.len();
    }
    Replayed { seen, unplaced: carried as u64 }
}

/// Adds one answer to what was seen of a proposal.
pub fn add(seen: &mut Seen, opinion: Opinion) {
    seen.votes[opinion.key.index()] += 1.0;
    if opinion.key != VoteKey::Neutral {
        for word in opinion.qualifications() {
            seen.words[word.index()] += 1.0;
        }
    }
}
