//! Accepted proposals by anything that one may ask: question, country, words, keywords, tags, names, slug, authors, what
//! one has not voted on, in an order, some rows of it.
//!
//! What the port answers by itself (words, one tag, the usual order of one question) is only handed on. All else is sifted
//! here, among the [`MANY`] that the port finds best. Without a question all of them are looked through, one after the
//! other. A language asked for is the one that words are in: nothing is left out by it. There are no ideas and no
//! organisations here: whoever asks for theirs finds nothing.

use std::collections::HashSet;

use crate::backend::{Card, Page, Query, QuestionView};
use crate::dialect::fault::Act;
use crate::dialect::page::{Asked, Rows};
use crate::dialect::proposal::{ProposalPage, slug};
use crate::dialect::query::SearchQuery;
use crate::dialect::vocabulary::UserType;
use crate::error::Error;
use crate::gateway::call::{Call, MOST, bounded, part, told};
use crate::gateway::reply::{Answer, json};
use crate::model::{ParticipantId, ProposalId, QuestionId, Status};

use super::order;
use super::teller::Teller;

/// Proposals of one question that are sifted, at most.
const MANY: usize = 20_000;
/// Keywords of one search that are looked at, at most.
const KEYWORDS: usize = 10;

pub(super) async fn search(call: Call) -> Answer {
    let mut query = SearchQuery::read(&call.pairs)?;
    query.rows = bounded(query.rows, Rows::SEARCH);
    let who = call.reader().await?;
    let mut views = call.questions().await?;
    views.retain(|view| is_of(view, &query, &Asked::of(&call.pairs)));
    let (page, seed) = match views.as_slice() {
        [view] if is_plain(&query) => {
            (told(call.backend().search(who, &view.question.id, &query.query()).await, Act::Read)?, None)
        }
        views => sifted(&call, who, views, &query).await?,
    };
    let results = page.cards.iter().filter_map(|card| {
        let question = &views.iter().find(|view| view.question.id == card.question)?.question;
        let language = call.language(query.language.as_deref(), question);
        Some(Teller { call: &call, who, question, language }.proposal(card))
    });
    Ok(json(&ProposalPage { total: page.total as u64, results: results.collect(), seed }))
}

/// Whether a question is one of those to look through.
fn is_of(view: &QuestionView, query: &SearchQuery, asked: &Asked<'_>) -> bool {
    let question = &view.question;
    let operation = asked.text("operationId");
    (query.question_id.is_empty() || query.question_id.iter().any(|id| **id == *question.id.0))
        && query.country.as_ref().is_none_or(|country| question.country == *country)
        && operation.is_none_or(|slug| question.operation.slug == slug)
        && asked.text("ideaIds").is_none()
}

/// Whether the port answers it by itself.
fn is_plain(query: &SearchQuery) -> bool {
    let lists = [&query.proposal_ids, &query.keywords];
    let usual = order::is_usual(query) && query.slug.is_none() && query.is_not_voted != Some(true);
    let one_tag = query.tags_ids.len() <= 1 && query.user_type.is_empty();
    usual && one_tag && lists.iter().all(|list| list.is_empty())
}

/// Some rows of all that fit, in the order asked.
async fn sifted(
    call: &Call,
    who: ParticipantId,
    views: &[QuestionView],
    query: &SearchQuery,
) -> Answer<(Page, Option<i32>)> {
    let mut cards = Vec::new();
    for view in views {
        let found = if query.proposal_ids.is_empty() || query.content.is_some() || !query.keywords.is_empty() {
            found(call, who, &view.question.id, query).await?
        } else {
            named(call, who, &view.question.id, &query.proposal_ids).await?
        };
        cards.extend(found.into_iter().filter(|card| fits(card, query)));
    }
    let (cards, seed) = order::ordered(call, views, query, cards).await?;
    Ok((Page { total: cards.len(), cards: part(cards, query.rows, Rows::SEARCH) }, seed))
}

/// What the port finds of one question: by words alone, or by words with any of the keywords.
async fn found(call: &Call, who: ParticipantId, question: &QuestionId, query: &SearchQuery) -> Answer<Vec<Card>> {
    let words = query.content.as_deref().unwrap_or_default();
    let mut wanted: Vec<String> = query.keywords.iter().take(KEYWORDS).map(|key| format!("{words} {key}")).collect();
    if wanted.is_empty() {
        wanted.push(words.to_owned());
    }
    let (mut cards, mut known) = (Vec::new(), HashSet::new());
    for words in wanted {
        let asked = Query { words, limit: MANY, ..Query::default() };
        let page = told(call.backend().search(who, question, &asked).await, Act::Read)?;
        cards.extend(page.cards.into_iter().filter(|card| known.insert(card.proposal.clone())));
    }
    Ok(cards)
}

/// The accepted ones of these names, each once, in the order asked.
async fn named(call: &Call, who: ParticipantId, question: &QuestionId, ids: &[String]) -> Answer<Vec<Card>> {
    let (mut cards, mut known) = (Vec::new(), HashSet::new());
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    for id in ids.iter().take(most).filter(|id| known.insert(id.as_str())) {
        match call.backend().card(who, &ProposalId(id.as_str().into())).await {
            Ok(card) if card.status == Status::Accepted && card.question == *question => cards.push(card),
            Ok(_) | Err(Error::NotFound(_)) => {}
            Err(error) => return told(Err(error), Act::Read),
        }
    }
    Ok(cards)
}

/// Whether a proposal is what the sieve lets through.
fn fits(card: &Card, query: &SearchQuery) -> bool {
    let is_signed = card.author.name.is_some() || card.author.age.is_some();
    let writer = if is_signed { UserType::User } else { UserType::Anonymous };
    let is_by = |kind: UserType| query.user_type.iter().any(|asked| asked.is(kind));
    (query.user_type.is_empty() || is_by(UserType::User) || is_by(writer))
        && (query.tags_ids.is_empty()
            || card.topics.iter().any(|topic| query.tags_ids.iter().any(|tag| **tag == *topic.0)))
        && (query.proposal_ids.is_empty() || query.proposal_ids.iter().any(|id| **id == *card.proposal.0))
        && query.slug.as_ref().is_none_or(|asked| slug(&card.text) == *asked)
        && (query.is_not_voted != Some(true) || card.ballot.is_none())
}
