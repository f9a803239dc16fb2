//! Rooms: whose they are, whether nobody else reads them, coming in when called and leaving when alone. Knows no message.

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::world::Clock;
use matrix_sdk::ruma::events::room::power_levels::UserPowerLevel;
use matrix_sdk::ruma::{Int, OwnedRoomId, OwnedUserId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomMemberships, RoomState};
use tokio::sync::Semaphore;

use super::bridges::Bridges;
use super::event::Event;
use super::group::{self, There};
use super::intake::{Around, Entry, Kind, What, entry};
use super::outgoing::wait_of;
use crate::rate::{Elapsed, Limiter, limiter, waits};

/// Members of a room that nobody else reads: somebody, and us.
const TWO: u64 = 2;
/// The rank of whoever leads a room (that of a moderator, usually).
const LEADS: i32 = 50;
/// Invitations followed at the same time.
const AT_ONCE: usize = 4;
/// Most invitations that wait; more are followed after the next start.
const WAITING: usize = 10_000;
/// How often an invitation is followed before it is left.
const TRIES: u32 = 6;

/// The rooms we are in.
#[derive(Clone)]
pub(super) struct Rooms(Arc<Inner>);

struct Inner {
    client: Client,
    me: OwnedUserId,
    refused: Vec<String>,
    invitations: Limiter<()>,
    bridges: Bridges,
    hands: Semaphore,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    /// Where somebody spoke with us alone last.
    homes: HashMap<String, OwnedRoomId>,
    /// Rooms that we are about to join.
    followed: HashSet<OwnedRoomId>,
    /// Rooms that were told that something there cannot be read.
    sealed: HashSet<String>,
}

/// Whose invitations are followed, and how fast.
#[derive(Debug, Clone)]
pub struct Invitations {
    /// Servers whose invitations are not followed.
    pub refused: Vec<String>,
    /// The accounts of bridges.
    pub bridges: Vec<String>,
    /// How many in a minute.
    pub per_minute: NonZeroU32,
}

impl Rooms {
    /// The rooms of this account.
    pub(super) fn new(client: Client, me: OwnedUserId, invitations: Invitations, clock: Arc<dyn Clock>) -> Self {
        let Invitations { refused, bridges, per_minute } = invitations;
        let bridges = Bridges::new(bridges);
        let limiter = limiter(per_minute, Duration::from_mins(1), per_minute, &Elapsed::since_now(clock));
        let (hands, known) = (Semaphore::new(AT_ONCE), Mutex::default());
        Self(Arc::new(Inner { client, me, refused, bridges, invitations: limiter, hands, known }))
    }

    /// A room of this name that we are in.
    pub(super) fn get(&self, id: &RoomId) -> Option<Room> {
        self.0.client.get_room(id).filter(|room| room.state() == RoomState::Joined)
    }

    /// The same, by a name that was kept.
    pub(super) fn named(&self, id: &str) -> Option<Room> {
        self.get(id.try_into().ok()?)
    }

    /// Where somebody reads us and nobody else does.
    pub(super) async fn home(&self, user: &str) -> Option<Room> {
        let known = self.known().homes.get(user).cloned();
        if let Some(room) = known.and_then(|id| self.get(&id)).filter(|room| self.is_private(room)) {
            return Some(room);
        }
        let id = <&UserId>::try_from(user).ok()?;
        for room in self.0.client.joined_rooms().into_iter().filter(|room| self.is_private(room)) {
            let member = room.get_member_no_sync(id).await.ok().flatten();
            if member.is_some_and(|member| member.membership().as_str() == "join") {
                self.known().homes.insert(user.to_owned(), room.room_id().to_owned());
                return Some(room);
            }
        }
        None
    }

    /// Whether only somebody and we read a room, and perhaps a bridge by which they come.
    pub(super) fn is_private(&self, room: &Room) -> bool {
        room.joined_members_count() == TWO + self.0.bridges.count(room)
    }

    /// Whether somebody comes to a room by a bridge.
    pub(super) fn is_bridged(&self, room: &str) -> bool {
        self.named(room).is_some_and(|room| self.0.bridges.count(&room) > 0)
    }

    /// Whether this account is a bridge: what it says are no words of anybody.
    pub(super) fn is_bridge(&self, user: &str) -> bool {
        self.0.bridges.is_one(user)
    }

    /// Looks which rooms have bridges in them.
    pub(super) async fn look_for_bridges(&self) {
        for room in self.0.client.joined_rooms().into_iter().filter(|room| room.joined_members_count() > TWO) {
            self.0.bridges.look(&room).await;
        }
    }

    /// Whether a room lets us in by this.
    pub(super) fn lets_in(&self, event: &Event) -> bool {
        event.membership() == Some((self.0.me.as_str(), "join"))
    }

    /// Whether a room calls us by this.
    pub(super) fn invites(&self, event: &Event) -> bool {
        event.membership() == Some((self.0.me.as_str(), "invite"))
    }

