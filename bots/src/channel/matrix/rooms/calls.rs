//! Rooms that call us: coming in, no faster than is allowed and nobody's calls before everybody else's, or declining. Knows
//! nothing of what is said there.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::world::Clock;
use matrix_sdk::ruma::{OwnedRoomId, OwnedServerName, OwnedUserId, RoomId};
use matrix_sdk::{Client, Room, RoomState};
use tokio::sync::{Mutex as Line, Semaphore};

use super::{Invitations, leave};
use crate::channel::matrix::outgoing::wait_of;
use crate::channel::matrix::timeline::Unknown;
use crate::rate::{Elapsed, Limiter, limiter, waits};

/// How many rooms let us in, or are declined, at the same time.
const AT_ONCE: usize = 4;
/// Most calls that wait; more are followed after the next start.
const WAITING: usize = 10_000;
/// Most calls of one person that wait; more are declined.
const PATIENCE: usize = 20;
/// The part of all calls that one person may make: a town may well be on one server.
const SHARE: u32 = 4;
/// How often a call is followed before it is left.
const TRIES: u32 = 6;

/// Whose calls are followed, and how fast.
pub(super) struct Calls {
    refused: Vec<String>,
    overall: Limiter<()>,
    /// Of each person apart.
    shares: Limiter<String>,
    /// Whoever holds it is next.
    line: Line<()>,
    hands: Semaphore,
    waiting: Mutex<Waiting>,
}

#[derive(Default)]
struct Waiting {
    rooms: HashSet<OwnedRoomId>,
    /// How many of them each called.
    inviters: HashMap<OwnedUserId, usize>,
}

impl Calls {
    pub(super) fn new(invitations: Invitations, clock: Arc<dyn Clock>) -> Self {
        let Invitations { refused, per_minute, .. } = invitations;
        let (elapsed, minute) = (Elapsed::since_now(clock), Duration::from_mins(1));
        let share = NonZeroU32::new(per_minute.get().div_ceil(SHARE)).unwrap_or(per_minute);
        Self {
            refused,
            overall: limiter(per_minute, minute, per_minute, &elapsed),
            shares: limiter(share, minute, share, &elapsed),
            line: Line::new(()),
            hands: Semaphore::new(AT_ONCE),
            waiting: Mutex::default(),
        }
    }

    /// Whether this room is to be followed now: it is not yet, and not too many are.
    pub(super) fn begins(&self, id: &RoomId) -> bool {
        let mut waiting = self.waiting();
        if waiting.rooms.len() >= WAITING {
            tracing::warn!("more invitations than can wait: the others are followed after the next start");
            return false;
        }
        waiting.rooms.insert(id.to_owned())
    }

    /// Comes in where we are called, or declines.
    pub(super) async fn answer(&self, client: &Client, id: &RoomId) {
        if let Some(room) = client.get_room(id) {
            let inviter = room.invite_details().await.map(|invite| invite.inviter_id).ok();
            match inviter {
                Some(user) if self.is_refused(user.server_name().as_str()) || !self.may_wait(&user) => {
                    if let Ok(_hand) = self.hands.acquire().await {
                        leave(room).await;
                    }
                }
                inviter => {
                    let by = inviter.as_ref().map(ToString::to_string).unwrap_or_default();
                    self.join(&room, &by).await;
                    self.waits_no_more(inviter);
                }
            }
        }
        self.waiting().rooms.remove(id);
    }

    /// Goes where a room goes on, as slowly as into any other; answers whether we are let in.
    pub(super) async fn go(&self, client: &Client, id: &RoomId, via: &[OwnedServerName]) -> Result<bool, Unknown> {
        if via.iter().any(|server| self.is_refused(server.as_str())) {
            return Ok(false);
        }
        self.turn().await;
        let _hand = self.hands.acquire().await.map_err(|_| Unknown::Away)?;
        match client.join_room_by_id_or_alias(id.into(), via).await {
            Ok(_) => Ok(true),
            Err(error) => Unknown::of(&error).map_or(Ok(false), Err),
        }
    }

    fn is_refused(&self, server: &str) -> bool {
        self.refused.iter().any(|refused| refused.eq_ignore_ascii_case(server))
    }

    fn may_wait(&self, user: &OwnedUserId) -> bool {
        let mut waiting = self.waiting();
        let count = waiting.inviters.entry(user.clone()).or_default();
        let may = *count < PATIENCE;
        *count += usize::from(may);
        may
    }

    fn waits_no_more(&self, user: Option<OwnedUserId>) {
        let mut waiting = self.waiting();
        let Some(user) = user else { return };
        if let Some(count) = waiting.inviters.get_mut(&user) {
            *count -= 1;
            if *count == 0 {
                waiting.inviters.remove(&user);
            }
        }
    }

    async fn join(&self, room: &Room, by: &str) {
        while let Some(wait) = waits(&self.shares, &by.to_owned()) {
            tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
        }
        self.turn().await;
        let Ok(_hand) = self.hands.acquire().await else { return };
        for again in 0..TRIES {
            let Err(error) = room.join().await else { return };
            if room.state() != RoomState::Invited {
                return;
            }
            tokio::time::sleep(wait_of(&error).unwrap_or(Duration::from_secs(1 << again))).await;
        }
        tracing::warn!("a room that called us does not let us in");
    }

    /// Waits for a turn, in order.
    async fn turn(&self) {
        let _next = self.line.lock().await;
        while let Some(wait) = waits(&self.overall, &()) {
            tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::world::SystemClock;

    use super::*;

    #[test]
    fn who_calls_too_often_is_declined_and_another_is_not() {
        let refused = vec!["spam.example".into()];
        let settings = Invitations { refused, bridges: Vec::new(), per_minute: NonZeroU32::new(60).unwrap() };
        let calls = Calls::new(settings, Arc::new(SystemClock));
        let (flooder, other) = (OwnedUserId::try_from("@a:x").unwrap(), OwnedUserId::try_from("@b:x").unwrap());
        assert_eq!((0..100).filter(|_| calls.may_wait(&flooder)).count(), PATIENCE);
        assert!(calls.may_wait(&other));
        calls.waits_no_more(Some(flooder.clone()));
        assert!(calls.may_wait(&flooder) && !calls.may_wait(&flooder));
        assert!(calls.is_refused("SPAM.example") && !calls.is_refused("example"));
        let many = (0..100).filter(|_| waits(&calls.shares, &"@a:x".to_owned()).is_none()).count();
        assert!((15..=16).contains(&many) && waits(&calls.shares, &"@b:x".to_owned()).is_none(), "{many}");
    }
}
