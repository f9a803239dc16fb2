//! What organisers may do: settle questions, import, and carry out what is due by the clock.

use super::{Desk, Outcome, citizen};
use crate::backend::{Imported, ReplayedVote};
use crate::engine::command::Answer;
use crate::engine::event::{Author, Event};
use crate::engine::state::{State, index};
use crate::engine::ties::{Said, Tie, Ties, Written};
use crate::error::{Error, Result};
use crate::model::{Question, QuestionId, Status, Time, Trust};
use crate::world::Dice;

/// Creates a question or replaces what its file says; the same again is no event.
pub fn settle(desk: &Desk<'_>, question: &Question) -> Result<Outcome> {
    if let Ok((_, before)) = desk.question(&question.id) {
        if *before.question == *question {
            return Ok(Outcome::none());
        }
    } else if desk.state.questions.len() >= usize::from(u16::MAX) {
        return Err(Error::NotSupported("hold more questions"));
    }
    let json = serde_json::to_string(question).map_err(|error| Error::Unavailable(error.to_string()))?;
    Ok(Outcome::one(desk.now, Event::QuestionSet { json }))
}

/// Ends a question now, or opens it again without end.
pub fn close(desk: &Desk<'_>, question: &QuestionId, closed: bool) -> Result<Outcome> {
    let (number, place) = desk.question(question)?;
    let over = place.question.closes.is_some_and(|end| end <= desk.now);
    if over == closed && (closed || place.question.closes.is_none()) {
        return Ok(Outcome::none());
    }
    // The end itself is still open: a question closed now ended one millisecond ago.
    let at = closed.then(|| desk.now.plus(-1));
    Ok(Outcome::one(desk.now, Event::QuestionClosed { question: number, at }))
}

/// Refuses a file of which some row could not be taken, before any is.
pub fn importable(desk: &Desk<'_>, question: &QuestionId, rows: &[Imported]) -> Result<()> {
    desk.question(question)?;
    rows.iter().filter_map(|row| row.author).try_for_each(|author| desk.participant(author).map(drop))
}

/// One line of a published log, at its own time; it counts as cast in a sequence.
pub fn replay(state: &State, ties: &Ties, question: &QuestionId, vote: &ReplayedVote) -> Result<Outcome> {
    let desk = Desk { state, ties, now: vote.at };
    let (number, _) = desk.proposal(&vote.proposal)?;
    if state.question_of(number).question.id != *question {
        return Err(Error::NotFound(format!("proposal {} in question {question}", vote.proposal)));
    }
    citizen::vote_as(&desk, vote.voter, &vote.proposal, vote.key, Some(Trust::Sequence))
}

/// One row of a file; a name that is there already is skipped.
pub fn import(
    desk: &Desk<'_>,
    question: &QuestionId,
    row: &Imported,
    dice: &mut Dice,
) -> Result<(u32, Option<Outcome>)> {
    let (number, place) = desk.question(question)?;
    if let Some(known) = place.external.get(&row.external_id) {
        return Ok((*known, None));
    }
    let author = match row.author {
        Some(id) => Author::Participant(desk.participant(id)?.0),
        None => Author::Unknown,
    };
    let written = Written { salt: dice.bytes(), text: row.text.clone(), signature: row.signature.clone() };
    let proposal = u32::try_from(desk.state.proposals.len()).unwrap_or(u32::MAX);
    let event = Event::Proposed {
        question: number,
        author,
        hash: written.hash(),
        language: row.language,
        topics: row.topics.clone(),
        external: Some(row.external_id.clone()),
        status: if row.pending { Status::Pending } else { Status::Accepted },
        aggregate: row.aggregate,
    };
    let outcome = Outcome {
        before: vec![Tie::Text(proposal, written)],
        answer: Answer::Proposal(proposal),
        ..Outcome::one(row.sent.unwrap_or(desk.now), event)
    };
    Ok((proposal, Some(outcome)))
}

/// What is due at `now`: whose erasure is final, and whose link has been kept long enough.
pub fn due(state: &State, ties: &Ties, now: Time) -> Vec<Outcome> {
    let erased = state
        .erasing
        .iter()
        .copied()
        .filter(|who| state.participants[index(*who)].erasure().is_some_and(|due| due <= now));
    let mut outcomes: Vec<Outcome> = erased.map(|who| gone(state, now, who, true)).collect();
    if state.questions.iter().any(|question| kept_until(&question.question).is_some_and(|end| end <= now)) {
        let over = |who: &u32| !state.erasing.contains(who) && forgettable(state, ties, *who, now);
        let everyone = 0..u32::try_from(state.participants.len()).unwrap_or(u32::MAX);
        outcomes.extend(everyone.filter(over).map(|who| gone(state, now, who, false)));
    }
    outcomes
}

fn kept_until(question: &Question) -> Option<Time> {
    Some(question.closes?.plus(i64::from(question.erase_after_days?) * Time::DAY))
}

/// Took part in at least one question, and the time of every one of them is over.
fn forgettable(state: &State, ties: &Ties, who: u32, now: Time) -> bool {
    let participant = &state.participants[index(who)];
    if participant.gone || ties.links_of(participant.id).is_empty() {
        return false;
    }
    let voted = participant.ballots.iter().map(|ballot| ballot.proposal);
    let mut questions =
        voted.chain(participant.proposals().iter().copied()).map(|proposal| state.question_of(proposal));
    let over = |question: &Question| kept_until(question).is_some_and(|end| end <= now);
    let Some(first) = questions.next() else { return false };
    over(&first.question) && questions.all(|question| over(&question.question))
}

/// Destroys what ties a participant to a person; votes stay counted.
fn gone(state: &State, now: Time, participant: u32, texts: bool) -> Outcome {
    let person = &state.participants[index(participant)];
    let goes = |number: &&u32| texts || state.proposals[index(**number)].status != Status::Accepted;
    let written: Vec<u32> = person.proposals().iter().filter(goes).copied().collect();
    let decisions = (0u32..).zip(&state.decisions).filter(|(_, decision)| written.contains(&decision.proposal));
    let remarks = written.iter().flat_map(|number| &state.proposals[index(*number)].remarks);
    let words = decisions.map(|(number, _)| Said::Decision(number)).chain(remarks.copied().map(Said::Remark)).collect();
    let event = if texts { Event::Erased { participant } } else { Event::Forgotten { participant } };
    Outcome { after: vec![Tie::Forget(person.id, written, words)], ..Outcome::one(now, event) }
}
