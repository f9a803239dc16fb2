//! From what a phone sends to what was said.

use ilfaut_client::model::{Language, VoteKey};
use serde_json::{Value, json};

use super::*;
use crate::channel::telegram::entry::{LATE, nothing_any_more};
use crate::channel::telegram::update::{Read, read};
use crate::channel::{Caller, Incoming, Medium, Said};
use crate::conversation::Press;

const NOW: i64 = 1_700_000_000_000;

fn identity() -> Identity {
    Identity::new([7; 32])
}

fn taken_when(update: Value, shown: Option<i64>) -> Taken {
    let Read::Whole(update) = read(update) else { panic!("unreadable") };
    let identity = identity();
    take(*update, &Around { identity: &identity, bot: "IlfautBot", me: 42, now: NOW, shown_for: &|_, _| shown })
}

fn taken(update: Value) -> Taken {
    taken_when(update, None)
}

#[expect(clippy::needless_pass_by_value, reason = "reads as the message itself")]
fn message(fields: Value) -> Value {
    let mut message = json!({"message_id": 1, "date": NOW / 1_000 - 1, "chat": {"id": 4711, "type": "private"},
        "from": {"id": 4711, "is_bot": false, "first_name": "x", "language_code": "br-FR"}});
    message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    message
}

fn sent(fields: Value) -> Taken {
    taken(json!({"update_id": 1, "message": message(fields)}))
}

fn incoming(taken: Taken) -> Incoming {
    match taken {
        Taken::Said(entry) => entry.incoming(&identity(), NOW),
        other => panic!("{other:?}"),
    }
}

fn said(fields: Value) -> Said {
    incoming(sent(fields)).said
}

fn pressed(chat: i64, kind: &str, data: &str) -> Value {
    json!({"update_id": 1, "callback_query": {"id": "77", "from": {"id": 4711}, "chat_instance": "1", "data": data,
        "message": {"message_id": 12, "date": 0, "chat": {"id": chat, "type": kind}}}})
}

#[test]
fn words_are_typed_and_their_writer_can_be_reached() {
    let incoming = incoming(sent(json!({"text": "pour"})));
    assert_eq!(incoming.said, Said::Typed("pour".into()));
    assert_eq!((incoming.from, incoming.hint), (Caller("4711".into()), Some(Language::BRETON)));
    assert!(incoming.reachable && !incoming.late);
}

#[test]
fn what_has_waited_is_late() {
    let Taken::Said(entry) = sent(json!({"text": "pour", "date": NOW / 1_000 - LATE - 1})) else { panic!() };
    assert!(entry.incoming(&identity(), NOW).late);
    let Taken::Said(entry) = taken(pressed(4711, "private", "x")) else { panic!() };
    assert!(!entry.incoming(&identity(), NOW).late && entry.incoming(&identity(), NOW + 121_000).late);
}

#[test]
fn what_is_changed_after_a_while_is_not_late() {
    let message = message(json!({"text": "contre", "date": NOW / 1_000 - 10 * LATE}));
    let Taken::Said(entry) = taken(json!({"update_id": 1, "edited_message": message})) else { panic!() };
    assert!(!entry.incoming(&identity(), NOW).late && entry.incoming(&identity(), NOW + 121_000).late);
}

#[test]
fn a_link_leads_to_a_question_or_an_idea() {
    let arrived = |question: Option<&str>, proposal: Option<&str>| Said::Arrived {
        language: None,
        question: question.map(Into::into),
        proposal: proposal.map(Into::into),
    };
    assert_eq!(said(json!({"text": "/start"})), arrived(None, None));
    assert_eq!(said(json!({"text": "/start bretons"})), arrived(Some("bretons"), None));
    assert_eq!(said(json!({"text": "/start@IlfautBot p_p12"})), arrived(None, Some("p12")));
    assert_eq!(said(json!({"text": "/start <script>"})), arrived(None, None));
}

#[test]
fn commands_are_words() {
    assert_eq!(said(json!({"text": "/mesvotes"})), Said::Typed("mes votes".into()));
    assert_eq!(said(json!({"text": "/search@ilfautbot bike"})), Said::Typed("search bike".into()));
    assert_eq!(sent(json!({"text": "/mesvotes@OtherBot"})), Taken::Nothing);
}

#[test]
fn what_cannot_be_read_is_named() {
    let media = [
        (json!({"voice": {}}), Medium::Voice),
        (json!({"audio": {}}), Medium::Voice),
        (json!({"video_note": {}}), Medium::Voice),
        (json!({"photo": [], "caption": "belle vue"}), Medium::Picture),
        (json!({"sticker": {}}), Medium::Picture),
        (json!({"video": {}}), Medium::Picture),
        (json!({"animation": {}, "document": {}}), Medium::Picture),
        (json!({"document": {}}), Medium::File),
        (json!({"location": {}}), Medium::Place),
        (json!({"venue": {}, "location": {}}), Medium::Place),
        (json!({"contact": {}}), Medium::Contact),
        (json!({"dice": {}}), Medium::Other),
        (json!({"something_new": {}}), Medium::Other),
    ];
    for (fields, medium) in media {
        assert_eq!(said(fields.clone()), Said::Sent(medium), "{fields}");
    }
}

