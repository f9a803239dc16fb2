//! What is said to us where several people read it: everybody sees how somebody votes there, and only what is addressed to us
//! is read at all. Pure; knows no room of two.

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::intake::{Around, Entry, Meant, Sign, What, cut, entry, is_idea, unquoted};
use super::{polls, reactions};
use crate::channel::Said;

/// What is said to us by whoever wants silence.
const ENDS: [&str; 3] = ["stop", "arrêter", "arrête"];
/// What is said to us by whoever wants us to leave.
const LEAVES: [&str; 4] = ["quitter", "quitte", "quit", "leave"];
/// What switches a conversation of its own for each idea on and off.
const THREADS: [&str; 4] = ["fil", "fils", "thread", "threads"];

/// What was said where several people read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum There {
    /// The room let us in.
    Joined,
    /// A room of two is one of several now.
    Crowded,
    /// A sign put on this event.
    Signed(String, Sign),
    /// This event taken away, which may have been a sign.
    Unsigned(String),
    /// An idea told to us, to be answered in private.
    Proposed(String),
    /// Somebody wants something of us that only whoever leads the room is heard in.
    Led(String, Wish),
    /// The room let us out.
    Left,
    /// The room goes on as another one.
    Moved(String),
    /// Any other words to us: only in private are they answered.
    Called,
}

/// What is wanted of us in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Wish {
    /// Silence.
    Silence,
    /// That we leave.
    Leave,
    /// A thread for each idea, or none any more.
    Threads(bool),
}

impl Wish {
    /// What these words want.
    fn read(words: &str) -> Option<Self> {
        let words = words.trim().to_lowercase();
        if ENDS.contains(&words.as_str()) {
            return Some(Self::Silence);
        }
        if LEAVES.contains(&words.as_str()) {
            return Some(Self::Leave);
        }
        polls::switch(&words, &THREADS).map(Self::Threads)
    }
}

/// What somebody said to us by an event; none: nothing, or not to us.
pub(super) fn take(event: &Event, around: &Around<'_>) -> Option<Entry> {
    if event.sender == around.me || event.state_key().is_some() || event.is_redacted() {
        return None;
    }
    match event.kind.as_str() {
        "m.reaction" => {
            let sign = reactions::sign(event.text(&["m.relates_to", "key"])?)?;
            let there = There::Signed(event.relates("m.annotation")?.to_owned(), sign);
            Some(entry(event, around, &event.sender, What::Among(there)))
        }
        "m.room.redaction" => {
            let there = There::Unsigned(event.redacts()?.to_owned());
            Some(entry(event, around, &event.sender, What::Among(there)))
        }
        "m.room.message" if event.text(&["msgtype"]) == Some("m.text") && event.relates("m.replace").is_none() => {
            let words = to_us(event, around.me)?;
            if let Some(wish) = Wish::read(words) {
                return Some(of_room(event, around, There::Led(event.sender.clone(), wish)));
            }
            if !is_idea(words) {
                return Some(of_room(event, around, There::Called)); // « 1 » would be a vote on what nobody here reads
            }
            Some(entry(event, around, &event.sender, What::Among(There::Proposed(cut(words)))))
        }
        _ => None,
    }
}

/// What concerns all of a room is said by the room.
pub(super) fn of_room(event: &Event, around: &Around<'_>, there: There) -> Entry {
    entry(event, around, around.room, What::Among(there))
}

/// The words that are addressed to us, without our name.
fn to_us<'a>(event: &'a Event, me: &str) -> Option<&'a str> {
    let body = unquoted(event.text(&["body"])?, event.answers().is_some()).trim();
    let mentioned = event.content(&["m.mentions", "user_ids"]).and_then(|users| users.as_array());
    let mentioned = mentioned.is_some_and(|users| users.iter().any(|user| user.as_str() == Some(me)));
    let name = me.trim_start_matches('@').split(':').next().unwrap_or_default();
    let rest = [me, name]
        .into_iter()
        .find_map(|name| after(body.trim_start_matches(['@', '!']), name.trim_start_matches('@')));
    match (rest, mentioned) {
        (Some(rest), _) => Some(rest),
        (None, true) => Some(body.split_once(':').map_or(body, |(_, rest)| rest.trim())),
        (None, false) => None,
    }
}

