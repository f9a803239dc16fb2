//! What comes late, piece by piece or not at all, and who comes meanwhile: nothing overtakes anything, nothing is lost, and
//! nothing that was for one person alone is said before others. Knows what the bot answers to votes.

use std::time::Duration;

use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use tokio::time::sleep;

use super::citizen::Citizen;
use super::gate::Gate;
use super::program::Bot;
use super::synapse::Synapse;

/// Longer than the bot needs to say something, where it must say nothing.
const SILENCE: Duration = Duration::from_secs(3);
/// More than fits into one answer of the homeserver.
const MANY: usize = 60;

/// The votes that somebody was told of, in the order in which they were.
pub(super) fn told(citizen: &Citizen) -> Vec<&'static str> {
    let votes = ["Noté : pour", "Noté : contre", "Noté : neutre"];
    citizen.sees().iter().filter_map(|seen| votes.into_iter().find(|vote| seen.body.contains(vote))).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn what_a_homeserver_does_not_tell_yet_is_asked_for_again_and_heard_in_order() {
    let synapse = Synapse::start().await;
    let gate = Gate::to(synapse.port()).await;
    let mut bot = Bot::start_by(&synapse, &gate.url).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    bot.kill();
    léa.says(&room, "1").await;
    for number in 0..MANY {
        room.send(RoomMessageEventContent::notice_plain(format!("note {number}"))).await.unwrap();
    }
    léa.says(&room, "2").await;
    gate.refuses("/messages");
    bot.begin();
    gate.has_refused(4).await; // more than one call tries by itself
    assert_eq!((bot.votes().await, told(&léa).len()), (0, 0), "the second of the two would be taken for the first");
    bot.kill();
    bot.begin(); // a crash meanwhile changes nothing
    gate.opens().await;
    léa.sees_after(0, "Noté : contre").await;
    assert_eq!((told(&léa), bot.votes().await), (vec!["Noté : pour", "Noté : contre"], 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_word_whose_key_comes_late_is_not_overtaken() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let gate = Gate::to(synapse.port()).await;
    let léa = Citizen::by(&synapse, "lea", &gate.url).await;
    let room = léa.invites(&bot.name, true).await;
    let first = léa.sees_after(0, "Idée 1").await;
    let phone = Citizen::again(&synapse, "lea").await;
    let there = phone.knows(room.room_id()).await;
    gate.keeps_back("/sendToDevice/m.room.encrypted/");
    léa.says(&room, "1").await;
    phone.says(&there, "2").await; // its own key comes at once
    phone.signs(&there, &first.event, "😐").await; // and this needs none
    sleep(Duration::from_secs(2)).await;
    assert_eq!((bot.votes().await, told(&phone).len()), (0, 0));
    assert!(gate.opens().await > 0, "no key was kept back: this proves nothing");
    phone.sees_after(0, "Noté : neutre").await;
    assert_eq!(told(&phone), ["Noté : pour", "Noté : contre", "Noté : neutre"]);
    assert_eq!(
        (bot.votes().await, phone.times("Je n'arrive pas à lire")),
        (2, 0),
        "the sign was another vote on the first idea"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn an_answer_under_way_is_not_said_before_a_third_who_came_meanwhile() {
    let synapse = Synapse::start().await;
    let gate = Gate::to(synapse.port()).await;
    let bot = Bot::start_by(&synapse, &gate.url).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    gate.refuses("/send/m.room.encrypted/");
    léa.says(&room, "1").await;
    gate.has_refused(1).await;
    room.invite_user_by_id(yann.client.user_id().unwrap()).await.unwrap();
    yann.joins(room.room_id()).await;
    sleep(SILENCE).await; // the bot hears of it
    gate.opens().await;
    léa.sees_after(0, "d'autres lisent").await;
    sleep(SILENCE).await;
    for citizen in [&léa, &yann] {
        assert!(told(citizen).is_empty(), "{:#?}", citizen.sees());
    }
    assert_eq!((bot.votes().await, yann.times("Idée")), (1, 0), "it was said in private, and is counted");
    let alone = léa.invites(&bot.name, true).await;
    léa.asks(&alone, "mes votes", "pour").await;
}
