//! Being told of ideas that wait for one: asked once, where all are seen, and answered by a word at any time. Knows neither when
//! nor how anybody is told.

use super::command::Command;
use super::dialogue::News;
use super::say::{Note, Telling};
use super::turn::Turn;

/// All ideas are seen: whoever can be told of others is asked whether they want to be, once.
pub(super) fn offer(turn: &mut Turn<'_>) {
    if turn.context.reaches && turn.step.next.news == News::Unasked {
        let dialogue = turn.dialogue();
        (dialogue.news, dialogue.perhaps) = (News::Unwanted, Some(Command::Tell));
        turn.note(Note::Telling(Telling::Offer));
    }
}

/// What « non » means where this word was offered.
pub(super) fn declined(offered: Command) -> Option<Command> {
    (offered == Command::Tell).then_some(Command::Untell)
}

/// Words that ask for it or for its end, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    let note = match command {
        Command::Tell if turn.context.reaches => Note::Telling(Telling::Wanted),
        Command::Tell => Note::CannotHere,
        Command::Untell => Note::Telling(Telling::Unwanted),
        _ => return false,
    };
    turn.dialogue().news = if note == Note::Telling(Telling::Wanted) { News::Wanted } else { News::Unwanted };
    turn.note(note);
    turn.still();
    true
}
