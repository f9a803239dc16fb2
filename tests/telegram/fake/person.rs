//! A citizen with a phone: everything a hand can do in a chat, and what the eyes see there. Knows no socket.

use std::sync::Arc;

use serde_json::{Map, Value, json};
use tokio::time::Instant;

use super::Shared;
use super::group::Group;
use super::methods::standing;
use super::seen::{Button, Seen};
use super::state::{Inline, Message, Press, Standing, State, Toast, now};

/// Somebody in one of their chats; [`Person::at`] is the same one elsewhere.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) shared: Arc<Shared>,
    /// The number of their account, and of their private chat.
    pub(crate) id: i64,
    /// Where they are.
    pub(crate) chat: i64,
}

/// The entities that Telegram marks by itself in what people write.
fn entities(text: &str) -> Value {
    let mut found = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end();
        let command = word.strip_prefix('/').is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphanumeric()));
        let kind = if command { Some("bot_command") } else { word.starts_with("http").then_some("url") };
        let long = super::markup::length(word);
        found.extend(kind.map(|kind| json!({ "type": kind, "offset": at, "length": long })));
        at += super::markup::length(piece);
    }
    found.into()
}

fn written(text: &str) -> Map<String, Value> {
    let mut content = Map::new();
    content.insert("text".to_owned(), text.into());
    let entities = entities(text);
    if entities != json!([]) {
        content.insert("entities".to_owned(), entities);
    }
    content
}

fn fields(value: Value) -> Map<String, Value> {
    if let Value::Object(fields) = value { fields } else { Map::new() }
}

impl Person {
    /// The same person in another chat.
    pub(crate) fn at(&self, chat: i64) -> Self {
        Self { chat, ..self.clone() }
    }

    /// Writes; gives the number of the message.
    pub(crate) fn say(&self, text: &str) -> i64 {
        self.send(written(text))
    }

    /// Opens the bot by a link, with what the link carries.
    pub(crate) fn start(&self, payload: &str) -> i64 {
        self.say(format!("/start {payload}").trim_end())
    }

    /// Answers a message.
    pub(crate) fn reply(&self, to: i64, text: &str) -> i64 {
        let answered = self.shared.quietly(|state| state.message(self.chat, to).map(|message| message.value.clone()));
        let mut content = written(text);
        content.extend(answered.map(|answered| ("reply_to_message".to_owned(), answered)));
        self.send(content)
    }

    /// Passes on what somebody hidden wrote.
    pub(crate) fn forward(&self, text: &str) -> i64 {
        let origin = json!({ "type": "hidden_user", "sender_user_name": "Quelqu’un", "date": now() });
        let mut content = written(text);
        content.insert("forward_origin".to_owned(), origin);
        self.send(content)
    }

    /// Sends a picture.
    pub(crate) fn photo(&self, caption: &str) -> i64 {
        let size =
            json!({ "file_id": "phone-1", "file_unique_id": "p1", "width": 90, "height": 60, "file_size": 1200 });
        let mut content = fields(json!({ "photo": [size] }));
        if !caption.is_empty() {
            content.insert("caption".to_owned(), caption.into());
        }
        self.send(content)
    }

    /// Sends a sticker.
    pub(crate) fn sticker(&self) -> i64 {
        let sticker = json!({ "file_id": "phone-2", "file_unique_id": "p2", "type": "regular", "width": 512, "height": 512,
            "is_animated": false, "is_video": false, "emoji": "👍" });
        self.send(fields(json!({ "sticker": sticker })))
    }

    /// Sends a voice message.
    pub(crate) fn voice(&self) -> i64 {
        let voice = json!({ "file_id": "phone-3", "file_unique_id": "p3", "duration": 4, "mime_type": "audio/ogg" });
        self.send(fields(json!({ "voice": voice })))
    }

    /// Sends where they are.
    pub(crate) fn location(&self) -> i64 {
        self.send(fields(json!({ "location": { "latitude": 48.11, "longitude": -1.68 } })))
    }

