//! Setting votes aside: one moderator proposes, another confirms, anyone takes it back. All of it is recorded.

use super::moderator::moderator;
use super::{Desk, Outcome};
use crate::engine::command::Answer;
use crate::engine::event::Event;
use crate::engine::state::index;
use crate::error::{Error, Result};
use crate::model::{ParticipantId, QuestionId};
use crate::rules::watch::Reason;

/// Proposes to set votes aside; the same from another moderator confirms it, the same again changes nothing.
pub fn set_aside(
    desk: &Desk<'_>,
    who: u32,
    question: &QuestionId,
    (participants, reason): (&[ParticipantId], Reason),
) -> Result<Outcome> {
    moderator(desk, who)?;
    let (question, _) = desk.question(question)?;
    let missing = |id: &ParticipantId| Error::NotFound(format!("participant {id}"));
    let known = participants.iter().map(|id| desk.state.numbers.get(id).copied().ok_or_else(|| missing(id)));
    let mut participants = known.collect::<Result<Vec<u32>>>()?;
    participants.sort_unstable();
    participants.dedup();
    if participants.is_empty() {
        return Err(Error::NotFound("anybody to set aside".to_owned()));
    }
    let mut standing = (0_u32..).zip(&desk.state.cohorts).filter(|(_, cohort)| cohort.restored.is_none());
    let same = standing.find(|(_, cohort)| cohort.question == question && cohort.participants == participants);
    let answer = |number| Answer::Count(u64::from(number));
    match same {
        Some((number, cohort)) if cohort.confirmed.is_none() && cohort.proposed != who => {
            let event = Event::SetAside { moderator: who, cohort: number };
            Ok(Outcome { answer: answer(number), ..Outcome::one(desk.now, event) })
        }
        Some((number, _)) => Ok(Outcome { answer: answer(number), ..Outcome::none() }),
        None => {
            let number = u32::try_from(desk.state.cohorts.len()).unwrap_or(u32::MAX);
            let event = Event::Marked { moderator: who, question, participants, reason };
            Ok(Outcome { answer: answer(number), ..Outcome::one(desk.now, event) })
        }
    }
}

/// Takes back what was proposed or confirmed; again changes nothing.
pub fn restore(desk: &Desk<'_>, who: u32, cohort: u32) -> Result<Outcome> {
    moderator(desk, who)?;
    let missing = || Error::NotFound(format!("cohort {cohort}"));
    let state = desk.state.cohorts.get(index(cohort)).ok_or_else(missing)?;
    if state.restored.is_some() {
        return Ok(Outcome::none());
    }
    Ok(Outcome::one(desk.now, Event::Restored { moderator: who, cohort }))
}
