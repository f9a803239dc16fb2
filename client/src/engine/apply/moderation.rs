//! Decisions, what takes them back, and what destroys the ties of a person.

use super::{item, unknown};
use crate::backend::UNDO_GRACE;
use crate::engine::event::Author;
use crate::engine::state::{About, DecisionState, NoticeState, ProposalState, RemarkState, State, index};
use crate::error::Result;
use crate::model::{RefusalReason, Status, Time, TopicId};

/// A proposal that is about to change in its queue.
pub(super) fn touch(state: &mut State, proposal: u32) -> Result<&mut ProposalState> {
    let now = state.events;
    let proposal = item(&mut state.proposals, proposal)?;
    proposal.touched = now;
    Ok(proposal)
}

/// Changes a status and the counts of its question; answers the status before.
pub(super) fn move_to(state: &mut State, proposal: u32, status: Status) -> Result<Status> {
    let proposal = touch(state, proposal)?;
    let before = std::mem::replace(&mut proposal.status, status);
    let question = proposal.question;
    let question = item(&mut state.questions, question)?;
    question.accepted =
        question.accepted + u64::from(status == Status::Accepted) - u64::from(before == Status::Accepted);
    question.pending = question.pending + u64::from(status == Status::Pending) - u64::from(before == Status::Pending);
    Ok(before)
}

/// What was decided.
pub(super) struct Verdict {
    /// Where it leads.
    pub(super) after: Status,
    /// Why, if refused.
    pub(super) reason: Option<RefusalReason>,
    /// What it says again, if refused as a duplicate.
    pub(super) of: Option<u32>,
}

impl Verdict {
    /// Refused as saying again what another says.
    pub(super) const fn duplicate(of: u32) -> Self {
        Self { after: Status::Refused, reason: Some(RefusalReason::AlreadyExists), of: Some(of) }
    }
}

pub(super) fn decided(
    state: &mut State,
    at: Time,
    (moderator, proposal): (u32, u32),
    Verdict { after, reason, of }: Verdict,
) -> Result<()> {
    let number = u32::try_from(state.decisions.len()).map_err(|_| unknown())?;
    let before = move_to(state, proposal, after)?;
    let place = &mut state.proposals[index(proposal)];
    let author = place.author;
    let previous = place.decision.replace(number);
    if let Some(notice) = previous.and_then(|previous| state.decisions[index(previous)].notice) {
        end(state, notice)?;
    }
    let mut notice = None;
    if let (Author::Participant(participant), Status::Accepted | Status::Refused) = (author, after) {
        notice = Some(notify(state, participant, About::Decision(number), at.plus(UNDO_GRACE))?);
    }
    item(&mut state.moderators, moderator)?.decisions.push(number);
    state.decisions.push(DecisionState {
        moderator,
        proposal,
        before,
        previous,
        after,
        reason,
        of,
        at,
        notice,
        undone: false,
    });
    Ok(())
}

/// A notice for an author, not yet told; answers its number.
fn notify(state: &mut State, participant: u32, about: About, due: Time) -> Result<u32> {
    let number = u32::try_from(state.notices.len()).map_err(|_| unknown())?;
    state.notices.push(NoticeState { participant, about, due, told: false });
    state.untold.insert((participant, number));
    Ok(number)
}

/// A notice that is not, or no longer, to be told; answers it.
fn end(state: &mut State, number: u32) -> Result<&mut NoticeState> {
    let notice = item(&mut state.notices, number)?;
    state.untold.remove(&(notice.participant, number));
    Ok(notice)
}

/// Words about a proposal: for colleagues, or for its author, who is told of them.
pub(super) fn remarked(state: &mut State, at: Time, (moderator, proposal): (u32, u32), to_author: bool) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    let number = u32::try_from(state.remarks.len()).map_err(|_| unknown())?;
    let place = touch(state, proposal)?;
    place.remarks.push(number);
    let notice = match (to_author, place.author) {
        (false, _) => None,
        (true, Author::Participant(who)) => Some(notify(state, who, About::Remark(number), at.plus(UNDO_GRACE))?),
        (true, Author::Unknown) => return Err(unknown()),
    };
    state.remarks.push(RemarkState { moderator, proposal, at, notice });
    Ok(())
}

/// Refused as saying again what another says.
pub(super) fn duplicated(state: &mut State, at: Time, (moderator, proposal): (u32, u32), of: u32) -> Result<()> {
    item(&mut state.proposals, of)?;
    decided(state, at, (moderator, proposal), Verdict::duplicate(of))
}

