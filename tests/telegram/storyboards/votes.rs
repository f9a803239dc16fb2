//! Votes by button and by word: one edit and one answer, constant rows, data that outlives a restart and that nobody forges,
//! taps that nobody can have meant.

use std::time::Duration;

use ilfaut_client::model::{Qualification, VoteKey};

use super::super::bot::Set;
use super::{Play, VOTES, between, labels};

#[tokio::test]
async fn a_vote_by_button_is_one_edit_and_one_answer_and_no_new_message() {
    let play = Play::begin(Set::default()).await;
    let (first, messages) = (play.card(), play.léa.sees().len());
    for vote in 0..6 {
        let before = play.fake.counts();
        let press = play.press(VOTES[vote % 3]).await;
        let after = play.fake.counts();
        assert_eq!((press.edits, press.answers.len()), (1, 1), "vote {vote}: {press:?}");
        assert!(press.answers[0].text.starts_with("C'est noté") && !press.answers[0].alert, "{press:?}");
        let calls = ["editMessageText", "answerCallbackQuery", "sendMessage"];
        assert_eq!(calls.map(|method| between(&before, &after, method)), [1, 1, 0], "vote {vote}");
        assert_eq!(after.outgoing().calls - before.outgoing().calls, 2, "and nothing else");
        let card = play.card();
        assert_eq!((card.id, labels(&card, 0), card.buttons.len()), (first.id, VOTES.map(str::to_owned).into(), 3));
        assert_eq!(play.keys().await.len(), vote + 1);
    }
    assert_eq!(play.léa.sees().len(), messages);
    let slowest = play.fake.shared.quietly(|state| state.presses.values().filter_map(|press| press.edited).max());
    println!("slowest of six votes, from the press to the edit: {slowest:?}");
    assert!(slowest.unwrap_or_default() < Duration::from_secs(5));
    assert!(play.fake.counts().strange.is_empty(), "{:?}", play.fake.counts().strange);
}

#[tokio::test]
async fn a_button_works_after_a_restart_and_on_an_old_card() {
    let mut play = Play::begin(Set::default()).await;
    let card = play.card();
    let against = play.data(VOTES[1]);
    assert!(card.buttons.concat().iter().filter_map(|button| button.data.as_ref()).all(|data| data.len() <= 64));
    play.press(VOTES[0]).await;
    play.press(VOTES[2]).await;
    assert_eq!(play.keys().await, [VoteKey::Agree, VoteKey::Neutral]);
    play.bot.restart().await;
    let press = play.pressed(play.léa.forge(card.id, &against)).await;
    assert_eq!(press.answers.len(), 1, "{press:?}");
    let meant = [VoteKey::Disagree, VoteKey::Neutral];
    assert_eq!(play.keys().await, meant, "the first idea's vote is another one, and no third one is there");
}

#[tokio::test]
async fn what_nobody_was_given_is_refused_with_a_word() {
    let play = Play::begin(Set::default()).await;
    let (card, data) = (play.card(), play.data(VOTES[0]));
    let yann = play.fake.person(502, "fr");
    yann.start("");
    play.bot.settled(&play.fake).await;
    let foreign = yann.last().unwrap().buttons[0][0].data.clone().unwrap();
    let turned = |at: usize| {
        let letter = if data.as_bytes()[at] == b'A' { "B" } else { "A" };
        [&data[..at], letter, &data[at + 1..]].concat()
    };
    let forged = [turned(data.len() - 1), turned(2), turned(0), foreign, String::new(), "x".repeat(64), "é1v".into()];
    for data in forged {
        let press = play.pressed(play.léa.forge(card.id, &data)).await;
        assert_eq!((press.answers.len(), press.answers[0].text.is_empty()), (1, false), "{data:?}: {press:?}");
    }
    assert!(play.votes().await.is_empty());
    let whole = play.pressed(play.léa.forge(card.id, &data)).await;
    assert!(whole.answers[0].text.starts_with("C'est noté") || play.votes().await.is_empty(), "{whole:?}");
}

#[tokio::test]
async fn a_double_tap_counts_once_and_typed_votes_always() {
    let play = Play::begin(Set::default()).await;
    play.press(VOTES[0]).await;
    play.bot.hand.pass(699);
    let hasty = play.pressed(play.léa.press(VOTES[0]).unwrap()).await;
    assert!(hasty.answers[0].text.contains("pas compté"), "{hasty:?}");
    assert_eq!(play.keys().await.len(), 1);
    play.bot.hand.pass(700);
    play.pressed(play.léa.press(VOTES[0]).unwrap()).await;
    assert_eq!(play.keys().await.len(), 2);
    for typed in ["1", "2"] {
        play.says(typed).await;
    }
    assert_eq!(play.keys().await.len(), 4, "what is typed at once is meant");
}

#[tokio::test]
async fn a_vote_is_taken_back_and_a_word_on_it_put_and_taken() {
    let play = Play::begin(Set::default()).await;
    play.press(VOTES[0]).await;
    let words = |play: &Play| play.card().buttons.concat().into_iter().map(|own| own.label).collect::<Vec<_>>();
    play.press("Réaliste").await;
    assert_eq!(play.votes().await, [(VoteKey::Agree, vec![Qualification::Doable])]);
    assert!(words(&play).contains(&"✔ Réaliste".to_owned()), "{:?}", words(&play));
    let off = play.press("✔ Réaliste").await;
    assert_eq!((off.edits, off.answers.len()), (1, 1));
    assert_eq!(play.votes().await, [(VoteKey::Agree, vec![])]);
    let card = play.card();
    assert_eq!((labels(&card, 0), card.buttons.len()), (VOTES.map(str::to_owned).into(), 3));
    let undone = undo(&play).await;
    assert_eq!(play.votes().await, [], "{undone}");
}

/// Takes the last vote back, by its button where there is one, else by its word.
async fn undo(play: &Play) -> String {
    let label = "Annuler";
    if play.card().buttons.concat().iter().any(|own| own.label.contains(label)) {
        return format!("{:?}", play.press(label).await);
    }
    play.says("0").await.text
}
