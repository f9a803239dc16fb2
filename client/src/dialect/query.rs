//! The query values of each operation, to and from pairs. Written with the names of both generations where they differ.

mod list;
mod search;

pub use list::{DashboardQuery, OwnQuery, QueueQuery};
pub use search::SearchQuery;

use super::fault::{Fault, Key};
use super::page::{Asked, Asking, Pairs, Rows};
use super::vocabulary::QuestionOrder;
use super::word::Open;
use crate::model::question::Openness;

/// Which consultations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QuestionsQuery {
    /// Where they are asked; make.org's server answers nothing without.
    pub country: Option<String>,
    /// In which language.
    pub language: Option<String>,
    /// In which state.
    pub status: Option<Open<Openness>>,
    /// In which order.
    pub sort_algorithm: Option<Open<QuestionOrder>>,
    /// Which rows.
    pub rows: Rows,
}

/// Which proposals a sequence begins with, and the language of its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SequenceQuery {
    /// Proposals to put first, voted on or not.
    pub include: Vec<String>,
    /// In which language.
    pub language: Option<String>,
}

/// The language as both generations name it.
fn both(asking: Asking, language: Option<&String>) -> Asking {
    asking.maybe("language", language).maybe("preferredLanguage", language)
}

impl QuestionsQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        both(Asking::default().maybe("country", self.country.as_ref()), self.language.as_ref())
            .maybe("status", self.status.as_ref())
            .maybe("sortAlgorithm", self.sort_algorithm.as_ref())
            .rows(self.rows)
            .pairs()
    }

    /// Reads pairs; an unknown state or order is a fault.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Fault> {
        let mut asked = Asked::of(pairs);
        let query = Self {
            country: asked.text("country"),
            language: asked.language(),
            status: asked.folded("status"),
            sort_algorithm: asked.folded("sortAlgorithm"),
            rows: asked.rows(),
        };
        asked.known("status", query.status.as_ref(), Key::Malformed);
        asked.known("sortAlgorithm", query.sort_algorithm.as_ref(), Key::Malformed);
        asked.done(query)
    }
}

impl SequenceQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        let asking = Asking::default().list("include", &self.include);
        asking.maybe("preferredLanguage", self.language.as_ref()).pairs()
    }

    /// Reads pairs.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let asked = Asked::of(pairs);
        Self { include: asked.list("include"), language: asked.language() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_read_the_same() {
        let query = QuestionsQuery {
            country: Some("FR".into()),
            language: Some("fr".into()),
            status: Some(Openness::Open.into()),
            sort_algorithm: Some(QuestionOrder::Featured.into()),
            rows: Rows { limit: Some(5), skip: Some(10) },
        };
        assert_eq!(QuestionsQuery::read(&query.pairs()), Ok(query));
        let query = SequenceQuery { include: vec!["p1".into(), "p2".into()], language: Some("br".into()) };
        assert_eq!(SequenceQuery::read(&query.pairs()), query);
    }

    #[test]
    fn states_mind_no_capitals_and_must_be_known() {
        let read = |value: &str| QuestionsQuery::read(&[("status".to_owned(), value.to_owned())]);
        assert_eq!(read("FINISHED").unwrap().status, Some(Openness::Finished.into()));
        assert!(read("asleep").unwrap_err().find("status", Key::Malformed).is_some());
    }
}
