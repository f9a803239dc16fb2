//! The crowd, and the fake as a process of its own, with a bot of a few lines.

use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

use serde_json::{Value, json};

use super::super::fake::crowd::{Done, vote};
use super::{Fake, SOON, call, card, ok};
use crate::program;

/// Answers every update until `taps` presses are done: a card for a message, the next card for a press.
async fn bot(fake: &Fake, taps: usize) {
    let (mut offset, mut done) = (0, 0);
    while done < taps {
        let batch = ok(fake, "getUpdates", json!({ "offset": offset, "timeout": 20 })).await;
        for update in batch.as_array().unwrap() {
            offset = update["update_id"].as_i64().unwrap() + 1;
            let query = &update["callback_query"];
            if query.is_null() {
                let chat = update["message"]["chat"]["id"].as_i64().unwrap();
                ok(fake, "sendMessage", card(chat, "0", &[("Pour", "p"), ("Contre", "c")])).await;
                continue;
            }
            done += 1;
            let chat = query["message"]["chat"]["id"].as_i64().unwrap();
            let mut edit = card(chat, &done.to_string(), &[("Pour", "p"), ("Contre", "c")]);
            edit["message_id"] = query["message"]["message_id"].clone();
            ok(fake, "editMessageText", edit).await;
            ok(fake, "answerCallbackQuery", json!({ "callback_query_id": query["id"] })).await;
        }
    }
}

#[tokio::test]
async fn a_crowd_votes_until_everyone_is_served() {
    let fake = Fake::start().await.unwrap();
    let (done, ()) = tokio::join!(vote(&fake, 5, 4, Duration::from_millis(5)), bot(&fake, 20));
    assert_eq!(done, Done { votes: 20, lost: 0 });
    let presses = fake.shared.quietly(|state| state.presses.values().cloned().collect::<Vec<_>>());
    assert!(presses.iter().all(|press| (press.edits, press.answers.len()) == (1, 1)));
    assert_eq!(presses.iter().filter(|press| press.data == "c").count(), 10, "another button each time");
}

#[tokio::test]
async fn every_press_on_one_message_is_followed_by_its_own_edit() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(1, "fr");
    ana.start("");
    let speak = async {
        assert!(fake.wait_until(SOON, |state| state.chats[&1].messages.len() == 2).await);
        [ana.press("p").unwrap(), ana.press("c").unwrap(), ana.press("p").unwrap()]
    };
    let (presses, ()) = tokio::join!(speak, bot(&fake, 3));
    assert_eq!(presses.map(|press| fake.pressed(&press).unwrap().edits), [1, 1, 1]);
}

#[tokio::test]
async fn the_fake_runs_alone_for_programs_in_other_languages() {
    assert_eq!(program::run("telegram-fake", &["one"], b"").code, Some(64));
    let mut child = program::command("telegram-fake", &["0", "1", "0", "0"]).stdout(Stdio::piped()).spawn().unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(|line| line.unwrap());
    let line = lines.into_iter().find(|line| line.starts_with("http://")).unwrap();
    let (url, token) = line.split_once(' ').unwrap();
    let stream = tokio::net::TcpStream::connect(url.trim_start_matches("http://")).await;
    assert!(stream.is_ok() && token.contains(':'));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[tokio::test]
async fn a_person_without_a_bot_waits_in_vain() {
    let fake = Fake::start().await.unwrap();
    let press = fake.person(1, "fr").forge(5, "p");
    let soon = Duration::from_millis(50);
    assert!(!fake.wait_until(soon, |state| state.presses[&press].edited.is_some()).await);
    assert_eq!(
        call(&fake, "getUpdates", json!({})).await.1["result"][0]["callback_query"]["message"]["date"],
        json!(0)
    );
    assert_eq!(call(&fake, "getUpdates", json!({ "offset": "x" })).await.1["result"], Value::Null);
}
