//! Matrix, end-to-end encrypted. Knows rooms, events and keys, and nothing of consultations: it carries.
//!
//! What comes in is kept on the disk before the homeserver is asked for what follows, and dropped once its answer has arrived;
//! which idea a message is about is written in the message itself. So a crash at any moment loses nothing and doubles nothing.

pub(crate) mod account;
mod bridges;
mod cards;
mod event;
mod fault;
mod form;
mod group;
mod inbox;
mod intake;
mod outgoing;
mod picture;
mod polls;
mod reactions;
mod reception;
mod rooms;
mod saying;
mod sync;
mod timeline;
mod told;
mod verification;

use std::collections::HashMap;
use std::io;
use std::num::NonZeroU32;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use ilfaut_client::model::Channel as Origin;
use ilfaut_client::world::Clock;
use tokio::sync::{Semaphore, mpsc, oneshot, watch};
use tokio::task::AbortHandle;

use super::{Caller, Channel, Delivery, Incoming, Limits};
use crate::identity::Identity;
use crate::memory::Ledger;
use crate::voice::message::Message;
use account::Account;
pub use account::Place;
use cards::Cards;
pub use fault::Fault;
use inbox::Inbox;
use outgoing::Outgoing;
use reception::{Answered, Arrived, Held, Reception};
pub use rooms::Invitations;
use rooms::Rooms;
use told::Told;
use verification::Verification;

/// How many people are answered at once.
const AT_ONCE: usize = 64;
/// What is taken in and not listened to yet: more than that waits at the homeserver.
const WAITING: usize = 256;
/// By which name it is kept that a room wants polls.
const POLLS: &str = "polls";
/// By which name it is kept that a room wants simple signs.
const ASCII: &str = "ascii";
/// By which name it is kept that a room wants threads.
const THREADS: &str = "threads";
/// What the name of a room begins with.
const ROOM: char = '!';

/// How Matrix is reached.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the account and its keys are.
    pub place: Place,
    /// Messages a second in all.
    pub messages_per_second: NonZeroU32,
    /// Whose invitations are followed.
    pub invitations: Invitations,
}

/// One account.
pub struct Matrix {
    account: Account,
    identity: Identity,
    clock: Arc<dyn Clock>,
    rooms: Rooms,
    cards: Cards,
    outgoing: Outgoing,
    told: Told,
    arrivals: mpsc::Receiver<Arrived>,
    over: bool,
    /// What is being answered, by its receipt.
    waiting: HashMap<Vec<u8>, Answered>,
    intake: AbortHandle,
    fault: Arc<OnceLock<Fault>>,
}

/// Ends the listening from elsewhere; what is being answered still is.
#[derive(Debug, Clone)]
pub struct Ender(AbortHandle);

impl Ender {
    /// Nobody is heard any more.
    pub fn end(&self) {
        self.0.abort();
    }
}

