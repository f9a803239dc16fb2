//! The port on a plain make.org server, by its own HTTP dialect and nothing else.
//!
//! What such a server cannot do is said by [`Backend::can`](crate::Backend::can) and `NotSupported`; what it does not check (a
//! closed question, one's own proposal, a word that fits no vote) is checked here before anything is sent. It forgets an
//! anonymous citizen with their session, so the votes cast are remembered here: a second one is never sent.

mod account;
mod alike;
mod ask;
mod catalogue;
mod correct;
mod deal;
mod decisions;
mod desk;
mod line;
mod own;
mod port;
mod sweep;
mod voting;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::context::{Contexts, Seat};
use super::http::{Http, Limits};
use super::outbox::Outbox;
use crate::connect::World;
use crate::dialect::person::Client;
use crate::dialect::secret::Secret;
use crate::error::{Error, Refusal, Result};
use crate::model::{Channel, Language, ModeratorId, ParticipantId, Time};
use crate::store::Store;
use crate::world::Clock;
use catalogue::Catalogue;

/// What is decided about a server before the first request.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Whose consultations are listed, two capital letters each; the first is stored with what citizens send.
    pub countries: Vec<String>,
    /// The language asked for.
    pub language: Language,
    /// How long to wait, how much to take.
    pub limits: Limits,
    /// How often what waits is looked at; none: only by [`Backend::sweep`](crate::Backend::sweep).
    pub beat: Option<Duration>,
}

/// What opens a moderator's account.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// The e-mail address.
    pub username: String,
    /// The password.
    pub password: Secret,
    /// The program that asks, where the server wants to know.
    pub client: Option<Client>,
}

/// A make.org server.
pub struct MakeOrg(Arc<Server>);

/// Everything that the requests to one server share.
struct Server {
    http: Http,
    settings: Settings,
    credentials: Option<Credentials>,
    clock: Arc<dyn Clock>,
    store: Arc<dyn Store>,
    contexts: Contexts,
    outbox: Outbox,
    catalogue: Mutex<Catalogue>,
    away: Mutex<Option<Time>>,
    moderator: Mutex<Option<ModeratorId>>,
    has_sent: AtomicBool,
    is_shut: AtomicBool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            countries: vec!["FR".to_owned()],
            language: Language::FRENCH,
            limits: Limits::default(),
            beat: Some(Duration::from_secs(1)),
        }
    }
}

impl MakeOrg {
    /// The server at `base`; nothing is sent yet. What citizens and moderators leave waiting is kept on `store`.
    pub fn open(
        base: &str,
        world: World,
        store: Arc<dyn Store>,
        settings: Settings,
        credentials: Option<Credentials>,
    ) -> Result<Self> {
        let http = Http::within(base, world.dice, settings.limits)?;
        let beat = settings.beat;
        let server = Arc::new(Server {
            http,
            settings,
            credentials,
            clock: world.clock,
            contexts: Contexts::new(Arc::clone(&store)),
            outbox: Outbox::new(Arc::clone(&store)),
            store,
            catalogue: Mutex::default(),
            away: Mutex::default(),
            moderator: Mutex::default(),
            has_sent: AtomicBool::new(false),
            is_shut: AtomicBool::new(false),
        });
        if let Some(beat) = beat {
            tokio::spawn(sweep::beat(Arc::downgrade(&server), beat));
        }
        Ok(Self(server))
    }

    /// Opens a citizen's account on the server, which may propose; the votes of their session move to it.
    pub async fn log_in(&self, who: ParticipantId, credentials: &Credentials) -> Result<()> {
        let mut seat = self.0.speaker(who).await?;
        self.0.log_in(&mut seat, credentials).await.map(drop).map_err(|fault| fault.error)
    }
}

impl Server {
    fn now(&self) -> Time {
        self.clock.now()
    }

    fn open(&self) -> Result<()> {
        let shut = self.is_shut.load(std::sync::atomic::Ordering::SeqCst);
        if shut { Err(Error::Unavailable("it was shut".to_owned())) } else { Ok(()) }
    }

    /// The seat of a citizen who only reads.
    async fn reader(&self, who: ParticipantId) -> Result<Seat> {
        self.open()?;
        self.contexts.seat(who).await
    }

    /// The seat of a citizen who has something recorded.
    async fn speaker(&self, who: ParticipantId) -> Result<Seat> {
        let seat = self.reader(who).await?;
        if seat.context.erasure.is_some() { Err(Refusal::BeingErased.into()) } else { Ok(seat) }
    }

    /// The seat of nobody in particular: what everybody may read is asked from here.
    async fn nobody(&self) -> Result<Seat> {
        self.open()?;
        self.contexts.welcome(named("nobody", b""), Channel::Web, self.now()).await
    }
}

/// The participant that stands for something, the same every time.
fn named(what: &str, of: &[u8]) -> ParticipantId {
    let hash = Sha256::new().chain_update("ilfaut ").chain_update(what).chain_update([0]).chain_update(of).finalize();
    let mut id = [0; 16];
    id.copy_from_slice(&hash[..16]);
    ParticipantId(id)
}
