//! What the consultation answered, and what follows from it. Knows nothing of what was typed.

use ilfaut_client::backend::{Card, Mine, Page, Query};
use ilfaut_client::model::{Ballot, ProposalId, Status, TopicId};

use super::ask::{Answer, Trouble};
use super::dialogue::{Condition, Past, Scene};
use super::listing::PAGE;
use super::say::{Counting, Note, Say, Shown};
use super::turn::Turn;
use super::voting::LOT;
use super::{Ask, instead, personal, trouble};

/// Votes after which a break is offered, once (make.org: a sequence of twelve).
const REST: u32 = 12;

/// The consultation answered.
pub(super) fn answered(turn: &mut Turn<'_>, answer: Answer) {
    turn.dialogue().retry = None;
    match answer {
        Answer::Next { cards, count } => next(turn, cards, count),
        Answer::Passed { left, count } => {
            for proposal in left {
                turn.place().pass(proposal);
            }
            turn.next_cards(count);
        }
        Answer::Card(card) => opened(turn, *card),
        Answer::Voted(cards, stopped) => voted(turn, cards, stopped),
        Answer::Unvoted(card) => unvoted(turn, *card),
        Answer::Qualified(card) => qualified(turn, &card),
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
        Answer::Appealed => then(turn, Note::Appealed),
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
        return;
    };
    if count > 1 {
        turn.place().card = None;
        turn.dialogue().scene = Scene::Lot(ids(&cards));
        turn.say(Say::Lot(cards));
        return;
    }
    turn.dialogue().scene = Scene::Card;
    let place = turn.place();
    place.card = Some(first.proposal.clone());
    let number = place.behind.saturating_add(1);
    turn.say(Say::Card(Shown { question, standing: None, card: first, number: Some(number), full: number == 1 }));
}

fn ids(cards: &[Card]) -> Vec<ProposalId> {
    cards.iter().map(|card| card.proposal.clone()).collect()
}

/// A card opened from a list: voted on there, or looked at again.
pub(super) fn opened(turn: &mut Turn<'_>, card: Card) {
    if turn.context.questions.iter().any(|view| view.question.id == card.question) {
        turn.dialogue().question = Some(card.question.clone());
    }
    let Some(question) = turn.question() else { return };
    if card.status != Status::Accepted || card.text.is_empty() {
        turn.note(Note::Gone);
        if !instead::back(turn) {
            turn.next_card();
        }
        return;
    }
    let (key, words) =
        card.ballot.clone().map_or((None, Vec::new()), |ballot| (Some(ballot.key), ballot.qualifications));
    turn.dialogue().scene = Scene::Opened { proposal: card.proposal.clone(), key, words };
    turn.say(Say::Card(Shown { question, standing: card.standing, card, number: None, full: true }));
}

fn voted(turn: &mut Turn<'_>, cards: Vec<Card>, stopped: Option<Trouble>) {
    let scene = turn.step.next.scene.clone();
    let in_sequence = !matches!(scene, Scene::Opened { .. });
    for card in &cards {
        remember(turn, card, in_sequence);
    }
    let before = turn.step.next.votes;
    turn.dialogue().votes = before.saturating_add(u32::try_from(cards.len()).unwrap_or(u32::MAX));
    if let Scene::Lot(asked) = &scene {
        let place = |card: &Card| asked.iter().position(|id| *id == card.proposal).map_or(0, |at| at + 1);
        turn.say(Say::Votes(cards.into_iter().map(|card| (place(&card), card)).collect()));
    } else {
        turn.dialogue().scene = Scene::Card;
        let voted = ids(&cards);
        for card in cards {
            turn.say(Say::Voted(Box::new(card)));
        }
        instead::voted(turn, &voted);
    }
    if let Some(why) = stopped {
        trouble::told(turn, &why);
        return;
    }
    asides(turn, before);
    turn.next_cards(if matches!(scene, Scene::Lot(_)) { LOT } else { 1 });
}

