//! What is sent: one queue per room, in order, no faster than the homeserver allows, once. Knows no event that comes in and no
//! conversation.
//!
//! A letter has a number of its own at the homeserver: sent again after a failure, or by a program that was killed between
//! sending and noting it, it is there once. A homeserver that is away is waited for, however long.

mod letter;
mod pace;
mod verdict;

use std::collections::{HashMap, VecDeque};
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::world::Clock;
use matrix_sdk::Room;
use matrix_sdk::ruma::OwnedEventId;
use matrix_sdk::ruma::api::client::receipt::create_receipt::v3::ReceiptType;
use matrix_sdk::ruma::events::receipt::ReceiptThread;

use super::cards::{Card, Cards};
use super::rooms::Rooms;
use super::timeline::Unknown;
use crate::channel::Fate;
pub(super) use letter::Letter;
use pace::Pace;
pub(super) use verdict::wait_of;
use verdict::{Verdict, verdict};

/// How often a call is tried again when nobody knows why it failed: with growing pauses, about five minutes in all.
const TRIES: u32 = 9;
/// Longest pause between two tries.
const LONGEST: Duration = Duration::from_mins(1);
/// Rooms remembered before those at rest are forgotten.
const ROOMS: usize = 20_000;
/// Letters that wait for one room before nobody there is heard until some are sent.
const MANY: usize = 20;

/// The sender.
#[derive(Clone)]
pub(super) struct Outgoing(Arc<Inner>);

struct Inner {
    rooms: Rooms,
    cards: Cards,
    pace: Pace,
    queues: Mutex<HashMap<String, Queue>>,
    /// Letters whose room is being looked for.
    homeless: AtomicUsize,
}

/// What waits for one room.
#[derive(Default)]
struct Queue {
    waiting: VecDeque<Letter>,
    /// Whether somebody is sending what waits.
    served: bool,
    unreachable: bool,
}

