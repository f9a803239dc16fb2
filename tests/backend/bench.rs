//! What a case of the suite works on: one backend, a clock that it sets, a question. Knows which backends there are.

use std::fs;
use std::os::unix::fs::FileExt;
use std::sync::{Arc, Mutex};

use ilfaut_client::Refusal;
use ilfaut_client::address::Address;
use ilfaut_client::backend::{Backend, Card, Draft, Imported, Row};
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::engine::recount::Recount;
use ilfaut_client::error::{Error, Result};
use ilfaut_client::model::{
    Channel, Decision, Language, LinkKey, ModeratorId, ParticipantId, Phrase, PhraseRule, ProposalId, Question,
    QuestionId, RefusalReason, Signature, Status, Text, Time, Topic, TopicId,
};
use ilfaut_client::world::{Dice, SetClock};
use tempfile::TempDir;

use super::served::Served;

/// Which backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// In this process only.
    Memory,
    /// In a folder of its own.
    Sled,
    /// In this process, behind a gateway, reached by HTTP on a real socket.
    GatewayMemory,
    /// In a folder, behind a gateway, reached by HTTP on a real socket.
    GatewaySled,
}

impl Kind {
    /// Whether it is kept in a folder.
    const fn is_kept(self) -> bool {
        matches!(self, Self::Sled | Self::GatewaySled)
    }

    /// Whether it is reached by HTTP.
    const fn is_served(self) -> bool {
        matches!(self, Self::GatewayMemory | Self::GatewaySled)
    }
}

/// When every case begins: 2026-01-05T08:00:00Z.
pub(crate) const START: Time = Time(1_767_600_000_000);

/// One backend with a question that takes votes and proposals.
pub(crate) struct Bench {
    kind: Kind,
    backend: Mutex<Option<Arc<dyn Backend>>>,
    served: Mutex<Option<Served>>,
    address: Address,
    /// The time, which only the case moves.
    pub(crate) clock: SetClock,
    /// The question « essai ».
    pub(crate) question: QuestionId,
    _folder: Option<TempDir>,
}

/// Runs `case` on a backend of this kind.
pub(crate) fn run(kind: Kind, case: &impl AsyncFn(&Bench)) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let bench = Bench::new(kind).await;
        case(&bench).await;
        bench.close().await;
    });
}

/// An idea unlike all others with another number.
pub(crate) fn idea(number: usize) -> String {
    const THINGS: [&str; 50] = [
        "haies",
        "trains",
        "cantines",
        "digues",
        "phares",
        "vergers",
        "crèches",
        "écluses",
        "fontaines",
        "marchés",
        "piscines",
        "refuges",
        "sentiers",
        "théâtres",
        "ateliers",
        "bancs",
        "cabanes",
        "chorales",
        "dunes",
        "éoliennes",
        "fanfares",
        "gîtes",
        "halles",
        "jachères",
        "kiosques",
        "lavoirs",
        "mares",
        "navettes",
        "orgues",
        "pontons",
        "quais",
        "ruches",
        "serres",
        "tramways",
        "usines",
        "vélos",
        "zones humides",
        "archives",
        "boulangeries",
        "composteurs",
        "dispensaires",
        "épiceries",
        "forges",
        "gymnases",
        "horloges",
        "internats",
        "jumelages",
        "librairies",
        "moulins",
        "nids",
    ];
    match number / THINGS.len() {
        0 => format!("Il faut des {}", THINGS[number]),
        more => {
            format!("Il faut des {} près des {}", THINGS[number % THINGS.len()], THINGS[(number + more) % THINGS.len()])
        }
    }
}

/// The question that most cases speak of.
pub(crate) fn question() -> Question {
    let topic = |id: &str| Topic { id: id.into(), label: Text::one(Language::FRENCH, id) };
    let reasons = RefusalReason::ALL.into_iter().filter(|reason| *reason != RefusalReason::Partisan);
    Question {
        opens: Some(START.plus(-Time::DAY)),
        closes: Some(START.plus(30 * Time::DAY)),
        topics: vec![topic("eau"), topic("air")],
        refusals: reasons.map(|reason| (reason, Text::default())).collect(),
        ..Question::bare("essai".into())
    }
}

