//! The bot itself in this process: the host on Telegram's channel, over sockets to the fake, with the clocks in a test's
//! hand. Ends and begins again as a program does, on what it kept. Knows no sentence.

use std::num::NonZeroU32;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use async_trait::async_trait;
use ilfaut_bots::channel::telegram::{Intake, Pacing, Settings, Telegram, Webhook};
use ilfaut_bots::channel::{Caller, Channel, Delivery, Incoming, Limits};
use ilfaut_bots::host::{Host, Known, Pace, Patience, Quiet};
use ilfaut_bots::identity::Identity;
use ilfaut_bots::memory::Memory;
use ilfaut_bots::voice::TimeZone;
use ilfaut_bots::voice::message::Message;
use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::model::{Channel as Origin, Language, ParticipantId};
use ilfaut_client::store::Store;
use ilfaut_client::world::{Clock, SetClock, SystemClock};
use ilfaut_config::settings::{Care, Rates};
use tokio::sync::{Notify, oneshot};

use super::fake::Fake;
use crate::talk::script::{KEY, Stage};

/// Nothing here takes longer unless it is broken.
pub(super) const SOON: Duration = Duration::from_secs(20);
/// What Telegram's channel keeps of something said begins with this.
const INBOX: &[u8] = b"telegram/in/";

/// How a bot runs.
pub(super) struct Set {
    /// How what happens comes to it.
    pub(super) intake: Intake,
    /// How fast it may write; as fast as it can unless a test says so.
    pub(super) pacing: Pacing,
    /// What it says that its people can do; Telegram's own unless a test says so.
    pub(super) limits: Option<Limits>,
    /// When nobody is written to unasked.
    pub(super) quiet: Option<Quiet>,
    /// How fast people may go.
    pub(super) rates: Rates,
    /// What it says to words of distress.
    pub(super) care: Care,
}

impl Default for Set {
    fn default() -> Self {
        let fast = number(1_000_000);
        let rates = Rates { channel_per_second: fast, question_per_second: fast, ..Rates::default() };
        Self { intake: Intake::Poll, pacing: unpaced(), limits: None, quiet: None, rates, care: Care::default() }
    }
}

/// As fast as the fake can be written to.
pub(super) fn unpaced() -> Pacing {
    let fast = number(1_000_000);
    Pacing { overall: fast, chat: fast, burst: fast, group: fast }
}

pub(super) fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

/// A bot, running or not.
pub(super) struct Bot {
    pub(super) backend: Arc<dyn Backend>,
    /// The clock of the consultation and of the conversation.
    pub(super) clock: SetClock,
    /// The clock of the channel; Telegram's dates are this machine's.
    pub(super) hand: SetClock,
    pub(super) store: Arc<dyn Store>,
    pub(super) set: Set,
    wake: Arc<Notify>,
    api: String,
    token: String,
    /// A runtime of its own, so that everything of it ends at once.
    running: Option<(JoinHandle<()>, oneshot::Sender<()>)>,
}

impl Bot {
    /// A bot that runs in front of `fake`.
    pub(super) async fn start(fake: &Fake, stage: Stage, set: Set) -> Self {
        let store: Arc<dyn Store> = connect::open_store(&Address::Memory, "bots").unwrap().into();
        let mut bot = Self {
            backend: stage.backend,
            clock: stage.clock,
            hand: SetClock::at(SystemClock.now()),
            store,
            set,
            wake: Arc::default(),
            api: fake.url(),
            token: fake.token().to_owned(),
            running: None,
        };
        bot.begin().await;
        bot
    }

