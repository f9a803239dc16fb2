//! An idea being written: checked, signed, read again, sent; nothing typed is ever lost on the way. Knows no vote.
//!
//! The stages come one after the other in [`onward`]; between the checks and the signature come the similar ideas of others.

use ilfaut_client::rules::flags::{self, Flag};

use super::borrowed;
use super::command::Command;
use super::courtesy;
use super::dialogue::{Draft, Scene, Stage};
use super::idea::{self, Fault};
use super::instead;
use super::reading::Reading;
use super::say::{Note, Say, Writing};
use super::second;
use super::sending;
use super::signing;
use super::turn::Turn;

/// Someone began an idea.
pub(super) fn begin(turn: &mut Turn<'_>, text: &str) {
    if !turn.is_open() {
        turn.say(Say::Returned(text.trim().to_owned()));
        return;
    }
    if let Some(until) = turn.step.next.erasing {
        turn.say(Say::Erasing(until));
        turn.say(Say::Returned(text.trim().to_owned()));
        return;
    }
    if !is_welcome(turn) {
        turn.note(Note::Writing(Writing::NoProposals));
        return;
    }
    if second::begun(turn, text) {
        return;
    }
    turn.dialogue().draft = Some(Draft::default());
    examine(turn, text);
}

/// Whether ideas are taken here and now; says nothing.
pub(super) fn is_welcome(turn: &Turn<'_>) -> bool {
    turn.view().is_some_and(|view| view.question.can_propose)
}

/// « proposer »: an idea that waits, or a new one.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    if command != Command::Propose {
        return false;
    }
    if !turn.is_open() {
        return true;
    }
    if !is_welcome(turn) {
        turn.note(Note::Writing(Writing::NoProposals));
        return true;
    }
    if let Some(draft) = turn.step.next.draft.clone().filter(|draft| !draft.text.is_empty()) {
        examine(turn, &draft.text);
        if !turn.step.say.iter().any(|say| matches!(say, Say::Preview(..))) {
            turn.step.say.insert(0, Say::DraftWaits(draft.text));
        }
    } else {
        turn.dialogue().draft = Some(Draft::default());
        stage(turn, Stage::Write);
        turn.note(Note::Writing(Writing::Write));
    }
    true
}

/// Typed while an idea is being written.
pub(super) fn typed(turn: &mut Turn<'_>, stage: &Stage, text: &str, reading: &Reading) -> bool {
    let declined = *stage == Stage::Similar && matches!(reading, Reading::Words(words) if words == &[Command::No]);
    if stage.is_written() && second::is_one(text, reading) && second::begun(turn, text) {
        return true;
    }
    if is_drop(reading) && !declined && *stage != Stage::Second {
        drop_draft(turn);
        return true;
    }
    match stage {
        Stage::Write | Stage::Mend(_) => writing(turn, stage, text, reading),
        Stage::Double | Stage::Rude => choosing(turn, text, reading, &[Command::Send, Command::Edit]),
        Stage::Similar => instead::typed(turn, text, reading),
        Stage::Sign => signing::typed(turn, text, reading),
        Stage::Preview => choosing(turn, text, reading, &[Command::Send, Command::Edit, Command::Sign]),
        Stage::Borrowed => borrowed::typed(turn, text, reading),
        Stage::Second => second::typed(turn, text, reading),
    }
}

/// Comes back to an idea that was being written.
pub(super) fn resume(turn: &mut Turn<'_>, stage: &Stage, text: String) {
    if !matches!(stage, Stage::Preview) && !text.is_empty() {
        turn.say(Say::DraftWaits(text));
    }
    show(turn, stage);
}

/// Says again what a stage waits for.
pub(super) fn show(turn: &mut Turn<'_>, stage: &Stage) {
    match stage {
        Stage::Write => turn.note(Note::Writing(Writing::Write)),
        Stage::Mend(fault) => turn.say(Say::Fault(fault.clone())),
        Stage::Double => turn.note(Note::Writing(Writing::Double)),
        Stage::Similar => instead::again(turn),
        Stage::Sign => turn.note(Note::Writing(Writing::Sign)),
        Stage::Preview => preview(turn),
        Stage::Borrowed => turn.note(Note::Writing(Writing::Whose)),
        Stage::Rude => turn.note(Note::Writing(Writing::Rude)),
        Stage::Second => second::show(turn),
    }
}

/// Reads a text anew and goes as far as it can.
pub(super) fn examine(turn: &mut Turn<'_>, text: &str) {
    let Some(question) = turn.question() else { return };
    let before = turn.step.next.draft.as_ref().map(|draft| draft.text.clone());
    let wish = idea::wished(text, &question, turn.language()).filter(|_| before.as_deref() != Some(text.trim()));
    if let Some(wish) = wish {
        faulty(turn, text, wish);
        return;
    }
    match idea::check(text, &question, turn.language()) {
        Ok((phrase, language)) => {
            let rule = question.phrase_rule(language);
            let double = flags::looks_double(phrase.as_str(), &rule);
            let hurts = flags::flags(phrase.as_str(), &question.languages, &rule).contains(&Flag::Insult);
            keep(turn, phrase.as_str(), None);
            if hurts && !insists(turn) {
                stage(turn, Stage::Rude);
                turn.note(Note::Writing(Writing::Rude));
            } else {
                onward(turn, double);
            }
        }
        Err(fault) => faulty(turn, text, fault),
    }
}

/// The text stays, with what is wrong with it.
pub(super) fn faulty(turn: &mut Turn<'_>, text: &str, fault: Fault) {
    keep(turn, text.trim(), fault.offer().map(str::to_owned));
    stage(turn, Stage::Mend(fault.clone()));
    turn.say(Say::Fault(fault));
}

