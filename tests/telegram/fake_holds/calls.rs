//! Calls: which are understood in which form, and which are refused with which words.

use serde_json::{Value, json};

use super::{Fake, call, card, ok, refused, send};

async fn with_reader() -> Fake {
    let fake = Fake::start().await.unwrap();
    fake.person(1, "fr").start("");
    fake
}

#[tokio::test]
async fn who_is_not_our_bot_gets_nothing() {
    let fake = with_reader().await;
    let wrong = send(&fake, "/bot4242000:wrong/getMe", "application/json", "{}").await;
    assert_eq!(wrong, (401, json!({ "ok": false, "error_code": 401, "description": "Unauthorized" })));
    for path in ["/botnonsense/getMe", "/", "/a/b"] {
        assert_eq!(send(&fake, path, "application/json", "{}").await.0, 404, "{path}");
    }
    assert_eq!(refused(&fake, "sendTelepathy", json!({})).await, (404, "Not Found: method not found".to_owned()));
    assert_eq!(ok(&fake, "getme", json!({})).await["supports_inline_queries"], true);
}

#[tokio::test]
async fn a_call_may_come_as_json_a_form_or_in_parts() {
    let fake = with_reader().await;
    let path = format!("/bot{}/SendMessage", fake.token());
    let form = "chat_id=1&text=%C3%A9t%C3%A9&disable_notification=true";
    let (_, form) = send(&fake, &path, "application/x-www-form-urlencoded", form).await;
    assert_eq!(form["result"]["text"], "été");
    let part =
        |name: &str, value: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let markup = r#"{"inline_keyboard":[[{"text":"a","callback_data":"b"}]]}"#;
    let parts = format!("{}{}{}--x--\r\n", part("chat_id", "1"), part("text", "oui"), part("reply_markup", markup));
    let (_, parts) = send(&fake, &path, "multipart/form-data; boundary=x", parts).await;
    assert_eq!(parts["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"], "b");
    let (_, query) = send(&fake, &format!("{path}?chat_id=1&text=non"), "application/json", "").await;
    assert_eq!(query["result"]["text"], "non");
    assert_eq!(send(&fake, &path, "application/json", "{").await.0, 400);
    let seen = fake.person(1, "fr").sees();
    assert_eq!(seen.iter().map(|seen| seen.silent).collect::<Vec<_>>(), [false, true, false, false]);
}

#[tokio::test]
async fn wrong_shapes_are_refused_and_strange_names_noted() {
    let fake = with_reader().await;
    let bad: [(&str, Value, &str); 9] = [
        ("sendMessage", json!({ "text": "a" }), "chat_id is empty"),
        ("sendMessage", json!({ "chat_id": 77, "text": "a" }), "chat not found"),
        ("sendMessage", json!({ "chat_id": "x", "text": "a" }), "chat not found"),
        ("sendMessage", json!({ "chat_id": 1, "text": 5 }), "parameter \"text\" must be of type Text"),
        ("sendMessage", json!({ "chat_id": 1, "text": "a", "reply_markup": "x" }), "object expected as reply markup"),
        (
            "sendMessage",
            json!({ "chat_id": 1, "text": "a", "disable_notification": "maybe" }),
            "parameter \"disable_notification\" must be of type Bool",
        ),
        ("editMessageText", json!({ "chat_id": 1, "text": "a" }), "message identifier is not specified"),
        ("answerCallbackQuery", json!({ "text": "a" }), "parameter \"callback_query_id\" is required"),
        ("sendChatAction", json!({ "chat_id": 1, "action": "sleeping" }), "wrong parameter action in request"),
    ];
    for (method, params, words) in bad {
        assert_eq!(refused(&fake, method, params).await, (400, format!("Bad Request: {words}")));
    }
    ok(&fake, "sendMessage", json!({ "chat_id": 1, "text": "a", "colour": "red" })).await;
    assert_eq!(fake.counts().strange, ["sendmessage: colour"]);
}

