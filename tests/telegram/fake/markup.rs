//! Formatted text and keyboards, checked as Telegram checks them. Values only: no chat, no message, no state.

use serde_json::{Value, json};

use super::refusal::Refusal;

/// Characters of a text.
pub(crate) const TEXT: usize = 4096;
/// Characters of a caption.
pub(crate) const CAPTION: usize = 1024;
/// Bytes of what a button carries.
const DATA: usize = 64;
/// Buttons of a keyboard.
const BUTTONS: usize = 100;
/// Buttons of a row.
const ROW: usize = 8;
/// Marks that MarkdownV2 reserves.
const RESERVED: &str = ">#+-=|{}.!()]";

const TAGS: [&str; 16] = [
    "b",
    "strong",
    "i",
    "em",
    "u",
    "ins",
    "s",
    "strike",
    "del",
    "code",
    "pre",
    "a",
    "span",
    "tg-spoiler",
    "tg-emoji",
    "blockquote",
];

/// How long Telegram finds a text: in UTF-16 units.
pub(crate) fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text as a citizen sees it, with its entities.
pub(crate) fn read(text: &str, mode: &str, given: Option<&Value>) -> Result<(String, Value), Refusal> {
    let broken = |what: String| Refusal::bad(format!("can't parse entities: {what}"));
    let (text, entities) = match mode.to_ascii_lowercase().as_str() {
        "" => (text.to_owned(), given.cloned().unwrap_or_else(|| json!([]))),
        "html" => html(text).map_err(broken)?,
        "markdownv2" => markdown(text, true).map_err(broken)?,
        "markdown" => markdown(text, false).map_err(broken)?,
        _ => return Err(Refusal::bad("unsupported parse_mode")),
    };
    let entities = entities.as_array().filter(|entities| entities.len() <= 100).cloned();
    let entities = entities.ok_or_else(|| broken("expected at most 100 entities".to_owned()))?;
    let fits = |entity: &Value| {
        let end = entity["offset"].as_u64().zip(entity["length"].as_u64()).map(|(from, long)| from + long);
        entity["type"].is_string() && end.is_some_and(|end| end <= length(&text) as u64)
    };
    if !entities.iter().all(fits) {
        return Err(broken("can't parse MessageEntity".to_owned()));
    }
    Ok((text.trim_end().to_owned(), Value::from(entities)))
}

/// An open piece of formatted text: its sign, its type, where it began.
struct Open {
    sign: String,
    kind: &'static str,
    from: usize,
    extra: Option<(&'static str, String)>,
}

fn close(open: Open, plain: &str, entities: &mut Vec<Value>) {
    let long = length(plain) - open.from;
    if long > 0 {
        let mut entity = json!({ "type": open.kind, "offset": open.from, "length": long });
        if let Some((name, value)) = open.extra {
            entity[name] = value.into();
        }
        entities.push(entity);
    }
}

fn kind_of(tag: &str) -> &'static str {
    match tag {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "u" | "ins" => "underline",
        "s" | "strike" | "del" => "strikethrough",
        "code" => "code",
        "pre" => "pre",
        "a" => "text_link",
        "blockquote" => "blockquote",
        "tg-emoji" => "custom_emoji",
        _ => "spoiler",
    }
}

fn html(text: &str) -> Result<(String, Value), String> {
    let (mut plain, mut entities, mut open) = (String::new(), Vec::new(), Vec::<Open>::new());
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        if next == '&' {
            let (read, long) = reference(rest);
            plain.push_str(&read);
            at += long;
        } else if next == '<' {
            let end = rest.find('>').ok_or_else(|| format!("Unclosed start tag at byte offset {at}"))?;
            let tag = &rest[1..end];
            if let Some(name) = tag.strip_prefix('/') {
                let last = open.pop().ok_or_else(|| format!("Unexpected end tag at byte offset {at}"))?;
                if !name.trim().is_empty() && name.trim().to_ascii_lowercase() != last.sign {
                    let sign = last.sign;
                    return Err(format!(
                        "Unmatched end tag at byte offset {at}, expected \"</{sign}>\", found \"</{name}>\""
                    ));
                }
                close(last, &plain, &mut entities);
            } else {
                let name = tag.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
                if !TAGS.contains(&name.as_str()) {
                    return Err(format!("Unsupported start tag \"{name}\" at byte offset {at}"));
                }
                let address = tag.split_once("href=").map(|(_, to)| to.trim_matches(['"', '\'']).to_owned());
                let extra = address.map(|address| ("url", address));
                open.push(Open { kind: kind_of(&name), sign: name, from: length(&plain), extra });
            }
            at += end + 1;
        } else {
            plain.push(next);
            at += next.len_utf8();
        }
    }
    match open.pop() {
        Some(last) => Err(format!("Can't find end tag corresponding to start tag \"{}\"", last.sign)),
        None => Ok((plain, Value::from(entities))),
    }
}