fn keep(turn: &mut Turn<'_>, text: &str, offer: Option<String>) {
    let draft = turn.dialogue().draft.get_or_insert_default();
    let rewritten = draft.text != text;
    (draft.text, draft.offer) = (text.to_owned(), offer);
    if rewritten {
        let dialogue = turn.dialogue();
        (dialogue.compared, dialogue.blunt) = (None, false);
        if dialogue.scene == Scene::Draft(Stage::Rude) {
            dialogue.scene = Scene::Draft(Stage::Write);
        }
    }
}

/// Whether the same words come again after one was asked for others.
fn insists(turn: &mut Turn<'_>) -> bool {
    let dialogue = turn.dialogue();
    dialogue.blunt |= dialogue.scene == Scene::Draft(Stage::Rude);
    dialogue.blunt
}

/// The next stage that a good text needs.
pub(super) fn onward(turn: &mut Turn<'_>, double: bool) {
    let draft = turn.dialogue().draft.get_or_insert_default();
    if double && !draft.hinted {
        draft.hinted = true;
        stage(turn, Stage::Double);
        turn.note(Note::Writing(Writing::Double));
    } else if instead::compare(turn) {
        // its answer goes on from here
    } else if turn.step.next.signature.is_none() {
        stage(turn, Stage::Sign);
        turn.note(Note::Writing(Writing::Sign));
    } else {
        stage(turn, Stage::Preview);
        preview(turn);
    }
}

pub(super) fn stage(turn: &mut Turn<'_>, stage: Stage) {
    turn.dialogue().scene = Scene::Draft(stage);
}

/// Reads it again before it leaves.
pub(super) fn preview(turn: &mut Turn<'_>) {
    let text = turn.step.next.draft.as_ref().map_or_else(String::new, |draft| draft.text.clone());
    let signature = turn.step.next.signature.clone().unwrap_or_default();
    let language = turn.language();
    let max = turn.view().map_or(Fault::MOST, |view| view.question.phrase_rule(language).max);
    turn.say(Say::Preview(text, max, signature));
}

/// Another text is awaited.
pub(super) fn rewrite(turn: &mut Turn<'_>) {
    stage(turn, Stage::Write);
    turn.note(Note::Writing(Writing::Rewrite));
}

fn is_drop(reading: &Reading) -> bool {
    match reading {
        Reading::Digits(digits) => digits == &[0],
        Reading::Words(words) => matches!(words[..], [Command::Back | Command::No]),
        _ => false,
    }
}

fn drop_draft(turn: &mut Turn<'_>) {
    turn.dialogue().draft = None;
    turn.note(Note::Writing(Writing::Dropped));
    turn.next_card();
}

/// The words of the idea were taken away: it is given up wherever one is, and nothing else changes.
pub(super) fn taken_back(turn: &mut Turn<'_>) {
    let dialogue = turn.dialogue();
    dialogue.from.take_if(|from| matches!(from, Scene::Draft(_)));
    match dialogue.scene {
        Scene::Draft(Stage::Second) => second::alone(turn),
        Scene::Draft(_) => drop_draft(turn),
        _ => {
            dialogue.draft = None;
            turn.note(Note::Writing(Writing::Dropped));
        }
    }
}

/// A text is awaited; `1` takes the one that is offered.
fn writing(turn: &mut Turn<'_>, stage: &Stage, text: &str, reading: &Reading) -> bool {
    let offer = turn.step.next.draft.as_ref().and_then(|draft| draft.offer.clone());
    let yes = matches!(reading, Reading::Digits(digits) if digits == &[1])
        || matches!(reading, Reading::Words(words) if matches!(words[..], [Command::Yes | Command::Send]));
    match (reading, offer) {
        (_, Some(offer)) if yes => examine(turn, &offer),
        (Reading::Empty, _) => show(turn, stage),
        (Reading::Digits(digits), _) if digits != &[9] => turn.note(Note::HintDraft),
        (Reading::Words(words), _) if words.iter().any(|word| word.key().is_some() || word.is_qualification()) => {
            turn.note(Note::HintDraft);
        }
        (Reading::Unknown | Reading::Perhaps(_), _) if courtesy::of(text).is_some() => {
            turn.step.say.extend(courtesy::of(text).map(|courtesy| Say::Note(Note::Courtesy(courtesy))));
            show(turn, stage);
        }
        (Reading::Idea | Reading::Unknown | Reading::Perhaps(_), _) => {
            examine(turn, courtesy::without_greeting(text));
        }
        _ => return false,
    }
    true
}

/// One of the numbered choices, or a new text.
fn choosing(turn: &mut Turn<'_>, text: &str, reading: &Reading, choices: &[Command]) -> bool {
    let Scene::Draft(stage) = turn.step.next.scene.clone() else { return false };
    let chosen = match reading {
        Reading::Digits(digits) => match digits[..] {
            [9] => return false,
            [digit] => choices.get(usize::from(digit).wrapping_sub(1)).copied(),
            _ => None,
        },
        Reading::Words(words) => match words[..] {
            [Command::Yes | Command::Keep] => Some(Command::Send),
            [word] if choices.contains(&word) => Some(word),
            [word] if word.key().is_some() || word.is_qualification() => None,
            _ => return false,
        },
        Reading::Idea => {
            examine(turn, text);
            return true;
        }
        Reading::Empty | Reading::Unknown | Reading::Perhaps(_) => None,
        Reading::With(..) => return false,
    };
    match chosen {
        Some(Command::Send) => sending::send(turn),
        Some(Command::Edit) => rewrite(turn),
        Some(_) => {
            self::stage(turn, Stage::Sign);
            turn.note(Note::Writing(Writing::Sign));
        }
        None => show(turn, &stage),
    }
    true
}
