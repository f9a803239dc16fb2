//! What moderators may correct: the text and the topics of a proposal. Decides nothing: status, votes and cards stay.

use super::moderator::{moderator, overtaken};
use super::{Desk, Outcome};
use crate::backend::Amendment;
use crate::engine::event::Event;
use crate::engine::state::ProposalState;
use crate::engine::ties::{Tie, Written};
use crate::error::{Error, Refusal, Result};
use crate::model::{Phrase, ProposalId, Question, Status, TopicId};
use crate::world::Dice;

/// Corrects if the proposal still is as it was seen; what is as it was is no event.
pub fn amend(
    desk: &Desk<'_>,
    who: u32,
    (on, seen): (&ProposalId, Status),
    amendment: &Amendment,
    dice: &mut Dice,
) -> Result<Outcome> {
    moderator(desk, who)?;
    let (proposal, place) = desk.proposal(on)?;
    if place.status != seen {
        return Err(overtaken(desk, place).into());
    }
    let before = desk.ties.text(proposal).filter(|_| !place.erased).ok_or(Refusal::TextErased)?;
    let question = &desk.state.question_of(proposal).question;
    let text = amendment.text.as_deref().map(|text| corrected(text, &before.text, place, question)).transpose()?;
    let topics = amendment.topics.as_deref().map(|topics| listed(topics, place, question)).transpose()?;
    let written = text.flatten().map(|text| Written { salt: dice.bytes(), text, signature: before.signature.clone() });
    let topics = topics.filter(|topics| *topics != place.topics);
    if written.is_none() && topics.is_none() {
        return Ok(Outcome::none());
    }
    let event = Event::Amended { moderator: who, proposal, hash: written.as_ref().map(Written::hash), topics };
    let after = written.iter().map(|_| Tie::Superseded(proposal, place.hash)).collect();
    let before = written.into_iter().map(|written| Tie::Amended(proposal, written)).collect();
    Ok(Outcome { before, after, ..Outcome::one(desk.now, event) })
}

/// A text as it will be stored; none when it is the one that is there, whatever that looks like.
fn corrected(
    text: &str,
    before: &str,
    place: &ProposalState,
    question: &Question,
) -> std::result::Result<Option<String>, Refusal> {
    if text == before {
        return Ok(None);
    }
    let phrase = Phrase::parse(text, &question.phrase_rule(place.language))?;
    Ok((phrase.as_str() != before).then(|| phrase.as_str().to_owned()))
}

/// Topics, each once and each known: the question's, or the proposal's since before.
fn listed(topics: &[TopicId], place: &ProposalState, question: &Question) -> Result<Vec<TopicId>> {
    let mut listed: Vec<TopicId> = Vec::with_capacity(topics.len());
    for topic in topics {
        let known = question.topics.iter().any(|known| known.id == *topic) || place.topics.contains(topic);
        if !known {
            return Err(Error::NotFound(format!("topic {}", topic.0)));
        }
        if !listed.contains(topic) {
            listed.push(topic.clone());
        }
    }
    Ok(listed)
}
