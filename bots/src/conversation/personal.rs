//! What concerns the person and not the ideas: my data, erasure, stopping, languages, and what one may read. Knows no vote.

use ilfaut_client::backend::Marked;
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, Signature, phrase};

use super::arrival;
use super::ask::Ask;
use super::command::Command;
use super::dialogue::{Dialogue, Scene};
use super::reading::Reading;
use super::results;
use super::say::{Counting, Note, Say, Writing};
use super::signature::{self, Unsigned};
use super::turn::Turn;

/// The word that erases, in each language: capitals, whole, nothing else.
const CONFIRM: [&str; 3] = ["EFFACER", "ERASE", "DIVERKAÑ"];

/// Typed in front of my data.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    match (&turn.step.next.scene, reading) {
        (Scene::Erasing, _) => erasing(turn, text),
        (Scene::Naming, _) => naming(turn, text, reading),
        (Scene::Objecting, _) => objecting(turn, text, reading),
        (Scene::Aside, Reading::Digits(digits)) if digits == &[1] => write_objection(turn),
        (Scene::Aside, Reading::Words(words)) if words == &[Command::Object] => write_objection(turn),
        (Scene::Aside, _) => false,
        (_, Reading::Digits(digits)) => match digits[..] {
            [number @ 1..=4] => command(turn, choices(&turn.step.next)[usize::from(number - 1)]),
            _ => false,
        },
        _ => false,
    }
}

/// What can be done about my data, in the order of its numbers.
pub(super) fn choices(dialogue: &Dialogue) -> [Command; 4] {
    let erasure = if dialogue.erasing.is_some() { Command::Keep } else { Command::Erase };
    [Command::Export, Command::Rename, erasure, Command::Counted]
}

/// Words about the person, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    match command {
        Command::Data => turn.ask(Ask::Data),
        Command::Export => turn.ask(Ask::Copy),
        Command::Rename => {
            turn.dialogue().scene = Scene::Naming;
            turn.note(Note::Naming);
        }
        Command::Erase => {
            let under_way = turn.step.next.erasing.map(Say::Erasing);
            if under_way.is_none() {
                turn.dialogue().scene = Scene::Erasing;
            }
            turn.say(under_way.unwrap_or(Say::EraseAsked));
        }
        Command::Keep => turn.ask(Ask::Keep),
        Command::Object if turn.step.next.refused.is_some() => appeal(turn),
        Command::Counted | Command::Object => about_votes(turn, command),
        Command::Stop => {
            turn.dialogue().stopped = true;
            turn.note(Note::Stopped);
        }
        Command::Resume | Command::Hello => resume(turn),
        Command::Retry => match turn.dialogue().retry.take() {
            Some(ask) => turn.ask(ask),
            None => turn.note(Note::NothingToRetry),
        },
        Command::Pause => turn.note(Note::Pause),
        Command::Quit => {
            turn.note(Note::Bye);
            turn.step.leave = true;
        }
        Command::French => speak(turn, Language::FRENCH),
        Command::English => speak(turn, Language::ENGLISH),
        Command::Breton => speak(turn, Language::BRETON),
        _ => return reading_room(turn, command),
    }
    true
}

/// « contester », of the refused idea that was spoken of last.
fn appeal(turn: &mut Turn<'_>) {
    if let Some(refused) = turn.step.next.refused.clone() {
        turn.ask(Ask::Appeal(refused));
    }
}

/// Whether one's votes count; the words against their being set aside follow once it is known that they are.
fn about_votes(turn: &mut Turn<'_>, command: Command) {
    match turn.step.next.question.clone() {
        Some(question) => turn.ask(Ask::Counted(question, command == Command::Object)),
        None => turn.note(Note::NoQuestion),
    }
}

/// What the consultation says of one's votes.
pub(super) fn counted(turn: &mut Turn<'_>, marked: Option<Marked>, objecting: bool) {
    let Some(marked) = marked else {
        turn.note(if objecting { Note::Counting(Counting::NothingAside) } else { Note::Counting(Counting::Counted) });
        turn.next_card();
        return;
    };
    turn.say(Say::Aside(Box::new(marked)));
    turn.dialogue().scene = if objecting { Scene::Objecting } else { Scene::Aside };
    turn.note(if objecting { Note::Counting(Counting::Objecting) } else { Note::Counting(Counting::AsideChoices) });
}

/// The reason has just been told: only the words are awaited.
fn write_objection(turn: &mut Turn<'_>) -> bool {
    turn.dialogue().scene = Scene::Objecting;
    turn.note(Note::Counting(Counting::Objecting));
    true
}

