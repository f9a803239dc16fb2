//! What was typed, handed to the scene one is in, then to what can be said at any moment. Knows no answer.

use ilfaut_client::model::{PhraseRule, Time};
use ilfaut_client::rules::flags::{self, Flag};

use super::command::Command;
use super::dialogue::Scene;
use super::reading::{Reading, read};
use super::say::{Note, Say};
use super::turn::Turn;
use super::{borrowed, care, courtesy, drafting, idea, listing, manners, news, personal, results, voting};
use crate::channel::Medium;

/// Words and characters from which an unknown text is offered as an idea.
const IDEA: (usize, usize) = (3, 12);
/// Milliseconds of silence after which a number may have been meant for something else than the list (half an hour).
const SILENCE: i64 = 1_800 * Time::SECOND;
/// Hints before answers become short.
const HINTS: u8 = 2;

/// Someone typed.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str) {
    let mut reading = read(text, turn.language(), turn.view().map(|view| &*view.question));
    if care::alone(turn, &reading) {
        return;
    }
    if let (Some(offered), Reading::Words(words)) = (turn.dialogue().perhaps.take(), &reading) {
        let meant = match words[..] {
            [Command::Yes] => Some(offered),
            [Command::No] => news::declined(offered),
            _ => None,
        };
        reading = meant.map_or(reading, |meant| Reading::Words(vec![meant]));
    }
    if turn.step.next.stopped && !allowed_when_stopped(turn, &reading) {
        turn.note(Note::StillStopped);
        return;
    }
    if turn.step.next.stopped && reading == Reading::Words(vec![Command::Resume]) && !turn.step.next.scene.is_personal()
    {
        command(turn, Command::Resume);
        return;
    }
    let lost = std::mem::take(&mut turn.dialogue().lost);
    if !matches!(reading, Reading::Perhaps(_) | Reading::Unknown | Reading::Empty) {
        turn.dialogue().unclear = None;
    }
    let now = turn.context.now;
    let before = turn.dialogue().heard.replace(now);
    let silent = before.is_some_and(|before| now.since(before) >= SILENCE);
    if silent && matches!(reading, Reading::Digits(_)) && listing::again(turn) {
        return;
    }
    let taken = match turn.step.next.scene.clone() {
        Scene::Card | Scene::Opened { .. } => voting::typed(turn, &reading),
        Scene::Lot(cards) => voting::lot(turn, &cards, &reading),
        Scene::Draft(stage) => drafting::typed(turn, &stage, text, &reading),
        Scene::Results(_) => results::typed(turn, &reading),
        Scene::Data | Scene::Naming | Scene::Erasing | Scene::Aside | Scene::Objecting => {
            personal::typed(turn, text, &reading)
        }
        _ => listing::typed(turn, text, &reading),
    };
    if !taken {
        anywhere(turn, text, reading, lost);
    }
}

/// Someone changed what they had typed: of an idea being written it is the new version, anything else was answered already,
/// which is said where the new words would mean something.
pub(super) fn edited(turn: &mut Turn<'_>, text: &str) {
    let reading = read(text, turn.language(), turn.view().map(|view| &*view.question));
    if care::alone(turn, &reading) || turn.step.next.stopped {
        return;
    }
    match reading {
        Reading::Idea if matches!(turn.step.next.scene, Scene::Draft(_)) => drafting::examine(turn, text),
        Reading::Idea => turn.note(Note::EditedIdea),
        Reading::Digits(_) | Reading::Words(_) => turn.note(Note::Edited),
        _ => {}
    }
}

/// Someone passed another's words on: never a vote, never a command.
pub(super) fn forwarded(turn: &mut Turn<'_>, text: &str) {
    let reading = read(text, turn.language(), turn.view().map(|view| &*view.question));
    if care::alone(turn, &reading) {
        return;
    }
    if turn.step.next.stopped {
        turn.note(Note::StillStopped);
        return;
    }
    match reading {
        Reading::Idea => borrowed::passed_on(turn, text),
        _ => turn.still(),
    }
}

