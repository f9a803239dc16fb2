//! What happened, taken in: read, kept, and only then passed on in order. Knows neither how the homeserver is asked nor how
//! anybody is answered.

mod happened;
mod held;
mod passing;
mod said;

use std::sync::Arc;

use ilfaut_client::world::Clock;
use matrix_sdk::deserialized_responses::ProcessedToDeviceEvent;
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::sync::SyncResponse;
use tokio::sync::{Semaphore, mpsc, watch};

use super::cards::Cards;
use super::event::Event;
use super::group::{self, There, Wish};
use super::inbox::Inbox;
use super::intake::{self, Around, Entry, Meant, What};
use super::outgoing::Outgoing;
use super::polls;
use super::rooms::Rooms;
use super::told::{About, Due, Told};
use super::verification::Verification;
use crate::channel::{Caller, Caution, Incoming, Place, Said};
use crate::conversation::Press;
use crate::memory::Receipt;
pub(super) use held::Held;
use said::Batch;

/// What asks us to compare signs.
const COMPARE: &str = "m.key.verification.request";
/// The words that ask for it.
const WORDS: [&str; 4] = ["vérifier", "verifier", "verify", "gwiriañ"];

/// How many ask the homeserver at the same time.
pub(super) const AT_ONCE: usize = 16;

/// Takes in what happens.
#[derive(Clone)]
pub(super) struct Reception {
    pub(super) inbox: Arc<Inbox>,
    pub(super) rooms: Rooms,
    pub(super) cards: Cards,
    pub(super) outgoing: Outgoing,
    pub(super) told: Told,
    pub(super) verification: Verification,
    pub(super) clock: Arc<dyn Clock>,
    /// What cannot be passed on yet, and what was said after it.
    pub(super) held: Held,
    /// Whoever asks the homeserver for what it must be told of something said.
    pub(super) hands: Arc<Semaphore>,
    /// Ends when nobody is heard any more.
    pub(super) listening: watch::Receiver<()>,
    /// Our own name.
    pub(super) me: String,
    /// To whoever listens.
    pub(super) to: mpsc::Sender<Arrived>,
}

/// Something said, on its way to whoever listens.
#[derive(Debug)]
pub(super) struct Arrived {
    /// How it is kept, and what its answer must know; none: it is worth nothing later.
    pub(super) kept: Option<(Receipt, Answered)>,
    /// What it is.
    pub(super) incoming: Incoming,
}

/// What is known of something while it is answered.
#[derive(Debug, Clone)]
pub(super) struct Answered {
    /// Who said it.
    pub(super) from: String,
    /// Where only they read the answer; none: it was said before several people.
    pub(super) room: Option<String>,
    /// The event that said it.
    pub(super) event: String,
    /// The event under which it was said, apart from the rest.
    pub(super) thread: Option<String>,
    /// Whether it was a sign.
    pub(super) is_sign: bool,
}

impl Answered {
    fn of(entry: &Entry) -> Self {
        let Entry { from, room, event, what, thread, .. } = entry.clone();
        let room = (!matches!(what, What::Among(_))).then_some(room);
        let is_sign = matches!(what, What::Reacted(..) | What::Among(There::Signed(..)));
        Self { from, room, event, thread, is_sign }
    }
}

/// What we tell somebody of ourselves, now or never.
pub(super) fn told(user: &str, caution: Caution) -> Arrived {
    Arrived { kept: None, incoming: Incoming::new(Caller(user.to_owned()), Said::Cautioned(caution)) }
}

/// The same, to all who read a room.
fn told_all(room: &str, caution: Caution) -> Arrived {
    let among = Some(Place { room: Caller(room.to_owned()), message: None });
    let arrived = told(room, caution);
    Arrived { incoming: Incoming { among, ..arrived.incoming }, ..arrived }
}

