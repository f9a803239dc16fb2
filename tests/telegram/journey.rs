//! An idea's way: from a phone to a moderator at another program, by the gateway, and back to the phone, once.

use std::net::Ipv4Addr;
use std::sync::Arc;

use ilfaut_bots::host::Quiet;
use ilfaut_client::Backend;
use ilfaut_client::connect::{self, Near, World};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::keys::NoStaff;
use ilfaut_client::gateway::{Keys, Manners, serve};
use ilfaut_client::model::{Decision, RefusalReason, Status, Time};
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Dice, SetClock};
use jiff::civil;
use tokio::net::TcpListener;

use super::bot::{Bot, SOON, Set};
use super::fake::Fake;
use super::fake::person::Person;
use super::fake::seen::Seen;
use super::fake::state::State;
use crate::talk::stage;

/// Opens everything.
const OWNER: &str = "the-owners-own-key";
/// What a decision waits for before it is told, and more.
const GRACE: i64 = 11 * Time::SECOND;
/// One hour.
const HOUR: i64 = 3_600 * Time::SECOND;

/// Somebody with an idea, and the moderators' way in.
struct Journey {
    fake: Fake,
    bot: Bot,
    léa: Person,
    /// The consultation as another program has it, by HTTP.
    desk: Arc<dyn Backend>,
}

impl Journey {
    async fn begin(quiet: Option<Quiet>) -> Self {
        let fake = Fake::start().await.unwrap();
        let bot = Bot::start(&fake, stage().await, Set { quiet, ..Set::default() }).await;
        let desk = desk(&bot.backend, &bot.clock).await;
        let léa = fake.person(501, "fr");
        let journey = Self { fake, bot, léa, desk };
        journey.says("/start").await;
        journey
    }

    async fn says(&self, words: &str) -> Seen {
        self.léa.say(words);
        self.bot.settled(&self.fake).await;
        self.léa.last().unwrap()
    }

    /// A moderator decides the one idea that waits.
    async fn decide(&self, name: &str, seen: Status, decision: Decision) {
        let moderator = self.desk.moderator(name).await.unwrap();
        let queue = self.desk.queue(moderator, &"commune".into(), seen).await.unwrap();
        self.desk.decide(moderator, &queue[0].proposal, seen, decision).await.unwrap();
        self.desk.leave(moderator).await.unwrap();
    }

    /// Waits until so many of the bot's messages say this.
    async fn is_told(&self, words: &str, times: usize) -> Seen {
        self.bot.pass(GRACE);
        let came = self.fake.wait_until(SOON, |state| told(state, words) == times).await;
        assert!(came, "« {words} » {times} times: {:#?}", self.léa.sees());
        self.bot.settled(&self.fake).await;
        self.léa.last().unwrap()
    }

    /// However often it looks and begins again, it has nothing more to tell.
    async fn stays_told(&mut self, words: &str, times: usize) {
        for _ in 0..2 {
            self.bot.pass(GRACE);
            self.says("1").await;
            self.bot.restart().await;
        }
        self.says("1").await;
        assert_eq!(self.fake.shared.quietly(|state| told(state, words)), times, "{words}");
    }
}

/// How many of the bot's messages say this.
fn told(state: &State, words: &str) -> usize {
    let messages = state.chats[&501].messages.values();
    messages.filter(|own| own.by_bot && own.value["text"].as_str().is_some_and(|text| text.contains(words))).count()
}

