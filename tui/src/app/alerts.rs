//! The alerts of a question: whose votes look as if they were not their own, what moderators made of it, and the three verbs.
//! Knows no detector: it lists what they answer. Marks never delete, so both counts are kept beside each other.

use std::collections::HashMap;

use ilfaut_client::Result;
use ilfaut_client::model::{ProposalId, QuestionId};
use ilfaut_config::alert::{Entry, entries};

use super::App;
use super::travel::moved;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::{Row, Watched};
use crate::order::{Done, Order};
use crate::voice;

/// What setting votes aside does to one proposal: votes for, against, neutral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Its text, byte for byte; empty when it was erased.
    pub(crate) text: String,
    /// All votes.
    pub(crate) raw: [u64; 3],
    /// Those that results count.
    pub(crate) kept: [u64; 3],
}

/// The alerts of a question, with a cursor.
#[derive(Debug, Default)]
pub(crate) struct Alerts {
    /// Whether they were ever loaded.
    pub(crate) loaded: bool,
    /// One line each.
    pub(crate) entries: Vec<Entry>,
    /// The line under the cursor.
    pub(crate) cursor: usize,
    counts: HashMap<ProposalId, Counts>,
}

impl Alerts {
    /// The alert under the cursor.
    pub(crate) fn current(&self) -> Option<&Entry> {
        self.entries.get(self.cursor)
    }

    /// The proposals of an alert with both counts, those it changed most first.
    pub(crate) fn effects(&self, entry: &Entry) -> Vec<&Counts> {
        let mut effects: Vec<&Counts> = entry.proposals.iter().filter_map(|id| self.counts.get(id)).collect();
        let votes = |votes: &[u64; 3]| votes.iter().sum::<u64>();
        effects.sort_by_key(|counts| std::cmp::Reverse(votes(&counts.raw).saturating_sub(votes(&counts.kept))));
        effects
    }

    /// Takes what was loaded; the cursor stays on the people it was on.
    fn refresh(&mut self, watched: Watched) {
        let people = self.current().map(|entry| entry.participants.clone());
        self.counts = watched.rows.into_iter().map(counts).collect();
        self.entries = entries(watched.marks, watched.cohorts);
        self.loaded = true;
        let same = people.and_then(|people| self.entries.iter().position(|entry| entry.participants == people));
        self.cursor = same.unwrap_or(self.cursor).min(self.entries.len().saturating_sub(1));
    }
}

fn counts(row: Row) -> (ProposalId, Counts) {
    let (raw, kept) = (row.tally.count.votes, row.trusted().sequence.votes);
    (row.proposal, Counts { text: row.text.unwrap_or_default(), raw, kept })
}

impl App {
    /// Shows the alerts of the question that is open.
    pub(super) fn open_activity(&mut self) {
        self.watch();
    }

    /// An action on the page; answers whether it was one.
    pub(super) fn act_on_activity(&mut self, action: Action) -> bool {
        match action {
            Action::Accept => self.restore(),
            Action::Refuse => self.set_aside(),
            Action::ConfirmAside => self.confirm_aside(),
            motion if motion.is_motion() => {
                let height = self.size.alerts();
                self.alerts.cursor = moved(motion, self.alerts.cursor, height, self.alerts.entries.len());
            }
            _ => return false,
        }
        true
    }

    /// Asks for the alerts.
    pub(super) fn watch(&mut self) {
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::Watch(question));
        }
    }

    /// Takes the alerts, unless another question was opened meanwhile.
    pub(super) fn take_alerts(&mut self, question: &QuestionId, answer: Result<Watched>) {
        let here = self.desk.as_ref().is_some_and(|desk| desk.question.id == *question);
        match answer {
            Ok(watched) if here => self.alerts.refresh(watched),
            Err(error) if here => self.warn(voice::fault(&self.setup.words, &error)),
            _ => {}
        }
    }

    /// Proposes to set the votes of the alert under the cursor aside.
    pub(super) fn set_aside(&mut self) {
        let Some(entry) = self.alert() else { return };
        match entry.standing() {
            Some(cohort) if cohort.confirmed.is_some() => self.tell(self.say("alert-already")),
            Some(cohort) if cohort.proposed == self.setup.moderator => self.tell(self.say("alert-waits")),
            Some(_) => self.tell(self.say("alert-confirm-with-c")),
            None => self.put_aside(&entry),
        }
    }

    /// Confirms what another moderator proposed.
    pub(super) fn confirm_aside(&mut self) {
        let Some(entry) = self.alert() else { return };
        match entry.standing() {
            None => self.tell(self.say("alert-propose-with-e")),
            Some(cohort) if cohort.confirmed.is_some() => self.tell(self.say("alert-already")),
            Some(cohort) if cohort.proposed == self.setup.moderator => self.warn(self.say("alert-not-alone")),
            Some(_) => self.put_aside(&entry),
        }
    }

    fn put_aside(&mut self, entry: &Entry) {
        let Some(question) = self.desk.as_ref().map(super::Desk::id) else { return };
        let people = entry.standing().map_or(&entry.participants, |cohort| &cohort.participants);
        self.ask(Effect::Order(Order::SetAside { question, people: people.clone(), reason: entry.reason }));
    }

    /// Lets the votes of the alert under the cursor count again.
    pub(super) fn restore(&mut self) {
        let Some(entry) = self.alert() else { return };
        match entry.standing() {
            Some(cohort) => self.ask(Effect::Order(Order::Restore(cohort.id))),
            None => self.tell(self.say("alert-nothing-to-restore")),
        }
    }

    fn alert(&mut self) -> Option<Entry> {
        let entry = self.alerts.current().cloned();
        if entry.is_none() {
            self.tell(self.say("alert-none-here"));
        }
        entry
    }

    /// Takes the answer to a verb on votes; what came of it is loaded again.
    pub(super) fn take_aside(&mut self, answer: Result<Done>) {
        self.take_verb(answer.map(drop), "alert-sent");
    }

    /// Takes the answer to a restoration.
    pub(super) fn take_restored(&mut self, answer: Result<Done>) {
        self.take_verb(answer.map(drop), "alert-restored");
    }

    fn take_verb(&mut self, answer: Result<()>, done: &str) {
        match answer {
            Ok(()) => self.tell(self.say(done)),
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
        self.watch();
    }
}
