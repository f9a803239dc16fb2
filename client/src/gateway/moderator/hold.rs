//! The next proposal, held for whoever asks; everything that its author sent; leases.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::backend::QueueItem;
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::moderation::{AuthorProposals, Lot, ModerationProposal, NextRequest};
use crate::error::{Error, Refusal};
use crate::gateway::call::{Call, missing, told};
use crate::gateway::guest::Desk;
use crate::gateway::reply::{Answer, Refused, Sent, json};
use crate::model::{ProposalId, Question, Status};

use super::bulk::names;
use super::piece::Piece;

/// Proposals that are tried before the queue is said to be empty (make.org: 50).
const CANDIDATES: usize = 50;

/// What waits in a question, the oldest first, without what others hold.
struct Waiting {
    question: Arc<Question>,
    items: Vec<QueueItem>,
}

impl Waiting {
    async fn read(call: &Call, sent: &Sent) -> Answer<Self> {
        let desk = call.guest.desk()?;
        let request = NextRequest::read(&sent.json()?)?;
        if request.question_id.is_empty() {
            return Err(Fault::one(400, "questionId", Key::Mandatory, "questionId is empty").into());
        }
        let question = call.question(&request.question_id).await?.question;
        desk.must_moderate(&question.id)?;
        let status = if request.to_enrich { Status::Accepted } else { Status::Pending };
        let queue = told(call.backend().queue(desk.id, &question.id, status).await, Act::Moderate)?;
        let lacks = |item: &QueueItem| {
            let piece = Piece { item: item.clone(), question: question.clone() };
            piece.lacks_tags(request.min_votes_count, request.min_score)
        };
        let free = queue.into_iter().filter(|item| item.lease.is_none());
        let items = free.filter(|item| !request.to_enrich || lacks(item)).collect();
        Ok(Self { question, items })
    }

    /// The first that can be held, and its place.
    async fn first(&self, call: &Call) -> Answer<(usize, ModerationProposal)> {
        let desk = call.guest.desk()?;
        for (at, item) in self.items.iter().enumerate().take(CANDIDATES) {
            if hold(call, desk, &item.proposal).await? {
                return Ok((at, self.page(item)));
            }
        }
        Err(missing("proposal", "to moderate"))
    }

    fn page(&self, item: &QueueItem) -> ModerationProposal {
        Piece { item: item.clone(), question: self.question.clone() }.page()
    }
}

/// Holds a proposal, unless somebody else was faster or it is gone.
async fn hold(call: &Call, desk: &Desk, id: &ProposalId) -> Answer<bool> {
    match call.backend().lease(desk.id, id).await {
        Ok(()) => Ok(true),
        Err(Error::Refused(Refusal::Leased { .. }) | Error::NotFound(_)) => Ok(false),
        Err(error) => told(Err(error), Act::Moderate),
    }
}

pub(super) async fn next(call: Call, sent: Sent) -> Answer {
    let (_, page) = Waiting::read(&call, &sent).await?.first(&call).await?;
    Ok(json(&page))
}

/// All that waits of the author of the next one; of what nobody here wrote, that one alone.
pub(super) async fn next_author(call: Call, sent: Sent) -> Answer {
    let waiting = Waiting::read(&call, &sent).await?;
    let (at, first) = waiting.first(&call).await?;
    let desk = call.guest.desk()?;
    let by = waiting.items[at].by;
    let author = first.author.clone();
    let mut proposals = vec![first];
    for item in waiting.items[at + 1..].iter().filter(|item| by.is_some() && item.by == by) {
        if hold(&call, desk, &item.proposal).await? {
            proposals.push(waiting.page(item));
        }
    }
    let total = proposals.len() as u64;
    Ok(json(&AuthorProposals { author, proposals, total }))
}

pub(super) async fn lock(call: Call) -> Answer {
    let piece = Piece::asked(&call).await?;
    take(&call, &piece.item.proposal).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Holds all of them; none where one is not there or not theirs.
pub(super) async fn lock_many(call: Call, sent: Sent) -> Answer {
    call.guest.desk()?;
    let ids = names(&Lot::read(&sent.json()?)?.proposal_ids)?;
    for id in &ids {
        Piece::find(&call, id).await.map_err(unknown)?;
    }
    for id in &ids {
        take(&call, id).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A name that is not there is, among many, a value that is not allowed.
fn unknown(refused: Refused) -> Refused {
    let fault = Fault::from(refused.clone());
    if fault.status == 404 {
        Fault::one(400, "proposalIds", Key::InvalidValue, "one of them is not there").into()
    } else {
        refused
    }
}

async fn take(call: &Call, id: &ProposalId) -> Answer<()> {
    told(call.backend().lease(call.guest.desk()?.id, id).await, Act::Moderate)
}
