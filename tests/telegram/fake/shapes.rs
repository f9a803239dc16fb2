//! The methods that the fake knows, with the names and kinds of their parameters as the Bot API publishes them.
//! Knows shapes only, no meaning; whoever wants a value reads it from [`Params`].

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};

use super::refusal::Refusal;

/// What a parameter may be.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Int,
    Bool,
    Text,
    /// A number, or `@name`.
    Chat,
    /// A JSON array or object, possibly written out as text.
    Json,
    /// A file of the same request, or the id or address of another.
    File,
}

use Kind::{Bool, Chat, File, Int, Json, Text};

type Shape = &'static [(&'static str, Kind)];

const SEND: Shape = &[
    ("business_connection_id", Text),
    ("chat_id", Chat),
    ("message_thread_id", Int),
    ("direct_messages_topic_id", Int),
    ("disable_notification", Bool),
    ("protect_content", Bool),
    ("allow_paid_broadcast", Bool),
    ("message_effect_id", Text),
    ("suggested_post_parameters", Json),
    ("reply_parameters", Json),
    ("reply_to_message_id", Int),
    ("allow_sending_without_reply", Bool),
    ("reply_markup", Json),
    ("parse_mode", Text),
];
const CAPTION: Shape = &[("caption", Text), ("caption_entities", Json), ("show_caption_above_media", Bool)];
const EDIT: Shape = &[
    ("business_connection_id", Text),
    ("chat_id", Chat),
    ("message_id", Int),
    ("inline_message_id", Text),
    ("reply_markup", Json),
    ("parse_mode", Text),
];
const BODY: Shape =
    &[("text", Text), ("entities", Json), ("link_preview_options", Json), ("disable_web_page_preview", Bool)];
const SCOPE: Shape = &[("scope", Json), ("language_code", Text)];
const LANGUAGE: Shape = &[("language_code", Text)];

/// Every method in small letters, its required parameters, and all of them.
const METHODS: &[(&str, &[&str], &[Shape])] = &[
    ("getme", &[], &[]),
    ("getupdates", &[], &[&[("offset", Int), ("limit", Int), ("timeout", Int), ("allowed_updates", Json)]]),
    (
        "setwebhook",
        &[],
        &[&[
            ("url", Text),
            ("certificate", File),
            ("ip_address", Text),
            ("max_connections", Int),
            ("allowed_updates", Json),
            ("drop_pending_updates", Bool),
            ("secret_token", Text),
        ]],
    ),
    ("deletewebhook", &[], &[&[("drop_pending_updates", Bool)]]),
    ("getwebhookinfo", &[], &[]),
    ("sendmessage", &[], &[SEND, BODY]),
    ("sendphoto", &[], &[SEND, CAPTION, &[("photo", File), ("has_spoiler", Bool)]]),
    (
        "senddocument",
        &[],
        &[SEND, CAPTION, &[("document", File), ("thumbnail", File), ("disable_content_type_detection", Bool)]],
    ),
    (
        "sendchataction",
        &["action"],
        &[&[("chat_id", Chat), ("action", Text), ("message_thread_id", Int), ("business_connection_id", Text)]],
    ),
    ("editmessagetext", &[], &[EDIT, BODY]),
    ("editmessagecaption", &[], &[EDIT, CAPTION]),
    ("editmessagereplymarkup", &[], &[EDIT]),
    ("deletemessage", &[], &[&[("chat_id", Chat), ("message_id", Int)]]),
    (
        "answercallbackquery",
        &["callback_query_id"],
        &[&[("callback_query_id", Text), ("text", Text), ("show_alert", Bool), ("url", Text), ("cache_time", Int)]],
    ),
    (
        "answerinlinequery",
        &["inline_query_id", "results"],
        &[&[
            ("inline_query_id", Text),
            ("results", Json),
            ("cache_time", Int),
            ("is_personal", Bool),
            ("next_offset", Text),
            ("button", Json),
        ]],
    ),
    ("setmycommands", &["commands"], &[SCOPE, &[("commands", Json)]]),
    ("deletemycommands", &[], &[SCOPE]),
    ("getmycommands", &[], &[SCOPE]),
    ("setmyname", &[], &[LANGUAGE, &[("name", Text)]]),
    ("getmyname", &[], &[LANGUAGE]),
    ("setmydescription", &[], &[LANGUAGE, &[("description", Text)]]),
    ("getmydescription", &[], &[LANGUAGE]),
    ("setmyshortdescription", &[], &[LANGUAGE, &[("short_description", Text)]]),
    ("getmyshortdescription", &[], &[LANGUAGE]),
    ("setchatmenubutton", &[], &[&[("chat_id", Int), ("menu_button", Json)]]),
    ("getchatmenubutton", &[], &[&[("chat_id", Int)]]),
    ("getchat", &[], &[&[("chat_id", Chat)]]),
    ("getchatmember", &[], &[&[("chat_id", Chat), ("user_id", Int)]]),
    ("leavechat", &[], &[&[("chat_id", Chat)]]),
    ("logout", &[], &[]),
    ("close", &[], &[]),
];

