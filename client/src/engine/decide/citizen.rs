//! What citizens may do: take cards, vote, qualify, propose, and have themselves erased.

use super::{Desk, Outcome, cards};
use crate::backend::{Draft, ERASURE_DELAY, MAX_PENDING};
use crate::engine::command::Answer;
use crate::engine::event::{Author, Event};
use crate::engine::state::{ParticipantState, index};
use crate::engine::ties::{Tie, Written};
use crate::error::{Refusal, Result};
use crate::model::{
    Channel, LinkKey, ParticipantId, Phrase, ProposalId, Qualification, QuestionId, Signature, Status, Trust, VoteKey,
};
use crate::world::Dice;

/// First contact makes a participant; later ones find them, and may say where else to write to them.
pub fn join(
    desk: &Desk<'_>,
    link: LinkKey,
    channel: Channel,
    reach: Option<Vec<u8>>,
    dice: &mut Dice,
) -> Result<Outcome> {
    if let Some(id) = desk.ties.participant(link) {
        let moved = reach.is_some() && reach.as_deref() != desk.ties.reach(id);
        let before = if moved { vec![Tie::Link(link, id, reach)] } else { Vec::new() };
        return Ok(Outcome { before, answer: Answer::Participant(id), ..Outcome::none() });
    }
    let id = ParticipantId(dice.bytes());
    Ok(Outcome {
        before: vec![Tie::Link(link, id, reach)],
        answer: Answer::Participant(id),
        ..Outcome::one(desk.now, Event::Joined { id, channel })
    })
}

/// A card back: it comes again only when nothing else is left.
pub fn pass(desk: &Desk<'_>, who: ParticipantId, on: &ProposalId) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (proposal, _) = desk.proposal(on)?;
    if !state.issued.iter().any(|card| card.proposal == proposal) {
        return Ok(Outcome::none());
    }
    Ok(Outcome::one(desk.now, Event::Passed { participant, proposal }))
}

/// One vote per participant and proposal; the same again is no event.
pub fn vote(desk: &Desk<'_>, who: ParticipantId, on: &ProposalId, key: VoteKey) -> Result<Outcome> {
    vote_as(desk, who, on, key, None)
}

/// A vote whose trust is known beforehand (a published log), or follows from the cards dealt.
pub fn vote_as(
    desk: &Desk<'_>,
    who: ParticipantId,
    on: &ProposalId,
    key: VoteKey,
    trust: Option<Trust>,
) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (proposal, place) = desk.proposal(on)?;
    let before = state.ballot(proposal);
    if before.is_some_and(|ballot| ballot.key == key) {
        return Ok(Outcome::none());
    }
    let question = desk.state.question_of(proposal);
    desk.open(question)?;
    if place.status != Status::Accepted || place.erased {
        return Err(Refusal::NotVotable(place.status).into());
    }
    if place.author == Author::Participant(participant) && !question.question.policy.own_votes {
        return Err(Refusal::OwnProposal.into());
    }
    let trust = trust.or(before.map(|ballot| ballot.trust)).unwrap_or_else(|| cards::trust_of(desk, state, proposal));
    Ok(Outcome::one(desk.now, Event::Voted { participant, proposal, key, trust }))
}

/// A vote back, with its qualifications.
pub fn unvote(desk: &Desk<'_>, who: ParticipantId, on: &ProposalId) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (proposal, _) = desk.proposal(on)?;
    if state.ballot(proposal).is_none() {
        return Ok(Outcome::none());
    }
    desk.open(desk.state.question_of(proposal))?;
    Ok(Outcome::one(desk.now, Event::Unvoted { participant, proposal }))
}

/// A qualification must fit the vote that stands; it shares its trust.
pub fn qualify(
    desk: &Desk<'_>,
    who: ParticipantId,
    on: &ProposalId,
    word: Qualification,
    set: bool,
) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (proposal, _) = desk.proposal(on)?;
    let Some(ballot) = state.ballot(proposal).filter(|ballot| ballot.key == word.key()) else {
        return if set { Err(Refusal::QualificationDoesNotFit.into()) } else { Ok(Outcome::none()) };
    };
    if ballot.has(word) == set {
        return Ok(Outcome::none());
    }
    desk.open(desk.state.question_of(proposal))?;
    let event = if set {
        Event::Qualified { participant, proposal, word }
    } else {
        Event::Unqualified { participant, proposal, word }
    };
    Ok(Outcome::one(desk.now, event))
}

/// A proposal for the moderators; its text stays with the ties, its salted hash goes to the journal.
pub fn propose(
    desk: &Desk<'_>,
    who: ParticipantId,
    question: &QuestionId,
    draft: &Draft,
    dice: &mut Dice,
) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (number, place) = desk.question(question)?;
    desk.open(place)?;
    if !place.question.can_propose {
        return Err(Refusal::NoProposals.into());
    }
    let phrase =
        Phrase::parse(draft.phrase.as_str(), &place.question.phrase_rule(draft.language)).map_err(Refusal::Phrase)?;
    check_own(desk, state, number, &phrase)?;
    let written = Written { salt: dice.bytes(), text: phrase.as_str().to_owned(), signature: draft.signature.clone() };
    let proposal = u32::try_from(desk.state.proposals.len()).unwrap_or(u32::MAX);
    let status = if place.question.policy.accept_all { Status::Accepted } else { Status::Pending };
    let event = Event::Proposed {
        question: number,
        author: Author::Participant(participant),
        hash: written.hash(),
        language: draft.language,
        topics: Vec::new(),
        external: None,
        status,
        aggregate: None,
    };
    Ok(Outcome {
        before: vec![Tie::Text(proposal, written), Tie::Person(who, draft.signature.clone())],
        answer: Answer::Proposal(proposal),
        ..Outcome::one(desk.now, event)
    })
}

