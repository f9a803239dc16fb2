//! What is sent: one queue per chat, in order, no faster than Telegram allows, once. Knows no update and no conversation.
//!
//! An edit of a message that already waits for another edit replaces it; a chat that cannot be reached any more is left in
//! peace until somebody speaks there again; a group that moved is followed.

mod call;
mod chat;
mod pacing;
mod text;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::model::Time;
use ilfaut_client::world::Clock;
use serde_json::Value;
use teloxide::Bot;
use teloxide::types::{CallbackQueryId, ChatId, InlineQueryId, InlineQueryResult, MessageId};
use tokio::sync::oneshot;
use url::Url;

use crate::voice::message::{Attachment, Line, Toast};
use call::Verdict;
use chat::Chat;
use pacing::Pacer;
pub use pacing::Pacing;

/// How often a call is tried again when nobody knows why it failed: with growing pauses, about five minutes in all.
const TRIES: u32 = 9;
/// Longest pause between two tries.
const LONGEST: Duration = Duration::from_mins(1);
/// Added to the wait that Telegram asks for: its seconds are rounded down.
const MARGIN: Duration = Duration::from_secs(1);
/// Quiet chats remembered before those at rest are forgotten.
const CHATS: usize = 20_000;

/// Where a letter goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// A new message.
    New,
    /// In the place of this one.
    Edit(MessageId),
}

/// One message to send.
#[derive(Debug)]
pub(super) struct Letter {
    /// To which chat.
    pub(super) chat: ChatId,
    /// As what.
    pub(super) target: Target,
    /// Its words.
    pub(super) lines: Vec<Line>,
    /// Its buttons.
    pub(super) rows: Vec<Vec<Button>>,
    /// Whether it arrives without a sound.
    pub(super) silent: bool,
    /// What goes with it.
    pub(super) attachment: Option<Attachment>,
    /// Who wants to know whether it arrived.
    pub(super) done: Option<oneshot::Sender<bool>>,
}

/// One button.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Button {
    /// The words on it.
    pub(super) label: String,
    /// What it does.
    pub(super) data: Data,
}

/// What a button does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Data {
    /// Comes back to us, at most 64 bytes.
    Press(String),
    /// Opens a page.
    Link(Url),
}

/// The sender.
#[derive(Clone)]
pub(super) struct Outgoing(Arc<Inner>);

struct Inner {
    bot: Bot,
    clock: Arc<dyn Clock>,
    pacer: Pacer,
    chats: Mutex<HashMap<ChatId, Chat>>,
}

impl Letter {
    /// Says whether it arrived, to whoever wants to know.
    fn done(&mut self, arrived: bool) {
        if let Some(done) = self.done.take() {
            let _ = done.send(arrived); // nobody waits any more
        }
    }
}

impl Outgoing {
    /// A sender with empty queues; must be used within tokio.
    pub(super) fn new(bot: Bot, clock: Arc<dyn Clock>, pacing: Pacing) -> Self {
        let pacer = Pacer::new(pacing, Arc::clone(&clock));
        Self(Arc::new(Inner { bot, clock, pacer, chats: Mutex::default() }))
    }

    /// Sends a letter after those that wait for the same chat.
    pub(super) fn send(&self, mut letter: Letter) {
        let mut chats = self.chats();
        letter.chat = followed(&chats, letter.chat);
        let id = letter.chat;
        let chat = chats.entry(id).or_default();
        if chat.put(letter) {
            let all = self.clone();
            tokio::spawn(async move { all.deliver(id).await });
        }
    }

    /// Answers a press at once, with a word or without: until then the button spins.
    pub(super) fn answer(&self, callback: CallbackQueryId, toast: Option<Toast>) {
        let bot = self.0.bot.clone();
        tokio::spawn(async move { call::answer(&bot, callback, toast).await });
    }

    /// Offers ideas to whoever typed our name elsewhere; a moment later nobody waits for it any more.
    pub(super) fn offer(&self, query: InlineQueryId, results: Vec<InlineQueryResult>) {
        let bot = self.0.bot.clone();
        tokio::spawn(async move { call::offer(&bot, query, results).await });
    }

    /// Whether somebody leads a group; none: nobody says.
    pub(super) async fn leads(&self, group: ChatId, user: i64) -> Option<bool> {
        let group = followed(&self.chats(), group);
        call::leads(&self.0.bot, group, user).await
    }

    /// Milliseconds since a message last changed, as far as this program knows.
    pub(super) fn shown_for(&self, chat: ChatId, message: MessageId) -> Option<i64> {
        let at = self.chats().get(&chat)?.shown_at(message)?;
        Some(self.now().since(at))
    }

