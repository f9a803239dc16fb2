//! Posts updates to the bot's webhook until it answers 2xx, as many at once as it allows, and does what the answer asks.
//! Knows no update's meaning.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Uri, header};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use serde_json::{Map, Value};
use tokio::net::TcpStream;

use super::Shared;
use super::queue::Hook;
use super::server::{callable, execute};
use super::shapes::Params;
use super::state::now;

/// How long the bot may take for one update.
const PATIENCE: Duration = Duration::from_secs(20);
/// The first pause after a failure; it doubles.
const PAUSE: Duration = Duration::from_millis(25);
/// The longest pause.
const PAUSE_MOST: Duration = Duration::from_millis(800);

/// Serves every webhook that is set, until the fake ends.
pub(crate) async fn serve(shared: Arc<Shared>) {
    let mut turns = shared.turns.subscribe();
    let mut served = 0;
    let mut workers = tokio::task::JoinSet::new();
    loop {
        let (number, hook) = shared.quietly(|state| (state.queue.hooks, state.queue.hook.clone()));
        if number != served {
            served = number;
            for _ in 0..hook.as_ref().map_or(0, |hook| hook.at_once) {
                workers.spawn(work(Arc::clone(&shared), number, hook.clone().into_iter().collect()));
            }
        }
        if turns.changed().await.is_err() {
            return;
        }
    }
}

/// One of the posts that may be under way at once.
async fn work(shared: Arc<Shared>, number: u64, hooks: Vec<Hook>) {
    let Some(hook) = hooks.into_iter().next() else { return };
    let mut turns = shared.turns.subscribe();
    let mut line = None;
    let mut pause = PAUSE;
    loop {
        let next = shared.quietly(|state| {
            let still = state.queue.hooks == number;
            let late = state.knobs.reorder;
            let next = if late { state.queue.waiting.pop_back() } else { state.queue.waiting.pop_front() };
            let next = if still { next } else { next.and_then(|update| back(&mut state.queue.waiting, update)) };
            state.queue.flying += usize::from(next.is_some());
            state.counts.pushes_at_once = state.counts.pushes_at_once.max(state.queue.flying);
            still.then_some(next)
        });
        let Some(next) = next else { return };
        let Some((id, update)) = next else {
            if turns.changed().await.is_err() {
                return;
            }
            continue;
        };
        let posted = tokio::time::timeout(PATIENCE, post(&mut line, &hook, &update)).await;
        let posted = posted.unwrap_or_else(|_| Err("Read timeout expired".to_owned()));
        let sent = update.to_string().len();
        let failed = shared.act(|state| {
            state.counts.pushes += 1;
            state.counts.pushed_bytes += sent;
            state.queue.flying -= 1;
            match posted {
                Ok(reply) => {
                    state.queue.confirmed += 1;
                    if let Some(reply) = reply {
                        obey(state, reply);
                    }
                    false
                }
                Err(words) => {
                    state.queue.error = Some((now(), words));
                    back(&mut state.queue.waiting, (id, update));
                    state.queue.turns += 1;
                    true
                }
            }
        });
        if failed {
            line = None;
            tokio::time::sleep(pause).await;
        }
        pause = if failed { (pause * 2).min(PAUSE_MOST) } else { PAUSE };
    }
}

type Waiting = std::collections::VecDeque<(i64, Value)>;

/// Puts an update back where it was.
fn back(waiting: &mut Waiting, update: (i64, Value)) -> Option<(i64, Value)> {
    let at = waiting.partition_point(|(id, _)| *id < update.0);
    waiting.insert(at, update);
    None
}

/// Does the one thing that the webhook's answer asks for.
fn obey(state: &mut super::state::State, mut reply: Map<String, Value>) {
    let method = reply.remove("method").and_then(|method| method.as_str().map(str::to_ascii_lowercase));
    let Some(method) = method.filter(|method| callable(method)) else { return };
    *state.counts.in_replies.entry(method.clone()).or_default() += 1;
    let _ = execute(state, &method, Params::of(reply), true);
}

/// Posts one update: the method that the answer asks for, or why it did not arrive.
async fn post(
    line: &mut Option<SendRequest<Body>>,
    hook: &Hook,
    update: &Value,
) -> Result<Option<Map<String, Value>>, String> {
    let uri: Uri = hook.url.parse().map_err(|_| "Wrong response from the webhook".to_owned())?;
    let host = uri.authority().map(ToString::to_string).unwrap_or_default();
    if line.as_ref().is_none_or(SendRequest::is_closed) {
        *line = Some(connect(&host).await.map_err(|error| format!("Connection refused: {error}"))?);
    }
    let Some(sender) = line else { return Err("Connection refused".to_owned()) };
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut request = Request::post(path).header(header::HOST, &host).header(header::CONTENT_TYPE, "application/json");
    if !hook.secret.is_empty() {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", &hook.secret);
    }
    let request = request.body(Body::from(update.to_string())).map_err(|error| error.to_string())?;
    let broken = |error: hyper::Error| format!("Connection reset by peer: {error}");
    sender.ready().await.map_err(broken)?;
    let response = sender.send_request(request).await.map_err(broken)?;
    let status = response.status();
    let body = to_bytes(Body::new(response.into_body()), 16 << 20).await.map_err(|error| error.to_string())?;
    if !status.is_success() {
        return Err(format!("Wrong response from the webhook: {status}"));
    }
    Ok(serde_json::from_slice(&body).ok())
}

/// An HTTP connection to `host:port`.
pub(crate) async fn connect(host: &str) -> std::io::Result<SendRequest<Body>> {
    let stream = TcpStream::connect(host).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(std::io::Error::other)?;
    tokio::spawn(connection);
    Ok(sender)
}
