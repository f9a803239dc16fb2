//! Cards for one participant: what is in their hand so far, what may join it, and why each card was dealt.

use serde::{Deserialize, Serialize};

use super::draw::shuffle;
use crate::world::Dice;

/// Why a card was dealt. New reasons are added at the end: the journal keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Why {
    /// Hardly anybody has voted on it yet.
    New,
    /// It has fewer votes than the others.
    Behind,
    /// One more vote helps most to say what people think of it.
    Open,
    /// One more vote helps to say whether it is among the best.
    Border,
    /// What is left.
    Spare,
    /// It looks well liked (make.org's draw).
    Liked,
    /// It looks divided (make.org's draw).
    Divided,
}

impl Why {
    /// All of them, in the order of the journal.
    pub const ALL: [Self; 7] =
        [Self::New, Self::Behind, Self::Open, Self::Border, Self::Spare, Self::Liked, Self::Divided];

    /// Its name: `new`, `behind`, `open`, `border`, `spare`, `liked`, `divided`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Behind => "behind",
            Self::Open => "open",
            Self::Border => "border",
            Self::Spare => "spare",
            Self::Liked => "liked",
            Self::Divided => "divided",
        }
    }
}

/// One card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pick {
    /// Which proposal.
    pub id: u32,
    /// Why it was dealt.
    pub why: Why,
}

/// What a hand asks about proposals.
#[derive(Clone, Copy)]
pub struct Guest<'a> {
    /// Whether a proposal may be shown to this participant.
    pub may: &'a dyn Fn(u32) -> bool,
    /// Whether two proposals may lie in one hand: not of one author, not saying the same.
    pub beside: &'a dyn Fn(u32, u32) -> bool,
}

/// Cards being dealt.
pub struct Hand<'a> {
    guest: Guest<'a>,
    size: usize,
    picks: Vec<Pick>,
}

impl<'a> Hand<'a> {
    /// An empty hand for `size` cards.
    pub fn new(size: usize, guest: Guest<'a>) -> Self {
        Self { guest, size, picks: Vec::with_capacity(size) }
    }

    /// How many cards are still wanted.
    pub fn wanted(&self) -> usize {
        self.size - self.picks.len()
    }

    /// How many cards there are.
    pub fn len(&self) -> usize {
        self.picks.len()
    }

    /// Whether there is none yet.
    pub fn is_empty(&self) -> bool {
        self.picks.is_empty()
    }

    /// Whether a proposal may join.
    pub fn may(&self, id: u32) -> bool {
        (self.guest.may)(id) && self.picks.iter().all(|pick| pick.id != id && (self.guest.beside)(pick.id, id))
    }

    /// Takes a card if there is room and it may join; says whether.
    pub fn take(&mut self, id: u32, why: Why) -> bool {
        let taken = self.wanted() > 0 && self.may(id);
        if taken {
            self.picks.push(Pick { id, why });
        }
        taken
    }

    /// Shuffles all but the first `fixed` cards.
    pub fn shuffle(&mut self, fixed: usize, dice: &mut Dice) {
        let fixed = fixed.min(self.picks.len());
        shuffle(&mut self.picks[fixed..], dice);
    }

    /// The cards, in the order they are shown.
    pub fn into_picks(self) -> Vec<Pick> {
        self.picks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_takes_what_may_lie_in_it_once_and_no_more_than_its_size() {
        let guest = Guest { may: &|id| id != 3, beside: &|a, b| a % 10 != b % 10 };
        let mut hand = Hand::new(3, guest);
        let taken = [1, 1, 11, 3, 4, 5, 6].map(|id| hand.take(id, Why::New));
        assert_eq!(taken, [true, false, false, false, true, true, false]);
        assert_eq!((hand.len(), hand.wanted(), hand.is_empty()), (3, 0, false));
        hand.shuffle(1, &mut Dice::seeded(1));
        let picks = hand.into_picks();
        assert_eq!(picks[0], Pick { id: 1, why: Why::New });
    }

    #[test]
    fn every_reason_has_a_name_of_its_own() {
        let names: std::collections::BTreeSet<_> = Why::ALL.iter().map(|why| why.name()).collect();
        assert_eq!(names.len(), Why::ALL.len());
    }
}
