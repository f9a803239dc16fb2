//! Random deeds of random people, in any order, with a clock that jumps: the counts equal those of a model that knows nothing
//! of the engine, a recount finds the same, and the same deeds make the same journal to the last bit.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use ilfaut_client::Error;
use ilfaut_client::address::Address;
use ilfaut_client::backend::{Amendment, Backend, Draft, Imported};
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::error::Result;
use ilfaut_client::model::{
    Channel, Decision, Language, LinkKey, ModeratorId, ParticipantId, Phrase, PhraseRule, ProposalId, Qualification,
    Question, QuestionId, RefusalReason, Signature, Status, Time, VoteKey,
};
use ilfaut_client::world::{Clock, Dice, SetClock};
use proptest::prelude::*;

use crate::crowd::block_on;

/// One thing that somebody does; people and proposals are named by small numbers.
#[derive(Debug, Clone)]
enum Deed {
    Vote(u8, u8, u8),
    Unvote(u8, u8),
    Qualify(u8, u8, u8, bool),
    Next(u8, u8),
    Pass(u8, u8),
    Propose(u8, u8),
    Withdraw(u8, u8),
    Appeal(u8, u8),
    Sign(u8, u8),
    Declare(u8, bool),
    Erase(u8),
    Keep(u8),
    Tell(u8),
    Decide(u8, u8, u8, u8),
    Amend(u8, u8, u8, u8),
    Undo(u8),
    TakeBack(u8, u8, u8),
    Say(u8, u8, u8, bool),
    Leave(u8),
    Close(bool),
    Sweep,
    Wait(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let (who, what) = (0..5u8, 0..9u8);
    prop_oneof![
        12 => (who.clone(), what.clone(), 0..3u8).prop_map(|(a, b, c)| Deed::Vote(a, b, c)),
        3 => (who.clone(), what.clone()).prop_map(|(a, b)| Deed::Unvote(a, b)),
        8 => (who.clone(), what.clone(), 0..9u8, any::<bool>()).prop_map(|(a, b, c, d)| Deed::Qualify(a, b, c, d)),
        4 => (who.clone(), 0..14u8).prop_map(|(a, b)| Deed::Next(a, b)),
        1 => (who.clone(), what.clone()).prop_map(|(a, b)| Deed::Pass(a, b)),
        4 => (who.clone(), 0..6u8).prop_map(|(a, b)| Deed::Propose(a, b)),
        1 => (who.clone(), what.clone()).prop_map(|(a, b)| Deed::Withdraw(a, b)),
        3 => (who.clone(), what.clone()).prop_map(|(a, b)| Deed::Appeal(a, b)),
        1 => (who.clone(), 0..3u8).prop_map(|(a, b)| Deed::Sign(a, b)),
        1 => (who.clone(), any::<bool>()).prop_map(|(a, b)| Deed::Declare(a, b)),
        1 => who.clone().prop_map(Deed::Erase),
        1 => who.clone().prop_map(Deed::Keep),
        2 => who.prop_map(Deed::Tell),
        3 => (0..2u8, what.clone(), 0..5u8, 0..6u8).prop_map(|(a, b, c, d)| Deed::Amend(a, b, c, d)),
        2 => (0..2u8, what.clone(), 0..5u8).prop_map(|(a, b, c)| Deed::TakeBack(a, b, c)),
        3 => (0..2u8, what.clone(), 0..3u8, any::<bool>()).prop_map(|(a, b, c, d)| Deed::Say(a, b, c, d)),
        8 => (0..2u8, what, 0..5u8, 0..12u8).prop_map(|(a, b, c, d)| Deed::Decide(a, b, c, d)),
        2 => (0..2u8).prop_map(Deed::Undo),
        1 => (0..2u8).prop_map(Deed::Leave),
        1 => any::<bool>().prop_map(Deed::Close),
        2 => Just(Deed::Sweep),
        3 => prop_oneof![0..20_000i64, -20_000..0i64, Just(Time::DAY)].prop_map(Deed::Wait),
    ]
}

/// What a moderator may have seen.
const SEEN: [Status; 5] = [Status::Pending, Status::Accepted, Status::Refused, Status::Postponed, Status::Archived];

/// What the answers allow to be known of the votes: nothing but the rules in words, no engine.
#[derive(Default)]
struct Model {
    ballots: BTreeMap<(ParticipantId, ProposalId), (VoteKey, Vec<Qualification>)>,
}

/// A backend in use.
struct Play {
    backend: Arc<dyn Backend>,
    clock: SetClock,
    model: Model,
}

fn question() -> QuestionId {
    "hasard".into()
}

async fn begin(address: &Address, missing: Missing, clock: SetClock) -> Play {
    let world = World { clock: Arc::new(clock.clone()), dice: Dice::seeded(3) };
    let backend = connect::open(address, world, missing).await.unwrap();
    Play { backend, clock, model: Model::default() }
}

async fn furnish(backend: &dyn Backend) {
    backend.settle(Question::bare(question())).await.unwrap();
    let row = |n: usize| Imported {
        external_id: n.to_string(),
        text: format!("Il faut la graine {n}"),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: vec![],
        aggregate: None,
        pending: n == 3,
        author: None,
        sent: None,
    };
    backend.import(&question(), (0..4).map(row).collect()).await.unwrap();
}

/// A refusal is an answer like any other; only a backend that stops is a fault.
fn answered<T>(result: Result<T>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Error::Refused(_) | Error::NotFound(_)) => None,
        Err(stopped) => panic!("{stopped}"),
    }
}

