//! Counts again from nothing: anyone who holds the journal can. Needs no texts, no names, no links.

use super::apply::apply;
use super::event;
use super::snapshot;
use super::state::State;
use crate::error::{Difference, Flaw};
use crate::journal::Head;

/// What a recount from nothing found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recount {
    /// Entries of the journal that could be read, in order from the first.
    pub entries: u64,
    /// Events in them.
    pub events: u64,
    /// The link of the last good entry, in hexadecimal.
    pub head: String,
    /// Questions.
    pub questions: u64,
    /// Proposals.
    pub proposals: u64,
    /// Participants.
    pub participants: u64,
    /// Votes that stand (imported counts left out).
    pub votes: u64,
    /// The first entry that is missing or broken, counted from 1, and what is wrong with it.
    pub broken: Option<(u64, Flaw)>,
    /// What differs between the recount and what the program had kept.
    pub differs: Vec<Difference>,
}

/// A count under way: it takes one entry after the other.
#[derive(Debug, Default)]
pub struct Count {
    state: State,
    entries: u64,
    unreadable: Option<(u64, Flaw)>,
}

impl Count {
    /// Takes the next entry; one that cannot be understood is remembered as the first broken one.
    pub fn take(&mut self, payload: &[u8]) {
        self.entries += 1;
        let applied =
            event::decode(payload).and_then(|events| events.iter().try_for_each(|event| apply(&mut self.state, event)));
        if let (Err(error), None) = (applied, &self.unreadable) {
            self.unreadable = Some((self.entries, Flaw::Unreadable(error.to_string())));
        }
    }

    /// How the count differs from a kept state.
    pub fn differs(&self, kept: Option<&[u8]>, head: Head) -> Option<Difference> {
        match kept.and_then(|bytes| snapshot::read(bytes, head)) {
            Some(kept) if kept == self.state => None,
            Some(kept) => Some(Difference::State { kept: kept.votes(), counted: self.state.votes() }),
            None if kept.is_some_and(snapshot::is_foreign) => Some(Difference::Version),
            None => Some(Difference::Unreadable),
        }
    }

    /// What was found, up to the entry `head`, with what is broken in the journal itself.
    pub fn end(self, head: Head, broken: Option<(u64, Flaw)>, differs: Vec<Difference>) -> Recount {
        let state = self.state;
        Recount {
            entries: head.length,
            events: state.events,
            head: head.hex(),
            questions: state.questions.len() as u64,
            proposals: state.proposals.len() as u64,
            participants: state.participants.len() as u64,
            votes: state.votes(),
            broken: self.unreadable.or(broken),
            differs,
        }
    }
}
