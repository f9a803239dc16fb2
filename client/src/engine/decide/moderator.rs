//! What moderators may do: decide once, take back, take over, leave. Knows neither leases nor what is told to whom.

use super::appeal::barred;
use super::{Desk, Outcome};
use crate::backend::{MAX_WORDS, Undone};
use crate::engine::command::Answer;
use crate::engine::event::Event;
use crate::engine::state::{ModeratorState, ProposalState, QuestionState, index, proposal_id};
use crate::engine::ties::{Said, Tie};
use crate::error::{Error, Refusal, Result};
use crate::model::{Decision, NoticeId, ProposalId, RefusalReason, Status};

/// A moderator's first contact, or the same again.
pub fn join(desk: &Desk<'_>, name: &str) -> Result<Outcome> {
    if let Some(number) = desk.ties.moderator(name) {
        return Ok(Outcome { answer: Answer::Moderator(number), ..Outcome::none() });
    }
    let number = u32::try_from(desk.state.moderators.len()).unwrap_or(u32::MAX);
    Ok(Outcome {
        before: vec![Tie::Name(number, name.to_owned())],
        answer: Answer::Moderator(number),
        ..Outcome::one(desk.now, Event::ModeratorJoined)
    })
}

/// Decides if the proposal still is as it was seen.
pub fn decide(desk: &Desk<'_>, who: u32, on: &ProposalId, seen: Status, decision: &Decision) -> Result<Outcome> {
    moderator(desk, who)?;
    let (proposal, place) = desk.proposal(on)?;
    if place.status != seen {
        return Err(overtaken(desk, place).into());
    }
    if place.erased {
        return Err(Refusal::TextErased.into());
    }
    barred(desk, who, place)?;
    let status = decision.status();
    let (reason, words) = read(desk.state.question_of(proposal), decision)?;
    if !allowed(place.status, status) {
        return Err(Refusal::InvalidState(place.status).into());
    }
    let event = match decision {
        Decision::Duplicate { of, .. } => {
            Event::Duplicated { moderator: who, proposal, of: other(desk, (proposal, place), of)? }
        }
        _ => Event::Decided { moderator: who, proposal, status, reason },
    };
    let number = Said::Decision(u32::try_from(desk.state.decisions.len()).unwrap_or(u32::MAX));
    Ok(Outcome {
        before: words.map(|words| Tie::Words(number, words)).into_iter().collect(),
        answer: Answer::Status(status),
        ..Outcome::one(desk.now, event)
    })
}

/// What a proposal may say again: another of its question that is open to votes, or waits to be.
fn other(desk: &Desk<'_>, (proposal, place): (u32, &ProposalState), of: &ProposalId) -> Result<u32> {
    let (other, beside) = desk.proposal(of)?;
    let fits = other != proposal
        && beside.question == place.question
        && matches!(beside.status, Status::Accepted | Status::Pending);
    if fits { Ok(other) } else { Err(Refusal::NotADuplicate.into()) }
}

/// Who was faster, in words.
pub(super) fn overtaken(desk: &Desk<'_>, place: &ProposalState) -> Refusal {
    match place.decision.map(|number| &desk.state.decisions[index(number)]) {
        Some(decision) => {
            Refusal::AlreadyDecided { by: desk.ties.name(decision.moderator).to_owned(), status: place.status }
        }
        None => Refusal::InvalidState(place.status),
    }
}

type Reading = (Option<RefusalReason>, Option<String>);

/// The reason of a decision, one that its question offers, and its words; `Other` says nothing without words.
fn read(question: &QuestionState, decision: &Decision) -> std::result::Result<Reading, Refusal> {
    match decision {
        Decision::Accept | Decision::Postpone | Decision::Wake => Ok((None, None)),
        Decision::Duplicate { words, .. } => {
            let words = trimmed(words.as_deref());
            words.map_or(Ok(()), fitting)?;
            Ok((None, words.map(str::to_owned)))
        }
        Decision::Refuse { reason, words } => {
            let offered = &question.question.refusals;
            let words = trimmed(words.as_deref());
            let unknown = !offered.is_empty() && !offered.contains_key(reason);
            if unknown || (*reason == RefusalReason::Other && words.is_none()) {
                return Err(Refusal::ReasonMissing);
            }
            Ok((Some(*reason), words.map(str::to_owned)))
        }
    }
}

