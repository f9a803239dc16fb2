//! Events as a homeserver sends them, and of each only what is read: names and pictures are never even taken out of it. Knows
//! nothing of what an event means; a strange field harms nothing but itself.

use serde_json::Value;

/// The field in which one of our messages says which idea can be voted on by it.
pub(super) const IDEA: &str = "fr.ilfaut.idea";

/// The field in which it says that it was meant for several people: only there a sign of theirs is a vote before everybody.
pub(super) const AMONG: &str = "fr.ilfaut.among";

/// The kinds that are asked for.
pub(super) const KINDS: [&str; 10] = [
    "m.room.message",
    "m.room.encrypted",
    "m.room.redaction",
    "m.room.member",
    "m.room.tombstone",
    "m.room.encryption",
    "m.reaction",
    "m.sticker",
    "m.key.verification.*",
    "org.matrix.msc3381.poll.response",
];

/// The longest name of an event, in bytes.
const LONGEST: usize = 255;

/// Something that happened in a room.
#[derive(Debug, Clone)]
pub(super) struct Event {
    /// Its name.
    pub(super) id: String,
    /// By whom.
    pub(super) sender: String,
    /// When, in milliseconds, as the sender's server tells.
    pub(super) at: i64,
    /// Its kind.
    pub(super) kind: String,
    value: Value,
}

impl Event {
    /// Reads an event; none: not even its name, its sender and its kind can be read.
    pub(super) fn read(value: Value) -> Option<Self> {
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let at = value.get("origin_server_ts").and_then(Value::as_i64).unwrap_or_default();
        Some(Self { id: text("event_id")?, sender: text("sender")?, at, kind: text("type")?, value })
    }

    /// The same, said within an encrypted message: whatever it calls itself, it changes nothing of a room.
    pub(super) fn within(mut self) -> Self {
        if let Some(fields) = self.value.as_object_mut() {
            fields.remove("state_key");
        }
        self
    }

    /// The room in which this one goes on.
    pub(super) fn moves_to(&self) -> Option<&str> {
        let is = self.kind == "m.room.tombstone" && self.state_key() == Some("");
        self.text(&["replacement_room"]).filter(|_| is)
    }

    /// A text of its content, by the way to it.
    pub(super) fn text(&self, way: &[&str]) -> Option<&str> {
        self.content(way)?.as_str()
    }

    /// What stands in its content at the end of this way.
    pub(super) fn content(&self, way: &[&str]) -> Option<&Value> {
        way.iter().try_fold(self.value.get("content")?, |value, key| value.get(key))
    }

    /// Of whom or what the state is that it changes; none: it changes none.
    pub(super) fn state_key(&self) -> Option<&str> {
        self.value.get("state_key")?.as_str()
    }

    /// What somebody is in the room by it (`join`, `leave`), if it says so and they were something else before.
    pub(super) fn membership(&self) -> Option<(&str, &str)> {
        let (who, is) = (self.state_key()?, self.text(&["membership"])?);
        (self.kind == "m.room.member" && self.before() != Some(is)).then_some((who, is))
    }

    /// How many more are in the room by it: one more, one fewer, or as many as before.
    pub(super) fn more(&self) -> i64 {
        let before = self.before();
        match self.membership() {
            Some((_, "join")) => 1,
            Some((_, "leave" | "ban")) if before.is_none_or(|before| before == "join") => -1,
            _ => 0,
        }
    }

    /// What somebody was in the room before it, as far as it says so.
    fn before(&self) -> Option<&str> {
        self.value.get("unsigned")?.get("prev_content")?.get("membership")?.as_str()
    }

    /// The event that it takes away.
    pub(super) fn redacts(&self) -> Option<&str> {
        let named = self.text(&["redacts"]).or_else(|| self.value.get("redacts")?.as_str());
        named.filter(|event| is_name(event))
    }

    /// Whether it was taken away itself: nothing is left of it.
    pub(super) fn is_redacted(&self) -> bool {
        self.value.get("unsigned").is_some_and(|unsigned| unsigned.get("redacted_because").is_some())
    }

    /// The event that it is about, if it is so in this way (`m.annotation`, `m.replace`, `m.thread`).
    pub(super) fn relates(&self, how: &str) -> Option<&str> {
        let relation = ["m.relates_to", "rel_type"];
        let related = self.text(&relation).filter(|kind| *kind == how);
        related.and_then(|_| self.text(&["m.relates_to", "event_id"])).filter(|event| is_name(event))
    }

