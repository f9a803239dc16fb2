//! « Envoyer »: the last step of an idea being written, or the next one. Knows no vote and no look-alike.

use ilfaut_client::model::{Language, Phrase};

use super::ask::Ask;
use super::dialogue::{Scene, Stage};
use super::drafting;
use super::idea;
use super::say::Say;
use super::turn::Turn;

/// From the hint of two ideas on to the signature; from the preview to the moderators.
pub(super) fn send(turn: &mut Turn<'_>) {
    match (&turn.step.next.scene, turn.step.next.draft.clone()) {
        (Scene::Draft(Stage::Double), _) => return drafting::onward(turn, false),
        (Scene::Draft(Stage::Rude), Some(draft)) => return drafting::examine(turn, &draft.text),
        _ => {}
    }
    if !turn.is_open() {
        let text = turn.dialogue().draft.take().map_or_else(String::new, |draft| draft.text);
        turn.dialogue().scene = Scene::Card;
        turn.say(Say::Returned(text));
        return;
    }
    let (Some(question), Some(draft)) = (turn.question(), turn.step.next.draft.clone()) else { return };
    match idea::check(&draft.text, &question, turn.language()) {
        Ok((phrase, language)) => propose(turn, phrase, language),
        Err(fault) => drafting::faulty(turn, &draft.text, fault),
    }
}

fn propose(turn: &mut Turn<'_>, phrase: Phrase, language: Language) {
    let Some(question) = turn.step.next.question.clone() else { return };
    let signature = turn.step.next.signature.clone().unwrap_or_default();
    turn.ask(Ask::Propose { question, phrase, language, signature });
}
