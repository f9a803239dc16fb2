//! The bot's keys: spoilt, and compared with somebody's. Knows what an operator and a citizen are told.

use std::fs;

use futures_util::StreamExt;
use matrix_sdk::encryption::verification::{SasState, SasVerification, VerificationRequest, VerificationRequestState};
use matrix_sdk::ruma::UserId;
use matrix_sdk::ruma::api::client::session::get_login_token;
use tokio::time::{Instant, sleep};

use super::citizen::{Citizen, SOON};
use super::program::Bot;
use super::synapse::Synapse;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn keys_that_are_spoilt_are_told_and_left_as_they_are() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::start(&synapse).await;
    bot.kill();
    let store = bot.keys().join("matrix-sdk-crypto.sqlite3");
    let whole = fs::read(&store).unwrap();
    fs::write(&store, b"these are no keys").unwrap();
    let told = bot.ends();
    assert!(told.code == Some(1) && told.err.contains("ne peut pas être utilisé"), "{told:?}");
    assert!(told.err.lines().count() == 1, "{told:?}");
    assert_eq!(fs::read(&store).unwrap(), b"these are no keys", "what somebody may mend is not written over");
    fs::write(&store, whole).unwrap();
    bot.begin();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn a_token_of_the_homeservers_page_logs_in_as_a_password_does_and_once() {
    let synapse = Synapse::start().await;
    let mut bot = Bot::new(&synapse).await;
    let elsewhere = synapse.log_in("bot").await;
    let token = elsewhere.send(get_login_token::v1::Request::new()).await.unwrap().login_token;
    let wrong = bot.set_up(&["--sso"], "another\n");
    assert!(wrong.code == Some(1) && wrong.err.contains("refuse"), "{wrong:?}");
    let set_up = bot.set_up(&["--sso"], &format!("{token}\n"));
    assert_eq!(set_up.code, Some(0), "{set_up:?}");
    assert!(set_up.out.contains("/login/sso/redirect") && !set_up.out.contains(&token), "{set_up:?}");
    bot.begin();
    let léa = Citizen::new(&synapse, "lea").await;
    let room = léa.invites(&bot.name, true).await;
    léa.asks(&room, "1", "Noté : pour").await;
}

/// The request of the bot to compare signs that is not over.
async fn request(citizen: &Citizen, bot: &str) -> VerificationRequest {
    let (bot, until) = (<&UserId>::try_from(bot).unwrap(), Instant::now() + SOON);
    loop {
        for seen in citizen.sees() {
            let found = citizen.client.encryption().get_verification_request(bot, seen.event).await;
            if let Some(request) = found.filter(|request| !request.is_cancelled() && !request.is_done()) {
                return request;
            }
        }
        assert!(Instant::now() < until, "nobody asks to compare: {:#?}", citizen.sees());
        sleep(std::time::Duration::from_millis(50)).await;
    }
}

/// Accepts it; the comparison that follows.
async fn accepted(request: &VerificationRequest) -> SasVerification {
    request.accept().await.unwrap();
    let now = futures_util::stream::once(std::future::ready(request.state()));
    let mut states = std::pin::pin!(now.chain(request.changes()));
    while let Some(state) = states.next().await {
        if let VerificationRequestState::Transitioned { verification } = state {
            let signs = verification.sas().unwrap();
            signs.accept().await.unwrap();
            return signs;
        }
    }
    panic!("{:?}", request.state())
}

/// Asks for a sign in colour; nothing else of the sign.
const IN_COLOUR: char = '\u{fe0f}';

/// The signs that somebody's program draws, as the bot writes them.
async fn drawn(signs: &SasVerification) -> String {
    let now = futures_util::stream::once(std::future::ready(signs.state()));
    let mut states = std::pin::pin!(now.chain(signs.changes()));
    while let Some(state) = states.next().await {
        if let SasState::KeysExchanged { emojis, .. } = state {
            let drawn: Vec<&str> = emojis.unwrap().emojis.iter().map(|emoji| emoji.symbol).collect();
            return drawn.join(" ").replace(IN_COLOUR, "");
        }
    }
    panic!("{:?}", signs.state())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "needs Synapse: tests/matrix/synapse.sh installs it and runs this"]
async fn signs_are_compared_and_what_is_not_the_same_is_told() {
    let synapse = Synapse::start().await;
    let bot = Bot::start(&synapse).await;
    let léa = Citizen::new(&synapse, "lea").await;
    léa.client.encryption().bootstrap_cross_signing(None).await.unwrap();
    let room = léa.invites(&bot.name, true).await;
    léa.sees_after(0, "Idée 1").await;
    for (same, end) in [(false, "La comparaison n'a pas abouti"), (true, "tient maintenant pour vérifiés")] {
        let count = léa.count();
        léa.says(&room, "vérifier").await;
        let signs = accepted(&request(&léa, &bot.name).await).await;
        let mine = drawn(&signs).await;
        let theirs = léa.sees_after(count, "Comparez").await;
        assert!(theirs.sealed && theirs.body.contains(&mine), "{mine:?} {theirs:?}");
        if same {
            signs.confirm().await.unwrap();
        } else {
            signs.mismatch().await.unwrap();
        }
        léa.sees_after(count, end).await;
    }
    let (user, until) = (<&UserId>::try_from(bot.name.as_str()).unwrap(), Instant::now() + SOON);
    while !léa.client.encryption().get_user_identity(user).await.unwrap().unwrap().is_verified() {
        assert!(Instant::now() < until, "her own program does not believe it");
        sleep(std::time::Duration::from_millis(100)).await;
    }
    léa.asks(&room, "1", "Noté : pour").await;
}
