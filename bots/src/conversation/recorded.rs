//! A vote or its words were recorded or taken back: what is said of it, and what comes next. Knows nothing of what was typed.
//!
//! What was pressed on an idea that is not in front of one leaves a list, an idea being written or another idea where it was.

use ilfaut_client::backend::Card;
use ilfaut_client::model::{Ballot, ProposalId};

use super::answered::ids;
use super::ask::{Ask, Trouble};
use super::dialogue::{Condition, Latest, Past, Scene};
use super::say::{FEW, Note, Say, Shown};
use super::turn::Turn;
use super::voting::LOT;
use super::{instead, trouble};

/// Votes after which a break is offered, once (make.org: a sequence of twelve).
const REST: u32 = 12;

/// Votes were recorded; the next one perhaps was not.
pub(super) fn voted(turn: &mut Turn<'_>, cards: Vec<Card>, stopped: Option<Trouble>) {
    let scene = turn.step.next.scene.clone();
    let voted = ids(&cards);
    let before = turn.step.next.votes;
    turn.dialogue().votes = before.saturating_add(u32::try_from(cards.len()).unwrap_or(u32::MAX));
    for card in &cards {
        remember(turn, card, &scene);
    }
    noted(turn, cards.last(), &scene);
    if is_elsewhere(&scene, &voted) {
        say_each(turn, cards);
        turn.resume();
        return;
    }
    let here = cards.iter().any(|card| turn.is_in(&card.question));
    if let Scene::Lot(asked) = &scene {
        let place = |card: &Card| asked.iter().position(|id| *id == card.proposal).map_or(0, |at| at + 1);
        turn.say(Say::Votes(cards.into_iter().map(|card| (place(&card), card)).collect()));
    } else {
        turn.dialogue().scene = Scene::Card;
        say_each(turn, cards);
        instead::voted(turn, &voted);
    }
    if let Some(why) = stopped {
        trouble::told(turn, &why);
        return;
    }
    asides(turn, before, here);
    if !is_left_standing(turn, &scene) {
        onward(turn, &scene);
    }
}

/// Whether another idea than the one voted on is in front of one, and stays there: what is shown again would only be noise.
fn is_left_standing(turn: &mut Turn<'_>, scene: &Scene) -> bool {
    turn.context.aside && *scene == Scene::Card && turn.place().card.is_some()
}

/// That one is among the first is said once in a question.
fn say_each(turn: &mut Turn<'_>, cards: Vec<Card>) {
    for mut card in cards {
        let few = card.standing.is_some_and(|said| said.agree + said.disagree + said.neutral < FEW);
        if few && turn.step.next.first_in.contains(&card.question) {
            card.standing = None;
        } else if few {
            turn.dialogue().first_in.push(card.question.clone());
        }
        turn.say(Say::Voted(Box::new(card)));
    }
}

/// The vote that is spoken of can be taken back and be added words to; of several, none is.
fn noted(turn: &mut Turn<'_>, card: Option<&Card>, scene: &Scene) {
    let last = |turn: &Turn<'_>| turn.step.next.place()?.trail.last().map(|past| past.proposal.clone());
    let spoken_of = card.is_some_and(|card| last(turn).as_ref() == Some(&card.proposal));
    let one = spoken_of && !matches!(scene, Scene::Lot(_));
    turn.dialogue().latest = if one { Latest::Vote } else { Latest::Other };
}

/// The next ideas; one at a time, where that was asked for, only after a word.
fn onward(turn: &mut Turn<'_>, scene: &Scene) {
    if matches!(scene, Scene::Lot(_)) {
        turn.next_cards(LOT);
    } else if turn.step.next.modes.step {
        turn.place().card = None;
        turn.note(Note::Onward);
    } else {
        turn.next_card();
    }
}

/// Whether one was elsewhere than in front of these ideas: where one was is where one stays.
fn is_elsewhere(scene: &Scene, ideas: &[ProposalId]) -> bool {
    match scene {
        Scene::Opened { proposal, .. } => !ideas.contains(proposal),
        Scene::Lot(shown) => !ideas.iter().any(|idea| shown.contains(idea)),
        Scene::Draft(_) => true,
        scene => scene.entries().is_some(),
    }
}

