//! What happened, taken in: read, kept, and only then passed on in order. Knows neither how the homeserver is asked nor how
//! anybody is answered.

mod happened;
mod held;
mod passing;

use std::sync::Arc;

use ilfaut_client::world::Clock;
use matrix_sdk::Room;
use matrix_sdk::deserialized_responses::ProcessedToDeviceEvent;
use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::sync::SyncResponse;
use tokio::sync::{mpsc, watch};

use super::cards::Cards;
use super::event::Event;
use super::group::{self, There, Wish};
use super::inbox::Inbox;
use super::intake::{self, Around, Entry, Meant, What};
use super::outgoing::Outgoing;
use super::polls;
use super::rooms::Rooms;
use super::told::Told;
use super::verification::Verification;
use crate::channel::{Caller, Caution, Incoming, Place, Said};
use crate::conversation::Press;
use happened::Happened;
pub(super) use held::Held;

/// What asks us to compare signs.
const COMPARE: &str = "m.key.verification.request";
/// The words that ask for it.
const WORDS: [&str; 4] = ["vérifier", "verifier", "verify", "gwiriañ"];

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
    /// How it is kept; none: it is worth nothing later.
    pub(super) kept: Option<(u64, Entry)>,
    /// What it is.
    pub(super) incoming: Incoming,
}

/// What we tell somebody of ourselves.
pub(super) fn told(user: &str, caution: Caution) -> Arrived {
    Arrived { kept: None, incoming: Incoming::new(Caller(user.to_owned()), Said::Cautioned(caution)) }
}

/// What we tell all who read a room.
fn told_all(room: &str, caution: Caution) -> Arrived {
    let among = Some(Place { room: Caller(room.to_owned()), message: None });
    let arrived = told(room, caution);
    Arrived { incoming: Incoming { among, ..arrived.incoming }, ..arrived }
}

impl Reception {
    /// The homeserver's mark of what was taken last.
    pub(super) fn mark(&self) -> Option<String> {
        self.inbox.mark()
    }

    /// Passes on what a former run left unanswered.
    pub(super) async fn resume(&self) -> ilfaut_client::Result<()> {
        let (left, unreadable) = self.inbox.left().await?;
        if unreadable > 0 {
            tracing::warn!(unreadable, "what was said before with another key cannot be read any more");
        }
        for (number, entry) in left {
            self.pass(number, entry).await;
        }
        Ok(())
    }

    /// Takes an answer of the homeserver in: all that was said in it is on the disk when this returns.
    pub(super) async fn take(&self, response: &SyncResponse, happened: &[Happened]) -> ilfaut_client::Result<()> {
        let mark = self.mark();
        let mut said = Vec::new();
        for (room, events) in happened {
            said.extend(self.said_in(room, events).await);
        }
        for id in response.rooms.left.keys().filter(|_| mark.is_some()) {
            said.extend(self.let_out(id, &response.next_batch));
        }
        let new = self.inbox.keep(&said, Some(&response.next_batch)).await?;
        for (number, entry) in new {
            self.outgoing.back(&entry.room);
            self.pass(number, entry).await;
        }
        let invited: Vec<OwnedRoomId> = response.rooms.invited.keys().cloned().collect();
        self.rooms.follow(&invited);
        for (user, flow) in response.to_device.iter().filter_map(asks_to_compare) {
            self.verification.asked(&user, &flow);
        }
        Ok(())
    }

    /// A room let us out: it wants nothing more.
    fn let_out(&self, id: &OwnedRoomId, mark: &str) -> Option<Entry> {
        let value = serde_json::json!({ "event_id": format!("{mark} {id}"), "sender": id, "type": "m.room.member" });
        let around = Around { me: &self.me, room: id.as_str(), sealed: false };
        Some(group::of_room(&Event::read(value)?, &around, There::Left))
    }

    /// What of it was said to us.
    async fn said_in(&self, room: &Room, events: &[(Event, bool)]) -> Vec<Entry> {
        let mut said = Vec::new();
        for (event, sealed) in events {
            let around = Around { me: &self.me, room: room.room_id().as_str(), sealed: *sealed };
            if self.rooms.is_bridge(&event.sender) && event.state_key().is_none() {
                continue;
            }
            if self.rooms.lets_in(event) {
                said.extend(self.rooms.arrival(room, event).await);
            } else if let Some(changed) = self.rooms.notice(room, event).await {
                said.push(changed);
            } else if !self.rooms.is_private(room) {
                said.extend(group::take(event, &around));
            } else if event.text(&["msgtype"]) == Some(COMPARE) && event.sender != self.me {
                self.verification.asked(&event.sender, &event.id);
            } else {
                said.extend(intake::take(event, &around));
            }
        }
        said
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
            What::Among(There::Crowded) if self.told.is_first("crowd", &entry.room) => {
                self.say(told_all(&entry.room, Caution::Crowd)).await;
            }
            What::Among(There::Signed(..)) => {
                if let Some(Meant::Press(Press::Vote(proposal, _))) = &meant {
                    self.cards.remember(&entry.from, &entry.event, proposal, self.clock.now().0).await;
                }
            }
            What::Among(_) => {}
            _ => self.pass_alone(&entry).await,
        }
        self.hand_on(number, entry, meant).await;
    }

    /// Whether these words are about how we speak with somebody, and not for the conversation.
    async fn is_ours(&self, entry: &Entry, words: &str) -> bool {
        if is_compare(words) {
            self.verification.ask(&entry.from);
            return true;
        }
        let (what, caution) = if let Some(on) = polls::switched(words) {
            (super::POLLS, (on, Caution::Polls(on)))
        } else if let Some(on) = polls::switch(words, &["ascii"]) {
            (super::ASCII, (on, Caution::Ascii(on)))
        } else {
            return false;
        };
        self.told.set(what, &entry.room, caution.0);
        self.say(told(&entry.from, caution.1)).await;
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
        if self.rooms.is_bridged(&entry.room) && self.told.is_first("bridge", &entry.room) {
            self.say(told(&entry.from, Caution::Bridged)).await;
        }
        let is_sealed = self.rooms.is_sealed(&entry.room).await;
        if !is_sealed && self.told.is_first("open", &entry.room) {
            self.say(told(&entry.from, Caution::Open)).await;
        }
        if is_sealed && matches!(entry.what, What::Reacted(..)) && self.told.is_first("signs", &entry.from) {
            self.say(told(&entry.from, Caution::OpenSigns)).await;
        }
    }

    async fn say(&self, what: Arrived) {
        let _ = self.to.send(what).await; // nobody listens any more
    }

    async fn hand_on(&self, number: u64, entry: Entry, meant: Option<Meant>) {
        match entry.incoming(meant, self.clock.now().0) {
            Some(incoming) => self.say(Arrived { kept: Some((number, entry)), incoming }).await, // else it stays kept
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
