//! What the consultation answered, and what follows from it. Knows nothing of what was typed.

use ilfaut_client::backend::{Card, Mine, Page, Query};
use ilfaut_client::model::{ProposalId, Status, TopicId};

use super::ask::Answer;
use super::dialogue::{Condition, Latest, Scene};
use super::listing::PAGE;
use super::say::{Counting, Listing, Note, Say, Shown};
use super::turn::Turn;
use super::{instead, news, personal, recorded, results};

/// The consultation answered.
pub(super) fn answered(turn: &mut Turn<'_>, answer: Answer) {
    turn.dialogue().retry = None;
    match answer {
        Answer::Next { cards, count } => next(turn, cards, count),
        Answer::Passed { left, count } => recorded::passed(turn, left, count),
        Answer::Card(card) => opened(turn, *card),
        Answer::Voted(cards, stopped) => recorded::voted(turn, cards, stopped),
        Answer::Unvoted(card) => recorded::unvoted(turn, *card),
        Answer::Qualified(card) => recorded::qualified(turn, &card),
        Answer::Proposed => {
            let signature = turn.step.next.signature.clone().unwrap_or_default();
            turn.dialogue().draft = None;
            turn.say(Say::Sent(signature));
            turn.next_card();
        }
        Answer::Similar(alike) => instead::found(turn, alike),
        Answer::Why(reasons) => {
            turn.say(Say::Why(reasons));
            turn.still();
        }
        Answer::Withdrawn => then(turn, Note::Withdrawn),
        Answer::Appealed => {
            turn.dialogue().refused = None;
            then(turn, Note::Appealed);
        }
        Answer::Mine(mine) => my_ideas(turn, &mine),
        Answer::Votes(cards) => my_votes(turn, &cards),
        Answer::Found(query, page) => found(turn, query, page),
        Answer::Topics(topics) => self::topics(turn, &topics),
        other => about_oneself(turn, other),
    }
}

/// Answers about the person rather than the ideas.
fn about_oneself(turn: &mut Turn<'_>, answer: Answer) {
    match answer {
        Answer::Progress(progress) => {
            turn.say(Say::Progress(progress));
            turn.still();
        }
        Answer::Declared => {
            turn.place().condition = Condition::Over;
            turn.note(Note::Declared);
            turn.still();
        }
        Answer::Data(data) => {
            turn.dialogue().scene = Scene::Data;
            turn.say(Say::Data(data));
        }
        Answer::Copy(data) => {
            let kept = turn.step.next.kept();
            turn.say(Say::Export(data, kept));
            turn.still();
        }
        Answer::Exported { path } => {
            turn.say(Say::Exported(path));
            turn.still();
        }
        Answer::Signed(signature) => {
            turn.dialogue().signature = Some(signature.clone());
            turn.say(Say::Signed(signature));
            turn.next_card();
        }
        Answer::Erasing(until) => {
            let dialogue = turn.dialogue();
            (dialogue.erasing, dialogue.draft, dialogue.signature) = (Some(until), None, None);
            dialogue.scene = Scene::Card;
            turn.say(Say::Erasing(until));
        }
        Answer::Counted(marked, objecting) => personal::counted(turn, marked, objecting),
        Answer::Results(parts, spots) => results::answered(turn, parts, spots),
        Answer::Objected => then(turn, Note::Counting(Counting::Objected)),
        Answer::Kept => {
            turn.dialogue().erasing = None;
            then(turn, Note::Kept);
        }
        _ => turn.still(),
    }
}

fn then(turn: &mut Turn<'_>, note: Note) {
    turn.note(note);
    turn.next_card();
}

fn next(turn: &mut Turn<'_>, cards: Vec<Card>, count: usize) {
    let Some(question) = turn.question() else { return };
    if cards.first().is_some_and(|card| turn.place().passed.contains(&card.proposal)) {
        turn.place().passed.clear();
        turn.note(Note::PassedAgain);
    }
    let Some(first) = cards.first().cloned() else {
        let topic = turn.place().topic.is_some();
        turn.place().card = None;
        turn.dialogue().scene = Scene::Card;
        turn.note(if topic { Note::EndOfTopic } else { Note::End });
        if !topic {
            news::offer(turn);
        }
        return;
    };
    if count > 1 {
        turn.place().card = None;
        turn.dialogue().scene = Scene::Lot(ids(&cards));
        turn.say(Say::Lot(cards));
        return;
    }
    let dialogue = turn.dialogue();
    dialogue.scene = Scene::Card;
    if dialogue.latest == Latest::Other {
        dialogue.latest = Latest::Idea;
    }
    let place = turn.place();
    place.card = Some(first.proposal.clone());
    let number = place.behind.saturating_add(1);
    turn.say(Say::Card(Shown { question, standing: None, card: first, number: Some(number), full: number == 1 }));
}

