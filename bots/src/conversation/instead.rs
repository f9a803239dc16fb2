//! « Voter plutôt ? »: before an idea is sent, those of others that say about the same. Knows no vote and no result.
//!
//! Each text is compared once. The idea being written stays until one has voted on another: then it is offered once more,
//! in one sentence that asks for no answer; where the words were the same there is nothing left to send.

use ilfaut_client::backend::Card;
use ilfaut_client::model::ProposalId;
use ilfaut_client::model::question::Openness;

use super::answered;
use super::ask::Ask;
use super::command::Command;
use super::dialogue::{Compared, Scene, Stage};
use super::drafting;
use super::reading::Reading;
use super::say::{Note, Say, Writing};
use super::turn::Turn;

/// Ideas shown at most: as many as are read before one's own is sent.
const MOST: usize = 3;
/// How alike the same words are, in percent.
const SAME: u8 = 100;
/// The digit that writes the idea otherwise: the first that no idea has.
pub(super) const REWRITE: u8 = 4;
/// The digit that sends it all the same: the one that proposes everywhere.
pub(super) const SEND: u8 = 8;

/// Asks for ideas like the one being written, unless that was done; answers whether it asks.
pub(super) fn compare(turn: &mut Turn<'_>) -> bool {
    let dialogue = &turn.step.next;
    let (Some(question), Some(draft)) = (dialogue.question.clone(), &dialogue.draft) else { return false };
    if dialogue.compared.as_ref().is_some_and(|compared| compared.question == question) {
        return false;
    }
    let text = draft.text.clone();
    turn.ask(Ask::Similar(question, text));
    true
}

/// Shows them once more: they may have changed since.
pub(super) fn again(turn: &mut Turn<'_>) {
    turn.dialogue().compared = None;
    compare(turn);
}

/// What is like the idea being written; without any, it goes on its way.
pub(super) fn found(turn: &mut Turn<'_>, alike: Vec<(u8, Card)>) {
    let Some(question) = turn.step.next.question.clone() else { return };
    let same = alike.iter().any(|(percent, _)| *percent == SAME);
    let told = alike.into_iter().filter(|(percent, _)| !same || *percent == SAME).take(MOST);
    let cards: Vec<Card> = told.map(|(_, card)| card).collect();
    let shown = cards.iter().map(|card| card.proposal.clone()).collect();
    turn.dialogue().compared = Some(Compared { question, shown, same, instead: None });
    if cards.is_empty() {
        drafting::onward(turn, false);
    } else {
        drafting::stage(turn, Stage::Similar);
        turn.say(Say::Similar(same, cards));
    }
}

/// It could not be found out: no reason to keep an idea back.
pub(super) fn unknown(turn: &mut Turn<'_>) {
    found(turn, Vec::new());
    turn.dialogue().compared = None;
}

/// Typed in front of them.
pub(super) fn typed(turn: &mut Turn<'_>, text: &str, reading: &Reading) -> bool {
    use Command as C;
    let shown = turn.step.next.compared.as_ref().map_or_else(Vec::new, |compared| compared.shown.clone());
    match reading {
        Reading::Digits(digits) => match digits[..] {
            [9] => return false,
            [SEND] => drafting::onward(turn, false),
            [REWRITE] => drafting::rewrite(turn),
            [digit] => open(turn, &shown, usize::from(digit)),
            _ => unclear(turn, &shown),
        },
        Reading::Words(words) => match words[..] {
            [C::Send | C::No | C::Propose] => drafting::onward(turn, false),
            [C::Edit] => drafting::rewrite(turn),
            [C::Vote | C::Yes] if shown.len() == 1 => open(turn, &shown, 1),
            [C::Vote | C::Yes] => unclear(turn, &shown),
            [word] if word.key().is_some() || word.is_qualification() => unclear(turn, &shown),
            [_] => return false,
            _ => unclear(turn, &shown),
        },
        Reading::Idea => drafting::examine(turn, text),
        Reading::With(..) => return false,
        Reading::Empty | Reading::Unknown | Reading::Perhaps(_) => unclear(turn, &shown),
    }
    true
}

/// Back from the idea opened instead to the choice; answers whether one was there.
pub(super) fn back(turn: &mut Turn<'_>) -> bool {
    let Scene::Opened { proposal, .. } = &turn.step.next.scene else { return false };
    let instead = turn.step.next.compared.as_ref().and_then(|compared| compared.instead.as_ref());
    if instead != Some(proposal) || turn.step.next.draft.is_none() {
        return false;
    }
    again(turn);
    true
}

/// An idea that their own was refused for saying again, to be voted on where the next one would be; whatever is under way
/// comes first.
pub(super) fn told(turn: &mut Turn<'_>, card: Card) {
    let here = turn.view().filter(|view| view.question.id == card.question);
    let open = here.is_some_and(|view| view.openness == Openness::Open);
    if open && turn.step.next.scene == Scene::Card && turn.step.next.retry.is_none() {
        answered::opened(turn, card);
    }
}

/// After a vote on one of them: the idea being written is offered once more, unless its words are the same.
pub(super) fn voted(turn: &mut Turn<'_>, votes: &[ProposalId]) {
    let Some(compared) = &mut turn.dialogue().compared else { return };
    let (same, instead) = (compared.same, compared.instead.take());
    if !instead.is_some_and(|proposal| votes.contains(&proposal)) {
        return;
    }
    match turn.step.next.draft.clone() {
        Some(_) if same => {
            turn.dialogue().draft = None;
            turn.note(Note::Writing(Writing::SameWords));
        }
        Some(draft) => turn.say(Say::DraftKept(draft.text)),
        None => {}
    }
}

fn open(turn: &mut Turn<'_>, shown: &[ProposalId], number: usize) {
    let Some(proposal) = number.checked_sub(1).and_then(|at| shown.get(at)).cloned() else {
        unclear(turn, shown);
        return;
    };
    if let Some(compared) = &mut turn.dialogue().compared {
        compared.instead = Some(proposal.clone());
    }
    turn.dialogue().scene = Scene::Opened { proposal: proposal.clone(), key: None, words: Vec::new() };
    turn.ask(Ask::Card(proposal));
}

fn unclear(turn: &mut Turn<'_>, shown: &[ProposalId]) {
    turn.say(Say::SimilarUnclear(shown.len()));
}