/// Taken back by its author.
pub(super) fn withdrawn(state: &mut State, proposal: u32) -> Result<()> {
    move_to(state, proposal, Status::Archived)?;
    state.proposals[index(proposal)].erased = true;
    Ok(())
}

/// Contested by its author: the refusal no longer stands, and is no longer to be told.
pub(super) fn appealed(state: &mut State, proposal: u32) -> Result<()> {
    move_to(state, proposal, Status::Pending)?;
    let place = &mut state.proposals[index(proposal)];
    place.appeal = place.decision.take();
    let refusal = place.appeal.ok_or_else(unknown)?;
    if let Some(notice) = item(&mut state.decisions, refusal)?.notice {
        end(state, notice)?;
    }
    Ok(())
}

/// A lease taken over: leases themselves are not kept.
pub(super) fn seized(state: &mut State, moderators: [u32; 2], proposal: u32) -> Result<()> {
    moderators.into_iter().try_for_each(|moderator| item(&mut state.moderators, moderator).map(drop))?;
    item(&mut state.proposals, proposal).map(drop)
}

/// An author was told.
pub(super) fn told(state: &mut State, notice: u32) -> Result<()> {
    end(state, notice)?.told = true;
    Ok(())
}

/// Another text, by its hash, or other topics.
pub(super) fn amended(
    state: &mut State,
    (moderator, proposal): (u32, u32),
    hash: Option<[u8; 32]>,
    topics: Option<&Vec<TopicId>>,
) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    let proposal = touch(state, proposal)?;
    if let Some(hash) = hash {
        (proposal.hash, proposal.amended) = (hash, true);
    }
    if let Some(topics) = topics {
        proposal.topics.clone_from(topics);
    }
    Ok(())
}

/// Taken back by whichever moderator.
pub(super) fn taken_back(state: &mut State, at: Time, moderator: u32, decision: u32) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    undone(state, at, decision)
}

pub(super) fn undone(state: &mut State, at: Time, number: u32) -> Result<()> {
    let decision = item(&mut state.decisions, number)?;
    decision.undone = true;
    let (moderator, proposal, before, previous) =
        (decision.moderator, decision.proposal, decision.before, decision.previous);
    let notice = decision.notice;
    item(&mut state.moderators, moderator)?.decisions.retain(|other| *other != number);
    move_to(state, proposal, before)?;
    state.proposals[index(proposal)].decision = previous;
    if let Some(notice) = notice {
        let notice = end(state, notice)?;
        let (told, participant) = (notice.told, notice.participant);
        stands_again(state, (number, previous), participant, told.then_some(at))?;
    }
    Ok(())
}

/// After a decision was taken back, `told` being when its author needs to hear of it: the one before is told (again), or,
/// if there is none, that the proposal waits.
fn stands_again(
    state: &mut State,
    (number, previous): (u32, Option<u32>),
    participant: u32,
    told: Option<Time>,
) -> Result<()> {
    let before = previous.and_then(|previous| state.decisions[index(previous)].notice);
    match (before, told) {
        (Some(number), told) => {
            let before = item(&mut state.notices, number)?;
            if let Some(at) = told {
                (before.due, before.told) = (at, false);
            }
            if !before.told {
                state.untold.insert((before.participant, number));
            }
        }
        (None, Some(due)) => {
            notify(state, participant, About::Back(number), due)?;
        }
        (None, None) => {}
    }
    Ok(())
}

pub(super) fn left(state: &mut State, at: Time, moderator: u32) -> Result<()> {
    item(&mut state.moderators, moderator)?;
    let waiting: Vec<u32> = state.untold_of(moderator).collect();
    for number in waiting {
        let notice = item(&mut state.notices, number)?;
        notice.due = notice.due.min(at);
    }
    Ok(())
}

/// Destroys what ties a participant to a person. `texts`: published ones too.
pub(super) fn leave(state: &mut State, who: u32, texts: bool) -> Result<()> {
    let participant = item(&mut state.participants, who)?;
    participant.gone = true;
    participant.issued = Vec::new();
    if let Some(more) = &mut participant.more {
        more.erasure = None;
        more.passed = Vec::new();
    }
    let written = participant.proposals().to_vec();
    state.erasing.retain(|other| *other != who);
    for proposal in written {
        if texts || state.proposals[index(proposal)].status != Status::Accepted {
            move_to(state, proposal, Status::Archived)?;
            state.proposals[index(proposal)].erased = true;
        }
    }
    state.untold.retain(|(participant, _)| *participant != who);
    Ok(())
}