impl Play {
    async fn citizen(&self, number: u8) -> ParticipantId {
        self.backend.join(LinkKey([number; 32]), Channel::Terminal, None).await.unwrap()
    }

    async fn moderator(&self, number: u8) -> ModeratorId {
        self.backend.moderator(["Inès", "Yann"][usize::from(number)]).await.unwrap()
    }

    async fn act(&mut self, deed: &Deed) {
        match deed {
            Deed::Vote(..) | Deed::Unvote(..) | Deed::Qualify(..) => self.count(deed).await,
            Deed::Decide(..) | Deed::Amend(..) | Deed::Undo(_) | Deed::Leave(_) | Deed::Close(_) | Deed::Sweep => {
                self.rule(deed).await;
            }
            Deed::TakeBack(..) | Deed::Say(..) => self.together(deed).await,
            Deed::Wait(milliseconds) => self.clock.pass(*milliseconds),
            _ => self.live(deed).await,
        }
    }

    async fn count(&mut self, deed: &Deed) {
        let (Deed::Vote(who, on, _) | Deed::Unvote(who, on) | Deed::Qualify(who, on, ..)) = deed else { return };
        let (who, on) = (self.citizen(*who).await, proposal(*on));
        let place = (who, on.clone());
        match deed {
            Deed::Vote(_, _, key) => {
                let key = VoteKey::ALL[usize::from(*key)];
                if let Some(card) = answered(self.backend.vote(who, &on, key).await) {
                    let ballot = self.model.ballots.entry(place).or_insert((key, vec![]));
                    if ballot.0 != key {
                        *ballot = (key, vec![]);
                    }
                    assert_eq!(card.ballot.unwrap().qualifications.len(), ballot.1.len());
                }
            }
            Deed::Qualify(_, _, word, on_or_off) => {
                let word = Qualification::ALL[usize::from(*word)];
                let done = answered(self.backend.qualify(who, &on, word, *on_or_off).await).is_some();
                if let Some((_, words)) = self.model.ballots.get_mut(&place).filter(|_| done) {
                    words.retain(|other| *other != word);
                    words.extend(on_or_off.then_some(word));
                }
            }
            _ => {
                if answered(self.backend.unvote(who, &on).await).is_some() {
                    self.model.ballots.remove(&place);
                }
            }
        }
    }