#[test]
fn words_under_a_picture_may_be_an_idea() {
    let text = "Il faut des bancs";
    assert_eq!(said(json!({"photo": [], "caption": text})), Said::Typed(text.into()));
}

#[test]
fn words_of_another_are_not_ones_own() {
    assert_eq!(said(json!({"text": "x", "forward_origin": {}})), Said::Forwarded("x".into()));
    assert_eq!(said(json!({"text": "x", "forward_date": 3})), Said::Forwarded("x".into()));
    assert_eq!(said(json!({"voice": {}, "forward_origin": {}})), Said::Sent(Medium::Voice));
}

#[test]
fn changed_words_are_told_and_other_changes_are_not() {
    let edited = |fields| taken(json!({"update_id": 1, "edited_message": message(fields)}));
    assert_eq!(incoming(edited(json!({"text": "contre"}))).said, Said::Edited("contre".into()));
    assert_eq!(edited(json!({"location": {}})), Taken::Nothing, "somebody moves");
}

#[test]
fn what_nobody_said_is_not_answered() {
    assert_eq!(sent(json!({"pinned_message": {}})), Taken::Nothing);
    assert_eq!(sent(json!({"message_auto_delete_timer_changed": {}})), Taken::Nothing);
    assert_eq!(sent(json!({"text": "x", "from": {"id": 5, "is_bot": true}})), Taken::Nothing);
    assert_eq!(sent(json!({"text": "x", "from": null})), Taken::Nothing);
    assert_eq!(sent(json!({"text": "/start", "chat": {"id": -5, "type": "channel"}})), Taken::Nothing);
}

#[test]
fn a_button_means_what_is_written_in_it() {
    let press = Press::Vote("p1".into(), VoteKey::Agree);
    let data = data::written(&identity(), ChatId(4_711), &press).unwrap();
    let after = |shown| incoming(taken_when(pressed(4711, "private", &data), shown)).said;
    let said = |hasty| Said::Pressed { press: press.clone(), hasty };
    assert_eq!((after(None), after(Some(0)), after(Some(699))), (said(false), said(true), said(true)));
    assert_eq!((after(Some(700)), after(Some(-1))), (said(false), said(false)));
}

#[test]
fn only_a_vote_can_be_too_soon() {
    let press = Press::Pass("p1".into());
    let data = data::written(&identity(), ChatId(4_711), &press).unwrap();
    let said = incoming(taken_when(pressed(4711, "private", &data), Some(1))).said;
    assert_eq!(said, Said::Pressed { press, hasty: false });
}

#[test]
fn a_forged_button_is_told_that_it_means_nothing() {
    let stranger = data::written(&identity(), ChatId(1), &Press::Unvote("p1".into())).unwrap();
    for data in ["", "1va.p1AAAAAAAA", &stranger, &"é".repeat(500)] {
        let said = incoming(taken(pressed(4711, "private", data))).said;
        assert_eq!(said, Said::Pressed { press: nothing_any_more(), hasty: false }, "{data}");
    }
}

#[test]
fn a_button_elsewhere_only_stops_spinning() {
    assert_eq!(taken(pressed(-5, "group", "x")), Taken::Spins("77".into()));
    assert_eq!(taken(pressed(9, "private", "x")), Taken::Spins("77".into()));
    let inline = json!({"update_id": 1, "callback_query": {"id": "78", "from": {"id": 1}, "inline_message_id": "a"}});
    assert_eq!(taken(inline), Taken::Spins("78".into()));
}

#[test]
fn whoever_lets_us_in_again_can_be_written_to_and_is_not_greeted() {
    let change = |status: &str| {
        taken(json!({"update_id": 1, "my_chat_member": {"date": 1, "from": {"id": 4711},
            "chat": {"id": 4711, "type": "private"}, "new_chat_member": {"status": status, "user": {}}}}))
    };
    assert_eq!(change("kicked"), Taken::Nothing);
    let back = incoming(change("member"));
    assert_eq!((back.said, back.reachable), (Said::Back, true));
}

#[test]
fn after_a_restart_what_was_done_is_unsure() {
    let heard = |taken: Taken| match taken {
        Taken::Said(entry) => Entry { heard: true, ..entry }.incoming(&identity(), NOW).said,
        other => panic!("{other:?}"),
    };
    assert_eq!(heard(sent(json!({"text": "pour"}))), Said::Unsure);
    assert_eq!(heard(sent(json!({"text": "x", "forward_origin": {}}))), Said::Unsure);
    assert_eq!(heard(sent(json!({"voice": {}}))), Said::Sent(Medium::Voice));
    let press = Press::Vote("p1".into(), VoteKey::Agree);
    let data = data::written(&identity(), ChatId(4_711), &press).unwrap();
    assert_eq!(heard(taken(pressed(4711, "private", &data))), Said::Unsure, "they may have voted otherwise since");
}
