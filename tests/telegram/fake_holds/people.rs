//! People: what their phones send, what they see, how they come and go, in private chats, groups and inline.

use serde_json::{Value, json};

use super::{Fake, card, ok, refused, send};

/// All updates that wait.
async fn waiting(fake: &Fake) -> Vec<Value> {
    ok(fake, "getUpdates", json!({})).await.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_phone_sends_everything_a_phone_sends() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(7, "br");
    ana.start("q-velo");
    let said = ana.say("Il faut des arbres");
    ana.edit(said, "Il faut plus d’arbres");
    ana.forward("vu ailleurs");
    ana.photo("regardez");
    ana.sticker();
    ana.voice();
    ana.location();
    ana.contact();
    ana.reply(said, "à moi-même");
    let updates = waiting(&fake).await;
    let kinds = [
        "text",
        "text",
        "text",
        "forward_origin",
        "photo",
        "sticker",
        "voice",
        "location",
        "contact",
        "reply_to_message",
    ];
    assert_eq!(updates.len(), kinds.len());
    for (update, kind) in updates.iter().zip(kinds) {
        let message = update.get("message").unwrap_or(&update["edited_message"]);
        assert!(message.get(kind).is_some(), "{kind}: {update}");
        assert_eq!(
            (&message["from"]["id"], &message["chat"]["id"], &message["from"]["language_code"]),
            (&json!(7), &json!(7), &json!("br"))
        );
        assert!(message["date"].as_u64().unwrap() < 10_000_000_000, "seconds");
    }
    assert_eq!(updates[0]["message"]["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 6 }]));
    assert_eq!(updates[0]["message"]["text"], "/start q-velo");
    assert_eq!(
        (&updates[2]["edited_message"]["text"], updates[2]["edited_message"]["edit_date"].is_u64()),
        (&json!("Il faut plus d’arbres"), true)
    );
    assert_eq!(updates[4]["message"]["caption"], "regardez");
}

#[tokio::test]
async fn a_person_sees_text_buttons_pictures_and_files() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(7, "fr");
    ana.start("");
    let mut sent = card(7, "Un", &[("Pour", "p"), ("Contre", "c")]);
    sent["disable_notification"] = true.into();
    ok(&fake, "sendMessage", sent).await;
    let last = ana.last().unwrap();
    assert_eq!((last.text.as_str(), last.silent, last.edits, last.by_bot), ("Un", true, 0, true));
    assert_eq!(last.buttons[0].iter().map(|button| button.label.as_str()).collect::<Vec<_>>(), ["Pour", "Contre"]);
    assert_eq!((last.buttons[0][1].data.as_deref(), last.buttons[0][1].url.as_deref()), (Some("c"), None));
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &300_u32.to_be_bytes(), &200_u32.to_be_bytes()].concat();
    let photo = upload(&fake, "sendPhoto", "photo", &png, "résultats").await;
    assert_eq!((photo.0, &photo.1["result"]["photo"][0]["width"]), (200, &json!(300)));
    let seen = ana.last().unwrap();
    assert_eq!((seen.text.as_str(), seen.photo), ("résultats", Some(png.clone())));
    let again = json!({ "chat_id": 7, "photo": photo.1["result"]["photo"][0]["file_id"] });
    assert_eq!(ok(&fake, "sendPhoto", again).await["photo"][0]["height"], 200);
    let edit = json!({ "chat_id": 7, "message_id": seen.id, "text": "x" });
    assert_eq!(refused(&fake, "editMessageText", edit).await.1, "Bad Request: there is no text in the message to edit");
    ok(&fake, "editMessageCaption", json!({ "chat_id": 7, "message_id": seen.id, "caption": "mieux" })).await;
    assert_eq!(
        upload(&fake, "sendPhoto", "photo", b"not a picture", "").await.1["description"],
        "Bad Request: IMAGE_PROCESS_FAILED"
    );
    assert_eq!(upload(&fake, "sendDocument", "document", b"a;b", &"é".repeat(1024)).await.0, 200);
    assert_eq!(ana.last().unwrap().document, Some(("votes.csv".to_owned(), b"a;b".to_vec())));
    assert_eq!(
        upload(&fake, "sendDocument", "document", b"a;b", &"é".repeat(1025)).await.1["description"],
        "Bad Request: message caption is too long"
    );
    assert_eq!(
        refused(&fake, "sendPhoto", json!({ "chat_id": 7 })).await.1,
        "Bad Request: there is no photo in the request"
    );
    assert_eq!(refused(&fake, "sendPhoto", json!({ "chat_id": 7, "photo": "?" })).await.0, 400);
}

async fn upload(fake: &Fake, method: &str, field: &str, bytes: &[u8], caption: &str) -> (u16, Value) {
    let head = format!(
        "--x\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n7\r\n\
         --x\r\nContent-Disposition: form-data; name=\"caption\"\r\n\r\n{caption}\r\n\
         --x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\nattach://one\r\n\
         --x\r\nContent-Disposition: form-data; name=\"one\"; filename=\"votes.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    );
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    send(fake, &format!("/bot{}/{method}", fake.token()), "multipart/form-data; boundary=x", body).await
}

#[tokio::test]
async fn who_never_wrote_or_has_blocked_the_bot_gets_nothing() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(7, "fr");
    let hello = json!({ "chat_id": 7, "text": "Bonjour" });
    let stranger = (403, "Forbidden: bot can't initiate conversation with a user".to_owned());
    assert_eq!(refused(&fake, "sendMessage", hello.clone()).await, stranger);
    ana.start("");
    ok(&fake, "sendMessage", hello.clone()).await;
    ana.block();
    let blocked = (403, "Forbidden: bot was blocked by the user".to_owned());
    assert_eq!(refused(&fake, "sendMessage", hello.clone()).await, blocked);
    ana.unblock();
    ok(&fake, "sendMessage", hello).await;
    let updates = waiting(&fake).await;
    let turns: Vec<&Value> =
        updates[1..].iter().map(|update| &update["my_chat_member"]["new_chat_member"]["status"]).collect();
    assert_eq!(turns, [&json!("kicked"), &json!("member")]);
}

