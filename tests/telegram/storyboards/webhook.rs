//! Telegram calls: only whoever knows the secret is heard, an answer goes back with the confirmation, and what all of it
//! costs beside asking.

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use ilfaut_bots::channel::telegram::{Intake, Webhook};
use ilfaut_bots::host::Quiet;
use ilfaut_client::model::{Decision, Time};
use ilfaut_client::world::{Clock, SystemClock};
use jiff::civil;
use serde_json::json;
use tokio::io::AsyncWriteExt;

use super::super::bot::{Set, webhook};
use super::super::fake::counts::Counts;
use super::super::fake::webhook::connect;
use super::{Play, VOTES};
use crate::talk::scene::Scene;

/// Votes that are counted.
const COUNTED: usize = 5;

async fn begin() -> (Play, Webhook) {
    let webhook = webhook(1);
    (Play::begin(Set { intake: Intake::Webhook(webhook.clone()), ..Set::default() }).await, webhook)
}

async fn post(webhook: &Webhook, path: &str, secret: Option<&str>, body: String) -> u16 {
    posted(webhook, path, secret, body).await.0
}

/// The status, and what else the answer says.
async fn posted(webhook: &Webhook, path: &str, secret: Option<&str>, body: String) -> (u16, String) {
    let host = webhook.listen.to_string();
    let mut line = connect(&host).await.unwrap();
    let mut request = Request::post(path).header(header::HOST, host).header(header::CONTENT_TYPE, "application/json");
    if let Some(secret) = secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    let answer = line.send_request(request.body(Body::from(body)).unwrap()).await.unwrap();
    let status = answer.status().as_u16();
    let said = to_bytes(Body::new(answer.into_body()), 1 << 20).await.unwrap();
    (status, String::from_utf8(said.into()).unwrap())
}

#[tokio::test]
async fn whoever_does_not_know_the_secret_is_not_heard() {
    let (play, webhook) = begin().await;
    let chat = json!({ "id": 501, "type": "private", "first_name": "Léa" });
    let from = json!({ "id": 501, "is_bot": false, "first_name": "Léa" });
    let vote = json!({ "update_id": 999_000_111, "message": { "message_id": 77, "date": 1, "chat": chat, "from": from, "text": "1" } });
    let calls = play.fake.counts().calls();
    for secret in [None, Some(""), Some("s3cret_of-the-tests"), Some("S3cret_of-the-test")] {
        assert_eq!(post(&webhook, "/here", secret, vote.to_string()).await, 401, "{secret:?}");
    }
    let known = Some(webhook.secret.reveal());
    assert_eq!(post(&webhook, "/elsewhere", known, vote.to_string()).await, 404);
    for strange in ["", "{", "[]", "null", "{\"update_id\":-4}", "{\"update_id\":4294967296}"] {
        assert_eq!(post(&webhook, "/here", known, strange.to_owned()).await, 200, "{strange:?} need not come again");
    }
    play.bot.settled(&play.fake).await;
    assert_eq!((play.keys().await.len(), play.fake.counts().calls()), (0, calls));
    assert_eq!(post(&webhook, "/here", known, vote.to_string()).await, 200);
    play.bot.settled(&play.fake).await;
    assert_eq!(play.keys().await.len(), 1, "the same with the secret counts");
}

#[tokio::test]
async fn a_vote_by_button_costs_one_call_and_a_typed_one_none() {
    let (play, _) = begin().await;
    let before = play.fake.counts();
    assert_eq!(before.outgoing().calls, before.of("setWebhook").calls + before.of("getMe").calls, "{before:#?}");
    for _ in 0..COUNTED {
        let press = play.press(VOTES[0]).await;
        assert_eq!((press.edits, press.answers.len()), (1, 1));
    }
    let middle = play.fake.counts();
    assert_eq!(middle.calls() - before.calls(), COUNTED);
    assert_eq!(middle.of("answerCallbackQuery").calls - before.of("answerCallbackQuery").calls, COUNTED);
    for _ in 0..2 {
        assert!(play.says("1").await.text.contains("Noté : pour"));
    }
    let after = play.fake.counts();
    assert_eq!(after.calls(), middle.calls(), "a typed vote costs no call at all");
    assert_eq!(play.keys().await.len(), COUNTED + 2);
}

/// JSON bytes of the bodies, from us and to us, of some votes: calls, what they are answered, updates, and what goes back.
fn bytes(before: &Counts, after: &Counts, kept: usize) -> (usize, usize) {
    let (out, back) = (after.outgoing(), before.outgoing());
    let polls = (after.of("getUpdates"), before.of("getUpdates"));
    let replies = after.calls[kept..].iter().filter(|call| call.in_reply);
    let replied: usize = replies.map(|call| json!(call.params).to_string().len() + call.method.len() + 12).sum();
    let ours = out.bytes_in - back.bytes_in + polls.0.bytes_in - polls.1.bytes_in + replied;
    let theirs = out.bytes_out - back.bytes_out + polls.0.bytes_out - polls.1.bytes_out;
    (ours, theirs + after.pushed_bytes - before.pushed_bytes)
}

