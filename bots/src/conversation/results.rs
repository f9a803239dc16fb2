//! What everyone said of a question that is over: a list of parts, each one short message, and the way back. Knows no vote of
//! one's own and nothing of how a zone is found.

use ilfaut_client::model::QuestionId;
use ilfaut_client::model::question::Openness;

use super::ask::{Ask, Part, Spot};
use super::dialogue::Scene;
use super::reading::Reading;
use super::say::{Listing, Note, Say};
use super::turn::Turn;

/// The parts that are zones come first, in the order in which they are answered.
const ZONES: u8 = 3;
/// The number of the topics.
const TOPICS: u8 = 4;
/// The number of how it is counted.
const METHOD: u8 = 5;
/// How many parts there are.
pub(super) const PARTS: usize = 5;

/// Asks for the list; or for the picture, where one can be sent.
pub(super) fn ask(turn: &mut Turn<'_>, question: QuestionId, drawn: bool) {
    turn.place().card = None; // there is nothing to vote on any more
    turn.dialogue().scene = Scene::Results(0);
    if drawn && turn.context.documents {
        turn.ask(Ask::Picture(question));
        return;
    }
    if drawn {
        turn.note(Note::NoPicture);
    }
    turn.ask(Ask::Results(question));
}

/// A number typed in front of them.
pub(super) fn typed(turn: &mut Turn<'_>, reading: &Reading) -> bool {
    let (Reading::Digits(digits), Some(question)) = (reading, turn.step.next.question.clone()) else { return false };
    match digits[..] {
        [number @ 1..=ZONES] => {
            turn.dialogue().scene = Scene::Results(number);
            turn.ask(Ask::Results(question));
        }
        [TOPICS] => turn.ask(Ask::Topics(question)),
        [METHOD] => {
            turn.dialogue().scene = Scene::Results(METHOD);
            turn.note(Note::Listing(Listing::Method));
        }
        [number @ 6] => turn.say(Say::ListUnclear(usize::from(number) - 1)),
        _ => return false,
    }
    true
}

/// What everyone said: drawn, with all its words; one part of it; or the list of parts.
pub(super) fn answered(turn: &mut Turn<'_>, parts: Vec<Part>, spots: Vec<Spot>) {
    let Some(view) = turn.view().cloned() else { return };
    let known = parts.iter().any(|part| part.count > 0);
    let number = if let Scene::Results(number @ 1..=ZONES) = turn.step.next.scene { usize::from(number) } else { 0 };
    let part = number.checked_sub(1).and_then(|at| parts.get(at)).cloned();
    let more = turn.context.documents && spots.is_empty() && known && part.is_none();
    match part {
        _ if !spots.is_empty() => turn.say(Say::Results(view, parts, spots)),
        Some(part) => turn.say(Say::ResultsPart(part)),
        None => turn.say(Say::ResultsList(view, parts)),
    }
    if more {
        turn.note(Note::Drawable);
    }
}

/// Back to the list of parts, or of topics; answers whether one is behind what is in front of one.
pub(super) fn back(turn: &mut Turn<'_>) -> bool {
    let Some(question) = turn.step.next.question.clone().filter(|_| is_over(turn)) else { return false };
    match &turn.step.next.scene {
        Scene::Results(1..) | Scene::Topics(_) => ask(turn, question, false),
        Scene::Found { words, .. } if words.is_empty() => turn.ask(Ask::Topics(question)),
        _ => return false,
    }
    true
}

/// Whether the question one is in is over.
pub(super) fn is_over(turn: &Turn<'_>) -> bool {
    turn.view().is_some_and(|view| view.openness == Openness::Finished)
}
