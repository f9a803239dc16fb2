//! What goes wrong on Telegram's side: storms, blocks, lost answers, updates twice or in another order, hours of silence. No
//! vote is lost, none counts twice, nobody is answered twice.

use ilfaut_client::model::{Decision, Time, VoteKey};

use super::super::bot::{SOON, Set};
use super::super::fake::knobs::Fault;
use super::super::fake::refusal::Refusal;
use super::super::fake::state::{Message, State};
use super::{Play, VOTES};
use crate::talk::scene::Scene;

/// What the moderator's decision waits for before it is told, and more.
const GRACE: i64 = 11 * Time::SECOND;

impl Play {
    async fn proposes(&self) {
        self.says("il faut plus de bancs au soleil").await;
        self.says("anonyme").await;
        assert!(self.says("1").await.text.contains("attend un modérateur"));
    }

    fn told(&self, words: &str) -> usize {
        self.fake.shared.quietly(|state| in_chat(state, words))
    }
}

#[tokio::test]
async fn whoever_blocked_the_bot_is_left_in_peace_and_told_once_back() {
    let play = Play::begin(Set::default()).await;
    play.proposes().await;
    play.léa.block();
    play.bot.settled(&play.fake).await;
    let scene = Scene { backend: play.bot.backend.clone(), clock: play.bot.clock.clone() };
    scene.decide(Decision::Accept).await;
    play.bot.pass(GRACE);
    let refused = |state: &State| state.counts.of("sendMessage").refused;
    assert!(play.fake.wait_until(SOON, |state| refused(state) == 1).await, "it is tried once");
    for _ in 0..5 {
        play.bot.pass(2 * Time::SECOND);
        tokio::task::yield_now().await;
    }
    play.léa.unblock();
    play.bot.settled(&play.fake).await;
    play.bot.pass(GRACE);
    assert!(play.fake.wait_until(SOON, |state| in_chat(state, "Bonne nouvelle") == 1).await);
    play.bot.pass(GRACE);
    assert!(!play.says("1").await.text.contains("Bonne nouvelle"), "it is not told twice");
    assert_eq!(play.told("Bonne nouvelle"), 1);
    assert_eq!(play.fake.shared.quietly(|state| refused(state)), 1, "and was tried only once meanwhile");
}

/// How many of the bot's messages to Léa say this.
fn in_chat(state: &State, words: &str) -> usize {
    let says = |own: &&Message| own.by_bot && own.value["text"].as_str().is_some_and(|text| text.contains(words));
    state.chats[&501].messages.values().filter(says).count()
}

#[tokio::test]
async fn a_storm_of_too_many_requests_loses_nothing() {
    let play = Play::begin(Set::default()).await;
    play.fake.set(|knobs| knobs.storm = Some((2, 0)));
    for vote in 0..4 {
        let press = play.press(VOTES[0]).await;
        assert_eq!((press.edits, press.answers.len()), (1, 1), "vote {vote}: {press:?}");
    }
    assert_eq!(play.keys().await, [VoteKey::Agree; 4]);
    assert!(play.fake.counts().slowed >= 4, "{} were slowed down", play.fake.counts().slowed);
}

#[tokio::test]
async fn refusals_of_one_call_do_not_stop_the_conversation() {
    let play = Play::begin(Set::default()).await;
    let same = "message is not modified: specified new message content and reply markup are exactly the same";
    play.fake.spoil("editMessageText", Fault::Refuse(Refusal::bad(same)));
    let before = play.fake.counts();
    play.press(VOTES[0]).await;
    assert_eq!(
        super::between(&before, &play.fake.counts(), "editMessageText"),
        1,
        "what stands there is not tried again"
    );
    play.fake.spoil("editMessageText", Fault::Refuse(Refusal::bad("message to edit not found")));
    let (seen, press) = (play.léa.sees().len(), play.press(VOTES[1]).await);
    assert_eq!((press.answers.len(), play.léa.sees().len()), (1, seen + 1), "a message that is gone is sent anew");
    play.fake.spoil("answerCallbackQuery", Fault::Cut);
    let press = play.press(VOTES[2]).await;
    assert_eq!((press.answers.len(), press.edits), (1, 1), "{press:?}");
    play.fake.spoil("answerCallbackQuery", Fault::Lost);
    play.press(VOTES[0]).await;
    play.fake.spoil("sendMessage", Fault::Refuse(Refusal::forbidden("bot was blocked by the user")));
    assert_eq!(play.after(|léa| léa.say("1")).await.len(), 0);
    let votes = play.says("mes votes").await.text;
    assert!(votes.contains("Vos 4 votes"), "whoever writes can be written to again: {votes}");
    assert_eq!(play.keys().await.len(), 4, "one was pressed again on the card that stayed, and is another vote on it");
}

