//! A gate between a program and its homeserver: by the path of a request it lets through, refuses as a homeserver in trouble
//! does, or says that it was done and does it later, as servers far away are slow. Knows nothing else of a request.

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use hyper::client::conn::http1::handshake;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, sleep};

use super::citizen::SOON;

/// What is let through is not larger.
const LARGEST: usize = 100_000_000;

/// The gate.
pub(super) struct Gate {
    /// Where the program finds its homeserver.
    pub(super) url: String,
    rules: Arc<Mutex<Rules>>,
}

#[derive(Default)]
struct Rules {
    port: u16,
    /// Requests with this in their path are refused.
    refused: Option<&'static str>,
    refusals: usize,
    /// Requests with this in their path are kept back.
    kept_back: Option<&'static str>,
    waiting: Vec<(Parts, Bytes)>,
}

impl Gate {
    /// A gate to the homeserver on this port.
    pub(super) async fn to(port: u16) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let rules = Arc::new(Mutex::new(Rules { port, ..Rules::default() }));
        let app = Router::new().fallback(answer).with_state(Arc::clone(&rules));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, rules }
    }

    /// From now on requests with this in their path are refused.
    pub(super) fn refuses(&self, part: &'static str) {
        self.rules.lock().unwrap().refused = Some(part);
    }

    /// Waits until so many were refused.
    pub(super) async fn has_refused(&self, count: usize) {
        let until = Instant::now() + SOON;
        loop {
            let refusals = self.rules.lock().unwrap().refusals;
            if refusals >= count {
                return;
            }
            assert!(Instant::now() < until, "{refusals} were refused");
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// From now on requests with this in their path are kept back, though their sender is told that all is done.
    pub(super) fn keeps_back(&self, part: &'static str) {
        self.rules.lock().unwrap().kept_back = Some(part);
    }

    /// Lets everything through, first what was kept back; answers how much that was.
    pub(super) async fn opens(&self) -> usize {
        let (port, waiting) = {
            let mut rules = self.rules.lock().unwrap();
            (rules.refused, rules.kept_back) = (None, None);
            (rules.port, std::mem::take(&mut rules.waiting))
        };
        let count = waiting.len();
        for (head, body) in waiting {
            assert_eq!(forwarded(port, head, body).await.unwrap().status(), StatusCode::OK);
        }
        count
    }
}

async fn answer(State(rules): State<Arc<Mutex<Rules>>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LARGEST).await.unwrap();
    let port = {
        let mut rules = rules.lock().unwrap();
        let is_about = |part: Option<&str>| part.is_some_and(|part| head.uri.path().contains(part));
        if is_about(rules.refused) {
            rules.refusals += 1;
            return StatusCode::BAD_GATEWAY.into_response();
        }
        if is_about(rules.kept_back) {
            rules.waiting.push((head, body));
            return axum::Json(serde_json::json!({})).into_response();
        }
        rules.port
    };
    forwarded(port, head, body).await.unwrap_or_else(|()| StatusCode::BAD_GATEWAY.into_response())
}

/// What the homeserver answers.
async fn forwarded(port: u16, mut head: Parts, body: Bytes) -> Result<Response, ()> {
    let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.map_err(drop)?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.map_err(drop)?;
    tokio::spawn(connection);
    head.headers.remove(header::TRANSFER_ENCODING);
    head.headers.insert(header::CONTENT_LENGTH, body.len().into());
    let request = Request::from_parts(head, Body::from(body));
    let mut response = sender.send_request(request).await.map_err(drop)?.map(Body::new);
    response.headers_mut().remove(header::CONNECTION);
    Ok(response)
}
