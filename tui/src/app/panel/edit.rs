//! A text being corrected: one line, the rule of the question, and a warning when more is rewritten than mended.

use ilfaut_client::backend::Amendment;
use ilfaut_client::model::{Phrase, PhraseFault, PhraseRule, ProposalId, Status};

use super::Panel;
use crate::app::{App, Field};
use crate::differences;
use crate::draft::{Draft, Purpose};
use crate::effect::Effect;
use crate::keys::{Action, Key};
use crate::message::QueueItem;
use crate::order::Order;
use crate::voice;

/// Changed words above which a text is rewritten, not corrected (ux A5).
pub(crate) const MENDED: usize = 5;

/// Edit as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// As it stood when the correction began.
    pub(crate) seen: Status,
    /// The text before.
    pub(crate) old: String,
    /// What a text must look like.
    pub(crate) rule: PhraseRule,
    /// The text being typed.
    pub(crate) field: Field,
    /// Whether it was said that much is rewritten, and nothing typed since.
    pub(crate) warned: bool,
}

impl Edit {
    /// The correction of a proposal, with what was typed before.
    pub(in crate::app) fn new(item: &QueueItem, seen: Status, rule: PhraseRule, draft: &str) -> Self {
        let text = if draft.is_empty() { &item.text } else { draft };
        let (proposal, old) = (item.proposal.clone(), item.text.clone());
        Self { proposal, seen, old, rule, field: Field::of(text), warned: false }
    }

    /// The text as it would be kept, or what is wrong with it.
    pub(crate) fn phrase(&self) -> Result<Phrase, PhraseFault> {
        Phrase::parse(self.field.text(), &self.rule)
    }

    /// How many words differ.
    pub(crate) fn changed(&self) -> usize {
        differences::changed(&self.old, self.field.text())
    }

    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        self.warned = false;
        self.field.press(key)
    }

    /// What was typed, unless nothing has changed.
    pub(in crate::app) fn draft(&self) -> Draft {
        let words = if self.changed() == 0 { String::new() } else { self.field.text().to_owned() };
        Draft { proposal: self.proposal.clone(), purpose: Purpose::Correction, words, reason: None }
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_edit(&mut self, action: Action) -> bool {
        if action == Action::Confirm {
            self.confirm_edit();
        }
        action == Action::Confirm
    }

    fn confirm_edit(&mut self) {
        let Some(Panel::Edit(edit)) = self.panels.last_mut() else { return };
        let phrase = match edit.phrase() {
            Ok(phrase) if phrase.as_str() == edit.old => return self.give_up("note-unchanged"),
            Ok(phrase) => phrase,
            Err(fault) => return self.warn(voice::phrase_fault(&self.setup.words, &fault)),
        };
        if edit.changed() > MENDED && !std::mem::replace(&mut edit.warned, true) {
            return self.warn(self.say("edit-rewritten"));
        }
        let (proposal, seen) = (edit.proposal.clone(), edit.seen);
        self.close_panel();
        self.drafts.forget(&proposal, Purpose::Correction);
        self.correct(proposal, seen, phrase.as_str());
    }

    /// Sends a correction on its way; the new text is on the screen at once.
    fn correct(&mut self, proposal: ProposalId, seen: Status, text: &str) {
        if let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(&proposal)) {
            text.clone_into(&mut row.item.text);
        }
        self.looks.correct(&proposal);
        let amendment = Amendment { text: Some(text.to_owned()), topics: None };
        self.ask(Effect::Order(Order::Amend { proposal, seen, amendment }));
        self.tell(self.say("edit-done"));
    }

    /// A correction, a note or a message was not taken: what was typed is a draft again.
    pub(in crate::app) fn take_untaken(&mut self, order: &Order, error: &ilfaut_client::Error) {
        let (words, purpose) = match order {
            Order::Amend { amendment, .. } => (amendment.text.clone(), Purpose::Correction),
            Order::Note { words, .. } => (Some(words.clone()), Purpose::Note),
            Order::Write { words, .. } => (Some(words.clone()), Purpose::Message),
            _ => (None, Purpose::Refusal),
        };
        let Some(proposal) = order.proposal().cloned() else { return };
        if let Some(words) = words {
            self.drafts.keep(Draft { proposal: proposal.clone(), purpose, words, reason: None });
        }
        self.looks.uncorrect(&proposal);
        self.ask(Effect::Look(proposal));
        self.warn(voice::fault(&self.setup.words, error));
    }

    /// Closes what is open because there is nothing to send, and says so.
    pub(super) fn give_up(&mut self, id: &str) {
        self.close_panel();
        self.tell(self.say(id));
    }
}
