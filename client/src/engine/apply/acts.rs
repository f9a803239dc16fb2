//! What moderators and organisers do, kept in order as it happens. Few beside votes, so that all of it stays in memory; numbers
//! only, as everything in the state.

use super::item;
use crate::engine::event::{Dated, Event};
use crate::engine::state::{ActState, State, What, index};
use crate::error::Result;
use crate::model::Question;

/// Keeps what an event that was just applied says somebody did, if it says so.
pub(super) fn keep(state: &mut State, (at, event): &Dated) -> Result<()> {
    let Some((question, what)) = what(state, event) else { return Ok(()) };
    let act = ActState { event: state.events, at: *at, what };
    item(&mut state.questions, question)?.acts.push(act);
    Ok(())
}

/// In which question, and what.
fn what(state: &State, event: &Event) -> Option<(u16, What)> {
    let of = |proposal: u32| state.proposals.get(index(proposal)).map(|place| place.question);
    let decided = |decision: u32| of(state.decisions.get(index(decision))?.proposal);
    let cohort = |cohort: u32| state.cohorts.get(index(cohort)).map(|cohort| cohort.question);
    let last = |length: usize| u32::try_from(length).ok()?.checked_sub(1);
    Some(match event {
        Event::Decided { proposal, .. } | Event::Duplicated { proposal, .. } => {
            (of(*proposal)?, What::Decided(last(state.decisions.len())?))
        }
        Event::Undone { decision } => {
            let moderator = state.decisions.get(index(*decision))?.moderator;
            (decided(*decision)?, What::TakenBack { moderator, decision: *decision })
        }
        Event::TakenBack { moderator, decision } => {
            (decided(*decision)?, What::TakenBack { moderator: *moderator, decision: *decision })
        }
        Event::Noted { proposal, .. } | Event::Written { proposal, .. } => {
            (of(*proposal)?, What::Remarked(last(state.remarks.len())?))
        }
        Event::Seized { moderator, proposal, from } => {
            let (moderator, proposal, from) = (*moderator, *proposal, *from);
            (of(proposal)?, What::Seized { moderator, proposal, from })
        }
        Event::Amended { moderator, proposal, hash, topics } => {
            let (moderator, proposal, text) = (*moderator, *proposal, hash.is_some());
            (of(proposal)?, What::Amended { moderator, proposal, text, topics: topics.clone() })
        }
        Event::Marked { question, .. } => (*question, What::Marked(last(state.cohorts.len())?)),
        Event::SetAside { moderator, cohort: number } => (cohort(*number)?, What::SetAside(*moderator, *number)),
        Event::Restored { moderator, cohort: number } => (cohort(*number)?, What::Restored(*moderator, *number)),
        Event::QuestionSet { json } => {
            let question: Question = serde_json::from_str(json).ok()?;
            (state.question(&question.id)?, What::Settled)
        }
        Event::QuestionClosed { question, at } => (*question, What::Closed(*at)),
        _ => return None,
    })
}
