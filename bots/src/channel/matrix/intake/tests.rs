//! What events are read as, and what is passed over.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const AROUND: Around<'static> = Around { me: "@bot:x", room: "!r:x", sealed: false };

fn event(kind: &str, content: &Value) -> Event {
    let value = json!({ "event_id": "$e", "sender": "@a:x", "type": kind, "origin_server_ts": 5, "content": content });
    Event::read(value).unwrap()
}

fn what(kind: &str, content: &Value) -> Option<What> {
    take(&event(kind, content), &AROUND).map(|entry| entry.what)
}

fn message(content: &Value) -> Option<What> {
    what("m.room.message", content)
}

#[test]
fn words_are_taken_and_notices_never() {
    let said = |kind: &str| message(&json!({ "msgtype": kind, "body": "1" }));
    assert_eq!(said("m.text"), Some(What::Typed("1".into())));
    assert_eq!(said("m.emote"), Some(What::Typed("1".into())));
    assert_eq!(said("m.notice"), None, "two programs must never answer each other");
    assert_eq!(said("m.key.verification.request"), None);
    assert_eq!(said("m.dance"), Some(What::Sent(Kind::Other)));
    assert_eq!(message(&json!({ "body": "1" })), None, "taken away, or nothing");
}

#[test]
fn our_own_words_and_what_changes_a_room_are_nothing_said() {
    let own = json!({ "event_id": "$e", "sender": "@bot:x", "type": "m.room.message", "content": { "msgtype": "m.text", "body": "1" } });
    assert_eq!(take(&Event::read(own).unwrap(), &AROUND), None);
    let state = json!({ "event_id": "$e", "sender": "@a:x", "type": "m.room.message", "state_key": "", "content": { "msgtype": "m.text", "body": "1" } });
    assert_eq!(take(&Event::read(state).unwrap(), &AROUND), None);
}

#[test]
fn an_edit_is_the_new_words_alone() {
    let content = json!({
        "msgtype": "m.text", "body": "* il faut des bancs", "m.new_content": { "msgtype": "m.text", "body": "il faut des bancs" },
        "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" },
    });
    assert_eq!(message(&content), Some(What::Edited("$0".into(), "il faut des bancs".into())));
    let broken =
        json!({ "msgtype": "m.text", "body": "* x", "m.relates_to": { "rel_type": "m.replace", "event_id": "$0" } });
    assert_eq!(message(&broken), None);
}

#[test]
fn the_words_of_the_message_that_is_answered_are_left_out() {
    let reply = |body: &str| {
        message(
            &json!({ "msgtype": "m.text", "body": body, "m.relates_to": { "m.in_reply_to": { "event_id": "$0" } } }),
        )
    };
    assert_eq!(reply("> <@bot:x> Idée 1\n> 1 pour\n\n2"), Some(What::Typed("2".into())));
    assert_eq!(reply("2"), Some(What::Typed("2".into())));
    assert_eq!(reply("> tout"), Some(What::Typed("> tout".into())), "nothing else is there");
    let plain = message(&json!({ "msgtype": "m.text", "body": "> cité\n2" }));
    assert_eq!(plain, Some(What::Typed("> cité\n2".into())), "nobody is answered");
}

#[test]
fn pictures_voices_and_files_are_told_apart_and_their_words_may_be_an_idea() {
    let sent =
        |kind: &str, name: &str, body: &str| message(&json!({ "msgtype": kind, "filename": name, "body": body }));
    assert_eq!(sent("m.image", "a.jpg", "Il faut des bancs"), Some(What::Typed("Il faut des bancs".into())));
    assert_eq!(sent("m.image", "a.jpg", "regardez"), Some(What::Sent(Kind::Picture)));
    assert_eq!(sent("m.image", "il faut.jpg", "il faut.jpg"), Some(What::Sent(Kind::Picture)), "that is its name");
    assert_eq!(sent("m.audio", "a.ogg", "a.ogg"), Some(What::Sent(Kind::Voice)));
    assert_eq!(sent("m.file", "a.pdf", "a.pdf"), Some(What::Sent(Kind::File)));
    assert_eq!(message(&json!({ "msgtype": "m.location", "body": "ici" })), Some(What::Sent(Kind::Place)));
    assert_eq!(what("m.sticker", &json!({ "body": "🙂" })), Some(What::Sent(Kind::Picture)));
}

#[test]
fn a_sign_on_a_message_is_a_vote_and_taking_it_away_is_seen() {
    let sign = |key: &str| {
        what("m.reaction", &json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": "$c", "key": key } }))
    };
    assert_eq!(sign("👎🏽"), Some(What::Reacted("$c".into(), Sign::Disagree)));
    assert_eq!(sign("🎉"), None);
    assert_eq!(what("m.room.redaction", &json!({ "redacts": "$c" })), Some(What::Redacted("$c".into())));
    assert_eq!(what("m.room.redaction", &json!({})), None);
}

#[test]
fn what_cannot_be_decrypted_is_told_only_where_that_is_so() {
    let sealed =
        |sealed| take(&event("m.room.encrypted", &json!({})), &Around { sealed, ..AROUND }).map(|entry| entry.what);
    assert_eq!((sealed(true), sealed(false)), (Some(What::Sent(Kind::Sealed)), None));
}

#[test]
fn what_was_typed_and_heard_is_not_said_twice() {
    let entry = take(&event("m.room.message", &json!({ "msgtype": "m.text", "body": "1" })), &AROUND).unwrap();
    let said = |heard, now| {
        let incoming = Entry { heard, ..entry.clone() }.incoming(None, now).unwrap();
        (incoming.said, incoming.late)
    };
    assert_eq!(said(false, 6), (Said::Typed("1".into()), false));
    assert_eq!(said(true, 6), (Said::Unsure, false));
    assert_eq!(said(false, 5 + LATE + 1), (Said::Typed("1".into()), true));
}

#[test]
fn a_sign_that_had_its_effect_is_not_pressed_again_over_a_newer_vote() {
    let press = || Meant::Press(Press::Vote("p".into(), Sign::Agree.key()));
    let entry =
        |what| Entry { heard: true, what, ..entry(&event("m.reaction", &json!({})), &AROUND, "@a:x", What::Arrived) };
    for what in [
        What::Reacted("$c".into(), Sign::Agree),
        What::Unsigned("$c".into()),
        What::Redacted("$c".into()),
        What::Sent(Kind::Voice),
    ] {
        assert_eq!(entry(what.clone()).incoming(Some(press()), 6).unwrap().said, Said::Unsure, "{what:?}");
        let first = Entry { heard: false, ..entry(what) }.incoming(Some(press()), 6).unwrap();
        assert_ne!(first.said, Said::Unsure);
    }
    assert!(entry(What::Among(There::Signed("$c".into(), Sign::Agree))).incoming(Some(press()), 6).is_none());
    assert!(matches!(entry(What::Arrived).incoming(None, 6).unwrap().said, Said::Arrived { .. }));
}

proptest! {
    #[test]
    fn nothing_that_anybody_sends_stops_us(body in "\\PC{0,200}", key in "\\PC{0,8}", kind in "m\\.[a-z.]{0,20}") {
        let content = json!({ "msgtype": kind, "body": body, "m.relates_to": { "rel_type": "m.annotation", "event_id": key, "key": key } });
        for of in ["m.room.message", "m.reaction", "m.room.redaction", "m.room.encrypted", kind.as_str()] {
            if let Some(What::Typed(text) | What::Edited(_, text)) = what(of, &content) {
                prop_assert!(text.chars().count() <= KEPT);
            }
        }
    }
}
