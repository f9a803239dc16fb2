//! A console on a real consultation: keys in, what the consultation holds out.

use std::time::Duration;

use ilfaut_client::address::Address;
use ilfaut_client::backend::{Draft, Imported};
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::QuestionId;
use ilfaut_client::model::{
    Channel, Decision, Language, LinkKey, ParticipantId, Phrase, PhraseRule, Question, RefusalReason, Signature,
    Status, VoteKey,
};
use ilfaut_client::world::{Dice, SetClock};
use ilfaut_config::reach;

use super::*;
use crate::app::App;
use crate::app::samples::{NOON, setup};
use crate::effect::Effect;
use crate::keep::Outbox;
use crate::keys::Key;
use crate::layout::Size;
use crate::message::Message;
use crate::order::{Done, Order};

/// A console on a real consultation, its errands run to the end after every key.
struct Desk {
    backend: Arc<dyn Backend>,
    who: ModeratorId,
    clock: SetClock,
    app: App,
    citizen: ParticipantId,
}

/// Longer than anything here takes.
const LONG: Duration = Duration::from_secs(20);

const QUESTION: &str = "village";

async fn desk() -> Desk {
    let clock = SetClock::at(NOON);
    let world = World { clock: Arc::new(clock.clone()), dice: Dice::seeded(3) };
    let backend = connect::open(&Address::Memory, world, Missing::Create).await.unwrap();
    let question = QuestionId::from(QUESTION);
    backend.settle(Question::bare(question.clone())).await.unwrap();
    let citizen = backend.join(LinkKey([7; 32]), Channel::Terminal, None).await.unwrap();
    for text in ["Il faut des bancs au soleil", "Il faut des trains le soir", "Il faut planter des haies"] {
        let phrase = Phrase::parse(text, &PhraseRule::french()).unwrap();
        let draft = Draft { phrase, language: Language::FRENCH, signature: Signature::default() };
        backend.propose(citizen, &question, draft).await.unwrap();
    }
    let who = backend.moderator("Morgane").await.unwrap();
    let questions = backend.questions().await.unwrap();
    let (app, first) = App::new(setup(Language::FRENCH), Size(80, 24), questions, NOON);
    let mut desk = Desk { backend, who, clock, app, citizen };
    desk.run(first).await;
    desk
}

impl Desk {
    async fn run(&mut self, effects: Vec<Effect>) {
        let line = Line { backend: Arc::clone(&self.backend), who: self.who };
        let kept = reach::Desk::take(&Address::Memory, "Morgane").unwrap();
        let world = World { clock: Arc::new(self.clock.clone()), dice: Dice::seeded(1) };
        let outbox = Outbox::new(Arc::new(kept), Dice::seeded(2));
        let (lanes, mut answers) = Lanes::open(line, outbox, world);
        for effect in effects {
            lanes.send(effect).unwrap();
        }
        lanes.end(LONG, LONG).await;
        while let Some(answer) = answers.recv().await {
            let more = self.app.update(answer, self.now());
            Box::pin(self.run(more)).await;
        }
    }

    async fn press(&mut self, keys: &str) {
        for c in keys.chars() {
            let key = if c == '\n' { Key::Enter } else { Key::Char(c) };
            let effects = self.app.update(Message::Key(key), self.now());
            self.run(effects).await;
        }
    }

    fn now(&self) -> ilfaut_client::model::Time {
        ilfaut_client::world::Clock::now(&self.clock)
    }

    async fn fates(&self) -> Vec<Status> {
        let mine = self.backend.mine(self.citizen, &QUESTION.into()).await.unwrap();
        mine.into_iter().rev().map(|mine| mine.status).collect()
    }
}

#[tokio::test]
async fn three_verbs_three_fates_and_an_undo() {
    let mut desk = desk().await;
    desk.press("ap").await;
    desk.press("rm\n").await;
    assert_eq!(desk.fates().await, [Status::Accepted, Status::Postponed, Status::Refused]);
    desk.press("u").await;
    assert_eq!(desk.fates().await, [Status::Accepted, Status::Postponed, Status::Pending]);
    assert_eq!(desk.app.current().map(|row| row.item.text.as_str()), Some("Il faut planter des haies"));
    assert!(desk.app.current().is_some_and(crate::app::Row::is_open));
}

#[tokio::test]
async fn the_author_is_told_when_the_moderator_leaves() {
    let mut desk = desk().await;
    desk.press("a").await;
    assert_eq!(desk.backend.notices(desk.citizen).await.unwrap().len(), 0);
    desk.backend.leave(desk.who).await.unwrap();
    assert_eq!(desk.backend.notices(desk.citizen).await.unwrap().len(), 1);
}

#[tokio::test]
async fn another_moderator_is_in_the_way_then_faster() {
    let mut desk = desk().await;
    let other = desk.backend.moderator("Inès").await.unwrap();
    let first = desk.app.current().unwrap().item.proposal.clone();
    desk.backend.lease(other, &first).await.unwrap();
    desk.press("\n").await;
    assert!(desk.app.note.as_ref().is_some_and(|note| note.text.contains("Inès")));
    desk.backend.decide(other, &first, Status::Pending, Decision::Accept).await.unwrap();
    desk.press("p").await;
    let said = desk.app.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
    assert!(said.contains("Inès") && said.contains("acceptée"), "{said}");
    assert_eq!(desk.fates().await[0], Status::Accepted);
}

#[tokio::test]
async fn an_open_proposal_is_held_and_given_back() {
    let mut desk = desk().await;
    let other = desk.backend.moderator("Inès").await.unwrap();
    let first = desk.app.current().unwrap().item.proposal.clone();
    desk.press("\n").await;
    assert!(desk.backend.lease(other, &first).await.is_err());
    desk.press("q").await;
    assert!(desk.backend.lease(other, &first).await.is_ok());
}

