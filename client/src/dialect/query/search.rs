//! The search of proposals: its query values, and what of them the port can answer.
//!
//! The port searches words within one topic of one question. The rest (several topics, user types, sorts, seeds, names) is
//! read and kept for the gateway to apply or to leave; `isRandom` and `context` are read by nobody.

use super::both;
use crate::backend::Query;
use crate::dialect::fault::{Fault, Key};
use crate::dialect::front;
use crate::dialect::page::{Asked, Asking, Pairs, Rows, Sort};
use crate::dialect::vocabulary::{SortAlgorithm, SortField, UserType};
use crate::dialect::word::Open;
use crate::model::TopicId;

/// Which accepted proposals. Every list is one value with commas.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchQuery {
    /// Of one or more questions.
    pub question_id: Vec<String>,
    /// These.
    pub proposal_ids: Vec<String>,
    /// With one of these tags.
    pub tags_ids: Vec<String>,
    /// With one of these keywords.
    pub keywords: Vec<String>,
    /// By such authors.
    pub user_type: Vec<Open<UserType>>,
    /// With these words; leave the sort out for the best fit first.
    pub content: Option<String>,
    /// Of this slug.
    pub slug: Option<String>,
    /// Of this country.
    pub country: Option<String>,
    /// In this language.
    pub language: Option<String>,
    /// Without those voted on.
    pub is_not_voted: Option<bool>,
    /// In such an order.
    pub sort_algorithm: Option<Open<SortAlgorithm>>,
    /// By a field.
    pub sort: Sort<SortField>,
    /// What keeps an order by chance the same.
    pub seed: Option<i32>,
    /// Which rows.
    pub rows: Rows,
}

const SORT: [&str; 2] = ["sort", "order"];

impl SearchQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        let asking = Asking::default()
            .list("questionId", &self.question_id)
            .list("proposalIds", &self.proposal_ids)
            .list("tagsIds", &self.tags_ids)
            .list("keywords", &self.keywords)
            .words("userType", &self.user_type)
            .maybe("content", self.content.as_ref())
            .maybe("slug", self.slug.as_ref())
            .maybe("country", self.country.as_ref());
        both(asking, self.language.as_ref())
            .maybe("isNotVoted", self.is_not_voted)
            .maybe("sortAlgorithm", self.sort_algorithm.as_ref())
            .sort(SORT, &self.sort)
            .maybe("seed", self.seed)
            .rows(self.rows)
            .pairs()
    }

    /// Reads pairs; a country, field or algorithm that make.org's server refuses is a fault.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Fault> {
        let mut asked = Asked::of(pairs);
        let query = Self {
            question_id: asked.list("questionId"),
            proposal_ids: asked.list("proposalIds"),
            tags_ids: asked.list("tagsIds"),
            keywords: asked.list("keywords"),
            user_type: asked.words("userType"),
            content: asked.text("content"),
            slug: asked.text("slug"),
            country: asked.text("country"),
            language: asked.language(),
            is_not_voted: asked.spelled("isNotVoted"),
            sort_algorithm: asked.word("sortAlgorithm"),
            sort: asked.sort(SORT),
            seed: asked.spelled("seed"),
            rows: asked.rows(),
        };
        asked.known("sortAlgorithm", query.sort_algorithm.as_ref(), Key::InvalidValue);
        asked.known("sort", query.sort.by.as_ref(), Key::InvalidValue);
        asked.known("order", query.sort.order.as_ref(), Key::Malformed);
        if query.country.as_deref().is_some_and(|country| !front::is_supported(country)) {
            asked.fault("country", Key::InvalidValue, "not a country of the list");
        }
        asked.done(query)
    }

    /// What the port can answer of it: the words, the first topic, the rows.
    pub fn query(&self) -> Query {
        let (skip, limit) = self.rows.part(Rows::SEARCH);
        let topic = self.tags_ids.first().map(|tag| TopicId::from(tag.as_str()));
        Query { words: self.content.clone().unwrap_or_default(), topic, skip, limit }
    }

    /// The search of one question that the port asks for.
    pub fn of(question: &crate::model::QuestionId, query: &Query) -> Self {
        let of = |number: usize| Some(u64::try_from(number).unwrap_or(u64::MAX));
        Self {
            question_id: vec![question.to_string()],
            tags_ids: query.topic.iter().map(|topic| topic.0.to_string()).collect(),
            content: (!query.words.is_empty()).then(|| query.words.clone()),
            rows: Rows { limit: of(query.limit), skip: of(query.skip) },
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::vocabulary::Order;
    use proptest::prelude::*;

    #[test]
    fn what_is_asked_is_read_the_same() {
        let query = SearchQuery {
            question_id: vec!["velo".into(), "train".into()],
            proposal_ids: vec!["p1".into()],
            tags_ids: vec!["garer".into()],
            keywords: vec!["gare".into()],
            user_type: vec![UserType::User.into(), Open::read("ROBOT")],
            content: Some("pistes, été & hiver".into()),
            slug: Some("il-faut".into()),
            country: Some("FR".into()),
            language: Some("fr".into()),
            is_not_voted: Some(true),
            sort_algorithm: Some(SortAlgorithm::Realistic.into()),
            sort: Sort { by: Some(SortField::Score.into()), order: Some(Order::Descending.into()) },
            seed: Some(-3),
            rows: Rows { limit: Some(20), skip: Some(0) },
        };
        assert_eq!(SearchQuery::read(&query.pairs()), Ok(query));
    }

    #[test]
    fn what_make_org_refuses_is_refused() {
        let read = |name: &str, value: &str| SearchQuery::read(&[(name.to_owned(), value.to_owned())]);
        for (name, value) in [("country", "ZZ"), ("sort", "content"), ("sortAlgorithm", "POPULAR")] {
            assert!(read(name, value).unwrap_err().find(name, Key::InvalidValue).is_some(), "{name}");
        }
        assert!(read("order", "DESC").is_ok() && read("isRandom", "?").is_ok() && read("seed", "x").is_err());
    }

    proptest! {
        #[test]
        fn what_the_port_asks_comes_back(words in "[a-zé,&= ]{0,20}", topic in proptest::option::of("[a-z-]{1,9}"), skip in 0..99_usize, limit in 0..99_usize) {
            let topic = topic.map(|topic| TopicId(topic.into()));
            let query = Query { words, topic, skip, limit };
            let wire = SearchQuery::of(&"velo".into(), &query).pairs();
            prop_assert_eq!(SearchQuery::read(&wire).unwrap().query(), query);
        }

        #[test]
        fn no_pairs_stop_the_reader(pairs in proptest::collection::vec(
            ("country|sort|order|limit|skip|seed|isNotVoted|tagsIds|userType|content|language|.*", "[0-9]{1,5}|true|FR|asc|score|[A-Z, ]*|.*"),
            0..6,
        )) {
            if let Ok(query) = SearchQuery::read(&pairs) {
                prop_assert_eq!(SearchQuery::read(&query.pairs()), Ok(query));
            }
        }
    }
}
