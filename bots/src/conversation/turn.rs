//! The step being made: where things are changed, said and asked. Knows no scene in particular.

use std::sync::Arc;

use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, Question};

use super::ask::Ask;
use super::dialogue::{Dialogue, Place, Scene};
use super::say::{Note, Say};
use super::{Context, Step, drafting};

/// A step being made.
pub(super) struct Turn<'a> {
    /// What it will be.
    pub(super) step: Step,
    /// What may be known.
    pub(super) context: &'a Context<'a>,
}

impl<'a> Turn<'a> {
    pub(super) fn new(dialogue: &Dialogue, context: &'a Context<'a>) -> Self {
        Self { step: Step { next: dialogue.clone(), ask: None, say: Vec::new(), leave: false }, context }
    }

    /// Where one will be.
    pub(super) fn dialogue(&mut self) -> &mut Dialogue {
        &mut self.step.next
    }

    pub(super) fn language(&self) -> Language {
        self.step.next.language.unwrap_or(self.context.language)
    }

    pub(super) fn say(&mut self, say: Say) {
        self.step.say.push(say);
    }

    pub(super) fn note(&mut self, note: Note) {
        self.say(Say::Note(note));
    }

    pub(super) fn ask(&mut self, ask: Ask) {
        self.step.ask = Some(ask);
    }

    /// The question one is in, with what the clock says of it.
    pub(super) fn view(&self) -> Option<&'a QuestionView> {
        let id = self.step.next.question.as_ref()?;
        self.context.questions.iter().find(|view| view.question.id == *id)
    }

    pub(super) fn question(&self) -> Option<Arc<Question>> {
        self.view().map(|view| Arc::clone(&view.question))
    }

    /// The place in the question one is in; a new one where there is none.
    pub(super) fn place(&mut self) -> &mut Place {
        let question = self.step.next.question.clone().unwrap_or_else(|| "".into());
        self.step.next.places.entry(question).or_default()
    }

    /// Whether votes and ideas are taken; says why when they are not.
    pub(super) fn is_open(&mut self) -> bool {
        let Some(view) = self.view() else {
            self.note(Note::NoQuestion);
            return false;
        };
        let question = Arc::clone(&view.question);
        match view.openness {
            Openness::Open => true,
            Openness::Finished => {
                self.say(Say::Closed(question));
                false
            }
            Openness::Upcoming => {
                self.say(Say::Upcoming(question));
                false
            }
        }
    }

    /// Back in front of the ideas, where the next one is asked for.
    pub(super) fn next_card(&mut self) {
        self.next_cards(1);
    }

    /// As [`Turn::next_card`], for several ideas at once.
    pub(super) fn next_cards(&mut self, count: usize) {
        if count == 1 {
            self.dialogue().scene = Scene::Card;
        }
        if !self.is_open() {
            self.place().card = None;
            return;
        }
        let Some(question) = self.step.next.question.clone() else { return };
        let place = self.place();
        let (topic, passed) = (place.topic.clone(), place.passed.clone());
        self.ask(Ask::Next { question, topic, passed, count });
    }

    /// Whether a list or an idea being written is in front of one.
    pub(super) fn is_busy(&self) -> bool {
        matches!(self.step.next.scene, Scene::Draft(_)) || self.step.next.scene.entries().is_some()
    }

    /// Back to what was under way before something else was pressed; answers whether anything was.
    pub(super) fn resume(&mut self) -> bool {
        match self.step.next.scene.clone() {
            Scene::Draft(stage) => drafting::show(self, &stage),
            Scene::Lot(cards) => self.say(Say::LotUnclear(cards.len())),
            Scene::Opened { proposal, .. } => self.ask(Ask::Card(proposal)),
            scene => match scene.entries() {
                Some(count) => self.say(Say::ListUnclear(count)),
                None => return false,
            },
        }
        true
    }

    /// Reminds of what a digit means now.
    pub(super) fn still(&mut self) {
        match self.step.next.scene.clone() {
            Scene::Draft(stage) => drafting::show(self, &stage),
            Scene::Lot(cards) => self.say(Say::LotUnclear(cards.len())),
            Scene::Opened { .. } => self.say(Say::Still(None)),
            _ => {
                self.dialogue().scene = Scene::Card;
                let open = self.view().is_some_and(|view| view.openness == Openness::Open);
                let awaited = self.step.next.modes.step;
                let place = self.place();
                match place.card {
                    None if open && awaited && !place.trail.is_empty() => self.note(Note::Onward),
                    _ if !open => self.note(Note::Others),
                    Some(_) => {
                        let number = place.behind.saturating_add(1);
                        self.say(Say::Still(Some(number)));
                    }
                    None => self.note(Note::NoCard),
                }
            }
        }
    }
}
