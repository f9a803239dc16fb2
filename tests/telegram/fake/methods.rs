//! Every method but `getUpdates`, by name: what it does to the state and what it answers. Knows no socket.

use serde_json::{Value, json};

use super::messages;
use super::profile;
use super::refusal::{Answer, Refusal};
use super::shapes::Params;
use super::state::{BOT, Standing, State, Toast};

/// What `sendChatAction` may say.
const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

/// Methods that Telegram counts against its limits.
pub(crate) const WRITING: [&str; 6] =
    ["sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption", "editmessagereplymarkup"];

/// The answer to a call whose shape was checked; `method` is in small letters.
pub(crate) fn answer(state: &mut State, method: &str, params: &Params) -> Answer {
    match method {
        "getme" => Ok(me()),
        "setwebhook" => state.queue.set_hook(params),
        "deletewebhook" => Ok(state.queue.delete_hook(params)),
        "getwebhookinfo" => Ok(state.queue.hook_info()),
        "sendmessage" => messages::send_text(state, params),
        "sendphoto" => messages::send_file(state, params, "photo"),
        "senddocument" => messages::send_file(state, params, "document"),
        "editmessagetext" => messages::edit_text(state, params),
        "editmessagecaption" => messages::edit_caption(state, params),
        "editmessagereplymarkup" => messages::edit(state, params, |_| Ok(())),
        "deletemessage" => messages::delete(state, params),
        "answercallbackquery" => answer_press(state, params),
        "answerinlinequery" => answer_inline(state, params),
        "sendchataction" => act(state, params),
        "getchat" => chat(state, params),
        "getchatmember" => member(state, params),
        "leavechat" => leave(state, params),
        "logout" | "close" => Ok(true.into()),
        other => profile::answer(state, other, params),
    }
}

fn me() -> Value {
    let mut me = State::bot();
    for (name, value) in [
        ("can_join_groups", true),
        ("can_read_all_group_messages", false),
        ("supports_inline_queries", true),
        ("can_connect_to_business", false),
        ("has_main_web_app", false),
    ] {
        me[name] = value.into();
    }
    me
}

fn answer_press(state: &mut State, params: &Params) -> Answer {
    let text = params.text("text");
    if super::markup::length(text) > 200 {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let press = state.presses.get_mut(params.text("callback_query_id")).filter(|press| !press.old);
    let old = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    let press = press.ok_or_else(old)?;
    press.answers.push(Toast { text: text.to_owned(), alert: params.flag("show_alert") });
    press.answered.get_or_insert(press.at.elapsed());
    Ok(true.into())
}

fn answer_inline(state: &mut State, params: &Params) -> Answer {
    let results = params.json("results").and_then(Value::as_array).cloned().unwrap_or_default();
    if results.len() > 50 {
        return Err(Refusal::bad("RESULTS_TOO_MUCH"));
    }
    if params.text("next_offset").len() > 64 {
        return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
    }
    let mut seen = std::collections::BTreeSet::new();
    for result in &results {
        let id = result["id"].as_str().unwrap_or_default();
        if !(1..=64).contains(&id.len()) {
            return Err(Refusal::bad("RESULT_ID_INVALID"));
        }
        if !seen.insert(id) {
            return Err(Refusal::bad("RESULT_ID_DUPLICATE"));
        }
        check_result(result)?;
    }
    let query = state.inline.get_mut(params.text("inline_query_id")).filter(|query| query.results.is_none());
    let old = || Refusal::bad("query is too old and response timeout expired or query ID is invalid");
    let query = query.ok_or_else(old)?;
    query.results = Some(results);
    query.personal = params.flag("is_personal");
    query.cache = params.int("cache_time");
    Ok(true.into())
}

fn check_result(result: &Value) -> Result<(), Refusal> {
    let kind = result["type"].as_str();
    let kind = kind.ok_or_else(|| Refusal::bad("can't parse inline query result: Can't find field \"type\""))?;
    if kind == "article" {
        if result["title"].as_str().is_none_or(str::is_empty) {
            return Err(Refusal::bad("can't parse inline query result: Can't find field \"title\""));
        }
        let content = &result["input_message_content"];
        let text = content["message_text"].as_str().unwrap_or_default();
        let mode = content["parse_mode"].as_str().unwrap_or_default();
        let (text, _) = super::markup::read(text, mode, None)?;
        if text.trim().is_empty() {
            return Err(Refusal::bad("MESSAGE_EMPTY"));
        }
    }
    result.get("reply_markup").map_or(Ok(()), super::markup::check_keyboard)
}

fn act(state: &mut State, params: &Params) -> Answer {
    state.writable(params)?;
    if ACTIONS.contains(&params.text("action")) {
        Ok(true.into())
    } else {
        Err(Refusal::bad("wrong parameter action in request"))
    }
}

fn chat(state: &mut State, params: &Params) -> Answer {
    let chat = state.chats.get(&params.int("chat_id").unwrap_or_default());
    let mut value = chat.ok_or_else(|| Refusal::bad("chat not found"))?.value.clone();
    let gifts = json!({ "unlimited_gifts": true, "limited_gifts": true, "unique_gifts": true, "premium_subscription": true, "gifts_from_channels": true });
    for (name, more) in [
        ("accent_color_id", json!(1)),
        ("max_reaction_count", json!(11)),
        ("accepted_gift_types", gifts),
        ("permissions", json!({ "can_send_messages": true })),
    ] {
        if name != "permissions" || value["type"] != "private" {
            value[name] = more;
        }
    }
    Ok(value)
}

fn member(state: &mut State, params: &Params) -> Answer {
    let chat = state.chats.get(&params.int("chat_id").unwrap_or_default());
    let chat = chat.ok_or_else(|| Refusal::bad("chat not found"))?;
    let user = params.int("user_id").ok_or_else(|| Refusal::bad("invalid user_id specified"))?;
    if user == BOT {
        return Ok(standing(chat.standing));
    }
    let person = state.people.get(&user).ok_or_else(|| Refusal::bad("PARTICIPANT_ID_INVALID"))?;
    if chat.creator == Some(user) {
        return Ok(json!({ "status": "creator", "user": person, "is_anonymous": false }));
    }
    let status = if chat.members.contains(&user) { "member" } else { "left" };
    Ok(json!({ "status": status, "user": person }))
}

/// The bot as a member of a chat.
pub(crate) fn standing(standing: Standing) -> Value {
    match standing {
        Standing::Member => json!({ "status": "member", "user": State::bot() }),
        Standing::Out => json!({ "status": "kicked", "user": State::bot(), "until_date": 0 }),
        Standing::Left | Standing::Stranger => json!({ "status": "left", "user": State::bot() }),
    }
}

fn leave(state: &mut State, params: &Params) -> Answer {
    let id = state.writable(params)?;
    if id > 0 {
        return Err(Refusal::bad("chat member status can't be changed in private chats"));
    }
    if let Some(chat) = state.chats.get_mut(&id) {
        chat.standing = Standing::Left;
    }
    Ok(true.into())
}
