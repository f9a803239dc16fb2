//! The fake Bot API itself: does it keep what the Bot API promises, and refuse what the Bot API refuses?
//! Knows no bot; it calls over sockets as one would.

mod calls;
mod crowd;
mod people;
mod trouble;
mod updates;
mod webhook;

use std::time::Duration;

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use serde_json::{Value, json};

use super::fake::Fake;
use super::fake::webhook::connect;

/// Nothing here takes longer unless it is broken.
const SOON: Duration = Duration::from_secs(20);

/// A call as a bot makes it: the status and the body; 0 when the connection was cut.
async fn send(fake: &Fake, path: &str, kind: &str, body: impl Into<Body>) -> (u16, Value) {
    let url = fake.url();
    let host = url.trim_start_matches("http://");
    let mut line = connect(host).await.unwrap();
    let request = Request::post(path).header(header::HOST, host).header(header::CONTENT_TYPE, kind);
    let Ok(response) = line.send_request(request.body(body.into()).unwrap()).await else { return (0, Value::Null) };
    let status = response.status().as_u16();
    let Ok(body) = to_bytes(Body::new(response.into_body()), 1 << 20).await else { return (0, Value::Null) };
    (status, serde_json::from_slice(&body).unwrap_or_default())
}

/// A call with a JSON body.
async fn call(fake: &Fake, method: &str, params: Value) -> (u16, Value) {
    send(fake, &format!("/bot{}/{method}", fake.token()), "application/json", params.to_string()).await
}

/// The result of a call that must succeed.
async fn ok(fake: &Fake, method: &str, params: Value) -> Value {
    let (status, mut body) = call(fake, method, params.clone()).await;
    assert_eq!((status, &body["ok"]), (200, &json!(true)), "{method} {params}: {body}");
    body["result"].take()
}

/// Code and sentence of a call that must be refused.
async fn refused(fake: &Fake, method: &str, params: Value) -> (u16, String) {
    let (status, body) = call(fake, method, params.clone()).await;
    assert_eq!((&body["ok"], &body["error_code"]), (&json!(false), &json!(status)), "{method} {params}: {body}");
    (status, body["description"].as_str().unwrap().to_owned())
}

/// A card with one row of buttons.
fn card(chat: i64, text: &str, buttons: &[(&str, &str)]) -> Value {
    let row: Vec<Value> = buttons.iter().map(|(text, data)| json!({ "text": text, "callback_data": data })).collect();
    json!({ "chat_id": chat, "text": text, "reply_markup": { "inline_keyboard": [row] } })
}

/// The numbers of a batch of updates.
fn numbers(batch: &Value) -> Vec<i64> {
    batch.as_array().unwrap().iter().map(|update| update["update_id"].as_i64().unwrap()).collect()
}