fn remember(turn: &mut Turn<'_>, card: &Card, scene: &Scene) {
    let Some(Ballot { key, qualifications }) = card.ballot.clone() else { return };
    let place = turn.place_in(&card.question);
    let again = place.trail.iter().find(|past| past.proposal == card.proposal).map(|past| past.counted);
    let in_front = place.card.as_ref() == Some(&card.proposal);
    let among = matches!(scene, Scene::Lot(shown) if shown.contains(&card.proposal));
    let counted = again.unwrap_or(in_front || among);
    if counted && again.is_none() {
        place.behind = place.behind.saturating_add(1);
    }
    place.card.take_if(|shown| *shown == card.proposal);
    place.remember(Past { proposal: card.proposal.clone(), key, words: qualifications, counted });
}

/// What is said once beside a vote: the condition after the first, a break after twelve.
fn asides(turn: &mut Turn<'_>, before: u32, here: bool) {
    let Some(question) = turn.question() else { return };
    if question.public.is_some() && here && turn.place().condition == Condition::Unasked {
        turn.place().condition = Condition::Asked;
        turn.say(Say::Condition(question));
    }
    if before < REST && turn.step.next.votes >= REST && !turn.step.next.rested {
        turn.dialogue().rested = true;
        turn.note(Note::Rest);
    }
}

/// A vote was taken back: the idea is in front of one again.
pub(super) fn unvoted(turn: &mut Turn<'_>, card: Card) {
    let Some(question) = turn.question() else { return };
    let elsewhere = is_elsewhere(&turn.step.next.scene, std::slice::from_ref(&card.proposal));
    let older = is_older(turn, &card);
    let place = turn.place_in(&card.question);
    let counted = place.trail.iter().any(|past| past.proposal == card.proposal && past.counted);
    place.trail.retain(|past| past.proposal != card.proposal);
    if counted {
        place.behind = place.behind.saturating_sub(1);
    }
    if place.condition == Condition::Asked {
        place.condition = Condition::Unasked; // it was asked with that vote
    }
    if elsewhere || !turn.is_in(&card.question) {
        turn.dialogue().latest = Latest::Other;
        turn.say(Say::TakenBack(Box::new(card)));
        turn.still();
        return;
    }
    if older {
        turn.dialogue().latest = Latest::Other;
        return turn.say(Say::TakenBack(Box::new(card)));
    }
    let dialogue = turn.dialogue();
    (dialogue.scene, dialogue.from, dialogue.latest) = (Scene::Card, None, Latest::Undone);
    let place = turn.place();
    place.card = Some(card.proposal.clone());
    let number = place.behind.saturating_add(1);
    turn.say(Say::Unvoted);
    turn.say(Say::Card(Shown { question, standing: None, card, number: Some(number), full: false }));
}

/// Whether other ideas were voted on since, and another is in front of one.
fn is_older(turn: &mut Turn<'_>, card: &Card) -> bool {
    let is_latest = |past: &Past| past.proposal == card.proposal;
    let aside = turn.context.aside;
    let place = turn.place_in(&card.question);
    aside && place.card.is_some() && place.trail.last().is_some_and(|past| !is_latest(past))
}

/// The words of a vote have changed.
pub(super) fn qualified(turn: &mut Turn<'_>, card: &Card) {
    let Some(Ballot { key, qualifications }) = card.ballot.clone() else { return };
    if let Scene::Opened { proposal, words, .. } = &mut turn.dialogue().scene
        && *proposal == card.proposal
    {
        words.clone_from(&qualifications);
    }
    if let Some(past) = turn.place_in(&card.question).trail.iter_mut().find(|past| past.proposal == card.proposal) {
        past.words.clone_from(&qualifications);
    }
    noted(turn, Some(card), &Scene::Card);
    let elsewhere = is_elsewhere(&turn.step.next.scene, std::slice::from_ref(&card.proposal));
    if turn.context.whole {
        say_each(turn, vec![card.clone()]);
    } else {
        turn.say(Say::Qualified(key, qualifications));
    }
    turn.condition_again();
    if turn.context.whole && !elsewhere && turn.step.next.scene == Scene::Card {
        onward(turn, &Scene::Card);
    } else {
        turn.still();
    }
}

/// Ideas were left for later.
pub(super) fn passed(turn: &mut Turn<'_>, left: Vec<ProposalId>, count: usize) {
    for proposal in left {
        turn.place().pass(proposal);
    }
    if !turn.is_busy() || !turn.resume() {
        turn.next_cards(count);
    }
}

/// Asks again for what comes next, unless that is what failed or something else is under way.
pub(super) fn next_after(turn: &mut Turn<'_>, failed: &Ask) {
    if matches!(failed, Ask::Next { .. }) {
        turn.dialogue().scene = Scene::Card;
        turn.place().card = None;
    } else if !failed.is_of_a_vote() || !turn.is_busy() || !turn.resume() {
        turn.next_card();
    }
}
