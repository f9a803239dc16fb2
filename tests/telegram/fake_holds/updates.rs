//! Long polling: what is confirmed, what comes again, who is in conflict with whom.

use std::time::Duration;

use serde_json::json;
use tokio::time::Instant;

use super::{Fake, SOON, call, card, numbers, ok, refused};

#[tokio::test]
async fn an_update_comes_again_until_a_higher_offset_confirms_it() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    for text in ["un", "deux", "trois"] {
        ana.say(text);
    }
    let first = ok(&fake, "getUpdates", json!({})).await;
    assert_eq!(ok(&fake, "GETUPDATES", json!({ "offset": 0 })).await, first, "not confirmed, so all again");
    let ids = numbers(&first);
    assert_eq!(ids.iter().map(|id| id - ids[0]).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(numbers(&ok(&fake, "getUpdates", json!({ "limit": 2 })).await), ids[..2]);
    assert_eq!(numbers(&ok(&fake, "getUpdates", json!({ "offset": ids[1] })).await), ids[1..]);
    assert_eq!(
        numbers(&ok(&fake, "getUpdates", json!({ "offset": 0 })).await),
        ids[1..],
        "the first one is gone for good"
    );
    assert_eq!(numbers(&ok(&fake, "getUpdates", json!({ "offset": -1 })).await), ids[2..]);
    assert_eq!(ok(&fake, "getUpdates", json!({ "offset": ids[2] + 1 })).await, json!([]));
    assert_eq!(fake.shared.quietly(|state| state.queue.confirmed), 3);
}

#[tokio::test]
async fn a_poll_waits_for_an_update_and_no_longer_than_it_asked() {
    let fake = Fake::start().await.unwrap();
    let began = Instant::now();
    assert_eq!(ok(&fake, "getUpdates", json!({ "timeout": 1 })).await, json!([]));
    assert!(began.elapsed() >= Duration::from_secs(1));
    let ana = fake.person(1, "fr");
    let speak = async {
        assert!(fake.wait_until(SOON, |state| state.queue.pollers == 2).await);
        ana.say("bonjour");
    };
    let began = Instant::now();
    let (batch, ()) = tokio::join!(ok(&fake, "getUpdates", json!({ "timeout": 50 })), speak);
    assert_eq!(batch[0]["message"]["text"], "bonjour");
    assert!(began.elapsed() < SOON);
}

#[tokio::test]
async fn two_pollers_are_in_conflict_and_the_younger_one_stays() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    let second = async {
        assert!(fake.wait_until(SOON, |state| state.queue.pollers == 1).await);
        ok(&fake, "getUpdates", json!({ "timeout": 50 })).await
    };
    let speak = async {
        assert!(fake.wait_until(SOON, |state| state.queue.pollers == 2).await);
        ana.say("bonjour");
    };
    let (first, second, ()) = tokio::join!(refused(&fake, "getUpdates", json!({ "timeout": 50 })), second, speak);
    assert_eq!((first.0, first.1.starts_with("Conflict: terminated by other getUpdates request")), (409, true));
    assert_eq!(second[0]["message"]["text"], "bonjour");
}

#[tokio::test]
async fn only_the_kinds_that_were_asked_for_come() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    ok(&fake, "getUpdates", json!({ "allowed_updates": ["callback_query"] })).await;
    let said = ana.say("bonjour");
    ana.forge(said, "v");
    let batch = ok(&fake, "getUpdates", json!({})).await;
    assert_eq!((numbers(&batch).len(), &batch[0]["callback_query"]["data"]), (1, &json!("v")));
    ok(&fake, "getUpdates", json!({ "allowed_updates": [] })).await;
    ana.say("encore");
    assert_eq!(numbers(&ok(&fake, "getUpdates", json!({})).await).len(), 2);
    let (code, said) = refused(&fake, "getUpdates", json!({ "allowed_updates": "message" })).await;
    assert_eq!((code, said.starts_with("Bad Request: can't parse allowed")), (400, true), "{said}");
}

