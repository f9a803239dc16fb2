//! Updates on their way to the bot: numbered, kept until confirmed, given to one poller or one webhook.
//! Knows no socket and no meaning of an update.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};

use super::refusal::{Answer, Refusal};
use super::shapes::Params;

/// The kinds of updates that Telegram publishes.
const KINDS: [&str; 23] = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
];
/// Those that only come when asked for by name.
const ASKED: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// Updates that can be delivered again.
const PAST: usize = 1000;

/// Where updates are posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hook {
    pub(crate) url: String,
    pub(crate) secret: String,
    pub(crate) at_once: usize,
}

/// The updates that are not confirmed.
#[derive(Debug, Default)]
pub(crate) struct Queue {
    pub(crate) waiting: VecDeque<(i64, Value)>,
    pub(crate) hook: Option<Hook>,
    /// Rises with each `setWebhook` and `deleteWebhook`: who posts for an older one stops.
    pub(crate) hooks: u64,
    /// Rises with each update and each `getUpdates`: who waits looks again.
    pub(crate) turns: u64,
    /// Rises with each `getUpdates`: only the youngest poller is served.
    pub(crate) pollers: u64,
    pub(crate) error: Option<(u64, String)>,
    /// Updates the bot has confirmed.
    pub(crate) confirmed: usize,
    /// Posts under way.
    pub(crate) flying: usize,
    allowed: Option<Vec<String>>,
    put: usize,
    /// The last updates that were put, whatever became of them.
    past: VecDeque<(i64, Value)>,
}

impl Queue {
    /// Numbers an update and keeps it, unless its kind is not asked for.
    pub(crate) fn put(&mut self, kind: &str, value: Value, repeat_every: usize) {
        let wanted = match &self.allowed {
            Some(allowed) => allowed.iter().any(|name| name == kind),
            None => !ASKED.contains(&kind),
        };
        if !wanted {
            return;
        }
        self.put += 1;
        let update = numbered(self.put, kind, value);
        if repeat_every > 0 && self.put.is_multiple_of(repeat_every) {
            self.waiting.push_back(update.clone());
        }
        self.past.push_back(update.clone());
        if self.past.len() > PAST {
            self.past.pop_front();
        }
        self.waiting.push_back(update);
        self.turns += 1;
    }

    /// Delivers the last `count` updates again, as a webhook whose answer was lost sees them; a poller that asks above them
    /// does not.
    pub(crate) fn redeliver(&mut self, count: usize) {
        let from = self.past.len().saturating_sub(count);
        self.waiting.extend(self.past.range(from..).cloned());
        self.turns += 1;
    }

    /// An update as a test wrote it, its number alone is ours.
    pub(crate) fn put_raw(&mut self, mut update: Value) {
        self.put += 1;
        let id = number(self.put);
        update["update_id"] = id.into();
        self.waiting.push_back((id, update));
        self.turns += 1;
    }

    /// Begins a poll: which one it is, after everything below its offset is forgotten.
    pub(crate) fn poll(&mut self, params: &Params) -> Result<u64, Refusal> {
        if self.hook.is_some() {
            let what =
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
            return Err(Refusal::conflict(what));
        }
        self.allow(params)?;
        self.pollers += 1;
        self.turns += 1;
        let offset = params.int("offset").unwrap_or(0);
        let before = self.waiting.len();
        if offset >= 0 {
            self.waiting.retain(|(id, _)| *id >= offset);
        } else {
            let kept = usize::try_from(offset.unsigned_abs()).unwrap_or(usize::MAX);
            self.waiting.drain(..before.saturating_sub(kept));
        }
        self.confirmed += before - self.waiting.len();
        Ok(self.pollers)
    }

    /// What a poller gets now: nothing yet, a batch, or the news that another one polls.
    pub(crate) fn batch(&self, poller: u64, params: &Params, reorder: bool) -> Option<Answer> {
        if poller != self.pollers || self.hook.is_some() {
            let what = "terminated by other getUpdates request; make sure that only one bot instance is running";
            return Some(Err(Refusal::conflict(what)));
        }
        let most = params.int("limit").map_or(100, |limit| limit.clamp(1, 100));
        let most = usize::try_from(most).unwrap_or(100);
        let mut batch: Vec<Value> = self.waiting.iter().take(most).map(|(_, update)| update.clone()).collect();
        if reorder {
            batch.reverse();
        }
        (!batch.is_empty()).then(|| Ok(batch.into()))
    }

    fn allow(&mut self, params: &Params) -> Result<(), Refusal> {
        let Some(given) = params.json("allowed_updates") else { return Ok(()) };
        let names: Option<Vec<String>> =
            given.as_array().map(|names| names.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        let names = names.ok_or_else(|| Refusal::bad("can't parse allowed_updates: must be a JSON array of String"))?;
        let known = names.into_iter().filter(|name| KINDS.contains(&name.as_str()));
        let known: Vec<String> = known.collect();
        self.allowed = if given.as_array().is_some_and(Vec::is_empty) { None } else { Some(known) };
        Ok(())
    }

    /// `setWebhook`; an empty address is `deleteWebhook`.
    pub(crate) fn set_hook(&mut self, params: &Params) -> Answer {
        let url = params.text("url");
        if url.is_empty() {
            return Ok(self.delete_hook(params));
        }
        if !url.starts_with("http://127.0.0.1:") && !url.starts_with("https://") {
            return Err(Refusal::bad("bad webhook: HTTPS url must be provided for webhook"));
        }
        let secret = params.text("secret_token");
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        if secret.len() > 256 || !secret.bytes().all(plain) {
            return Err(Refusal::bad("secret token contains unallowed characters"));
        }
        self.allow(params)?;
        self.drop_pending(params);
        let at_once = params.int("max_connections").unwrap_or(40).clamp(1, 100);
        let at_once = usize::try_from(at_once).unwrap_or(40);
        self.hook = Some(Hook { url: url.to_owned(), secret: secret.to_owned(), at_once });
        self.hooks += 1;
        self.turns += 1;
        self.error = None;
        Ok(true.into())
    }

    /// `deleteWebhook`.
    pub(crate) fn delete_hook(&mut self, params: &Params) -> Value {
        self.drop_pending(params);
        self.hook = None;
        self.hooks += 1;
        self.turns += 1;
        true.into()
    }

    fn drop_pending(&mut self, params: &Params) {
        if params.flag("drop_pending_updates") {
            self.waiting.clear();
        }
    }

    /// `getWebhookInfo`.
    pub(crate) fn hook_info(&self) -> Value {
        let mut info = json!({ "url": "", "has_custom_certificate": false, "pending_update_count": self.waiting.len() + self.flying });
        let mut more = BTreeMap::new();
        if let Some(hook) = &self.hook {
            more.insert("url", json!(hook.url));
            more.insert("max_connections", json!(hook.at_once));
            more.insert("ip_address", json!("127.0.0.1"));
        }
        if let Some((at, words)) = &self.error {
            more.insert("last_error_date", json!(at));
            more.insert("last_error_message", json!(words));
        }
        if let Some(allowed) = &self.allowed {
            more.insert("allowed_updates", json!(allowed));
        }
        for (name, value) in more {
            info[name] = value;
        }
        info
    }
}

/// Numbers rise by one from a start that no program can guess.
fn number(put: usize) -> i64 {
    870_114_000 + i64::try_from(put).unwrap_or(i64::MAX / 2)
}

fn numbered(put: usize, kind: &str, value: Value) -> (i64, Value) {
    let id = number(put);
    let mut update = json!({ "update_id": id });
    update[kind] = value;
    (id, update)
}
