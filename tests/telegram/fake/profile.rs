//! What the bot says of itself: commands, name, descriptions, the menu's button, each per language.
//! Knows no chat and no message.

use serde_json::{Value, json};

use super::markup::length;
use super::refusal::{Answer, Refusal};
use super::shapes::Params;
use super::state::State;

/// One text: the method's ending, the parameter, and its most characters.
const TEXTS: [(&str, &str, usize); 3] =
    [("name", "name", 64), ("description", "description", 512), ("shortdescription", "short_description", 120)];

/// The answer to a method of this family; `method` is in small letters.
pub(crate) fn answer(state: &mut State, method: &str, params: &Params) -> Answer {
    let language = params.text("language_code").to_owned();
    if !matches!(language.as_bytes(), [] | [b'a'..=b'z', b'a'..=b'z']) {
        return Err(Refusal::bad("invalid language code specified"));
    }
    let (verb, what) = method.split_once("my").unwrap_or((method, ""));
    match (verb, what) {
        ("setchat" | "getchat", _) | (_, "") => menu_button(state, method, params),
        (_, "commands") => commands(state, verb, language, params),
        _ => text(state, (verb, what), &language, params),
    }
}

fn text(state: &mut State, (verb, what): (&str, &str), language: &str, params: &Params) -> Answer {
    let Some((_, field, most)) = TEXTS.iter().find(|(ending, ..)| *ending == what) else {
        return Err(Refusal::new(404, "Not Found: method not found"));
    };
    let key = |language: &str| ((*field).to_owned(), language.to_owned());
    if verb == "get" {
        let own = state.profile.get(&key(language)).or_else(|| state.profile.get(&key("")));
        return Ok(json!({ *field: own.cloned().unwrap_or_else(|| "".into()) }));
    }
    let text = params.text(field);
    if length(text) > *most {
        return Err(Refusal::bad(format!("bot {} is too long", field.replace('_', " "))));
    }
    match text {
        "" => drop(state.profile.remove(&key(language))),
        text => drop(state.profile.insert(key(language), text.into())),
    }
    Ok(true.into())
}

fn commands(state: &mut State, verb: &str, language: String, params: &Params) -> Answer {
    let default = json!({ "type": "default" });
    let scope = params.json("scope").unwrap_or(&default);
    check_scope(scope)?;
    let key = (format!("commands {scope}"), language);
    match verb {
        "get" => Ok(state.profile.get(&key).cloned().unwrap_or_else(|| json!([]))),
        "delete" => {
            state.profile.remove(&key);
            Ok(true.into())
        }
        _ => {
            let commands = params.json("commands").and_then(Value::as_array);
            let commands = commands.ok_or_else(|| Refusal::bad("can't parse commands: expected an Array"))?;
            if commands.len() > 100 {
                return Err(Refusal::bad("BOT_COMMANDS_TOO_MUCH"));
            }
            commands.iter().try_for_each(check_command)?;
            state.profile.insert(key, commands.clone().into());
            Ok(true.into())
        }
    }
}

fn check_command(command: &Value) -> Result<(), Refusal> {
    let name = command["command"].as_str().unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !(1..=32).contains(&name.len()) || !name.bytes().all(plain) {
        return Err(Refusal::bad("BOT_COMMAND_INVALID"));
    }
    let words = command["description"].as_str().unwrap_or_default();
    if (1..=256).contains(&length(words)) { Ok(()) } else { Err(Refusal::bad("BOT_COMMAND_DESCRIPTION_INVALID")) }
}

fn check_scope(scope: &Value) -> Result<(), Refusal> {
    let (chat, user) = (scope.get("chat_id").is_some(), scope.get("user_id").is_some());
    let whole = match scope["type"].as_str().unwrap_or_default() {
        "default" | "all_private_chats" | "all_group_chats" | "all_chat_administrators" => true,
        "chat" | "chat_administrators" => chat,
        "chat_member" => chat && user,
        _ => return Err(Refusal::bad("can't parse BotCommandScope: Unsupported type specified")),
    };
    if whole { Ok(()) } else { Err(Refusal::bad("can't parse BotCommandScope: chat not found")) }
}

fn menu_button(state: &mut State, method: &str, params: &Params) -> Answer {
    let key = ("menu".to_owned(), params.int("chat_id").map_or_else(String::new, |id| id.to_string()));
    if method == "getchatmenubutton" {
        return Ok(state.profile.get(&key).cloned().unwrap_or_else(|| json!({ "type": "commands" })));
    }
    let button = params.json("menu_button").cloned().unwrap_or_else(|| json!({ "type": "default" }));
    if !["commands", "web_app", "default"].iter().any(|kind| button["type"] == *kind) {
        return Err(Refusal::bad("can't parse MenuButton: unsupported type"));
    }
    state.profile.insert(key, button);
    Ok(true.into())
}