/// A file of a multipart request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Upload {
    /// Its name as the sender gave it.
    pub(crate) name: String,
    /// Its content type as the sender gave it.
    pub(crate) kind: String,
    /// What is in it.
    pub(crate) bytes: Vec<u8>,
}

/// The parameters of one call.
#[derive(Clone, Debug, Default)]
pub(crate) struct Params {
    /// By name.
    pub(crate) values: Map<String, Value>,
    /// By the name of their part.
    pub(crate) files: HashMap<String, Upload>,
}

/// Whether there is such a method; `method` is in small letters.
pub(crate) fn known(method: &str) -> bool {
    METHODS.iter().any(|(name, _, _)| *name == method)
}

impl Params {
    /// The parameters of a method called in a webhook's answer.
    pub(crate) fn of(values: Map<String, Value>) -> Self {
        Self { values, files: HashMap::new() }
    }

    /// Checks every parameter against the published shape, and gives the names that are not published.
    pub(crate) fn check(&mut self, method: &str) -> Result<Vec<String>, Refusal> {
        let Some((_, required, shapes)) = METHODS.iter().find(|(name, _, _)| *name == method) else {
            return Err(Refusal::new(404, "Not Found: method not found"));
        };
        let kinds: BTreeMap<&str, Kind> = shapes.iter().flat_map(|shape| shape.iter().copied()).collect();
        self.values.retain(|_, value| !value.is_null());
        let mut strange = Vec::new();
        for (name, value) in &mut self.values {
            match kinds.get(name.as_str()) {
                Some(kind) => put_right(*kind, value).map_err(|()| wrong(name, *kind))?,
                None => strange.push(format!("{method}: {name}")),
            }
        }
        match required.iter().find(|name| !self.values.contains_key(**name)) {
            Some(name) => Err(Refusal::bad(format!("parameter \"{name}\" is required"))),
            None => Ok(strange),
        }
    }

    /// A whole number.
    pub(crate) fn int(&self, name: &str) -> Option<i64> {
        self.values.get(name).and_then(Value::as_i64)
    }

    /// A text; empty when absent.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.values.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Yes or no; no when absent.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.values.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A structure.
    pub(crate) fn json(&self, name: &str) -> Option<&Value> {
        self.values.get(name)
    }
}

/// Turns what forms write as text into what it means.
fn put_right(kind: Kind, value: &mut Value) -> Result<(), ()> {
    let text = value.as_str().map(str::to_owned);
    match kind {
        Text | File => text.map(drop).ok_or(()),
        Chat if text.as_deref().is_some_and(|text| text.starts_with('@')) => Ok(()),
        Int | Chat => {
            let number = value.as_i64().or_else(|| text?.trim().parse().ok()).ok_or(())?;
            *value = Value::from(number);
            Ok(())
        }
        Bool => {
            let said = text.map(|text| text.to_ascii_lowercase());
            let yes = match said.as_deref() {
                Some("true" | "1" | "yes") => true,
                Some("false" | "0" | "no" | "") => false,
                Some(_) => return Err(()),
                None => value.as_bool().ok_or(())?,
            };
            *value = Value::from(yes);
            Ok(())
        }
        Json => {
            if let Some(text) = text {
                *value = serde_json::from_str(&text).map_err(drop)?;
            }
            if value.is_object() || value.is_array() { Ok(()) } else { Err(()) }
        }
    }
}

fn wrong(name: &str, kind: Kind) -> Refusal {
    match kind {
        Json if name == "reply_markup" => Refusal::bad("object expected as reply markup"),
        Json => Refusal::bad(format!("can't parse {} JSON object", name.replace('_', " "))),
        Chat => Refusal::bad("chat not found"),
        Int if name == "message_id" => Refusal::bad("message identifier is not specified"),
        other => Refusal::bad(format!("parameter \"{name}\" must be of type {other:?}")),
    }
}
