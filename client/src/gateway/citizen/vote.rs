//! Votes and qualifications, there and back. Each answers the tally of its own key only.
//!
//! Counts are those the port tells: what everyone said of a proposal one has voted on, and of qualifications one's own.

use axum::response::Response;

use crate::backend::Card;
use crate::dialect::fault::Act;
use crate::dialect::vote::{QualificationRequest, QualificationTally, VoteRequest, counts, tally};
use crate::gateway::call::{Call, told};
use crate::gateway::reply::{Answer, Sent, json};
use crate::model::{ParticipantId, ProposalId, VoteKey};

pub(super) async fn vote(call: Call, sent: Sent) -> Answer {
    let request = VoteRequest::read(&sent.json()?)?;
    let proposal = call.proposal();
    let who = voter(&call, &proposal).await?;
    call.check_key(&proposal, request.proposal_key.as_ref());
    let card = told(call.backend().vote(who, &proposal, request.vote_key).await, Act::Vote)?;
    Ok(told_of(&card, request.vote_key))
}

/// Whoever votes. A new session becomes a participant only for a proposal that it can read.
async fn voter(call: &Call, proposal: &ProposalId) -> Answer<ParticipantId> {
    if call.is_fresh() {
        told(call.backend().card(call.reader().await?, proposal).await, Act::Vote)?;
    }
    told(call.guest.participant(&call.house).await, Act::Vote)
}

/// Takes back whatever was voted: the body says only which tally is answered.
pub(super) async fn unvote(call: Call, sent: Sent) -> Answer {
    let request = VoteRequest::read(&sent.json()?)?;
    let (who, proposal) = (call.reader().await?, call.proposal());
    call.check_key(&proposal, request.proposal_key.as_ref());
    let card = told(call.backend().unvote(who, &proposal).await, Act::Vote)?;
    Ok(told_of(&card, request.vote_key))
}

fn told_of(card: &Card, key: VoteKey) -> Response {
    json(&tally(key, &counts(card), card.ballot.as_ref()))
}

pub(super) async fn qualify(call: Call, sent: Sent) -> Answer {
    qualified(&call, &sent, true).await
}

pub(super) async fn unqualify(call: Call, sent: Sent) -> Answer {
    qualified(&call, &sent, false).await
}

/// Whoever has not voted has nothing to qualify, so nobody is made by it.
async fn qualified(call: &Call, sent: &Sent, on: bool) -> Answer {
    let request = QualificationRequest::read(&sent.json()?)?;
    let (who, proposal, word) = (call.reader().await?, call.proposal(), request.qualification_key);
    call.check_key(&proposal, request.proposal_key.as_ref());
    let card = told(call.backend().qualify(who, &proposal, word, on).await, Act::Qualify)?;
    Ok(json(&QualificationTally::new(word, counts(&card).qualification(word), on)))
}