    /// Somebody spoke in a chat: it can be reached again.
    pub(super) fn back(&self, chat: ChatId) {
        if let Some(chat) = self.chats().get_mut(&chat) {
            chat.reachable(true);
        }
    }

    /// A group has another number now.
    pub(super) fn migrated(&self, from: ChatId, to: ChatId) {
        let mut chats = self.chats();
        let waiting = chats.entry(from).or_default().moved(to);
        drop(chats);
        for letter in waiting {
            self.send(letter);
        }
    }

    /// The letter as the answer to Telegram's own request, which costs no call; none when something of its chat waits, when
    /// it would come too soon, or when it is more than one method.
    pub(super) fn reply(&self, letter: &Letter) -> Option<Value> {
        let method = call::as_reply(letter)?;
        let now = self.now();
        let mut chats = self.chats();
        if followed(&chats, letter.chat) != letter.chat || self.0.pacer.waits(letter.chat).is_some() {
            return None;
        }
        let chat = chats.entry(letter.chat).or_default();
        if !chat.is_idle() {
            return None;
        }
        if let Target::Edit(message) = letter.target {
            chat.shown(message, now, None);
        }
        Some(method)
    }

    /// Whether nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.chats().values().all(Chat::is_idle)
    }

    fn now(&self) -> Time {
        self.0.clock.now()
    }

    fn chats(&self) -> MutexGuard<'_, HashMap<ChatId, Chat>> {
        self.0.chats.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what waits for a chat, one after the other, until nothing does.
    async fn deliver(&self, id: ChatId) {
        while let Some(mut letter) = self.next(id) {
            if self.is_shown(&letter) {
                letter.done(true);
                continue;
            }
            while let Some(wait) = self.0.pacer.waits(id) {
                tokio::time::sleep(wait).await;
            }
            self.try_to_send(id, letter).await;
        }
    }

    fn next(&self, id: ChatId) -> Option<Letter> {
        let mut chats = self.chats();
        let next = chats.get_mut(&id)?.take();
        if next.is_none() && chats.len() > CHATS {
            chats.retain(|_, chat| !chat.can_be_forgotten());
            self.0.pacer.forget_the_slow();
        }
        next
    }

    /// Whether the message already says just that.
    fn is_shown(&self, letter: &Letter) -> bool {
        let Target::Edit(message) = letter.target else { return false };
        self.chats().get(&letter.chat).is_some_and(|chat| chat.says(message, call::print(letter)))
    }

    /// Sends a letter until it is shown, refused, overtaken, or nobody knows why it cannot be.
    async fn try_to_send(&self, id: ChatId, mut letter: Letter) {
        let mut tries = 0;
        while tries < TRIES {
            let pause = match call::send(&self.0.bot, &letter).await {
                Verdict::Shown(message) => return self.was_shown(id, message, letter),
                Verdict::SlowDown(wait) => wait + MARGIN,
                Verdict::Unreachable => return self.is_unreachable(id, letter),
                Verdict::Moved(to) => {
                    self.migrated(id, to);
                    return self.send(Letter { chat: to, ..letter });
                }
                Verdict::Gone if !id.is_user() => return letter.done(false), // whoever took it away does not want it again
                Verdict::Gone => {
                    letter.target = Target::New;
                    continue;
                }
                Verdict::Wrong(what) => {
                    tracing::error!(%what, "Telegram refuses a message");
                    return letter.done(false);
                }
                Verdict::Unknown => {
                    tries += 1;
                    LONGEST.min(Duration::from_secs(1 << tries.min(6)))
                }
            };
            tokio::time::sleep(pause).await;
            if self.chats().get(&id).is_some_and(|chat| chat.replaces(&letter)) {
                return letter.done(true); // a newer edit of the same message is next
            }
        }
        tracing::warn!("a message could not be sent for minutes and is given up");
        letter.done(false);
    }

    fn was_shown(&self, id: ChatId, message: MessageId, mut letter: Letter) {
        let (now, print) = (self.now(), call::print(&letter));
        if let Some(chat) = self.chats().get_mut(&id) {
            chat.shown(message, now, Some(print));
        }
        letter.done(true);
    }

    fn is_unreachable(&self, id: ChatId, mut letter: Letter) {
        if let Some(chat) = self.chats().get_mut(&id) {
            chat.reachable(false);
        }
        letter.done(false);
    }
}

/// Where a chat is now.
fn followed(chats: &HashMap<ChatId, Chat>, mut id: ChatId) -> ChatId {
    while let Some(to) = chats.get(&id).and_then(Chat::moved_to).filter(|to| *to != id) {
        id = to;
    }
    id
}