impl Outgoing {
    /// A sender with empty queues; must be used within tokio.
    pub(super) fn new(rooms: Rooms, cards: Cards, per_second: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let pace = Pace::new(per_second, clock);
        Self(Arc::new(Inner { rooms, cards, pace, queues: Mutex::default(), homeless: AtomicUsize::new(0) }))
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

    /// Sends a letter where its reader is alone with us, or nowhere.
    pub(super) fn send_home(&self, mut letter: Letter) {
        let all = self.clone();
        self.0.homeless.fetch_add(1, Ordering::SeqCst);
        tokio::spawn(async move {
            letter.read = None; // what it answers was said elsewhere
            match all.home(letter.alone.as_deref()).await {
                Ok(Some(home)) => {
                    home.room_id().as_str().clone_into(&mut letter.room);
                    all.send(letter);
                }
                Ok(None) => letter.done(Fate::Blocked), // nobody can be written to who is in no room with us
                Err(_) => letter.done(Fate::GivenUp),
            }
            all.0.homeless.fetch_sub(1, Ordering::SeqCst);
        });
    }

    /// Where somebody is alone with us; a homeserver that is away is waited for.
    async fn home(&self, user: Option<&str>) -> Result<Option<Room>, Unknown> {
        let Some(user) = user else { return Ok(None) };
        let (mut tries, mut away) = (0, 0);
        loop {
            match self.0.rooms.home(user).await {
                Err(Unknown::Away) => away += 1,
                Err(Unknown::Sealed) if tries < TRIES => tries += 1,
                known => return known,
            }
            if !self.0.pace.until_well(pause(away + tries)).await {
                return Err(Unknown::Away);
            }
        }
    }

    /// Somebody spoke in a room: it can be reached again.
    pub(super) fn back(&self, room: &str) {
        if let Some(queue) = self.queues().get_mut(room) {
            queue.unreachable = false;
        }
    }

    /// The homeserver was heard: what waits for it may be sent.
    pub(super) fn is_well(&self) {
        self.0.pace.is_well();
    }

    /// The homeserver will not be heard any more: nothing waits for it.
    pub(super) fn end(&self) {
        self.0.pace.end();
    }

    /// Whether whoever speaks in a room can be answered before long.
    pub(super) fn has_space(&self, room: &str) -> bool {
        self.queues().get(room).is_none_or(|queue| queue.waiting.len() < MANY)
    }

    /// Whether nothing waits to be sent.
    pub(super) fn is_idle(&self) -> bool {
        self.0.homeless.load(Ordering::SeqCst) == 0
            && self.queues().values().all(|queue| !queue.served && queue.waiting.is_empty())
    }

    fn queues(&self) -> MutexGuard<'_, HashMap<String, Queue>> {
        self.0.queues.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what waits for a room, one after the other, until nothing does.
    async fn deliver(&self, id: &str) {
        while let Some(letter) = self.next(id) {
            self.try_to_send(id, letter).await;
        }
    }

    fn next(&self, id: &str) -> Option<Letter> {
        let mut queues = self.queues();
        let queue = queues.get_mut(id)?;
        let next = queue.waiting.pop_front();
        queue.served = next.is_some();
        if next.is_none() && queues.len() > ROOMS {
            queues.retain(|_, queue| queue.served || !queue.waiting.is_empty()); // others are found unreachable again
        }
        next
    }

    /// Sends a letter until it is shown, refused, or nobody knows why it cannot be; a homeserver that is away is waited for.
    async fn try_to_send(&self, id: &str, mut letter: Letter) {
        let (pace, mut tries, mut away) = (&self.0.pace, 0, 0);
        while tries < TRIES {
            let called = pace.turn().await;
            match self.call(&letter).await {
                Verdict::Shown(event) => {
                    pace.taken();
                    return self.is_shown(&event, letter);
                }
                Verdict::SlowDown(wait) => pace.slow_down(called, wait),
                Verdict::Crowded => return self.send_home(letter),
                Verdict::Unreachable => return self.is_unreachable(id, letter),
                Verdict::Ended => return letter.done(Fate::GivenUp),
                Verdict::Wrong(what) => {
                    tracing::error!(%what, "the homeserver refuses a message");
                    return letter.done(Fate::Blocked);
                }
                Verdict::Away => {
                    away += 1;
                    if !pace.until_well(pause(away)).await {
                        return letter.done(Fate::GivenUp);
                    }
                }
                Verdict::Unknown => {
                    tries += 1;
                    tokio::time::sleep(pause(tries)).await;
                }
            }
        }
        tracing::warn!("a message could not be sent for minutes and is given up");
        letter.done(Fate::GivenUp);
    }

    fn is_shown(&self, event: &str, mut letter: Letter) {
        if let Some(proposal) = letter.idea.clone() {
            self.0.cards.shown(&letter.room, event, Card { proposal, among: letter.alone.is_none() });
        }
        let is_last = self.queues().get(&letter.room).is_none_or(|queue| queue.waiting.is_empty());
        if let (true, Some(read), Some(room)) = (is_last, letter.read.take(), self.0.rooms.named(&letter.room)) {
            mark_read(room, read);
        }
        letter.done(Fate::Arrived);
    }

    async fn call(&self, letter: &Letter) -> Verdict {
        let Some(room) = self.0.rooms.named(&letter.room) else { return Verdict::Unreachable };
        if letter.alone.is_some() && !self.0.rooms.is_home(&room).await {
            return Verdict::Crowded;
        }
        match letter.call(&room).await {
            Ok(event) => Verdict::Shown(event),
            Err(error) => verdict(&error),
        }
    }

    fn is_unreachable(&self, id: &str, mut letter: Letter) {
        letter.done(Fate::Blocked);
        if let Some(queue) = self.queues().get_mut(id) {
            queue.unreachable = true;
            queue.waiting.drain(..).for_each(|mut letter| letter.done(Fate::Blocked));
        }
    }
}

/// How long to wait after so many failures.
fn pause(failures: u32) -> Duration {
    LONGEST.min(Duration::from_secs(1 << failures.min(6)))
}

/// Says that what was said up to there is read and kept; whoever does not learn it sees the answer.
fn mark_read(room: Room, event: String) {
    let Ok(event) = OwnedEventId::try_from(event) else { return };
    tokio::spawn(async move {
        let _ = room.send_single_receipt(ReceiptType::Read, ReceiptThread::Unthreaded, event).await;
    });
}
