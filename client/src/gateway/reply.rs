//! Answers and refusals as make.org's programs read them. Knows no operation.

use std::any::Any;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tower_http::timeout::TimeoutLayer;

use crate::dialect::fault::{Act, Body as Told, Key, exact};
use crate::dialect::header::REFUSAL;
use crate::dialect::{Fault, form};
use crate::error::{Error, Refusal};

/// Bytes of a request from whoever has no key of the place.
pub(super) const BODY: usize = 64 * 1024;
/// Bytes of a request from the owner (a file of proposals).
pub(super) const LARGE_BODY: usize = 16 * 1024 * 1024;

/// A request that is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    fault: Fault,
    refusal: Option<Refusal>,
    wait: Option<u64>,
}

/// What a handler answers.
pub(super) type Answer<T = Response> = Result<T, Refused>;

impl Refused {
    /// An error of the backend, met while doing `act`.
    pub(super) fn of(error: &Error, act: Act) -> Self {
        if let Error::Unavailable(what) = error {
            tracing::error!(%what, "out of reach");
        }
        let refusal = if let Error::Refused(refusal) = error { Some(refusal.clone()) } else { None };
        Self { fault: Fault::of(error, act), refusal, wait: None }
    }

    /// No token, or one that opens nothing.
    pub(super) fn unknown_caller() -> Self {
        Fault::one(401, "authorization", Key::InvalidToken, "log in, or send a token that is still good").into()
    }

    /// Known, and not allowed.
    pub(super) fn forbidden() -> Self {
        Fault::one(403, "authorization", Key::AccessDenied, "this is not for this account").into()
    }

    /// Too much in too little time.
    pub(super) fn too_fast(seconds: u64) -> Self {
        let fault = Fault::one(429, "unknown", Key::Unknown, format!("too many requests: again in {seconds} s"));
        Self { wait: Some(seconds), ..fault.into() }
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self { fault, refusal: None, wait: None }
    }
}

impl From<Refused> for Fault {
    fn from(refused: Refused) -> Self {
        refused.fault
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (kind, text) = self.fault.body.write();
        let status = StatusCode::from_u16(self.fault.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, [(header::CONTENT_TYPE, kind)], text).into_response();
        let headers = response.headers_mut();
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"ilfaut\""));
        }
        if let Some(value) = self.refusal.and_then(|refusal| HeaderValue::from_str(&exact(&refusal)).ok()) {
            headers.insert(REFUSAL, value);
        }
        if let Some(seconds) = self.wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A value as JSON.
pub(super) fn json<T: Serialize>(value: &T) -> Response {
    with(StatusCode::OK, value)
}

/// A value as JSON, with this status.
pub(super) fn with<T: Serialize>(status: StatusCode, value: &T) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(error) => {
            tracing::error!(%error, "an answer cannot be written");
            broken()
        }
    }
}

/// The bytes of a request's body, as many as whoever asks may send.
pub(super) struct Sent(pub(super) Vec<u8>);

impl Sent {
    /// The body as JSON; nothing at all is an empty object.
    pub(super) fn json(&self) -> Answer<serde_json::Value> {
        Ok(form::parse(&self.0)?)
    }
}

impl<S: Send + Sync> FromRequest<S> for Sent {
    type Rejection = Refused;

    async fn from_request(request: Request, _: &S) -> Result<Self, Refused> {
        let limit = request.extensions().get::<Limit>().map_or(BODY, |limit| limit.0);
        let bytes = axum::body::to_bytes(request.into_body(), limit).await;
        let too_much = |_| Fault { status: 413, body: Told::Empty }.into();
        bytes.map(|bytes| Self(bytes.into())).map_err(too_much)
    }
}

/// How much the body of a request may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limit(pub(super) usize);

/// No such path.
pub(super) async fn nowhere() -> Refused {
    Fault::one(404, "path", Key::NotFound, "there is nothing here: see /openapi.json").into()
}

/// The path is there, the method is not.
pub(super) async fn not_so() -> Refused {
    Fault::one(405, "method", Key::Invalid, "not with this method: see /openapi.json").into()
}

/// Answers 503 after so long.
pub(super) fn patience(time: Duration) -> TimeoutLayer {
    TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, time)
}

/// What is told of a mistake of ours: nothing of the inside.
pub(super) fn panicked(_: Box<dyn Any + Send>) -> Response<Body> {
    tracing::error!("a request ended in a panic");
    broken()
}

fn broken() -> Response {
    Refused::from(Fault { status: 500, body: Told::Opaque("internal error".to_owned()) }).into_response()
}
