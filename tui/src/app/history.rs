//! What was decided here, step by step: one decision, or one for all that was marked. A step is taken back, and done again, as a
//! whole. Whatever was decided before or elsewhere is not known here: the consultation takes it back one by one.

use ilfaut_client::model::{Decision, ProposalId, Status};
use ilfaut_client::{Error, Result};

use super::App;
use super::list::Fate;
use crate::effect::Effect;
use crate::order::Order;
use crate::voice;

/// Steps that are remembered.
const STEPS: usize = 1_000;

/// A decision on one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Deed {
    proposal: ProposalId,
    seen: Status,
    decision: Decision,
}

/// The steps taken here, the last one at the end.
#[derive(Debug, Default)]
pub(crate) struct History {
    done: Vec<Vec<Deed>>,
    undone: Vec<Vec<Deed>>,
    returning: usize,
}

impl History {
    /// How many proposals the next undo brings back; 0: none was decided here.
    pub(crate) fn next(&self) -> usize {
        self.done.last().map_or(0, Vec::len)
    }

    fn note(&mut self, step: Vec<Deed>) {
        if !step.is_empty() {
            self.done.push(step);
            let old = self.done.len().saturating_sub(STEPS);
            self.done.drain(..old);
        }
    }

    /// A decision came to nothing: there is nothing to take back.
    pub(super) fn forget(&mut self, proposal: &ProposalId) {
        for step in self.done.iter_mut().rev().take(3) {
            step.retain(|deed| deed.proposal != *proposal);
        }
        self.done.retain(|step| !step.is_empty());
    }

    /// One that was taken back has come, or will not; answers whether it was the last one of its step.
    pub(super) fn came(&mut self) -> bool {
        self.returning = self.returning.saturating_sub(1);
        self.returning == 0
    }
}

impl App {
    /// Sends a decision on its way, and moves on; on all that `;` was pressed for, after a yes.
    pub(super) fn decide(&mut self, proposal: &ProposalId, decision: Decision) {
        match std::mem::take(&mut self.aimed) {
            aimed if aimed.len() > 1 || aimed.first().is_some_and(|first| first != proposal) => {
                self.ask_about(&aimed, &decision);
            }
            _ => self.decide_all([(proposal.clone(), decision)]),
        }
    }

    /// Sends decisions on their way as one step, and moves on; lines that wait no more are left as they are.
    pub(super) fn decide_all(&mut self, decisions: impl IntoIterator<Item = (ProposalId, Decision)>) {
        let (mut step, mut late) = (Vec::new(), 0_usize);
        for (proposal, decision) in decisions {
            match self.send(proposal, decision) {
                Some(deed) => step.push(deed),
                None => late += 1,
            }
        }
        let done = !step.is_empty();
        self.history.note(step);
        self.history.undone.clear();
        if done {
            self.move_on();
        }
        if late > 0 {
            self.warn(self.setup.words.say_with("note-late", &[("n", late.into())]));
        }
    }

    /// Sends one decision on its way, if its line still waits.
    fn send(&mut self, proposal: ProposalId, decision: Decision) -> Option<Deed> {
        let row = self.desk.as_mut()?.row_mut(&proposal).filter(|row| row.is_open())?;
        row.fate = Fate::Sending(decision.status());
        let seen = row.item.status;
        let order = Order::Decide { proposal: proposal.clone(), seen, decision: decision.clone() };
        self.ask(Effect::Order(order));
        Some(Deed { proposal, seen, decision })
    }

    /// On to the next line that waits; without any, back to the list.
    fn move_on(&mut self) {
        self.note = self.note.take().filter(|note| note.warning);
        let more = self.desk.as_mut().is_some_and(|desk| {
            desk.list_mut().unmark_handled();
            desk.list().current().is_some_and(super::Row::is_open) || desk.list_mut().advance()
        });
        self.detail = self.detail.filter(|_| more).map(|_| 0);
    }

    /// Takes the last step back; beyond what was done here, this moderator's last decision.
    pub(super) fn undo(&mut self) {
        let Some(step) = self.history.done.pop() else { return self.ask(Effect::Undo) };
        self.history.returning = step.len();
        for deed in step.iter().rev() {
            let (proposal, seen) = (deed.proposal.clone(), deed.decision.status());
            self.ask(Effect::Order(Order::TakeBack { proposal, seen }));
        }
        self.history.undone.push(step);
    }

    /// Does again what was taken back last.
    pub(super) fn redo(&mut self) {
        let Some(step) = self.history.undone.pop() else { return self.tell(self.say("note-nothing-to-redo")) };
        let others = std::mem::take(&mut self.history.undone);
        self.decide_all(step.into_iter().map(|deed| (deed.proposal, deed.decision)));
        self.history.undone = others;
    }

    /// Takes the answer to a decision that could not be taken back by its name: where only the last one can be, it is.
    pub(super) fn take_unreturned(&mut self, proposal: &ProposalId, error: &Error) {
        self.history.came();
        match error {
            Error::NotSupported(_) => self.ask(Effect::Undo),
            error => {
                let row = self.desk.as_mut().and_then(|desk| desk.row_mut(proposal));
                let excerpt = row.map(|row| voice::excerpt(&row.item.text)).unwrap_or_default();
                self.warn(voice::fault_on(&self.setup.words, error, &excerpt));
            }
        }
    }

    /// Forgets a step that was refused.
    pub(super) fn note_refused<T>(&mut self, proposal: &ProposalId, answer: &Result<T>) {
        if answer.is_err() {
            self.history.forget(proposal);
        }
    }
}
