//! The verbs of a moderator: each acts on the proposal under the cursor and leads to the next one that waits.

use ilfaut_client::model::{Decision, ProposalId, Status};

use super::App;
use super::list::Fate;
use super::panel::Panel;
use super::picker::Picker;
use crate::draft::Purpose;
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

    /// Puts a postponed proposal back among those that wait.
    pub(super) fn wake(&mut self) {
        let Some(proposal) = self.decidable(Status::Pending) else { return };
        let postponed = |proposal: &ProposalId| {
            let row = self.desk.as_ref().and_then(|desk| desk.list().row(proposal));
            row.is_some_and(|row| row.item.status == Status::Postponed)
        };
        if postponed(&proposal) {
            self.decide(&proposal, Decision::Wake);
        } else {
            self.tell(self.say("note-not-postponed"));
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

    /// The proposal that a verb is for if it may lead it to `status`; else says why not.
    pub(super) fn decidable(&mut self, status: Status) -> Option<ProposalId> {
        if let Some(first) = self.aimed.first() {
            return Some(first.clone());
        }
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
}
