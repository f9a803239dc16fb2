//! Proposals in a moderators' list: of one's own questions, by status, names, tags, authors and words; without a status the
//! accepted ones only, as on make.org's server. The oldest come first unless another order is asked for.

use std::cmp::Ordering;

use crate::backend::QueueItem;
use crate::dialect::fault::Act;
use crate::dialect::page::Sort;
use crate::dialect::proposal::slug;
use crate::dialect::query::QueueQuery;
use crate::dialect::vocabulary::{Order, SortField, UserType};
use crate::dialect::word::{Open, Word};
use crate::gateway::call::{Call, MOST, part, told};
use crate::gateway::reply::Answer;
use crate::model::{Channel, Status, VoteKey};

use super::counted;
use super::piece::Piece;

pub(super) async fn list(call: Call) -> Answer {
    let desk = call.guest.desk()?;
    let query = QueueQuery::read(&call.pairs)?;
    let statuses = query.statuses();
    let mut pieces = Vec::new();
    for view in call.questions().await? {
        let question = view.question;
        let is_asked = query.question_id.is_empty() || query.question_id.iter().any(|id| **id == *question.id.0);
        if !is_asked || !desk.moderates(&question.id) {
            continue;
        }
        for status in Status::ALL.iter().copied().filter(|status| statuses.contains(status)) {
            let items = told(call.backend().queue(desk.id, &question.id, status).await, Act::Moderate)?;
            let items = items.into_iter().filter(|item| fits(item, &query));
            pieces.extend(items.map(|item| Piece { item, question: question.clone() }));
        }
    }
    pieces.sort_by(|one, other| compare(one, other, &query.sort));
    let total = pieces.len();
    let shown = part(pieces, query.window.rows(), MOST);
    Ok(counted(&shown.iter().map(Piece::row).collect::<Vec<_>>(), total))
}

/// Whether a proposal is what the list is asked for.
fn fits(item: &QueueItem, query: &QueueQuery) -> bool {
    let by = || item.by.map(|author| author.to_string());
    let text = || format!("-{}", slug(&item.text));
    let words = |content: &str| slug(content).split('-').all(|word| text().contains(&format!("-{word}")));
    (query.id.is_empty() || query.id.iter().any(|id| **id == *item.proposal.0))
        && (query.user_type.is_empty() || query.user_type.iter().any(|kind| kind.is(UserType::User)))
        && (query.tag_id.is_empty() || item.topics.iter().any(|topic| query.tag_id.iter().any(|tag| **tag == *topic.0)))
        && query.user_id.as_ref().is_none_or(|user| by().as_ref() == Some(user))
        && query.content.as_ref().is_none_or(|content| words(content))
        && query.initial_proposal.is_none_or(|initial| initial == (item.channel == Channel::File))
}

/// Which of two comes first.
fn compare(one: &Piece, other: &Piece, sort: &Sort<SortField>) -> Ordering {
    let (a, b) = (&one.item, &other.item);
    let sent = a.sent.cmp(&b.sent);
    let order = match sort.by.as_ref().and_then(Open::known) {
        Some(SortField::Content) => a.text.to_lowercase().cmp(&b.text.to_lowercase()),
        Some(SortField::Slug) => slug(&a.text).cmp(&slug(&b.text)),
        Some(SortField::UpdatedAt) => changed(a).cmp(&changed(b)),
        Some(SortField::AgreementRate | SortField::Score) => agreement(a).total_cmp(&agreement(b)),
        Some(SortField::Language) => a.language.cmp(&b.language),
        Some(SortField::Country | SortField::QuestionCountries) => one.question.country.cmp(&other.question.country),
        Some(SortField::QuestionLanguage) => one.question.languages.first().cmp(&other.question.languages.first()),
        Some(SortField::CreatedAt | SortField::Labels | SortField::Trending) | None => sent,
    };
    let falling = sort.order.as_ref().is_some_and(|order| order.is(Order::Descending));
    if falling { order.reverse() } else { order }.then(sent)
}

fn changed(item: &QueueItem) -> crate::model::Time {
    item.decided.as_ref().map_or(item.sent, |decided| decided.at)
}

fn agreement(item: &QueueItem) -> f64 {
    let counts = &item.tally.count;
    counts.vote(VoteKey::Agree) as f64 / counts.total().max(1) as f64
}
