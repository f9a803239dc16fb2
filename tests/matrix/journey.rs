//! A citizen's way in an encrypted room, with the bot as a program and a homeserver of others: in, votes by digit, word and
//! sign, changes of mind, an idea, a moderator's answer; and again after either was killed.

use std::path::Path;
use std::time::Duration;

use ilfaut_client::model::{Decision, Status};
use ilfaut_client::world::Dice;
use matrix_sdk::ruma::api::client::room::create_room::v3::Request as CreateRoom;
use tokio::time::{Instant, sleep};

use super::citizen::{Citizen, SOON};
use super::program::Bot;
use super::synapse::Synapse;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_citizen_takes_part_in_an_encrypted_room() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    let first = léa.sees_after(0, "Idée 1").await;
    assert!(first.sealed && !first.rings, "{first:?}");
    let second = léa.asks(&room, "1", "Noté : pour").await;
    assert!(second.sealed && second.body.contains("Idée 2"), "{second:?}");
    léa.asks(&room, "contre", "Noté : contre").await;
    let count = léa.count();
    let sign = léa.signs(&room, &first.event, "👎🏽").await;
    léa.sees_after(count, "Noté : contre").await;
    let count = léa.count();
    léa.takes_away(&room, &sign).await;
    léa.sees_after(count, "annulé").await;
    léa.asks(&room, "il faut des bancs à l'ombre devant chaque arrêt de car", "Comment signer").await;
    léa.asks(&room, "Léa 34", "Léa, 34 ans").await;
    léa.asks(&room, "1", "Merci Léa").await;
    let count = léa.count();
    accept(&bot).await;
    let told = léa.sees_after(count, "Bonne nouvelle").await;
    assert!(told.sealed && told.rings, "{told:?}");
}

/// A moderator at another program accepts the one idea that waits.
async fn accept(bot: &Bot) {
    let desk = bot.desk().await;
    let question = desk.questions().await.unwrap()[0].question.id.clone();
    let moderator = desk.moderator("Inès").await.unwrap();
    let queue = desk.queue(moderator, &question, Status::Pending).await.unwrap();
    desk.decide(moderator, &queue[0].proposal, Status::Pending, Decision::Accept).await.unwrap();
    desk.leave(moderator).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn what_is_said_while_the_bot_is_killed_is_answered_once_and_in_order() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    bot.kill();
    for digit in ["1", "2", "3"] {
        léa.says(&room, digit).await;
    }
    bot.begin();
    léa.sees_after(0, "Noté : neutre").await;
    let answers: Vec<String> = léa.sees().into_iter().filter_map(|seen| noted(&seen.body)).collect();
    assert_eq!(answers, ["Noté : pour", "Noté : contre", "Noté : neutre"]);
    let mut dice = Dice::seeded(7);
    let rounds = 3;
    for round in 1..=rounds {
        let count = léa.count();
        léa.says(&room, "1").await;
        sleep(Duration::from_millis(dice.below(400))).await;
        bot.kill();
        bot.begin();
        let idea = format!("Idée {}", 4 + round);
        léa.sees_after(count.saturating_sub(1), &idea).await;
        assert_eq!(léa.times(&idea), 1, "round {round}: {:#?}", léa.sees());
    }
    assert_eq!(bot.votes().await, 3 + rounds);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn whatever_is_done_when_the_bot_is_killed_has_its_effect_once() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    let first = léa.sees_after(0, "Idée 1").await;
    léa.asks(&room, "2", "Idée 2").await;
    let mut dice = Dice::seeded(11);
    let sign = léa.signs(&room, &first.event, "👍").await;
    killed(&mut bot, &mut dice).await;
    is_tallied(&bot, [1, 0, 0]).await;
    léa.takes_away(&room, &sign).await;
    killed(&mut bot, &mut dice).await;
    is_tallied(&bot, [0; 3]).await;
    let words = ["il faut des bancs à l'ombre devant chaque arrêt de car", "anonyme"];
    for (words, answer) in words.into_iter().zip(["Comment signer", "1 envoyer"]) {
        léa.says(&room, words).await;
        killed(&mut bot, &mut dice).await;
        léa.sees_after(0, answer).await;
        assert_eq!(léa.times(answer), 1, "{:#?}", léa.sees());
    }
    léa.says(&room, "1").await;
    killed(&mut bot, &mut dice).await;
    let mine = léa.asks(&room, "mes idées", "en attente").await;
    assert_eq!(mine.body.matches("bancs").count(), 1, "sent once, whatever of its answer was lost: {mine:?}");
    accept(&bot).await;
    killed(&mut bot, &mut dice).await;
    léa.sees_after(0, "Bonne nouvelle").await;
    sleep(Duration::from_secs(3)).await; // whether it comes again
    assert_eq!((tallied(&bot).await, léa.times("Bonne nouvelle")), ([0; 3], 1), "{:#?}", léa.sees());
}

