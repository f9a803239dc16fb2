//! Votes set aside: they stay in every raw count, and are counted apart so that the trusted counts can do without them.

use super::{item, more, unknown};
use crate::engine::state::{BallotState, CohortState, Objection, State, index};
use crate::error::Result;
use crate::model::{Tally, Time};
use crate::rules::watch::Reason;

pub(super) fn marked(
    state: &mut State,
    at: Time,
    (moderator, question): (u32, u16),
    (participants, reason): (&[u32], Reason),
) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    item(&mut state.questions, question)?;
    for participant in participants {
        item(&mut state.participants, *participant)?;
    }
    let participants = participants.to_vec();
    let (proposed, confirmed, restored) = (moderator, None, None);
    let objections = Vec::new();
    state.cohorts.push(CohortState { question, participants, reason, proposed, at, confirmed, restored, objections });
    Ok(())
}

pub(super) fn set_aside(state: &mut State, moderator: u32, number: u32) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    let cohort = item(&mut state.cohorts, number)?;
    cohort.confirmed = Some(moderator);
    let (question, participants) = (cohort.question, cohort.participants.clone());
    for participant in participants {
        if !state.is_aside(participant, question) {
            each(state, participant, question, add)?;
        }
        more(state, participant)?.aside.push(number);
    }
    Ok(())
}

pub(super) fn restored(state: &mut State, moderator: u32, number: u32) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    let cohort = item(&mut state.cohorts, number)?;
    cohort.restored = Some(moderator);
    let (question, participants) = (cohort.question, cohort.participants.clone());
    for participant in participants {
        let was = state.is_aside(participant, question);
        more(state, participant)?.aside.retain(|other| *other != number);
        if was && !state.is_aside(participant, question) {
            each(state, participant, question, remove)?;
        }
    }
    Ok(())
}

pub(super) fn objected(state: &mut State, at: Time, participant: u32, number: u32) -> Result<()> {
    item(&mut state.participants, participant)?;
    let objections = &mut item(&mut state.cohorts, number)?.objections;
    objections.retain(|objection| objection.participant != participant);
    objections.push(Objection { participant, at });
    Ok(())
}

/// Changes what is counted apart, on every proposal of a question that a participant has voted on.
fn each(state: &mut State, who: u32, question: u16, change: fn(&mut Tally, &BallotState)) -> Result<()> {
    let participant = state.participants.get(index(who)).ok_or_else(unknown)?;
    for ballot in &participant.ballots {
        let proposal = item(&mut state.proposals, ballot.proposal)?;
        if proposal.question == question {
            change(proposal.aside.get_or_insert_default(), ballot);
        }
    }
    Ok(())
}

/// Counts a ballot apart.
pub(super) fn add(aside: &mut Tally, ballot: &BallotState) {
    aside.add_vote(ballot.key, ballot.trust);
    ballot.ballot().qualifications.into_iter().for_each(|word| aside.add_qualification(word, ballot.trust));
}

/// Counts a ballot apart no more.
pub(super) fn remove(aside: &mut Tally, ballot: &BallotState) {
    aside.remove_vote(ballot.key, ballot.trust);
    ballot.ballot().qualifications.into_iter().for_each(|word| aside.remove_qualification(word, ballot.trust));
}
