//! Coming, coming back, and turning to another question. Knows no vote.

use std::sync::Arc;

use ilfaut_client::backend::QuestionView;
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, ProposalId, QuestionId};

use super::ask::Ask;
use super::dialogue::Scene;
use super::say::{Note, Say};
use super::turn::Turn;
use super::{drafting, instead};

/// Someone came.
pub(super) fn arrive(
    turn: &mut Turn<'_>,
    language: Option<Language>,
    wanted: Option<&QuestionId>,
    idea: Option<ProposalId>,
) {
    let default = turn.context.language;
    let dialogue = turn.dialogue();
    dialogue.language = language.or(dialogue.language).or(Some(default));
    (dialogue.lost, dialogue.perhaps) = (0, None);
    if dialogue.stopped {
        turn.note(Note::StillStopped);
        return;
    }
    if let Some(wanted) = wanted
        && !turn.context.questions.iter().any(|view| view.question.id == *wanted)
    {
        list(turn, Some(wanted.to_string()));
        return;
    }
    let Some(view) = chosen(turn, wanted) else {
        turn.note(Note::NoQuestion);
        return;
    };
    settle_in(turn, view, idea);
}

/// Someone may not have been answered: where they are, once more.
pub(super) fn unsure(turn: &mut Turn<'_>) {
    if turn.step.next.scene == Scene::Card { turn.next_card() } else { turn.still() }
}

/// The list of questions; with the name of one that is not among them.
pub(super) fn list(turn: &mut Turn<'_>, missing: Option<String>) {
    let questions = turn.context.questions;
    if questions.is_empty() {
        turn.note(Note::NoQuestion);
        return;
    }
    turn.dialogue().scene = Scene::Questions(questions.iter().map(|view| view.question.id.clone()).collect());
    turn.say(Say::Questions(questions.to_vec(), missing));
}

/// Turns to another question; one's place in the one before is kept.
pub(super) fn turn_to(turn: &mut Turn<'_>, question: QuestionId) {
    turn.dialogue().question = Some(question);
    if let Some(question) = turn.question() {
        turn.say(Say::Question(question));
    }
    turn.next_card();
}

/// The question asked for, else the one before, else the first open one, else any.
fn chosen<'a>(turn: &Turn<'a>, wanted: Option<&QuestionId>) -> Option<&'a QuestionView> {
    let questions = turn.context.questions;
    let named = |id: &QuestionId| questions.iter().find(|view| view.question.id == *id);
    let before = turn.step.next.question.as_ref();
    let open = || questions.iter().find(|view| view.openness == Openness::Open);
    wanted.and_then(named).or_else(|| before.and_then(named)).or_else(open).or_else(|| questions.first())
}

fn settle_in(turn: &mut Turn<'_>, view: &QuestionView, idea: Option<ProposalId>) {
    let id = &view.question.id;
    let question = Arc::clone(&view.question);
    let open = turn.context.questions.iter().filter(|view| view.openness == Openness::Open);
    let others = open.filter(|other| other.question.id != *id).count();
    let known = !turn.step.next.places.is_empty();
    turn.dialogue().question = Some(id.clone());
    turn.place();
    turn.say(if known { Say::Back(question) } else { Say::Welcome(question, others) });
    if let Some(until) = turn.step.next.erasing {
        turn.say(Say::Erasing(until));
    }
    if let Some(idea) = idea {
        turn.ask(Ask::Card(idea));
    } else if let (Scene::Draft(stage), Some(draft)) = (turn.step.next.scene.clone(), turn.step.next.draft.clone()) {
        drafting::resume(turn, &stage, draft.text);
    } else if !instead::back(turn) {
        turn.next_card();
    }
}
