//! A member of a group who keeps everything that the homeserver shows them: events, states, receipts, who changed devices,
//! what comes between devices. While people vote in private, nothing of it may depend on how. Knows no rule of the bot.
//!
//! The group is not encrypted, so that what is kept is all there is to read.

use std::collections::BTreeSet;
use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_config::settings::{Care, Rates};
use matrix_sdk::Client;
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::api::client::sync::sync_events::v3::Request as Sync;
use matrix_sdk::ruma::serde::Raw;
use serde_json::Value;
use tokio::time::Instant;

use super::citizen::{Citizen, SOON};
use super::host::{Hosted, Set};
use super::program::Bot;
use super::synapse::Synapse;
use crate::talk::stage;

/// How long one question to the homeserver stays open.
const OPEN: Duration = Duration::from_secs(1);
/// What the first card of a group says.
const CARD: &str = "votre réaction est publique";
/// What changes from one homeserver to the next whatever is said.
const OWN: [&str; 5] = ["event_id", "origin_server_ts", "age", "ts", "room_id"];

/// Whoever keeps everything.
struct Recorder {
    client: Client,
    since: Option<String>,
    kept: Vec<String>,
    /// Whose devices changed, and what came between devices.
    devices: BTreeSet<String>,
}

impl Recorder {
    /// Asks the homeserver once and keeps what it says.
    async fn listens(&mut self) {
        let mut request = Sync::new();
        (request.since, request.timeout) = (self.since.take(), Some(OPEN));
        let answer = self.client.send(request).await.unwrap();
        self.since = Some(answer.next_batch);
        for room in answer.rooms.join.into_values() {
            let state = serde_json::to_value(&room.state).unwrap();
            self.kept.extend(state.pointer("/state/events").and_then(Value::as_array).into_iter().flatten().map(line));
            self.kept.extend(room.timeline.events.iter().map(raw));
            self.kept.extend(room.ephemeral.events.iter().map(raw));
        }
        self.devices.extend(answer.device_lists.changed.iter().map(ToString::to_string));
        self.devices.extend(answer.to_device.events.iter().map(raw));
    }

    /// Waits until so much of what is kept says this.
    async fn hears(&mut self, words: &str, times: usize) {
        let until = Instant::now() + SOON;
        while self.kept.iter().filter(|line| line.contains(words)).count() < times {
            assert!(Instant::now() < until, "{words:?} is not said: {:#?}", self.kept);
            self.listens().await;
        }
    }
}

fn raw<T>(event: &Raw<T>) -> String {
    line(&serde_json::from_str(event.json().get()).unwrap())
}

/// An event without what is another at each homeserver.
fn line(event: &Value) -> String {
    plain(event).to_string()
}

fn plain(value: &Value) -> Value {
    let is_name = |text: &str| text.starts_with(['$', '!']);
    match value {
        Value::String(text) if is_name(text) => "*".into(),
        Value::Array(all) => all.iter().map(plain).collect(),
        Value::Object(fields) => {
            let kept = fields.iter().filter(|(key, _)| !OWN.contains(&key.as_str()));
            let named = |key: &str| if is_name(key) { "*".to_owned() } else { key.to_owned() };
            kept.map(|(key, value)| (named(key), plain(value))).collect()
        }
        other => other.clone(),
    }
}

/// What is kept before anybody votes and afterwards, and of devices, where two vote so in private; `sign`: what one of them
/// puts under the card of the group.
async fn recorded(votes: [[&str; 2]; 2], sign: Option<&str>) -> (Vec<String>, Vec<String>, BTreeSet<String>) {
    let synapse = Synapse::start().await;
    let account = Bot::new(&synapse).await;
    assert_eq!(account.set_up(&[], "pw-bot\n").code, Some(0));
    let set = Set { rates: Rates::default(), care: Care::default(), is_plain: false };
    let bot = Hosted::start(synapse.url(), account.keys(), stage().await, set).await;
    let client = synapse.register("recorder").await;
    let mut recorder = Recorder { client, since: None, kept: Vec::new(), devices: BTreeSet::new() };
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let mut request = CreateRoom::new();
    request.preset = Some(RoomPreset::PublicChat);
    let group = léa.client.create_room(request).await.unwrap();
    recorder.client.join_room_by_id(group.room_id()).await.unwrap();
    let there = yann.joins(group.room_id()).await;
    group.invite_user_by_id(<&UserId>::try_from(account.name.as_str()).unwrap()).await.unwrap();
    recorder.hears(&format!("{}\",\"type\":\"m.room.member\"", account.name), 1).await;
    bot.settled().await;
    tokio::time::sleep(OPEN).await; // it is in, and has noted it
    bot.pass(5 * Time::SECOND);
    recorder.hears(CARD, 1).await;
    recorder.listens().await;
    let before = std::mem::take(&mut recorder.kept);
    for (citizen, votes) in [(&léa, votes[0]), (&yann, votes[1])] {
        let count = citizen.count();
        let room = citizen.invites(&account.name, true).await;
        citizen.sees_after(count, "Idée 1").await;
        for vote in votes {
            citizen.asks(&room, vote, "Noté").await;
        }
    }
    if let Some(sign) = sign {
        let card = yann.sees_after(0, CARD).await;
        yann.signs(&there, &card.event, sign).await;
    }
    for _ in 0..3 {
        recorder.listens().await;
    }
    assert_eq!(recorder.kept.len(), usize::from(sign.is_some()), "{:#?}", recorder.kept);
    bot.pass(Time::DAY);
    recorder.hears("«", 1).await; // the idea of the next day
    recorder.listens().await;
    (before, recorder.kept, recorder.devices)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn what_a_group_keeps_is_the_same_however_its_people_vote_in_private() {
    let one = recorded([["1", "2"], ["2", "1"]], None).await;
    let other = recorded([["2", "3"], ["1", "1"]], None).await;
    assert!(one.0.iter().any(|line| line.contains(CARD)) && one.1.iter().any(|line| line.contains('«')));
    assert_eq!(one, other);
    let words = ["Noté", "coup de cœur", "surtout pas", "banalité"];
    assert!(one.1.iter().all(|line| !words.iter().any(|word| line.contains(word))), "{:#?}", one.1);
    let open = recorded([["1", "2"], ["2", "1"]], Some("👍")).await;
    assert!(
        open.1.iter().any(|line| line.contains("👍") && line.contains("@yann")),
        "it would have been kept: {:#?}",
        open.1
    );
    assert_ne!(one.1, open.1);
}
