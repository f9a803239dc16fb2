//! What is sent: one queue per room, in order, no faster than the homeserver allows, once. Knows no event that comes in and no
//! conversation.
//!
//! A letter has a number of its own at the homeserver: sent again after a failure, or by a program that was killed between
//! sending and noting it, it is there once.

use std::collections::{HashMap, VecDeque};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::model::ProposalId;
use ilfaut_client::world::Clock;
use matrix_sdk::attachment::AttachmentConfig;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::OwnedTransactionId;
use matrix_sdk::ruma::api::error::{ErrorKind, RetryAfter};
use matrix_sdk::ruma::events::room::message::TextMessageEventContent;
use matrix_sdk::{Error, Room};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::cards::{Card, Cards};
use super::event::{AMONG, IDEA};
use super::rooms::{Rooms, is_private};
use super::{form, picture, polls};
use crate::channel::Fate;
use crate::rate::{Elapsed, Limiter, limiter, waits};
use crate::voice::message::{Attachment, Line};

/// How often a call is tried again when nobody knows why it failed: with growing pauses, about five minutes in all.
const TRIES: u32 = 9;
/// Longest pause between two tries.
const LONGEST: Duration = Duration::from_mins(1);
/// Longest wait that a homeserver may ask for.
const PATIENCE: Duration = Duration::from_mins(5);
/// How long one call may take.
const CALL: Duration = Duration::from_secs(30);
/// Quiet rooms remembered before those at rest are forgotten.
const ROOMS: usize = 20_000;

/// One message to send.
#[derive(Debug)]
pub(super) struct Letter {
    /// To which room.
    pub(super) room: String,
    /// Whom alone it is for; none: all of the room.
    pub(super) alone: Option<String>,
    /// Its words.
    pub(super) lines: Vec<Line>,
    /// Whether it arrives without a sound.
    pub(super) silent: bool,
    /// The idea that can be voted on by a sign under it.
    pub(super) idea: Option<ProposalId>,
    /// The words of the votes, where it is to be drawn as a poll.
    pub(super) poll: Option<Vec<String>>,
    /// What goes with it.
    pub(super) attachment: Option<Attachment>,
    /// Its number at the homeserver.
    pub(super) number: OwnedTransactionId,
    /// Who wants to know what became of it.
    pub(super) done: Option<oneshot::Sender<Fate>>,
}

/// The sender.
#[derive(Clone)]
pub(super) struct Outgoing(Arc<Inner>);

struct Inner {
    rooms: Rooms,
    cards: Cards,
    overall: Limiter<()>,
    queues: Mutex<HashMap<String, Queue>>,
}

/// What waits for one room.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Letter>,
    /// Whether somebody is sending what waits.
    served: bool,
    unreachable: bool,
}

/// What became of a call.
enum Verdict {
    /// It is shown, as this event.
    Shown(String),
    /// Too fast: not before so long.
    SlowDown(Duration),
    /// Nobody can be reached there any more.
    Unreachable,
    /// Others than its reader are there by now.
    Crowded,
    /// It will never be taken, and why.
    Wrong(String),
    /// Nobody knows.
    Unknown,
}

impl Letter {
    /// Says what became of it, to whoever wants to know.
    fn done(&mut self, fate: Fate) {
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
        if let (Some(idea), Some(fields)) = (&self.idea, content.as_object_mut()) {
            fields.insert(IDEA.to_owned(), Value::from(&*idea.0));
            fields.insert(AMONG.to_owned(), Value::from(self.alone.is_none()));
        }
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
}

impl Outgoing {
    /// A sender with empty queues; must be used within tokio.
    pub(super) fn new(rooms: Rooms, cards: Cards, per_second: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let overall = limiter(per_second, Duration::from_secs(1), per_second, &Elapsed::since_now(clock));
        Self(Arc::new(Inner { rooms, cards, overall, queues: Mutex::default() }))
    }

    /// Sends a letter after those that wait for the same room.
    pub(super) fn send(&self, mut letter: Letter) {
        let mut queues = self.queues();
        let id = letter.room.clone();
        let queue = queues.entry(id.clone()).or_default();
        if queue.unreachable {
            return letter.done(Fate::Blocked);
        }
        queue.waiting.push_back(letter);
        if !std::mem::replace(&mut queue.served, true) {
            let all = self.clone();
            tokio::spawn(async move { all.deliver(&id).await });
        }
    }

    /// Somebody spoke in a room: it can be reached again.
    pub(super) fn back(&self, room: &str) {
        if let Some(queue) = self.queues().get_mut(room) {
            queue.unreachable = false;
        }
    }

