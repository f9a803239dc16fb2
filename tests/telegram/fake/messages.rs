//! What the bot writes, edits and deletes: the methods with a message in them. Knows no socket.

use serde_json::{Map, Value, json};

use super::markup::{self, CAPTION, TEXT};
use super::refusal::{Answer, Refusal};
use super::shapes::{Params, Upload};
use super::state::{Message, State, now};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the \
                            same as a current content and reply markup of the message";
/// Bytes of a photo.
const PHOTO: usize = 10 << 20;
/// Bytes of a document.
const DOCUMENT: usize = 50 << 20;

/// `sendMessage`.
pub(crate) fn send_text(state: &mut State, params: &Params) -> Answer {
    let chat = state.writable(params)?;
    let mut content = Map::new();
    text(params, "message is too long", &mut content)?;
    send(state, chat, params, content, Message::default())
}

/// The text of a call, and its entities.
fn text(params: &Params, too_long: &str, content: &mut Map<String, Value>) -> Result<(), Refusal> {
    let (text, entities) = markup::read(params.text("text"), params.text("parse_mode"), params.json("entities"))?;
    if text.trim().is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    if markup::length(&text) > TEXT {
        return Err(Refusal::bad(too_long));
    }
    fill(content, ["text", "entities"], text, entities);
    Ok(())
}

fn caption(params: &Params, content: &mut Map<String, Value>) -> Result<(), Refusal> {
    let given = params.json("caption_entities");
    let (caption, entities) = markup::read(params.text("caption"), params.text("parse_mode"), given)?;
    if markup::length(&caption) > CAPTION {
        return Err(Refusal::bad("message caption is too long"));
    }
    fill(content, ["caption", "caption_entities"], caption, entities);
    Ok(())
}

/// Puts a text and its entities where they are not empty, and removes what was there where they are.
fn fill(content: &mut Map<String, Value>, [words, marks]: [&str; 2], text: String, entities: Value) {
    content.remove(words);
    content.remove(marks);
    if !text.is_empty() {
        content.insert(words.to_owned(), text.into());
    }
    if entities.as_array().is_some_and(|entities| !entities.is_empty()) {
        content.insert(marks.to_owned(), entities);
    }
}

fn keyboard(params: &Params, content: &mut Map<String, Value>) -> Result<(), Refusal> {
    let markup = params.json("reply_markup");
    markup.map_or(Ok(()), markup::check_keyboard)?;
    content.remove("reply_markup");
    let rows = markup.and_then(|markup| markup["inline_keyboard"].as_array());
    if rows.is_some_and(|rows| rows.iter().any(|row| row.as_array().is_some_and(|row| !row.is_empty()))) {
        content.insert("reply_markup".to_owned(), markup.cloned().unwrap_or_default());
    }
    Ok(())
}

fn send(state: &mut State, chat: i64, params: &Params, mut content: Map<String, Value>, own: Message) -> Answer {
    keyboard(params, &mut content)?;
    let reply = params.json("reply_parameters");
    let to = reply.and_then(|reply| reply["message_id"].as_i64()).or_else(|| params.int("reply_to_message_id"));
    if let Some(to) = to {
        let lenient = params.flag("allow_sending_without_reply")
            || reply.is_some_and(|reply| reply["allow_sending_without_reply"] == true);
        match state.message(chat, to) {
            Some(message) => drop(content.insert("reply_to_message".to_owned(), message.value.clone())),
            None if lenient => {}
            None => return Err(Refusal::bad("message to be replied not found")),
        }
    }
    let own = Message { silent: params.flag("disable_notification"), ..own };
    Ok(state.post(chat, &State::bot(), content, own))
}

/// `sendPhoto` and `sendDocument`.
pub(crate) fn send_file(state: &mut State, params: &Params, kind: &str) -> Answer {
    let chat = state.writable(params)?;
    let (id, upload) = file(state, params, kind)?;
    let size = upload.bytes.len();
    if size > if kind == "photo" { PHOTO } else { DOCUMENT } {
        return Err(Refusal::new(413, "Request Entity Too Large"));
    }
    let mut content = Map::new();
    let unique = format!("u{id}");
    if kind == "photo" {
        let (width, height) = pixels(&upload.bytes).ok_or_else(|| Refusal::bad("IMAGE_PROCESS_FAILED"))?;
        if width + height > 10_000 || width.max(height) > 20 * width.min(height).max(1) {
            return Err(Refusal::bad("PHOTO_INVALID_DIMENSIONS"));
        }
        let size =
            json!({ "file_id": id, "file_unique_id": unique, "width": width, "height": height, "file_size": size });
        content.insert("photo".to_owned(), json!([size]));
    } else {
        let document = json!({ "file_id": id, "file_unique_id": unique, "file_name": upload.name, "mime_type": upload.kind, "file_size": size });
        content.insert("document".to_owned(), document);
    }
    caption(params, &mut content)?;
    send(state, chat, params, content, Message { file: Some(upload), ..Message::default() })
}

