//! Lists whose numbers open something: ideas found, my votes, my ideas, topics, questions, languages. Knows no vote.

use ilfaut_client::backend::Query;
use ilfaut_client::model::ProposalId;

use super::arrival;
use super::ask::Ask;
use super::command::Command;
use super::dialogue::Scene;
use super::reading::{Reading, plain};
use super::say::{Listing, Note, Say};
use super::turn::Turn;
use super::{drafting, personal, results, typed};

/// What the numbers of the menu mean; the digits above them mean what they mean everywhere.
pub(super) const MENU: [Command; 6] =
    [Command::Topics, Command::Questions, Command::Votes, Command::Ideas, Command::Data, Command::Language];
/// Ideas on one page of a list.
pub(super) const PAGE: usize = 5;

/// Typed in front of a list.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    if turn.step.next.scene == Scene::Searching {
        return searching(turn, text, reading);
    }
    match reading {
        Reading::Digits(digits) => number(digits).is_some_and(|number| open(turn, number)),
        Reading::Words(words) if words == &[Command::More] => more(turn),
        Reading::Words(words) if words == &[Command::Withdraw] => withdraw(turn),
        Reading::Unknown | Reading::Perhaps(_) => named(turn, text),
        _ => false,
    }
}

/// Lists that a word asks for, wherever one is.
pub(super) fn command(turn: &mut Turn<'_>, command: Command) -> bool {
    let Some(question) = turn.step.next.question.clone() else {
        return questions_only(turn, command);
    };
    match command {
        Command::Search => {
            turn.dialogue().scene = Scene::Searching;
            turn.note(Note::Listing(Listing::Searching));
        }
        Command::Topics => turn.ask(Ask::Topics(question)),
        Command::Mixed => {
            turn.place().topic = None;
            turn.note(Note::Listing(Listing::Mixed));
            turn.next_card();
        }
        Command::Votes => {
            turn.dialogue().scene = Scene::Votes { skip: 0, total: 0, shown: Vec::new() };
            turn.ask(Ask::Voted(question));
        }
        Command::Ideas => {
            turn.dialogue().scene = Scene::Ideas { skip: 0, total: 0, shown: Vec::new() };
            turn.ask(Ask::Mine(question));
        }
        Command::More => turn.note(Note::Listing(Listing::NoMore)),
        _ => return questions_only(turn, command),
    }
    true
}

/// Looks for words.
pub(super) fn search(turn: &mut Turn<'_>, words: &str, skip: usize) {
    let Some(question) = turn.step.next.question.clone() else {
        turn.note(Note::NoQuestion);
        return;
    };
    let words = words.trim().to_owned();
    let topic = turn.place().topic.clone().filter(|_| words.is_empty() && results::is_over(turn));
    turn.ask(Ask::Search(question, Query { words, topic, skip, limit: PAGE }));
}

fn questions_only(turn: &mut Turn<'_>, command: Command) -> bool {
    match command {
        Command::Questions => arrival::list(turn, None),
        Command::Language => {
            turn.dialogue().scene = Scene::Languages;
            turn.note(Note::Languages);
        }
        Command::Search | Command::Topics | Command::Mixed | Command::Votes | Command::Ideas | Command::More => {
            turn.note(Note::NoQuestion);
        }
        _ => return false,
    }
    true
}

/// The words to look for were awaited: everything is one, but going back and an idea.
fn searching(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    match reading {
        Reading::Digits(digits) if digits.len() == 1 => return false,
        Reading::Words(words)
            if matches!(words[..], [Command::Back | Command::Menu | Command::Stop | Command::Quit]) =>
        {
            return false;
        }
        Reading::Idea => drafting::begin(turn, text),
        Reading::Empty => turn.note(Note::Listing(Listing::Searching)),
        Reading::With(Command::Search, words) => search(turn, words, 0),
        _ => search(turn, text, 0),
    }
    true
}

/// In a list the digits together are one number; `0` alone goes back.
fn number(digits: &[u8]) -> Option<usize> {
    let number = digits.iter().try_fold(0_usize, |sum, digit| sum.checked_mul(10)?.checked_add(usize::from(*digit)))?;
    (number > 0).then_some(number)
}

/// Opens the numbered entry; menus and the like keep their digits where the list is shorter.
fn open(turn: &mut Turn<'_>, number: usize) -> bool {
    let at = number - 1;
    let length = match turn.step.next.scene.clone() {
        Scene::Found { shown, .. } | Scene::Votes { shown, .. } => open_card(turn, &shown, at),
        Scene::Ideas { shown, .. } => open_mine(turn, &shown, at),
        Scene::Idea(_) => return number == 1 && withdraw(turn),
        Scene::Menu => match MENU.get(at) {
            Some(entry) => {
                typed::command(turn, *entry);
                None
            }
            None => return false,
        },
        Scene::Topics(topics) => {
            let topic = topics.get(at).cloned();
            choose_topic(turn, topic, topics.len())
        }
        Scene::Questions(questions) => match questions.get(at).cloned() {
            Some(question) => {
                arrival::turn_to(turn, question);
                None
            }
            None => Some(questions.len()),
        },
        Scene::Languages => match [Command::French, Command::English, Command::Breton].get(at) {
            Some(language) => return personal::command(turn, *language),
            None => Some(3),
        },
        _ => return false,
    };
    match length {
        Some(_) if (7..=9).contains(&number) => return false,
        Some(length) => turn.say(Say::ListUnclear(length)),
        None => {}
    }
    true
}

