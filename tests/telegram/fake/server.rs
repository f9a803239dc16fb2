//! The fake's sockets: reads a call in any of the forms the Bot API takes, lets the knobs spoil it, and writes the answer.
//! Knows no method's meaning.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Path, Request, State as Of};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::counts::Call;
use super::knobs::Fault;
use super::methods::{WRITING, answer};
use super::refusal::{Answer, Refusal};
use super::shapes::{Params, Upload};
use super::state::State;
use super::{Shared, shapes};

/// The longest body that is read.
const BODY: usize = 64 << 20;

/// The paths of a Bot API server.
pub(crate) fn router(shared: Arc<Shared>) -> Router {
    let missing = || async { write(&Err(Refusal::new(404, "Not Found"))) };
    Router::new().route("/{bot}/{method}", any(call)).fallback(missing).with_state(shared)
}

async fn call(Of(shared): Of<Arc<Shared>>, Path((bot, method)): Path<(String, String)>, request: Request) -> Response {
    if let Err(refusal) = entrance(&shared, &bot) {
        return write(&Err(refusal));
    }
    let method = method.to_ascii_lowercase();
    let (long, params) = read(request).await;
    let (fault, latency) = shared.quietly(|state| (state.knobs.fault(&method), state.knobs.latency));
    tokio::time::sleep(latency).await;
    let (status, response) = spoiled(&shared, &method, params, fault).await;
    let (parts, body) = response.into_parts();
    let sent = axum::body::HttpBody::size_hint(&body).exact().unwrap_or(0);
    shared.act(|state| state.counts.called(&method, status, (long, usize::try_from(sent).unwrap_or(0))));
    Response::from_parts(parts, body)
}

/// The status counted for a call, and what goes over the wire.
async fn spoiled(
    shared: &Arc<Shared>,
    method: &str,
    params: Result<Params, Refusal>,
    fault: Option<Fault>,
) -> (u16, Response) {
    let slow = match fault {
        Some(Fault::Refuse(refusal)) => return (refusal.code, write(&Err(refusal))),
        Some(Fault::Page) => return (502, page()),
        Some(Fault::Cut) => return (0, cut()),
        Some(Fault::Slow(long)) => long,
        Some(Fault::Lost) | None => Duration::ZERO,
    };
    let done = match params {
        Err(refusal) => Err(refusal),
        Ok(params) if method == "getupdates" => poll(shared, params).await,
        Ok(params) => shared.act(|state| execute(state, method, params, false)),
    };
    if matches!(fault, Some(Fault::Lost)) {
        return (0, cut());
    }
    tokio::time::sleep(slow).await;
    (done.as_ref().map_or_else(|refusal| refusal.code, |_| 200), write(&done))
}

/// Whether the path names our bot.
fn entrance(shared: &Shared, bot: &str) -> Result<(), Refusal> {
    let token = bot.strip_prefix("bot").ok_or_else(|| Refusal::new(404, "Not Found"))?;
    let looks = token.split_once(':').is_some_and(|(id, _)| id.parse::<u64>().is_ok());
    match token == shared.token {
        true => Ok(()),
        false if looks => Err(Refusal::new(401, "Unauthorized")),
        false => Err(Refusal::new(404, "Not Found")),
    }
}

/// One call, however it came: its shape, Telegram's limits, its effect.
pub(crate) fn execute(state: &mut State, method: &str, mut params: Params, in_reply: bool) -> Answer {
    let done = params.check(method).and_then(|strange| {
        state.counts.strange.extend(strange);
        flood(state, method, &params)?;
        answer(state, method, &params)
    });
    let status = done.as_ref().map_or_else(|refusal| refusal.code, |_| 200);
    state.counts.keep(Call { method: method.to_owned(), params: params.values, in_reply, status });
    done
}

fn flood(state: &mut State, method: &str, params: &Params) -> Result<(), Refusal> {
    let Some(limits) = state.knobs.limits.filter(|_| WRITING.contains(&method)) else { return Ok(()) };
    let Some(wait) = state.flood.wait(&limits, params.int("chat_id").unwrap_or_default(), Instant::now()) else {
        return Ok(());
    };
    state.counts.violations += 1;
    if limits.enforced {
        Err(Refusal::retry_after(wait.as_millis().div_ceil(1000).try_into().unwrap_or(u64::MAX)))
    } else {
        Ok(())
    }
}

async fn poll(shared: &Shared, mut params: Params) -> Answer {
    let mut turns = shared.turns.subscribe();
    let poller = shared.act(|state| {
        let strange = params.check("getupdates")?;
        state.counts.strange.extend(strange);
        state.queue.poll(&params)
    })?;
    let timeout = params.int("timeout").unwrap_or(0).clamp(0, 50).unsigned_abs();
    let end = Instant::now() + Duration::from_secs(timeout);
    loop {
        let reorder = |state: &mut State| state.queue.batch(poller, &params, state.knobs.reorder);
        if let Some(found) = shared.quietly(reorder) {
            return found;
        }
        if tokio::time::timeout_at(end, turns.changed()).await.is_err() {
            return Ok(json!([]));
        }
    }
}

/// How long the body is, and the parameters in it and in the address.
async fn read(request: Request) -> (usize, Result<Params, Refusal>) {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY).await else {
        return (BODY, Err(Refusal::new(413, "Request Entity Too Large")));
    };
    let kind =
        parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    let mut params = Params::of(form(parts.uri.query().unwrap_or_default().as_bytes()));
    let long = body.len();
    if kind.starts_with("application/json") {
        match serde_json::from_slice::<Map<String, Value>>(&body) {
            Ok(values) => params.values.extend(values),
            Err(_) if body.is_empty() => {}
            Err(_) => return (long, Err(Refusal::bad("can't parse JSON object"))),
        }
    } else if kind.starts_with("multipart/form-data") {
        let request = Request::from_parts(parts, Body::from(body));
        if multipart(request, &mut params).await.is_none() {
            return (long, Err(Refusal::bad("can't parse multipart/form-data")));
        }
    } else {
        params.values.extend(form(&body));
    }
    (long, Ok(params))
}

fn form(bytes: &[u8]) -> Map<String, Value> {
    form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), Value::from(value.into_owned()))).collect()
}

async fn multipart(request: Request, params: &mut Params) -> Option<()> {
    let mut parts = Multipart::from_request(request, &()).await.ok()?;
    while let Some(part) = parts.next_field().await.ok()? {
        let name = part.name()?.to_owned();
        if let Some(file) = part.file_name().map(str::to_owned) {
            let kind = part.content_type().unwrap_or_default().to_owned();
            let bytes = part.bytes().await.ok()?.to_vec();
            params.files.insert(name, Upload { name: file, kind, bytes });
        } else {
            params.values.insert(name, part.text().await.ok()?.into());
        }
    }
    Some(())
}

fn write(answer: &Answer) -> Response {
    let (status, body) = match answer {
        Ok(result) => (200, json!({ "ok": true, "result": result })),
        Err(refusal) => (refusal.code, refusal.body()),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn page() -> Response {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n";
    (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

/// An answer that breaks off.
fn cut() -> Response {
    let broken = futures_util::stream::once(async { Err::<Bytes, _>(std::io::Error::other("cut on purpose")) });
    Response::new(Body::from_stream(broken))
}

/// Whether a webhook's answer may ask for this.
pub(crate) fn callable(method: &str) -> bool {
    shapes::known(method) && !matches!(method, "getupdates" | "setwebhook" | "deletewebhook")
}
