//! The calls themselves, and what their failures mean. Knows no queue.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use teloxide::payloads::{
    AnswerCallbackQuerySetters, AnswerInlineQuerySetters, EditMessageText, EditMessageTextSetters, SendDocumentSetters,
    SendMessage, SendMessageSetters, SendPhotoSetters,
};
use teloxide::prelude::Requester;
use teloxide::requests::{JsonRequest, Payload, Request};
use teloxide::types::{
    CallbackQueryId, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryId, InlineQueryResult, InputFile,
    LinkPreviewOptions, MessageId, ReplyMarkup,
};
use teloxide::{ApiError, Bot, RequestError};

use super::super::update::Status;
use super::text::text;
use super::{Button, Data, Letter, Target};
use crate::voice::message::{Attachment, Toast};

/// Most characters of the word to whoever pressed (Bot API: 200).
const TOAST: usize = 200;
/// How often an answer to a press is asked to slow down before the press is too old to matter.
const SLOWED: u32 = 10;
/// Shortest pause before a press is answered again.
const LEAST: Duration = Duration::from_millis(300);

/// How long the same words bring the same ideas, in seconds.
const CACHED: u32 = 60;

/// Asks what somebody is in a group; only that is read of the answer.
#[derive(Clone, Serialize)]
struct GetChatMember {
    chat_id: ChatId,
    user_id: i64,
}

impl Payload for GetChatMember {
    type Output = Status;

    const NAME: &'static str = "getChatMember";
}

/// A call of which only the number of the message is read: the rest of the answer is what we just said.
#[derive(Clone, Serialize)]
#[serde(transparent)]
struct Brief<P>(P);

impl<P: Payload> Payload for Brief<P> {
    type Output = Number;

    const NAME: &'static str = P::NAME;
}

/// The number of a message.
#[derive(Deserialize)]
struct Number {
    message_id: i32,
}

/// What became of a call.
pub(super) enum Verdict {
    /// It is shown, as this message.
    Shown(MessageId),
    /// Too fast: not before so long.
    SlowDown(Duration),
    /// Nobody can be reached there any more.
    Unreachable,
    /// The chat has another number.
    Moved(ChatId),
    /// The message to change is no longer there.
    Gone,
    /// It will never be taken, and why.
    Wrong(String),
    /// Nobody knows.
    Unknown,
}

/// Sends a letter.
pub(super) async fn send(bot: &Bot, letter: &Letter) -> Verdict {
    let sent = match (&letter.attachment, letter.target) {
        (Some(attachment), _) => attach(bot, letter, attachment).await,
        (None, Target::New) => numbered(bot, new(letter)).await,
        (None, Target::Edit(message)) => numbered(bot, edit(letter, message)).await,
    };
    sent.map_or_else(|error| verdict(&error, letter.target), Verdict::Shown)
}

async fn numbered<P>(bot: &Bot, payload: P) -> Result<MessageId, RequestError>
where
    P: Payload + Serialize + Clone + Send + Sync + 'static,
{
    JsonRequest::new(bot.clone(), Brief(payload)).send().await.map(|number| MessageId(number.message_id))
}

/// Answers a press; one that is too old spins no more, one that failed twice is over, and being asked to slow down is no
/// failure.
pub(super) async fn answer(bot: &Bot, callback: CallbackQueryId, toast: Option<Toast>) {
    let (mut failed, mut slowed) = (0, 0);
    while failed < 2 && slowed < SLOWED {
        let mut request = bot.answer_callback_query(callback.clone());
        if let Some(toast) = &toast {
            let word: String = toast.text.chars().take(TOAST).collect();
            request = request.text(word).show_alert(toast.alert);
        }
        match request.await {
            Ok(_) | Err(RequestError::Api(_)) => return,
            Err(RequestError::RetryAfter(wait)) => {
                slowed += 1;
                tokio::time::sleep(wait.duration().max(LEAST)).await;
            }
            Err(_) => {
                failed += 1;
                tokio::time::sleep(LEAST).await;
            }
        }
    }
}

/// Offers ideas to whoever typed our name elsewhere, in their language; their same words are answered the same for a minute.
pub(super) async fn offer(bot: &Bot, query: InlineQueryId, results: Vec<InlineQueryResult>) {
    let request = bot.answer_inline_query(query, results).cache_time(CACHED).is_personal(true);
    if let Err(RequestError::Api(ApiError::Unknown(what))) = request.await {
        tracing::debug!(%what, "ideas could not be offered");
    }
}

/// Whether somebody leads a group; none: nobody says.
pub(super) async fn leads(bot: &Bot, chat_id: ChatId, user_id: i64) -> Option<bool> {
    for _ in 0..SLOWED {
        return match JsonRequest::new(bot.clone(), GetChatMember { chat_id, user_id }).send().await {
            Ok(member) => Some(matches!(member.status.as_str(), "creator" | "administrator")),
            Err(RequestError::RetryAfter(wait)) => {
                tokio::time::sleep(wait.duration().max(LEAST)).await;
                continue;
            }
            Err(RequestError::Api(_)) => Some(false),
            Err(_) => None,
        };
    }
    None
}

/// The letter as the answer to Telegram's own request.
pub(super) fn as_reply(letter: &Letter) -> Option<Value> {
    if letter.attachment.is_some() {
        return None;
    }
    let (method, payload) = match letter.target {
        Target::New => ("sendMessage", serde_json::to_value(new(letter))),
        Target::Edit(message) => ("editMessageText", serde_json::to_value(edit(letter, message))),
    };
    let mut payload = payload.ok()?;
    payload["method"] = method.into();
    Some(payload)
}

