//! The query values of moderators' lists, and of one's own.

use crate::dialect::fault::{Fault, FieldError, Key};
use crate::dialect::page::{Asked, Asking, Pairs, Rows, Sort, Window};
use crate::dialect::vocabulary::{ModerationMode, SortField, UserType};
use crate::dialect::word::{Open, Word};
use crate::model::Status;

/// Which proposals a moderator lists. Without a status, make.org's server answers accepted ones only.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct QueueQuery {
    /// These.
    pub id: Vec<String>,
    /// Of these questions.
    pub question_id: Vec<String>,
    /// In these states.
    pub status: Vec<Open<Status>>,
    /// By such authors.
    pub user_type: Vec<Open<UserType>>,
    /// With these tags.
    pub tag_id: Vec<String>,
    /// Of one author.
    pub user_id: Option<String>,
    /// With these words.
    pub content: Option<String>,
    /// Only the organiser's own, or none of them.
    pub initial_proposal: Option<bool>,
    /// Which rows.
    pub window: Window,
    /// By a field.
    pub sort: Sort<SortField>,
}

/// Which questions a moderator is told of.
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardQuery {
    /// What they are at.
    pub mode: ModerationMode,
    /// Fewest votes (enrichment).
    pub min_votes_count: Option<u64>,
    /// Least score (enrichment).
    pub min_score: Option<f64>,
}

/// Which of one's own proposals or votes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OwnQuery {
    /// Of such votes (votes only).
    pub votes: Vec<Open<crate::model::VoteKey>>,
    /// With such words (votes only).
    pub qualifications: Vec<Open<crate::model::Qualification>>,
    /// By a field; else the last sent first.
    pub sort: Sort<SortField>,
    /// Which rows.
    pub rows: Rows,
}

const LIST: [&str; 2] = ["_sort", "_order"];
const OWN: [&str; 2] = ["sort", "order"];

impl QueueQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        Asking::default()
            .list("id", &self.id)
            .list("questionId", &self.question_id)
            .words("status", &self.status)
            .words("userType", &self.user_type)
            .list("tagId", &self.tag_id)
            .maybe("userId", self.user_id.as_ref())
            .maybe("content", self.content.as_ref())
            .maybe("initialProposal", self.initial_proposal)
            .maybe("_start", self.window.start)
            .maybe("_end", self.window.end)
            .sort(LIST, &self.sort)
            .pairs()
    }

    /// Reads pairs; a state, field or order nobody knows is a fault.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Fault> {
        let mut asked = Asked::of(pairs);
        let query = Self {
            id: asked.list("id"),
            question_id: asked.list("questionId"),
            status: asked.words("status"),
            user_type: asked.words("userType"),
            tag_id: asked.list("tagId"),
            user_id: asked.text("userId"),
            content: asked.text("content"),
            initial_proposal: asked.spelled("initialProposal"),
            window: Window { start: asked.spelled("_start"), end: asked.spelled("_end") },
            sort: asked.sort(LIST),
        };
        for status in &query.status {
            asked.known("status", Some(status), Key::Malformed);
        }
        asked.known("_sort", query.sort.by.as_ref(), Key::InvalidValue);
        asked.known("_order", query.sort.order.as_ref(), Key::Malformed);
        asked.done(query)
    }

    /// The states asked for; accepted ones where none is said.
    pub fn statuses(&self) -> Vec<Status> {
        if self.status.is_empty() {
            return vec![Status::Accepted];
        }
        self.status.iter().filter_map(Open::known).collect()
    }
}

impl DashboardQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        let asking = Asking::default().maybe("moderationMode", Some(self.mode.name()));
        asking.maybe("minVotesCount", self.min_votes_count).maybe("minScore", self.min_score).pairs()
    }

    /// Reads pairs. Without a mode it is the 404 that a missing value is on make.org's server.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Fault> {
        let mut asked = Asked::of(pairs);
        let (votes, score) = (asked.spelled("minVotesCount"), asked.spelled("minScore"));
        let Some(mode) = asked.word::<ModerationMode>("moderationMode") else {
            let missing = FieldError::new("moderationMode", Key::Mandatory, "moderationMode is needed");
            return Err(Fault::list(404, vec![missing]));
        };
        asked.known("moderationMode", Some(&mode), Key::Malformed);
        let mode = mode.known().unwrap_or(ModerationMode::Moderation);
        asked.done(Self { mode, min_votes_count: votes, min_score: score })
    }
}

impl OwnQuery {
    /// The pairs to send.
    pub fn pairs(&self) -> Pairs {
        let asking = Asking::default().words("votes", &self.votes).words("qualifications", &self.qualifications);
        asking.sort(OWN, &self.sort).rows(self.rows).pairs()
    }

    /// Reads pairs; an unknown word is a fault, except for the field to sort by.
    pub fn read(pairs: &[(String, String)]) -> Result<Self, Fault> {
        let mut asked = Asked::of(pairs);
        let query = Self {
            votes: asked.words("votes"),
            qualifications: asked.words("qualifications"),
            sort: asked.sort(OWN),
            rows: asked.rows(),
        };
        query.votes.iter().for_each(|vote| asked.known("votes", Some(vote), Key::Malformed));
        query.qualifications.iter().for_each(|word| asked.known("qualifications", Some(word), Key::Malformed));
        asked.known("order", query.sort.order.as_ref(), Key::Malformed);
        asked.done(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::vocabulary::Order;
    use crate::model::{Qualification, VoteKey};

    #[test]
    fn what_is_asked_is_read_the_same() {
        let query = QueueQuery {
            id: vec!["p1".into()],
            question_id: vec!["velo".into(), "train".into()],
            status: vec![Status::Pending.into(), Status::Postponed.into()],
            user_type: vec![UserType::User.into()],
            tag_id: vec!["garer".into()],
            user_id: Some("u".into()),
            content: Some("arceaux".into()),
            initial_proposal: Some(false),
            window: Window { start: Some(0), end: Some(25) },
            sort: Sort { by: Some(SortField::CreatedAt.into()), order: Some(Order::Ascending.into()) },
        };
        assert_eq!(QueueQuery::read(&query.pairs()), Ok(query));
        let own = OwnQuery {
            votes: vec![VoteKey::Agree.into()],
            qualifications: vec![Qualification::NoWay.into()],
            sort: Sort { by: Some(SortField::CreatedAt.into()), order: Some(Order::Descending.into()) },
            rows: Rows { limit: Some(1), skip: None },
        };
        assert_eq!(OwnQuery::read(&own.pairs()), Ok(own));
        let dashboard =
            DashboardQuery { mode: ModerationMode::Enrichment, min_votes_count: Some(3), min_score: Some(0.5) };
        assert_eq!(DashboardQuery::read(&dashboard.pairs()), Ok(dashboard));
    }

    #[test]
    fn a_list_without_a_status_is_of_accepted_ones() {
        assert_eq!(QueueQuery::read(&[]).unwrap().statuses(), [Status::Accepted]);
        let unknown = [("status".to_owned(), "Pending,Dreamt".to_owned())];
        assert!(QueueQuery::read(&unknown).unwrap_err().find("status", Key::Malformed).is_some());
        assert_eq!(DashboardQuery::read(&[]).unwrap_err().status, 404);
    }
}
