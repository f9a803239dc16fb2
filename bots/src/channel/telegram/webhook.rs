//! Letting Telegram call: whoever knows the secret may say what happened; it is kept before it is confirmed, and an answer
//! that is ready in time goes back with the confirmation. Speaks no TLS: a proxy in front does. Knows nothing of what an
//! update says.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ilfaut_client::dialect::secret::Secret;
use serde::Serialize;
use serde_json::Value;
use subtle::ConstantTimeEq;
use teloxide::Bot;
use teloxide::requests::{JsonRequest, Payload, Request as _};
use teloxide::types::True;
use teloxide::{ApiError, RequestError};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use url::Url;

use super::fault::Fault;
use super::reception::Reception;
use super::reply::Replies;
use super::update::KINDS;

/// The header with the secret, in which Telegram proves who it is.
const HEADER: &str = "x-telegram-bot-api-secret-token";
/// Most bytes of one update: far more than Telegram sends.
const LIMIT: usize = 1 << 20;
/// How long an answer may take to go back with the confirmation.
const IN_TIME: Duration = Duration::from_secs(3);
/// How long a caller may take to say what happened.
const SAYING: Duration = Duration::from_secs(10);

/// Where and how Telegram calls.
#[derive(Debug, Clone)]
pub struct Webhook {
    /// The address that Telegram calls, as the world sees it.
    pub url: Url,
    /// Where we listen.
    pub listen: SocketAddr,
    /// What Telegram says to prove who it is: 1 to 256 of `A-Z a-z 0-9 _ -`.
    pub secret: Secret,
    /// Most calls at once, 1 to 100; one keeps everything in order.
    pub connections: u8,
}

#[derive(Clone, Serialize)]
struct SetWebhook {
    url: String,
    secret_token: String,
    max_connections: u8,
    allowed_updates: [&'static str; KINDS.len()],
}

impl Payload for SetWebhook {
    type Output = True;

    const NAME: &'static str = "setWebhook";
}

/// Whoever calls.
struct Door {
    reception: Reception,
    secret: Secret,
    /// What was answered with a confirmation.
    replies: Replies,
}

/// Opens the door, and only then tells Telegram where it is.
pub(super) async fn open(bot: &Bot, webhook: &Webhook) -> Result<TcpListener, Fault> {
    let listener = TcpListener::bind(webhook.listen).await.map_err(Fault::Listening)?;
    let what = SetWebhook {
        url: webhook.url.to_string(),
        secret_token: webhook.secret.reveal().to_owned(),
        max_connections: webhook.connections.clamp(1, 100),
        allowed_updates: KINDS,
    };
    match JsonRequest::new(bot.clone(), what).send().await {
        Ok(_) => Ok(listener),
        Err(RequestError::Api(ApiError::InvalidToken)) => Err(Fault::Refused),
        Err(RequestError::Api(error)) => Err(Fault::Webhook(error.to_string())),
        Err(_) => Err(Fault::Unreachable),
    }
}

/// Hears whoever calls, until it cannot any more.
pub(super) async fn hear(listener: TcpListener, webhook: Webhook, reception: Reception) -> Fault {
    let path = match webhook.url.path() {
        "" => "/",
        path => path,
    };
    let door = Arc::new(Door { reception, secret: webhook.secret, replies: Replies::default() });
    let at = path.to_owned();
    let router = Router::new().fallback(post(move |State(door): State<Arc<Door>>, request: Request| async move {
        if request.uri().path() == at { called(&door, request).await } else { StatusCode::NOT_FOUND.into_response() }
    }));
    match axum::serve(listener, router.with_state(door)).await {
        Ok(()) => Fault::Unreachable,
        Err(error) => Fault::Listening(error),
    }
}

async fn called(door: &Arc<Door>, request: Request) -> Response {
    if !knows(request.headers(), &door.secret) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(said) = tokio::time::timeout(SAYING, to_bytes(request.into_body(), LIMIT)).await else {
        return StatusCode::REQUEST_TIMEOUT.into_response();
    };
    let Ok(said) = said else { return StatusCode::PAYLOAD_TOO_LARGE.into_response() };
    let update = serde_json::from_slice(&said).unwrap_or(Value::Null); // told and passed over, as any that cannot be read
    let number = update.get("update_id").and_then(Value::as_u64).unwrap_or(u64::MAX);
    let (taken, answer) = door.take(number, update);
    if !taken.await.unwrap_or(false) {
        tracing::warn!("what was said cannot be kept, so it is not confirmed and will be sent again");
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    answered(in_time(answer).await.or_else(|| door.replies.given(number)))
}

impl Door {
    /// Takes an update in, to the end also where the caller hangs up meanwhile; answers whether it is kept.
    fn take(self: &Arc<Self>, number: u64, update: Value) -> (JoinHandle<bool>, oneshot::Receiver<Value>) {
        let (reply, answer) = self.replies.open(number);
        let door = Arc::clone(self);
        (tokio::spawn(async move { door.reception.take(vec![update], Some(reply)).await.is_ok() }), answer)
    }
}

/// The answer, if it comes in time: after that nobody can give it here any more.
async fn in_time(mut answer: oneshot::Receiver<Value>) -> Option<Value> {
    if let Ok(answer) = tokio::time::timeout(IN_TIME, &mut answer).await {
        return answer.ok();
    }
    answer.close();
    answer.try_recv().ok()
}

fn answered(method: Option<Value>) -> Response {
    match method {
        Some(method) => ([(CONTENT_TYPE, "application/json")], Body::from(method.to_string())).into_response(),
        None => StatusCode::OK.into_response(),
    }
}

fn knows(headers: &HeaderMap, secret: &Secret) -> bool {
    let given = headers.get(HEADER).map_or(&[][..], |value| value.as_bytes());
    !secret.is_empty() && given.ct_eq(secret.reveal().as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whoever_knows_the_secret_is_heard() {
        let headers = |value: &str| HeaderMap::from_iter([(HEADER.parse().unwrap(), value.parse().unwrap())]);
        let secret = Secret::new("Abc_-1");
        assert!(knows(&headers("Abc_-1"), &secret));
        for wrong in ["", "Abc_-2", "abc_-1", "Abc_-1 ", "Abc_-11"] {
            assert!(!knows(&headers(wrong), &secret), "{wrong:?}");
        }
        assert!(!knows(&HeaderMap::new(), &secret));
        assert!(!knows(&headers(""), &Secret::new("")), "no secret lets nobody in");
    }
}