fn remember(turn: &mut Turn<'_>, card: &Card, in_sequence: bool) {
    let Some(Ballot { key, qualifications }) = card.ballot.clone() else { return };
    let place = turn.place();
    let again = place.trail.iter().any(|past| past.proposal == card.proposal);
    let counted = in_sequence && !again;
    if counted {
        place.behind = place.behind.saturating_add(1);
    }
    place.card = None;
    place.remember(Past { proposal: card.proposal.clone(), key, words: qualifications, counted });
}

/// What is said once beside a vote: the condition after the first, a break after twelve.
fn asides(turn: &mut Turn<'_>, before: u32) {
    let Some(question) = turn.question() else { return };
    if question.public.is_some() && turn.place().condition == Condition::Unasked {
        turn.place().condition = Condition::Asked;
        turn.say(Say::Condition(question));
    }
    if before < REST && turn.step.next.votes >= REST && !turn.step.next.rested {
        turn.dialogue().rested = true;
        turn.note(Note::Rest);
    }
}

fn unvoted(turn: &mut Turn<'_>, card: Card) {
    let Some(question) = turn.question() else { return };
    let place = turn.place();
    let counted = place.trail.iter().any(|past| past.proposal == card.proposal && past.counted);
    place.trail.retain(|past| past.proposal != card.proposal);
    if counted {
        place.behind = place.behind.saturating_sub(1);
    }
    place.card = Some(card.proposal.clone());
    let number = place.behind.saturating_add(1);
    turn.dialogue().scene = Scene::Card;
    turn.say(Say::Unvoted);
    turn.say(Say::Card(Shown { question, standing: None, card, number: Some(number), full: false }));
}

fn qualified(turn: &mut Turn<'_>, card: &Card) {
    let Some(Ballot { key, qualifications }) = card.ballot.clone() else { return };
    let said = Say::Qualified(key, qualifications.clone());
    if let Scene::Opened { words, .. } = &mut turn.dialogue().scene {
        *words = qualifications;
    } else if let Some(past) = turn.place().trail.iter_mut().find(|past| past.proposal == card.proposal) {
        past.words = qualifications;
    }
    if turn.context.whole {
        turn.say(Say::Voted(Box::new(card.clone())));
        turn.next_card();
    } else {
        turn.say(said);
        turn.still();
    }
}

fn found(turn: &mut Turn<'_>, query: Query, page: Page) {
    if page.cards.is_empty() {
        turn.note(if query.skip == 0 { Note::NothingFound } else { Note::NoMore });
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
        then(turn, Note::NoVotes);
        return;
    }
    turn.dialogue().scene = Scene::Votes { skip, total: cards.len(), shown: ids(&page) };
    turn.say(Say::MyVotes(skip, cards.len(), page));
}

fn my_ideas(turn: &mut Turn<'_>, mine: &[Mine]) {
    if let Scene::Idea(proposal) = turn.step.next.scene.clone() {
        match mine.iter().find(|mine| mine.proposal == proposal) {
            Some(idea) => turn.say(Say::MyIdea(Box::new(idea.clone()))),
            None => then(turn, Note::Gone),
        }
        return;
    }
    let Some(question) = turn.question() else { return };
    let skip = if let Scene::Ideas { skip, .. } = turn.step.next.scene { skip } else { 0 };
    let page: Vec<Mine> = mine.iter().skip(skip).take(PAGE).cloned().collect();
    if page.is_empty() {
        then(turn, Note::NoIdeas);
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
        turn.note(Note::NoTopics);
        turn.still();
        return;
    }
    turn.dialogue().scene = Scene::Topics(listed.iter().map(|(topic, _)| topic.id.clone()).collect());
    turn.say(Say::Topics(listed));
}

/// Asks again for what comes next, unless that is what failed.
pub(super) fn next_after(turn: &mut Turn<'_>, failed: &Ask) {
    if matches!(failed, Ask::Next { .. }) {
        turn.dialogue().scene = Scene::Card;
        turn.place().card = None;
    } else {
        turn.next_card();
    }
}
