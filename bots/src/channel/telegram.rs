//! Telegram, by its Bot API. Knows chats, buttons and their limits, and nothing of consultations: it carries.
//!
//! What comes in is kept on the disk before Telegram is told that it came, and dropped once its answer has arrived; what a
//! button means is written in the button itself. So a crash at any moment loses nothing and doubles nothing.

mod commands;
mod data;
mod entry;
mod fault;
mod group;
mod inbox;
mod inline;
mod intake;
mod keyboard;
mod opening;
mod outgoing;
mod parts;
mod poll;
mod reception;
mod reply;
mod seen;
pub(crate) mod setup;
mod slash;
mod update;
mod webhook;
mod writing;

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use ilfaut_client::model::Channel as Origin;
use ilfaut_client::world::Clock;
use teloxide::prelude::Requester;
use teloxide::types::{CallbackQueryId, ChatId, MessageId};
use tokio::sync::{mpsc, oneshot};
use tokio::task::AbortHandle;

use super::{Caller, Channel, Delivery, Incoming, Limits};
use crate::identity::Identity;
use crate::memory::Ledger;
use crate::voice::message::Message;
use entry::{Pressed, What};
pub use fault::Fault;
use inbox::Inbox;
pub use opening::{Intake, Settings};
use opening::{begin, bot, refused};
pub use outgoing::Pacing;
use outgoing::{Letter, Outgoing, Target};
use reception::{Arrived, Reception};
use reply::Reply;
pub use webhook::Webhook;
use writing::Writing;

/// How many people are answered at once.
const AT_ONCE: usize = 64;
/// What is taken in and not listened to yet: more than that waits at Telegram.
const WAITING: usize = 256;

/// One bot.
pub struct Telegram {
    identity: Identity,
    clock: Arc<dyn Clock>,
    bot: String,
    outgoing: Outgoing,
    arrivals: mpsc::Receiver<Arrived>,
    over: bool,
    waiting: HashMap<Vec<u8>, Waiting>,
    intake: AbortHandle,
    fault: Arc<OnceLock<Fault>>,
}

/// Whoever waits for an answer to something said.
struct Waiting {
    pressed: Option<Pressed>,
    reply: Option<Reply>,
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

impl Telegram {
    /// Opens the bot and begins to hear what happens; must run within tokio.
    pub async fn open(
        settings: Settings,
        store: Ledger,
        identity: Identity,
        clock: Arc<dyn Clock>,
    ) -> Result<Self, Fault> {
        let bot = bot(&settings, None)?;
        let me = bot.get_me().await.map_err(|error| refused(&error))?;
        let name = me.username().to_owned();
        let inbox = Arc::new(Inbox::open(store, identity.clone())?);
        let outgoing = Outgoing::new(bot.clone(), Arc::clone(&clock), settings.pacing);
        let (to, arrivals) = mpsc::channel(WAITING);
        let reception = Reception {
            inbox,
            outgoing: outgoing.clone(),
            identity: identity.clone(),
            clock: Arc::clone(&clock),
            bot: name.clone(),
            me: i64::try_from(me.id.0).unwrap_or_default(),
            to,
        };
        let fault = Arc::new(OnceLock::new());
        let intake = begin(&settings, &bot, reception, Arc::clone(&fault)).await?;
        let waiting = HashMap::new();
        Ok(Self { identity, clock, bot: name, outgoing, arrivals, over: false, waiting, intake, fault })
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

    /// Sends letters one after the other; the last one tells whether it arrived.
    fn send(&self, letters: Vec<Letter>, reply: Option<Reply>) -> Delivery {
        if let ([letter], Some(reply)) = (&letters[..], reply)
            && !reply.is_closed()
            && let Some(method) = self.outgoing.reply(letter)
            && reply.give(method)
        {
            return Delivery::Done;
        }
        let (done, arrived) = oneshot::channel();
        let mut done = Some(done);
        let last = letters.len().saturating_sub(1);
        for (at, letter) in letters.into_iter().enumerate() {
            self.outgoing.send(Letter { done: done.take_if(|_| at == last), ..letter });
        }
        if done.is_some() { Delivery::Done } else { Delivery::Coming(arrived) }
    }
}

/// In the place of the message of this number.
fn edit(message: i64) -> Target {
    i32::try_from(message).map_or(Target::New, |message| Target::Edit(MessageId(message)))
}

impl Drop for Telegram {
    fn drop(&mut self) {
        self.intake.abort();
    }
}

#[async_trait]
impl Channel for Telegram {
    fn name(&self) -> Origin {
        Origin::Telegram
    }

    fn limits(&self) -> Limits {
        Limits {
            documents: true,
            buttons: true,
            reaches: true,
            platform: Some("Telegram"),
            at_once: AT_ONCE,
            ..Limits::default()
        }
    }

    async fn listen(&mut self) -> Option<Incoming> {
        if self.over {
            std::future::pending::<()>().await;
        }
        let Some(Arrived { entry, receipt, reply }) = self.arrivals.recv().await else {
            self.over = true;
            return None;
        };
        let incoming = entry.incoming(&self.identity, self.clock.now().0);
        let pressed = match entry.what {
            What::Pressed(pressed) => Some(pressed),
            What::Among(_, there) => there.pressed(),
            _ => None,
        };
        if let Some(receipt) = &receipt {
            self.waiting.insert(receipt.key.clone(), Waiting { pressed, reply });
        }
        Some(Incoming { receipt, ..incoming })
    }

    async fn speak(&mut self, to: &Caller, message: &Message) -> io::Result<Delivery> {
        if let Some(query) = inline::query(to) {
            self.outgoing.offer(query, inline::results(&self.bot, &message.found));
            return Ok(Delivery::Done);
        }
        let Ok(chat) = to.0.parse().map(ChatId) else { return Ok(Delivery::Done) };
        let waiting = message.answers.as_ref().and_then(|key| self.waiting.remove(key));
        let (pressed, reply) = waiting.map_or((None, None), |waiting| (waiting.pressed, waiting.reply));
        let target = match &pressed {
            _ if message.instead_of.is_some() => message.instead_of.map_or(Target::New, edit),
            Some(pressed) if message.in_place => Target::Edit(MessageId(pressed.message)),
            _ => Target::New,
        };
        if let Some(pressed) = pressed {
            self.outgoing.answer(CallbackQueryId(pressed.query), message.toast.clone());
        }
        let writing = Writing { identity: &self.identity, bot: &self.bot };
        // what goes back with a confirmation is not known to have arrived: nothing else may hang on it
        Ok(self.send(writing.letters(chat, target, message), reply.filter(|_| message.tells.is_empty())))
    }
}
