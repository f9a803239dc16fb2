//! One order brought to the consultation; brought again after an answer that never came, it counts once. Keeps nothing.

use ilfaut_client::backend::{QueueItem, Undone};
use ilfaut_client::model::{Decision, RefusalReason, Status};
use ilfaut_client::{Error, Result};

use super::Line;
use crate::keep::Kept;
use crate::order::{Done, Order};

/// Brings an order. What was brought before and is refused is a success where it stands as it was wanted.
pub(super) async fn bring(line: &Line, kept: &Kept) -> Result<Done> {
    match first(line, &kept.order).await {
        Err(refused) if kept.again && !matches!(refused, Error::Unavailable(_)) => {
            stands(line, kept).await?.ok_or(refused)
        }
        answer => answer,
    }
}

async fn first(line: &Line, order: &Order) -> Result<Done> {
    let (backend, who) = (line.backend.as_ref(), line.who);
    Ok(match order {
        Order::Decide { proposal, seen, decision } => {
            Done::Status(backend.decide(who, proposal, *seen, decision.clone()).await?)
        }
        Order::TakeBack { proposal, seen } => Done::Undone(backend.take_back(who, proposal, *seen).await?),
        Order::Amend { proposal, seen, amendment } => {
            Done::Item(Box::new(backend.amend(who, proposal, *seen, amendment.clone()).await?))
        }
        Order::Note { proposal, words } => {
            backend.note(who, proposal, words.clone()).await?;
            Done::Nothing
        }
        Order::Write { proposal, words } => {
            backend.write(who, proposal, words.clone()).await?;
            Done::Nothing
        }
        Order::SetAside { question, people, reason } => {
            backend.set_aside(who, question, people.clone(), *reason).await?;
            Done::Nothing
        }
        Order::Restore(cohort) => {
            backend.restore(who, *cohort).await?;
            Done::Nothing
        }
    })
}

/// What came of an order that may have been carried out before, if its proposal stands as it wanted.
async fn stands(line: &Line, kept: &Kept) -> Result<Option<Done>> {
    let Some(proposal) = kept.order.proposal() else { return Ok(None) };
    match line.backend.item(line.who, proposal).await {
        Ok(item) => Ok(as_wanted(kept, item)),
        Err(away @ Error::Unavailable(_)) => Err(away),
        Err(_) => Ok(None),
    }
}

fn as_wanted(kept: &Kept, item: QueueItem) -> Option<Done> {
    match &kept.order {
        Order::Decide { decision, .. } if is_decided(decision, &item) => Some(Done::Status(item.status)),
        Order::TakeBack { seen, .. } if is_back(*seen, kept, &item) => {
            Some(Done::Undone(Undone { proposal: item.proposal, status: item.status, told: false }))
        }
        Order::Amend { amendment, .. } => {
            let text = amendment.text.as_ref().is_none_or(|text| *text == item.text);
            let topics = amendment.topics.as_ref().is_none_or(|topics| *topics == item.topics);
            (text && topics).then(|| Done::Item(Box::new(item)))
        }
        _ => None,
    }
}

/// Whether the decision that stands says the same to the author.
fn is_decided(wanted: &Decision, item: &QueueItem) -> bool {
    let told = item.decided.as_ref().and_then(|decided| decided.refusal.as_ref());
    let told = told.map(|(reason, words)| (*reason, words.as_deref().unwrap_or_default()));
    let said = |words: &Option<String>| words.as_deref().map(str::trim).unwrap_or_default().to_owned();
    let same = match wanted {
        Decision::Accept | Decision::Postpone | Decision::Wake => true,
        Decision::Refuse { reason, words } => told == Some((*reason, said(words).as_str())),
        Decision::Duplicate { words, .. } => told == Some((RefusalReason::AlreadyExists, said(words).as_str())),
    };
    same && item.status == wanted.status()
}

/// Whether the decision that was to be taken back is gone, and none came after.
fn is_back(seen: Status, kept: &Kept, item: &QueueItem) -> bool {
    let newer = item.decided.as_ref().is_some_and(|decided| decided.at > kept.given());
    item.status != seen && (item.status == Status::Pending || !newer)
}
