//! Updates as Telegram documents them, and as nobody documents them.

use proptest::prelude::*;
use serde_json::json;

use super::*;

#[test]
fn names_are_not_even_read() {
    let update = read(json!({"update_id": 5, "message": {"message_id": 1, "date": 2, "text": "oui",
        "from": {"id": 4711, "is_bot": false, "first_name": "Maryvonne", "username": "mary", "language_code": "br"},
        "chat": {"id": 4711, "type": "private", "first_name": "Maryvonne"}}}));
    assert!(matches!(&update, Read::Whole(update) if update.id == 5));
    let shown = format!("{update:?}");
    assert!(shown.contains("oui") && !shown.contains("Mary") && !shown.contains("mary"), "{shown}");
}

#[test]
fn what_cannot_be_read_is_still_counted() {
    let number = |value| match read(value) {
        Read::Number(id, kind) => (id, kind),
        other => panic!("{other:?}"),
    };
    assert_eq!(number(json!({"update_id": 5, "message": {"text": 7}})), (5, "message".into()));
    assert_eq!(number(json!({"update_id": 6, "callback_query": []})), (6, "callback_query".into()));
    for nothing in [json!(null), json!([]), json!({}), json!({"update_id": -1}), json!({"update_id": "5"})] {
        assert!(matches!(read(nothing.clone()), Read::Nothing), "{nothing}");
    }
    assert!(matches!(read(json!({"update_id": 7, "something_new": {}})), Read::Whole(_)));
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    let keys = prop::sample::select(vec![
        "update_id",
        "message",
        "edited_message",
        "callback_query",
        "my_chat_member",
        "inline_query",
        "from",
        "chat",
        "id",
        "type",
        "date",
        "text",
        "caption",
        "photo",
        "data",
        "message_id",
        "is_bot",
        "new_chat_member",
        "status",
    ]);
    leaf.prop_recursive(4, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|pairs| Value::Object(
                pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn no_update_is_too_strange(value in values(), id: u32) {
        let _ = read(value.clone()); // whatever it is: no panic
        let mut value = value;
        if let Some(fields) = value.as_object_mut() {
            fields.insert("update_id".into(), id.into());
            prop_assert!(!matches!(read(value), Read::Nothing));
        }
    }
}