    async fn rule(&self, deed: &Deed) {
        match deed {
            Deed::Amend(who, on, seen, text) => {
                let (who, on, seen) = (self.moderator(*who).await, proposal(*on), SEEN[usize::from(*seen)]);
                let amendment = Amendment { text: Some(format!("Il faut l'idée {text}")), topics: None };
                if let Some(item) = answered(self.backend.amend(who, &on, seen, amendment.clone()).await) {
                    assert_eq!((Some(item.text), item.status), (amendment.text, seen));
                }
            }
            Deed::Decide(who, on, seen, decision) => {
                let decision = match decision {
                    0 | 1 => Decision::Accept,
                    2 => Decision::Refuse { reason: RefusalReason::Test, words: Some("Merci.".to_owned()) },
                    3 | 4 => Decision::Postpone,
                    5 | 6 => Decision::Wake,
                    of => Decision::Duplicate { of: proposal(of - 7), words: Some("Voyez.".to_owned()) },
                };
                let (who, seen) = (self.moderator(*who).await, SEEN[usize::from(*seen)]);
                answered(self.backend.decide(who, &proposal(*on), seen, decision).await);
            }
            Deed::Undo(who) => drop(answered(self.backend.undo(self.moderator(*who).await).await)),
            Deed::Leave(who) => drop(answered(self.backend.leave(self.moderator(*who).await).await)),
            Deed::Close(closed) => drop(answered(self.backend.close(&question(), *closed).await)),
            _ => drop(answered(self.backend.sweep().await)),
        }
    }

    /// What a moderator does about a colleague's decision, or writes.
    async fn together(&self, deed: &Deed) {
        match deed {
            Deed::TakeBack(who, on, seen) => {
                let (who, seen) = (self.moderator(*who).await, SEEN[usize::from(*seen)]);
                answered(self.backend.take_back(who, &proposal(*on), seen).await);
            }
            Deed::Say(who, on, words, true) => {
                answered(
                    self.backend.note(self.moderator(*who).await, &proposal(*on), "Vu. ".repeat((*words).into())).await,
                );
            }
            Deed::Say(who, on, words, false) => {
                answered(
                    self.backend
                        .write(self.moderator(*who).await, &proposal(*on), "Vu. ".repeat((*words).into()))
                        .await,
                );
            }
            _ => {}
        }
    }

    async fn live(&self, deed: &Deed) {
        let backend = &self.backend;
        match deed {
            Deed::Next(who, count) => {
                let who = self.citizen(*who).await;
                for card in answered(backend.next(who, &question(), usize::from(*count)).await).unwrap_or_default() {
                    assert!(card.ballot.is_none() && !card.mine && card.standing.is_none(), "{card:?}");
                }
            }
            Deed::Pass(who, on) => drop(answered(backend.pass(self.citizen(*who).await, &proposal(*on)).await)),
            Deed::Propose(who, text) => {
                let phrase = Phrase::parse(&format!("Il faut l'idée {text}"), &PhraseRule::french()).unwrap();
                let draft = Draft { phrase, language: Language::FRENCH, signature: Signature::default() };
                answered(backend.propose(self.citizen(*who).await, &question(), draft).await);
            }
            Deed::Withdraw(who, on) => drop(answered(backend.withdraw(self.citizen(*who).await, &proposal(*on)).await)),
            Deed::Appeal(who, on) => drop(answered(backend.appeal(self.citizen(*who).await, &proposal(*on)).await)),
            Deed::Sign(who, age) => {
                let signature = Signature { name: Some("Mona".to_owned()), age: Some(20 + age) };
                answered(backend.sign(self.citizen(*who).await, signature).await);
            }
            Deed::Declare(who, inside) => {
                answered(backend.declare(self.citizen(*who).await, &question(), *inside).await);
            }
            Deed::Erase(who) => drop(answered(backend.erase(self.citizen(*who).await).await)),
            Deed::Keep(who) => drop(answered(backend.keep(self.citizen(*who).await).await)),
            Deed::Tell(who) => {
                for notice in answered(backend.notices(self.citizen(*who).await).await).unwrap_or_default() {
                    backend.told(notice.id).await.unwrap();
                }
            }
            _ => {}
        }
    }

