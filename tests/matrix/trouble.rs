//! What goes wrong: nobody logged in, other words, two bots, a session ended elsewhere, a lost folder, more said than fits
//! into one answer. Each is told in a sentence or borne, and no secret is ever shown.

use std::time::Duration;

use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::session::logout_all;
use matrix_sdk::ruma::events::receipt::{ReceiptThread, ReceiptType};
use matrix_sdk::ruma::events::room::message::RoomMessageEventContent;
use tokio::time::{Instant, sleep};

use super::citizen::{Citizen, SOON};
use super::program::Bot;
use super::synapse::Synapse;
use crate::program;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn whatever_is_missing_is_said_in_a_sentence_and_no_secret_with_it() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::new(&synapse).await;
    let mut said = vec![bot.ends()];
    assert!(said[0].err.contains("setup matrix"), "{said:?}");
    said.push(bot.set_up(&[], "another password\n"));
    assert!(said[1].err.contains("refuse"), "{said:?}");
    said.push(bot.set_up(&[], "\n"));
    assert!(said[2].err.contains("mot de passe"), "{said:?}");
    let set_up = bot.set_up(&[], "pw-bot\n");
    assert!(set_up.code == Some(0) && set_up.out.contains("clé de secours"), "{set_up:?}");
    let again = bot.set_up(&[], "");
    assert!(again.code == Some(0) && !again.out.contains("La clé de secours, dite"), "{again:?}");
    said.push(again);
    bot.begin();
    said.push(bot.ends());
    assert!(said[4].err.contains("autre programme"), "{said:?}");
    bot.kill();
    bot.passphrase("d'autres mots que ceux-là");
    said.push(bot.ends());
    assert!(said[5].err.contains("n'ouvrent pas"), "{said:?}");
    for ran in said.iter().chain([&set_up]) {
        let text = format!("{}{}", ran.out, ran.err);
        assert!(
            !["pw-bot", "another password", "mots assez longs", "syt_"].iter().any(|secret| text.contains(secret)),
            "{text}"
        );
        assert!(!text.contains("panicked") && ran.err.lines().count() <= 1, "{text}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_session_ended_elsewhere_ends_the_bot_and_the_recovery_key_brings_it_back() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::new(&synapse).await;
    let set_up = bot.set_up(&[], "pw-bot\n");
    let key = set_up
        .out
        .lines()
        .map(str::trim)
        .find(|line| line.split(' ').count() >= 10 && line.is_ascii())
        .unwrap()
        .to_owned();
    bot.begin();
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.asks(&room, "1", "Idée 2").await;
    synapse.log_in("bot").await.send(logout_all::v3::Request::new()).await.unwrap();
    let until = Instant::now() + SOON;
    while bot.runs() {
        assert!(Instant::now() < until, "it goes on without a session");
        sleep(Duration::from_millis(100)).await;
    }
    assert!(bot.noted().contains("ne connaît plus cette session"), "{}", bot.noted());
    std::fs::rename(bot.keys(), bot.keys().with_extension("aside")).unwrap();
    assert!(bot.ends().err.contains("--recovery-file"));
    let without = bot.set_up(&[], "pw-bot\n");
    assert!(without.code == Some(1) && without.err.contains("clé de secours"), "{without:?}");
    let file = bot.file("recovery", &key);
    let with = bot.set_up(&["--recovery-file", &file], "pw-bot\n");
    assert_eq!(with.code, Some(0), "{with:?}");
    bot.begin();
    let count = léa.count();
    léa.says(&room, "2").await;
    if léa.sees_after(count, " 3").await.body.contains("Je n'arrive pas à lire") {
        léa.asks(&room, "2", "Idée 3").await; // her program did not know of the new keys yet, and does now
    }
    assert_eq!(bot.votes().await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn what_does_not_fit_into_one_answer_is_fetched() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    bot.kill();
    léa.says(&room, "1").await;
    for number in 0..120 {
        room.send(RoomMessageEventContent::notice_plain(format!("note {number}"))).await.unwrap();
    }
    léa.says(&room, "2").await;
    bot.begin();
    léa.sees_after(0, "Noté : contre").await;
    assert_eq!((léa.times("Noté : pour"), bot.votes().await), (1, 2));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_key_that_nobody_could_read_is_said_again_and_another_account_is_refused() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::new(&synapse).await;
    let password = bot.file("password", "pw-bot\n");
    let set_up = |user: &str| {
        let more = ["--user", user, "--password-file", &password].map(str::to_owned);
        let args: Vec<String> = ["setup".to_owned()].into_iter().chain(bot.args()).chain(more).collect();
        let mut command = program::command("ilfaut-bots", &args);
        command.env("HOME", bot.keys().parent().unwrap());
        command
    };
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = set_up(&bot.name).stdout(full).stderr(std::process::Stdio::null()).status().unwrap();
    assert!(!ended.success());
    assert!(bot.ends().err.contains("setup matrix"), "it is not ready to be a bot's");
    let again = bot.set_up(&[], "pw-bot\n");
    let key = again.out.lines().map(str::trim).find(|line| line.split(' ').count() >= 10 && line.is_ascii());
    assert!(again.code == Some(0) && key.is_some(), "{again:?}");
    let other = program::ran(&mut set_up("@yann:localhost"), b"");
    assert!(other.code == Some(1) && other.err.contains("et non @yann"), "{other:?}");
    bot.begin();
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.asks(&room, "1", "Idée 2").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn several_rooms_share_what_a_slow_homeserver_allows_and_none_is_forgotten() {
    let synapse = Synapse::limited("{per_second: 2, burst_count: 2}").await;
    let bot = Bot::start(&synapse).await;
    let mut citizens = Vec::new();
    for name in ["lea", "yann", "nolwenn"] {
        let citizen = Citizen::new(&synapse, name).await;
        let room = citizen.invites(&bot.name, false).await;
        citizens.push((citizen, room));
    }
    for digit in ["1", "2"] {
        for (citizen, room) in &citizens {
            citizen.says(room, digit).await;
        }
    }
    for (citizen, _) in &citizens {
        citizen.sees_after(0, "Idée 3").await;
        assert_eq!((citizen.times("Idée 1"), citizen.times("Idée 2")), (1, 1));
    }
    assert_eq!(bot.votes().await, 6);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_vote_is_shown_as_read_once_it_is_kept() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    let vote = léa.says(&room, "1").await;
    let name = <&UserId>::try_from(bot.name.as_str()).unwrap();
    let until = Instant::now() + SOON;
    loop {
        let read = room.load_user_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, name).await.unwrap();
        if read.is_some_and(|(event, _)| event == vote) {
            break;
        }
        assert!(Instant::now() < until, "nobody read it");
        sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(bot.votes().await, 1);
}
