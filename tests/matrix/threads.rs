//! A group whose leader wants a thread for each idea, and what else a group may want of the bot: silence, an end; and signs there
//! taken away again.

use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_config::settings::{Care, Rates};
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use tokio::time::{Instant, sleep};

use super::citizen::{Citizen, SOON};
use super::host::{Hosted, Set};
use super::program::Bot;
use super::synapse::Synapse;
use crate::talk::stage;

/// What each card of a group says.
const CARD: &str = "votre réaction est publique";

/// Waits until so many votes stand.
async fn holds(bot: &Hosted, votes: u64) {
    let until = Instant::now() + SOON;
    while bot.votes().await != votes {
        assert!(Instant::now() < until, "{} votes", bot.votes().await);
        sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_group_has_threads_takes_votes_back_and_sends_the_bot_away() {
    let synapse = Synapse::start().await;
    let account = Bot::new(&synapse).await;
    assert_eq!(account.set_up(&[], "pw-bot\n").code, Some(0));
    let set = Set { rates: Rates::default(), care: Care::default(), is_plain: false };
    let bot = Hosted::start(synapse.url(), account.keys(), stage().await, set).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let mut request = CreateRoom::new();
    request.preset = Some(RoomPreset::PublicChat);
    let group = léa.client.create_room(request).await.unwrap();
    let there = yann.joins(group.room_id()).await;
    group.invite_user_by_id(<&UserId>::try_from(account.name.as_str()).unwrap()).await.unwrap();
    léa.is_with(&group, 3).await;
    bot.settled().await;
    bot.pass(5 * Time::SECOND);
    let card = yann.sees_after(0, CARD).await;
    assert_eq!(card.thread, None);

    let count = yann.count();
    yann.says(&there, "bot: fils oui").await; // leads nothing: not heard
    léa.says(&group, "bot: fils oui").await;
    yann.sees_after(count, "dans un fil").await;
    assert_eq!(yann.times("dans un fil"), 1);
    let called = yann.says(&there, "bot: mes votes").await;
    let answer = yann.sees_after(count, "en privé").await;
    assert_eq!(answer.thread, Some(called), "{answer:?}");

    let sign = yann.signs(&there, &card.event, "👍").await;
    holds(&bot, 1).await;
    yann.takes_away(&there, &sign).await;
    holds(&bot, 0).await;
    yann.signs(&there, &card.event, "👎").await;
    holds(&bot, 1).await;

    let count = yann.count();
    bot.pass(Time::DAY);
    let before = yann.sees_after(count, "Idée précédente").await;
    let next = yann.sees_after(count, CARD).await;
    assert!(!next.body.contains("précédente"), "{next:?}");
    assert_eq!((before.thread, next.thread), (Some(card.event), None), "what became of it stands under it");

    yann.says(&there, "bot: quitter").await;
    bot.settled().await;
    léa.is_with(&group, 3).await;
    léa.says(&group, "bot: quitter").await;
    léa.is_with(&group, 2).await;
}