#[tokio::test]
async fn updates_can_come_twice_and_backwards() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    fake.set(|knobs| knobs.repeat_every = 2);
    for text in ["un", "deux", "trois"] {
        ana.say(text);
    }
    let ids = numbers(&ok(&fake, "getUpdates", json!({})).await);
    assert_eq!(ids.iter().map(|id| id - ids[0]).collect::<Vec<_>>(), [0, 1, 1, 2]);
    fake.set(|knobs| knobs.reorder = true);
    let back = numbers(&ok(&fake, "getUpdates", json!({})).await);
    assert_eq!(back, ids.into_iter().rev().collect::<Vec<_>>());
    ok(&fake, "getUpdates", json!({ "offset": back[0] + 1 })).await;
    fake.put(json!({ "message": { "text": 1 } }));
    assert_eq!(ok(&fake, "getUpdates", json!({})).await[0]["message"], json!({ "text": 1 }));
}

#[tokio::test]
async fn an_active_webhook_shuts_the_poll_out() {
    let fake = Fake::start().await.unwrap();
    let hook = json!({ "url": "http://127.0.0.1:9/nobody", "secret_token": "s-1_A", "max_connections": 1 });
    ok(&fake, "setWebhook", hook).await;
    let (code, said) = refused(&fake, "getUpdates", json!({})).await;
    assert_eq!((code, said.starts_with("Conflict: can't use getUpdates method while webhook is active")), (409, true));
    fake.person(1, "fr").say("bonjour");
    assert!(fake.wait_until(SOON, |state| state.queue.error.is_some() && state.queue.flying == 0).await);
    let info = ok(&fake, "getWebhookInfo", json!({})).await;
    assert_eq!((&info["pending_update_count"], &info["max_connections"]), (&json!(1), &json!(1)));
    assert!(info["last_error_message"].as_str().unwrap().starts_with("Connection refused"), "{info}");
    ok(&fake, "deleteWebhook", json!({})).await;
    assert!(fake.wait_until(SOON, |state| state.queue.flying == 0).await);
    assert_eq!(numbers(&ok(&fake, "getUpdates", json!({})).await).len(), 1, "nothing was lost");
    for bad in [json!({ "url": "http://example.org/" }), json!({ "url": "https://a.org/", "secret_token": "é" })] {
        assert_eq!(refused(&fake, "setWebhook", bad).await.0, 400);
    }
}

#[tokio::test]
async fn presses_are_counted_with_what_came_of_them() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    ana.start("q-velo");
    let sent = ok(&fake, "sendMessage", card(1, "Un", &[("Pour", "1:pour"), ("Contre", "1:contre")])).await;
    let press = ana.press("Pour").unwrap();
    assert_eq!(ana.press("Peut-être").unwrap_err().split(' ').nth(2), Some("Peut-être"));
    let batch = ok(&fake, "getUpdates", json!({})).await;
    let query = &batch[1]["callback_query"];
    assert_eq!((&query["id"], &query["data"], &query["message"]), (&json!(press), &json!("1:pour"), &sent));
    assert!(query["chat_instance"].is_string() && query["from"]["language_code"] == "fr", "{query}");
    let mut edit = card(1, "Deux", &[("Pour", "2:pour")]);
    edit["message_id"] = sent["message_id"].clone();
    ok(&fake, "editMessageText", edit).await;
    ok(&fake, "answerCallbackQuery", json!({ "callback_query_id": press, "text": "Noté.", "show_alert": true })).await;
    let done = fake.pressed(&press).unwrap();
    assert_eq!((done.edits, done.answers.len(), done.person, done.data.as_str()), (1, 1, 1, "1:pour"));
    assert!(done.edited <= done.answered && done.edited.is_some());
    assert_eq!(ana.toasts(), done.answers);
    assert_eq!((ana.toasts()[0].text.as_str(), ana.toasts()[0].alert), ("Noté.", true));
    fake.age();
    let old = call(&fake, "answerCallbackQuery", json!({ "callback_query_id": press })).await;
    assert_eq!(
        old.1["description"],
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    );
}