/// The same consultation through a gateway on a port of its own.
async fn desk(backend: &Arc<dyn Backend>, clock: &SetClock) -> Arc<dyn Backend> {
    let world = |seed| World { clock: Arc::new(clock.clone()), dice: Dice::seeded(seed) };
    let keys = Keys {
        owner: Secret::new(OWNER),
        seal: [9; 32],
        staff: Arc::new(NoStaff),
        accounts: Box::new(MemoryStore::default()),
        world: world(8),
        manners: Manners { requests_per_minute: 100_000, ..Manners::default() },
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(serve(listener, Arc::clone(backend), keys, std::future::pending()));
    connect::open_remote(&url, Some(Secret::new(OWNER)), Near::default(), world(11)).await.unwrap()
}

#[tokio::test]
async fn an_idea_from_telegram_is_accepted_elsewhere_and_its_author_is_told_once() {
    let mut journey = Journey::begin(None).await;
    let near = journey.says("il faut des pistes cyclables jusqu'aux écoles").await;
    assert!(near.text.contains("pistes cyclables sûres"), "what is there already comes first: {}", near.text);
    journey.says("0").await;
    journey.says("il faut repeindre la salle des fêtes").await;
    let checked = journey.says("Léa 34").await;
    assert!(checked.text.contains("Léa, 34 ans"), "{}", checked.text);
    assert!(journey.says("1").await.text.contains("attend un modérateur"));
    journey.decide("Inès", Status::Pending, Decision::Accept).await;
    let good = journey.is_told("Bonne nouvelle", 1).await;
    assert!(good.text.contains("repeindre la salle des fêtes") && !good.silent, "news may ring: {good:#?}");
    let link = good.buttons.concat().into_iter().find_map(|button| button.url);
    assert!(link.is_some_and(|link| link.starts_with("https://t.me/share/url?")), "{good:#?}");
    journey.stays_told("Bonne nouvelle", 1).await;
}

#[tokio::test]
async fn a_refusal_is_told_with_its_reason_contested_and_decided_by_another() {
    let mut journey = Journey::begin(None).await;
    journey.says("il faut repeindre la mairie en bleu").await;
    journey.says("anonyme").await;
    journey.says("1").await;
    let words = Some("Dites plutôt ce que la commune peut faire du bleu.".to_owned());
    journey.decide("Inès", Status::Pending, Decision::Refuse { reason: RefusalReason::OffTopic, words }).await;
    let refused = journey.is_told("n'a pas été retenue", 1).await;
    assert!(refused.text.contains("la commune peut faire du bleu"), "{}", refused.text);
    let contest = refused.buttons.concat().into_iter().find(|button| button.label.contains("ontest")).unwrap();
    journey.bot.hand.pass(1_000);
    journey.léa.press(&contest.label).unwrap();
    journey.bot.settled(&journey.fake).await;
    assert!(journey.léa.last().unwrap().text.contains("un autre modérateur"), "{:#?}", journey.léa.last());
    journey.desk.moderator("Yann").await.unwrap(); // where there is no other moderator, the same may decide
    let moderator = journey.desk.moderator("Inès").await.unwrap();
    let queue = journey.desk.queue(moderator, &"commune".into(), Status::Pending).await.unwrap();
    let own = journey.desk.decide(moderator, &queue[0].proposal, Status::Pending, Decision::Accept).await;
    assert!(own.is_err(), "whoever refused it does not decide again: {own:?}");
    journey.desk.leave(moderator).await.unwrap();
    journey.decide("Yann", Status::Pending, Decision::Accept).await;
    journey.is_told("Bonne nouvelle", 1).await;
    journey.stays_told("Bonne nouvelle", 1).await;
    assert_eq!(journey.fake.shared.quietly(|state| told(state, "n'a pas été retenue")), 1);
}

#[tokio::test]
async fn nobody_is_told_anything_in_quiet_hours_unless_they_speak() {
    let quiet = Quiet { from: civil::time(9, 0, 0, 0), to: civil::time(14, 0, 0, 0) };
    let journey = Journey::begin(Some(quiet)).await; // it is ten in the morning in Paris
    journey.says("il faut repeindre la salle des fêtes").await;
    journey.says("anonyme").await;
    journey.says("1").await;
    journey.decide("Inès", Status::Pending, Decision::Accept).await;
    for _ in 0..5 {
        journey.bot.pass(GRACE);
        journey.bot.settled(&journey.fake).await;
    }
    assert_eq!(journey.fake.shared.quietly(|state| told(state, "Bonne nouvelle")), 0);
    journey.bot.pass(4 * HOUR);
    journey.is_told("Bonne nouvelle", 1).await;
}

#[tokio::test]
async fn whoever_speaks_in_quiet_hours_is_told_then() {
    let quiet = Quiet { from: civil::time(9, 0, 0, 0), to: civil::time(14, 0, 0, 0) };
    let mut journey = Journey::begin(Some(quiet)).await;
    journey.says("il faut repeindre la salle des fêtes").await;
    journey.says("anonyme").await;
    journey.says("1").await;
    journey.decide("Inès", Status::Pending, Decision::Accept).await;
    journey.bot.pass(GRACE);
    assert!(journey.says("1").await.text.contains("Bonne nouvelle"));
    journey.bot.pass(4 * HOUR);
    journey.stays_told("Bonne nouvelle", 1).await;
}