impl Matrix {
    /// Opens the account and begins to hear what happens; must run within tokio, and waits for what was never heard before.
    pub async fn open(
        settings: Settings,
        store: Ledger,
        identity: Identity,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Fault> {
        let mut opened = None;
        let account = Account::resume(&settings.place, |device| {
            let inbox = opened.insert(Inbox::open(store.clone(), identity.clone(), device)?);
            Ok(inbox.mark())
        });
        let account = account.await?;
        let inbox = Arc::new(opened.ok_or(Fault::NotSetUp)?);
        let client = account.client().clone();
        let me = client.user_id().ok_or(Fault::NotSetUp)?.to_owned();
        let told = Told::new(store.clone(), identity.clone());
        let cards = Cards::open(client.clone(), store, identity.clone(), clock.now().0);
        let rooms = Rooms::new(client.clone(), me.clone(), settings.invitations, Arc::clone(&clock));
        let outgoing = Outgoing::new(rooms.clone(), cards.clone(), settings.messages_per_second, Arc::clone(&clock));
        let (to, arrivals) = mpsc::channel(WAITING);
        let (heard, listening) = watch::channel(());
        let reception = Reception {
            inbox,
            rooms: rooms.clone(),
            cards: cards.clone(),
            outgoing: outgoing.clone(),
            told: told.clone(),
            verification: Verification::new(client.clone(), &to),
            clock: Arc::clone(&clock),
            held: Held::default(),
            hands: Arc::new(Semaphore::new(reception::AT_ONCE)),
            listening,
            me: me.to_string(),
            to,
        };
        sync::first(&client, &reception).await?;
        let fault = Arc::new(OnceLock::new());
        let ending = Arc::clone(&fault);
        let task = tokio::spawn(async move {
            let _heard = heard; // gone with this task, however it ends
            let ended = sync::begin(client, reception).await;
            let _ = ending.set(ended); // there is only this one
        });
        let (waiting, intake) = (HashMap::new(), task.abort_handle());
        Ok(Self {
            account,
            identity,
            clock,
            rooms,
            cards,
            outgoing,
            told,
            arrivals,
            over: false,
            waiting,
            intake,
            fault,
        })
    }

    /// Whoever we are.
    pub fn account(&self) -> String {
        self.account.name().unwrap_or_default()
    }

    /// Why nobody is heard any more, once that is so and nobody asked for it.
    pub fn fault(&self) -> Option<&Fault> {
        self.fault.get()
    }

    /// What ends the listening.
    pub fn ender(&self) -> Ender {
        Ender(self.intake.clone())
    }

    /// Whether nothing waits to be sent.
    pub fn is_idle(&self) -> bool {
        self.outgoing.is_idle()
    }
}

impl Drop for Matrix {
    fn drop(&mut self) {
        self.intake.abort();
    }
}

#[async_trait]
impl Channel for Matrix {
    fn name(&self) -> Origin {
        Origin::Matrix
    }

    fn limits(&self) -> Limits {
        Limits {
            documents: true,
            reaches: true,
            open_rooms: true,
            platform: Some("Matrix"),
            at_once: AT_ONCE,
            ..Limits::default()
        }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        if self.over {
            std::future::pending::<()>().await;
        }
        let Some(Arrived { kept, incoming }) = self.arrivals.recv().await else {
            self.over = true;
            return None;
        };
        let Some((receipt, answered)) = kept else { return Some(incoming) };
        self.waiting.insert(receipt.key.clone(), answered);
        Some(Incoming { receipt: Some(receipt), ..incoming })
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<Delivery> {
        let answered = message
            .answers
            .as_ref()
            .and_then(|key| if message.meanwhile { self.waiting.get(key).cloned() } else { self.waiting.remove(key) });
        if let (Some(answered), [proposal]) =
            (answered.as_ref().filter(|answered| !answered.is_sign), &message.voted[..])
        {
            self.cards.remember(&answered.from, &answered.event, proposal, self.clock.now().0);
        }
        if message.lines.is_empty() && message.attachment.is_none() {
            return Ok(Delivery::Done);
        }
        let said_in = answered.as_ref().and_then(|answered| answered.room.clone());
        let room = match said_in {
            _ if to.0.starts_with(ROOM) => Some(to.0.clone()),
            Some(room) => Some(room),
            None => self.rooms.known_home(&to.0).await.map(|room| room.room_id().to_string()),
        };
        let (done, arrived) = oneshot::channel();
        let mut letter = self.letter(to, answered, message, room.as_deref());
        letter.done = Some(done);
        match room {
            Some(room) => {
                if to.0.starts_with(ROOM)
                    && let Some(earlier) = self.apart(&room, message)
                {
                    self.outgoing.send(earlier);
                }
                self.outgoing.send(letter);
            }
            None => self.outgoing.send_home(letter),
        }
        Ok(Delivery::Coming(arrived))
    }
}
