//! Telegram, by its Bot API. Knows chats, buttons and their limits, and nothing of consultations: it carries.
//!
//! What comes in is kept on the disk before Telegram is told that it came, and dropped once its answer has arrived; what a
//! button means is written in the button itself. So a crash at any moment loses nothing and doubles nothing.

mod commands;
mod data;
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
mod seen;
pub(crate) mod setup;
mod slash;
mod update;
mod webhook;

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, OnceLock};

use async_trait::async_trait;
use ilfaut_client::model::{Channel as Origin, ProposalId};
use ilfaut_client::store::Store;
use ilfaut_client::world::Clock;
use serde_json::Value;
use teloxide::prelude::Requester;
use teloxide::types::{CallbackQueryId, ChatId, MessageId};
use tokio::sync::{mpsc, oneshot};
use tokio::task::AbortHandle;
use url::Url;

use super::{Caller, Channel, Delivery, Incoming, Limits};
use crate::identity::Identity;
use crate::voice::message::Message;
pub use fault::Fault;
use inbox::Inbox;
use intake::{Pressed, What};
pub use opening::{Intake, Settings};
use opening::{begin, bot, refused};
pub use outgoing::Pacing;
use outgoing::{Button, Data, Letter, Outgoing, Target};
use reception::{Arrived, Reception};
pub use webhook::Webhook;

/// How many people are answered at once.
const AT_ONCE: usize = 64;
/// What is taken in and not listened to yet: more than that waits at Telegram.
const WAITING: usize = 256;

/// One bot.
pub struct Telegram {
    identity: Identity,
    clock: Arc<dyn Clock>,
    bot: String,
    inbox: Arc<Inbox>,
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
    reply: Option<oneshot::Sender<Value>>,
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
        store: Arc<dyn Store>,
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
            inbox: Arc::clone(&inbox),
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
        Ok(Self { identity, clock, bot: name, inbox, outgoing, arrivals, over: false, waiting, intake, fault })
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

    /// The letters that say a message.
    fn letters(&self, chat: ChatId, target: Target, message: &Message) -> Vec<Letter> {
        let mut parts = parts::parts(&message.lines);
        if parts.is_empty() && message.attachment.is_some() {
            parts.push(Vec::new());
        }
        let last = parts.len().saturating_sub(1);
        let target = if last > 0 { Target::New } else { target };
        let letter = |(at, lines)| Letter {
            chat,
            target,
            lines,
            rows: if at == last { self.rows(chat, message) } else { Vec::new() },
            silent: message.silent,
            attachment: message.attachment.clone().filter(|_| at == last),
            done: None,
        };
        parts.into_iter().enumerate().map(letter).collect()
    }

    /// The buttons under a message; one that cannot be written is left out, for its answer can be typed.
    fn rows(&self, chat: ChatId, message: &Message) -> Vec<Vec<Button>> {
        let button = |key: &keyboard::Key<'_>| {
            let data = data::written(&self.identity, chat, key.press)?;
            Some(Button { label: key.label.clone(), data: Data::Press(data) })
        };
        let rows = keyboard::rows(&message.choices);
        let rows = rows.iter().map(|row| row.iter().filter_map(button).collect::<Vec<_>>());
        let share = message.share.as_ref().and_then(|(proposal, label)| {
            let link = Data::Link(self.share(proposal)?);
            Some(vec![Button { label: keyboard::capitalised(label), data: link }])
        });
        let alone = message.alone.as_ref().and_then(|(proposal, label)| {
            let data = Data::Link(to_us(&self.bot, proposal.as_ref())?);
            Some(vec![Button { label: keyboard::capitalised(label), data }])
        });
        share.into_iter().chain(rows).chain(alone).filter(|row| !row.is_empty()).collect()
    }

    /// A link that lets somebody choose whom to send an idea to.
    fn share(&self, proposal: &ProposalId) -> Option<Url> {
        let idea = to_idea(&self.bot, proposal)?.to_string();
        Url::parse_with_params("https://t.me/share/url", [("url", idea)]).ok()
    }

    /// Sends letters one after the other; the last one tells whether it arrived.
    fn send(&self, letters: Vec<Letter>, reply: Option<oneshot::Sender<Value>>) -> Delivery {
        if let ([letter], Some(reply)) = (&letters[..], reply)
            && !reply.is_closed()
            && let Some(method) = self.outgoing.reply(letter)
            && reply.send(method).is_ok()
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

/// The private chat, coming for an idea; none where a link cannot say it.
fn to_idea(bot: &str, proposal: &ProposalId) -> Option<Url> {
    let payload = format!("{}{proposal}", intake::IDEA);
    slash::is_payload(&payload).then(|| format!("https://t.me/{bot}?start={payload}").parse().ok()).flatten()
}

/// The private chat, coming for an idea where a link can say it.
fn to_us(bot: &str, proposal: Option<&ProposalId>) -> Option<Url> {
    proposal.and_then(|proposal| to_idea(bot, proposal)).or_else(|| format!("https://t.me/{bot}").parse().ok())
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
        let Some(Arrived { id, entry, reply }) = self.arrivals.recv().await else {
            self.over = true;
            return None;
        };
        let receipt = entry.is_kept().then(|| self.inbox.receipt(id, &entry));
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
        Ok(self.send(self.letters(chat, target, message), reply))
    }
}
