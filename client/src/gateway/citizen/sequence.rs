//! Sequences: what the rotation deals, what somebody chose, a first proposal for whoever arrives.
//!
//! Only the standard one makes a participant of whoever asks, since cards are dealt to somebody. What is liked and what
//! divides is told where the backend tells it; elsewhere the answer is 501.

use crate::backend::{self, Card, SEQUENCE};
use crate::dialect::fault::Act;
use crate::dialect::query::SequenceQuery;
use crate::dialect::sequence::{FirstProposal, KeywordSequence, Kind, Named, Sequence};
use crate::dialect::word::Word;
use crate::error::Error;
use crate::gateway::call::{Call, missing, told};
use crate::gateway::reply::{Answer, json};
use crate::model::{ParticipantId, ProposalId, Question, QuestionId, Status};

use super::teller::Teller;

/// Keywords of a question that are known by their labels.
const KEYWORDS: usize = 1_000;

pub(super) async fn start(call: Call) -> Answer {
    let named = Named::named(call.name("kind")).ok_or_else(|| missing("sequence", call.name("kind")))?;
    let query = SequenceQuery::read(&call.pairs);
    let question = call.question(call.name("questionId")).await?.question;
    let (who, dealt) = deal(&call, &question.id, Kind::Named(named).asked().as_ref()).await?;
    let mut cards = included(&call, who, &question, &query.include).await?;
    let is_new = |card: &Card| cards.iter().all(|first| first.proposal != card.proposal);
    let dealt: Vec<Card> = dealt.into_iter().filter(is_new).collect();
    cards.extend(dealt);
    cards.truncate(SEQUENCE);
    let language = call.language(query.language.as_deref(), &question);
    let proposals = Teller { call: &call, who, question: &question, language }.proposals(&cards);
    Ok(json(&Sequence { proposals, ..Sequence::default() }))
}

/// The cards of a sequence, and whose they are.
async fn deal(call: &Call, question: &QuestionId, kind: Option<&backend::Kind>) -> Answer<(ParticipantId, Vec<Card>)> {
    let backend = call.backend();
    let Some(kind) = kind else {
        let who = told(call.guest.participant(&call.house).await, Act::Vote)?;
        return Ok((who, told(backend.next(who, question, SEQUENCE).await, Act::Vote)?));
    };
    let who = call.reader().await?;
    Ok((who, told(backend.sequence(who, question, kind, SEQUENCE).await, Act::Read)?))
}

/// The accepted ones of those to put first, in the order asked; others are left out.
async fn included(call: &Call, who: ParticipantId, question: &Question, ids: &[String]) -> Answer<Vec<Card>> {
    let mut cards: Vec<Card> = Vec::new();
    for id in ids.iter().take(SEQUENCE) {
        match call.backend().card(who, &ProposalId(id.as_str().into())).await {
            Ok(card) if card.status == Status::Accepted && card.question == question.id => {
                if cards.iter().all(|known| known.proposal != card.proposal) {
                    cards.push(card);
                }
            }
            Ok(_) | Err(Error::NotFound(_)) => {}
            Err(error) => return told(Err(error), Act::Read),
        }
    }
    Ok(cards)
}

pub(super) async fn keyword(call: Call) -> Answer {
    let query = SequenceQuery::read(&call.pairs);
    let question = call.question(call.name("questionId")).await?.question;
    let key = call.name("keywordKey").to_owned();
    let (who, cards) = deal(&call, &question.id, Some(&backend::Kind::Keyword(key.clone()))).await?;
    let label = label(&call, &question.id, &key).await?.or_else(|| (!cards.is_empty()).then(|| key.clone()));
    let label = label.ok_or_else(|| missing("keyword", &key))?;
    let language = call.language(query.language.as_deref(), &question);
    let proposals = Teller { call: &call, who, question: &question, language }.proposals(&cards);
    Ok(json(&KeywordSequence { key, label, proposals, demographics: None }))
}

/// How a keyword is shown, if it is one that the question's proposals share.
async fn label(call: &Call, question: &QuestionId, key: &str) -> Answer<Option<String>> {
    let known = told(call.backend().keywords(question, KEYWORDS).await, Act::Read)?;
    Ok(known.into_iter().find(|word| word.key == key).map(|word| word.label))
}

pub(super) async fn first(call: Call) -> Answer {
    let query = SequenceQuery::read(&call.pairs);
    let view = call.question(call.name("questionId")).await?;
    let (who, cards) = deal(&call, &view.question.id, Some(&backend::Kind::First)).await?;
    let card = cards.first().ok_or_else(|| missing("proposal", "to begin with"))?;
    let language = call.language(query.language.as_deref(), &view.question);
    let proposal = Teller { call: &call, who, question: &view.question, language }.proposal(card);
    Ok(json(&FirstProposal { proposal, sequence_size: view.proposals.min(SEQUENCE as u64) }))
}
