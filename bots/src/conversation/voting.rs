//! Votes, the words added to them, passing and undoing. Knows no list and no idea being written.

use ilfaut_client::model::{ProposalId, Qualification, VoteKey};

use super::ask::{Ask, Marked};
use super::command::Command;
use super::dialogue::{Condition, Latest, Scene};
use super::instead;
use super::listing;
use super::reading::Reading;
use super::results;
use super::say::{Note, Say};
use super::turn::Turn;

/// Ideas in one message of « lot ».
pub(super) const LOT: usize = 5;

/// What is said of one idea among several.
enum Mark {
    /// A vote.
    Vote(VoteKey),
    /// Left for later.
    Later,
}

/// Typed in front of an idea.
pub(super) fn typed(turn: &mut Turn<'_>, reading: &Reading) -> bool {
    if condition(turn, reading) {
        return true;
    }
    match reading {
        Reading::Digits(digits) => match digits.split_first() {
            Some((key @ 1..=3, words)) if words.iter().copied().all(is_word) => vote_by_digits(turn, *key, words),
            Some(_) if digits.iter().copied().all(is_word) => qualify_by_digits(turn, digits),
            _ => false,
        },
        Reading::Words(words) => match words.split_first() {
            Some((first, rest)) if first.key().is_some() => vote_by_words(turn, *first, rest),
            Some((first, _)) if first.is_qualification() => qualify_by_words(turn, words),
            _ => false,
        },
        _ => false,
    }
}

/// Typed in front of several ideas.
pub(super) fn lot(turn: &mut Turn<'_>, cards: &[ProposalId], reading: &Reading) -> bool {
    if condition(turn, reading) {
        return true;
    }
    let marks: Option<Vec<Mark>> = match reading {
        Reading::Digits(digits) if matches!(digits[..], [0 | 8 | 9]) => return false,
        Reading::Digits(digits) => digits.iter().map(|digit| mark(*digit)).collect(),
        Reading::Words(words) if words.iter().all(|word| word.key().is_some() || *word == Command::Pass) => {
            Some(words.iter().map(|word| word.key().map_or(Mark::Later, Mark::Vote)).collect())
        }
        _ => return false,
    };
    match marks.filter(|marks| marks.len() <= cards.len()) {
        Some(marks) => vote_on_lot(turn, cards, &marks),
        None => turn.say(Say::LotUnclear(cards.len())),
    }
    true
}

/// Votes first; what is left for later comes with them, or alone.
fn vote_on_lot(turn: &mut Turn<'_>, cards: &[ProposalId], marks: &[Mark]) {
    let (mut votes, mut left) = (Vec::new(), Vec::new());
    for (proposal, mark) in cards.iter().cloned().zip(marks) {
        match mark {
            Mark::Vote(key) => votes.push(Marked { proposal, key: *key, words: Vec::new() }),
            Mark::Later => left.push(proposal),
        }
    }
    if !turn.is_open() {
        return;
    }
    turn.ask(if votes.is_empty() { Ask::Pass { left, count: LOT } } else { Ask::Vote { votes, left } });
}

/// Votes, passing and undoing by a word, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    match command {
        Command::Pass => pass(turn),
        Command::Back => back(turn),
        Command::Lot => turn.next_cards(LOT),
        Command::Continue | Command::Vote => turn.next_card(),
        Command::Why => why(turn),
        Command::Withdraw => match turn.step.next.scene.clone() {
            Scene::Opened { proposal, key: Some(_), .. } => turn.ask(Ask::Unvote(proposal)),
            _ => back(turn),
        },
        word if word.key().is_some() || word.is_qualification() => turn.not_here(),
        _ => return false,
    }
    true
}

/// « oui », « non » or « passer » to the condition that was asked; digits go on voting.
fn condition(turn: &mut Turn<'_>, reading: &Reading) -> bool {
    let asked = turn.step.next.place().is_some_and(|place| place.condition == Condition::Asked);
    let (true, Reading::Words(words), Some(question)) = (asked, reading, turn.step.next.question.clone()) else {
        return false;
    };
    match words[..] {
        [Command::Yes] => turn.ask(Ask::Declare(question, true)),
        [Command::No] => turn.ask(Ask::Declare(question, false)),
        [Command::Pass] if !matches!(turn.step.next.scene, Scene::Lot(_)) => {
            turn.note(Note::Undeclared);
            turn.place().condition = Condition::Over;
            let awaited = turn.step.next.modes.step && turn.place().card.is_none();
            if awaited { turn.next_card() } else { turn.still() }
        }
        _ => return false,
    }
    true
}

fn vote_by_digits(turn: &mut Turn<'_>, key: u8, words: &[u8]) -> bool {
    let key = VoteKey::ALL[usize::from(key - 1)];
    let mut words: Vec<Qualification> = words.iter().map(|word| word_of(key, *word)).collect();
    words.dedup();
    vote(turn, key, words);
    true
}

fn vote_by_words(turn: &mut Turn<'_>, first: Command, rest: &[Command]) -> bool {
    let Some(key) = first.key() else { return false };
    let words: Option<Vec<Qualification>> = rest.iter().map(|word| qualification(*word, key)).collect();
    match words {
        Some(words) => vote(turn, key, words),
        None => does_not_fit(turn, rest, key),
    }
    true
}

fn vote(turn: &mut Turn<'_>, key: VoteKey, words: Vec<Qualification>) {
    if !turn.is_open() {
        return;
    }
    if let Some(proposal) = target(turn) {
        turn.ask(Ask::Vote { votes: vec![Marked { proposal, key, words }], left: Vec::new() });
        return;
    }
    if turn.step.next.modes.step {
        turn.note(Note::NotCounted);
    }
    turn.next_card();
}