#[tokio::test]
async fn lengths_are_counted_as_telegram_counts_them() {
    let fake = with_reader().await;
    let text = |text: String| json!({ "chat_id": 1, "text": text });
    ok(&fake, "sendMessage", text("é".repeat(4096))).await;
    assert_eq!(refused(&fake, "sendMessage", text("é".repeat(4097))).await.1, "Bad Request: message is too long");
    assert_eq!(refused(&fake, "sendMessage", text("👍".repeat(2049))).await.0, 400, "UTF-16");
    for empty in [text(String::new()), text(" \n".to_owned()), json!({ "chat_id": 1 })] {
        assert_eq!(refused(&fake, "sendMessage", empty).await.1, "Bad Request: message text is empty");
    }
    for (data, good) in [("a".repeat(64), true), ("é".repeat(33), false), (String::new(), false)] {
        let (status, body) = call(&fake, "sendMessage", card(1, "?", &[("a", &data)])).await;
        assert_eq!(status == 200, good, "{body}");
        assert!(good || body["description"] == "Bad Request: BUTTON_DATA_INVALID");
    }
    let button = json!({ "text": "a", "callback_data": "b" });
    for (rows, columns, good) in [(12, 8, true), (1, 9, false), (13, 8, false)] {
        let keyboard = vec![vec![button.clone(); columns]; rows];
        let params = json!({ "chat_id": 1, "text": "?", "reply_markup": { "inline_keyboard": keyboard } });
        assert_eq!(call(&fake, "sendMessage", params).await.0 == 200, good, "{rows}×{columns}");
    }
    for button in [
        json!({ "text": "a" }),
        json!({ "text": "", "callback_data": "b" }),
        json!({ "text": "a", "url": "nowhere" }),
        json!({ "text": "a", "url": "https://a.org", "callback_data": "b" }),
    ] {
        let params = json!({ "chat_id": 1, "text": "?", "reply_markup": { "inline_keyboard": [[button]] } });
        assert_eq!(refused(&fake, "sendMessage", params).await.0, 400, "{button}");
    }
    let press = fake.person(1, "fr").forge(1, "x");
    let toast = |long: usize| json!({ "callback_query_id": press, "text": "é".repeat(long) });
    ok(&fake, "answerCallbackQuery", toast(200)).await;
    assert_eq!(refused(&fake, "answerCallbackQuery", toast(201)).await.1, "Bad Request: MESSAGE_TOO_LONG");
}

#[tokio::test]
async fn formatted_text_must_be_whole() {
    let fake = with_reader().await;
    let text = |mode: &str, text: &str| json!({ "chat_id": 1, "text": text, "parse_mode": mode });
    let sent = ok(&fake, "sendMessage", text("HTML", "é <b>gras</b> &lt; <a href=\"https://a.org\">ici</a>")).await;
    assert_eq!(sent["text"], "é gras < ici");
    let bold = json!({ "type": "bold", "offset": 2, "length": 4 });
    let link = json!({ "type": "text_link", "offset": 9, "length": 3, "url": "https://a.org" });
    assert_eq!(sent["entities"], json!([bold, link]));
    let sent = ok(&fake, "sendMessage", text("MarkdownV2", "*oui* \\- _non_\n>cité")).await;
    assert_eq!((&sent["text"], sent["entities"].as_array().unwrap().len()), (&json!("oui - non\n>cité"), 2));
    ok(&fake, "sendMessage", text("Markdown", "*oui* [ici](https://a.org) - .")).await;
    let bad = [
        ("HTML", "<b>a"),
        ("HTML", "a</b>"),
        ("HTML", "a < b"),
        ("HTML", "<h1>a</h1>"),
        ("HTML", "<b><i>a</b></i>"),
        ("MarkdownV2", "a."),
        ("MarkdownV2", "*a"),
        ("Markdown", "_a"),
        ("MarkdownV2", "1-2"),
    ];
    for (mode, broken) in bad {
        let (code, words) = refused(&fake, "sendMessage", text(mode, broken)).await;
        assert_eq!((code, words.starts_with("Bad Request: can't parse entities")), (400, true), "{broken}: {words}");
    }
    assert_eq!(refused(&fake, "sendMessage", text("RTF", "a")).await.1, "Bad Request: unsupported parse_mode");
    let far = json!({ "chat_id": 1, "text": "a", "entities": [{ "type": "bold", "offset": 0, "length": 9 }] });
    assert_eq!(refused(&fake, "sendMessage", far).await.0, 400);
}