/// Words without the blanks around them; none where nothing is left.
fn trimmed(words: Option<&str>) -> Option<&str> {
    words.map(str::trim).filter(|words| !words.is_empty())
}

/// Refuses words that are too long.
pub(super) fn fitting(words: &str) -> std::result::Result<(), Refusal> {
    let length = words.chars().count();
    if length > MAX_WORDS { Err(Refusal::WordsTooLong { length, max: MAX_WORDS }) } else { Ok(()) }
}

/// The transitions of make.org's back office.
fn allowed(from: Status, to: Status) -> bool {
    matches!(
        (from, to),
        (Status::Pending | Status::Postponed | Status::Refused, Status::Accepted)
            | (Status::Pending | Status::Postponed | Status::Accepted, Status::Refused)
            | (Status::Pending, Status::Postponed)
            | (Status::Postponed, Status::Pending)
    )
}

/// Takes back the last decision that still stands.
pub fn undo(desk: &Desk<'_>, who: u32) -> Result<Outcome> {
    let moderator = moderator(desk, who)?;
    let stands = |number: &&u32| {
        let proposal = &desk.state.proposals[index(desk.state.decisions[index(**number)].proposal)];
        proposal.decision == Some(**number) && !proposal.erased
    };
    let number = *moderator.decisions.iter().rev().find(stands).ok_or(Refusal::NothingToUndo)?;
    Ok(back(desk, number, Event::Undone { decision: number }))
}

/// Takes back the decision that stands on a proposal, whoever took it, if the proposal still is as it was seen.
pub fn take_back(desk: &Desk<'_>, who: u32, on: &ProposalId, seen: Status) -> Result<Outcome> {
    moderator(desk, who)?;
    let (_, place) = desk.proposal(on)?;
    if place.erased {
        return Err(Refusal::TextErased.into());
    }
    if place.status != seen {
        return Err(overtaken(desk, place).into());
    }
    barred(desk, who, place)?;
    let decision = place.decision.ok_or(Refusal::NothingToUndo)?;
    Ok(back(desk, decision, Event::TakenBack { moderator: who, decision }))
}

/// A decision taken back, as the event says.
fn back(desk: &Desk<'_>, number: u32, event: Event) -> Outcome {
    let decision = &desk.state.decisions[index(number)];
    let told = decision.notice.is_some_and(|notice| desk.state.notices[index(notice)].told);
    let undone = Undone { proposal: proposal_id(decision.proposal), status: decision.before, told };
    Outcome { answer: Answer::Undone(undone), ..Outcome::one(desk.now, event) }
}

/// Records that a lease was taken over.
pub fn seize(desk: &Desk<'_>, who: u32, on: &ProposalId, from: u32) -> Result<Outcome> {
    moderator(desk, who)?;
    moderator(desk, from)?;
    let (proposal, _) = desk.proposal(on)?;
    Ok(Outcome::one(desk.now, Event::Seized { moderator: who, proposal, from }))
}

/// What waited for the undo delay is due; nothing waiting is no event.
pub fn leave(desk: &Desk<'_>, who: u32) -> Result<Outcome> {
    moderator(desk, who)?;
    let waits = desk.state.untold_of(who).any(|notice| desk.state.notices[index(notice)].due > desk.now);
    Ok(if waits { Outcome::one(desk.now, Event::Left { moderator: who }) } else { Outcome::none() })
}

/// An author was told; the same again is no event.
pub fn told(desk: &Desk<'_>, notice: NoticeId) -> Result<Outcome> {
    let missing = || Error::NotFound(format!("notice {}", notice.0));
    desk.state.notices.get(index(notice.0)).ok_or_else(missing)?;
    let untold = desk.state.is_untold(notice.0);
    Ok(if untold { Outcome::one(desk.now, Event::Told { notice: notice.0 }) } else { Outcome::none() })
}

pub(super) fn moderator<'a>(desk: &Desk<'a>, who: u32) -> Result<&'a ModeratorState> {
    desk.state.moderators.get(index(who)).ok_or_else(|| Error::NotFound(format!("moderator {who}")))
}