    /// Sends somebody's telephone number.
    pub(crate) fn contact(&self) -> i64 {
        self.send(fields(json!({ "contact": { "phone_number": "+33199000000", "first_name": "Léa" } })))
    }

    /// Sends anything: `content` holds the fields of a `Message` that make it what it is.
    pub(crate) fn send(&self, content: Map<String, Value>) -> i64 {
        self.shared.act(|state| {
            let Some(from) = state.people.get(&self.id).cloned() else { return 0 };
            if let Some(chat) = state.chats.get_mut(&self.chat).filter(|chat| chat.standing == Standing::Stranger) {
                chat.standing = Standing::Member;
            }
            let heard = self.heard(state, &content);
            let message = state.post(self.chat, &from, content, Message::default());
            let number = message["message_id"].as_i64().unwrap_or_default();
            if heard {
                state.put("message", message);
            }
            number
        })
    }

    /// Whether the bot is told: in groups only of commands and of answers to itself, and never where it is not.
    fn heard(&self, state: &State, content: &Map<String, Value>) -> bool {
        let there = state.chats.get(&self.chat).is_some_and(|chat| chat.standing == Standing::Member);
        let text = content.get("text").and_then(Value::as_str).unwrap_or_default();
        let command = text.starts_with('/')
            && text
                .split_whitespace()
                .next()
                .and_then(|word| word.split_once('@'))
                .is_none_or(|(_, to)| to == "ilfaut_bot");
        let answer = content.get("reply_to_message").is_some_and(|to| to["from"]["id"] == super::state::BOT);
        there && (self.chat > 0 || command || answer)
    }

    /// Changes what they wrote.
    pub(crate) fn edit(&self, number: i64, text: &str) {
        self.shared.act(|state| {
            let Some(message) = state.message(self.chat, number).filter(|message| !message.by_bot) else { return };
            if let Some(content) = message.value.as_object_mut() {
                content.remove("entities");
                content.extend(written(text));
                content.insert("edit_date".to_owned(), now().into());
            }
            message.edits += 1;
            let value = message.value.clone();
            state.put("edited_message", value);
        });
    }

    /// Presses the youngest button that reads or carries `button`: the number of the press, or what is on the screen.
    pub(crate) fn press(&self, button: &str) -> Result<String, String> {
        let screen = self.sees();
        let all = |seen: &Seen| seen.buttons.concat();
        let exact = |own: &Button| own.label == button || own.data.as_deref() == Some(button);
        let near = |own: &Button| own.label.contains(button);
        let find = |fits: &dyn Fn(&Button) -> bool| {
            let live = screen.iter().rev().filter(|seen| !seen.deleted);
            live.flat_map(|seen| all(seen).into_iter().map(|own| (seen.id, own)))
                .find(|(_, own)| own.data.is_some() && fits(own))
        };
        let (number, own) =
            find(&exact).or_else(|| find(&near)).ok_or_else(|| format!("no « {button} » in {screen:#?}"))?;
        Ok(self.forge(number, &own.data.unwrap_or_default()))
    }

    /// Presses what need not be a button of the message.
    pub(crate) fn forge(&self, number: i64, data: &str) -> String {
        self.shared.act(|state| {
            let shown = state.message(self.chat, number).map(|message| message.value.clone());
            let gone = || json!({ "message_id": number, "date": 0, "chat": state.chats.get(&self.chat).map(|chat| chat.value.clone()) });
            let shown = shown.unwrap_or_else(gone);
            self.pressed(state, data, json!({ "message": shown }), Some(number))
        })
    }

    /// Presses a button of a message that was sent by way of the bot.
    pub(crate) fn press_shared(&self, message: &str, data: &str) -> String {
        self.shared.act(|state| self.pressed(state, data, json!({ "inline_message_id": message }), None))
    }