    /// The event that it answers.
    pub(super) fn answers(&self) -> Option<&str> {
        self.text(&["m.relates_to", "m.in_reply_to", "event_id"])
    }
}

/// Whether an event can be called so: nothing longer is kept.
fn is_name(text: &str) -> bool {
    text.starts_with('$') && text.len() <= LONGEST
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_read_is_read_and_strange_fields_harm_only_themselves() {
        let event = Event::read(json!({
            "event_id": "$1", "sender": "@a:b", "type": "m.room.message", "origin_server_ts": "yesterday",
            "content": { "body": 7, "msgtype": "m.text", "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" } },
        }));
        let event = event.unwrap();
        assert_eq!((event.at, event.text(&["body"]), event.text(&["msgtype"])), (0, None, Some("m.text")));
        assert_eq!(
            (event.relates("m.replace"), event.relates("m.thread"), event.state_key()),
            (Some("$0"), None, None)
        );
        for bad in [json!({}), json!([]), json!(null), json!({ "event_id": "$1", "sender": 3, "type": "m" })] {
            assert!(Event::read(bad).is_none());
        }
    }

    #[test]
    fn a_new_name_or_picture_is_nobody_who_comes() {
        let change = |before: &str| {
            Event::read(json!({
                "event_id": "$1", "sender": "@a:b", "type": "m.room.member", "state_key": "@a:b",
                "content": { "membership": "join" }, "unsigned": { "prev_content": { "membership": before } },
            }))
        };
        assert_eq!(change("invite").unwrap().membership(), Some(("@a:b", "join")));
        assert_eq!(change("join").unwrap().membership(), None);
    }

    #[test]
    fn whoever_comes_or_goes_is_counted_and_nobody_else() {
        let more = |before: Option<&str>, is: &str| {
            let mut event = json!({
                "event_id": "$1", "sender": "@a:b", "type": "m.room.member", "state_key": "@a:b",
                "content": { "membership": is },
            });
            if let Some(before) = before {
                event["unsigned"] = json!({ "prev_content": { "membership": before } });
            }
            Event::read(event).unwrap().more()
        };
        assert_eq!((more(None, "join"), more(Some("invite"), "join"), more(Some("join"), "join")), (1, 1, 0));
        assert_eq!((more(Some("join"), "leave"), more(Some("join"), "ban"), more(None, "leave")), (-1, -1, -1));
        assert_eq!((more(Some("invite"), "leave"), more(Some("leave"), "ban"), more(None, "invite")), (0, 0, 0));
    }

    #[test]
    fn a_name_that_none_can_have_is_none() {
        let related = |name: &str| {
            let content = json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": name }, "redacts": name });
            let event = json!({ "event_id": "$1", "sender": "@a:b", "type": "m.reaction", "content": content });
            let event = Event::read(event).unwrap();
            (event.relates("m.annotation").is_some(), event.redacts().is_some())
        };
        assert_eq!(related("$card"), (true, true));
        assert_eq!((related("card"), related(&format!("${}", "x".repeat(255)))), ((false, false), (false, false)));
    }

    #[test]
    fn only_what_the_homeserver_takes_as_such_changes_a_room() {
        let read = |mut value: Value| {
            value["event_id"] = json!("$1");
            value["sender"] = json!("@a:b");
            Event::read(value).unwrap()
        };
        let tombstone = json!({ "type": "m.room.tombstone", "content": { "replacement_room": "!n:b" } });
        assert_eq!(read(tombstone.clone()).moves_to(), None, "a mere message, which anybody may send");
        let mut state = tombstone;
        state["state_key"] = json!("");
        assert_eq!(read(state.clone()).moves_to(), Some("!n:b"));
        assert_eq!(read(state).within().moves_to(), None);
        let join = json!({ "type": "m.room.member", "state_key": "@bot:b", "content": { "membership": "join" } });
        assert_eq!(read(join.clone()).membership(), Some(("@bot:b", "join")));
        assert_eq!(read(join).within().membership(), None);
    }

    #[test]
    fn what_is_taken_away_is_named_where_old_and_new_rooms_name_it() {
        let base = json!({ "event_id": "$1", "sender": "@a:b", "type": "m.room.redaction" });
        for (key, value) in [("redacts", json!("$0")), ("content", json!({ "redacts": "$0" }))] {
            let mut event = base.clone();
            event[key] = value;
            assert_eq!(Event::read(event).unwrap().redacts(), Some("$0"));
        }
    }
}
