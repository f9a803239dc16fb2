//! The step being made: where things are changed, said and asked. Knows no scene in particular.

use std::sync::Arc;

use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, Question, QuestionId};

use super::ask::Ask;
use super::dialogue::{Condition, Dialogue, Place, Scene};
use super::say::{Counting, Note, Say};
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

    /// A word that answers nothing here.
    pub(super) fn not_here(&mut self) {
        self.note(Note::NotHere);
        self.still();
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
        self.place_in(&question)
    }

    /// The place in a question; a new one where there is none.
    pub(super) fn place_in(&mut self, question: &QuestionId) -> &mut Place {
        self.step.next.places.entry(question.clone()).or_default()
    }

    /// Whether this is the question one is in.
    pub(super) fn is_in(&self, question: &QuestionId) -> bool {
        self.step.next.question.as_ref() == Some(question)
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
        self.dialogue().from = None;
        if count == 1 {
            self.dialogue().scene = Scene::Card;
        }
        self.let_the_condition_go();
        if !self.is_open() {
            self.place().card = None;
            return;
        }
        let Some(question) = self.step.next.question.clone() else { return };
        let place = self.place();
        let (topic, passed) = (place.topic.clone(), place.passed.clone());
        self.ask(Ask::Next { question, topic, passed, count });
    }

    /// A condition that is no longer in front of one is not asked any more.
    pub(super) fn let_the_condition_go(&mut self) {
        if self.is_asked() && !self.says_the_condition() {
            self.place().condition = Condition::Over;
        }
    }

    fn is_asked(&self) -> bool {
        self.step.next.place().is_some_and(|place| place.condition == Condition::Asked)
    }

    fn says_the_condition(&self) -> bool {
        self.step.say.iter().any(|say| matches!(say, Say::Condition(_)))
    }

    /// The condition once more, where it still waits for an answer.
    pub(super) fn condition_again(&mut self) {
        if self.is_asked() && !self.says_the_condition() {
            self.step.say.extend(self.question().map(Say::Condition));
        }
    }

    /// Whether what was said last stays what it was: it is a vote that is spoken of, or nothing is said but a word at once.
    pub(super) fn is_about_the_latest(&self) -> bool {
        matches!(self.step.ask, Some(Ask::Vote { .. } | Ask::Unvote(_) | Ask::Qualify(..)))
            || matches!(self.step.say[..], [Say::Note(Note::TooSoon)])
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

    /// Reminds of what a digit means now: the idea in front of one is said again, whole.
    pub(super) fn still(&mut self) {
        if self.resume() || self.asks_again() {
            return;
        }
        self.dialogue().scene = Scene::Card;
        self.condition_again();
        let open = self.view().is_some_and(|view| view.openness == Openness::Open);
        let awaited = self.step.next.modes.step;
        let place = self.place();
        match place.card.clone() {
            None if open && awaited && !place.trail.is_empty() => self.note(Note::Onward),
            _ if !open => self.note(Note::Others),
            Some(card) => self.ask(Ask::Card(card)),
            None => self.note(Note::NoCard),
        }
    }

    /// Asks again what a scene waits for that is neither an idea nor a list; answers whether it is one.
    fn asks_again(&mut self) -> bool {
        match self.step.next.scene {
            Scene::Data => self.ask(Ask::Data),
            Scene::Languages => self.note(Note::Languages),
            Scene::Naming => self.note(Note::Naming),
            Scene::Aside => self.note(Note::Counting(Counting::AsideChoices)),
            Scene::Objecting => self.note(Note::Counting(Counting::Objecting)),
            _ => return false,
        }
        true
    }
}
