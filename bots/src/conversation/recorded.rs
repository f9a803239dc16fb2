//! A vote or its words were recorded or taken back: what is said of it, and what comes next. Knows nothing of what was typed.
//!
//! What was pressed on an idea that is not in front of one leaves a list, an idea being written or another idea where it was.

use ilfaut_client::backend::Card;
use ilfaut_client::model::{Ballot, ProposalId};

use super::answered::ids;
use super::ask::{Ask, Trouble};
use super::dialogue::{Condition, Past, Scene};
use super::say::{Note, Say, Shown};
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
    if is_elsewhere(&scene, &voted) {
        for card in cards {
            turn.say(Say::Voted(Box::new(card)));
        }
        turn.resume();
        return;
    }
    if let Scene::Lot(asked) = &scene {
        let place = |card: &Card| asked.iter().position(|id| *id == card.proposal).map_or(0, |at| at + 1);
        turn.say(Say::Votes(cards.into_iter().map(|card| (place(&card), card)).collect()));
    } else {
        turn.dialogue().scene = Scene::Card;
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
    onward(turn, &scene);
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
    let place = turn.place();
    let again = place.trail.iter().any(|past| past.proposal == card.proposal);
    let in_front = matches!(scene, Scene::Card) && place.card.as_ref() == Some(&card.proposal);
    let among = matches!(scene, Scene::Lot(shown) if shown.contains(&card.proposal));
    let counted = (in_front || among) && !again;
    if counted {
        place.behind = place.behind.saturating_add(1);
    }
    place.card.take_if(|shown| *shown == card.proposal);
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

/// A vote was taken back: the idea is in front of one again.
pub(super) fn unvoted(turn: &mut Turn<'_>, card: Card) {
    let Some(question) = turn.question() else { return };
    let elsewhere = is_elsewhere(&turn.step.next.scene, std::slice::from_ref(&card.proposal));
    let place = turn.place();
    let counted = place.trail.iter().any(|past| past.proposal == card.proposal && past.counted);
    place.trail.retain(|past| past.proposal != card.proposal);
    if counted {
        place.behind = place.behind.saturating_sub(1);
    }
    if elsewhere {
        turn.note(Note::Unvoted);
        turn.resume();
        return;
    }
    let place = turn.place();
    place.card = Some(card.proposal.clone());
    let number = place.behind.saturating_add(1);
    turn.dialogue().scene = Scene::Card;
    turn.say(Say::Unvoted);
    turn.say(Say::Card(Shown { question, standing: None, card, number: Some(number), full: false }));
}

/// The words of a vote have changed.
pub(super) fn qualified(turn: &mut Turn<'_>, card: &Card) {
    let Some(Ballot { key, qualifications }) = card.ballot.clone() else { return };
    if let Scene::Opened { proposal, words, .. } = &mut turn.dialogue().scene
        && *proposal == card.proposal
    {
        words.clone_from(&qualifications);
    }
    if let Some(past) = turn.place().trail.iter_mut().find(|past| past.proposal == card.proposal) {
        past.words.clone_from(&qualifications);
    }
    let elsewhere = is_elsewhere(&turn.step.next.scene, std::slice::from_ref(&card.proposal));
    if turn.context.whole {
        turn.say(Say::Voted(Box::new(card.clone())));
    } else {
        turn.say(Say::Qualified(key, qualifications));
    }
    if turn.context.whole && !elsewhere {
        onward(turn, &Scene::Card);
    } else if !elsewhere || !turn.resume() {
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
