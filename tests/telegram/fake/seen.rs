//! What a person has on the screen: messages with their buttons as they stand now. Values only.

use serde_json::Value;

use super::state::Message;

/// A message as its reader sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) id: i64,
    /// The text, or the caption.
    pub(crate) text: String,
    /// The buttons under it, row by row.
    pub(crate) buttons: Vec<Vec<Button>>,
    pub(crate) by_bot: bool,
    /// How often it was edited.
    pub(crate) edits: usize,
    /// It came without a sound.
    pub(crate) silent: bool,
    pub(crate) deleted: bool,
    /// The picture, if it is one.
    pub(crate) photo: Option<Vec<u8>>,
    /// The file's name and what is in it, if it is one.
    pub(crate) document: Option<(String, Vec<u8>)>,
}

/// A button under a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Button {
    pub(crate) label: String,
    /// What it carries back; none when it opens something instead.
    pub(crate) data: Option<String>,
    pub(crate) url: Option<String>,
}

fn words(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The buttons of a `reply_markup`.
pub(crate) fn buttons(markup: &Value) -> Vec<Vec<Button>> {
    let button = |button: &Value| Button {
        label: words(&button["text"]).unwrap_or_default(),
        data: words(&button["callback_data"]),
        url: words(&button["url"]),
    };
    let row = |row: &Value| row.as_array().into_iter().flatten().map(button).collect();
    markup["inline_keyboard"].as_array().into_iter().flatten().map(row).collect()
}

impl Seen {
    /// How `message` looks.
    pub(crate) fn of(message: &Message) -> Self {
        let value = &message.value;
        let bytes = message.file.as_ref();
        Self {
            id: value["message_id"].as_i64().unwrap_or_default(),
            text: words(&value["text"]).or_else(|| words(&value["caption"])).unwrap_or_default(),
            buttons: buttons(&value["reply_markup"]),
            by_bot: message.by_bot,
            edits: message.edits,
            silent: message.silent,
            deleted: message.deleted,
            photo: bytes.filter(|_| value["photo"].is_array()).map(|file| file.bytes.clone()),
            document: bytes
                .filter(|_| value["document"].is_object())
                .map(|file| (file.name.clone(), file.bytes.clone())),
        }
    }
}
