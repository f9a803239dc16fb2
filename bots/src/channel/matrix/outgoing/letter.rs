//! A letter: what it says as an event, and giving it to the homeserver once. Knows no queue and no pace.

use std::time::Duration;

use ilfaut_client::model::ProposalId;
use matrix_sdk::attachment::AttachmentConfig;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::OwnedTransactionId;
use matrix_sdk::ruma::events::room::message::TextMessageEventContent;
use matrix_sdk::{Error, Room};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::channel::Fate;
use crate::channel::matrix::event::{AMONG, IDEA};
use crate::channel::matrix::{form, picture, polls};
use crate::voice::message::{Attachment, Line};

/// How long one call may take.
const CALL: Duration = Duration::from_secs(30);

/// One message to send.
#[derive(Debug)]
pub(in crate::channel::matrix) struct Letter {
    /// To which room.
    pub(in crate::channel::matrix) room: String,
    /// Whom alone it is for; none: all of the room.
    pub(in crate::channel::matrix) alone: Option<String>,
    /// The event under which it stands, apart from the rest of the room.
    pub(in crate::channel::matrix) thread: Option<String>,
    /// Its words.
    pub(in crate::channel::matrix) lines: Vec<Line>,
    /// Whether it arrives without a sound.
    pub(in crate::channel::matrix) silent: bool,
    /// The idea that can be voted on by a sign under it.
    pub(in crate::channel::matrix) idea: Option<ProposalId>,
    /// The words of the votes, where it is to be drawn as a poll.
    pub(in crate::channel::matrix) poll: Option<Vec<String>>,
    /// What goes with it.
    pub(in crate::channel::matrix) attachment: Option<Attachment>,
    /// Its number at the homeserver.
    pub(in crate::channel::matrix) number: OwnedTransactionId,
    /// What it answers, which is read then.
    pub(in crate::channel::matrix) read: Option<String>,
    /// Who wants to know what became of it.
    pub(in crate::channel::matrix) done: Option<oneshot::Sender<Fate>>,
}

impl Letter {
    /// Says what became of it, to whoever wants to know.
    pub(super) fn done(&mut self, fate: Fate) {
        if let Some(done) = self.done.take() {
            let _ = done.send(fate); // nobody waits any more
        }
    }

    /// What it says, as an event: its kind and its content.
    fn content(&self) -> (&'static str, Value) {
        let (kind, mut content) = match &self.poll {
            Some(answers) => (polls::START, polls::start(&form::plain(&self.lines), answers)),
            None => ("m.room.message", self.words()),
        };
        let Some(fields) = content.as_object_mut() else { return (kind, content) };
        if let Some(idea) = &self.idea {
            fields.insert(IDEA.to_owned(), Value::from(&*idea.0));
            fields.insert(AMONG.to_owned(), Value::from(self.alone.is_none()));
        }
        fields.extend(self.thread.iter().map(|root| ("m.relates_to".to_owned(), form::under(root))));
        (kind, content)
    }

    fn words(&self) -> Value {
        json!({
            "msgtype": if self.silent { "m.notice" } else { "m.text" },
            "body": form::plain(&self.lines),
            "format": "org.matrix.custom.html",
            "formatted_body": form::html(&self.lines),
            "m.mentions": {},
        })
    }

    /// Gives it to the homeserver; answers the event that it is by then.
    pub(super) async fn call(&self, room: &Room) -> Result<String, Error> {
        if let Some(attachment) = &self.attachment {
            return attach(room, self, attachment).await;
        }
        let call = RequestConfig::new().timeout(CALL).disable_retry();
        let (kind, content) = self.content();
        let sent = room.send_raw(kind, content).with_transaction_id(&self.number);
        sent.with_request_config(call).await.map(|sent| sent.response.event_id.to_string())
    }
}

/// A file or a picture, with the words as what stands under it and is read to whoever does not see it.
async fn attach(room: &Room, letter: &Letter, attachment: &Attachment) -> Result<String, Error> {
    let kind = match (attachment.picture, attachment.name.rsplit_once('.')) {
        (true, _) => "image/png",
        (false, Some((_, "json"))) => "application/json",
        (false, Some((_, "txt"))) => "text/plain",
        (false, _) => "application/octet-stream",
    };
    let kind = kind.parse().map_err(|_| Error::Timeout)?; // these are kinds
    let words = (!letter.lines.is_empty())
        .then(|| TextMessageEventContent::html(form::plain(&letter.lines), form::html(&letter.lines)));
    let mut config = AttachmentConfig::new();
    (config.caption, config.txn_id) = (words, Some(letter.number.clone()));
    config.info = attachment.picture.then(|| picture::info(&attachment.bytes));
    let sent = room.send_attachment(attachment.name.clone(), &kind, attachment.bytes.clone(), config).await?;
    Ok(sent.event_id.to_string())
}
