//! What goes wrong on purpose: storms, limits, broken connections, slowness; and the figures of it all.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::super::fake::knobs::Fault;
use super::super::fake::limits::{Flood, Limits};
use super::super::fake::refusal::Refusal;
use super::{Fake, call, ok, refused};

fn hello() -> Value {
    json!({ "chat_id": 1, "text": "Bonjour" })
}

#[tokio::test]
async fn a_storm_slows_every_third_call() {
    let fake = Fake::start().await.unwrap();
    fake.person(1, "fr").start("");
    fake.set(|knobs| knobs.storm = Some((3, 7)));
    let mut codes = Vec::new();
    for _ in 0..6 {
        codes.push(call(&fake, "sendMessage", hello()).await);
        ok(&fake, "getUpdates", json!({})).await;
    }
    assert_eq!(codes.iter().map(|(code, _)| *code).collect::<Vec<_>>(), [200, 200, 429, 200, 200, 429]);
    let body = json!({ "ok": false, "error_code": 429, "description": "Too Many Requests: retry after 7", "parameters": { "retry_after": 7 } });
    assert_eq!((&codes[2].1, fake.counts().slowed), (&body, 2));
    assert_eq!(fake.person(1, "fr").sees().len(), 5, "what was refused was not sent");
}

#[tokio::test]
async fn faults_spoil_one_call_each() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    ana.start("");
    fake.spoil("sendMessage", Fault::Page);
    assert_eq!(call(&fake, "sendMessage", hello()).await, (502, Value::Null));
    fake.spoil("sendMessage", Fault::Cut);
    assert_eq!((call(&fake, "sendMessage", hello()).await.0, ana.sees().len()), (0, 1), "nothing was done");
    fake.spoil("sendMessage", Fault::Lost);
    assert_eq!((call(&fake, "sendMessage", hello()).await.0, ana.sees().len()), (0, 2), "it was done");
    fake.spoil("sendMessage", Fault::Refuse(Refusal::bad("CHAT_RESTRICTED")));
    assert_eq!(refused(&fake, "sendMessage", hello()).await.1, "Bad Request: CHAT_RESTRICTED");
    let slow = Duration::from_millis(150);
    fake.spoil("sendMessage", Fault::Slow(slow));
    let began = Instant::now();
    ok(&fake, "sendMessage", hello()).await;
    assert!(began.elapsed() >= slow);
    fake.set(|knobs| knobs.latency = slow);
    let began = Instant::now();
    ok(&fake, "sendMessage", hello()).await;
    assert!(began.elapsed() >= slow);
    fake.set(|knobs| (knobs.latency, knobs.down) = (Duration::ZERO, true));
    assert_eq!(call(&fake, "getMe", json!({})).await.0, 502);
    let tally = fake.counts().of("sendMessage");
    assert_eq!((tally.calls, tally.refused), (6, 4));
}

#[tokio::test]
async fn figures_say_how_much_went_each_way() {
    let fake = Fake::start().await.unwrap();
    fake.person(1, "fr").start("");
    ok(&fake, "sendMessage", hello()).await;
    ok(&fake, "getUpdates", json!({})).await;
    refused(&fake, "sendMessage", json!({ "chat_id": 1 })).await;
    let counts = fake.counts();
    let tally = counts.of("sendMessage");
    assert_eq!(
        (tally.calls, tally.refused, tally.bytes_in),
        (2, 1, hello().to_string().len() + r#"{"chat_id":1}"#.len())
    );
    assert!(tally.bytes_out > 200 && counts.first.is_some());
    assert_eq!((counts.outgoing(), counts.calls()), (tally, 3));
    let calls: Vec<_> = counts.calls.iter().map(|call| (call.method.as_str(), call.status, call.in_reply)).collect();
    assert_eq!(calls, [("sendmessage", 200, false), ("sendmessage", 400, false)]);
    assert_eq!(counts.calls[0].params["text"], "Bonjour");
}

#[tokio::test]
async fn limits_bite_or_are_only_counted() {
    let fake = Fake::start().await.unwrap();
    fake.person(1, "fr").start("");
    fake.set(|knobs| knobs.limits = Some(Limits { burst: 2, ..Limits::default() }));
    ok(&fake, "sendMessage", hello()).await;
    ok(&fake, "sendMessage", hello()).await;
    let (code, body) = call(&fake, "sendMessage", hello()).await;
    assert_eq!((code, &body["parameters"]), (429, &json!({ "retry_after": 1 })));
    ok(&fake, "getMe", json!({})).await;
    fake.set(|knobs| knobs.limits = Some(Limits { burst: 2, enforced: false, ..Limits::default() }));
    ok(&fake, "sendMessage", hello()).await;
    assert_eq!(fake.counts().violations, 2);
}

#[test]
fn limits_are_those_of_a_chat_of_a_group_and_of_all() {
    let (limits, start) = (Limits { burst: 1, ..Limits::default() }, Instant::now());
    let at = |seconds: f64| start + Duration::from_secs_f64(seconds);
    let mut flood = Flood::default();
    assert_eq!(flood.wait(&limits, 1, at(0.0)), None);
    assert_eq!(flood.wait(&limits, 1, at(0.25)), Some(Duration::from_millis(750)));
    assert_eq!(flood.wait(&limits, 1, at(1.0)), None, "a call that was refused costs nothing");
    let all = (2..=31).map(|chat| flood.wait(&limits, chat, at(1.5)).is_none()).filter(|free| *free).count();
    assert_eq!(all, 29, "thirty in all, with the one half a second ago");
    assert_eq!(flood.wait(&limits, 99, at(1.5)), Some(Duration::from_millis(500)));
    let group = (0..60).filter(|second| flood.wait(&limits, -5, at(10.0 + f64::from(*second))).is_none()).count();
    assert_eq!(group, 20);
    assert_eq!(flood.wait(&limits, -5, at(70.0)), None);
}
