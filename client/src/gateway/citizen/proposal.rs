//! One proposal, and a new one.
//!
//! A new one gets its opening (« Il faut ») where it has none, as make.org's front writes it; lengths are counted with it.
//! It is signed as the account signs, or not at all where the name is to be hidden. Its language is the one that the body
//! names where the question speaks it, else the question's first; the country is the question's, whatever the header says:
//! the port keeps no other.

use axum::http::StatusCode;
use serde_json::Value;

use crate::backend::{Card, Draft};
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::page::Asked;
use crate::dialect::proposal::{ProposalIds, ProposeRequest};
use crate::error::{Error, Refusal};
use crate::gateway::call::{Call, told};
use crate::gateway::guest::Caller;
use crate::gateway::moderator::piece::Piece;
use crate::gateway::reply::{Answer, Refused, Sent, json, with};
use crate::model::{Language, ParticipantId, Phrase, PhraseRule, Question, Signature, Status, phrase};

use super::teller::Teller;

pub(super) async fn get(call: Call) -> Answer {
    let who = call.reader().await?;
    let card = readable(&call, who).await?;
    let question = call.question_of(&card.question).await?;
    let language = call.language(Asked::of(&call.pairs).language().as_deref(), &question);
    Ok(json(&Teller { call: &call, who, question: &question, language }.proposal(&card)))
}

/// A card that is accepted, one's own, or of a question that one moderates.
async fn readable(call: &Call, who: ParticipantId) -> Answer<Card> {
    let proposal = call.proposal();
    let card = match call.backend().card(who, &proposal).await {
        Err(Error::NotFound(_)) => None,
        card => Some(told(card, Act::Read)?).filter(|card| card.status == Status::Accepted || card.mine),
    };
    match (card, &call.guest.caller) {
        (Some(card), _) => Ok(card),
        (None, Caller::Moderator(_)) => Ok(Piece::find(call, &proposal).await?.card()),
        (None, _) => told(Err(Error::NotFound(format!("proposal {proposal}"))), Act::Read),
    }
}

pub(super) async fn propose(call: Call, sent: Sent) -> Answer {
    let who = call.guest.user(&call.house).await?;
    let mut body = sent.json()?;
    let asked = body.get("questionId").and_then(Value::as_str).unwrap_or_default();
    let question = call.questions().await?.into_iter().map(|view| view.question).find(|known| *known.id.0 == *asked);
    let language = question.as_ref().map_or(Language::FRENCH, |question| spoken(&body, question));
    if let Some(rule) = question.as_ref().map(|question| question.phrase_rule(language)) {
        open(&mut body, &rule);
    }
    let request = ProposeRequest::read(&body)?;
    let unknown = || Fault::one(400, "question", Key::Mandatory, "there is no such question");
    let question = question.ok_or_else(unknown)?;
    let draft = draft(&call, who, &request, &question, language).await?;
    let id = told(call.backend().propose(who, &question.id, draft).await, Act::Propose)?;
    Ok(with(StatusCode::CREATED, &ProposalIds { proposal_id: id.to_string() }))
}

async fn draft(
    call: &Call,
    who: ParticipantId,
    request: &ProposeRequest,
    question: &Question,
    language: Language,
) -> Answer<Draft> {
    let refused = |fault| Refused::of(&Refusal::Phrase(fault).into(), Act::Propose);
    let phrase = Phrase::parse(&request.content, &question.phrase_rule(language)).map_err(refused)?;
    let signature = match request.is_anonymous {
        Some(true) => Signature::default(),
        _ => told(call.backend().data(who).await, Act::Account)?.signature,
    };
    Ok(Draft { phrase, language, signature })
}

/// The language that a body names where the question speaks it, else the question's first.
fn spoken(body: &Value, question: &Question) -> Language {
    let named = body.get("language").and_then(Value::as_str).and_then(|code| code.parse().ok());
    let named = named.filter(|language| question.languages.contains(language));
    named.or_else(|| question.languages.first().copied()).unwrap_or(Language::FRENCH)
}

/// Puts the opening before a text that has none.
fn open(body: &mut Value, rule: &PhraseRule) {
    let Some(Value::String(content)) = body.get_mut("content") else { return };
    let text = phrase::clean(content);
    if !text.is_empty() && !rule.opens(&text) {
        *content = format!("{} {}", rule.prefix, uncapitalised(&text));
    }
}

/// The first letter small, unless the whole word is in capitals.
fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(content: &str) -> String {
        let mut body = serde_json::json!({ "content": content });
        open(&mut body, &PhraseRule::french());
        body["content"].as_str().unwrap().to_owned()
    }

    #[test]
    fn an_opening_is_added_where_there_is_none() {
        assert_eq!(opened("Des arceaux à vélo"), "Il faut des arceaux à vélo");
        assert_eq!(opened("SNCF et TER au même prix"), "Il faut SNCF et TER au même prix");
        assert_eq!(opened("il faut des arceaux"), "il faut des arceaux");
        assert_eq!(opened("À l'école, il faut des arceaux"), "À l'école, il faut des arceaux");
        assert_eq!(opened("  "), "  ");
    }

    #[test]
    fn a_text_that_is_none_is_left_to_the_reader() {
        for mut body in [serde_json::json!({ "content": 3 }), serde_json::json!([]), Value::Null] {
            let before = body.clone();
            open(&mut body, &PhraseRule::french());
            assert_eq!(body, before);
        }
    }
}