    fn pressed(&self, state: &mut State, data: &str, place: Value, number: Option<i64>) -> String {
        let id = format!("{}", 4_000_000_000_i64 + state.number());
        let press = Press {
            person: self.id,
            data: data.to_owned(),
            at: Instant::now(),
            old: false,
            answers: Vec::new(),
            edits: 0,
            answered: None,
            edited: None,
        };
        state.presses.insert(id.clone(), press);
        if let Some(number) = number {
            state.unedited.entry((self.chat, number)).or_default().0.push_back(id.clone());
        }
        let from = state.people.get(&self.id).cloned();
        let instance = format!("{}", 7_000_000_000_i64 + self.chat);
        let mut query = fields(json!({ "id": id, "from": from, "chat_instance": instance, "data": data }));
        query.extend(fields(place));
        state.put("callback_query", query.into());
        id
    }

    /// Blocks the bot.
    pub(crate) fn block(&self) {
        self.stand(Standing::Out);
    }

    /// Lets the bot write again.
    pub(crate) fn unblock(&self) {
        self.stand(Standing::Member);
    }

    pub(super) fn stand(&self, to: Standing) {
        self.shared.act(|state| {
            let from = state.people.get(&self.id).cloned();
            let Some(chat) = state.chats.get_mut(&self.chat) else { return };
            let before = std::mem::replace(&mut chat.standing, to);
            let change = json!({ "chat": chat.value, "from": from, "date": now(),
                "old_chat_member": standing(before), "new_chat_member": standing(to) });
            state.put("my_chat_member", change);
        });
    }

    /// Types after the bot's name in some other chat: the number of the query.
    pub(crate) fn ask(&self, query: &str) -> String {
        self.shared.act(|state| {
            let id = format!("{}", 5_000_000_000_i64 + state.number());
            let asked =
                Inline { person: self.id, query: query.to_owned(), results: None, personal: false, cache: None };
            state.inline.insert(id.clone(), asked);
            let from = state.people.get(&self.id).cloned();
            state.put(
                "inline_query",
                json!({ "id": id, "from": from, "query": query, "offset": "", "chat_type": "sender" }),
            );
            id
        })
    }

    /// What the bot offered, once it did.
    pub(crate) fn offered(&self, query: &str) -> Option<Inline> {
        self.shared.quietly(|state| state.inline.get(query).filter(|asked| asked.results.is_some()).cloned())
    }

    /// Sends one of the results: the message's inline id, when it can be edited later.
    pub(crate) fn choose(&self, query: &str, result: &str) -> Option<String> {
        self.shared.act(|state| {
            let asked = state.inline.get(query)?.clone();
            let chosen = asked.results?.into_iter().find(|own| own["id"] == result)?;
            let from = state.people.get(&self.id).cloned();
            let mut update = json!({ "result_id": result, "from": from, "query": asked.query });
            let id = chosen.get("reply_markup").map(|_| format!("inline-{}", state.number()));
            if let Some(id) = &id {
                update["inline_message_id"] = id.as_str().into();
                let text = chosen["input_message_content"]["message_text"].clone();
                let value = json!({ "text": text, "reply_markup": chosen["reply_markup"] });
                state.shared.insert(id.clone(), Message { value, by_bot: true, ..Message::default() });
            }
            state.put("chosen_inline_result", update);
            id
        })
    }

    /// Makes a group and adds the bot to it.
    pub(crate) fn group(&self, title: &str) -> Group {
        Group::new(self, title)
    }

    /// Everything in the chat, oldest first.
    pub(crate) fn sees(&self) -> Vec<Seen> {
        let all =
            |state: &mut State| state.chats.get(&self.chat).map(|chat| chat.messages.values().map(Seen::of).collect());
        self.shared.quietly(all).unwrap_or_default()
    }

    /// The bot's youngest message in the chat.
    pub(crate) fn last(&self) -> Option<Seen> {
        self.shared.quietly(|state| {
            let messages = &state.chats.get(&self.chat)?.messages;
            messages.values().rev().find(|message| message.by_bot && !message.deleted).map(Seen::of)
        })
    }

    /// What flashed up after their presses, oldest first.
    pub(crate) fn toasts(&self) -> Vec<Toast> {
        let own = |press: &&Press| press.person == self.id;
        self.shared
            .quietly(|state| state.presses.values().filter(own).flat_map(|press| press.answers.clone()).collect())
    }
}
