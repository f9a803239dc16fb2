//! Somebody else's words, passed on: an idea of one's own only once one says so. Knows no vote and sends nothing.

use super::command::Command;
use super::dialogue::{Draft, Scene, Stage};
use super::drafting;
use super::reading::Reading;
use super::say::{Note, Writing};
use super::turn::Turn;

/// Words that begin as an idea does were passed on.
pub(super) fn passed_on(turn: &mut Turn<'_>, text: &str) {
    let writing = turn.step.next.draft.as_ref().is_some_and(|draft| !draft.text.is_empty());
    if writing || matches!(turn.step.next.scene, Scene::Draft(_)) {
        turn.note(Note::Writing(Writing::Borrowed));
        if !turn.resume() {
            turn.still();
        }
        return;
    }
    if !turn.is_open() {
        return;
    }
    if !drafting::is_welcome(turn) {
        turn.note(Note::Writing(Writing::NoProposals));
        return;
    }
    turn.dialogue().draft = Some(Draft { text: text.trim().to_owned(), ..Draft::default() });
    drafting::stage(turn, Stage::Borrowed);
    turn.note(Note::Writing(Writing::Whose));
}

/// Typed after « C'est votre idée ? ».
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    use Command as C;
    let borrowed = turn.step.next.draft.as_ref().map_or_else(String::new, |draft| draft.text.clone());
    match reading {
        Reading::Digits(digits) if digits == &[9] => return false,
        Reading::Digits(digits) if digits == &[1] => drafting::examine(turn, &borrowed),
        Reading::Words(words) if matches!(words[..], [C::Yes | C::Send]) => drafting::examine(turn, &borrowed),
        Reading::Words(words) if matches!(words[..], [word] if word.key().is_none() && !word.is_qualification()) => {
            return false;
        }
        Reading::With(..) => return false,
        Reading::Idea => drafting::examine(turn, text),
        _ => turn.note(Note::Writing(Writing::Whose)),
    }
    true
}