    /// The counts of the backend are those of the model, and nothing is counted twice or below zero.
    async fn check(&self) {
        let mut total = 0;
        for row in self.backend.all(&question()).await.unwrap() {
            let ballots: Vec<_> = self.model.ballots.iter().filter(|((_, on), _)| *on == row.proposal).collect();
            let votes = VoteKey::ALL.map(|key| ballots.iter().filter(|(_, (own, _))| *own == key).count() as u64);
            let words =
                Qualification::ALL.map(|word| ballots.iter().filter(|(_, (_, own))| own.contains(&word)).count());
            assert_eq!(row.tally.count.votes, votes, "{}", row.proposal);
            assert_eq!(row.tally.count.qualifications, words.map(|count| count as u64), "{}", row.proposal);
            let classes = [row.tally.count, row.tally.verified, row.tally.sequence, row.tally.segment];
            assert!(classes.is_sorted_by(|wide, narrow| wide.total() >= narrow.total()), "{classes:?}");
            total += votes.iter().sum::<u64>();
        }
        assert_eq!(self.backend.questions().await.unwrap()[0].votes, total);
    }

    /// All that can be read, as one text.
    async fn everything(&self) -> String {
        let mut all = vec![format!("{:?}{:?}", self.backend.questions().await, self.backend.all(&question()).await)];
        for number in 0..5 {
            let who = self.citizen(number).await;
            all.push(format!("{:?}{:?}", self.backend.data(who).await, self.backend.notices(who).await));
            all.push(format!("{:?}", self.backend.progress(who, &question()).await));
        }
        let desk = self.moderator(0).await;
        for status in SEEN {
            all.push(format!("{:?}", self.backend.queue(desk, &question(), status).await));
        }
        all.concat()
    }
}

fn proposal(number: u8) -> ProposalId {
    format!("p{}", number + 1).as_str().into()
}

/// Does all of it in a folder of its own; answers with everything, the head of the journal, and everything again after each
/// way of opening.
async fn in_a_folder(folder: &Path, deeds: &[Deed]) -> (String, String) {
    let (place, clock) = (folder.join("place"), SetClock::at(Time(1_767_600_000_000)));
    let address = Address::Sled(place.clone());
    let mut world = begin(&address, Missing::Create, clock.clone()).await;
    furnish(&*world.backend).await;
    for deed in deeds {
        world.act(deed).await;
    }
    world.check().await;
    let everything = world.everything().await;
    world.backend.shut().await.unwrap();
    let recount = connect::recount(&address).unwrap();
    assert_eq!((recount.broken, recount.differs), (None, vec![]));
    // Once by what was kept at the end, once from nothing.
    for from_nothing in [false, true] {
        if from_nothing {
            std::fs::remove_file(place.join("snapshot")).unwrap();
        }
        let again = begin(&address, Missing::Refuse, clock.clone()).await;
        let (now, kept) = (clock.now(), again.everything().await);
        assert!(kept == everything, "at {now:?}, from nothing: {from_nothing}\n{everything}\n{kept}");
        again.backend.shut().await.unwrap();
    }
    (everything, recount.head)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_deeds_are_counted_as_the_model_counts(deeds in prop::collection::vec(deed(), 1..140)) {
        block_on(async {
            let mut world = begin(&Address::Memory, Missing::Create, SetClock::at(Time(1_767_600_000_000))).await;
            furnish(&*world.backend).await;
            for (at, deed) in deeds.iter().enumerate() {
                world.act(deed).await;
                // As a line sent twice: the second changes nothing, or is refused.
                if at % 3 == 0 && !matches!(deed, Deed::Undo(_) | Deed::TakeBack(..) | Deed::Wait(_) | Deed::Propose(..) | Deed::Decide(..)) {
                    let before = world.everything().await;
                    world.act(deed).await;
                    let after = world.everything().await;
                    assert!(before == after, "{deed:?} twice\n{before}\n{after}");
                }
            }
            world.check().await;
        });
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn the_same_deeds_make_the_same_journal_and_the_same_state(deeds in prop::collection::vec(deed(), 1..90)) {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (first, second) = block_on(async {
            (in_a_folder(one.path(), &deeds).await, in_a_folder(two.path(), &deeds).await)
        });
        prop_assert_eq!(first, second);
    }
}
