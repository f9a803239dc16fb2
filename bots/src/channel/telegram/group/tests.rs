//! From what Telegram tells of a group to what was said there, and what is nobody's business.

use ilfaut_client::model::VoteKey;
use serde_json::{Value, json};

use super::*;
use crate::channel::telegram::intake::take;
use crate::channel::telegram::update::{Read, read};
use crate::conversation::Press;

fn identity() -> Identity {
    Identity::new([7; 32])
}

fn taken(update: Value) -> Taken {
    let Read::Whole(update) = read(update) else { panic!("unreadable") };
    let identity = identity();
    take(*update, &Around { identity: &identity, bot: "IlfautBot", me: 42, now: 0, shown_for: &|_, _| Some(0) })
}

fn sent(fields: &Value) -> Taken {
    let mut message = json!({"message_id": 1, "date": 0, "chat": {"id": -5, "type": "supergroup"},
        "from": {"id": 4711, "is_bot": false, "first_name": "x", "language_code": "fr"}});
    message.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    taken(json!({"update_id": 1, "message": message}))
}

fn there(taken: Taken) -> (i64, There) {
    match taken {
        Taken::Said(Entry { from, what: What::Among(-5, there), .. }) => (from, there),
        other => panic!("{other:?}"),
    }
}

fn pressed(group: i64, data: &str) -> Taken {
    taken(
        json!({"update_id": 1, "callback_query": {"id": "77", "from": {"id": 4711}, "chat_instance": "1", "data": data,
        "message": {"message_id": 12, "date": 0, "chat": {"id": group, "type": "group"}}}}),
    )
}

#[test]
fn what_people_say_to_each_other_is_not_even_kept() {
    let to = |id: i64| json!({"message_id": 3, "date": 0, "chat": {"id": -5, "type": "group"}, "from": {"id": id}});
    for fields in [
        json!({"text": "il faut des bancs"}),
        json!({"text": "stop"}),
        json!({"text": "il faut des bancs", "reply_to_message": to(9)}),
        json!({"text": "et alors ?", "reply_to_message": to(42)}),
        json!({"text": "/mesvotes"}),
        json!({"text": "/stop@OtherBot"}),
        json!({"photo": [], "caption": "il faut des bancs"}),
        json!({"new_chat_members": []}),
        json!({"text": "/start", "from": {"id": 6, "is_bot": true}}),
    ] {
        assert_eq!(sent(&fields), Taken::Nothing, "{fields}");
    }
    let edited =
        json!({"message_id": 1, "date": 0, "chat": {"id": -5, "type": "group"}, "from": {"id": 4711}, "text": "/stop"});
    assert_eq!(taken(json!({"update_id": 1, "edited_message": edited})), Taken::Nothing);
}

#[test]
fn an_idea_for_us_is_its_writers_own() {
    let idea = There::Proposed("il faut des bancs".into());
    let to_us = json!({"from": {"id": 42, "is_bot": true}});
    assert_eq!(there(sent(&json!({"text": "il faut des bancs", "reply_to_message": to_us}))), (4711, idea.clone()));
    assert_eq!(there(sent(&json!({"text": "/proposer@ilfautbot il faut des bancs"}))), (4711, idea));
    assert_eq!(there(sent(&json!({"text": "/propose"}))), (4711, There::Proposed("propose".into())));
    let no_vote = There::Proposed("proposer".into());
    assert_eq!(there(sent(&json!({"text": "/proposer pour"}))), (4711, no_vote), "what follows is an idea or nothing");
    let Taken::Said(entry) = sent(&json!({"text": "/proposer"})) else { panic!() };
    let incoming = entry.incoming(&identity(), 0);
    assert_eq!((incoming.from, incoming.said), (Caller("4711".into()), Said::Typed("proposer".into())));
    assert!(!incoming.reachable, "they may never have spoken with us");
}

#[test]
fn an_end_is_wanted_by_somebody_or_by_the_group_itself() {
    let to_us = json!({"from": {"id": 42, "is_bot": true}});
    assert_eq!(there(sent(&json!({"text": "/stop"}))), (-5, There::Stopped(Some(4711))));
    assert_eq!(there(sent(&json!({"text": " Stop", "reply_to_message": to_us}))), (-5, There::Stopped(Some(4711))));
    let anonymous = json!({"text": "/stop@IlfautBot", "sender_chat": {"id": -5, "type": "supergroup"},
        "from": {"id": 1_087_968_824, "is_bot": true}});
    assert_eq!(there(sent(&anonymous)), (-5, There::Stopped(None)));
}

#[test]
fn a_group_lets_us_in_and_out_and_moves() {
    let change = |status: &str| {
        taken(json!({"update_id": 1, "my_chat_member": {"date": 1, "from": {"id": 4711},
            "chat": {"id": -5, "type": "group"}, "new_chat_member": {"status": status, "user": {}}}}))
    };
    assert_eq!(there(change("member")), (-5, There::Joined));
    assert_eq!((there(change("kicked")), there(change("left"))), ((-5, There::Left), (-5, There::Left)));
    assert_eq!(change("restricted"), Taken::Nothing);
    assert_eq!(there(sent(&json!({"text": "/start@IlfautBot bretons"}))), (-5, There::Started(Some("bretons".into()))));
    assert_eq!(there(sent(&json!({"migrate_to_chat_id": -1_005}))), (-5, There::Moved(-1_005)));
}

#[test]
fn only_a_vote_on_a_card_of_this_very_group_is_heard() {
    let identity = identity();
    let vote = Press::Vote("p1".into(), VoteKey::Agree);
    let written = |group, press: &Press| data::written(&identity, ChatId(group), press).unwrap();
    let Taken::Said(entry) = pressed(-5, &written(-5, &vote)) else { panic!() };
    let incoming = entry.incoming(&identity, 0);
    assert_eq!(incoming.said, Said::Pressed { press: vote.clone(), hasty: false }, "a card that stands all day");
    assert_eq!(incoming.among, Some(Place { room: Caller("-5".into()), message: Some(12) }));
    assert_eq!((incoming.from, incoming.reachable), (Caller("4711".into()), false));
    for data in [written(4711, &vote), written(-6, &vote), written(-5, &Press::Unvote("p1".into())), "x".into()] {
        assert_eq!(pressed(-5, &data), Taken::Spins("77".into()), "{data}");
    }
}