/// What a letter says, to be compared.
pub(super) fn print(letter: &Letter) -> u64 {
    let mut hasher = DefaultHasher::new();
    text(&letter.lines).0.hash(&mut hasher);
    letter.rows.hash(&mut hasher);
    hasher.finish()
}

fn new(letter: &Letter) -> SendMessage {
    let (text, bold) = text(&letter.lines);
    let quiet = no_preview(&text);
    let mut message = SendMessage::new(letter.chat, text);
    if !bold.is_empty() {
        message = message.entities(bold);
    }
    if letter.silent {
        message = message.disable_notification(true);
    }
    if let Some(quiet) = quiet {
        message = message.link_preview_options(quiet);
    }
    match markup(&letter.rows) {
        Some(markup) => message.reply_markup(ReplyMarkup::InlineKeyboard(markup)),
        None => message,
    }
}

fn edit(letter: &Letter, message: MessageId) -> EditMessageText {
    let (text, bold) = text(&letter.lines);
    let quiet = no_preview(&text);
    let mut edit = EditMessageText::new(letter.chat, message, text);
    if !bold.is_empty() {
        edit = edit.entities(bold);
    }
    if let Some(quiet) = quiet {
        edit = edit.link_preview_options(quiet);
    }
    match markup(&letter.rows) {
        Some(markup) => edit.reply_markup(markup),
        None => edit,
    }
}

/// A picture or a file with the words under it.
async fn attach(bot: &Bot, letter: &Letter, attachment: &Attachment) -> Result<MessageId, RequestError> {
    let (caption, bold) = text(&letter.lines);
    let file = InputFile::memory(attachment.bytes.clone()).file_name(attachment.name.clone());
    let markup = markup(&letter.rows).map(ReplyMarkup::InlineKeyboard);
    let sent = if attachment.picture {
        let mut request = bot.send_photo(letter.chat, file).caption(caption).caption_entities(bold);
        request.reply_markup = markup;
        request.disable_notification(letter.silent).await
    } else {
        let mut request = bot.send_document(letter.chat, file).caption(caption).caption_entities(bold);
        request.reply_markup = markup;
        request.disable_notification(letter.silent).await
    };
    match sent {
        Ok(message) => Ok(message.id),
        Err(RequestError::InvalidJson { source, raw }) => {
            number(&raw).ok_or(RequestError::InvalidJson { source, raw }) // shown, in words we do not know
        }
        Err(error) => Err(error),
    }
}

/// The number in an answer that nobody else can read.
fn number(raw: &str) -> Option<MessageId> {
    let answer: Value = serde_json::from_str(raw).ok()?;
    let id = answer.get("result")?.get("message_id")?.as_i64()?;
    i32::try_from(id).ok().map(MessageId)
}

fn markup(rows: &[Vec<Button>]) -> Option<InlineKeyboardMarkup> {
    let button = |button: &Button| match &button.data {
        Data::Press(data) => InlineKeyboardButton::callback(button.label.clone(), data.clone()),
        Data::Link(url) => InlineKeyboardButton::url(button.label.clone(), url.clone()),
    };
    let drawn = rows.iter().map(|row| row.iter().map(button).collect::<Vec<_>>());
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(drawn))
}

/// Links are never drawn as pages; where there is none the option is left out, for it costs bytes.
fn no_preview(text: &str) -> Option<LinkPreviewOptions> {
    let has_link = text.contains("://") || text.contains("t.me/");
    has_link.then_some(LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    })
}

fn verdict(error: &RequestError, target: Target) -> Verdict {
    match error {
        RequestError::RetryAfter(wait) => Verdict::SlowDown(wait.duration()),
        RequestError::MigrateToChatId(to) => Verdict::Moved(*to),
        RequestError::Api(error) => refused(error, target),
        RequestError::InvalidJson { .. } | RequestError::Network(_) | RequestError::Io(_) => Verdict::Unknown,
    }
}

fn refused(error: &ApiError, target: Target) -> Verdict {
    use ApiError as E;
    match (error, target) {
        (E::MessageNotModified, Target::Edit(message)) => Verdict::Shown(message),
        (E::Unknown(text), Target::Edit(message)) if text.contains("message is not modified") => {
            Verdict::Shown(message)
        }
        (E::MessageToEditNotFound | E::MessageIdInvalid | E::MessageCantBeEdited, Target::Edit(_)) => Verdict::Gone,
        (
            E::BotBlocked
            | E::BotKicked
            | E::BotKickedFromSupergroup
            | E::BotKickedFromChannel
            | E::UserDeactivated
            | E::ChatNotFound
            | E::GroupDeactivated
            | E::CantInitiateConversation
            | E::NotEnoughRightsToPostMessages,
            _,
        ) => Verdict::Unreachable,
        (E::Unknown(text), _) if text.starts_with("Forbidden") => Verdict::Unreachable,
        (E::Unknown(text), _) if text.starts_with("Internal Server Error") || text.starts_with("Bad Gateway") => {
            Verdict::Unknown
        }
        (E::InvalidToken, _) => Verdict::Unknown,
        (error, _) => Verdict::Wrong(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_in_unknown_words_still_says_its_number() {
        assert_eq!(number(r#"{"ok":true,"result":{"message_id":7,"photo":"of 2030"}}"#), Some(MessageId(7)));
        assert_eq!(number(r#"{"ok":true,"result":true}"#), None);
    }
}
