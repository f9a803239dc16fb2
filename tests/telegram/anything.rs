//! Ten thousand updates of random JSON within the schema of the Bot API and a little beyond: nothing panics or stops, every
//! one is confirmed, and whoever wrote or pressed in a private chat is answered. Knows no sentence.

use std::collections::BTreeSet;
use std::time::Duration;

use ilfaut_client::world::Dice;
use serde_json::{Map, Value, json};

use super::bot::{Bot, Set, number};
use super::fake::Fake;
use super::fake::state::Standing;
use crate::talk::stage;

/// How many updates there are.
const UPDATES: u64 = 10_000;
/// How many people they come from.
const PEOPLE: u64 = 200;
/// How long all of it may take.
const PATIENCE: Duration = Duration::from_mins(3);

/// Kinds of updates that are no message and no press.
const OTHERS: [&str; 14] = [
    "channel_post",
    "business_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "shipping_query",
    "pre_checkout_query",
    "poll",
    "poll_answer",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "something_of_2030",
];

/// What a message may hold beside words; the last ones are what Telegram itself writes.
const CONTENT: [&str; 24] = [
    "photo",
    "sticker",
    "voice",
    "audio",
    "video",
    "video_note",
    "animation",
    "document",
    "location",
    "venue",
    "contact",
    "dice",
    "poll",
    "story",
    "checklist",
    "paid_media",
    "game",
    "something_of_2030",
    "pinned_message",
    "message_auto_delete_timer_changed",
    "write_access_allowed",
    "chat_background_set",
    "connected_website",
    "proximity_alert_triggered",
];
/// How many of them are Telegram's own.
const SERVICE: usize = 6;

/// What people type.
const WORDS: [&str; 16] = [
    "1",
    "2",
    "3",
    "4",
    "0",
    "7",
    "8",
    "9",
    "il faut des bancs",
    "mes votes",
    "menu",
    "oui",
    "anonyme",
    "/start",
    "/start p_x",
    "lot",
];

/// A generator of updates, the same for the same seed.
struct Source(Dice);

impl Source {
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.0.below(most as u64)).unwrap()
    }

    /// Whether something happens that does so once in so many times.
    fn once_in(&mut self, times: u64) -> bool {
        self.0.below(times) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// Words as people type them, or anything else that is a string.
    fn words(&mut self) -> String {
        match self.below(10) {
            0..5 => self.of(&WORDS).to_owned(),
            5 => String::new(),
            6 => "il faut ".to_owned() + &*self.odd(60),
            7 => self.odd(12),
            8 => "/".to_owned() + &*self.odd(9),
            _ => {
                let long = 100 + self.below(4_000);
                self.odd(long)
            }
        }
    }

    /// Letters of everywhere, control characters and invisible ones.
    fn odd(&mut self, length: usize) -> String {
        let letters = [
            'a', 'é', ' ', '\n', '\0', '\u{1b}', '\u{202e}', '\u{200d}', '👍', '\u{fe0f}', '«', '1', '\u{fffd}', '𝕬',
            'ي',
        ];
        (0..length).map(|_| self.of(&letters)).collect()
    }

    fn integer(&mut self) -> i64 {
        match self.below(6) {
            0 => i64::MAX,
            1 => i64::MIN,
            2 => -1,
            3 => 0,
            _ => i64::try_from(self.0.below(1 << 40)).unwrap(),
        }
    }

    /// Any value, some levels deep.
    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 5 } else { 7 }) {
            0 => Value::Null,
            1 => (self.below(2) == 0).into(),
            2 => self.integer().into(),
            3 => self.odd(8).into(),
            4 => json!(1.5e300),
            5 => (0..self.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => Value::Object((0..self.below(4)).map(|at| (format!("k{at}"), self.value(depth - 1))).collect()),
        }
    }

    /// Somebody, with whatever their program tells of them.
    fn person(&mut self) -> (i64, Value) {
        let id = i64::try_from(1 + self.0.below(PEOPLE)).unwrap();
        let mut person = json!({ "id": id, "is_bot": false, "first_name": self.odd(5) });
        if self.once_in(2) {
            person["language_code"] = self.of(&["fr", "br", "en", "pt-br", "", "é", "x", "zz"]).into();
        }
        if self.once_in(5) {
            person["something_of_2030"] = self.value(2);
        }
        (id, person)
    }

    /// A message, and whether it must be answered.
    fn message(&mut self, edited: bool) -> (i64, Value, bool) {
        let (id, person) = self.person();
        let private = !self.once_in(6);
        let place = if private { id } else { -1_000 - i64::try_from(self.below(9)).unwrap() };
        let kind = if private { "private" } else { self.of(&["group", "supergroup", "channel"]) };
        let mut message = json!({ "message_id": self.below(1 << 30), "from": person, "date": self.integer(),
            "chat": { "id": place, "type": kind, "title": self.odd(3) } });
        let from = !self.once_in(20);
        if !from {
            message.as_object_mut().unwrap().remove("from");
        }
        let (mut words, mut other) = (false, false);
        if self.once_in(3) {
            let content = self.below(CONTENT.len());
            message[CONTENT[content]] = json!({ "file_id": self.odd(4), "more": self.value(2) });
            other = content < CONTENT.len() - SERVICE;
            if self.once_in(3) {
                message["caption"] = self.words().into();
            }
            if content >= CONTENT.len() - SERVICE {
                return (id, message, false);
            }
        } else {
            message["text"] = self.words().into();
            words = true;
        }
        for name in ["entities", "reply_to_message", "via_bot", "edit_date", "forward_origin", "effect_id"] {
            if self.once_in(8) {
                message[name] = self.value(2);
            }
        }
        let foreign = message["text"].as_str().is_some_and(|text| text.starts_with('/') && text.contains('@'));
        let answered = private && from && !foreign && (words || (other && !edited));
        (id, message, answered)
    }

    /// A press, and whether it must be answered.
    fn press(&mut self, number: u64) -> Value {
        let (id, person) = self.person();
        let mut query = json!({ "id": format!("press-{number}"), "from": person, "chat_instance": self.odd(3) });
        let data = match self.below(3) {
            0 => format!("1v{}", self.odd(9)),
            1 => self.words(),
            _ => "1va.p1AAAAAAAA".to_owned(),
        };
        if !self.once_in(10) {
            query["data"] = data.into();
        }
        if !self.once_in(10) {
            let chat = json!({ "id": if self.once_in(9) { -5 } else { id }, "type": "private" });
            query["message"] = json!({ "message_id": self.below(1 << 30), "date": 0, "chat": chat });
        }
        query
    }

    /// Breaks something in it: a field away, or another value in its place.
    fn broken(&mut self, value: &mut Value) {
        let Value::Object(fields) = value else { return };
        let names: Vec<String> = fields.keys().cloned().collect();
        let Some(name) = names.get(self.below(names.len().max(1))) else { return };
        match self.below(3) {
            0 => drop(fields.remove(name)),
            1 => drop(fields.insert(name.clone(), self.value(2))),
            _ => {
                if let Some(inner) = fields.get_mut(name) {
                    self.broken(inner);
                }
            }
        }
    }
}

