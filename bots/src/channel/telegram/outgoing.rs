//! What is sent: one queue per chat, in order, no faster than Telegram allows, once. Knows no update and no conversation.
//!
//! An edit of a message that already waits for another edit replaces it; a chat that cannot be reached any more is left in
//! peace until somebody speaks there again; a group that moved is followed.

mod call;
mod chat;
mod delivering;
mod pacing;
mod text;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ilfaut_client::model::Time;
use ilfaut_client::world::Clock;
use serde_json::Value;
use teloxide::Bot;
use teloxide::types::{CallbackQueryId, ChatId, InlineQueryId, InlineQueryResult, MessageId};
use tokio::sync::oneshot;
use url::Url;

use crate::channel::Fate;
use crate::voice::message::{Attachment, Line, Toast};
use chat::Chat;
use pacing::Pacer;
pub use pacing::Pacing;

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
    /// Who wants to know what became of it.
    pub(super) done: Option<oneshot::Sender<Fate>>,
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
    /// Says what became of it, to whoever wants to know.
    fn done(&mut self, fate: Fate) {
        if let Some(done) = self.done.take() {
            let _ = done.send(fate); // nobody waits any more
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
        if from == to {
            return;
        }
        let mut chats = self.chats();
        let waiting = chats.entry(from).or_default().moved(to);
        chats.entry(to).or_default().stays();
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
        if followed(&chats, letter.chat) != letter.chat {
            return None;
        }
        let chat = chats.entry(letter.chat).or_default();
        if !chat.is_idle() || self.0.pacer.waits(letter.chat).is_some() {
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
}

/// Where a chat is now.
fn followed(chats: &HashMap<ChatId, Chat>, mut id: ChatId) -> ChatId {
    while let Some(to) = chats.get(&id).and_then(Chat::moved_to) {
        id = to; // whoever moved to a place stays there, so that this ends
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_comes_back_is_found() {
        let outgoing =
            Outgoing::new(Bot::new("1:x"), Arc::new(ilfaut_client::world::SetClock::at(Time(0))), Pacing::default());
        let [one, two, three] = [-1, -2, -3].map(ChatId);
        for (from, to) in [(one, two), (two, three), (three, one), (one, one)] {
            outgoing.migrated(from, to);
        }
        assert_eq!([one, two, three].map(|id| followed(&outgoing.chats(), id)), [one; 3]);
    }
}
