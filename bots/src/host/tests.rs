//! What the host does by the clock: who is forgotten, who is told, and how many at once.

use std::collections::HashSet;
use std::ops::Range;

use ilfaut_client::address::Address;
use ilfaut_client::backend::Draft;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::{Decision, Phrase, PhraseRule, Question, Signature, Status, Time};
use ilfaut_client::world::{Dice, SetClock};
use ilfaut_config::settings::Rates;
use jiff::civil;

use super::*;
use crate::conversation::Dialogue;

const LIMITS: Limits = Limits {
    keyboard: false,
    files: false,
    documents: true,
    buttons: true,
    reaches: true,
    open_rooms: false,
    platform: None,
    at_once: 64,
};

/// A host on a consultation in memory that asks nothing yet.
pub(super) async fn host(clock: &SetClock) -> Host {
    let world = World { clock: Arc::new(clock.clone()), dice: Dice::seeded(3) };
    Host {
        backend: connect::open(&Address::Memory, world, Missing::Create).await.unwrap(),
        memory: Memory::new(connect::open_store(&Address::Memory, "bots").unwrap().into()),
        identity: Identity::new([7; 32]),
        pace: Pace::new(&Rates::default(), Arc::new(clock.clone())),
        patience: Arc::new(RealPatience),
        clock: Arc::new(clock.clone()),
        zone: TimeZone::UTC,
        language: Language::FRENCH,
        care: Care::default(),
        quiet: None,
        known: Mutex::default(),
    }
}

async fn joined(host: &Host, number: usize) -> ParticipantId {
    let caller = Caller(number.to_string());
    let link = host.identity.link(Origin::Telegram, &caller);
    host.backend.join(link, Origin::Telegram, Some(host.identity.seal(&caller))).await.unwrap()
}

/// People of these numbers, each with an idea that was just accepted.
async fn authors(host: &Host, clock: &SetClock, numbers: Range<usize>) {
    host.backend.settle(Question::bare("q".into())).await.unwrap();
    let moderator = host.backend.moderator("Inès").await.unwrap();
    for number in numbers {
        let who = joined(host, number).await;
        let phrase = Phrase::parse(&format!("Il faut {number} bancs au soleil"), &PhraseRule::french()).unwrap();
        let draft = Draft { phrase, language: Language::FRENCH, signature: Signature::default() };
        let proposal = host.backend.propose(who, &"q".into(), draft).await.unwrap();
        host.backend.decide(moderator, &proposal, Status::Pending, Decision::Accept).await.unwrap();
    }
    clock.pass(11 * Time::SECOND);
}

#[tokio::test]
async fn a_sweep_forgets_whoever_the_consultation_erased_though_it_asks_nothing() {
    let clock = SetClock::at(Time(Time::DAY));
    let host = host(&clock).await;
    let mut known = HashSet::new();
    for number in 0..40 {
        known.insert(joined(&host, number).await);
    }
    let strangers = (1..6).map(|byte| ParticipantId([byte; 16]));
    for who in known.iter().copied().chain(strangers) {
        host.memory.save(who, &Dialogue::default()).await.unwrap();
    }
    assert!(host.begins_to_sweep() && !host.begins_to_sweep(), "once an hour");
    host.sweep().await;
    assert_eq!(host.memory.everybody().unwrap().into_iter().collect::<HashSet<_>>(), known);
}

#[tokio::test]
async fn some_are_told_at_once_and_nobody_twice() {
    let clock = SetClock::at(Time(Time::DAY));
    let host = host(&clock).await;
    authors(&host, &clock, 0..25).await;
    let mut told = Vec::new();
    for expected in [10, 10, 5, 0] {
        let some = host.to_be_told(Origin::Telegram, LIMITS).await;
        assert_eq!(some.len(), expected);
        told.extend(some.into_iter().map(|(who, ..)| who));
    }
    assert_eq!(told.iter().collect::<HashSet<_>>().len(), 25);
}

#[tokio::test]
async fn where_night_falls_or_somebody_says_stop_nobody_is_told() {
    let clock = SetClock::at(Time(Time::DAY + 20 * 3_600 * Time::SECOND));
    let mut host = host(&clock).await;
    host.quiet = Some(Quiet { from: civil::time(21, 0, 0, 0), to: civil::time(8, 0, 0, 0) });
    authors(&host, &clock, 0..2).await;
    let some = host.to_be_told(Origin::Telegram, LIMITS).await;
    let [(one, ..), (two, ..)] = &some[..] else { panic!("{}", some.len()) };
    host.memory.save(*one, &Dialogue { stopped: true, ..Dialogue::default() }).await.unwrap();
    assert!(!host.may_be_told(*one) && host.may_be_told(*two));
    clock.pass(3_600 * Time::SECOND);
    assert!(!host.may_be_told(*two), "it became quiet on the way");
}

#[tokio::test]
async fn whoever_asked_is_told_once_a_week_that_ideas_wait() {
    let clock = SetClock::at(Time(Time::DAY));
    let host = host(&clock).await;
    authors(&host, &clock, 0..2).await;
    let caller = Caller("7".to_owned());
    let says = |text: &str| Incoming { reachable: true, ..Incoming::new(caller.clone(), Said::Typed(text.to_owned())) };
    let said = async |text: &str| match host.hear(Origin::Telegram, LIMITS, &says(text)).await {
        Outcome::Answer(turn) => turn.message.lines.into_iter().map(|line| line.text + "\n").collect::<String>(),
        _ => panic!("no answer to {text}"),
    };
    said("bonjour").await;
    assert!(!said("1").await.contains("Je vous préviens"), "another one waits");
    assert!(said("1").await.contains("Je vous préviens"), "all are seen");
    assert!(said("oui").await.contains("C'est noté"));
    let told = async || {
        host.find_followers().await;
        host.to_be_told(Origin::Telegram, LIMITS).await.into_iter().filter(|(_, to, _)| *to == caller).count()
    };
    clock.pass(7 * Time::DAY);
    assert_eq!(told().await, 0, "no idea waits");
    authors(&host, &clock, 2..5).await;
    assert_eq!([told().await, told().await], [1, 0], "one message a week");
    clock.pass(7 * Time::DAY);
    assert_eq!(told().await, 1);
    said("ne me préviens plus").await;
    clock.pass(8 * Time::DAY);
    assert_eq!((told().await, host.memory.followers(clock.now()).unwrap()), (0, Vec::new()));
}
