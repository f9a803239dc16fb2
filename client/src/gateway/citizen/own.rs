//! One's own proposals, in any status but put away, and one's own votes. Nobody else's.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::backend::{Card, Mine};
use crate::dialect::fault::Act;
use crate::dialect::proposal::{Proposal, ProposalPage};
use crate::dialect::query::OwnQuery;
use crate::dialect::vocabulary::Order;
use crate::gateway::call::{Call, MOST, part, told};
use crate::gateway::reply::{Answer, Refused, json};
use crate::model::{ParticipantId, Question, Status};

use super::teller::Teller;

/// The account in the path, which must be whoever asks.
async fn oneself(call: &Call) -> Answer<ParticipantId> {
    let who = call.guest.user(&call.house).await?;
    if call.name("userId") == call.account(who) { Ok(who) } else { Err(Refused::forbidden()) }
}

fn is_ascending(query: &OwnQuery) -> bool {
    let unsaid = query.sort.by.is_some() && query.sort.order.is_none();
    unsaid || query.sort.order.as_ref().is_some_and(|order| order.is(Order::Ascending))
}

pub(super) async fn proposals(call: Call) -> Answer {
    let query = OwnQuery::read(&call.pairs)?;
    let who = oneself(&call).await?;
    let mut mine: Vec<(Arc<Question>, Mine)> = Vec::new();
    for view in call.questions().await? {
        let sent = told(call.backend().mine(who, &view.question.id).await, Act::Account)?;
        let kept = sent.into_iter().filter(|mine| mine.status != Status::Archived);
        mine.extend(kept.map(|mine| (view.question.clone(), mine)));
    }
    mine.sort_by_key(|(_, mine)| Reverse(mine.sent));
    if is_ascending(&query) {
        mine.reverse();
    }
    let total = mine.len() as u64;
    let mut results = Vec::new();
    for (question, mine) in part(mine, query.rows, MOST) {
        results.push(told_of(&call, who, &question, &mine).await?);
    }
    Ok(json(&ProposalPage { total, results, seed: None }))
}

/// One's own proposal with its card, and what everyone said of it.
async fn told_of(call: &Call, who: ParticipantId, question: &Question, mine: &Mine) -> Answer<Proposal> {
    let card = told(call.backend().card(who, &mine.proposal).await, Act::Account)?;
    let card = Card { standing: mine.standing, ..card };
    let language = call.language(None, question);
    Ok(Teller { call, who, question, language }.proposal(&card))
}

pub(super) async fn votes(call: Call) -> Answer {
    let query = OwnQuery::read(&call.pairs)?;
    let who = oneself(&call).await?;
    let mut results = Vec::new();
    for view in call.questions().await? {
        let mut cards = told(call.backend().voted(who, &view.question.id).await, Act::Account)?;
        cards.retain(|card| is_asked(card, &query));
        if is_ascending(&query) {
            cards.reverse();
        }
        let language = call.language(None, &view.question);
        results.extend(Teller { call: &call, who, question: &view.question, language }.proposals(&cards));
    }
    let total = results.len() as u64;
    Ok(json(&ProposalPage { total, results: part(results, query.rows, MOST), seed: None }))
}

/// Whether a vote is one of those asked for.
fn is_asked(card: &Card, query: &OwnQuery) -> bool {
    let Some(ballot) = &card.ballot else { return false };
    let said = |word| query.qualifications.iter().any(|asked| asked.is(word));
    (query.votes.is_empty() || query.votes.iter().any(|vote| vote.is(ballot.key)))
        && (query.qualifications.is_empty() || ballot.qualifications.iter().any(|word| said(*word)))
}