    /// Whether nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.queues().values().all(|queue| !queue.served && queue.waiting.is_empty())
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<String, Queue>> {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what waits for a room, one after the other, until nothing does.
    async fn deliver(&self, id: &str) {
        while let Some(letter) = self.next(id) {
            while let Some(wait) = waits(&self.0.overall, &()) {
                tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
            }
            self.try_to_send(id, letter).await;
        }
    }

    fn next(&self, id: &str) -> Option<Letter> {
        let mut queues = self.queues();
        let queue = queues.get_mut(id)?;
        let next = queue.waiting.pop_front();
        queue.served = next.is_some();
        if next.is_none() && queues.len() > ROOMS {
            queues.retain(|_, queue| queue.served || queue.unreachable || !queue.waiting.is_empty());
        }
        next
    }

    /// Sends a letter until it is shown, refused, or nobody knows why it cannot be.
    async fn try_to_send(&self, id: &str, mut letter: Letter) {
        let mut tries = 0;
        while tries < TRIES {
            let pause = match self.call(&letter).await {
                Verdict::Shown(event) => {
                    if let Some(proposal) = letter.idea.clone() {
                        self.0.cards.shown(&event, Card { proposal, among: letter.alone.is_none() });
                    }
                    return letter.done(Fate::Arrived);
                }
                Verdict::SlowDown(wait) => wait,
                Verdict::Crowded => return self.send_home(letter).await,
                Verdict::Unreachable => return self.is_unreachable(id, letter),
                Verdict::Wrong(what) => {
                    tracing::error!(%what, "the homeserver refuses a message");
                    return letter.done(Fate::Blocked);
                }
                Verdict::Unknown => {
                    tries += 1;
                    LONGEST.min(Duration::from_secs(1 << tries.min(6)))
                }
            };
            tokio::time::sleep(pause).await;
        }
        tracing::warn!("a message could not be sent for minutes and is given up");
        letter.done(Fate::GivenUp);
    }

    async fn call(&self, letter: &Letter) -> Verdict {
        let Some(room) = self.0.rooms.named(&letter.room) else { return Verdict::Unreachable };
        if letter.alone.is_some() && !is_private(&room) {
            return Verdict::Crowded;
        }
        let sent = if let Some(attachment) = &letter.attachment {
            attach(&room, letter, attachment).await
        } else {
            let call = RequestConfig::new().timeout(CALL).disable_retry();
            let (kind, content) = letter.content();
            let sent = room.send_raw(kind, content).with_transaction_id(&letter.number);
            sent.with_request_config(call).await.map(|sent| sent.response.event_id.to_string())
        };
        match sent {
            Ok(event) => Verdict::Shown(event),
            Err(error) => verdict(&error),
        }
    }

    /// Sends a letter where its reader is alone with us, or nowhere.
    async fn send_home(&self, mut letter: Letter) {
        let Some(user) = &letter.alone else { return };
        let Some(home) = self.0.rooms.home(user).await else { return letter.done(Fate::Blocked) };
        letter.room = home.room_id().to_string();
        self.send(letter);
    }

    fn is_unreachable(&self, id: &str, mut letter: Letter) {
        letter.done(Fate::Blocked);
        if let Some(queue) = self.queues().get_mut(id) {
            queue.unreachable = true;
            queue.waiting.drain(..).for_each(|mut letter| letter.done(Fate::Blocked));
        }
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

fn verdict(error: &Error) -> Verdict {
    if let Some(wait) = wait_of(error) {
        return Verdict::SlowDown(wait);
    }
    match error.client_api_error_kind() {
        Some(ErrorKind::Forbidden | ErrorKind::NotFound) => Verdict::Unreachable,
        Some(kind @ (ErrorKind::TooLarge | ErrorKind::BadJson | ErrorKind::InvalidParam)) => {
            Verdict::Wrong(kind.errcode().to_string())
        }
        _ if matches!(error, Error::WrongRoomState(_)) => Verdict::Unreachable,
        _ => Verdict::Unknown,
    }
}

/// How long the homeserver asks to wait, if that is what it says.
pub(super) fn wait_of(error: &Error) -> Option<Duration> {
    let Some(ErrorKind::LimitExceeded(limit)) = error.client_api_error_kind() else { return None };
    let wait = match limit.retry_after {
        Some(RetryAfter::Delay(wait)) => wait,
        _ => Duration::from_secs(1),
    };
    Some(wait.clamp(Duration::from_millis(50), PATIENCE))
}