fn allowed_when_stopped(turn: &Turn<'_>, reading: &Reading) -> bool {
    use Command as C;
    let word = |command: &Command| {
        matches!(command, C::Resume | C::Data | C::Export | C::Erase | C::Keep | C::Quit | C::Privacy | C::Help)
            || matches!(command, C::Counted | C::Object)
    };
    turn.step.next.scene.is_personal()
        || match reading {
            Reading::Words(words) => words.iter().all(word),
            Reading::With(command, _) => matches!(command, C::Export | C::Object),
            _ => false,
        }
}

/// Someone sent what cannot be read.
pub(super) fn unread(turn: &mut Turn<'_>, medium: Medium) {
    if !hushed(turn) {
        turn.note(Note::Unreadable(medium));
    }
}

/// Notes that something was not understood; answers whether nothing more is said to that.
fn hushed(turn: &mut Turn<'_>) -> bool {
    let now = turn.context.now;
    turn.dialogue().misses(now) && !turn.context.keyboard
}

/// What can be said at any moment.
fn anywhere(turn: &mut Turn<'_>, text: &str, reading: Reading, lost: u8) {
    match reading {
        Reading::Empty => turn.still(),
        Reading::Digits(digits) => match digits[..] {
            [7] => command(turn, Command::Pass),
            [8] => command(turn, Command::Propose),
            [9] => command(turn, Command::Menu),
            [0] => command(turn, Command::Back),
            _ => {
                turn.note(Note::BadDigits);
                turn.still();
            }
        },
        Reading::Words(words) => match words[..] {
            [one] => command(turn, one),
            _ => turn.not_here(),
        },
        Reading::With(Command::Export, path) => personal::export(turn, path),
        Reading::With(Command::Object, words) => personal::object(turn, &words),
        Reading::With(_, words) => listing::search(turn, &words, 0),
        Reading::Idea => drafting::begin(turn, text),
        Reading::Perhaps(_) | Reading::Unknown if hushed(turn) => {}
        Reading::Perhaps(command) => perhaps(turn, command, text, lost),
        Reading::Unknown => unknown(turn, text, lost),
    }
}

/// Asks whether a word was meant, where it would mean something.
fn perhaps(turn: &mut Turn<'_>, command: Command, text: &str, lost: u8) {
    let before_an_idea = matches!(turn.step.next.scene, Scene::Card | Scene::Opened { .. });
    let of_a_vote = command.key().is_some() || command.is_qualification();
    if of_a_vote && !before_an_idea {
        unknown(turn, text, lost);
        return;
    }
    turn.let_the_condition_go();
    turn.dialogue().perhaps = Some(command);
    let digit = command.digit().filter(|_| before_an_idea && !command.is_qualification());
    turn.say(Say::Perhaps(command, digit));
}

/// A word, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) {
    let taken = voting::command(turn, command)
        || drafting::command(turn, command)
        || listing::command(turn, command)
        || manners::command(turn, command)
        || news::command(turn, command)
        || personal::command(turn, command);
    if !taken {
        turn.not_here();
    }
}

/// What is said among people gets a friendly word, a sentence is offered as an idea; anything else gets two hints, then short
/// answers.
fn unknown(turn: &mut Turn<'_>, text: &str, lost: u8) {
    turn.dialogue().lost = lost.saturating_add(1);
    if is_rude(text) {
        turn.still();
        return;
    }
    if let Some(courtesy) = courtesy::of(text) {
        turn.note(Note::Courtesy(courtesy));
        turn.still();
        return;
    }
    let idea = courtesy::without_greeting(text);
    if idea::opens(idea, turn.view().map(|view| &*view.question)) {
        drafting::begin(turn, idea);
        return;
    }
    let sentence = idea.split_whitespace().count() >= IDEA.0 && idea.chars().count() >= IDEA.1;
    if sentence && lost < HINTS && drafting::is_welcome(turn) && !courtesy::is_talk(idea) {
        drafting::begin(turn, idea);
        return;
    }
    turn.note(match lost {
        0 => Note::Hint,
        1 => Note::HintAgain,
        _ => Note::HintShort,
    });
    turn.still();
}

/// Whether it can be meant to hurt: nobody argues with that.
fn is_rude(text: &str) -> bool {
    flags::flags(text, &[], &PhraseRule::french()).contains(&Flag::Insult)
}