#[tokio::test]
async fn bytes_of_a_vote_asked_for_called_and_as_two_calls() {
    let (called, _) = begin().await;
    let asked = Play::begin(Set::default()).await;
    let mut told = Vec::new();
    for play in [&asked, &called] {
        let (before, kept) = (play.fake.counts(), play.fake.counts().calls.len());
        for _ in 0..COUNTED {
            play.press(VOTES[0]).await;
        }
        let after = play.fake.counts();
        let (ours, theirs) = bytes(&before, &after, kept);
        told.push((
            ours / COUNTED,
            theirs / COUNTED,
            (after.outgoing().calls - before.outgoing().calls) as f64 / COUNTED as f64,
        ));
        if after.pushes == 0 {
            let two = |method: &str| after.of(method).bytes_in - before.of(method).bytes_in;
            let two = (two("editMessageText") + two("answerCallbackQuery")) / COUNTED;
            println!("two calls alone, edit and answer: {two} B of ours per vote");
        }
    }
    for (name, (ours, theirs, calls)) in ["polling", "webhook"].iter().zip(&told) {
        println!("{name}: {ours} B of ours and {theirs} B of Telegram's per vote, {calls} outgoing calls");
    }
    assert!(told[1].0 <= told[0].0 && told[1].2 < told[0].2, "being called costs less than asking: {told:?}");
}

/// A line that Léa typed, as Telegram brings it.
fn typed(number: u32, text: &str) -> String {
    let chat = json!({ "id": 501, "type": "private", "first_name": "Léa" });
    let from = json!({ "id": 501, "is_bot": false, "first_name": "Léa" });
    let date = SystemClock.now().0 / 1_000;
    json!({ "update_id": number, "message": { "message_id": number % 1_000, "date": date, "chat": chat, "from": from,
        "text": text } })
    .to_string()
}

#[tokio::test]
async fn the_same_update_is_answered_with_the_same_words_again() {
    let (play, webhook) = begin().await;
    let known = Some(webhook.secret.reveal());
    let first = posted(&webhook, "/here", known, typed(999_000_111, "1")).await;
    assert!(first.1.contains("sendMessage") && first.1.contains("Noté : pour"), "{first:?}");
    assert_eq!(posted(&webhook, "/here", known, typed(999_000_111, "1")).await, first, "it may never have arrived");
    play.bot.settled(&play.fake).await;
    assert_eq!(play.keys().await.len(), 1);
}

#[tokio::test]
async fn whoever_hangs_up_at_any_moment_loses_nothing_and_doubles_nothing() {
    let (play, webhook) = begin().await;
    let secret = webhook.secret.reveal();
    for number in 0..6_u32 {
        let body = typed(999_000_000 + number, "1");
        let head = format!(
            "POST /here HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: {secret}\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        let mut line = tokio::net::TcpStream::connect(webhook.listen).await.unwrap();
        line.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        for _ in 0..number * 40 {
            tokio::task::yield_now().await;
        }
        drop(line);
    }
    for number in 0..6_u32 {
        while post(&webhook, "/here", Some(secret), typed(999_000_000 + number, "1")).await == 503 {
            tokio::task::yield_now().await; // the first call is being kept: Telegram comes again
        }
    }
    play.bot.settled(&play.fake).await;
    assert_eq!(play.keys().await.len(), 6);
}

#[tokio::test]
async fn news_never_goes_back_with_a_confirmation_that_may_be_lost() {
    let webhook = webhook(1);
    let day = civil::time(0, 0, 0, 0)..civil::time(23, 59, 59, 0);
    let quiet = Some(Quiet { from: day.start, to: day.end }); // nothing is told unasked
    let intake = Intake::Webhook(webhook.clone());
    let play = Play::begin(Set { intake, quiet, ..Set::default() }).await;
    play.says("il faut plus de bancs au soleil").await;
    play.says("anonyme").await;
    play.says("1").await;
    let scene = Scene { backend: play.bot.backend.clone(), clock: play.bot.clock.clone() };
    scene.decide(Decision::Accept).await;
    play.bot.clock.pass(11 * Time::SECOND);
    let answer = posted(&webhook, "/here", Some(webhook.secret.reveal()), typed(999_000_111, "mes votes")).await;
    assert_eq!(answer, (200, String::new()), "nobody would know whether it arrived");
    play.bot.settled(&play.fake).await;
    let seen = play.card();
    assert!(seen.text.contains("Bonne nouvelle"), "{seen:#?}");
}
