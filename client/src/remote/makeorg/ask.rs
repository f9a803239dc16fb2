//! One operation of the dialect, as it is asked: path, query, body, and where the citizen is.

use serde::Serialize;

use crate::dialect::fault::{About, Act};
use crate::dialect::header::{self, Location};
use crate::dialect::page::Pairs;
use crate::dialect::route::Operation;
use crate::model::{Language, QuestionId, Status, Time};
use crate::remote::http::{Body, Call};

/// What is asked of the server.
pub(super) struct Ask {
    pub(super) operation: Operation,
    pub(super) about: About,
    path: String,
    query: Pairs,
    headers: Vec<(&'static str, String)>,
    body: Body,
    /// Whether it is asked without the account's token.
    pub(super) is_bare: bool,
}

impl Ask {
    /// An operation on what its path names.
    pub(super) fn new(operation: Operation, names: &[&str]) -> Self {
        let name = names.last().copied().unwrap_or_default().to_owned();
        Self {
            operation,
            about: About { name, ..About::default() },
            path: operation.path(names),
            query: Pairs::new(),
            headers: Vec::new(),
            body: Body::None,
            is_bare: false,
        }
    }

    pub(super) fn query(mut self, query: Pairs) -> Self {
        self.query = query;
        self
    }

    pub(super) fn json(mut self, body: &impl Serialize) -> Self {
        self.body = Body::Json(serde_json::to_vec(body).unwrap_or_default()); // plain data: in memory it cannot fail
        self
    }

    /// A form, which opens an account: the token that is there already would be in its way.
    pub(super) fn form(mut self, pairs: Pairs) -> Self {
        self.body = Body::Form(pairs);
        self.is_bare = true;
        self
    }

    /// From a place, which the proposals' keys will fit.
    pub(super) fn from(mut self, location: &str) -> Self {
        self.headers.push((header::LOCATION, location.to_owned()));
        self
    }

    /// From a place of one's own making.
    pub(super) fn at(self, location: &Location) -> Self {
        self.from(&location.to_string())
    }

    pub(super) fn question(mut self, question: &QuestionId) -> Self {
        self.headers.push((header::QUESTION_ID, question.to_string()));
        self
    }

    pub(super) fn written_in(mut self, language: Language) -> Self {
        self.headers.push((header::PROPOSAL_LANGUAGE, language.to_string()));
        self
    }

    /// What a refusal will be about.
    pub(super) fn act(mut self, act: Act, seen: Option<Status>, closes: Option<Time>) -> Self {
        self.about = About { act, seen, closes, ..self.about };
        self
    }

    /// The call, with what the seat adds to every one.
    pub(super) fn call(&self, mut headers: Vec<(&'static str, String)>) -> Call {
        headers.extend(self.headers.iter().cloned());
        Call {
            query: self.query.clone(),
            headers,
            body: self.body.clone(),
            repeatable: self.operation.is_repeatable(),
            ..Call::new(self.operation.route().0, self.path.clone())
        }
    }
}
