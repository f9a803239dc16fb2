//! A consultation on disk with its gateway on loopback, and the ways to it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use ilfaut_client::Backend;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing, Near, World};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::engine::Engine;
use ilfaut_client::gateway::keys::NoStaff;
use ilfaut_client::gateway::{Keys, Manners, serve};
use ilfaut_client::model::{Channel, Language, LinkKey, ParticipantId, Question, Signature};
use ilfaut_client::store::memory::MemoryStore;
use ilfaut_client::world::{Dice, SystemClock};
use tokio::net::TcpListener;

use crate::callers::Citizen;
use crate::people::{self, PROPOSALS, question};

/// Opens everything.
const OWNER: &str = "the-owners-own-key";
/// Requests in a minute: a benchmark asks as often as it can.
const NO_LIMIT: u32 = 1_000_000_000;

/// Fills a place with the question, proposals of which no two say the same, and so many participants.
pub(crate) async fn furnish(engine: &Engine, people: u32) -> Vec<ParticipantId> {
    engine.settle(Question::bare(question())).await.unwrap();
    let row = |number: u32| Imported {
        external_id: number.to_string(),
        text: format!("Il faut {}", (0..6).map(|place| word(number * 6 + place)).collect::<Vec<_>>().join(" ")),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: vec![],
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    };
    engine.import(&question(), (0..PROPOSALS).map(row).collect()).await.unwrap();
    let mut joined = Vec::new();
    for number in 0..people {
        let mut link = [0; 32];
        link[..4].copy_from_slice(&number.to_be_bytes());
        joined.push(engine.join(LinkKey(link), Channel::Telegram, None).await.unwrap());
    }
    joined
}

/// A made-up word of four syllables.
fn word(number: u32) -> String {
    let mixed = (number ^ (number >> 7)).wrapping_mul(0x9E37_79B1);
    let letter = |letters: &str, at: u32| letters.chars().nth(at as usize % letters.len()).unwrap();
    let syllable = |at: u32| [letter("bdfgjklmnprstvz", mixed >> (at * 5)), letter("aeiou", mixed >> (at * 7 + 3))];
    (0..4).flat_map(syllable).collect()
}

/// The consultation and where it answers.
pub(crate) struct Door {
    /// The engine itself.
    pub(crate) engine: Arc<Engine>,
    /// Where its gateway answers.
    pub(crate) address: SocketAddr,
    people: Vec<(ParticipantId, Arc<AtomicU64>)>,
}

fn world(seed: u64) -> World {
    World { clock: Arc::new(SystemClock), dice: Dice::seeded(seed) }
}

impl Door {
    /// Makes a place with `people` participants and serves it.
    pub(crate) async fn open(place: &Path, people: u32) -> Self {
        let engine = Arc::new(people::open(place, Missing::Create));
        let people = furnish(&engine, people).await;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let keys = Keys {
            owner: Secret::new(OWNER),
            seal: [9; 32],
            staff: Arc::new(NoStaff),
            accounts: Box::new(MemoryStore::default()),
            world: world(8),
            manners: Manners { requests_per_minute: NO_LIMIT, ..Manners::default() },
        };
        let backend: Arc<dyn Backend> = Arc::clone(&engine) as _;
        tokio::spawn(serve(listener, backend, keys, std::future::pending()));
        Self { engine, address, people: people.iter().map(|who| (*who, Arc::default())).collect() }
    }

    /// The same consultation by HTTP, with the token of every participant in hand.
    pub(crate) async fn remote(&self) -> Arc<dyn Backend> {
        let (url, key) = (format!("http://{}", self.address), Some(Secret::new(OWNER)));
        let remote = connect::open_remote(&url, key, Near::default(), world(9)).await.unwrap();
        for (who, _) in &self.people {
            remote.card(*who, &"p1".into()).await.unwrap();
        }
        remote
    }

    /// All participants, before this backend.
    pub(crate) fn citizens(&self, backend: &Arc<dyn Backend>) -> Vec<Citizen> {
        let citizen = |(who, cast): &(ParticipantId, Arc<AtomicU64>)| Citizen {
            backend: Arc::clone(backend),
            who: *who,
            cast: Arc::clone(cast),
        };
        self.people.iter().map(citizen).collect()
    }
}
