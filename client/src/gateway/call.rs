//! One request of make.org's dialect in the words of its handler: who asks, the names in its path, its query values, the
//! language it wants words in. Knows no operation.

use std::sync::Arc;

use axum::Router;
use axum::extract::{FromRequestParts, Path, Query};
use axum::handler::Handler;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::routing::{delete, get, post, put};

use super::guest::{Caller, Guest};
use super::house::House;
use super::reply::{Answer, Refused};
use crate::backend::{Backend, QuestionView};
use crate::dialect::Fault;
use crate::dialect::fault::{Act, Key};
use crate::dialect::header;
use crate::dialect::page::{Pairs, Rows};
use crate::dialect::route::{Method, Operation};
use crate::error::Result;
use crate::model::{Language, ParticipantId, ProposalId, Question, QuestionId};

/// Rows of any list that one answer holds, at most.
pub(super) const MOST: u64 = 1_000;

/// Headers that name a language, those that say most of what is wanted first.
const LANGUAGES: [&str; 3] = [header::CLIENT_LANGUAGE, header::LANGUAGE, header::QUESTION_LANGUAGE];

/// A request.
pub(super) struct Call {
    /// Everything behind the routes.
    pub(super) house: Arc<House>,
    /// Who asks.
    pub(super) guest: Guest,
    /// The query values.
    pub(super) pairs: Pairs,
    names: Pairs,
    language: Option<Language>,
}

/// A handler at the place of its operation.
pub(super) fn on<H, T>(operation: Operation, handler: H) -> Router<Arc<House>>
where
    H: Handler<T, Arc<House>>,
    T: 'static,
{
    let (method, path, _) = operation.route();
    let route = match method {
        Method::Get => get(handler),
        Method::Post => post(handler),
        Method::Put => put(handler),
        Method::Delete => delete(handler),
    };
    Router::new().route(path, route)
}

/// What the backend answered, or the refusal that it stands for while doing `act`.
pub(super) fn told<T>(result: Result<T>, act: Act) -> Answer<T> {
    result.map_err(|error| Refused::of(&error, act))
}

/// Nothing of this name.
pub(super) fn missing(field: &str, name: &str) -> Refused {
    Fault::one(404, field, Key::NotFound, format!("there is no {field} {name}")).into()
}

/// The rows asked for, never more than an answer may hold.
pub(super) fn part<T>(all: Vec<T>, rows: Rows, usual: u64) -> Vec<T> {
    let (skip, limit) = bounded(rows, usual).part(usual);
    all.into_iter().skip(skip).take(limit).collect()
}

/// Rows with a limit that an answer may hold.
pub(super) fn bounded(rows: Rows, usual: u64) -> Rows {
    Rows { limit: Some(rows.limit.unwrap_or(usual).min(MOST)), ..rows }
}

impl Call {
    /// The backend.
    pub(super) fn backend(&self) -> &dyn Backend {
        self.house.backend.as_ref()
    }

    /// The value of a name in the path.
    pub(super) fn name(&self, name: &str) -> &str {
        self.names.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The proposal in the path.
    pub(super) fn proposal(&self) -> ProposalId {
        ProposalId(self.name("proposalId").into())
    }

    /// The question of a name or a slug, which are the same here.
    pub(super) async fn question(&self, id: &str) -> Answer<QuestionView> {
        let views = self.questions().await?;
        views.into_iter().find(|view| *view.question.id.0 == *id).ok_or_else(|| missing("question", id))
    }

    /// All questions.
    pub(super) async fn questions(&self) -> Answer<Vec<QuestionView>> {
        told(self.backend().questions().await, Act::Read)
    }

    /// The question of a proposal.
    pub(super) async fn question_of(&self, id: &QuestionId) -> Answer<Arc<Question>> {
        Ok(self.question(&id.0).await?.question)
    }

    /// Whoever reads: nobody is made by looking.
    pub(super) async fn reader(&self) -> Answer<ParticipantId> {
        told(self.guest.reader(&self.house).await, Act::Read)
    }

    /// The account of whoever asks as that account names itself; `who` is what they vote as.
    pub(super) fn account(&self, who: ParticipantId) -> String {
        match &self.guest.caller {
            Caller::Moderator(desk) => desk.id.0.to_string(),
            _ => who.to_string(),
        }
    }

    /// Whether nobody takes part through this session yet.
    pub(super) fn is_fresh(&self) -> bool {
        matches!(self.guest.caller, Caller::Anonymous | Caller::Owner) && !self.guest.session.has_joined()
    }

    /// The language of an answer: as the query says, else a header, else the question's own.
    pub(super) fn language(&self, asked: Option<&str>, question: &Question) -> Language {
        let asked = asked.and_then(|code| code.parse().ok()).or(self.language);
        asked.or_else(|| question.languages.first().copied()).unwrap_or(Language::FRENCH)
    }
}

impl FromRequestParts<Arc<House>> for Call {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, house: &Arc<House>) -> Answer<Self> {
        let guest = Guest::from_request_parts(parts, house).await?;
        let query = Query::<Pairs>::try_from_uri(&parts.uri);
        let unreadable = |error: &dyn ToString| Fault::one(400, "query", Key::Malformed, error.to_string());
        let Query(pairs) = query.map_err(|error| unreadable(&error))?;
        let names = Path::<Pairs>::from_request_parts(parts, house).await;
        let Path(names) = names.map_err(|_| missing("path", parts.uri.path()))?;
        Ok(Self { house: Arc::clone(house), guest, pairs, names, language: named(&parts.headers) })
    }
}

/// The first language that a header names.
fn named(headers: &HeaderMap) -> Option<Language> {
    LANGUAGES.iter().find_map(|name| headers.get(*name)?.to_str().ok()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_answer_holds_more_than_it_may() {
        let rows = |limit, skip| Rows { limit, skip };
        assert_eq!(part((0..5_000).collect(), rows(Some(u64::MAX), None), 10).len(), 1_000);
        assert_eq!(part((0..5_000).collect(), rows(None, Some(4_995)), 10), [4_995, 4_996, 4_997, 4_998, 4_999]);
        assert!(part(vec![1, 2], rows(Some(3), Some(u64::MAX)), 10).is_empty());
    }

    #[test]
    fn a_header_of_either_year_names_the_language() {
        let mut headers = HeaderMap::new();
        assert_eq!(named(&headers), None);
        headers.insert(header::LANGUAGE, "br".parse().unwrap());
        assert_eq!(named(&headers), Some(Language::BRETON));
        headers.insert(header::CLIENT_LANGUAGE, "en".parse().unwrap());
        assert_eq!(named(&headers), Some(Language::ENGLISH));
        headers.insert(header::CLIENT_LANGUAGE, "klingon".parse().unwrap());
        assert_eq!(named(&headers), Some(Language::BRETON));
    }
}