    /// A room let us in: whoever is there alone comes by that; several are a room of their own.
    pub(super) async fn arrival(&self, room: &Room, event: &Event) -> Option<Entry> {
        let members = room.members(RoomMemberships::JOIN).await.ok()?;
        self.0.bridges.look(room).await;
        let is_other = |user: &&str| *user != self.0.me.as_str() && !self.is_bridge(user);
        let mut others = members.iter().map(|member| member.user_id().as_str()).filter(is_other);
        let (id, first) = (room.room_id().as_str(), others.next()?);
        let around = Around { me: self.0.me.as_str(), room: id, sealed: false };
        Some(match others.next() {
            None => entry(event, &around, first, What::Arrived),
            Some(_) => group::of_room(event, &around, There::Joined),
        })
    }

    /// What changes a room: left alone we leave, and where it goes on we follow.
    pub(super) async fn notice(&self, room: &Room, event: &Event) -> Option<Entry> {
        let around = Around { me: self.0.me.as_str(), room: room.room_id().as_str(), sealed: false };
        if event.membership().is_some() {
            self.0.bridges.look(room).await;
        }
        if matches!(event.membership(), Some((_, "leave" | "ban"))) {
            let is_other = |user: &OwnedUserId| *user != self.0.me && !self.is_bridge(user.as_str());
            let others = room.joined_user_ids().await.unwrap_or_default().into_iter().filter(is_other);
            if others.count() == 0 {
                leave(room.clone());
            }
            return None;
        }
        if matches!(event.membership(), Some((_, "join"))) && !self.is_private(room) {
            return Some(group::of_room(event, &around, There::Crowded));
        }
        if let Some(next) = event.moves_to().and_then(|id| OwnedRoomId::try_from(id).ok())
            && let Some(sender) = <&UserId>::try_from(event.sender.as_str()).ok()
        {
            let (client, via) = (self.0.client.clone(), sender.server_name().to_owned());
            let moved = There::Moved(next.to_string());
            tokio::spawn(async move {
                if client.join_room_by_id_or_alias((&*next).into(), &[via]).await.is_err() {
                    tracing::warn!("a room goes on elsewhere and does not let us in there: its people may invite us");
                }
            });
            return Some(group::of_room(event, &around, moved));
        }
        None
    }

    /// Somebody spoke with us alone.
    pub(super) fn heard(&self, entry: &Entry) {
        let Ok(room) = OwnedRoomId::try_from(entry.room.as_str()) else { return };
        let mut known = self.known();
        known.homes.insert(entry.from.clone(), room);
        if entry.what != What::Sent(Kind::Sealed) {
            known.sealed.remove(&entry.room);
        }
    }

    /// Whether what is said in a room is encrypted.
    pub(super) async fn is_sealed(&self, room: &str) -> bool {
        let Some(room) = self.named(room) else { return true }; // nothing is said there
        room.latest_encryption_state().await.is_ok_and(|state| state.is_encrypted())
    }

    /// Leaves a room that wants it.
    pub(super) fn leave(&self, room: &str) {
        if let Some(room) = self.named(room) {
            leave(room);
        }
    }

    /// Whether somebody leads a room.
    pub(super) async fn leads(&self, room: &str, user: &str) -> bool {
        let (Some(room), Ok(user)) = (self.named(room), <&UserId>::try_from(user)) else { return false };
        room.get_user_power_level(user).await.is_ok_and(|level| level >= UserPowerLevel::Int(Int::from(LEADS)))
    }

    /// Whether nothing was told yet of what cannot be read in a room.
    pub(super) fn is_first_sealed(&self, room: &str) -> bool {
        self.known().sealed.insert(room.to_owned())
    }

    /// Follows invitations, those that wait since before too.
    pub(super) fn follow(&self, invited: &[OwnedRoomId]) {
        for id in invited {
            let mut known = self.known();
            if known.followed.len() >= WAITING {
                tracing::warn!("more invitations than can wait: the others are followed after the next start");
                return;
            }
            if known.followed.insert(id.clone()) {
                let (all, id) = (self.clone(), id.clone());
                tokio::spawn(async move {
                    all.join(&id).await;
                    all.known().followed.remove(&id);
                });
            }
        }
    }

    /// All rooms that called us and were not answered.
    pub(super) fn invited(&self) -> Vec<OwnedRoomId> {
        self.0.client.invited_rooms().iter().map(|room| room.room_id().to_owned()).collect()
    }

    async fn join(&self, id: &RoomId) {
        let Some(room) = self.0.client.get_room(id) else { return };
        let inviter = room.invite_details().await.map(|invite| invite.inviter_id).ok();
        if inviter.is_some_and(|user| self.0.refused.iter().any(|server| user.server_name().as_str() == server)) {
            return leave(room);
        }
        while let Some(wait) = waits(&self.0.invitations, &()) {
            tokio::time::sleep(Duration::from_millis(wait.unsigned_abs())).await;
        }
        let Ok(_hand) = self.0.hands.acquire().await else { return };
        for again in 0..TRIES {
            let Err(error) = room.join().await else { return };
            if room.state() != RoomState::Invited {
                return;
            }
            tokio::time::sleep(wait_of(&error).unwrap_or(Duration::from_secs(1 << again))).await;
        }
        tracing::warn!("a room that called us does not let us in");
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leaves a room, and forgets it.
fn leave(room: Room) {
    tokio::spawn(async move {
        let left = room.leave().await.is_ok() && room.forget().await.is_ok();
        if !left {
            tracing::debug!("a room where nobody is any more cannot be left");
        }
    });
}