#[tokio::test]
async fn a_group_hears_commands_and_moves_to_another_number() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(7, "fr");
    let group = ana.group("Quartier");
    let yann = group.enter(&fake.person(8, "br"));
    let first = waiting(&fake).await;
    assert_eq!(first[0]["my_chat_member"]["new_chat_member"]["status"], "member");
    assert_eq!(first[1]["message"]["new_chat_members"][0]["is_bot"], true);
    yann.say("entre nous");
    yann.say("/vote@another_bot");
    yann.say("/vote@ilfaut_bot");
    let sent = ok(&fake, "sendMessage", card(group.id, "Un", &[("Pour", "p")])).await;
    yann.reply(sent["message_id"].as_i64().unwrap(), "à toi");
    let press = yann.press("Pour").unwrap();
    let heard = waiting(&fake).await[2..].to_vec();
    assert_eq!(heard.len(), 3, "{heard:#?}");
    assert_eq!(
        (&heard[0]["message"]["text"], &heard[0]["message"]["chat"]["type"]),
        (&json!("/vote@ilfaut_bot"), &json!("group"))
    );
    assert_eq!(
        (&heard[2]["callback_query"]["id"], &heard[2]["callback_query"]["message"]["chat"]["id"]),
        (&json!(press), &json!(group.id))
    );
    assert_eq!(ok(&fake, "getChatMember", json!({ "chat_id": group.id, "user_id": 8 })).await["status"], "member");
    let new = group.migrate();
    let (code, body) = super::call(&fake, "sendMessage", json!({ "chat_id": group.id, "text": "?" })).await;
    assert_eq!((code, &body["parameters"]["migrate_to_chat_id"]), (400, &json!(new.id)));
    ok(&fake, "sendMessage", json!({ "chat_id": new.id, "text": "?" })).await;
    let told = waiting(&fake).await;
    assert_eq!(told[5]["message"]["migrate_to_chat_id"], new.id);
    assert_eq!(
        (&told[6]["message"]["migrate_from_chat_id"], &told[6]["message"]["chat"]["type"]),
        (&json!(group.id), &json!("supergroup"))
    );
    new.remove();
    assert_eq!(
        refused(&fake, "sendMessage", json!({ "chat_id": new.id, "text": "?" })).await.1,
        "Forbidden: bot was kicked from the supergroup chat"
    );
    new.add();
    ok(&fake, "leaveChat", json!({ "chat_id": new.id })).await;
    assert_eq!(refused(&fake, "sendMessage", json!({ "chat_id": new.id, "text": "?" })).await.0, 403);
}

#[tokio::test]
async fn an_inline_query_is_answered_once_and_its_result_can_be_pressed() {
    let fake = Fake::start().await.unwrap();
    let ana = fake.person(7, "fr");
    let asked = ana.ask("vélo");
    assert_eq!(waiting(&fake).await[0]["inline_query"]["query"], "vélo");
    let article = |id: &str, text: &str| {
        json!({ "type": "article", "id": id, "title": "Idée", "input_message_content": { "message_text": text },
        "reply_markup": { "inline_keyboard": [[{ "text": "Pour", "callback_data": "p" }]] } })
    };
    let answer =
        |results: Value| json!({ "inline_query_id": asked, "results": results, "is_personal": true, "cache_time": 0 });
    for bad in [
        json!([article("", "x")]),
        json!([article("a", "x"), article("a", "y")]),
        json!([article("a", "")]),
        json!([{ "id": "a" }]),
        json!(vec![article("a", "x"); 51]),
    ] {
        assert_eq!(refused(&fake, "answerInlineQuery", answer(bad)).await.0, 400);
    }
    assert!(ana.offered(&asked).is_none());
    ok(&fake, "answerInlineQuery", answer(json!([article("a", "Il faut des vélos")]))).await;
    assert_eq!(refused(&fake, "answerInlineQuery", answer(json!([]))).await.0, 400);
    let offered = ana.offered(&asked).unwrap();
    assert_eq!((offered.person, offered.personal, offered.cache, offered.query.as_str()), (7, true, Some(0), "vélo"));
    let shared = ana.choose(&asked, "a").unwrap();
    let press = ana.press_shared(&shared, "p");
    let updates = waiting(&fake).await;
    assert_eq!(updates[1]["chosen_inline_result"]["result_id"], "a");
    assert_eq!(
        (&updates[2]["callback_query"]["inline_message_id"], updates[2]["callback_query"].get("message")),
        (&json!(shared), None)
    );
    assert_eq!(ok(&fake, "editMessageText", json!({ "inline_message_id": shared, "text": "Voté" })).await, true);
    assert_eq!(fake.shared.quietly(|state| state.shared[&shared].value["text"].clone()), "Voté");
    ok(&fake, "answerCallbackQuery", json!({ "callback_query_id": press })).await;
}