/// Which ideas they are.
pub(super) fn ids(cards: &[Card]) -> Vec<ProposalId> {
    cards.iter().map(|card| card.proposal.clone()).collect()
}

/// The idea in front of one, said again; any other one, opened: voted on there, or looked at again.
pub(super) fn opened(turn: &mut Turn<'_>, card: Card) {
    if turn.context.questions.iter().any(|view| view.question.id == card.question) {
        turn.dialogue().question = Some(card.question.clone());
    }
    let Some(question) = turn.question() else { return };
    if card.status != Status::Accepted || card.text.is_empty() {
        turn.place().card.take_if(|shown| *shown == card.proposal);
        turn.note(Note::Gone);
        if !instead::back(turn) {
            turn.next_card();
        }
        return;
    }
    let number = turn.place().behind.saturating_add(1);
    if turn.step.next.scene == Scene::Card && turn.place().card.as_ref() == Some(&card.proposal) {
        turn.say(Say::Card(Shown { question, standing: None, card, number: Some(number), full: false }));
        return;
    }
    let (key, words) =
        card.ballot.clone().map_or((None, Vec::new()), |ballot| (Some(ballot.key), ballot.qualifications));
    turn.dialogue().scene = Scene::Opened { proposal: card.proposal.clone(), key, words };
    turn.say(Say::Card(Shown { question, standing: card.standing, card, number: None, full: true }));
}

fn found(turn: &mut Turn<'_>, query: Query, page: Page) {
    if page.cards.is_empty() {
        turn.note(if query.skip == 0 { Note::Listing(Listing::NothingFound) } else { Note::Listing(Listing::NoMore) });
        turn.still();
        return;
    }
    let (words, skip, total) = (query.words, query.skip, page.total);
    turn.dialogue().scene = Scene::Found { words: words.clone(), skip, total, shown: ids(&page.cards) };
    turn.say(Say::Found(words, skip, total, page.cards));
}

fn my_votes(turn: &mut Turn<'_>, cards: &[Card]) {
    let skip = if let Scene::Votes { skip, .. } = turn.step.next.scene { skip } else { 0 };
    let page: Vec<Card> = cards.iter().skip(skip).take(PAGE).cloned().collect();
    if page.is_empty() {
        then(turn, Note::Listing(Listing::NoVotes));
        return;
    }
    turn.dialogue().scene = Scene::Votes { skip, total: cards.len(), shown: ids(&page) };
    turn.say(Say::MyVotes(skip, cards.len(), page));
}

fn my_ideas(turn: &mut Turn<'_>, mine: &[Mine]) {
    if let Scene::Idea(proposal) = turn.step.next.scene.clone() {
        match mine.iter().find(|mine| mine.proposal == proposal) {
            Some(idea) => {
                turn.dialogue().refused = idea.appealable.then(|| idea.proposal.clone());
                turn.say(Say::MyIdea(Box::new(idea.clone())));
            }
            None => then(turn, Note::Gone),
        }
        return;
    }
    let Some(question) = turn.question() else { return };
    let skip = if let Scene::Ideas { skip, .. } = turn.step.next.scene { skip } else { 0 };
    let page: Vec<Mine> = mine.iter().skip(skip).take(PAGE).cloned().collect();
    if page.is_empty() {
        then(turn, Note::Listing(Listing::NoIdeas));
        return;
    }
    let shown = page.iter().map(|mine| mine.proposal.clone()).collect();
    turn.dialogue().scene = Scene::Ideas { skip, total: mine.len(), shown };
    turn.say(Say::MyIdeas(question, skip, mine.len(), page));
}

fn topics(turn: &mut Turn<'_>, counts: &[(TopicId, u64)]) {
    let Some(question) = turn.question() else { return };
    let count = |id: &TopicId| counts.iter().find(|(topic, _)| topic == id).map_or(0, |(_, count)| *count);
    let listed: Vec<_> = question.topics.iter().map(|topic| (topic.clone(), count(&topic.id))).collect();
    if listed.is_empty() {
        turn.note(Note::Listing(Listing::NoTopics));
        turn.still();
        return;
    }
    turn.dialogue().scene = Scene::Topics(listed.iter().map(|(topic, _)| topic.id.clone()).collect());
    turn.say(Say::Topics(listed));
}