/// The idea that a vote is about now.
fn target(turn: &Turn<'_>) -> Option<ProposalId> {
    match &turn.step.next.scene {
        Scene::Opened { proposal, .. } => Some(proposal.clone()),
        _ => turn.step.next.place().and_then(|place| place.card.clone()),
    }
}

/// The vote that a word is added to: of the idea opened, else the one that was just spoken of.
fn qualified(turn: &Turn<'_>) -> Option<(ProposalId, VoteKey, Vec<Qualification>)> {
    if let Scene::Opened { proposal, key: Some(key), words } = &turn.step.next.scene {
        return Some((proposal.clone(), *key, words.clone()));
    }
    let past = turn.step.next.place()?.trail.last().filter(|_| turn.step.next.latest == Latest::Vote)?;
    Some((past.proposal.clone(), past.key, past.words.clone()))
}

fn qualify_by_digits(turn: &mut Turn<'_>, digits: &[u8]) -> bool {
    let Some((proposal, key, before)) = qualified(turn) else {
        turn.note(Note::NothingToQualify);
        turn.still();
        return true;
    };
    let words: Vec<Qualification> = digits.iter().map(|digit| word_of(key, *digit)).collect();
    qualify(turn, proposal, &before, &words);
    true
}

fn qualify_by_words(turn: &mut Turn<'_>, commands: &[Command]) -> bool {
    let Some((proposal, key, before)) = qualified(turn) else {
        turn.note(Note::NothingToQualify);
        turn.still();
        return true;
    };
    let words: Option<Vec<Qualification>> = commands.iter().map(|word| qualification(*word, key)).collect();
    match words {
        Some(words) => qualify(turn, proposal, &before, &words),
        None => does_not_fit(turn, commands, key),
    }
    true
}

/// A word that stands is taken away, one that does not is added.
fn qualify(turn: &mut Turn<'_>, proposal: ProposalId, before: &[Qualification], words: &[Qualification]) {
    let mut changes: Vec<(Qualification, bool)> = words.iter().map(|word| (*word, !before.contains(word))).collect();
    changes.dedup();
    if turn.is_open() {
        turn.ask(Ask::Qualify(proposal, changes));
    }
}

/// Tells which vote the first word that does not fit would go with.
fn does_not_fit(turn: &mut Turn<'_>, words: &[Command], key: VoteKey) {
    let misfit = words.iter().find(|word| qualification(**word, key).is_none());
    let fits = |word: &Command| VoteKey::ALL.into_iter().find(|key| qualification(*word, *key).is_some());
    match misfit.and_then(fits) {
        Some(key) => turn.say(Say::DoesNotFit(key)),
        None => turn.not_here(),
    }
}

/// Why the ideas in front of one came.
fn why(turn: &mut Turn<'_>) {
    let ideas = match &turn.step.next.scene {
        Scene::Lot(cards) => cards.clone(),
        _ => target(turn).into_iter().collect(),
    };
    if ideas.is_empty() {
        turn.still();
    } else {
        turn.ask(Ask::Why(ideas));
    }
}

fn pass(turn: &mut Turn<'_>) {
    if instead::back(turn) {
        return;
    }
    if let Scene::Lot(cards) = turn.step.next.scene.clone() {
        turn.ask(Ask::Pass { left: cards, count: LOT });
        return;
    }
    let card = turn.step.next.place().and_then(|place| place.card.clone());
    match card.filter(|_| matches!(turn.step.next.scene, Scene::Card)) {
        Some(card) => turn.ask(Ask::Pass { left: vec![card], count: 1 }),
        None => turn.next_card(),
    }
}

/// Back to where one came from; only right after a vote, that vote is taken back.
fn back(turn: &mut Turn<'_>) {
    if instead::back(turn) || listing::back(turn) || results::back(turn) {
        return;
    }
    if !matches!(turn.step.next.scene, Scene::Card) {
        turn.next_card();
        return;
    }
    let last = turn.step.next.place().and_then(|place| place.trail.last()).map(|past| past.proposal.clone());
    match (turn.step.next.latest, last) {
        (Latest::Vote | Latest::Undone, Some(proposal)) if turn.is_open() => turn.ask(Ask::Unvote(proposal)),
        (Latest::Vote | Latest::Undone, Some(_)) => {}
        (Latest::Other, _) => turn.still(),
        _ => {
            turn.note(Note::NothingToUndo);
            turn.still();
        }
    }
}

fn is_word(digit: u8) -> bool {
    (4..=6).contains(&digit)
}

fn word_of(key: VoteKey, digit: u8) -> Qualification {
    key.qualifications()[usize::from(digit.clamp(4, 6) - 4)]
}

/// A digit in answer to several ideas; anything but a vote or « later » makes the answer unclear.
fn mark(digit: u8) -> Option<Mark> {
    match digit {
        1..=3 => Some(Mark::Vote(VoteKey::ALL[usize::from(digit - 1)])),
        7 => Some(Mark::Later),
        _ => None,
    }
}

/// The qualification that a word means with this vote.
pub(super) fn qualification(word: Command, key: VoteKey) -> Option<Qualification> {
    use Qualification as Q;
    let found = match (word, key) {
        (Command::LikeIt, _) => Q::LikeIt,
        (Command::Doable, _) => Q::Doable,
        (Command::Platitude, VoteKey::Disagree) => Q::PlatitudeDisagree,
        (Command::Platitude, _) => Q::PlatitudeAgree,
        (Command::NoWay, _) => Q::NoWay,
        (Command::Impossible, _) => Q::Impossible,
        (Command::NotUnderstood, _) => Q::DoNotUnderstand,
        (Command::NoOpinion, _) => Q::NoOpinion,
        (Command::NotCare, _) => Q::DoNotCare,
        _ => return None,
    };
    (found.key() == key).then_some(found)
}
