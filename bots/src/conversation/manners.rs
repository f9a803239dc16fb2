//! How one wants to be spoken to: ideas each in a message of its own, no digits, one thing at a time. Knows no channel.

use super::command::Command;
use super::dialogue::Modes;
use super::say::{Note, Way};
use super::turn::Turn;

/// Words that change how one is spoken to, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    let modes = &mut turn.dialogue().modes;
    let note = match command {
        Command::Aloud => {
            modes.aloud = true;
            Note::Way(Way::Aloud)
        }
        Command::Bare => {
            modes.bare = true;
            Note::Way(Way::Bare)
        }
        Command::Digits => {
            modes.bare = false;
            Note::Way(Way::Digits)
        }
        Command::Step => {
            modes.step = true;
            Note::Way(Way::Step)
        }
        Command::Unstep => {
            modes.step = false;
            Note::Way(Way::Unstep)
        }
        Command::Normal => {
            *modes = Modes::default();
            Note::Way(Way::Normal)
        }
        _ => return false,
    };
    turn.note(note);
    turn.still();
    true
}
