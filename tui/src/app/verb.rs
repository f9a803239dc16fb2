//! The verbs of a moderator: each acts on the proposal under the cursor and leads to the next one that waits.

use ilfaut_client::model::{Decision, ProposalId, Status};

use super::list::Fate;
use super::panel::Panel;
use super::picker::Picker;
use super::{App, Purpose};
use crate::effect::Effect;
use crate::order::Order;
use crate::voice;

impl App {
    /// Opens the proposal to votes.
    pub(super) fn accept(&mut self) {
        if let Some(proposal) = self.decidable(Status::Accepted) {
            self.decide(&proposal, Decision::Accept);
        }
    }

    /// Sets the proposal aside.
    pub(super) fn postpone(&mut self) {
        if let Some(proposal) = self.decidable(Status::Postponed) {
            self.decide(&proposal, Decision::Postpone);
        }
    }

    /// Asks for the reason of a refusal.
    pub(super) fn refuse(&mut self) {
        let Some(proposal) = self.decidable(Status::Refused) else { return };
        let Some(desk) = &self.desk else { return };
        let draft = self.drafts.of(&proposal, Purpose::Refusal);
        let picker = Picker::new(proposal, desk.view(), &desk.question).with(draft, self.chosen());
        self.open_panel(Panel::Reasons(picker));
    }

    /// The proposal under the cursor if a verb may lead it to `status`; else says why not.
    pub(super) fn decidable(&mut self, status: Status) -> Option<ProposalId> {
        let words = self.setup.words.clone();
        let Some(row) = self.current() else {
            self.tell(words.say("note-empty"));
            return None;
        };
        let refused = match &row.fate {
            Fate::Open | Fate::Overtaken(_) if row.item.status != status => return Some(row.item.proposal.clone()),
            Fate::Open => voice::already(&words, status),
            Fate::Sending(_) => words.say("note-sending"),
            Fate::Decided(status, _) => voice::decided_here(&words, *status),
            Fate::Overtaken(_) => {
                let proposal = row.item.proposal.clone();
                self.agree(&proposal, status);
                return None;
            }
            Fate::Elsewhere(by) => voice::decided_elsewhere(&words, by.as_ref()),
        };
        self.tell(refused);
        None
    }

    /// Sends a decision on its way, and moves on.
    pub(super) fn decide(&mut self, proposal: &ProposalId, decision: Decision) {
        let status = decision.status();
        let Some(row) = self.desk.as_mut().and_then(|desk| desk.list_mut().row_mut(proposal)) else { return };
        if !row.is_open() {
            return;
        }
        row.fate = Fate::Sending(status);
        let seen = row.item.status;
        self.ask(Effect::Order(Order::Decide { proposal: proposal.clone(), seen, decision }));
        self.note = self.note.take().filter(|note| note.warning);
        let more = self.desk.as_mut().is_some_and(|desk| desk.list_mut().advance());
        self.detail = self.detail.filter(|_| more).map(|_| 0);
    }
}