/// What we tell somebody, or all who read a room, until they have it.
fn due(receipt: Receipt, due: &Due) -> Arrived {
    let said = Incoming::new(Caller(due.to.clone()), Said::Cautioned(due.caution()));
    let among = due.is_room().then(|| Place { room: said.from.clone(), message: None });
    let room = Some(due.room.clone());
    let answered = Answered { from: due.to.clone(), room, event: due.name(), thread: None, is_sign: false };
    Arrived { kept: Some((receipt, answered)), incoming: Incoming { among, ..said } }
}

impl Reception {
    /// The homeserver's mark of what was taken last.
    pub(super) fn mark(&self) -> Option<String> {
        self.inbox.mark()
    }

    /// Passes on what a former run left unanswered or untold.
    pub(super) async fn resume(&self) -> ilfaut_client::Result<()> {
        let (left, unreadable) = self.inbox.left().await?;
        if unreadable > 0 {
            tracing::warn!(unreadable, "what was said before with another key cannot be read any more");
        }
        for (receipt, left) in self.told.left()? {
            self.say(due(receipt, &left)).await;
        }
        for (number, entry) in left {
            self.pass(number, entry).await;
        }
        Ok(())
    }

    /// Takes an answer of the homeserver in: all that was said in it is on the disk when this returns.
    pub(super) async fn take(&self, response: &SyncResponse) -> ilfaut_client::Result<()> {
        let batch = self.happened(response).await;
        for (number, entry) in self.keep(response, &batch).await? {
            self.outgoing.back(&entry.room);
            if self.held.is_full(&entry.room) && !matches!(entry.what, What::LeftOut(_)) {
                tracing::warn!("far too much is said in a room at once: some of it is not heard");
                self.inbox.forget(number);
            } else {
                self.pass(number, entry).await;
            }
        }
        self.rooms.leave_empty(response.rooms.joined.keys());
        let invited: Vec<OwnedRoomId> = response.rooms.invited.keys().cloned().collect();
        self.rooms.follow(&invited);
        self.compare(&batch.compare);
        self.compare(&response.to_device.iter().filter_map(asks_to_compare).collect::<Vec<_>>());
        Ok(())
    }

    /// The same for the first answer of all: what is said in it is passed on with what a former run left.
    pub(super) async fn take_first(&self, response: &SyncResponse) -> ilfaut_client::Result<()> {
        let batch = self.happened(response).await;
        self.keep(response, &batch).await.map(drop)
    }

    /// Keeps what was said up to there; answers what is new.
    async fn keep(&self, response: &SyncResponse, batch: &Batch) -> ilfaut_client::Result<Vec<(u64, Entry)>> {
        let mark = self.mark();
        let left = response.rooms.left.keys().filter(|_| mark.is_some());
        let left = left.filter_map(|id| self.let_out(id, &response.next_batch));
        let said: Vec<Entry> = batch.said.iter().cloned().chain(left).collect();
        self.inbox.keep(&said, Some(&response.next_batch)).await
    }

    fn compare(&self, asked: &[(String, String)]) {
        for (user, flow) in asked {
            self.verification.asked(user, flow);
        }
    }

    /// A room let us out: it wants nothing more.
    fn let_out(&self, id: &OwnedRoomId, mark: &str) -> Option<Entry> {
        let value = serde_json::json!({ "event_id": format!("{mark} {id}"), "sender": id, "type": "m.room.member" });
        let around = Around { me: &self.me, room: id.as_str(), sealed: false };
        Some(group::of_room(&Event::read(value)?, &around, There::Left))
    }

    /// Passes it on, once what it says and means is known; what means nothing, and what is for us alone, is forgotten.
    async fn pass_now(&self, number: u64, entry: Entry, meant: Option<Meant>) {
        let is_ours = match &entry.what {
            What::Typed(words) => self.is_ours(&entry, words).await,
            What::Among(There::Led(by, wish)) => {
                !self.rooms.leads(&entry.room, by).await || self.is_done(&entry, *wish).await
            }
            _ => false,
        };
        if is_ours {
            return self.inbox.forget(number);
        }
        match &entry.what {
            What::Among(There::Crowded) => self.must_know(About::Crowd, &entry.room, &entry.room).await,
            What::Among(_) => {}
            _ => self.pass_alone(&entry).await,
        }
        if let (What::Reacted(..) | What::Among(There::Signed(..)), Some(Meant::Press(Press::Vote(proposal, _)))) =
            (&entry.what, &meant)
        {
            self.cards.remember(&entry.from, &entry.event, proposal, self.clock.now().0);
        }
        self.hand_on(number, entry, meant).await;
    }

