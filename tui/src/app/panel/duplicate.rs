//! The proposal that another repeats, being chosen: look-alikes first, then whatever a search finds.

use ilfaut_client::Result;
use ilfaut_client::backend::Alike;
use ilfaut_client::model::{Decision, ProposalId};

use super::Panel;
use crate::app::{App, Field};
use crate::effect::Effect;
use crate::keys::{Action, Key};
use crate::voice;

/// Duplicate as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Duplicate {
    /// The proposal.
    pub(crate) proposal: ProposalId,
    /// What is searched for.
    pub(crate) field: Field,
    /// The place of the cursor.
    pub(crate) cursor: usize,
    alike: Vec<Alike>,
    found: Option<(String, Vec<Alike>)>,
    asked: String,
}

impl Duplicate {
    /// The choice for one proposal, the cursor on the look-alike that was chosen.
    pub(in crate::app) fn new(proposal: ProposalId, alike: Vec<Alike>, chosen: Option<&ProposalId>) -> Self {
        let cursor = alike.iter().position(|alike| Some(&alike.proposal) == chosen).unwrap_or(0);
        Self { proposal, field: Field::default(), cursor, alike, found: None, asked: String::new() }
    }

    /// What can be chosen: the look-alikes, or what was found for the words.
    pub(crate) fn offers(&self) -> &[Alike] {
        match (self.field.words(), &self.found) {
            (None, _) => &self.alike,
            (Some(_), Some((_, found))) => found,
            (Some(_), None) => &[],
        }
    }

    /// The one under the cursor.
    pub(crate) fn chosen(&self) -> Option<&Alike> {
        self.offers().get(self.cursor)
    }

    /// Whether a search is under way.
    pub(crate) fn waits(&self) -> bool {
        let words = self.field.words();
        words.is_some() && words.as_deref() != self.found.as_ref().map(|(words, _)| words.as_str())
    }

    /// Words that were not searched for yet.
    pub(in crate::app) fn wanted(&self) -> Option<String> {
        self.field.words().filter(|words| *words != self.asked)
    }

    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        let last = self.offers().len().saturating_sub(1);
        match key {
            Key::Down => self.cursor = (self.cursor + 1).min(last),
            Key::Up => self.cursor = self.cursor.saturating_sub(1),
            key => {
                self.cursor = 0;
                return self.field.press(key);
            }
        }
        true
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_duplicate(&mut self, action: Action) -> bool {
        match action {
            Action::Confirm => self.confirm_duplicate(),
            Action::NextList => return self.press_in_panel(Key::Down, false),
            _ => return false,
        }
        true
    }

    fn confirm_duplicate(&mut self) {
        let Some(Panel::Duplicate(duplicate)) = self.panels.last() else { return };
        let Some(of) = duplicate.chosen().map(|alike| alike.proposal.clone()) else {
            return self.warn(self.say("duplicate-choose"));
        };
        let proposal = duplicate.proposal.clone();
        if of == proposal {
            return self.warn(self.say("duplicate-itself"));
        }
        self.close_panel();
        self.decide(&proposal, Decision::Duplicate { of, words: None });
    }

    /// Searches for what was typed, once the hand rests.
    pub(in crate::app) fn settle_search(&mut self) {
        let question = self.desk.as_ref().map(crate::app::Desk::id);
        let Some(Panel::Duplicate(duplicate)) = self.panels.last_mut() else { return };
        let (Some(question), Some(words)) = (question, duplicate.wanted()) else { return };
        duplicate.asked.clone_from(&words);
        self.ask(Effect::Find(question, words));
    }

    /// Takes what was found, unless other words were typed meanwhile. The proposal itself is no answer.
    pub(in crate::app) fn take_found(&mut self, text: String, answer: Result<Vec<Alike>>) {
        let Some(Panel::Duplicate(duplicate)) = self.panels.last_mut() else { return };
        if duplicate.asked != text {
            return;
        }
        match answer {
            Ok(mut found) => {
                found.retain(|alike| alike.proposal != duplicate.proposal);
                (duplicate.cursor, duplicate.found) = (0, Some((text, found)));
            }
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
    }
}
