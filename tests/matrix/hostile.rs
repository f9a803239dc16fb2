//! What nobody should send and somebody will: huge and malformed events, floods, a homeserver that wants it slower, counted. The next plain word is answered all the same.

use std::time::Duration;

use matrix_sdk::Room;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::api::client::message::send_message_event::v3::Request as Send;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedEventId, TransactionId};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::citizen::Citizen;
use super::order::told;
use super::program::Bot;
use super::synapse::Synapse;
use super::wire::Wire;

/// Sends this as it is, past the library; whether the homeserver took it.
async fn sends(citizen: &Citizen, room: &Room, kind: &str, content: &Value) -> Option<OwnedEventId> {
    let raw = Raw::from_json(serde_json::value::to_raw_value(content).unwrap());
    let request = Send::new_raw(room.room_id().to_owned(), TransactionId::new(), kind.into(), raw);
    let once = RequestConfig::new().disable_retry(); // a homeserver may break on it: that is its own affair
    citizen.client.send(request).with_request_config(once).await.ok().map(|sent| sent.event_id)
}

/// Contents that no program writes, with their kinds.
fn malformed(card: &str) -> Vec<(&'static str, Value)> {
    let mut deep = json!(1);
    for _ in 0..100 {
        deep = json!({ "m.relates_to": deep });
    }
    let relates = |key: &Value| json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": card, "key": key } });
    vec![
        ("m.room.message", json!({})),
        ("m.room.message", json!({ "msgtype": "m.text" })),
        ("m.room.message", json!({ "msgtype": 1, "body": 1 })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": ["1"] })),
        ("m.room.message", json!({ "msgtype": "m.text", "body": null, "format": {}, "formatted_body": [] })),
        ("m.room.message", json!({ "msgtype": "m.notice", "body": "1" })),
        (
            "m.room.message",
            json!({ "msgtype": "m.text", "m.new_content": 3, "m.relates_to": { "rel_type": "m.replace" } }),
        ),
        ("m.room.message", deep),
        ("m.reaction", json!({})),
        ("m.reaction", json!({ "m.relates_to": "👍" })),
        ("m.reaction", relates(&json!(5))),
        ("m.reaction", relates(&json!("👍".repeat(500)))),
        ("m.reaction", relates(&json!("🎉"))),
        ("m.reaction", json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": "$none", "key": "👍" } })),
        ("m.room.encrypted", json!({ "algorithm": 4 })),
        ("m.room.encrypted", json!({ "algorithm": "none" })),
        ("org.matrix.msc3381.poll.response", json!({ "org.matrix.msc3381.poll.response": { "answers": 7 } })),
        ("org.matrix.msc3381.poll.response", json!({ "m.relates_to": { "event_id": card }, "answers": {} })),
        ("m.room.redaction", json!({ "redacts": 5 })),
        ("m.key.verification.start", json!({ "from_device": [] })),
        ("m.sticker\u{7}", json!({ "body": "\u{202e}" })),
        ("fr.ilfaut.idea", json!({ "fr.ilfaut.idea": "1" })),
    ]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn malformed_events_are_passed_over_and_huge_ones_are_answered_in_a_few_words() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    for (name, sealed) in [("lea", true), ("yann", false)] {
        let citizen = Citizen::new(&synapse, name).await;
        let room = citizen.invites(&bot.name, sealed).await;
        let card = citizen.sees_after(0, "Idée 1").await;
        let before = citizen.sees().len();
        let all = malformed(card.event.as_str());
        let mut taken = 0;
        for (kind, content) in &all {
            taken += usize::from(sends(&citizen, &room, kind, content).await.is_some());
            if sealed {
                let _ = room.send_raw(kind, content.clone()).await; // encrypted: the homeserver sees nothing strange
            }
        }
        assert!(taken >= 10, "the homeserver takes {taken} of {}", all.len());
        citizen.asks(&room, "1", "Noté : pour").await;
        let said: Vec<_> = citizen.sees().into_iter().skip(before).map(|seen| seen.body).collect();
        let answers: Vec<_> = said.iter().filter(|body| !body.contains("Noté : pour")).collect();
        assert!(answers.len() <= 3, "{answers:#?}");
        let huge = format!("il faut {}", "des bancs ".repeat(if sealed { 3_000 } else { 6_000 }));
        let count = citizen.count();
        citizen.says(&room, &huge).await;
        let told = citizen.sees_after(count, "trop long").await;
        assert!(told.body.chars().count() < 1_500, "{}", told.body);
        for body in ["\0\u{1b}[2J\u{7}", "\u{202e}\u{200d}", " ", "> > > 1\n> 2\n\n", "é\u{301}\u{301}\u{301}"] {
            citizen.says(&room, body).await;
        }
        citizen.asks(&room, "0", "Idée 2").await; // the last of them could have been an idea
        citizen.asks(&room, "neutre", "Noté : neutre").await;
        for seen in citizen.sees() {
            assert!(!seen.body.chars().any(|c| c.is_control() && c != '\n'), "{:?}", seen.body);
        }
    }
    assert!(!bot.noted().contains("panicked"), "{}", bot.noted());
    assert_eq!(bot.votes().await, 4);
    bot.kill();
    bot.begin(); // nothing that was kept of it keeps it from beginning
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn many_words_without_a_key_are_told_once() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    let content = json!({
        "algorithm": "m.megolm.v1.aes-sha2", "sender_key": "none", "device_id": "NONE", "session_id": "none", "ciphertext": "AwgA",
    });
    for _ in 0..2 {
        sends(&léa, &room, "m.room.encrypted", &content).await.unwrap();
    }
    léa.asks(&room, "1", "Noté : pour").await; // once both were waited for
    assert_eq!(léa.times("Je n'arrive pas à lire"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_flood_makes_nobody_else_wait_and_loses_no_vote() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let flood = léa.invites(&bot.name, false).await; // as fast as a homeserver takes it
    let room = yann.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    yann.sees_after(0, "Idée 1").await;
    let text = json!({ "msgtype": "m.text", "body": "menu" });
    let vote = json!({ "msgtype": "m.text", "body": "1" });
    for _ in 0..5 {
        sends(&léa, &flood, "m.room.message", &vote).await.unwrap();
    }
    let sent = futures_util::future::join_all((0..195).map(|_| sends(&léa, &flood, "m.room.message", &text))).await;
    assert!(sent.iter().all(Option::is_some));
    let begun = Instant::now();
    yann.asks(&room, "2", "Noté : contre").await;
    let waited = begun.elapsed();
    println!("200 messages of one person; another waits {:.1} s for an answer", waited.as_secs_f64());
    assert!(waited < Duration::from_secs(30));
    let until = Instant::now() + Duration::from_mins(2);
    while bot.votes().await < 6 {
        assert!(Instant::now() < until, "{} votes", bot.votes().await);
        sleep(Duration::from_millis(500)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_homeserver_that_wants_it_slower_is_heeded_and_nothing_is_lost_or_said_twice() {
    let synapse = Synapse::limited("{per_second: 0.5, burst_count: 3}").await;
    let wire = Wire::to(synapse.port()).await;
    let bot = Bot::start_by(&synapse, &wire.url).await;
    let names = ["lea", "yann", "anna", "paul"];
    let mut people = Vec::new();
    for name in names {
        let citizen = Citizen::new(&synapse, name).await;
        let room = citizen.invites(&bot.name, true).await;
        people.push((citizen, room));
    }
    let votes = people.iter().map(|(citizen, room)| async move {
        citizen.sees_after(0, "Idée 1").await;
        citizen.says(room, "1").await;
        citizen.says(room, "2").await;
        citizen.sees_after(0, "Noté : contre").await;
        assert_eq!(told(citizen), ["Noté : pour", "Noté : contre"], "{:#?}", citizen.sees());
    });
    let begun = Instant::now();
    futures_util::future::join_all(votes).await;
    let (slowed, answers) = (wire.slowed(), 3 * u64::try_from(names.len()).unwrap());
    println!("{answers} answers in {:.1} s; told to slow down {slowed} times", begun.elapsed().as_secs_f64());
    assert!(slowed > 0, "nobody slowed it down: this proves nothing");
    assert!(slowed <= 3 * answers, "told to slow down {slowed} times for {answers} answers");
    assert_eq!(bot.votes().await, 8);
}