/// Each opener answers with the length of the list when the number is not in it.
fn open_card(turn: &mut Turn<'_>, shown: &[ProposalId], at: usize) -> Option<usize> {
    let Some(proposal) = shown.get(at).cloned() else { return Some(shown.len()) };
    let list = turn.step.next.scene.clone();
    turn.dialogue().from = Some(list);
    turn.dialogue().scene = Scene::Opened { proposal: proposal.clone(), key: None, words: Vec::new() };
    turn.ask(Ask::Card(proposal));
    None
}

fn open_mine(turn: &mut Turn<'_>, shown: &[ProposalId], at: usize) -> Option<usize> {
    let Some(proposal) = shown.get(at).cloned() else { return Some(shown.len()) };
    let list = turn.step.next.scene.clone();
    turn.dialogue().from = Some(list);
    turn.dialogue().scene = Scene::Idea(proposal);
    if let Some(question) = turn.step.next.question.clone() {
        turn.ask(Ask::Mine(question));
    }
    None
}

fn choose_topic(turn: &mut Turn<'_>, topic: Option<ilfaut_client::model::TopicId>, length: usize) -> Option<usize> {
    let Some(id) = topic else { return Some(length) };
    let found = turn.question().and_then(|question| question.topics.iter().find(|topic| topic.id == id).cloned());
    if let Some(topic) = found {
        turn.say(Say::Topic(topic));
    }
    turn.place().topic = Some(id);
    if results::is_over(turn) {
        search(turn, "", 0);
    } else {
        turn.next_card();
    }
    None
}

/// A topic called by its name.
fn named(turn: &mut Turn<'_>, text: &str) -> bool {
    let Scene::Topics(topics) = turn.step.next.scene.clone() else { return false };
    let Some(question) = turn.question() else { return false };
    let wanted = plain(text);
    let called = |words: &str| plain(words) == wanted;
    let found = question.topics.iter().find(|topic| topic.label.0.values().any(|words| called(words)));
    let Some(topic) = found.filter(|topic| topics.contains(&topic.id)) else { return false };
    choose_topic(turn, Some(topic.id.clone()), topics.len());
    true
}

/// After a long silence the list comes again, before a number of it means anything; answers whether one was there.
pub(super) fn again(turn: &mut Turn<'_>) -> bool {
    let is_list = turn.step.next.scene.entries().is_some();
    if is_list {
        turn.note(Note::LongAgo);
        show(turn);
    }
    is_list
}

/// Back to the list that an idea was opened from, or to what the menu was called from; answers whether there was one.
pub(super) fn back(turn: &mut Turn<'_>) -> bool {
    if !matches!(turn.step.next.scene, Scene::Opened { .. } | Scene::Idea(_) | Scene::Menu) {
        return false;
    }
    let Some(before) = turn.dialogue().from.take() else { return false };
    turn.dialogue().scene = before;
    if turn.step.next.scene.entries().is_some() || matches!(turn.step.next.scene, Scene::Results(_)) {
        show(turn);
    } else {
        turn.still();
    }
    true
}

/// The list in front of one, as it is now.
fn show(turn: &mut Turn<'_>) {
    match (turn.step.next.scene.clone(), turn.step.next.question.clone()) {
        (Scene::Found { words, skip, .. }, _) => search(turn, &words, skip),
        (Scene::Votes { .. }, Some(question)) => turn.ask(Ask::Voted(question)),
        (Scene::Ideas { .. }, Some(question)) => turn.ask(Ask::Mine(question)),
        (Scene::Topics(_), Some(question)) => turn.ask(Ask::Topics(question)),
        (Scene::Results(_), Some(question)) => results::ask(turn, question, false),
        _ => arrival::list(turn, None),
    }
}

fn withdraw(turn: &mut Turn<'_>) -> bool {
    let Scene::Idea(proposal) = turn.step.next.scene.clone() else { return false };
    turn.ask(Ask::Withdraw(proposal));
    true
}

fn more(turn: &mut Turn<'_>) -> bool {
    let question = turn.step.next.question.clone();
    let scene = &mut turn.dialogue().scene;
    match scene {
        Scene::Found { skip, total, words, .. } if *skip + PAGE < *total => {
            let (words, skip) = (words.clone(), *skip + PAGE);
            search(turn, &words, skip);
        }
        Scene::Votes { skip, total, .. } if *skip + PAGE < *total => {
            *skip += PAGE;
            turn.step.ask = question.map(Ask::Voted);
        }
        Scene::Ideas { skip, total, .. } if *skip + PAGE < *total => {
            *skip += PAGE;
            turn.step.ask = question.map(Ask::Mine);
        }
        _ => return false,
    }
    true
}
