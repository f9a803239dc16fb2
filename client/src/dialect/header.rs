//! Headers of make.org's dialect: their names and what each does. Knows no HTTP library.
//!
//! After every answer, also an error, a client keeps [`SESSION`] and [`VISITOR`] and sends them again. It keeps no cookies:
//! a cookie beats the header and would glue two citizens together.

mod location;

pub use location::{Location, Page};

use super::word::words;

/// The bearer token: `Bearer <access_token>`.
pub const AUTHORIZATION: &str = "authorization";
/// Request and answer: the session, a secret. The answer may carry a new one at any time.
pub const SESSION: &str = "x-session-id";
/// Answer: when the session ends unless it is used.
pub const SESSION_EXPIRES: &str = "x-session-id-expiration";
/// Request and answer: a visitor, for a year, for statistics.
pub const VISITOR: &str = "x-visitor-id";
/// Request and answer: since when the visitor is known.
pub const VISITOR_SINCE: &str = "x-visitor-createdat";
/// Request: which program asks, see [`App`].
pub const APP: &str = "x-make-app-name";
/// Request: where the citizen is, see [`Location`]; part of the proposal key, and decides what a vote counts as.
pub const LOCATION: &str = "x-make-location";
/// Request: where the citizen came from, usually `core`.
pub const SOURCE: &str = "x-make-source";
/// Request: the country that is stored with a new proposal (the body's is not).
pub const COUNTRY: &str = "x-make-country";
/// Request: the language (2022).
pub const LANGUAGE: &str = "x-make-language";
/// Request: the language of the program (2024).
pub const CLIENT_LANGUAGE: &str = "x-make-client-language";
/// Request: the language of the question (2024).
pub const QUESTION_LANGUAGE: &str = "x-make-question-language";
/// Request: the language of the proposal voted on (2024).
pub const PROPOSAL_LANGUAGE: &str = "x-make-proposal-language";
/// Request: the question.
pub const QUESTION_ID: &str = "x-make-question-id";
/// Request: the question's slug (2024).
pub const QUESTION_SLUG: &str = "x-make-question-slug";
/// Request: the page's parameters, `k=v&k2=v2`.
pub const GET_PARAMETERS: &str = "x-get-parameters";
/// Request: the organiser's own data, URL-encoded `k=v,k2=v2`.
pub const CUSTOM_DATA: &str = "x-make-custom-data";
/// Request and answer: the caller's own number for this request.
pub const EXTERNAL_ID: &str = "x-make-external-id";
/// Answer: the server's number for this request.
pub const REQUEST_ID: &str = "x-request-id";
/// Answer: the operation's name.
pub const ROUTE_NAME: &str = "x-route-name";
/// Answer: milliseconds it took.
pub const ROUTE_TIME: &str = "x-route-time";
/// Answer of a moderators' list: how many there are in all.
pub const TOTAL: &str = "x-total-count";
/// Answer of ilfaut's gateway: the refusal in full, see [`exact`](super::fault::exact()).
pub const REFUSAL: &str = "x-ilfaut-refusal";

/// What a browser may read of an answer.
pub const EXPOSED: [&str; 10] =
    [SESSION, SESSION_EXPIRES, VISITOR, VISITOR_SINCE, EXTERNAL_ID, REQUEST_ID, ROUTE_NAME, ROUTE_TIME, TOTAL, REFUSAL];

/// What a browser may send.
pub const ACCEPTED: [&str; 18] = [
    AUTHORIZATION,
    "content-type",
    SESSION,
    VISITOR,
    VISITOR_SINCE,
    APP,
    LOCATION,
    SOURCE,
    COUNTRY,
    LANGUAGE,
    CLIENT_LANGUAGE,
    QUESTION_LANGUAGE,
    PROPOSAL_LANGUAGE,
    QUESTION_ID,
    QUESTION_SLUG,
    GET_PARAMETERS,
    CUSTOM_DATA,
    EXTERNAL_ID,
];

words! {
    /// A program of make.org's that speaks.
    App {
        /// The citizens' front.
        MainFront = "main-front",
        /// The one before.
        LegacyFront = "legacy-front",
        /// The moderators' back office; no cookies.
        BackOffice = "backoffice",
        /// The back office of 2021.
        Bo = "bo",
        /// The widget in other sites; no cookies.
        Widget = "widget",
        /// What makes widgets.
        WidgetManager = "widget-manager",
        /// A tool of theirs.
        Dial = "dial",
        /// A tool of theirs.
        BiBatchs = "bi-batchs",
        /// A tool of theirs.
        DialBatchs = "dial-batchs",
        /// A tool of theirs.
        Infra = "infra",
        /// Concertations.
        Concertation = "concertation",
        /// Concertations, new; no cookies.
        ConcertationBeta = "concertation-beta",
    }
}

impl App {
    /// Whether make.org's server leaves cookies out for it: the only names under which headers alone decide who speaks.
    pub const fn is_without_cookies(self) -> bool {
        matches!(self, Self::BackOffice | Self::Widget | Self::ConcertationBeta)
    }
}

/// The value of [`AUTHORIZATION`] for a token.
pub fn bearer(token: &super::secret::Secret) -> String {
    format!("Bearer {}", token.reveal())
}

/// The token that a value of [`AUTHORIZATION`] carries; the scheme's capitals do not matter.
pub fn read_bearer(value: &str) -> Option<super::secret::Secret> {
    let (scheme, token) = value.trim().split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then(|| super::secret::Secret::new(token))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::secret::Secret;

    #[test]
    fn header_names_are_lower_case_and_different() {
        let mut names: Vec<&str> = EXPOSED.into_iter().chain(ACCEPTED).collect();
        assert!(names.iter().all(|name| name.chars().all(|c| c == '-' || c.is_ascii_lowercase())));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), EXPOSED.len() + ACCEPTED.len() - 4);
    }

    #[test]
    fn a_token_is_carried_both_ways() {
        assert_eq!(read_bearer(&bearer(&Secret::new("a-1"))), Some(Secret::new("a-1")));
        assert_eq!((read_bearer("bearer  x "), read_bearer("Basic x")), (Some(Secret::new("x")), None));
        assert_eq!((read_bearer("Bearer"), read_bearer("Bearer  ")), (None, None));
    }
}
