//! Everything the fake remembers: people, chats, messages, presses, what the bot said of itself, and what was counted.
//! Knows no socket; whoever changes it does so under the lock of [`super::Fake`].

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::counts::Counts;
use super::knobs::Knobs;
use super::limits::Flood;
use super::queue::Queue;
use super::refusal::Refusal;
use super::shapes::{Params, Upload};

/// The number of the bot's account.
pub(crate) const BOT: i64 = 4_242_000;

/// All of it.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) people: BTreeMap<i64, Value>,
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) presses: BTreeMap<String, Press>,
    /// Presses of a message that no edit has followed yet, and the last one that an edit followed.
    pub(crate) unedited: HashMap<(i64, i64), (VecDeque<String>, Option<String>)>,
    pub(crate) inline: BTreeMap<String, Inline>,
    /// Messages that people sent by way of the bot, by their inline id.
    pub(crate) shared: BTreeMap<String, Message>,
    pub(crate) profile: BTreeMap<(String, String), Value>,
    pub(crate) files: BTreeMap<String, Upload>,
    pub(crate) queue: Queue,
    pub(crate) knobs: Knobs,
    pub(crate) counts: Counts,
    pub(crate) flood: Flood,
    numbers: i64,
}

/// Where the bot stands in a chat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody has spoken to it yet.
    #[default]
    Stranger,
    Member,
    /// Blocked in a private chat, removed from a group.
    Out,
    /// It left a group by itself.
    Left,
}

/// A private chat or a group.
#[derive(Default)]
pub(crate) struct Chat {
    /// As the Bot API shows it.
    pub(crate) value: Value,
    pub(crate) standing: Standing,
    pub(crate) members: BTreeSet<i64>,
    /// Who made it.
    pub(crate) creator: Option<i64>,
    pub(crate) moved: Option<i64>,
    pub(crate) messages: BTreeMap<i64, Message>,
}

/// A message with what the Bot API does not show of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Message {
    /// As the Bot API shows it.
    pub(crate) value: Value,
    pub(crate) by_bot: bool,
    pub(crate) silent: bool,
    pub(crate) edits: usize,
    pub(crate) deleted: bool,
    pub(crate) file: Option<Upload>,
}

/// What a citizen reads after a press.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Toast {
    pub(crate) text: String,
    pub(crate) alert: bool,
}

/// One press of a button, and what came of it.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    pub(crate) person: i64,
    pub(crate) data: String,
    pub(crate) at: Instant,
    pub(crate) old: bool,
    pub(crate) answers: Vec<Toast>,
    pub(crate) edits: usize,
    /// From the press to the first answer.
    pub(crate) answered: Option<Duration>,
    /// From the press to the first edit.
    pub(crate) edited: Option<Duration>,
}

/// A question typed after the bot's name, and the bot's answer.
#[derive(Clone, Debug)]
pub(crate) struct Inline {
    pub(crate) person: i64,
    pub(crate) query: String,
    pub(crate) results: Option<Vec<Value>>,
    pub(crate) personal: bool,
    pub(crate) cache: Option<i64>,
}

/// Seconds since 1970, as Telegram writes dates.
#[expect(clippy::disallowed_methods, reason = "Telegram dates messages by its own clock")]
pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

impl State {
    /// The next number of its kind: messages, presses, files.
    pub(crate) fn number(&mut self) -> i64 {
        self.numbers += 1;
        self.numbers
    }

    /// The bot, as the author of a message.
    pub(crate) fn bot() -> Value {
        json!({ "id": BOT, "is_bot": true, "first_name": "Il faut", "username": "ilfaut_bot" })
    }

    /// The chat that a call writes to.
    pub(crate) fn writable(&self, params: &Params) -> Result<i64, Refusal> {
        let id = params.int("chat_id").ok_or_else(|| match params.json("chat_id") {
            None => Refusal::bad("chat_id is empty"),
            Some(_) => Refusal::bad("chat not found"),
        })?;
        let chat = self.chats.get(&id).ok_or_else(|| Refusal::bad("chat not found"))?;
        if let Some(to) = chat.moved {
            return Err(Refusal::migrated(to));
        }
        let kind = chat.value["type"].as_str().unwrap_or_default();
        match (chat.standing, kind) {
            (Standing::Member, _) => Ok(id),
            (Standing::Stranger, _) => Err(Refusal::forbidden("bot can't initiate conversation with a user")),
            (_, "private") => Err(Refusal::forbidden("bot was blocked by the user")),
            (Standing::Out, _) => Err(Refusal::forbidden(&format!("bot was kicked from the {kind} chat"))),
            (Standing::Left, _) => Err(Refusal::forbidden(&format!("bot is not a member of the {kind} chat"))),
        }
    }

    /// Puts a message into a chat, and gives it as the Bot API shows it.
    pub(crate) fn post(&mut self, chat: i64, from: &Value, content: Map<String, Value>, own: Message) -> Value {
        let (number, date) = (self.number(), now() - self.knobs.behind);
        let Some(chat) = self.chats.get_mut(&chat) else { return Value::Null };
        let mut value = json!({ "message_id": number, "from": from, "chat": chat.value, "date": date });
        if let Some(fields) = value.as_object_mut() {
            fields.extend(content);
        }
        chat.messages.insert(number, Message { value: value.clone(), by_bot: from["is_bot"] == true, ..own });
        value
    }

    /// An update for the bot, unless it did not ask for its kind.
    pub(crate) fn put(&mut self, kind: &str, value: Value) {
        let repeated = self.knobs.repeat_every;
        self.queue.put(kind, value, repeated);
    }

    /// The message that a call edits or deletes.
    pub(crate) fn message(&mut self, chat: i64, number: i64) -> Option<&mut Message> {
        self.chats.get_mut(&chat)?.messages.get_mut(&number).filter(|message| !message.deleted)
    }

    /// Counts an edit of a message for the press that it answers.
    pub(crate) fn edited(&mut self, chat: i64, number: i64) {
        let Some((waiting, last)) = self.unedited.get_mut(&(chat, number)) else { return };
        if let Some(next) = waiting.pop_front() {
            *last = Some(next);
        }
        let press = last.as_ref().and_then(|id| self.presses.get_mut(id));
        if let Some(press) = press {
            press.edits += 1;
            press.edited.get_or_insert(press.at.elapsed());
        }
    }
}