    /// Whether these words are about how we speak with somebody, and not for the conversation.
    async fn is_ours(&self, entry: &Entry, words: &str) -> bool {
        if is_compare(words) {
            self.verification.ask(&entry.from);
            return true;
        }
        let (what, on, caution) = if let Some(on) = polls::switched(words) {
            (super::POLLS, on, Caution::Polls(on))
        } else if let Some(on) = polls::switch(words, &["ascii"]) {
            (super::ASCII, on, Caution::Ascii(on))
        } else {
            return false;
        };
        self.told.set(what, &entry.room, on);
        self.say(told(&entry.from, caution)).await;
        true
    }

    /// Does what a room wants of how we speak there; answers whether that is all.
    async fn is_done(&self, entry: &Entry, wish: Wish) -> bool {
        match wish {
            Wish::Silence => return false,
            Wish::Leave => self.rooms.leave(&entry.room),
            Wish::Threads(on) => {
                self.told.set(super::THREADS, &entry.room, on);
                self.say(told_all(&entry.room, Caution::Threads(on))).await;
            }
        }
        true
    }

    /// What somebody must know who speaks with us alone, before they are answered.
    async fn pass_alone(&self, entry: &Entry) {
        self.rooms.heard(entry);
        let worded = match &entry.what {
            What::Typed(words) => Some((&entry.event, words)),
            What::Edited(of, words) => Some((of, words)),
            _ => None,
        };
        if let Some((event, words)) = worded.filter(|(_, words)| intake::is_long(words)) {
            self.cards.worded(event, words, self.clock.now().0);
        }
        if self.rooms.is_bridged(&entry.room).await {
            self.must_know(About::Bridged, &entry.from, &entry.room).await;
        }
        let is_sealed = self.rooms.is_sealed(&entry.room).await;
        if !is_sealed {
            self.must_know(About::Open, &entry.from, &entry.room).await;
        }
        if is_sealed && matches!(entry.what, What::Reacted(..)) {
            self.must_know(About::OpenSigns, &entry.from, &entry.room).await;
        }
    }

    /// Tells this once, in this room; what nobody could be told is told after the next start.
    async fn must_know(&self, about: About, to: &str, room: &str) {
        let what = Due { about, to: to.to_owned(), room: room.to_owned() };
        if let Some(receipt) = self.told.keep(&what) {
            self.say(due(receipt, &what)).await;
        }
    }

    async fn say(&self, what: Arrived) {
        let _ = self.to.send(what).await; // nobody listens any more
    }

    async fn hand_on(&self, number: u64, entry: Entry, meant: Option<Meant>) {
        match entry.incoming(meant, self.clock.now().0) {
            Some(incoming) => {
                let kept = Some((self.inbox.receipt(number, &entry), Answered::of(&entry)));
                self.say(Arrived { kept, incoming }).await; // where nobody listens it stays kept
            }
            None => self.inbox.forget(number),
        }
    }
}

/// Whether these words ask to compare signs.
fn is_compare(words: &str) -> bool {
    WORDS.contains(&words.trim().trim_start_matches(['!', '/']).to_lowercase().as_str())
}

/// Who asks to compare by an event between devices, and under which name.
fn asks_to_compare(event: &ProcessedToDeviceEvent) -> Option<(String, String)> {
    let value: serde_json::Value = serde_json::from_str(event.as_raw().json().get()).ok()?;
    let text = |value: &serde_json::Value, key: &str| value.get(key).and_then(|text| text.as_str()).map(str::to_owned);
    let asks = text(&value, "type").is_some_and(|kind| kind == COMPARE);
    asks.then(|| Some((text(&value, "sender")?, text(value.get("content")?, "transaction_id")?))).flatten()
}
