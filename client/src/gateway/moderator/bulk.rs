//! Many proposals at once, each with its own end: the answer is a success even where all failed.

use std::collections::HashSet;

use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::moderation::{Bulk, Lot, TagLot, UntagLot};
use crate::gateway::call::{Call, MOST, told};
use crate::gateway::reply::{Answer, Sent, json};
use crate::model::{Decision, ProposalId, Status, TopicId};

use super::decide::{amend, must_be, topics};
use super::piece::Piece;

/// What becomes of the topics of a proposal.
enum Change {
    Add(Vec<String>),
    Remove(String),
}

pub(super) async fn tag(call: Call, sent: Sent) -> Answer {
    call.guest.desk()?;
    let lot = TagLot::read(&sent.json()?)?;
    let views = call.questions().await?;
    let known: HashSet<&str> = views.iter().flat_map(|view| &view.question.topics).map(|topic| &*topic.id.0).collect();
    if lot.tag_ids.iter().any(|tag| !known.contains(tag.as_str())) {
        return Err(Fault::one(400, "tagId", Key::InvalidValue, "no question has one of these tags").into());
    }
    changed(&call, &lot.proposal_ids, &Change::Add(lot.tag_ids)).await
}

pub(super) async fn untag(call: Call, sent: Sent) -> Answer {
    call.guest.desk()?;
    let lot = UntagLot::read(&sent.json()?)?;
    changed(&call, &lot.proposal_ids, &Change::Remove(lot.tag_id)).await
}

async fn changed(call: &Call, ids: &[String], change: &Change) -> Answer {
    let mut bulk = Bulk::default();
    for id in names(ids)? {
        bulk.add(&id.0, change_one(call, &id, change).await.map_err(Fault::from));
    }
    Ok(json(&bulk))
}

async fn change_one(call: &Call, id: &ProposalId, change: &Change) -> Answer<()> {
    let piece = Piece::find(call, id).await?;
    must_be(&piece, &[Status::Accepted])?;
    let mut all = piece.item.topics.clone();
    match change {
        Change::Add(tags) => {
            let new: Vec<TopicId> = topics(&piece, tags)?.into_iter().filter(|tag| !all.contains(tag)).collect();
            all.extend(new);
        }
        Change::Remove(tag) => all.retain(|topic| *topic.0 != **tag),
    }
    amend(call, &piece, None, &all).await
}

/// Accepts with the tags they have.
pub(super) async fn accept(call: Call, sent: Sent) -> Answer {
    call.guest.desk()?;
    let lot = Lot::read(&sent.json()?)?;
    let mut bulk = Bulk::default();
    for id in names(&lot.proposal_ids)? {
        bulk.add(&id.0, accept_one(&call, &id).await.map_err(Fault::from));
    }
    Ok(json(&bulk))
}

async fn accept_one(call: &Call, id: &ProposalId) -> Answer<()> {
    let item = Piece::find(call, id).await?.item;
    let desk = call.guest.desk()?;
    told(call.backend().decide(desk.id, id, item.status, Decision::Accept).await, Act::Moderate)?;
    Ok(())
}

/// Names of proposals, each once; more than a list may hold are refused.
pub(super) fn names(ids: &[String]) -> Answer<Vec<ProposalId>> {
    if ids.len() as u64 > MOST {
        return Err(Fault::one(400, "proposalIds", Key::InvalidValue, format!("at most {MOST} at once")).into());
    }
    let mut known = HashSet::new();
    let once = ids.iter().filter(|id| known.insert(id.as_str()));
    Ok(once.map(|id| ProposalId(id.as_str().into())).collect())
}
