//! Groups from one day to the next: who may ask the bot to be silent, and where a group goes that goes on elsewhere. The days
//! pass by a test's hand.

use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_config::settings::{Care, Rates};
use matrix_sdk::Room;
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::api::client::room::upgrade_room::v3::Request as Upgrade;
use tokio::time::sleep;

use super::citizen::Citizen;
use super::host::{Hosted, Set};
use super::program::Bot;
use super::rooms::holds;
use super::synapse::Synapse;
use crate::talk::stage;

/// Longer than the bot needs to say something, where it must say nothing.
const SILENCE: Duration = Duration::from_secs(3);
/// How the idea of another day begins.
const DAILY: &str = "Idée du jour";

/// A bot in an open group of two, which has shown the first idea there.
struct Group {
    synapse: Synapse,
    account: Bot,
    bot: Hosted,
    /// Who leads it.
    léa: Citizen,
    yann: Citizen,
    room: Room,
    /// The same, as somebody sees it who does not lead it.
    there: Room,
}

async fn group() -> Group {
    let synapse = Synapse::start().await;
    let account = Bot::new(&synapse).await;
    assert_eq!(account.set_up(&[], "pw-bot\n").code, Some(0));
    let set = Set { rates: Rates::default(), care: Care::default(), is_plain: false };
    let bot = Hosted::start(synapse.url(), account.keys(), stage().await, set).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let mut request = CreateRoom::new();
    request.preset = Some(RoomPreset::PublicChat);
    let room = léa.client.create_room(request).await.unwrap();
    let there = yann.joins(room.room_id()).await;
    room.invite_user_by_id(<&UserId>::try_from(account.name.as_str()).unwrap()).await.unwrap();
    holds(&room, 3).await;
    sleep(Duration::from_secs(1)).await; // it is in, and has noted it
    bot.pass(5 * Time::SECOND);
    yann.sees_after(0, "votre réaction est publique").await;
    Group { synapse, account, bot, léa, yann, room, there }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn only_who_leads_a_group_can_ask_for_silence_and_then_no_idea_comes() {
    let Group { account, bot, léa, yann, room, there, .. } = &mut group().await;
    let before = yann.sees().len();
    yann.says(there, "bot: stop").await;
    léa.says(room, "stop").await; // to nobody
    sleep(SILENCE).await;
    assert_eq!(yann.sees().len(), before + 1, "only what léa says: {:#?}", yann.sees());
    let count = yann.count();
    bot.pass(Time::DAY);
    yann.sees_after(count, DAILY).await;
    let count = léa.count();
    léa.says(room, "bot: stop").await;
    léa.sees_after(count, "plus d'idée ici").await;
    bot.settled().await;
    bot.restart().await;
    let (before, count) = (léa.sees().len(), léa.count());
    for _ in 0..2 {
        bot.pass(Time::DAY);
        sleep(SILENCE).await;
    }
    assert_eq!(léa.sees().len(), before, "{:#?}", léa.sees());
    let alone = léa.invites(&account.name, true).await;
    léa.sees_after(count, "Idée 1").await; // in private all goes on
    léa.asks(&alone, "1", "Noté : pour").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_group_that_goes_on_elsewhere_is_followed_uninvited_with_its_ideas() {
    let Group { synapse, account, bot, léa, yann, room, .. } = group().await;
    let version = "10".try_into().unwrap();
    let next = léa.client.send(Upgrade::new(room.room_id().to_owned(), version)).await.unwrap().replacement_room;
    let next = léa.joins(&next).await;
    yann.joins(next.room_id()).await;
    holds(&next, 3).await; // nobody invited the bot
    assert!(account.rooms(&synapse).await.contains(&next.room_id().to_string()));
    bot.settled().await;
    let count = yann.count();
    bot.pass(Time::DAY);
    let idea = yann.sees_after(count, DAILY).await;
    assert_eq!(idea.room, next.room_id());
    sleep(SILENCE).await;
    let ideas = yann.sees().into_iter().skip(1).filter(|seen| seen.body.contains(DAILY));
    assert_eq!(ideas.count(), 1, "{:#?}", yann.sees());
}
