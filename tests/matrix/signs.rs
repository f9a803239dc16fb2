//! Votes by signs and polls, words changed and taken away, files, and signs compared.

use std::time::Duration;

use matrix_sdk::ruma::events::room::message::{ImageMessageEventContent, MessageType, RoomMessageEventContent};
use tokio::time::sleep;

use super::citizen::Citizen;
use super::program::Bot;
use super::synapse::Synapse;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn signs_vote_on_any_card_change_and_are_taken_back() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    let first = léa.sees_after(0, "Idée 1").await;
    let up = léa.signs(&room, &first.event, "👍").await;
    léa.sees_after(0, "visible de votre serveur").await;
    let second = léa.sees_after(0, "Idée 2").await;
    let count = léa.count();
    let down = léa.signs(&room, &first.event, "👎").await;
    léa.sees_after(count, "Noté : contre").await;
    léa.takes_away(&room, &up).await; // the sign before: another said more since
    let count = léa.count();
    léa.signs(&room, &second.event, "😐").await;
    léa.sees_after(count, "Noté : neutre").await;
    assert_eq!(bot.votes().await, 2);
    bot.kill();
    bot.begin();
    let count = léa.count();
    léa.takes_away(&room, &down).await; // after a restart, too
    léa.sees_after(count, "annulé").await;
    assert_eq!(bot.votes().await, 1);
    léa.signs(&room, &first.event, "🎉").await;
    sleep(Duration::from_secs(2)).await;
    assert_eq!((bot.votes().await, léa.times("visible de votre serveur")), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn what_cannot_be_read_is_told_and_what_another_program_notes_is_not_answered() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    let count = léa.count();
    let picture = ImageMessageEventContent::plain("chat.png".to_owned(), "mxc://localhost/none".into());
    room.send(RoomMessageEventContent::new(MessageType::Image(picture))).await.unwrap();
    léa.sees_after(count, "regarder les images").await;
    let before = léa.sees().len();
    room.send(RoomMessageEventContent::notice_plain("1")).await.unwrap();
    sleep(Duration::from_secs(2)).await;
    assert_eq!(léa.sees().len(), before, "two programs must never answer each other");
    let sealed = serde_json::json!({
        "algorithm": "m.megolm.v1.aes-sha2", "sender_key": "none", "device_id": "NONE", "session_id": "none", "ciphertext": "AwgA",
    });
    let request = matrix_sdk::ruma::api::client::message::send_message_event::v3::Request::new_raw(
        room.room_id().to_owned(),
        matrix_sdk::ruma::TransactionId::new(),
        "m.room.encrypted".into(),
        matrix_sdk::ruma::serde::Raw::from_json(serde_json::value::to_raw_value(&sealed).unwrap()),
    );
    léa.client.send(request.clone()).await.unwrap();
    léa.sees_after(count, "de quoi l'ouvrir").await;
    léa.asks(&room, "1", "Noté : pour").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn polls_are_asked_for_and_count_as_any_vote() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.asks(&room, "sondage oui", "sondages").await;
    léa.says(&room, "1").await;
    let poll = léa.sees_poll("Idée 2").await;
    let count = léa.count();
    léa.answers(&room, &poll, &["2"]).await;
    let next = léa.sees_poll("Idée 3").await;
    assert_eq!(bot.votes().await, 2);
    léa.answers(&room, &poll, &[]).await;
    léa.sees_poll("annulé").await;
    assert_eq!(bot.votes().await, 1);
    léa.asks(&room, "sondage non", "Plus de sondages").await;
    let said = léa.asks(&room, "3", "Noté : neutre").await;
    assert!(next != poll && said.sealed && count > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn words_taken_away_take_back_what_they_did() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    let one = léa.says(&room, "1").await;
    léa.sees_after(0, "Noté : pour").await;
    let count = léa.count();
    léa.takes_away(&room, &one).await;
    léa.sees_after(count, "annulé").await;
    assert_eq!(bot.votes().await, 0);
    let idea = léa.says(&room, "il faut des kiosques à musique").await;
    léa.sees_after(0, "Comment signer").await;
    let count = léa.count();
    léa.edits(&room, &idea, "il faut des kiosques à musique partout").await;
    léa.sees_after(count, "Comment signer").await;
    léa.asks(&room, "anonyme", "à musique partout").await;
    léa.asks(&room, "0", "Idée").await;
    let idea = léa.says(&room, "il faut des bancs à l'ombre").await;
    léa.sees_after(count, "à l'ombre").await;
    léa.asks(&room, "1", "Merci").await;
    let count = léa.count();
    léa.takes_away(&room, &idea).await;
    léa.sees_after(count, "retirée").await;
}
