//! Which panel a key opens on the proposal under the cursor, and what stands in the way. Knows no panel's inside.

use ilfaut_client::model::{ProposalId, Status};

use super::App;
use super::list::Fate;
use super::panel::{Compare, Duplicate, Edit, Panel, Tags, Write};
use crate::draft::Purpose;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::QueueItem;
use crate::voice;

impl App {
    /// An action on the proposal under the cursor that is not a verb; answers whether it was one.
    pub(super) fn act_on_proposal(&mut self, action: Action) -> bool {
        match action {
            Action::Edit => self.open_edit(),
            Action::Tags => self.open_tags(),
            Action::Duplicate => self.open_duplicate(),
            Action::Message => self.open_write(Purpose::Message),
            Action::Note => self.open_write(Purpose::Note),
            Action::Compare => self.open_compare(),
            Action::NextSimilar => self.choose_similar(1),
            Action::PreviousSimilar => self.choose_similar(-1),
            Action::Reveal => self.reveal(),
            Action::Seize => self.ask_to_seize(),
            Action::Results => self.hide_results(),
            _ => return false,
        }
        true
    }

    /// The proposal under the cursor and where it stands now; else says why nothing can be done with it.
    fn reached(&mut self) -> Option<(QueueItem, Status)> {
        let words = self.setup.words.clone();
        let Some(row) = self.current() else {
            self.tell(words.say("note-empty"));
            return None;
        };
        let refused = match &row.fate {
            Fate::Open | Fate::Overtaken(_) => return Some((row.item.clone(), row.item.status)),
            Fate::Decided(status, _) => return Some((row.item.clone(), *status)),
            Fate::Sending(_) => words.say("note-sending"),
            Fate::Elsewhere(by) => voice::decided_elsewhere(&words, by.as_ref()),
        };
        self.tell(refused);
        None
    }

    fn open_edit(&mut self) {
        let Some((item, seen)) = self.reached() else { return };
        if item.text.is_empty() {
            return self.tell(self.say("fault-erased"));
        }
        let Some(desk) = &self.desk else { return };
        let draft = self.drafted(&item.proposal, Purpose::Correction);
        let panel = Edit::new(&item, seen, desk.question.phrase_rule(item.language), &draft);
        self.open_panel(Panel::Edit(panel));
    }

    fn open_tags(&mut self) {
        let Some((item, seen)) = self.reached() else { return };
        let Some(desk) = &self.desk else { return };
        if desk.question.topics.is_empty() {
            return self.tell(self.say("tags-none"));
        }
        let panel = Tags::new(&item, seen, &desk.question, self.setup.words.language());
        self.open_panel(Panel::Tags(panel));
    }

    fn open_duplicate(&mut self) {
        let Some(proposal) = self.decidable(Status::Refused) else { return };
        let chosen = self.chosen().map(|alike| alike.proposal.clone());
        let Some(row) = self.current() else { return };
        let panel = Duplicate::new(proposal, row.item.similar.clone(), chosen.as_ref());
        self.open_panel(Panel::Duplicate(panel));
    }

    fn open_write(&mut self, purpose: Purpose) {
        let Some((item, _)) = self.reached() else { return };
        if purpose == Purpose::Message && item.by.is_none() {
            return self.tell(self.say("write-nobody"));
        }
        let draft = self.drafted(&item.proposal, purpose);
        self.open_panel(Panel::Write(Write::new(&item, purpose, &draft)));
    }

    fn open_compare(&mut self) {
        let Some(row) = self.current() else { return };
        match self.chosen().or_else(|| row.item.similar.first()) {
            Some(alike) => {
                let compare = Compare { proposal: row.item.proposal.clone(), other: alike.clone(), scrolled: 0 };
                self.open_panel(Panel::Compare(compare));
            }
            None => self.tell(self.say("note-no-similar")),
        }
    }

    /// Asks before a colleague's lease is taken over.
    fn ask_to_seize(&mut self) {
        let words = self.setup.words.clone();
        let held = self.current().and_then(|row| Some((row.item.proposal.clone(), row.item.lease.clone()?)));
        let Some((proposal, (name, _))) = held else { return self.tell(words.say("seize-free")) };
        let question = words.say_with("seize-ask", &[("name", crate::widget::text::shown(&name).into())]);
        let lines = vec![question, words.say("seize-recorded")];
        let effects = vec![Effect::Seize(proposal)];
        self.open_panel(Panel::Ask(super::Ask { lines, effects }));
    }

    /// Takes the answer to a seizure.
    pub(super) fn take_seized(&mut self, proposal: &ProposalId, answer: ilfaut_client::Result<()>) {
        match answer {
            Ok(()) => {
                if let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(proposal)) {
                    row.item.lease = None;
                }
                self.tell(self.say("seize-done"));
            }
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
    }

    fn hide_results(&mut self) {
        self.hides_results = !self.hides_results;
        self.tell(self.say(if self.hides_results { "results-hidden" } else { "results-shown" }));
    }
}
