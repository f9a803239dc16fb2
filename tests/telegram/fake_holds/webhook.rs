//! The webhook: what is posted, how often, how many at once, and what an answer may ask for.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::{Value, json};

use super::{Fake, SOON, call, card, ok};

/// A bot that answers as it is told, and says nothing but "done" when nothing is left to tell.
#[derive(Clone, Default)]
struct Bot {
    answers: Arc<Mutex<VecDeque<(u16, String)>>>,
    got: Arc<Mutex<Vec<(String, Value)>>>,
    pause: Duration,
}

impl Bot {
    async fn listen(&self) -> String {
        let bot = self.clone();
        let hook = async move |headers: HeaderMap, body: Bytes| {
            let secret =
                headers.get("x-telegram-bot-api-secret-token").map_or("", |value| value.to_str().unwrap()).to_owned();
            bot.got.lock().unwrap().push((secret, serde_json::from_slice(&body).unwrap()));
            tokio::time::sleep(bot.pause).await;
            let (status, words) = bot.answers.lock().unwrap().pop_front().unwrap_or((200, String::new()));
            (StatusCode::from_u16(status).unwrap(), words)
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, axum::Router::new().route("/hook", post(hook))).await });
        format!("http://{address}/hook")
    }

    fn texts(&self) -> Vec<String> {
        self.got
            .lock()
            .unwrap()
            .iter()
            .map(|(_, update)| update["message"]["text"].as_str().unwrap_or("?").to_owned())
            .collect()
    }
}

#[tokio::test]
async fn an_update_is_posted_with_the_secret_until_it_is_taken() {
    let fake = Fake::start().await.unwrap();
    let bot = Bot::default();
    bot.answers.lock().unwrap().extend([(500, String::new()), (403, String::new())]);
    ok(&fake, "setWebhook", json!({ "url": bot.listen().await, "secret_token": "S3cret", "max_connections": 1 })).await;
    let ana = fake.person(1, "fr");
    ana.say("un");
    ana.say("deux");
    assert!(fake.wait_until(SOON, |state| state.queue.confirmed == 2).await);
    assert_eq!(bot.texts(), ["un", "un", "un", "deux"], "in order, again until 2xx");
    assert!(bot.got.lock().unwrap().iter().all(|(secret, _)| secret == "S3cret"));
    let counts = fake.counts();
    assert_eq!((counts.pushes, counts.pushes_at_once), (4, 1));
    assert!(counts.pushed_bytes > 400);
    assert_eq!(ok(&fake, "getWebhookInfo", json!({})).await["pending_update_count"], 0);
}

#[tokio::test]
async fn an_answer_may_carry_one_call_which_costs_no_request() {
    let fake = Fake::start().await.unwrap();
    let bot = Bot::default();
    let ana = fake.person(1, "fr");
    ana.start("");
    ok(&fake, "getUpdates", json!({ "offset": -1 })).await;
    let sent = ok(&fake, "sendMessage", card(1, "Un", &[("Pour", "p")])).await;
    let edit = json!({ "method": "editMessageText", "chat_id": 1, "message_id": sent["message_id"], "text": "Deux" });
    let reply = json!({ "method": "sendMessage", "chat_id": 1, "text": "Bonjour" });
    bot.answers.lock().unwrap().extend([(200, reply.to_string()), (200, edit.to_string())]);
    ok(&fake, "setWebhook", json!({ "url": bot.listen().await, "max_connections": 1 })).await;
    assert!(fake.wait_until(SOON, |state| state.queue.confirmed == 1).await);
    assert_eq!(ana.last().unwrap().text, "Bonjour");
    let press = ana.press("Pour").unwrap();
    assert!(fake.wait_until(SOON, |state| state.queue.confirmed == 2).await);
    let counts = fake.counts();
    assert_eq!(counts.in_replies, [("editmessagetext".to_owned(), 1), ("sendmessage".to_owned(), 1)].into());
    assert_eq!((counts.of("sendMessage").calls, counts.of("editMessageText").calls), (1, 0));
    assert_eq!(fake.pressed(&press).unwrap().edits, 1);
    assert_eq!(call(&fake, "getUpdates", json!({})).await.0, 409);
}

#[tokio::test]
async fn as_many_posts_are_under_way_as_the_bot_allows() {
    let fake = Fake::start().await.unwrap();
    let bot = Bot { pause: Duration::from_millis(100), ..Bot::default() };
    let ana = fake.person(1, "fr");
    for number in 0..9 {
        ana.say(&number.to_string());
    }
    ok(&fake, "setWebhook", json!({ "url": bot.listen().await, "max_connections": 3 })).await;
    assert!(fake.wait_until(SOON, |state| state.queue.confirmed == 9).await);
    assert_eq!((fake.counts().pushes, fake.counts().pushes_at_once), (9, 3));
    fake.redeliver(2);
    assert!(fake.wait_until(SOON, |state| state.queue.confirmed == 11).await);
    let mut again = bot.texts()[9..].to_vec();
    again.sort();
    assert_eq!(again, ["7", "8"]);
    ok(&fake, "deleteWebhook", json!({ "drop_pending_updates": true })).await;
    assert_eq!(ok(&fake, "getUpdates", json!({})).await, json!([]));
}