impl Bench {
    async fn new(kind: Kind) -> Self {
        let folder = kind.is_kept().then(|| tempfile::tempdir().unwrap());
        let address = folder.as_ref().map_or(Address::Memory, |folder| Address::Sled(folder.path().join("place")));
        let question_id = question().id;
        let clock = SetClock::at(START);
        let (backend, served) = (Mutex::new(None), Mutex::new(None));
        let bench = Self { kind, backend, served, address, clock, question: question_id, _folder: folder };
        bench.open(Missing::Create).await;
        assert!(bench.settle(question()).await.unwrap());
        bench
    }

    async fn open(&self, missing: Missing) {
        let world = World { clock: Arc::new(self.clock.clone()), dice: Dice::seeded(7) };
        let mut backend = connect::open(&self.address, world.clone(), missing).await.unwrap();
        if self.kind.is_served() {
            let (served, reached) = Served::begin(backend, world).await;
            *self.served.lock().unwrap() = Some(served);
            backend = reached;
        }
        *self.backend.lock().unwrap() = Some(backend);
    }

    async fn close(&self) {
        let shut = self.backend().shut().await;
        assert!(matches!(shut, Ok(()) | Err(Error::Unavailable(_))), "{shut:?}");
        *self.backend.lock().unwrap() = None;
        let served = self.served.lock().unwrap().take();
        if let Some(served) = served {
            served.end().await;
        }
    }

    /// The backend.
    pub(crate) fn backend(&self) -> Arc<dyn Backend> {
        self.backend.lock().unwrap().clone().unwrap()
    }

    /// Closes and opens again what can be opened again; where nothing outlives the process this does nothing.
    pub(crate) async fn reopen(&self) {
        if self.kind.is_kept() {
            self.close().await;
            self.open(Missing::Refuse).await;
        }
    }

    /// The same without what was kept to open faster: everything is read from the journal.
    pub(crate) async fn reopen_from_nothing(&self) {
        if let Address::Sled(place) = &self.address {
            self.close().await;
            fs::remove_file(place.join("snapshot")).unwrap();
            self.open(Missing::Refuse).await;
        }
    }

    /// Counts again from nothing, closing the place meanwhile; none where nothing outlives the process.
    pub(crate) async fn recount(&self) -> Option<Recount> {
        if self.kind != Kind::Sled {
            return None;
        }
        self.backend().shut().await.unwrap();
        *self.backend.lock().unwrap() = None;
        let found = connect::recount(&self.address).unwrap();
        self.open(Missing::Refuse).await;
        Some(found)
    }

    /// Changes one bit of each place where the open journal holds `text` (as it is, or as this left it); whether there is any.
    pub(crate) fn flip(&self, text: &str) -> bool {
        let Address::Sled(place) = &self.address else { return false };
        let file = place.join("journal/db");
        let (bytes, text) = (fs::read(&file).unwrap(), text.as_bytes());
        let same = |part: &[u8]| part[1..] == text[1..] && part[0] & !1 == text[0] & !1;
        let found: Vec<usize> =
            bytes.windows(text.len()).enumerate().filter(|(_, p)| same(p)).map(|(at, _)| at).collect();
        let file = fs::File::options().write(true).open(file).unwrap();
        for at in &found {
            file.write_all_at(&[bytes[*at] ^ 1], *at as u64).unwrap();
        }
        !found.is_empty()
    }

