//! The storyboards of Telegram, one by one, over sockets: what a hand does on a phone, what the phone shows, how many calls
//! that costs, and what the consultation holds afterwards.

mod phone;
mod trouble;
mod votes;
mod webhook;

use ilfaut_client::model::{Qualification, VoteKey};

use super::bot::{Bot, SOON, Set};
use super::fake::Fake;
use super::fake::counts::Counts;
use super::fake::person::Person;
use super::fake::seen::Seen;
use super::fake::state::{Press, State};
use crate::talk::stage;

/// The row that the thumb always finds.
const VOTES: [&str; 3] = ["👍 Pour", "👎 Contre", "😐 Neutre"];

/// One person before the bot.
struct Play {
    fake: Fake,
    bot: Bot,
    léa: Person,
}

impl Play {
    /// Léa has opened the bot and has the first idea before her.
    async fn begin(set: Set) -> Self {
        let fake = Fake::start().await.unwrap();
        let bot = Bot::start(&fake, stage().await, set).await;
        let play = Self { léa: fake.person(501, "fr"), fake, bot };
        let shown = play.after(|léa| léa.start("")).await;
        assert!(shown.iter().any(|seen| seen.text.contains("Idée 1")), "{shown:#?}");
        play
    }

    /// The bot's messages that are new after what she did.
    async fn after<T>(&self, deed: impl FnOnce(&Person) -> T) -> Vec<Seen> {
        let last = self.léa.sees().last().map_or(0, |seen| seen.id);
        deed(&self.léa);
        self.bot.settled(&self.fake).await;
        self.léa.sees().into_iter().filter(|seen| seen.by_bot && seen.id > last).collect()
    }

    /// The one message that answers what she typed.
    async fn says(&self, words: &str) -> Seen {
        let mut shown = self.after(|léa| léa.say(words)).await;
        assert_eq!(shown.len(), 1, "« {words} » is answered once: {shown:#?}");
        shown.remove(0)
    }

    /// What came of a press: it has been answered, and whatever it led to has arrived.
    async fn pressed(&self, press: String) -> Press {
        let answered = self.fake.wait_until(SOON, |state| state.presses[&press].answered.is_some());
        assert!(answered.await, "the button spins for ever");
        self.bot.settled(&self.fake).await;
        self.fake.wait_until(SOON, counted).await;
        self.fake.pressed(&press).unwrap()
    }

    /// Presses what she has had the time to read.
    async fn press(&self, button: &str) -> Press {
        self.bot.hand.pass(1_000);
        self.pressed(self.léa.press(button).unwrap()).await
    }

    /// Her last message from the bot.
    fn card(&self) -> Seen {
        self.léa.last().unwrap()
    }

    /// What the button that reads so carries on her last message.
    fn data(&self, button: &str) -> String {
        let button = self.card().buttons.concat().into_iter().find(|own| own.label == button);
        button.unwrap_or_else(|| panic!("{:#?}", self.card())).data.unwrap()
    }

    /// Her votes as the consultation holds them, the last one first.
    async fn votes(&self) -> Vec<(VoteKey, Vec<Qualification>)> {
        let who = self.bot.participant(self.léa.id).await;
        let cards = self.bot.backend.voted(who, &"commune".into()).await.unwrap();
        cards.into_iter().filter_map(|card| card.ballot).map(|ballot| (ballot.key, ballot.qualifications)).collect()
    }

    /// Only the kinds of her votes, sorted.
    async fn keys(&self) -> Vec<VoteKey> {
        let mut keys: Vec<VoteKey> = self.votes().await.into_iter().map(|(key, _)| key).collect();
        keys.sort();
        keys
    }
}

/// Whether every call that had its effect is among the figures, too.
fn counted(state: &State) -> bool {
    state.counts.outgoing().calls >= state.counts.calls.iter().filter(|call| !call.in_reply).count()
}

/// Calls of a method between two counts.
fn between(before: &Counts, after: &Counts, method: &str) -> usize {
    after.of(method).calls - before.of(method).calls
}

/// The labels of a row.
fn labels(seen: &Seen, row: usize) -> Vec<String> {
    seen.buttons.get(row).into_iter().flatten().map(|button| button.label.clone()).collect()
}