#[tokio::test]
async fn an_edit_must_change_something_that_is_there() {
    let fake = with_reader().await;
    let own = fake.person(1, "fr").say("à moi");
    let sent = ok(&fake, "sendMessage", card(1, "Un", &[("a", "b")])).await;
    let edit = |number: &Value, text: &str| {
        let mut edit = card(1, text, &[("a", "b")]);
        edit["message_id"] = number.clone();
        edit
    };
    let number = sent["message_id"].clone();
    let (code, words) = refused(&fake, "editMessageText", edit(&number, "Un")).await;
    assert_eq!((code, words.starts_with("Bad Request: message is not modified")), (400, true), "{words}");
    let edited = ok(&fake, "editMessageText", edit(&number, "Deux")).await;
    assert_eq!((&edited["text"], edited["edit_date"].is_u64()), (&json!("Deux"), true));
    let bare = ok(&fake, "editMessageReplyMarkup", json!({ "chat_id": 1, "message_id": number })).await;
    assert_eq!((&bare["text"], bare.get("reply_markup")), (&json!("Deux"), None), "no keyboard given, none left");
    assert_eq!(
        refused(&fake, "editMessageText", edit(&json!(own), "x")).await.1,
        "Bad Request: message can't be edited"
    );
    let gone = "Bad Request: message to edit not found";
    assert_eq!(refused(&fake, "editMessageText", edit(&json!(999), "x")).await.1, gone);
    ok(&fake, "deleteMessage", json!({ "chat_id": 1, "message_id": number })).await;
    assert_eq!(refused(&fake, "editMessageText", edit(&number, "x")).await.1, gone);
    assert_eq!(
        refused(&fake, "deleteMessage", json!({ "chat_id": 1, "message_id": number })).await.1,
        "Bad Request: message to delete not found"
    );
    let seen = fake.person(1, "fr").sees();
    assert_eq!(seen.iter().filter(|seen| seen.deleted).map(|seen| seen.edits).collect::<Vec<_>>(), [2]);
}

#[tokio::test]
async fn the_bot_says_of_itself_only_what_fits() {
    let fake = with_reader().await;
    let menu = |name: &str, words: &str| json!({ "commands": [{ "command": name, "description": words }], "language_code": "br", "scope": { "type": "all_private_chats" } });
    ok(&fake, "setMyCommands", menu("voter", "Voter")).await;
    let asked = json!({ "language_code": "br", "scope": { "type": "all_private_chats" } });
    assert_eq!(ok(&fake, "getMyCommands", asked.clone()).await[0]["description"], "Voter");
    assert_eq!(ok(&fake, "getMyCommands", json!({})).await, json!([]));
    ok(&fake, "deleteMyCommands", asked.clone()).await;
    assert_eq!(ok(&fake, "getMyCommands", asked).await, json!([]));
    for bad in [
        menu("Voter", "x"),
        menu("", "x"),
        menu("à", "x"),
        menu(&"a".repeat(33), "x"),
        menu("a", ""),
        menu("a", &"x".repeat(257)),
        json!({ "commands": vec![json!({ "command": "a", "description": "b" }); 101] }),
        json!({ "commands": [], "scope": { "type": "moon" } }),
        json!({ "commands": [], "language_code": "fra" }),
    ] {
        assert_eq!(refused(&fake, "setMyCommands", bad).await.0, 400);
    }
    for (method, field, most) in
        [("Name", "name", 64), ("Description", "description", 512), ("ShortDescription", "short_description", 120)]
    {
        let set = |long: usize, language: &str| json!({ field: "é".repeat(long), "language_code": language });
        ok(&fake, &format!("setMy{method}"), set(most, "")).await;
        ok(&fake, &format!("setMy{method}"), set(3, "br")).await;
        assert_eq!(refused(&fake, &format!("setMy{method}"), set(most + 1, "")).await.0, 400);
        let got = async |language: &str| {
            ok(&fake, &format!("getMy{method}"), json!({ "language_code": language })).await[field].clone()
        };
        assert_eq!((got("br").await, got("de").await), (json!("ééé"), json!("é".repeat(most))));
    }
    ok(&fake, "setChatMenuButton", json!({ "menu_button": { "type": "commands" } })).await;
    assert_eq!(ok(&fake, "getChatMenuButton", json!({})).await["type"], "commands");
    assert_eq!(refused(&fake, "setChatMenuButton", json!({ "menu_button": { "type": "x" } })).await.0, 400);
    assert_eq!(ok(&fake, "getChat", json!({ "chat_id": 1 })).await["type"], "private");
    ok(&fake, "sendChatAction", json!({ "chat_id": 1, "action": "typing" })).await;
}
