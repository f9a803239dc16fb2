//! Updates as Telegram sends them, and of each only what is read: names, user names and pictures are never even taken out of
//! it. Knows nothing of what an update means.
//!
//! A kind of message that is new to us is still a message, and a strange field harms nothing but itself.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// The kinds that are asked for.
pub(super) const KINDS: [&str; 6] =
    ["message", "edited_message", "callback_query", "my_chat_member", "inline_query", "chosen_inline_result"];

/// What happened.
#[derive(Debug, Deserialize)]
pub(super) struct Update {
    /// Its number.
    #[serde(rename = "update_id")]
    pub(super) id: u32,
    /// Somebody wrote.
    pub(super) message: Option<Message>,
    /// Somebody changed what they had written.
    pub(super) edited_message: Option<Message>,
    /// Somebody pressed a button.
    pub(super) callback_query: Option<Callback>,
    /// Somebody blocked us, or let us back in.
    pub(super) my_chat_member: Option<Membership>,
    /// Somebody types our name elsewhere.
    pub(super) inline_query: Option<Query>,
}

/// What somebody wrote or sent.
#[derive(Debug, Deserialize)]
pub(super) struct Message {
    pub(super) from: Option<User>,
    pub(super) chat: Chat,
    pub(super) date: i64,
    pub(super) text: Option<String>,
    pub(super) caption: Option<String>,
    pub(super) forward_origin: Option<IgnoredAny>,
    pub(super) forward_date: Option<IgnoredAny>,
    pub(super) migrate_to_chat_id: Option<i64>,
    pub(super) sender_chat: Option<Chat>,
    #[serde(rename = "reply_to_message")]
    pub(super) answered: Option<Box<Answered>>,
    #[serde(flatten)]
    pub(super) media: Media,
    #[serde(flatten)]
    pub(super) service: Service,
}

/// The message that is answered: only whose it was.
#[derive(Debug, Deserialize)]
pub(super) struct Answered {
    pub(super) from: Option<User>,
}

/// What can be sent beside words.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Media {
    pub(super) voice: Option<IgnoredAny>,
    pub(super) audio: Option<IgnoredAny>,
    pub(super) video_note: Option<IgnoredAny>,
    pub(super) photo: Option<IgnoredAny>,
    pub(super) video: Option<IgnoredAny>,
    pub(super) animation: Option<IgnoredAny>,
    pub(super) sticker: Option<IgnoredAny>,
    pub(super) document: Option<IgnoredAny>,
    pub(super) location: Option<IgnoredAny>,
    pub(super) venue: Option<IgnoredAny>,
    pub(super) contact: Option<IgnoredAny>,
}

/// What Telegram itself writes into a chat, and nobody said.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Service {
    pub(super) pinned_message: Option<IgnoredAny>,
    pub(super) message_auto_delete_timer_changed: Option<IgnoredAny>,
    pub(super) write_access_allowed: Option<IgnoredAny>,
    pub(super) chat_background_set: Option<IgnoredAny>,
    pub(super) connected_website: Option<IgnoredAny>,
    pub(super) proximity_alert_triggered: Option<IgnoredAny>,
}

/// Who.
#[derive(Debug, Deserialize)]
pub(super) struct User {
    pub(super) id: i64,
    #[serde(default)]
    pub(super) is_bot: bool,
    pub(super) language_code: Option<String>,
}

/// Where.
#[derive(Debug, Deserialize)]
pub(super) struct Chat {
    pub(super) id: i64,
    #[serde(rename = "type")]
    pub(super) kind: String,
}

/// A button pressed.
#[derive(Debug, Deserialize)]
pub(super) struct Callback {
    pub(super) id: String,
    pub(super) from: User,
    pub(super) message: Option<Under>,
    pub(super) data: Option<String>,
}

/// Our name typed in another chat.
#[derive(Debug, Deserialize)]
pub(super) struct Query {
    pub(super) id: String,
    pub(super) from: User,
    #[serde(rename = "query")]
    pub(super) words: String,
}

/// The message under which it stood.
#[derive(Debug, Deserialize)]
pub(super) struct Under {
    pub(super) message_id: i32,
    pub(super) chat: Chat,
}

/// Whether we are let in.
#[derive(Debug, Deserialize)]
pub(super) struct Membership {
    pub(super) from: User,
    pub(super) chat: Chat,
    pub(super) new_chat_member: Status,
}

/// What somebody is in a chat.
#[derive(Debug, Deserialize)]
pub(super) struct Status {
    pub(super) status: String,
}

/// An update as far as it can be read.
#[derive(Debug)]
pub(super) enum Read {
    /// Whole.
    Whole(Box<Update>),
    /// Only its number and what it claims to be.
    Number(u32, String),
    /// Not even its number.
    Nothing,
}

/// Reads an update.
pub(super) fn read(value: Value) -> Read {
    let id = value.get("update_id").and_then(Value::as_u64).and_then(|id| u32::try_from(id).ok());
    let Some(id) = id else { return Read::Nothing };
    let kind = KINDS.iter().find(|kind| value.get(**kind).is_some()).map_or("unknown", |kind| *kind);
    match serde_json::from_value(value) {
        Ok(update) => Read::Whole(Box::new(update)),
        Err(_) => Read::Number(id, kind.to_owned()),
    }
}

impl Service {
    /// Whether it is one of these.
    pub(super) fn is_any(&self) -> bool {
        [
            self.pinned_message.is_some(),
            self.message_auto_delete_timer_changed.is_some(),
            self.write_access_allowed.is_some(),
            self.chat_background_set.is_some(),
            self.connected_website.is_some(),
            self.proximity_alert_triggered.is_some(),
        ]
        .contains(&true)
    }
}

impl Chat {
    /// Whether nobody else reads it.
    pub(super) fn is_private(&self) -> bool {
        self.kind == "private"
    }

    /// Whether several people speak in it.
    pub(super) fn is_group(&self) -> bool {
        matches!(self.kind.as_str(), "group" | "supergroup")
    }
}

#[cfg(test)]
mod tests;
