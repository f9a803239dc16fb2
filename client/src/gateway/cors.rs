//! Pages of other sites that may ask: those of the configured fronts, none else. Knows headers by the dialect's names.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, Method};
use tower_http::cors::CorsLayer;

use super::house::House;
use crate::dialect::header::{ACCEPTED, EXPOSED};

/// How long a browser may remember the answer.
const MEMORY: Duration = Duration::from_mins(10);

/// Answers browsers on behalf of these fronts; none: no browser is told that it may.
pub(super) fn answer(router: Router<Arc<House>>, origins: &[String]) -> Router<Arc<House>> {
    let origins: Vec<HeaderValue> = origins.iter().filter_map(|origin| read(origin)).collect();
    if origins.is_empty() {
        return router;
    }
    let cors = CorsLayer::new()
        .allow_origin(origins)
        .allow_credentials(true) // make.org's front says so of all its requests; there is no cookie here to misuse
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::DELETE])
        .allow_headers(ACCEPTED.map(HeaderName::from_static))
        .expose_headers(EXPOSED.map(HeaderName::from_static))
        .max_age(MEMORY);
    router.layer(cors)
}

fn read(origin: &str) -> Option<HeaderValue> {
    let value = HeaderValue::from_str(origin.trim_end_matches('/')).ok();
    if value.is_none() {
        tracing::warn!("a front's address is no origin and is passed over");
    }
    value
}
