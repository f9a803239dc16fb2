//! What moderators' programs say, handed on where the question is theirs.

use super::{Verbs, refused};
use crate::backend::CohortId;
use crate::dialect::extension as verb;
use crate::error::{Error, Result};
use crate::gateway::guest::Desk;
use crate::gateway::house::House;
use crate::gateway::reply::{Answer, Refused};
use crate::model::ProposalId;

pub(super) fn add(verbs: Verbs) -> Verbs {
    watching(together(deciding(verbs)))
}

fn deciding(verbs: Verbs) -> Verbs {
    verbs
        .desk(|house, desk, verb: verb::Queue| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.queue(desk.id, &verb.question, verb.status).await)
        })
        .desk(|house, desk, verb: verb::Item| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.item(desk.id, &verb.proposal).await)
        })
        .desk(|house, desk, verb: verb::Amend| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.amend(desk.id, &verb.proposal, verb.seen, verb.amendment).await)
        })
        .desk(|house, desk, verb: verb::Lease| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.lease(desk.id, &verb.proposal).await)
        })
        .desk(|house, desk, verb: verb::Release| async move {
            told(house.backend.release(desk.id, &verb.proposal).await)
        })
        .desk(|house, desk, verb: verb::Decide| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.decide(desk.id, &verb.proposal, verb.seen, verb.decision).await)
        })
        .desk(|house, desk, verb::Undo {}| async move { told(house.backend.undo(desk.id).await) })
        .desk(|house, desk, verb: verb::TakeBack| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.take_back(desk.id, &verb.proposal, verb.seen).await)
        })
        .desk(|house, desk, verb::Leave {}| async move { told(house.backend.leave(desk.id).await) })
}

/// What moderators do beside deciding.
fn together(verbs: Verbs) -> Verbs {
    verbs
        .desk(|house, desk, verb: verb::Note| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.note(desk.id, &verb.proposal, verb.words).await)
        })
        .desk(|house, desk, verb: verb::Write| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.write(desk.id, &verb.proposal, verb.words).await)
        })
        .desk(|house, desk, verb: verb::Seize| async move {
            holds(&house, &desk, &verb.proposal).await?;
            told(house.backend.seize(desk.id, &verb.proposal).await)
        })
}

fn watching(verbs: Verbs) -> Verbs {
    verbs
        .desk(|house, desk, verb: verb::Alerts| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.alerts(desk.id, &verb.question).await)
        })
        .desk(|house, desk, verb: verb::SetAside| async move {
            desk.must_moderate(&verb.question)?;
            let verb::SetAside { question, participants, reason } = verb;
            told(house.backend.set_aside(desk.id, &question, participants, reason).await)
        })
        .desk(|house, desk, verb: verb::Restore| async move {
            knows(&house, &desk, verb.cohort).await?;
            told(house.backend.restore(desk.id, verb.cohort).await)
        })
        .desk(|house, desk, verb: verb::Cohorts| async move {
            desk.must_moderate(&verb.question)?;
            told(house.backend.cohorts(desk.id, &verb.question).await)
        })
}

pub(super) fn told<T>(result: Result<T>) -> Answer<T> {
    result.map_err(|error| refused(&error))
}

/// Refuses what belongs to a question that is not theirs.
async fn holds(house: &House, desk: &Desk, proposal: &ProposalId) -> Answer<()> {
    if desk.questions().is_none() {
        return Ok(());
    }
    let item = told(house.backend.item(desk.id, proposal).await)?;
    desk.must_moderate(&item.question)
}

/// Refuses a cohort of a question that is not theirs.
async fn knows(house: &House, desk: &Desk, cohort: CohortId) -> Answer<()> {
    let Some(questions) = desk.questions() else { return Ok(()) };
    for question in questions {
        match house.backend.cohorts(desk.id, question).await {
            Ok(cohorts) if cohorts.iter().any(|found| found.id == cohort) => return Ok(()),
            Ok(_) | Err(Error::NotFound(_)) => {}
            Err(error) => return Err(refused(&error)),
        }
    }
    Err(Refused::forbidden())
}
