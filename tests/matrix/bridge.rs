//! Somebody of another network, in a room with the bot and the bridge by which they come.

use ilfaut_config::settings::{Care, Rates};
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};

use super::citizen::Citizen;
use super::host::{BRIDGE, Hosted, Set};
use super::program::Bot;
use super::synapse::Synapse;
use crate::talk::stage;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn whoever_comes_by_a_bridge_votes_by_digits_and_the_bridge_is_no_reader() {
    let synapse = Synapse::start().await;
    let account = Bot::new(&synapse).await;
    assert_eq!(account.set_up(&[], "pw-bot\n").code, Some(0));
    let set = || Set { rates: Rates::default(), care: Care::default(), is_plain: false };
    let mut bot = Hosted::start(synapse.url(), account.keys(), stage().await, set()).await;
    let (bridge, ghost) = (Citizen::new(&synapse, BRIDGE).await, Citizen::new(&synapse, "whatsapp_33600000000").await);
    let mut request = CreateRoom::new();
    request.preset = Some(RoomPreset::PrivateChat);
    let portal = bridge.client.create_room(request).await.unwrap();
    portal.invite_user_by_id(ghost.client.user_id().unwrap()).await.unwrap();
    let there = ghost.joins(portal.room_id()).await;
    portal.invite_user_by_id(<&UserId>::try_from(account.name.as_str()).unwrap()).await.unwrap();
    ghost.sees_after(0, "par un pont").await;
    ghost.sees_after(0, "Idée 1").await;

    bridge.says(&portal, "1").await; // « your phone was away », and the like
    ghost.asks(&there, "2", "Noté : contre").await;
    assert_eq!(bot.votes().await, 1, "what a bridge says is nobody's vote");
    bot.settled().await;
    bot.restart().await;
    ghost.asks(&there, "1", "Noté : pour").await;
    assert_eq!(ghost.times("par un pont"), 1);
    ghost.asks(&there, "ascii oui", "accents").await;
    let card = ghost.asks(&there, "3", "Note : neutre").await;
    assert!(card.body.is_ascii(), "{card:?}");

    let count = ghost.count();
    let other = Citizen::new(&synapse, "whatsapp_33600000001").await;
    portal.invite_user_by_id(other.client.user_id().unwrap()).await.unwrap();
    other.joins(portal.room_id()).await;
    ghost.sees_after(count, "d'autres lisent").await;
    ghost.says(&there, "1").await;
    bot.settled().await;
    assert_eq!(bot.votes().await, 3, "they are no longer alone");
}