/// What `&…;` stands for, and how many bytes it takes.
fn reference(rest: &str) -> (String, usize) {
    let named = rest.find(';').map(|end| (&rest[1..end], end + 1));
    let read = named.and_then(|(name, long)| {
        let character = match name {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
        };
        Some((character.to_string(), long))
    });
    read.unwrap_or_else(|| ("&".to_owned(), 1))
}

fn markdown(text: &str, second: bool) -> Result<(String, Value), String> {
    let signs: &[(&str, &str)] = if second {
        &[
            ("```", "pre"),
            ("`", "code"),
            ("||", "spoiler"),
            ("__", "underline"),
            ("_", "italic"),
            ("*", "bold"),
            ("~", "strikethrough"),
        ]
    } else {
        &[("```", "pre"), ("`", "code"), ("_", "italic"), ("*", "bold")]
    };
    let (mut plain, mut entities, mut open) = (String::new(), Vec::new(), Vec::<Open>::new());
    let mut at = 0;
    while let Some(next) = text[at..].chars().next() {
        let rest = &text[at..];
        let sign = signs.iter().find(|(sign, _)| rest.starts_with(sign));
        if next == '\\' && rest.len() > 1 {
            let kept = rest[1..].chars().next().unwrap_or_default();
            plain.push(kept);
            at += 1 + kept.len_utf8();
        } else if let Some((sign, kind)) = sign {
            if open.last().is_some_and(|last| last.sign == *sign) {
                open.pop().into_iter().for_each(|last| close(last, &plain, &mut entities));
            } else {
                open.push(Open { sign: (*sign).to_owned(), kind, from: length(&plain), extra: None });
            }
            at += sign.len();
        } else if let Some((label, address, long)) = link(rest) {
            let link =
                Open { sign: String::new(), kind: "text_link", from: length(&plain), extra: Some(("url", address)) };
            plain.push_str(&label.replace('\\', ""));
            close(link, &plain, &mut entities);
            at += long;
        } else if second && RESERVED.contains(next) && !(next == '>' && (plain.is_empty() || plain.ends_with('\n'))) {
            return Err(format!("Character '{next}' is reserved and must be escaped with the preceding '\\'"));
        } else {
            plain.push(next);
            at += next.len_utf8();
        }
    }
    match open.pop() {
        Some(last) => Err(format!("Can't find end of {} entity at byte offset {}", last.kind, last.from)),
        None => Ok((plain, Value::from(entities))),
    }
}

fn link(rest: &str) -> Option<(String, String, usize)> {
    let (label, after) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, _) = after.split_once(')')?;
    Some((label.to_owned(), address.to_owned(), label.len() + address.len() + 4))
}

/// Checks a `reply_markup`.
pub(crate) fn check_keyboard(markup: &Value) -> Result<(), Refusal> {
    let Some(keyboard) = markup.as_object().filter(|own| !own.is_empty()) else {
        return if markup.is_object() { Ok(()) } else { Err(Refusal::bad("object expected as reply markup")) };
    };
    if !keyboard.contains_key("inline_keyboard") {
        let known = ["keyboard", "remove_keyboard", "force_reply"].iter().any(|name| keyboard.contains_key(*name));
        return if known { Ok(()) } else { Err(Refusal::bad("can't parse reply keyboard markup JSON object")) };
    }
    let rows = keyboard["inline_keyboard"].as_array();
    let rows =
        rows.ok_or_else(|| Refusal::bad("field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array"))?;
    let mut count = 0;
    for row in rows {
        let row = row.as_array().ok_or_else(|| Refusal::bad("field \"inline_keyboard\" must be an Array of Arrays"))?;
        count += row.len();
        if row.len() > ROW || count > BUTTONS {
            return Err(Refusal::bad("reply markup is too long"));
        }
        row.iter().try_for_each(check_button)?;
    }
    Ok(())
}

const ACTS: [&str; 10] = [
    "callback_data",
    "url",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
];

fn check_button(button: &Value) -> Result<(), Refusal> {
    let fault = |what: &str| Refusal::bad(format!("can't parse inline keyboard button: {what}"));
    let fields = button.as_object().ok_or_else(|| fault("Object expected"))?;
    if fields.get("text").and_then(Value::as_str).is_none_or(str::is_empty) {
        return Err(fault("Field \"text\" must be a non-empty String"));
    }
    if let Some(data) = fields.get("callback_data") {
        let bytes = data.as_str().ok_or_else(|| fault("Field \"callback_data\" must be of type String"))?.len();
        if !(1..=DATA).contains(&bytes) {
            return Err(Refusal::bad("BUTTON_DATA_INVALID"));
        }
    }
    if let Some(address) = fields.get("url") {
        let address = address.as_str().unwrap_or_default();
        if !["http://", "https://", "tg://"].iter().any(|start| address.starts_with(start)) {
            return Err(Refusal::bad("BUTTON_URL_INVALID"));
        }
    }
    match ACTS.iter().filter(|act| fields.contains_key(**act)).count() {
        0 => Err(fault("Text buttons are unallowed in the inline keyboard")),
        1 => Ok(()),
        _ => Err(Refusal::bad("BUTTON_TYPE_INVALID")),
    }
}
