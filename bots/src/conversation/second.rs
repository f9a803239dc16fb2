//! A second idea begun while another is being written: which of the two goes on; the other comes back to its author. Knows no
//! vote and sends nothing.

use super::command::Command;
use super::courtesy;
use super::dialogue::{Draft, Stage};
use super::drafting;
use super::reading::{Reading, plain};
use super::say::Say;
use super::turn::Turn;
use super::wish;

/// Whether a text is an idea or a wish, behind a greeting or not.
pub(super) fn is_one(text: &str, reading: &Reading) -> bool {
    *reading == Reading::Idea || *reading == Reading::Unknown && wish::is_one(courtesy::without_greeting(text))
}

/// Asks which one goes on, if another is being written; answers whether one is.
pub(super) fn begun(turn: &mut Turn<'_>, text: &str) -> bool {
    let first = first(turn);
    if first.is_empty() || plain(&first) == plain(text) {
        return false;
    }
    turn.dialogue().second = Some(courtesy::without_greeting(text).trim().to_owned());
    drafting::stage(turn, Stage::Second);
    show(turn);
    true
}

/// Asks it.
pub(super) fn show(turn: &mut Turn<'_>) {
    let (first, second) = (first(turn), turn.step.next.second.clone().unwrap_or_default());
    turn.say(Say::Second(first, second));
}

/// Typed in front of the two.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    use Command as C;
    match reading {
        Reading::Digits(digits) if matches!(digits[..], [0 | 1]) => keep(turn),
        Reading::Digits(digits) if digits == &[2] => replace(turn),
        Reading::Words(words) if matches!(words[..], [C::Keep | C::Back | C::No]) => keep(turn),
        Reading::Words(words) if matches!(words[..], [C::Replace]) => replace(turn),
        Reading::Idea if begun(turn, text) => {}
        Reading::Idea => keep(turn),
        Reading::Digits(digits) if digits == &[9] => return false,
        Reading::Words(words) if matches!(words[..], [word] if word.key().is_none() && !word.is_qualification()) => {
            return false;
        }
        Reading::With(..) => return false,
        _ => show(turn),
    }
    true
}

fn first(turn: &Turn<'_>) -> String {
    turn.step.next.draft.as_ref().map_or_else(String::new, |draft| draft.text.clone())
}

fn keep(turn: &mut Turn<'_>) {
    let returned = turn.dialogue().second.take();
    turn.step.say.extend(returned.map(Say::Returned));
    let first = first(turn);
    drafting::examine(turn, &first);
}

/// The first one was taken away: the second goes on.
pub(super) fn alone(turn: &mut Turn<'_>) {
    let second = turn.dialogue().second.take().unwrap_or_default();
    turn.dialogue().draft = Some(Draft::default());
    drafting::examine(turn, &second);
}

fn replace(turn: &mut Turn<'_>) {
    let first = first(turn);
    turn.say(Say::Returned(first));
    alone(turn);
}