/// What must come of it.
#[derive(Default)]
struct Due {
    /// Messages that must be answered, by person.
    messages: BTreeSet<i64>,
    presses: Vec<String>,
    count: usize,
}

/// Puts the updates, and says what must come of them.
fn put(fake: &Fake, seed: u64) -> Due {
    let (mut source, mut due) = (Source(Dice::seeded(seed)), Due::default());
    for number in 0..UPDATES {
        if source.once_in(50) {
            fake.put(Value::Object(Map::new()));
            continue;
        }
        let update = match source.below(10) {
            0..5 => {
                let edited = source.once_in(8);
                let (id, message, answered) = source.message(edited);
                let mut update = json!({ if edited { "edited_message" } else { "message" }: message });
                if source.once_in(12) {
                    source.broken(&mut update);
                } else if answered {
                    due.messages.insert(id);
                    due.count += usize::from(!edited);
                }
                update
            }
            5..8 => {
                let query = source.press(number);
                let mut update = json!({ "callback_query": query });
                if source.once_in(12) {
                    source.broken(&mut update);
                } else {
                    due.presses.push(format!("press-{number}"));
                }
                update
            }
            8 => json!({ source.of(&OTHERS): source.value(4) }),
            _ => {
                let (_, person) = source.person();
                let status = source.of(&["member", "kicked", "left", "restricted", "something_of_2030"]);
                let chat = json!({ "id": person["id"], "type": source.of(&["private", "group"]) });
                json!({ "my_chat_member": { "chat": chat, "from": person, "date": 0, "new_chat_member": { "status": status } } })
            }
        };
        fake.put(update);
    }
    due
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_comes_is_confirmed_and_answered_and_nothing_stops() {
    let fake = Fake::start().await.unwrap();
    for id in 1..=i64::try_from(PEOPLE).unwrap() {
        fake.person(id, "fr");
        fake.shared.act(|state| state.chats.get_mut(&id).unwrap().standing = Standing::Member);
    }
    let usual = Set::default();
    let most = number(100_000);
    let rates = ilfaut_config::settings::Rates {
        votes_per_minute: most,
        ideas_per_ten_minutes: most,
        mailbox: most,
        ..usual.rates
    };
    let due = put(&fake, 20_260_806);
    let bot = Bot::start(&fake, stage().await, Set { rates, ..usual }).await;
    bot.settled_within(&fake, PATIENCE).await;
    let counts = fake.counts();
    assert!(bot.runs(), "it stopped");
    let confirmed = fake.shared.quietly(|state| state.queue.waiting.len());
    assert_eq!(confirmed, 0, "every update was confirmed");
    let answered: BTreeSet<String> = counts
        .calls
        .iter()
        .filter(|call| call.method == "answercallbackquery")
        .filter_map(|call| call.params.get("callback_query_id")?.as_str().map(str::to_owned))
        .collect();
    let left: Vec<&String> = due.presses.iter().filter(|press| !answered.contains(*press)).collect();
    assert!(left.is_empty(), "{} presses spin for ever, the first: {}", left.len(), left[0]);
    let silent = |id: &&i64| fake.shared.quietly(|state| state.chats[*id].messages.values().all(|own| !own.by_bot));
    assert_eq!(due.messages.iter().filter(silent).count(), 0, "everybody was answered");
    let sent = counts.of("sendMessage").calls + counts.of("sendDocument").calls;
    println!(
        "{UPDATES} updates: {} messages due an answer, {sent} sent, {} presses answered",
        due.count,
        answered.len()
    );
    assert!(sent >= due.count, "{sent} answers to {} messages", due.count);
    let ana = fake.person(9_999, "fr");
    ana.start("");
    bot.settled(&fake).await;
    assert!(ana.last().is_some_and(|seen| seen.text.contains("Idée 1")), "and somebody new is greeted");
}