/// « contester », with the words.
pub(super) fn object(turn: &mut Turn<'_>, words: &str) {
    match turn.step.next.question.clone() {
        Some(question) => turn.ask(Ask::Object(question, words.trim().to_owned())),
        None => turn.note(Note::NoQuestion),
    }
}

/// The words are awaited: everything is one, but going back and what cannot be meant.
fn objecting(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    use Command as C;
    match reading {
        Reading::Words(words) if matches!(words[..], [C::Back | C::Help | C::Menu | C::Stop | C::Quit]) => {
            return false;
        }
        Reading::Digits(digits) if digits.len() == 1 => return false,
        Reading::Empty => turn.note(Note::Counting(Counting::Objecting)),
        Reading::With(C::Object, words) => object(turn, words),
        _ => object(turn, text),
    }
    true
}

/// « exporter FICHIER ».
pub(super) fn export(turn: &mut Turn<'_>, path: String) {
    if turn.context.files {
        let kept = turn.step.next.kept();
        turn.ask(Ask::Export { path, kept });
    } else {
        turn.note(Note::NoFiles);
        turn.ask(Ask::Copy);
    }
}

/// What one may read; afterwards one is where one was.
fn reading_room(turn: &mut Turn<'_>, command: Command) -> bool {
    let question = turn.question();
    match (command, question) {
        (Command::Menu, _) => {
            menu(turn);
            return true;
        }
        (Command::Help, _) => turn.note(Note::Help),
        (Command::Privacy, question) => turn.say(Say::Privacy(question.and_then(|question| question.erase_after_days))),
        (Command::About, Some(question)) => turn.say(Say::About(question)),
        (Command::Charter, Some(question)) => turn.say(Say::Charter(question)),
        (Command::Progress, Some(question)) => {
            turn.ask(Ask::Progress(question.id.clone()));
            return true;
        }
        (Command::Results | Command::Picture, Some(question)) => {
            if turn.view().is_some_and(|view| view.openness == Openness::Finished) {
                results::ask(turn, question.id.clone(), command == Command::Picture);
                return true;
            }
            turn.say(Say::NoResultsYet(question));
        }
        (Command::About | Command::Charter | Command::Progress | Command::Results | Command::Picture, None) => {
            turn.note(Note::NoQuestion);
        }
        _ => return false,
    }
    turn.still();
    true
}

/// The menu; `0` goes back to what it was called from.
fn menu(turn: &mut Turn<'_>) {
    if turn.step.next.scene != Scene::Menu {
        let before = std::mem::replace(&mut turn.dialogue().scene, Scene::Menu);
        let goes_on = matches!(before, Scene::Draft(_) | Scene::Opened { .. } | Scene::Results(_));
        let goes_on = goes_on || before.entries().is_some();
        turn.dialogue().from = goes_on.then_some(before);
    }
    turn.note(Note::Menu);
}

fn speak(turn: &mut Turn<'_>, language: Language) {
    turn.dialogue().language = Some(language);
    turn.note(Note::LanguageChanged);
    if turn.step.next.scene == Scene::Languages {
        turn.dialogue().scene = Scene::Card;
    }
    if matches!(turn.step.next.scene, Scene::Card) {
        turn.next_card();
    } else {
        turn.still();
    }
}

fn resume(turn: &mut Turn<'_>) {
    turn.dialogue().stopped = false;
    arrival::arrive(turn, None, None, None);
}

fn naming(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    use Command as C;
    match reading {
        Reading::Words(words) if words == &[C::Anonymous] => {
            turn.ask(Ask::Sign(Signature::default()));
        }
        Reading::Words(words) if matches!(words[..], [C::Back | C::Help | C::Menu | C::Stop | C::Quit]) => {
            return false;
        }
        Reading::Digits(digits) if digits.len() == 1 => return false,
        Reading::Idea => return false,
        Reading::Empty => turn.note(Note::Naming),
        _ => match signature::parse(text) {
            Ok(signature) => turn.ask(Ask::Sign(signature)),
            Err(Unsigned::Name) => turn.note(Note::Writing(Writing::BadName)),
            Err(Unsigned::Age) => turn.note(Note::Writing(Writing::BadAge)),
        },
    }
    true
}

/// Only the whole word in capitals erases; anything else leaves everything as it is.
fn erasing(turn: &mut Turn<'_>, text: &str) -> bool {
    if CONFIRM.contains(&phrase::clean(text).as_str()) {
        turn.ask(Ask::Erase);
    } else {
        turn.note(Note::NotErased);
        turn.dialogue().scene = Scene::Card;
        turn.still();
    }
    true
}