/// Not the same text twice, and not too many waiting at once.
fn check_own(desk: &Desk<'_>, author: &ParticipantState, question: u16, phrase: &Phrase) -> Result<()> {
    let mut waiting = 0;
    for number in author.proposals() {
        let proposal = &desk.state.proposals[index(*number)];
        if proposal.question != question {
            continue;
        }
        let stands = matches!(proposal.status, Status::Pending | Status::Accepted | Status::Postponed);
        let same = |written: &Written| written.text.to_lowercase() == phrase.as_str().to_lowercase();
        if stands && desk.ties.text(*number).is_some_and(same) {
            return Err(Refusal::AlreadyProposed { status: proposal.status }.into());
        }
        waiting += usize::from(matches!(proposal.status, Status::Pending | Status::Postponed));
    }
    if waiting >= MAX_PENDING { Err(Refusal::TooManyPending { limit: MAX_PENDING }.into()) } else { Ok(()) }
}

/// A pending proposal back; its text is destroyed.
pub fn withdraw(desk: &Desk<'_>, who: ParticipantId, on: &ProposalId) -> Result<Outcome> {
    let (participant, _) = desk.participant(who)?;
    let (proposal, place) = desk.proposal(on)?;
    if place.author != Author::Participant(participant) {
        return Err(Refusal::NotYours.into());
    }
    if place.erased {
        return Ok(Outcome::none());
    }
    if place.status != Status::Pending && place.status != Status::Postponed {
        return Err(Refusal::NotWithdrawable(place.status).into());
    }
    Ok(Outcome { after: vec![Tie::Drop(proposal)], ..Outcome::one(desk.now, Event::Withdrawn { proposal }) })
}

/// An answer to the question's condition.
pub fn declare(desk: &Desk<'_>, who: ParticipantId, question: &QuestionId, inside: bool) -> Result<Outcome> {
    let (participant, state) = desk.speaker(who)?;
    let (number, _) = desk.question(question)?;
    if state.declared(number) == Some(inside) {
        return Ok(Outcome::none());
    }
    Ok(Outcome::one(desk.now, Event::Declared { participant, question: number, inside }))
}

/// Words against being set aside; the same again changes nothing.
pub fn object(desk: &Desk<'_>, who: ParticipantId, question: &QuestionId, words: &str) -> Result<Outcome> {
    let (participant, _) = desk.speaker(who)?;
    let (question, _) = desk.question(question)?;
    let cohort = desk.state.aside_in(participant, question).ok_or(Refusal::NotSetAside)?;
    if desk.ties.objection(cohort, who) == Some(words) {
        return Ok(Outcome::none());
    }
    let before = vec![Tie::Objection(cohort, who, words.to_owned())];
    Ok(Outcome { before, ..Outcome::one(desk.now, Event::Objected { participant, cohort }) })
}

/// Another name or age, here and on what is not yet published.
pub fn sign(desk: &Desk<'_>, who: ParticipantId, signature: &Signature) -> Result<Outcome> {
    let (_, state) = desk.speaker(who)?;
    let mut before = vec![Tie::Person(who, signature.clone())];
    for number in state.proposals() {
        let place = &desk.state.proposals[index(*number)];
        let open = |_: &&Written| place.status != Status::Accepted;
        if let Some(written) = desk.ties.text(*number).filter(open) {
            let written = Written { signature: signature.clone(), ..written.clone() };
            let tie = if place.amended { Tie::Amended } else { Tie::Text };
            before.push(tie(*number, written));
        }
    }
    Ok(Outcome { before, answer: Answer::Done(true), ..Outcome::none() })
}

/// Erasure, final after a delay.
pub fn erase(desk: &Desk<'_>, who: ParticipantId) -> Result<Outcome> {
    let (participant, state) = desk.participant(who)?;
    if let Some(due) = state.erasure() {
        return Ok(Outcome { answer: Answer::When(due), ..Outcome::none() });
    }
    let answer = Answer::When(desk.now.plus(ERASURE_DELAY));
    Ok(Outcome { answer, ..Outcome::one(desk.now, Event::ErasureAsked { participant }) })
}

/// Erasure called off.
pub fn keep(desk: &Desk<'_>, who: ParticipantId) -> Result<Outcome> {
    let (participant, state) = desk.participant(who)?;
    match state.erasure() {
        Some(_) => Ok(Outcome::one(desk.now, Event::ErasureCalledOff { participant })),
        None => Err(Refusal::NotBeingErased.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::state::State;
    use crate::engine::ties::Ties;
    use crate::model::Time;
    use crate::store::memory::MemoryStore;

    #[test]
    fn only_another_address_is_written() {
        let state = State::default();
        let mut ties = Ties::load(Box::new(MemoryStore::default()), &state).unwrap();
        let link = LinkKey([1; 32]);
        let mut came = |reach: Option<&[u8]>| {
            let desk = Desk { state: &state, ties: &ties, now: Time(0) };
            let reach = reach.map(<[u8]>::to_vec);
            let outcome = join(&desk, link, Channel::Telegram, reach, &mut Dice::seeded(1)).unwrap();
            outcome.before.iter().for_each(|tie| ties.take(tie));
            (outcome.events.len(), outcome.before.len())
        };
        let visits: [(Option<&[u8]>, _); 6] = [
            (None, (1, 1)),
            (None, (0, 0)),
            (Some(b"here"), (0, 1)),
            (Some(b"here"), (0, 0)),
            (None, (0, 0)),
            (Some(b"there"), (0, 1)),
        ];
        for (at, (reach, written)) in visits.into_iter().enumerate() {
            assert_eq!(came(reach), written, "visit {at}");
        }
    }
}