/// What follows a name at the beginning.
fn after<'a>(body: &'a str, name: &str) -> Option<&'a str> {
    let (head, rest) = body.split_at_checked(name.len())?;
    let ends = rest.is_empty() || rest.starts_with([':', ',', ' ', '\n']);
    (ends && head.eq_ignore_ascii_case(name)).then(|| rest.trim_start_matches([':', ',']).trim())
}

impl There {
    /// What is said, for whoever listens; `meant`: the press that a sign stands for.
    pub(super) fn said(&self, meant: Option<Meant>) -> Option<Said> {
        Some(match self {
            Self::Joined => Said::Joined,
            Self::Called => Said::Called,
            Self::Signed(..) | Self::Unsigned(_) => match meant? {
                Meant::Press(press) => Said::Pressed { press, hasty: false },
                Meant::Words(_) => return None,
            },
            Self::Proposed(text) => Said::Typed(text.clone()),
            Self::Led(_, Wish::Silence) => Said::Ended { asked: true },
            Self::Led(..) | Self::Crowded => return None, // between the room and us; nothing comes unasked where it is no place for votes
            Self::Left => Said::Ended { asked: false },
            Self::Moved(to) => Said::Moved(crate::channel::Caller(to.clone())),
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    const AROUND: Around<'static> = Around { me: "@ilfaut:x", room: "!r:x", sealed: false };

    fn said(content: &Value) -> Option<There> {
        let value = json!({ "event_id": "$e", "sender": "@a:x", "type": "m.room.message", "content": content });
        match take(&Event::read(value).unwrap(), &AROUND)?.what {
            What::Among(there) => Some(there),
            other => panic!("{other:?}"),
        }
    }

    fn words(body: &str) -> Option<There> {
        said(&json!({ "msgtype": "m.text", "body": body }))
    }

    #[test]
    fn only_what_is_addressed_to_us_is_read() {
        for body in ["il faut des bancs", "1", "stop", "ilfautbien: oui", "bonjour ilfaut"] {
            assert_eq!(words(body), None, "{body}");
        }
        let idea = Some(There::Proposed("il faut des bancs".into()));
        for body in [
            "ilfaut: il faut des bancs",
            "@ilfaut:x il faut des bancs",
            "@Ilfaut, il faut des bancs",
            "!ilfaut il faut des bancs",
        ] {
            assert_eq!(words(body), idea, "{body}");
        }
        for body in ["ilfaut: 1", "ilfaut menu", "ilfaut:", "@ilfaut:x mes votes"] {
            assert_eq!(words(body), Some(There::Called), "{body}: would be answered before everybody");
        }
        assert_eq!((There::Called.said(None), There::Crowded.said(None)), (Some(Said::Called), None));
        let led = |wish| Some(There::Led("@a:x".into(), wish));
        assert_eq!(words("ilfaut stop"), led(Wish::Silence));
        assert_eq!(words("ilfaut: Quitter"), led(Wish::Leave));
        assert_eq!(
            (words("ilfaut fils oui"), words("ilfaut fils non")),
            (led(Wish::Threads(true)), led(Wish::Threads(false)))
        );
        let pill = json!({ "msgtype": "m.text", "body": "Il faut !: il faut des bancs", "m.mentions": { "user_ids": ["@ilfaut:x"] } });
        assert_eq!(said(&pill), idea);
        assert_eq!(said(&json!({ "msgtype": "m.notice", "body": "ilfaut: il faut des bancs" })), None);
    }

    #[test]
    fn a_sign_is_somebodys_own_and_the_rest_is_the_rooms() {
        let content = json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": "$c", "key": "👍" } });
        let event = json!({ "event_id": "$e", "sender": "@a:x", "type": "m.reaction", "content": content });
        let entry = take(&Event::read(event).unwrap(), &AROUND).unwrap();
        assert_eq!((entry.from.as_str(), entry.what), ("@a:x", What::Among(There::Signed("$c".into(), Sign::Agree))));
        let taken =
            json!({ "event_id": "$e", "sender": "@a:x", "type": "m.room.redaction", "content": { "redacts": "$s" } });
        let taken = take(&Event::read(taken).unwrap(), &AROUND).unwrap();
        assert_eq!((taken.from.as_str(), taken.what), ("@a:x", What::Among(There::Unsigned("$s".into()))));
        let stop = json!({ "event_id": "$e", "sender": "@a:x", "type": "m.room.message", "content": { "msgtype": "m.text", "body": "ilfaut: stop" } });
        assert_eq!(take(&Event::read(stop).unwrap(), &AROUND).unwrap().from, "!r:x");
    }
}