    /// Begins to run.
    pub(super) async fn begin(&mut self) {
        let api = Some(self.api.parse().unwrap());
        let (intake, pacing) = (self.set.intake.clone(), self.set.pacing);
        let settings = Settings { token: Secret::new(self.token.as_str()), api, intake, pacing };
        let (host, limits, hand) = (self.host(), self.set.limits, Arc::new(self.hand.clone()));
        let store = host.memory.store();
        let (begun, has_begun) = oneshot::channel();
        let (end, asked) = oneshot::channel::<()>();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let telegram = Telegram::open(settings, store, Identity::new(KEY), hand).await.unwrap();
                let limits = limits.unwrap_or_else(|| telegram.limits());
                let mut channel = Limited { telegram, limits };
                let _ = begun.send(()); // the test is over
                tokio::select! {
                    served = host.serve(&mut channel) => panic!("it ended: {served:?}, {:?}", channel.telegram.fault()),
                    _ = asked => {}
                }
            });
        });
        self.running = Some((thread, end));
        has_begun.await.unwrap();
    }

    fn host(&self) -> Host {
        let clock = Arc::new(self.clock.clone());
        Host {
            backend: Arc::clone(&self.backend),
            memory: Memory::new(Arc::clone(&self.store)),
            identity: Identity::new(KEY),
            pace: Pace::new(&self.set.rates, clock.clone()),
            patience: Arc::new(Woken(Arc::clone(&self.wake))),
            clock,
            zone: TimeZone::get("Europe/Paris").unwrap(),
            language: Language::FRENCH,
            care: self.set.care.clone(),
            quiet: self.set.quiet,
            known: Mutex::new(Known::default()),
        }
    }

    /// Ends at once, as a power cut does, whatever is under way.
    pub(super) fn cut(&mut self) {
        let Some((thread, end)) = self.running.take() else { return };
        drop(end);
        thread.join().unwrap();
    }

    /// Ends and begins again.
    pub(super) async fn restart(&mut self) {
        self.cut();
        self.begin().await;
    }

    /// Whether it still runs.
    pub(super) fn runs(&self) -> bool {
        self.running.as_ref().is_some_and(|(thread, _)| !thread.is_finished())
    }

    /// Lets time pass.
    pub(super) fn pass(&self, milliseconds: i64) {
        self.clock.pass(milliseconds);
        self.look();
    }

    /// Makes it look at its clock.
    pub(super) fn look(&self) {
        self.wake.notify_one();
    }

    /// Waits until everything said is answered and the answers have arrived.
    pub(super) async fn settled(&self, fake: &Fake) {
        self.settled_within(fake, SOON).await;
    }

    /// As [`Bot::settled`], for what takes longer.
    pub(super) async fn settled_within(&self, fake: &Fake, limit: Duration) {
        let kept = || {
            let mut kept = 0;
            self.store.scan(INBOX, &mut |_, _| kept += 1).unwrap();
            kept
        };
        let end = tokio::time::Instant::now() + limit;
        loop {
            let waiting = fake.shared.quietly(|state| state.queue.waiting.len() + state.queue.flying);
            if waiting + kept() == 0 {
                return;
            }
            assert!(self.runs(), "it has ended by itself");
            assert!(tokio::time::Instant::now() < end, "{waiting} updates wait, {} are not answered", kept());
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Whom the consultation knows by this account.
    pub(super) async fn participant(&self, account: i64) -> ParticipantId {
        participant(self.backend.as_ref(), &Identity::new(KEY), account).await
    }
}

/// Whom a consultation knows by an account on Telegram.
pub(super) async fn participant(backend: &dyn Backend, identity: &Identity, account: i64) -> ParticipantId {
    let link = identity.link(Origin::Telegram, &Caller(account.to_string()));
    backend.join(link, Origin::Telegram, None).await.unwrap()
}

/// A webhook on a free port.
pub(super) fn webhook(connections: u8) -> Webhook {
    let listen = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{listen}/here").parse().unwrap();
    Webhook { url, listen, secret: Secret::new("S3cret_of-the-tests"), connections }
}

/// Comes back whenever a test says so.
struct Woken(Arc<Notify>);

#[async_trait]
impl Patience for Woken {
    async fn wait(&self, _: i64) {
        self.0.notified().await;
    }
}

/// Telegram's channel, which may say of itself that it can do less.
struct Limited {
    telegram: Telegram,
    limits: Limits,
}

#[async_trait]
impl Channel for Limited {
    fn name(&self) -> Origin {
        self.telegram.name()
    }

    fn limits(&self) -> Limits {
        self.limits
    }

    async fn listen(&mut self) -> Option<Incoming> {
        self.telegram.listen().await
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> std::io::Result<Delivery> {
        self.telegram.speak(to, message).await
    }
}
