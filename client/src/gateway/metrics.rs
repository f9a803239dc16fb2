//! How it goes, for whoever watches the place: `/healthz`, `/metrics`. Counts operations, never persons: no label holds anything
//! that came from a caller.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::house::House;
use super::{account, login};
use crate::dialect::extension::PREFIX;
use crate::dialect::header::ROUTE_NAME;
use crate::dialect::route::{self, Operation};
use crate::dialect::word::Word;

/// Where the place says that it is well.
pub(super) const HEALTH: &str = "/healthz";
/// Where the numbers are.
pub(super) const NUMBERS: &str = "/metrics";

/// Bounds of the times that answers take, in milliseconds.
const TIMES: [f64; 12] = [1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 500.0, 1_000.0, 5_000.0, 60_000.0];

/// Names with their values.
type Labels = Vec<(&'static str, String)>;

/// What is counted.
pub(super) struct Metrics {
    registry: Registry,
    names: HashMap<(Method, &'static str), &'static str>,
    requests: Family<Labels, Counter>,
    times: Family<Labels, Histogram>,
    votes: Counter,
    /// Logins refused.
    pub(super) refused: Counter,
    /// Sessions minted.
    pub(super) sessions: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("ilfaut");
        let requests = Family::<Labels, Counter>::default();
        let times = Family::<Labels, Histogram>::new_with_constructor(|| Histogram::new(TIMES));
        let [votes, refused, sessions] = [(); 3].map(|()| Counter::default());
        registry.register("requests", "Requests answered, by operation and class of status", requests.clone());
        registry.register("milliseconds", "Time that answers took, by operation", times.clone());
        registry.register("votes", "Votes taken", votes.clone());
        registry.register("logins_refused", "Logins refused", refused.clone());
        registry.register("sessions", "Sessions minted", sessions.clone());
        Self { registry, names: names(), requests, times, votes, refused, sessions }
    }
}

impl Metrics {
    /// The operation that a request is for: make.org's name, a verb of ours, or `none`.
    fn name(&self, request: &Request) -> String {
        let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
        let known = self.names.iter().find(|((method, place), _)| *place == path && method == request.method());
        match (known, path.strip_prefix(PREFIX)) {
            (Some((_, name)), _) => (*name).to_owned(),
            (None, Some(verb)) => format!("ilfaut{verb}"),
            (None, None) => "none".to_owned(),
        }
    }

    fn count(&self, name: &str, status: StatusCode, milliseconds: i64) {
        let operation = ("operation", name.to_owned());
        let class = ("status", format!("{}xx", status.as_u16() / 100));
        self.requests.get_or_create(&vec![operation.clone(), class]).inc();
        self.times.get_or_create(&vec![operation]).observe(milliseconds.max(0) as f64);
        if status.is_success() && (name == Operation::Vote.name() || name == "ilfaut/vote") {
            self.votes.inc();
        }
    }
}

/// The names of make.org's operations and of the few beside them.
fn names() -> HashMap<(Method, &'static str), &'static str> {
    let method = |of: route::Method| match of {
        route::Method::Get => Method::GET,
        route::Method::Post => Method::POST,
        route::Method::Put => Method::PUT,
        route::Method::Delete => Method::DELETE,
    };
    let theirs = Operation::ALL.iter().map(|operation| {
        let (of, path, _) = operation.route();
        ((method(of), path), operation.name())
    });
    let beside = [
        ((Method::POST, login::OTHER), Operation::IssueToken.name()),
        ((Method::GET, login::OTHER), "getToken"),
        ((Method::GET, account::ME), "getMe"),
    ];
    theirs.chain(beside).collect()
}

/// Counts a request, and names its operation in the answer.
pub(super) async fn measure(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    let (begun, name) = (house.now(), house.metrics.name(&request));
    let mut response = next.run(request).await;
    house.metrics.count(&name, response.status(), house.now().since(begun));
    if let Ok(value) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(HeaderName::from_static(ROUTE_NAME), value);
    }
    response
}

pub(super) fn routes() -> Router<Arc<House>> {
    Router::new().route(HEALTH, get(health)).route(NUMBERS, get(numbers))
}

async fn health(State(house): State<Arc<House>>) -> Response {
    match house.backend.questions().await {
        Ok(_) => "ok".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "out of reach").into_response(),
    }
}

async fn numbers(State(house): State<Arc<House>>) -> Response {
    let mut text = String::new();
    if encode(&mut text, &house.metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
