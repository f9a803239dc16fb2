//! One proposal: its page, its tags, and what a moderator makes of it.

use crate::backend::Amendment;
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::moderation::{AcceptRequest, RefuseRequest, UpdateRequest, read_cause};
use crate::dialect::tag::TagsForProposal;
use crate::error::Refusal;
use crate::gateway::call::{Call, told};
use crate::gateway::reply::{Answer, Refused, Sent, json};
use crate::model::{Decision, Status, TopicId};

use super::piece::Piece;

pub(super) async fn get(call: Call) -> Answer {
    Ok(json(&Piece::asked(&call).await?.page()))
}

pub(super) async fn tags(call: Call) -> Answer {
    let piece = Piece::asked(&call).await?;
    let language = call.language(None, &piece.question);
    Ok(json(&TagsForProposal::of(&piece.question, &piece.item.topics, language)))
}

/// Corrects as asked, then accepts.
pub(super) async fn accept(call: Call, sent: Sent) -> Answer {
    let piece = Piece::asked(&call).await?;
    let request = AcceptRequest::read(&sent.json()?)?;
    stays(&call, &piece, request.question_id.as_deref()).await?;
    must_be(&piece, &[Status::Pending, Status::Postponed, Status::Refused])?;
    amend(&call, &piece, request.new_content, &topics(&piece, &request.tags)?).await?;
    decide(&call, &piece, Decision::Accept).await
}

pub(super) async fn refuse(call: Call, sent: Sent) -> Answer {
    let piece = Piece::asked(&call).await?;
    let request = RefuseRequest::read(&sent.json()?)?;
    let (reason, words) = read_cause(&request.refusal_reason);
    decide(&call, &piece, Decision::Refuse { reason, words }).await
}

pub(super) async fn postpone(call: Call) -> Answer {
    let piece = Piece::asked(&call).await?;
    decide(&call, &piece, Decision::Postpone).await
}

/// Corrects an accepted one.
pub(super) async fn update(call: Call, sent: Sent) -> Answer {
    let piece = Piece::asked(&call).await?;
    let request = UpdateRequest::read(&sent.json()?)?;
    stays(&call, &piece, request.question_id.as_deref()).await?;
    must_be(&piece, &[Status::Accepted])?;
    amend(&call, &piece, request.new_content, &topics(&piece, &request.tags)?).await?;
    get(call).await
}

/// Decides on what was just read; the page as it is then.
async fn decide(call: &Call, piece: &Piece, decision: Decision) -> Answer {
    let (desk, item) = (call.guest.desk()?, &piece.item);
    told(call.backend().decide(desk.id, &item.proposal, item.status, decision).await, Act::Moderate)?;
    Ok(json(&Piece::find(call, &item.proposal).await?.page()))
}

/// Corrects the text, where one is given, and the tags.
pub(super) async fn amend(call: &Call, piece: &Piece, text: Option<String>, topics: &[TopicId]) -> Answer<()> {
    let (desk, item) = (call.guest.desk()?, &piece.item);
    let amendment = Amendment { text: text.filter(|text| !text.is_empty()), topics: Some(topics.to_vec()) };
    told(call.backend().amend(desk.id, &item.proposal, item.status, amendment).await, Act::Moderate)?;
    Ok(())
}

/// Refuses unless the proposal is in one of these states.
pub(super) fn must_be(piece: &Piece, states: &[Status]) -> Answer<()> {
    let status = piece.item.status;
    let refused = || Refused::of(&Refusal::InvalidState(status).into(), Act::Moderate);
    if states.contains(&status) { Ok(()) } else { Err(refused()) }
}

/// Tags as topics, each one of the question's, or of the proposal's since before.
pub(super) fn topics(piece: &Piece, tags: &[String]) -> Answer<Vec<TopicId>> {
    let known = |tag: &&String| {
        let is = |topic: &TopicId| *topic.0 == ***tag;
        piece.question.topics.iter().any(|topic| is(&topic.id)) || piece.item.topics.iter().any(is)
    };
    match tags.iter().find(|tag| !known(tag)) {
        Some(_) => Err(Fault::one(400, "tags", Key::InvalidValue, "a tag is not one of the question's").into()),
        None => Ok(tags.iter().map(|tag| TopicId::from(tag.as_str())).collect()),
    }
}

/// A proposal stays in its question: to name another one is refused.
async fn stays(call: &Call, piece: &Piece, question: Option<&str>) -> Answer<()> {
    let Some(other) = question.filter(|other| **other != *piece.question.id.0) else { return Ok(()) };
    let is_there = call.questions().await?.iter().any(|view| *view.question.id.0 == *other);
    let key = if is_there { Key::InvalidValue } else { Key::NotFound };
    Err(Fault::one(400, "questionId", key, "a proposal stays in its question").into())
}
