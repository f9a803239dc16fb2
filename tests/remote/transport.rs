//! The HTTP client alone: bounded in time and size, repeated only where that is safe.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ilfaut_client::dialect::route::Method;
use ilfaut_client::remote::http::{Away, Body, Call, Cause, Http, Limits, Sent};
use ilfaut_client::world::Dice;
use serde_json::json;

use super::quick;
use super::socket::{Reply, Server};

fn http(base: &str, limits: Limits) -> Http {
    Http::within(base, Dice::seeded(3), limits).unwrap()
}

fn call(method: Method, repeatable: bool) -> Call {
    let headers = vec![("authorization", "Bearer token-SECRET".to_owned())];
    Call { headers, repeatable, body: Body::Json(b"{}".to_vec()), ..Call::new(method, "/x") }
}

/// A server that says `bad` so many times, then yes.
async fn at_first(times: usize, bad: fn() -> Reply) -> Server {
    let left = Arc::new(AtomicUsize::new(times));
    Server::start(move |_| {
        let again = left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
        if again { bad() } else { Reply::json(200, &json!("yes")) }
    })
    .await
}

#[tokio::test]
async fn what_may_be_repeated_is_and_nothing_else() {
    let passing: [fn() -> Reply; 5] = [
        || Reply::page(500),
        || Reply::page(429).with("retry-after", "0"),
        || Reply::page(409),
        || Reply::Cut("{"),
        || Reply::Silent(Duration::from_secs(1)),
    ];
    for bad in passing {
        let server = at_first(1, bad).await;
        let answer = http(&server.base(), quick()).send(call(Method::Post, true)).await.unwrap();
        assert_eq!((answer.status, server.seen().len()), (200, 2));
        let server = at_first(1, bad).await;
        let answer = http(&server.base(), quick()).send(call(Method::Post, false)).await;
        assert_eq!((answer.is_ok_and(|answer| answer.status == 200), server.seen().len()), (false, 1));
    }
}

#[tokio::test]
async fn a_busy_session_gets_one_more_try_and_a_long_pause_none() {
    let server = at_first(9, || Reply::page(409)).await;
    let answer = http(&server.base(), quick()).send(call(Method::Post, true)).await.unwrap();
    assert_eq!((answer.status, server.seen().len()), (409, 2));
    let server = at_first(9, || Reply::page(429).with("retry-after", "3600")).await;
    let answer = http(&server.base(), quick()).send(call(Method::Get, true)).await.unwrap();
    assert_eq!((answer.status, answer.header("Retry-After"), server.seen().len()), (429, Some("3600"), 1));
    let server = at_first(9, || Reply::page(503)).await;
    let answer = http(&server.base(), quick()).send(call(Method::Get, true)).await.unwrap();
    assert_eq!((answer.status, server.seen().len()), (503, 3));
}

#[tokio::test]
async fn a_server_too_slow_ends_in_time_and_may_have_it() {
    let server = at_first(9, || Reply::Silent(Duration::from_secs(20))).await;
    let limits = Limits { total: Duration::from_millis(800), ..quick() };
    let begun = tokio::time::Instant::now();
    let away = http(&server.base(), limits).send(call(Method::Get, true)).await.unwrap_err();
    assert_eq!(away, Away { sent: Sent::Perhaps, cause: Cause::TooSlow });
    assert!(begun.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn nobody_there_means_it_was_never_sent() {
    let server = at_first(0, || Reply::page(500)).await;
    let base = server.base();
    drop(server);
    tokio::time::sleep(Duration::from_millis(20)).await;
    let away = http(&base, quick()).send(call(Method::Post, true)).await.unwrap_err();
    assert_eq!(away, Away { sent: Sent::Never, cause: Cause::Unreachable });
}

#[tokio::test]
async fn a_hundred_megabytes_are_never_taken_whole() {
    for promised in [true, false] {
        let server = Server::start(move |_| Reply::Flood { bytes: 100 << 20, promised }).await;
        let limits = Limits { attempt: Duration::from_secs(20), total: Duration::from_secs(30), ..Limits::default() };
        let away = http(&server.base(), limits).send(call(Method::Get, true)).await.unwrap_err();
        assert_eq!((away.cause, server.seen().len()), (Cause::TooLarge, 1));
        tokio::time::sleep(Duration::from_millis(50)).await;
        let most = if promised { 16 << 20 } else { 32 << 20 }; // what was read, and what the sockets hold
        assert!(server.written() < most, "{} bytes were let through", server.written());
    }
}

#[tokio::test]
async fn the_servers_path_comes_before_every_operation() {
    let server = at_first(0, || Reply::page(500)).await;
    let base = format!("{}/core/", server.base());
    let call = Call { query: vec![("q".into(), "é & è".into())], ..Call::new(Method::Get, "/questions") };
    http(&base, quick()).send(call).await.unwrap();
    let seen = server.seen();
    assert_eq!((seen[0].line(), seen[0].query.as_str()), ("GET /core/questions".to_owned(), "q=%C3%A9+%26+%C3%A8"));
    assert!(seen[0].header("accept-encoding").unwrap().contains("gzip"));
}

#[tokio::test]
async fn nothing_shows_what_a_request_carries() {
    let server = at_first(0, || Reply::page(500)).await;
    let http = http(&server.base(), quick());
    let call = Call { path: "/token-SECRET".into(), ..call(Method::Get, true) };
    let shown = format!("{http:?} {call:?} {:?}", http.send(call.clone()).await);
    assert!(!shown.contains("SECRET"), "{shown}");
}
