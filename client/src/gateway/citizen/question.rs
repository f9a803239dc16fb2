//! Consultations: the list, the page of one, its tags and keywords, what a front is told once.

use std::cmp::Reverse;

use crate::backend::{Keyword, QuestionView};
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::front::FrontConfiguration;
use crate::dialect::page::{Asked, Rows};
use crate::dialect::query::QuestionsQuery;
use crate::dialect::question::{QuestionDetails, QuestionPage, QuestionSummary, fits};
use crate::dialect::tag::{PopularTag, QuestionKeyword};
use crate::dialect::vocabulary::QuestionOrder;
use crate::gateway::call::{Call, MOST, part, told};
use crate::gateway::reply::{Answer, json};
use crate::model::Time;

/// Keywords that a front puts forward.
const TOP: usize = 10;

pub(super) async fn list(call: Call) -> Answer {
    let query = QuestionsQuery::read(&call.pairs)?;
    let spoken = call.pairs.iter().find(|(name, _)| name == "language").map(|(_, code)| code.as_str());
    let spoken = spoken.filter(|_| call.pairs.iter().all(|(name, _)| name != "preferredLanguage"));
    let mut views = call.questions().await?;
    views.retain(|view| is_asked(view, &query, spoken));
    if query.sort_algorithm.as_ref().is_some_and(|order| order.is(QuestionOrder::Chronological)) {
        views.sort_by_key(|view| view.question.opens.unwrap_or(Time(i64::MIN)));
    }
    let total = views.len() as u64;
    let language = |view: &QuestionView| call.language(query.language.as_deref(), &view.question);
    let shown = part(views, query.rows, MOST);
    let results = shown.iter().map(|view| QuestionSummary::of(view, language(view))).collect();
    Ok(json(&QuestionPage { total, results }))
}

/// Whether a list should hold a question. A program of 2022 asks for questions in a language; one of 2024 prefers one.
fn is_asked(view: &QuestionView, query: &QuestionsQuery, spoken: Option<&str>) -> bool {
    let question = &view.question;
    let country = query.country.as_deref();
    country.is_none_or(|country| question.country.eq_ignore_ascii_case(country))
        && spoken.is_none_or(|code| question.languages.iter().any(|known| known.as_str().eq_ignore_ascii_case(code)))
        && fits(view.openness, query.status.as_ref())
}

pub(super) async fn details(call: Call) -> Answer {
    let view = call.question(call.name("slugOrId")).await?;
    let language = call.language(Asked::of(&call.pairs).language().as_deref(), &view.question);
    Ok(json(&QuestionDetails::of(&view, language)))
}

pub(super) async fn tags(call: Call) -> Answer {
    let rows = rows(&call)?;
    let question = call.question(call.name("questionId")).await?.question;
    let mut topics = told(call.backend().topics(&question.id).await, Act::Read)?;
    topics.sort_by_key(|(_, proposals)| Reverse(*proposals));
    let language = call.language(Asked::of(&call.pairs).language().as_deref(), &question);
    let tag = |(topic, proposals)| PopularTag::of(&question, &topic, proposals, language);
    Ok(json(&part(topics, rows, MOST).into_iter().map(tag).collect::<Vec<_>>()))
}

/// The words that most of its proposals speak of; how many is said by `limit`, which is needed.
pub(super) async fn keywords(call: Call) -> Answer {
    let mut asked = Asked::of(&call.pairs);
    let limit: Option<u64> = asked.spelled("limit");
    let limit = asked.done(limit)?;
    let needed = || Fault::one(404, "limit", Key::Mandatory, "limit is needed");
    let limit = usize::try_from(limit.ok_or_else(needed)?.min(MOST)).unwrap_or(usize::MAX);
    let view = call.question(call.name("questionId")).await?;
    let words = told(call.backend().keywords(&view.question.id, limit).await, Act::Read)?;
    let keyword = |(at, word): (usize, Keyword)| QuestionKeyword {
        question_id: view.question.id.to_string(),
        key: word.key,
        label: word.label,
        score: word.count as f64 / view.proposals.max(1) as f64,
        count: word.count,
        top_keyword: at < TOP,
    };
    Ok(json(&words.into_iter().enumerate().map(keyword).collect::<Vec<_>>()))
}

fn rows(call: &Call) -> Answer<Rows> {
    let mut asked = Asked::of(&call.pairs);
    let rows = asked.rows();
    Ok(asked.done(rows)?)
}

pub(super) async fn front() -> Answer {
    Ok(json(&FrontConfiguration::ours()))
}
