//! Cards: which come next, and what a vote on one is worth.

use super::{Desk, Outcome};
use crate::backend::SEQUENCE;
use crate::engine::command::Answer;
use crate::engine::decks::Decks;
use crate::engine::event::{Author, Event};
use crate::engine::finder::Finder;
use crate::engine::state::{CardState, ParticipantState, State, index};
use crate::error::Result;
use crate::model::{ParticipantId, QuestionId, Status, Trust};
use crate::rules::rotation::hand::Guest;
use crate::rules::rotation::{Pick, Why, in_turn};
use crate::world::Dice;

/// What deals cards: the rotations, and the texts by likeness.
pub struct Table<'a> {
    /// The rotations.
    pub decks: &'a mut Decks,
    /// Which proposals say the same.
    pub finder: &'a Finder,
}

/// Cards dealt before and not yet answered come first; when they are too few, the rotation completes the sequence.
pub fn next(
    desk: &Desk<'_>,
    who: ParticipantId,
    question: &QuestionId,
    count: usize,
    (table, dice): (&mut Table<'_>, &mut Dice),
) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (number, place) = desk.question(question)?;
    desk.open(place)?;
    let count = count.min(SEQUENCE);
    let open = outstanding(desk, state, number).map(|card| card.proposal);
    let mut cards: Vec<u32> = open.filter(|card| may_vote(desk.state, participant, *card)).collect();
    let mut outcome = Outcome::none();
    if cards.len() < count {
        let dealt = deal(desk, (participant, number), SEQUENCE - cards.len(), table, dice);
        cards.extend(dealt.iter().map(|(card, _)| *card));
        if !dealt.is_empty() {
            outcome.events.push((desk.now, Event::Dealt { participant, cards: dealt }));
        }
    }
    cards.truncate(count);
    Ok(Outcome { answer: Answer::Cards(cards), ..outcome })
}

/// New cards; those handed back come only when nothing else is left.
fn deal(
    desk: &Desk<'_>,
    (who, question): (u32, u16),
    wanted: usize,
    table: &mut Table<'_>,
    dice: &mut Dice,
) -> Vec<(u32, Why)> {
    let state = desk.state;
    let participant = &state.participants[index(who)];
    let fresh = |card: u32| {
        participant.ballot(card).is_none() && participant.card(card, desk.now).is_none() && may_vote(state, who, card)
    };
    let author = |card: u32| match state.proposals[index(card)].author {
        Author::Participant(author) => Some(author),
        Author::Unknown => None,
    };
    let finder = table.finder;
    let beside = |one: u32, other: u32| {
        let one_author = author(one).is_some() && author(one) == author(other);
        !one_author && !finder.say_the_same(question, one, other)
    };
    let mut deal = |size: usize, may: &dyn Fn(u32) -> bool| {
        table.decks.deal(state, question, (size, Guest { may, beside: &beside }), dice)
    };
    let passed = participant.passed();
    let mut picks = deal(wanted, &|card| fresh(card) && !passed.contains(&card));
    if picks.is_empty() {
        // Nothing is left but what was handed back, or what says the same as a card still open.
        picks = deal(wanted, &fresh);
    }
    picks.into_iter().map(|Pick { id, why }| (id, why)).collect()
}

/// Cards of a question that are dealt, unanswered and not expired, in order.
fn outstanding<'a>(
    desk: &'a Desk<'_>,
    participant: &'a ParticipantState,
    question: u16,
) -> impl Iterator<Item = &'a CardState> {
    let here = move |card: &&CardState| desk.state.proposals[index(card.proposal)].question == question;
    participant.issued.iter().filter(here).filter(|card| card.lasts(desk.now))
}

/// Accepted, readable and not one's own (unless the question allows it).
pub(super) fn may_vote(state: &State, who: u32, card: u32) -> bool {
    let proposal = &state.proposals[index(card)];
    let own = proposal.author == Author::Participant(who) && !state.question_of(card).question.policy.own_votes;
    proposal.status == Status::Accepted && !proposal.erased && !own
}

/// A vote that answers a dealt card in its turn is part of the sequence; any other is trusted at most.
///
/// In its turn: of the cards dealt before it, not more are open or handed back than this participant has answered. So
/// nobody gains by asking for cards until the wished ones come, and whoever leaves a card out now and then loses nothing.
pub(super) fn trust_of(desk: &Desk<'_>, participant: &ParticipantState, proposal: u32) -> Trust {
    let question = desk.state.proposals[index(proposal)].question;
    let here = |other: u32| desk.state.proposals[index(other)].question == question;
    let Some(before) = outstanding(desk, participant, question).position(|card| card.proposal == proposal) else {
        return Trust::Trusted;
    };
    let passed = participant.passed().iter().filter(|card| here(**card)).count();
    let answered =
        participant.ballots.iter().filter(|ballot| ballot.origin.is_dealt() && here(ballot.proposal)).count();
    if in_turn(before + passed, answered) { Trust::Sequence } else { Trust::Trusted }
}