/// The file of a call: a part of it, or one that was sent before.
fn file(state: &mut State, params: &Params, kind: &str) -> Result<(String, Upload), Refusal> {
    let named = params.text(kind);
    let part = named.strip_prefix("attach://").unwrap_or(kind);
    if let Some(upload) = params.files.get(part) {
        if upload.bytes.is_empty() {
            return Err(Refusal::bad("file must be non-empty"));
        }
        let id = format!("file-{}", state.number());
        state.files.insert(id.clone(), upload.clone());
        return Ok((id, upload.clone()));
    }
    if named.is_empty() {
        return Err(Refusal::bad(format!("there is no {kind} in the request")));
    }
    let known = state.files.get(named).ok_or_else(|| Refusal::bad("wrong file identifier/HTTP URL specified"))?;
    Ok((named.to_owned(), known.clone()))
}

/// Width and height of a PNG or JPEG.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let four = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((four(16)?, four(20)?));
    }
    let two = |at: usize| Some(u32::from(*bytes.get(at)?) << 8 | u32::from(*bytes.get(at + 1)?));
    let mut at = bytes.starts_with(&[0xff, 0xd8]).then_some(2)?;
    loop {
        match *bytes.get(at + 1)? {
            0xc0..=0xc2 => return Some((two(at + 7)?, two(at + 5)?)),
            _ => at += 2 + usize::try_from(two(at + 2)?).ok()?,
        }
    }
}

/// `editMessageText`.
pub(crate) fn edit_text(state: &mut State, params: &Params) -> Answer {
    edit(state, params, |content| {
        if content.contains_key("photo") || content.contains_key("document") {
            return Err(Refusal::bad("there is no text in the message to edit"));
        }
        text(params, "MESSAGE_TOO_LONG", content)
    })
}

/// `editMessageCaption`.
pub(crate) fn edit_caption(state: &mut State, params: &Params) -> Answer {
    edit(state, params, |content| {
        if !content.contains_key("photo") && !content.contains_key("document") {
            return Err(Refusal::bad("there is no caption in the message to edit"));
        }
        caption(params, content)
    })
}

/// Any edit: `change` writes the new content over the old one, the keyboard is always given anew.
pub(crate) fn edit(
    state: &mut State,
    params: &Params,
    change: impl FnOnce(&mut Map<String, Value>) -> Result<(), Refusal>,
) -> Answer {
    let shared = params.text("inline_message_id");
    if !shared.is_empty() {
        let message = state.shared.get_mut(shared).ok_or_else(|| Refusal::bad("MESSAGE_ID_INVALID"))?;
        rewrite(message, params, change)?;
        return Ok(true.into());
    }
    let chat = state.writable(params)?;
    let number = params.int("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let message = state.message(chat, number).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    let value = rewrite(message, params, change)?;
    state.edited(chat, number);
    Ok(value)
}

fn rewrite(
    message: &mut Message,
    params: &Params,
    change: impl FnOnce(&mut Map<String, Value>) -> Result<(), Refusal>,
) -> Answer {
    if !message.by_bot {
        return Err(Refusal::bad("message can't be edited"));
    }
    let mut content = message.value.as_object().cloned().unwrap_or_default();
    change(&mut content)?;
    keyboard(params, &mut content)?;
    if message.value.as_object() == Some(&content) {
        return Err(Refusal::bad(NOT_MODIFIED));
    }
    content.insert("edit_date".to_owned(), now().into());
    message.value = content.into();
    message.edits += 1;
    Ok(message.value.clone())
}

/// `deleteMessage`.
pub(crate) fn delete(state: &mut State, params: &Params) -> Answer {
    let chat = state.writable(params)?;
    let number = params.int("message_id").ok_or_else(|| Refusal::bad("message identifier is not specified"))?;
    let message = state.message(chat, number).ok_or_else(|| Refusal::bad("message to delete not found"))?;
    if !message.by_bot && chat < 0 {
        return Err(Refusal::bad("message can't be deleted"));
    }
    message.deleted = true;
    Ok(true.into())
}
