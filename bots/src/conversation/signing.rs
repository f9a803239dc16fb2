//! How the idea being written is signed. Knows no vote and sends nothing.

use ilfaut_client::model::Signature;

use super::command::Command;
use super::dialogue::Stage;
use super::drafting;
use super::reading::Reading;
use super::say::{Note, Writing};
use super::signature::{self, Unsigned};
use super::turn::Turn;

/// A signature is awaited.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    match reading {
        Reading::Words(words) if words == &[Command::Anonymous] => signed(turn, Signature::default()),
        Reading::Words(words) if words.iter().any(|word| word.key().is_some() || word.is_qualification()) => {
            turn.note(Note::Writing(Writing::Sign));
        }
        Reading::Words(_) | Reading::With(..) => return false,
        Reading::Digits(digits) if digits == &[9] => return false,
        Reading::Digits(digits) if digits.len() == 1 => turn.note(Note::Writing(Writing::Sign)),
        Reading::Empty => turn.note(Note::Writing(Writing::Sign)),
        Reading::Idea => drafting::examine(turn, text),
        _ => match signature::parse(text) {
            Ok(signature) => signed(turn, signature),
            Err(Unsigned::Name) => turn.note(Note::Writing(Writing::BadName)),
            Err(Unsigned::Age) => turn.note(Note::Writing(Writing::BadAge)),
        },
    }
    true
}

fn signed(turn: &mut Turn<'_>, signature: Signature) {
    turn.dialogue().signature = Some(signature);
    drafting::stage(turn, Stage::Preview);
    drafting::preview(turn);
}
