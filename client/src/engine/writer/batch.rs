//! One batch: the commands that waited are decided, each on the state that the ones before it made.

use std::sync::{PoisonError, RwLock};

use super::Shared;
use crate::engine::apply::apply;
use crate::engine::command::{Answer, Command};
use crate::engine::decide::cards::{self, Table};
use crate::engine::decide::{Desk, Outcome, chosen, decide, organiser};
use crate::engine::decks::Decks;
use crate::engine::event::{self, Dated};
use crate::engine::ties::Tie;
use crate::error::Result;
use crate::journal::Turn;
use crate::model::{LinkKey, Time};
use crate::world::World;

/// Events in one entry at most, so that no value grows past what the store holds inline.
const ENTRY: usize = 2048;

/// One turn at the journal.
pub(super) struct Batch<'a> {
    /// Shared with the readers.
    pub(super) shared: &'a RwLock<Shared>,
    /// Time and chance.
    pub(super) world: &'a mut World,
    /// What deals the cards.
    pub(super) decks: &'a mut Decks,
    /// The present instant.
    pub(super) now: Time,
    /// What is asked.
    pub(super) commands: Vec<Command>,
    /// What came of it.
    pub(super) done: Done,
}

/// What came of the commands of a batch.
#[derive(Default)]
pub(super) struct Done {
    /// What to answer, in order.
    pub(super) answers: Vec<Result<Answer>>,
    /// What happened.
    pub(super) events: Vec<Dated>,
    /// Ties written before the events.
    pub(super) before: Vec<Tie>,
    /// Ties to destroy after them.
    pub(super) after: Vec<Tie>,
    /// Platform identities whose link is to be destroyed.
    pub(super) links: Vec<LinkKey>,
}

impl Turn for Batch<'_> {
    fn catch_up(&mut self, payload: &[u8]) -> Result<()> {
        let mut shared = self.shared.write().unwrap_or_else(PoisonError::into_inner);
        event::decode(payload)?.iter().try_for_each(|event| {
            apply(&mut shared.state, event)?;
            self.decks.follow(&shared.state, &event.1);
            Ok(())
        })
    }

    fn batch(&mut self) -> Result<Vec<Vec<u8>>> {
        {
            let mut shared = self.shared.write().unwrap_or_else(PoisonError::into_inner);
            for command in std::mem::take(&mut self.commands) {
                let answer = self.run(&mut shared, command);
                self.done.answers.push(answer);
            }
            shared.ties.write(&self.done.before, &[])?;
        }
        self.done.events.chunks(ENTRY).map(event::encode).collect()
    }
}

impl Batch<'_> {
    fn run(&mut self, shared: &mut Shared, command: Command) -> Result<Answer> {
        match command {
            Command::Import(question, rows) => {
                let desk = Desk { state: &shared.state, ties: &shared.ties, now: self.now };
                organiser::importable(&desk, &question, &rows)?;
                let mut numbers = Vec::with_capacity(rows.len());
                for row in rows {
                    let desk = Desk { state: &shared.state, ties: &shared.ties, now: self.now };
                    let (number, outcome) = organiser::import(&desk, &question, &row, &mut self.world.dice)?;
                    numbers.push((number, outcome.is_some()));
                    outcome.map_or(Ok(Answer::Done(false)), |outcome| self.happen(shared, outcome))?;
                }
                Ok(Answer::Proposals(numbers))
            }
            Command::Replay(question, votes) => {
                // No line depends on those before it being counted: all are tried before any is taken.
                votes
                    .iter()
                    .try_for_each(|vote| organiser::replay(&shared.state, &shared.ties, &question, vote).map(drop))?;
                let mut changed = 0;
                for vote in votes {
                    let outcome = organiser::replay(&shared.state, &shared.ties, &question, &vote)?;
                    changed += u64::from(!outcome.events.is_empty());
                    self.happen(shared, outcome)?;
                }
                Ok(Answer::Count(changed))
            }
            Command::Sweep => {
                let due = organiser::due(&shared.state, &shared.ties, self.now);
                let count = due.len() as u64;
                due.into_iter().try_for_each(|outcome| self.happen(shared, outcome).map(drop))?;
                Ok(Answer::Count(count))
            }
            Command::Next(who, question, count) => {
                let desk = Desk { state: &shared.state, ties: &shared.ties, now: self.now };
                let mut table = Table { decks: self.decks, finder: shared.finder() };
                let chance = (&mut table, &mut self.world.dice);
                let outcome = cards::next(&desk, who, &question, count, chance)?;
                self.happen(shared, outcome)
            }
            Command::Sequence(who, question, kind, count) => {
                let desk = Desk { state: &shared.state, ties: &shared.ties, now: self.now };
                let mut table = Table { decks: self.decks, finder: shared.finder() };
                let chance = (&mut table, &mut self.world.dice);
                Ok(chosen::sequence(&desk, who, &question, (&kind, count), chance)?.answer)
            }
            other => {
                let desk = Desk { state: &shared.state, ties: &shared.ties, now: self.now };
                let outcome = decide(&desk, &other, &mut self.world.dice)?;
                self.happen(shared, outcome)
            }
        }
    }

    /// Takes an outcome into memory, so that the next command of the batch sees it, and keeps it to be written.
    fn happen(&mut self, shared: &mut Shared, outcome: Outcome) -> Result<Answer> {
        let Outcome { events, before, after, answer } = outcome;
        for tie in &before {
            shared.ties.take(tie);
        }
        for event in &events {
            apply(&mut shared.state, event)?;
            self.decks.follow(&shared.state, &event.1);
        }
        for tie in &after {
            if let Tie::Forget(id, ..) = tie {
                self.done.links.extend(shared.ties.links_of(*id));
            }
            shared.ties.take(tie);
        }
        shared.follow(before.iter().chain(&after));
        self.done.events.extend(events);
        self.done.before.extend(before);
        self.done.after.extend(after);
        Ok(answer)
    }
}