/// Waits until all votes are these.
async fn is_tallied(bot: &Bot, votes: [u64; 3]) {
    let until = Instant::now() + SOON;
    while tallied(bot).await != votes {
        assert!(Instant::now() < until, "{:?} and not {votes:?}", tallied(bot).await);
        sleep(Duration::from_millis(100)).await;
    }
}

/// The bot is killed shortly after something was done, and begins again.
async fn killed(bot: &mut Bot, dice: &mut Dice) {
    sleep(Duration::from_millis(dice.below(400))).await;
    bot.kill();
    bot.begin();
}

/// All votes: for, against, neutral.
async fn tallied(bot: &Bot) -> [u64; 3] {
    let desk = bot.desk().await;
    let question = desk.questions().await.unwrap()[0].question.id.clone();
    let rows = desk.all(&question).await.unwrap();
    rows.iter().fold([0; 3], |[a, b, c], row| {
        let [x, y, z] = row.tally.count.votes;
        [a + x, b + y, c + z]
    })
}

/// The first words of an answer to a vote.
fn noted(body: &str) -> Option<String> {
    body.split(['.', '(']).next().filter(|first| first.starts_with("Noté")).map(|first| first.trim().to_owned())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn the_homeserver_is_killed_and_everything_goes_on() {
    let mut synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    léa.asks(&room, "1", "Idée 2").await;
    synapse.kill();
    sleep(Duration::from_secs(2)).await;
    synapse.begin().await;
    léa.asks(&room, "2", "Idée 3").await;
    léa.asks(&room, "il faut des bancs à l'ombre devant chaque arrêt de car", "Comment signer").await;
    léa.asks(&room, "anonyme", "1 envoyer").await;
    let count = léa.count();
    léa.asks(&room, "1", "Merci").await;
    accept(&bot).await;
    synapse.kill();
    sleep(Duration::from_secs(13)).await; // the decision is told now, to a homeserver that is away
    synapse.begin().await;
    let told = léa.sees_after(count, "Bonne nouvelle").await;
    assert!(told.sealed, "{told:?}");
    sleep(Duration::from_secs(3)).await;
    assert_eq!(léa.times("Bonne nouvelle"), 1);
    assert_eq!(bot.votes().await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn nothing_said_in_an_encrypted_room_can_be_read_in_the_homeservers_files() {
    let mut synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let (léa, yann) = (Citizen::new(&synapse, "lea").await, Citizen::new(&synapse, "yann").await);
    let room = léa.invites(&bot.name, true).await;
    let card = léa.sees_after(0, "Idée 1").await;
    let idea = card.body.lines().find(|line| line.starts_with('«')).unwrap().trim_matches(['«', '»', '\u{a0}', ' ']);
    léa.asks(&room, "contre", "Noté").await;
    léa.asks(&room, "il faut des kiosques à musique", "Comment signer").await;
    let open = yann.client.create_room(CreateRoom::new()).await.unwrap();
    yann.says(&open, "bonjour à découvert").await;
    let running = all_bytes(synapse.folder()); // what it writes first, too
    synapse.kill();
    for files in [running, all_bytes(synapse.folder())] {
        let has = |words: &str| {
            let ascii = words.chars().map(|c| if c.is_ascii() { c.into() } else { format!("\\u{:04x}", u32::from(c)) });
            let forms = [words.to_owned(), serde_json::to_string(words).unwrap(), ascii.collect()];
            forms.iter().any(|form| {
                let form = form.trim_matches('"').as_bytes();
                files.windows(form.len()).any(|part| part == form)
            })
        };
        assert!(has("bonjour à découvert"), "the search finds what can be read");
        for words in [idea, "contre", "kiosques à musique", "kiosques", "Noté", "Comment signer"] {
            assert!(!has(words), "{words:?} can be read");
        }
    }
}

/// All that lies in a folder and below.
fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        all.extend(if path.is_dir() { all_bytes(&path) } else { std::fs::read(&path).unwrap() });
    }
    all
}
