//! The bot in this process: the host on Matrix's channel, over sockets to the homeserver, with the clocks in a test's hand.
//! Ends and begins again as a program does, on what it kept. Knows no sentence.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use async_trait::async_trait;
use ilfaut_bots::channel::matrix::{Invitations, Matrix, Place, Settings};
use ilfaut_bots::channel::{Caller, Channel, Delivery, Incoming, Limits};
use ilfaut_bots::host::{Host, Known, Pace, Patience};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_bots::voice::message::Message;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{Channel as Origin, Language, Time};
use ilfaut_client::store::Store;
use ilfaut_client::world::{Clock, SetClock, SystemClock};
use ilfaut_config::settings::{Care, Rates};
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, sleep};

use super::citizen::SOON;
use super::program::PASSPHRASE;
use crate::talk::scene::Scene;
use crate::talk::script::{KEY, Stage};

/// The account of a bridge that its operator named.
pub(super) const BRIDGE: &str = "whatsappbot";
/// What Matrix's channel keeps of something said begins with this.
const INBOX: &[u8] = b"matrix/in/";
/// Where it keeps up to where the homeserver was heard.
const POSITION: &[u8] = b"matrix/position";

/// How a bot runs.
pub(super) struct Set {
    /// How fast people may go.
    pub(super) rates: Rates,
    /// What it says to words of distress.
    pub(super) care: Care,
    /// Whether it says of itself that it can do no more than a terminal.
    pub(super) is_plain: bool,
}

/// A bot, running or not.
pub(super) struct Hosted {
    /// The consultation, with the clock of the conversation.
    pub(super) scene: Scene,
    /// The clock of the channel; a homeserver's dates are this machine's.
    hand: SetClock,
    store: Arc<dyn Store>,
    set: Set,
    wake: Arc<Notify>,
    homeserver: String,
    folder: PathBuf,
    /// A runtime of its own, so that everything of it ends at once.
    running: Option<(JoinHandle<()>, oneshot::Sender<()>)>,
}

impl Drop for Hosted {
    fn drop(&mut self) {
        if let Some((thread, end)) = self.running.take() {
            drop(end);
            let _ = thread.join(); // what made it end by itself was told
        }
    }
}

impl Hosted {
    /// A bot on this stage, with the session and the keys of this folder.
    pub(super) async fn start(homeserver: String, folder: PathBuf, stage: Stage, set: Set) -> Self {
        let store: Arc<dyn Store> = connect::open_store(&Address::Memory, "bots").unwrap().into();
        let scene = Scene { backend: stage.backend, clock: stage.clock };
        let hand = SetClock::at(SystemClock.now());
        let mut bot = Self { scene, hand, store, set, wake: Arc::default(), homeserver, folder, running: None };
        bot.begin().await;
        bot
    }

    /// The same account on another stage, where nothing is known but up to where the homeserver was heard.
    pub(super) async fn moves(&mut self, stage: Stage, set: Set) {
        self.end();
        let heard = self.store.get(POSITION).unwrap().expect("it has heard something");
        self.store = connect::open_store(&Address::Memory, "bots").unwrap().into();
        self.store.put(&[(POSITION.to_vec(), Some(heard))]).unwrap();
        self.scene = Scene { backend: stage.backend, clock: stage.clock };
        self.hand.set(SystemClock.now());
        self.set = set;
        self.begin().await;
    }

    async fn begin(&mut self) {
        let fast = NonZeroU32::new(1_000_000).unwrap();
        let (homeserver, folder) = (self.homeserver.clone(), self.folder.clone());
        let settings = Settings {
            place: Place { homeserver, folder, passphrase: Secret::new(PASSPHRASE) },
            messages_per_second: fast,
            invitations: Invitations {
                refused: Vec::new(),
                bridges: vec![format!("@{BRIDGE}:localhost")],
                per_minute: fast,
            },
        };
        let (host, hand, is_plain) = (self.host(fast), Arc::new(self.hand.clone()), self.set.is_plain);
        let store = host.memory.store();
        let (begun, has_begun) = oneshot::channel();
        let (end, asked) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let matrix = Matrix::open(settings, store, Identity::new(KEY), hand).await.unwrap();
                let mut channel = Limited { matrix, is_plain };
                let _ = begun.send(()); // the test is over
                tokio::select! {
                    served = host.serve(&mut channel) => panic!("it ended: {served:?}, {:?}", channel.matrix.fault()),
                    _ = asked => {}
                }
            });
        });
        self.running = Some((thread, end));
        has_begun.await.unwrap();
    }

    fn host(&self, fast: NonZeroU32) -> Host {
        let clock = Arc::new(self.scene.clock.clone());
        let rates = Rates { channel_per_second: fast, question_per_second: fast, ..self.set.rates };
        Host {
            backend: Arc::clone(&self.scene.backend),
            memory: Memory::new(Arc::clone(&self.store)),
            identity: Identity::new(KEY),
            pace: Pace::new(&rates, clock.clone()),
            patience: Arc::new(Woken(Arc::clone(&self.wake))),
            clock,
            zone: TimeZone::get("Europe/Paris").unwrap(),
            language: Language::FRENCH,
            care: self.set.care.clone(),
            quiet: None,
            known: Mutex::new(Known::default()),
        }
    }

    /// Ends at once, as a power cut does, and begins again.
    pub(super) async fn restart(&mut self) {
        self.end();
        self.begin().await;
    }

    fn end(&mut self) {
        if let Some((thread, end)) = self.running.take() {
            drop(end);
            thread.join().unwrap();
        }
    }

    /// Lets time pass.
    pub(super) fn pass(&self, milliseconds: i64) {
        self.scene.clock.pass(milliseconds);
        self.look();
    }

    /// Makes it look at its clock.
    pub(super) fn look(&self) {
        self.wake.notify_one();
    }

    /// What comes from now on comes this much later than it was said, in milliseconds.
    pub(super) fn lags(&self, milliseconds: i64) {
        self.hand.set(Time(SystemClock.now().0 + milliseconds));
    }

    /// Votes that the consultation counts.
    pub(super) async fn votes(&self) -> u64 {
        let desk = &self.scene.backend;
        let question = desk.questions().await.unwrap()[0].question.id.clone();
        let rows = desk.all(&question).await.unwrap();
        rows.iter().flat_map(|row| row.tally.count.votes).sum()
    }

    /// Waits until everything heard is answered and the answers have arrived.
    pub(super) async fn settled(&self) {
        let until = Instant::now() + SOON;
        loop {
            let mut kept = 0;
            self.store.scan(INBOX, &mut |_, _| kept += 1).unwrap();
            if kept == 0 {
                return;
            }
            assert!(Instant::now() < until, "{kept} events are not answered");
            sleep(std::time::Duration::from_millis(5)).await;
        }
    }
}

/// Comes back whenever a test says so.
struct Woken(Arc<Notify>);

#[async_trait]
impl Patience for Woken {
    async fn wait(&self, _: i64) {
        self.0.notified().await;
    }
}

/// Matrix's channel, which may say of itself that it can do no more than a terminal.
struct Limited {
    matrix: Matrix,
    is_plain: bool,
}

#[async_trait]
impl Channel for Limited {
    fn name(&self) -> Origin {
        self.matrix.name()
    }

    fn limits(&self) -> Limits {
        let own = self.matrix.limits();
        if self.is_plain { Limits { at_once: own.at_once, ..Limits::default() } } else { own }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        self.matrix.listen().await
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> std::io::Result<Delivery> {
        self.matrix.speak(to, message).await
    }
}