/// Thirty proposals, and somebody who says no to all of them in one second, where two others say yes.
async fn hasty(desk: &Desk) -> ParticipantId {
    let row = |n: usize| Imported {
        external_id: format!("s{n}"),
        text: format!("Il faut {n} bancs"),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    };
    let seeds = desk.backend.import(&QUESTION.into(), (0..30).map(row).collect()).await.unwrap();
    let mut who = desk.citizen;
    for (link, key) in [(1, VoteKey::Agree), (2, VoteKey::Agree), (3, VoteKey::Disagree)] {
        who = desk.backend.join(LinkKey([link; 32]), Channel::Terminal, None).await.unwrap();
        for (proposal, _) in &seeds {
            if key == VoteKey::Agree {
                desk.clock.set(desk.now().plus(60 * ilfaut_client::model::Time::SECOND));
            }
            desk.backend.vote(who, proposal, key).await.unwrap();
        }
    }
    who
}

#[tokio::test]
async fn votes_are_set_aside_by_two_and_come_back() {
    let mut desk = desk().await;
    let bot = hasty(&desk).await;
    desk.press("3ro").await;
    let alerts = &desk.app.alerts;
    assert!(alerts.entries.iter().all(|entry| entry.participants == [bot]), "{:?}", alerts.entries);
    let mut entry = alerts.entries[0].clone();
    assert_eq!(entry.standing().map(|cohort| cohort.proposed.as_str()), Some("Morgane"));
    desk.press("c").await;
    assert!(desk.app.note.as_ref().is_some_and(|note| note.warning), "nobody confirms their own proposal");
    desk.app.setup.moderator = "Inès".into();
    desk.who = desk.backend.moderator("Inès").await.unwrap();
    desk.press("c").await;
    let alerts = &desk.app.alerts;
    entry = alerts.entries[0].clone();
    assert_eq!(entry.standing().and_then(|cohort| cohort.confirmed.as_deref()), Some("Inès"));
    let effect = alerts.effects(&entry);
    assert!(effect.iter().all(|effect| effect.raw[1] == 1 && effect.kept[1] == 0), "{effect:?}");
    desk.press("a").await;
    let alerts = &desk.app.alerts;
    assert_eq!(alerts.entries[0].cohort.as_ref().and_then(|cohort| cohort.restored.as_deref()), Some("Inès"));
}

/// Brings orders as a console does that was killed before it heard their answers; what came of each, and what is kept still.
async fn again(desk: &Desk, orders: Vec<Order>) -> (Vec<Message>, Vec<bool>) {
    let kept = reach::Desk::take(&Address::Memory, "Morgane").unwrap();
    let outbox = Outbox::new(Arc::new(kept), Dice::seeded(2));
    for order in orders {
        outbox.keep(order, desk.now()).unwrap();
    }
    let line = Line { backend: Arc::clone(&desk.backend), who: desk.who };
    let world = World { clock: Arc::new(desk.clock.clone()), dice: Dice::seeded(1) };
    let (lanes, mut answers) = Lanes::open(line, outbox.clone(), world);
    for kept in outbox.all().unwrap() {
        lanes.bring(kept);
    }
    lanes.end(LONG, LONG).await;
    let mut heard = Vec::new();
    while let Some(answer) = answers.recv().await {
        heard.push(answer);
    }
    (heard, outbox.all().unwrap().iter().map(|kept| kept.overtaken).collect())
}

#[tokio::test]
async fn what_was_brought_before_counts_once() {
    let desk = desk().await;
    let proposal = desk.app.current().unwrap().item.proposal.clone();
    let refuse = || Decision::Refuse { reason: RefusalReason::OffTopic, words: Some(" pas ici ".into()) };
    let order = Order::Decide { proposal: proposal.clone(), seen: Status::Pending, decision: refuse() };
    desk.backend.decide(desk.who, &proposal, Status::Pending, refuse()).await.unwrap();
    let (heard, kept) = again(&desk, vec![order]).await;
    assert!(matches!(heard[..], [Message::Carried(_, Ok(Done::Status(Status::Refused)))]), "{heard:?}");
    assert!(kept.is_empty());
    desk.clock.pass(1_000);
    let order = Order::TakeBack { proposal: proposal.clone(), seen: Status::Refused };
    desk.backend.take_back(desk.who, &proposal, Status::Refused).await.unwrap();
    let (heard, kept) = again(&desk, vec![order]).await;
    assert!(matches!(heard[..], [Message::Carried(_, Ok(Done::Undone(_)))]), "{heard:?}");
    assert!(kept.is_empty());
    assert_eq!(desk.fates().await[0], Status::Pending);
}

#[tokio::test]
async fn what_was_overtaken_is_laid_aside_and_what_comes_after_goes_on() {
    let desk = desk().await;
    let other = desk.backend.moderator("Inès").await.unwrap();
    let items = desk.backend.queue(desk.who, &QUESTION.into(), Status::Pending).await.unwrap();
    desk.backend.decide(other, &items[0].proposal, Status::Pending, Decision::Postpone).await.unwrap();
    let accept = |item: &ilfaut_client::backend::QueueItem| Order::Decide {
        proposal: item.proposal.clone(),
        seen: Status::Pending,
        decision: Decision::Accept,
    };
    let (heard, kept) = again(&desk, items.iter().map(accept).collect()).await;
    assert!(matches!(heard[0], Message::Overtaken(_, Some(_))), "{heard:?}");
    assert!(heard[1..].iter().all(|heard| matches!(heard, Message::Carried(_, Ok(_)))), "{heard:?}");
    assert_eq!(kept, [true]);
    assert_eq!(desk.fates().await, [Status::Postponed, Status::Accepted, Status::Accepted]);
}
