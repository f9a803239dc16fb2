//! Rooms as people make them: open ones, with a third person, left, upgraded, several people at once. What the bot says there,
//! and what it never does.

use std::time::Duration;

use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::room::create_room::v3::{Request as CreateRoom, RoomPreset};
use matrix_sdk::ruma::api::client::room::upgrade_room::v3::Request as Upgrade;
use matrix_sdk::{Room, RoomMemberships};
use tokio::time::{Instant, sleep};

use super::citizen::{Citizen, SOON};
use super::program::Bot;
use super::synapse::Synapse;

/// Longer than the bot needs to say something, where it must say nothing.
const SILENCE: Duration = Duration::from_secs(3);

/// Lets somebody else in.
async fn lets_in(room: &Room, other: &Citizen) -> Room {
    room.invite_user_by_id(other.client.user_id().unwrap()).await.unwrap();
    other.joins(room.room_id()).await
}

/// Waits until so many people are in a room.
pub(super) async fn holds(room: &Room, count: usize) {
    let until = Instant::now() + SOON;
    while room.members(RoomMemberships::JOIN).await.unwrap().len() != count {
        assert!(Instant::now() < until, "{:?}", room.members(RoomMemberships::JOIN).await);
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn an_open_room_is_told_to_be_open_once_and_takes_votes() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, false).await;
    léa.sees_after(0, "pas chiffrée").await;
    let first = léa.sees_after(0, "Idée 1").await;
    assert!(!first.sealed);
    léa.asks(&room, "1", "Noté : pour").await;
    bot.kill();
    bot.begin();
    léa.asks(&room, "2", "Noté : contre").await;
    assert_eq!(léa.times("pas chiffrée"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_third_person_is_told_and_nothing_is_taken_as_said_in_private_any_more() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let room = léa.invites(&bot.name, true).await;
    let first = léa.sees_after(0, "Idée 1").await;
    let count = léa.count();
    lets_in(&room, &yann).await;
    léa.sees_after(count, "d'autres lisent").await;
    for words in ["1", "mes votes", "il faut des bancs"] {
        léa.says(&room, words).await;
    }
    léa.signs(&room, &first.event, "👍").await;
    sleep(SILENCE).await;
    let is_said = |body: &str| body.contains("Noté") || body.contains("votre réaction est publique");
    let said: Vec<_> = léa.sees().into_iter().skip(count).filter(|seen| is_said(&seen.body)).collect();
    assert!(said.is_empty(), "{said:#?}");
    assert_eq!((bot.votes().await, first.sealed), (0, true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_sign_in_a_group_is_a_vote_in_the_open_and_words_are_not_read() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let mut request = CreateRoom::new();
    request.preset = Some(RoomPreset::PrivateChat);
    request.invite = vec![yann.client.user_id().unwrap().to_owned()];
    let group = léa.client.create_room(request).await.unwrap();
    let there = yann.joins(group.room_id()).await;
    group.invite_user_by_id(<&UserId>::try_from(bot.name.as_str()).unwrap()).await.unwrap();
    let card = yann.sees_after(0, "votre réaction est publique").await;
    assert!(card.body.contains('«') && card.body.contains("matrix.to"), "{card:?}");
    let count = yann.sees().len();
    for words in ["il faut des kiosques", "1", "stop"] {
        léa.says(&group, words).await;
    }
    yann.signs(&there, &card.event, "👍").await;
    sleep(SILENCE).await;
    assert_eq!((bot.votes().await, yann.sees().len()), (1, count + 3), "{:#?}", yann.sees());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn left_alone_the_bot_leaves_and_an_upgraded_room_is_followed() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.asks(&room, "1", "Idée 2").await;
    let version = "10".try_into().unwrap();
    let next = léa.client.send(Upgrade::new(room.room_id().to_owned(), version)).await.unwrap().replacement_room;
    let next = léa.joins(&next).await;
    next.invite_user_by_id(<&UserId>::try_from(bot.name.as_str()).unwrap()).await.unwrap();
    holds(&next, 2).await;
    léa.asks(&next, "2", "Idée 3").await;
    let (yann, anna) = (Citizen::new(&synapse, "yann").await, Citizen::new(&synapse, "anna").await);
    let left = yann.invites(&bot.name, true).await;
    yann.sees_after(0, "Idée 1").await;
    let meanwhile = anna.invites(&bot.name, true).await;
    anna.sees_after(0, "Idée 1").await;
    left.leave().await.unwrap();
    is_out(&bot, &synapse, &left).await;
    bot.kill();
    meanwhile.leave().await.unwrap();
    bot.begin();
    is_out(&bot, &synapse, &meanwhile).await;
}

/// Waits until the bot is in a room no more.
async fn is_out(bot: &Bot, synapse: &Synapse, room: &Room) {
    let until = Instant::now() + SOON;
    while bot.rooms(synapse).await.contains(&room.room_id().to_string()) {
        assert!(Instant::now() < until, "it stays where nobody is");
        sleep(Duration::from_millis(200)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_vote_between_two_counts_though_a_third_person_is_heard_of_in_the_same_answer() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    bot.kill();
    léa.says(&room, "1").await;
    lets_in(&room, &yann).await;
    léa.says(&room, "2").await;
    let count = léa.count();
    bot.begin();
    léa.sees_after(count, "d'autres lisent").await;
    sleep(SILENCE).await;
    assert_eq!((bot.votes().await, léa.times("Noté")), (1, 0), "and nothing of it is said before the third");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_room_is_followed_uninvited_only_where_both_rooms_say_that_it_goes_on() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let open = || {
        let mut request = CreateRoom::new();
        request.preset = Some(RoomPreset::PublicChat);
        request
    };
    let stranger = yann.client.create_room(open()).await.unwrap();
    let mut groups = Vec::new();
    for _ in 0..2 {
        let group = léa.client.create_room(open()).await.unwrap();
        yann.client.join_room_by_id(group.room_id()).await.unwrap();
        let count = léa.count();
        group.invite_user_by_id(<&UserId>::try_from(bot.name.as_str()).unwrap()).await.unwrap();
        léa.sees_after(count, "votre réaction est publique").await;
        groups.push(group);
    }
    let forged = serde_json::json!({ "body": "", "replacement_room": stranger.room_id() });
    groups[0].send_state_event_raw("m.room.tombstone", "", forged).await.unwrap();
    let request = Upgrade::new(groups[1].room_id().to_owned(), "10".try_into().unwrap());
    let next = léa.client.send(request).await.unwrap().replacement_room.to_string();
    let until = Instant::now() + SOON;
    while !bot.rooms(&synapse).await.contains(&next) {
        assert!(Instant::now() < until, "it does not follow");
        sleep(Duration::from_millis(200)).await;
    }
    sleep(SILENCE).await;
    assert!(!bot.rooms(&synapse).await.contains(&stranger.room_id().to_string()), "anybody could send it anywhere");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn an_invitation_from_a_refused_server_is_declined() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::new(&synapse).await;
    assert_eq!(bot.set_up(&[], "pw-bot\n").code, Some(0));
    bot.settings("[matrix]\nrefused_servers = [\"localhost\"]\n");
    bot.begin();
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.client.create_room(CreateRoom::new()).await.unwrap();
    let user = <&UserId>::try_from(bot.name.as_str()).unwrap();
    room.invite_user_by_id(user).await.unwrap();
    let until = Instant::now() + SOON;
    while room.members(RoomMemberships::LEAVE).await.unwrap().iter().all(|member| member.user_id() != user) {
        assert!(
            Instant::now() < until,
            "the invitation is still open: {:?}",
            room.members(RoomMemberships::all()).await
        );
        sleep(Duration::from_millis(200)).await;
    }
    assert!(bot.rooms(&synapse).await.is_empty());
}