#[tokio::test]
async fn a_press_too_old_to_be_answered_still_counts() {
    let play = Play::begin(Set::default()).await;
    play.bot.hand.pass(1_000);
    let press = play.léa.press(VOTES[0]).unwrap();
    play.fake.age();
    assert!(play.fake.wait_until(SOON, |state| state.presses[&press].edits == 1).await);
    play.bot.settled(&play.fake).await;
    assert_eq!(play.keys().await, [VoteKey::Agree]);
}

#[tokio::test]
async fn a_group_that_moves_disturbs_nobody() {
    let play = Play::begin(Set::default()).await;
    let group = play.léa.group("Quartier");
    group.migrate();
    play.bot.settled(&play.fake).await;
    play.press(VOTES[0]).await;
    assert!(play.bot.runs() && play.keys().await.len() == 1);
}

#[tokio::test]
async fn updates_twice_and_in_another_order_change_nothing() {
    let mut play = Play::begin(Set::default()).await;
    play.bot.cut();
    play.fake.set(|knobs| (knobs.repeat_every, knobs.reorder) = (1, true));
    let typed = ["1", "2", "3", "0", "1"];
    let before = play.léa.sees().iter().filter(|seen| seen.by_bot).count();
    for words in typed {
        play.léa.say(words);
    }
    play.bot.begin().await;
    play.bot.settled(&play.fake).await;
    let answers = play.léa.sees().iter().filter(|seen| seen.by_bot).count() - before;
    assert_eq!(answers, typed.len(), "each is answered once");
    assert_eq!(
        play.keys().await,
        [VoteKey::Agree, VoteKey::Agree, VoteKey::Disagree],
        "in the order they were written"
    );
}

#[tokio::test]
async fn what_was_said_while_it_was_away_is_answered_late_and_in_order() {
    let mut play = Play::begin(Set::default()).await;
    play.bot.cut();
    play.fake.set(|knobs| knobs.behind = 3_600);
    let before = play.léa.sees().len();
    for words in ["1", "2", "il faut des bancs", "anonyme", "1", "3"] {
        play.léa.say(words);
    }
    play.bot.begin().await;
    play.bot.settled(&play.fake).await;
    let answers: Vec<String> =
        play.léa.sees().split_off(before).into_iter().filter(|seen| seen.by_bot).map(|seen| seen.text).collect();
    let signs = ["Noté : pour", "Noté : contre", "Comment signer", "sans nom", "attend un modérateur", "Noté : neutre"];
    assert_eq!(answers.len(), signs.len(), "{answers:#?}");
    assert!(answers.iter().zip(signs).all(|(answer, sign)| answer.contains(sign)), "{answers:#?}");
    assert_eq!(answers.iter().filter(|answer| answer.contains("Désolé du retard")).count(), 1, "{answers:#?}");
    assert_eq!(play.keys().await, [VoteKey::Agree, VoteKey::Disagree, VoteKey::Neutral]);
}

#[tokio::test]
async fn what_is_under_way_when_it_dies_is_answered_after() {
    let mut play = Play::begin(Set::default()).await;
    for round in 0..6 {
        play.bot.hand.pass(1_000);
        let press = play.léa.press(VOTES[round % 3]).unwrap();
        if round % 2 == 0 {
            let taken = |state: &State| state.queue.waiting.is_empty();
            assert!(play.fake.wait_until(SOON, taken).await);
        }
        play.bot.restart().await;
        assert!(play.fake.wait_until(SOON, |state| state.presses[&press].answered.is_some()).await, "round {round}");
        play.bot.settled(&play.fake).await;
        assert_eq!(play.keys().await.len(), round + 1, "round {round}");
    }
}
