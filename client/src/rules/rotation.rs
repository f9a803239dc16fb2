//! Which proposals are shown next. Pure: a seed decides every draw.
//!
//! A [`Rotation`] keeps the indexes of one question as proposals and votes come, and deals cards into a [`Hand`]; the hand
//! knows what may be shown to its holder, and what may lie side by side.

pub mod draw;
pub mod gain;
pub mod hand;
pub mod indexes;
pub mod limit;
pub mod makeorg;
pub mod merit;
pub mod person;
pub mod pools;
pub mod reliable;
pub mod settings;

pub use hand::{Hand, Pick, Why};

use crate::world::Dice;
use merit::Seen;

/// Deals the cards of one question, and learns from its votes.
pub trait Rotation: Send {
    /// Shows a proposal from now on, with its author and what was seen of it before; again changes nothing.
    fn publish(&mut self, id: u32, author: Option<u32>, seen: Seen);

    /// Shows a proposal no more; one that is not shown is no error.
    fn retire(&mut self, id: u32);

    /// Takes in a change of what was seen of a proposal; one that is not shown is no error.
    fn update(&mut self, id: u32, seen: Seen);

    /// Fills a hand as far as there are cards for it.
    fn deal(&mut self, hand: &mut Hand<'_>, dice: &mut Dice);
}

/// Whether somebody who handed back so many cards and answered so many chooses what they vote on: more than twice as many
/// handed back as answered, and half a sequence (six) more. Who leaves a card out now and then never does.
pub fn is_choosing(passed: usize, answered: usize) -> bool {
    passed > 2 * answered + 6
}

/// Whether a card is answered in its turn: not more cards before it are open or handed back than were answered.
pub fn in_turn(left: usize, answered: usize) -> bool {
    left <= answered
}
