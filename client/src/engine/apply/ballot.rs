//! Votes and qualifications: one per participant and proposal, counted in every class their trust reaches.

use super::aside::{add, remove};
use super::{item, unknown};
use crate::engine::state::{BallotState, Origin, ProposalState, State, bit, index, whole_seconds};
use crate::error::Result;
use crate::model::{Qualification, Time, Trust, VoteKey};
use crate::rules::rotation::is_choosing;

pub(super) fn vote(
    state: &mut State,
    who: u32,
    on: u32,
    (key, trust): (VoteKey, Trust),
    (at, before): (Time, Option<BallotState>),
) -> Result<()> {
    let question = item(&mut state.proposals, on)?.question;
    let newcomer = !takes_part(state, who, question)?;
    let participant = item(&mut state.participants, who)?;
    let card = participant.card(on, at).map(|card| Origin::new(card.why, at.since(card.dealt())));
    let origin = before.map(|ballot| ballot.origin).or(card).unwrap_or_default();
    let ballot = BallotState { proposal: on, at: whole_seconds(at), key, trust, words: 0, origin };
    let Err(place) = participant.place(on) else { return Err(unknown()) };
    participant.ballots.insert(place, ballot);
    participant.issued.retain(|card| card.proposal != on);
    if let Some(more) = &mut participant.more {
        more.passed.retain(|card| *card != on);
    }
    let aside = state.is_aside(who, question);
    let proposal = &mut state.proposals[index(on)];
    proposal.tally.add_vote(key, trust);
    if aside {
        add(proposal.aside.get_or_insert_default(), &ballot);
    }
    let question = item(&mut state.questions, question)?;
    question.votes += 1;
    question.participants += u64::from(newcomer);
    Ok(())
}

/// Whether a participant has a vote that stands, or a proposal, in a question.
pub(super) fn takes_part(state: &State, who: u32, question: u16) -> Result<bool> {
    let participant = state.participants.get(index(who)).ok_or_else(unknown)?;
    let of = |proposal: u32| state.proposals.get(index(proposal)).is_some_and(|state| state.question == question);
    Ok(participant.ballots.iter().any(|ballot| of(ballot.proposal)) || participant.proposals().iter().copied().any(of))
}

pub(super) fn unvote(state: &mut State, who: u32, on: u32) -> Result<Option<BallotState>> {
    let participant = item(&mut state.participants, who)?;
    let Ok(place) = participant.place(on) else { return Ok(None) };
    let ballot = participant.ballots.remove(place);
    let question = item(&mut state.proposals, on)?.question;
    let aside = state.is_aside(who, question);
    let proposal = item(&mut state.proposals, on)?;
    if aside {
        remove(proposal.aside.get_or_insert_default(), &ballot);
    }
    proposal.tally.remove_vote(ballot.key, ballot.trust);
    for word in ballot.ballot().qualifications {
        proposal.tally.remove_qualification(word, ballot.trust);
    }
    let gone = !takes_part(state, who, question)?;
    let question = item(&mut state.questions, question)?;
    question.votes -= 1;
    question.participants -= u64::from(gone);
    Ok(Some(ballot))
}

pub(super) fn qualify(state: &mut State, (who, on): (u32, u32), word: Qualification, set: bool) -> Result<()> {
    let participant = item(&mut state.participants, who)?;
    let Ok(place) = participant.place(on) else { return Err(unknown()) };
    let ballot = &mut participant.ballots[place];
    if ballot.key != word.key() || ballot.has(word) == set {
        return Ok(());
    }
    ballot.words ^= bit(word);
    let trust = ballot.trust;
    let question = item(&mut state.proposals, on)?.question;
    let aside = state.is_aside(who, question);
    let proposal = item(&mut state.proposals, on)?;
    let apart = aside.then(|| &mut **proposal.aside.get_or_insert_default());
    for tally in std::iter::once(&mut proposal.tally).chain(apart) {
        if set {
            tally.add_qualification(word, trust);
        } else {
            tally.remove_qualification(word, trust);
        }
    }
    Ok(())
}

/// Whoever hands back far more cards of a question than they answer chooses what they vote on: their votes there leave the
/// sequence, those cast before too.
pub(super) fn weigh_choice(state: &mut State, who: u32, question: u16) -> Result<()> {
    let here =
        |proposals: &[ProposalState], on: u32| proposals.get(index(on)).is_some_and(|on| on.question == question);
    let participant = item(&mut state.participants, who)?;
    let passed = participant.passed().iter().filter(|card| here(&state.proposals, **card)).count();
    let dealt = |ballot: &&BallotState| ballot.origin.is_dealt() && here(&state.proposals, ballot.proposal);
    let answered = participant.ballots.iter().filter(dealt).count();
    if !is_choosing(passed, answered) {
        return Ok(());
    }
    let aside = state.is_aside(who, question);
    for at in 0..state.participants[index(who)].ballots.len() {
        let ballot = state.participants[index(who)].ballots[at];
        let proposal = item(&mut state.proposals, ballot.proposal)?;
        if proposal.question != question || ballot.trust < Trust::Sequence || !ballot.origin.is_dealt() {
            continue;
        }
        let less = BallotState { trust: Trust::Trusted, ..ballot };
        let apart = aside.then(|| &mut **proposal.aside.get_or_insert_default());
        for tally in std::iter::once(&mut proposal.tally).chain(apart) {
            remove(tally, &ballot);
            add(tally, &less);
        }
        state.participants[index(who)].ballots[at] = less;
    }
    Ok(())
}