    /// Whether any file of this backend holds `text`.
    pub(crate) fn holds(&self, text: &str) -> bool {
        let Address::Sled(place) = &self.address else { return false };
        let mut folders = vec![place.clone()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path).unwrap().windows(text.len()).any(|part| part == text.as_bytes()) {
                    return true;
                }
            }
        }
        false
    }

    /// Whether what this backend keeps survives a power cut.
    pub(crate) fn outlives_the_process(&self) -> bool {
        self.kind.is_kept()
    }

    /// See [`Backend::settle`].
    pub(crate) async fn settle(&self, question: Question) -> Result<bool> {
        self.backend().settle(question).await
    }

    /// Citizen number `number`, who speaks from a terminal.
    pub(crate) async fn citizen(&self, number: u8) -> ParticipantId {
        self.backend().join(LinkKey([number; 32]), Channel::Terminal, None).await.unwrap()
    }

    /// The moderator of this name.
    pub(crate) async fn moderator(&self, name: &str) -> ModeratorId {
        self.backend().moderator(name).await.unwrap()
    }

    /// `count` accepted proposals that nobody here wrote, with two topics by turns.
    pub(crate) async fn seeds(&self, count: usize) -> Vec<ProposalId> {
        let rows = (0..count).map(|n| seed(&format!("s{n}"), &idea(n), n)).collect();
        self.import(rows).await
    }

    /// Imports into the question; answers with the names.
    pub(crate) async fn import(&self, rows: Vec<Imported>) -> Vec<ProposalId> {
        self.backend().import(&self.question, rows).await.unwrap().into_iter().map(|(id, _)| id).collect()
    }

    /// Proposes `text` as `who`.
    pub(crate) async fn try_propose(&self, who: ParticipantId, text: &str) -> Result<ProposalId> {
        self.backend().propose(who, &self.question, draft(text)).await
    }

    /// Proposes `text` as `who`, which must be taken.
    pub(crate) async fn propose(&self, who: ParticipantId, text: &str) -> ProposalId {
        self.try_propose(who, text).await.unwrap()
    }

    /// Decides on a pending proposal.
    pub(crate) async fn decide(&self, who: ModeratorId, proposal: &ProposalId, decision: Decision) -> Result<Status> {
        self.backend().decide(who, proposal, Status::Pending, decision).await
    }

    /// A proposal of `author` that a moderator has accepted.
    pub(crate) async fn accepted(&self, author: ParticipantId, text: &str) -> ProposalId {
        let proposal = self.propose(author, text).await;
        let moderator = self.moderator("Inès").await;
        assert_eq!(self.decide(moderator, &proposal, Decision::Accept).await.unwrap(), Status::Accepted);
        proposal
    }

    /// The export row of `proposal`.
    pub(crate) async fn row(&self, proposal: &ProposalId) -> Row {
        let rows = self.backend().all(&self.question).await.unwrap();
        rows.into_iter().find(|row| row.proposal == *proposal).unwrap()
    }

    /// The next cards for `who`.
    pub(crate) async fn next(&self, who: ParticipantId, count: usize) -> Vec<ProposalId> {
        ids(&self.backend().next(who, &self.question, count).await.unwrap())
    }
}

/// A proposal for a file, accepted as it comes.
pub(crate) fn seed(external_id: &str, text: &str, number: usize) -> Imported {
    let topic = if number.is_multiple_of(2) { "eau" } else { "air" };
    Imported {
        external_id: external_id.to_owned(),
        text: text.to_owned(),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: vec![TopicId::from(topic)],
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    }
}

/// An unsigned draft in French.
pub(crate) fn draft(text: &str) -> Draft {
    let phrase = Phrase::parse(text, &PhraseRule::french()).unwrap();
    Draft { phrase, language: Language::FRENCH, signature: Signature::default() }
}

/// A refusal for being off topic, without further words.
pub(crate) fn off_topic() -> Decision {
    Decision::Refuse { reason: RefusalReason::OffTopic, words: None }
}

/// The names of cards.
pub(crate) fn ids(cards: &[Card]) -> Vec<ProposalId> {
    cards.iter().map(|card| card.proposal.clone()).collect()
}

/// Why `result` was refused; anything else fails the case.
#[track_caller]
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

/// Fails unless what was named is not known.
#[track_caller]
pub(crate) fn unknown<T: std::fmt::Debug>(result: Result<T>) {
    match result {
        Err(Error::NotFound(_)) => {}
        other => panic!("not to be found was expected, not {other:?}"),
    }
}

/// Fails unless the backend has stopped.
#[track_caller]
pub(crate) fn unavailable<T: std::fmt::Debug>(result: Result<T>) {
    match result {
        Err(Error::Unavailable(_)) => {}
        other => panic!("a backend that has stopped was expected, not {other:?}"),
    }
}
