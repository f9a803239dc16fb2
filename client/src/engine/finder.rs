//! Finding proposals by their words and by their likeness: indexes of the texts that are there, made at the first search and
//! kept up to date from then on. Knows texts, not who may read them.

use super::state::{State, index};
use super::ties::{Tie, Ties};
use super::writer::Shared;
use crate::rules::similar::is_same;
use crate::rules::{search, similar};

/// The indexes of every question.
#[derive(Debug, Default)]
pub struct Finder {
    places: Vec<Place>,
}

/// The indexes of one question.
#[derive(Debug, Default)]
pub struct Place {
    /// By word.
    pub words: search::Index,
    /// By likeness.
    pub ideas: similar::index::Index,
}

impl Shared {
    /// The indexes, made when they are first asked for.
    pub fn finder(&self) -> &Finder {
        self.finder.get_or_init(|| Finder::new(&self.state, &self.ties))
    }

    /// Follows changes of ties, once the state and the ties have taken them.
    pub fn follow<'a>(&mut self, ties: impl Iterator<Item = &'a Tie>) {
        let Some(finder) = self.finder.get_mut() else { return };
        for tie in ties {
            finder.follow(&self.state, &self.ties, tie);
        }
    }
}

impl Finder {
    /// Indexes every text that is there.
    pub fn new(state: &State, ties: &Ties) -> Self {
        let mut finder = Self::default();
        for (number, _) in (0u32..).zip(&state.proposals) {
            finder.put(state, ties, number);
        }
        finder
    }

    /// The indexes of a question; none before its first text.
    pub fn place(&self, question: u16) -> Option<&Place> {
        self.places.get(usize::from(question))
    }

    /// Whether two proposals of a question say the same.
    pub fn say_the_same(&self, question: u16, one: u32, other: u32) -> bool {
        self.place(question).and_then(|place| place.ideas.between(one, other)).is_some_and(is_same)
    }

    fn follow(&mut self, state: &State, ties: &Ties, tie: &Tie) {
        match tie {
            Tie::Text(number, _) | Tie::Amended(number, _) => self.put(state, ties, *number),
            Tie::Drop(number) => self.remove(state, *number),
            Tie::Forget(_, texts, _) => texts.iter().for_each(|number| self.remove(state, *number)),
            Tie::Superseded(..)
            | Tie::Link(..)
            | Tie::Person(..)
            | Tie::Words(..)
            | Tie::Unsaid(..)
            | Tie::Objection(..)
            | Tie::Name(..) => {}
        }
    }

    fn put(&mut self, state: &State, ties: &Ties, number: u32) {
        let (Some(proposal), Some(written)) = (state.proposals.get(index(number)), ties.text(number)) else { return };
        let question = usize::from(proposal.question);
        self.places.resize_with(self.places.len().max(question + 1), Place::default);
        self.places[question].words.put(number, &written.text, proposal.language);
        self.places[question].ideas.put(number, &written.text);
    }

    fn remove(&mut self, state: &State, number: u32) {
        let question = state.proposals.get(index(number)).map(|proposal| usize::from(proposal.question));
        if let Some(place) = question.and_then(|question| self.places.get_mut(question)) {
            place.words.remove(number);
            place.ideas.remove(number);
        }
    }
}
