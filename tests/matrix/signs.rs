//! Votes by signs and polls, words changed and taken away, files, and signs compared.

use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_config::settings::{Care, Rates};
use matrix_sdk::attachment::AttachmentConfig;
use matrix_sdk::media::{MediaFormat, MediaRequestParameters};
use matrix_sdk::ruma::events::room::MediaSource;
use matrix_sdk::ruma::events::room::message::{RoomMessageEventContent, TextMessageEventContent};
use tokio::time::sleep;

use super::citizen::Citizen;
use super::host::{Hosted, Set};
use super::program::Bot;
use super::synapse::Synapse;
use crate::talk::stage;

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
    let files =
        [("chat.png", "image/png", "regarder les images"), ("a.pdf", "application/pdf", "n'ouvre pas les fichiers")];
    for (name, kind, answer) in files {
        let (bytes, config) = (b"as good as any".to_vec(), AttachmentConfig::new());
        room.send_attachment(name, &kind.parse().unwrap(), bytes, config).await.unwrap();
        léa.sees_after(count, answer).await;
    }
    let caption = TextMessageEventContent::plain("il faut des bancs comme celui-ci");
    let config = AttachmentConfig::new().caption(Some(caption));
    room.send_attachment("banc.png", &"image/png".parse().unwrap(), b"a bench".to_vec(), config).await.unwrap();
    léa.sees_after(count, "Comment signer").await; // the words under a picture can be an idea
    léa.asks(&room, "0", "Idée 1").await;
    let before = léa.sees().len();
    room.send(RoomMessageEventContent::notice_plain("1")).await.unwrap();
    sleep(Duration::from_secs(2)).await;
    assert_eq!(léa.sees().len(), before, "two programs must never answer each other");
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
    léa.answers(&room, &poll, &["2"]).await;
    léa.sees_poll("Idée 3").await;
    assert_eq!(bot.votes().await, 2);
    léa.answers(&room, &poll, &[]).await;
    léa.sees_poll("annulé").await;
    assert_eq!(bot.votes().await, 1);
    léa.asks(&room, "sondage non", "Plus de sondages").await;
    let said = léa.asks(&room, "3", "Noté : neutre").await;
    assert!(said.sealed && said.body.contains("1 pour, 2 contre"), "words again, no poll: {said:?}");
    assert_eq!(bot.votes().await, 2);
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

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn results_come_as_a_picture_that_has_a_size_and_words_for_whoever_does_not_see_it() {
    let synapse = Synapse::start().await;
    let account = Bot::new(&synapse).await;
    assert_eq!(account.set_up(&[], "pw-bot\n").code, Some(0));
    let set = Set { rates: Rates::default(), care: Care::default(), is_plain: false };
    let bot = Hosted::start(synapse.url(), account.keys(), stage().await, set).await;
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&account.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    bot.pass(30 * Time::DAY);
    léa.asks(&room, "1", "est close").await;
    léa.asks(&room, "résultats", "« image »").await;
    let seen = léa.asks(&room, "image", "Résultats").await;
    let picture = seen.picture.as_ref().expect("a picture");
    let info = picture.info.as_ref().unwrap();
    let size = [info.width, info.height].map(|side| u32::try_from(side.expect("a size")).unwrap());
    assert!(seen.body.contains("7 idées, 100 votes"), "whoever does not see it reads the same: {}", seen.body);
    assert_eq!((picture.filename(), info.mimetype.as_deref()), ("resultats.png", Some("image/png")));
    assert!(matches!(picture.source, MediaSource::Encrypted(_)), "the homeserver sees it: {:?}", picture.source);
    let request = MediaRequestParameters { source: picture.source.clone(), format: MediaFormat::File };
    let bytes = léa.client.media().get_media_content(&request, false).await.unwrap();
    assert!(bytes.starts_with(b"\x89PNG") && info.size.is_some_and(|size| u64::from(size) == bytes.len() as u64));
    let drawn = [16, 20].map(|at| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()));
    assert_eq!(size, drawn);
}
