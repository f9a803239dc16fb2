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

/// What Telegram says of a message that it will never take.
fn strange() -> Fault {
    Fault::Refuse(Refusal::bad("can't parse what nobody foresaw"))
}

#[tokio::test]
async fn whoever_lets_the_bot_in_again_is_greeted_once() {
    let play = Play::begin(Set::default()).await;
    play.léa.block();
    play.bot.settled(&play.fake).await;
    let shown = play.after(|léa| (léa.unblock(), léa.start(""))).await;
    assert_eq!(shown.len(), 1, "{shown:#?}");
}

#[tokio::test]
async fn news_that_could_not_be_brought_is_brought_another_time() {
    let play = Play::begin(Set::default()).await;
    play.proposes().await;
    let scene = Scene { backend: play.bot.backend.clone(), clock: play.bot.clock.clone() };
    scene.decide(Decision::Accept).await;
    play.fake.spoil("sendMessage", strange());
    play.bot.pass(GRACE);
    let refused = |state: &State| state.counts.of("sendMessage").refused;
    assert!(play.fake.wait_until(SOON, |state| refused(state) == 1).await, "it is tried");
    let calls = play.fake.counts().calls();
    for _ in 0..9 {
        play.bot.pass(2 * Time::SECOND);
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert_eq!((play.told("Bonne nouvelle"), play.fake.counts().calls()), (0, calls), "not at once again");
    for _ in 0..3 {
        play.bot.pass(300 * Time::SECOND);
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(play.fake.wait_until(SOON, |state| in_chat(state, "Bonne nouvelle") == 1).await, "but it is due");
}

#[tokio::test]
async fn an_answer_that_could_not_be_brought_is_given_after_a_restart() {
    let mut play = Play::begin(Set::default()).await;
    play.fake.spoil("sendMessage", strange());
    let before = play.léa.sees().len();
    play.léa.say("mes votes");
    let refused = |state: &State| state.counts.of("sendMessage").refused == 1;
    assert!(play.fake.wait_until(SOON, refused).await);
    play.bot.restart().await;
    play.bot.settled(&play.fake).await;
    let answers = play.léa.sees().into_iter().skip(before).filter(|seen| seen.by_bot).count();
    assert_eq!(answers, 1, "{:#?}", play.léa.sees());
}

#[tokio::test]
async fn a_vote_whose_answer_was_lost_does_not_come_back_over_a_later_one() {
    let mut play = Play::begin(Set::default()).await;
    play.bot.hand.pass(1_000);
    play.fake.spoil("editMessageText", strange());
    let first = play.léa.press(VOTES[0]).unwrap();
    let refused =
        |state: &State| state.presses[&first].answered.is_some() && state.counts.of("editMessageText").refused == 1;
    assert!(play.fake.wait_until(SOON, refused).await);
    let second = play.léa.press(VOTES[1]).unwrap();
    let edited = |state: &State| state.chats[&501].messages.values().any(|own| own.edits == 1);
    assert!(play.fake.wait_until(SOON, edited).await);
    assert!(play.fake.wait_until(SOON, |state| state.presses[&second].answered.is_some()).await);
    assert_eq!(play.keys().await, [VoteKey::Disagree]);
    play.bot.restart().await;
    play.bot.settled(&play.fake).await;
    assert_eq!(play.keys().await, [VoteKey::Disagree], "what they said last counts");
}

#[tokio::test]
async fn an_answer_that_a_pause_keeps_back_survives_a_crash() {
    let rates =
        ilfaut_config::settings::Rates { votes_per_minute: super::super::bot::number(1), ..Set::default().rates };
    let mut play = Play::begin(Set { rates, ..Set::default() }).await;
    play.says("1").await;
    let before = play.léa.sees().len();
    play.léa.say("1");
    let paused = |state: &State| state.chats[&501].messages.len() == before + 2;
    assert!(play.fake.wait_until(SOON, paused).await, "they are asked to wait");
    play.bot.restart().await;
    play.bot.settled(&play.fake).await;
    let last = play.card();
    assert!(last.text.contains("Idée") && play.léa.sees().len() == before + 3, "{:#?}", play.léa.sees());
    assert_eq!(play.keys().await.len(), 2);
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
