//! Rooms: whose they are, whether nobody else reads them, coming in when called and leaving when alone. Knows no message.

mod calls;

use std::collections::{HashMap, HashSet};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ilfaut_client::world::Clock;
use matrix_sdk::ruma::api::client::state::get_state_event_for_key::v3::Request as State;
use matrix_sdk::ruma::events::StateEventType;
use matrix_sdk::ruma::events::room::power_levels::UserPowerLevel;
use matrix_sdk::ruma::{Int, OwnedRoomId, OwnedUserId, RoomId, UserId};
use matrix_sdk::{Client, Room, RoomMemberships, RoomState};
use tokio::sync::Mutex as Line;

use super::bridges::Bridges;
use super::event::Event;
use super::group::There;
use super::intake::{Entry, Kind, What};
use super::timeline::Unknown;
use calls::Calls;

/// Members of a room that nobody else reads: somebody, and us.
pub(super) const TWO: u64 = 2;
/// The rank of whoever leads a room (that of a moderator, usually).
const LEADS: i32 = 50;

/// The rooms we are in.
#[derive(Clone)]
pub(super) struct Rooms(Arc<Inner>);

struct Inner {
    client: Client,
    me: OwnedUserId,
    calls: Calls,
    bridges: Bridges,
    known: Mutex<Known>,
    /// Whoever holds it looks for everybody's rooms.
    search: Line<()>,
}

#[derive(Default)]
struct Known {
    /// Where somebody spoke with us alone last.
    homes: HashMap<String, OwnedRoomId>,
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
        let bridges = Bridges::new(&invitations.bridges);
        let calls = Calls::new(invitations, clock);
        Self(Arc::new(Inner { client, me, calls, bridges, known: Mutex::default(), search: Line::new(()) }))
    }

    /// A room of this name that we are in.
    pub(super) fn get(&self, id: &RoomId) -> Option<Room> {
        self.0.client.get_room(id).filter(|room| room.state() == RoomState::Joined)
    }

    /// The same, by a name that was kept.
    pub(super) fn named(&self, id: &str) -> Option<Room> {
        self.get(id.try_into().ok()?)
    }

    /// Where somebody reads us and nobody else does; not known: the homeserver does not tell it just now.
    pub(super) async fn home(&self, user: &str) -> Result<Option<Room>, Unknown> {
        if let Some(room) = self.known_home(user).await {
            return Ok(Some(room));
        }
        let _alone = self.0.search.lock().await;
        let known: HashSet<OwnedRoomId> = self.known().homes.values().cloned().collect();
        let mut untold = None;
        for room in self.0.client.joined_rooms() {
            if !known.contains(room.room_id())
                && self.is_home(&room).await
                && let Err(why) = self.learn(&room).await
            {
                untold = Some(why); // it may be this one
            }
        }
        match (self.known_home(user).await, untold) {
            (None, Some(why)) => Err(why),
            (home, _) => Ok(home),
        }
    }

    /// The same, as far as it is known without asking anybody.
    pub(super) async fn known_home(&self, user: &str) -> Option<Room> {
        let id = self.known().homes.get(user).cloned()?;
        let room = self.get(&id)?;
        self.is_home(&room).await.then_some(room)
    }

    /// Learns who is alone with us in a room.
    async fn learn(&self, room: &Room) -> Result<(), Unknown> {
        let Some(other) = self.others(room).await?.into_iter().next() else { return Ok(()) };
        if self.known_home(other.as_str()).await.is_none() {
            self.known().homes.insert(other.to_string(), room.room_id().to_owned());
        }
        Ok(())
    }

    /// Who else is in a room: by what the homeserver says of it unasked, where that tells it.
    async fn others(&self, room: &Room) -> Result<Vec<OwnedUserId>, Unknown> {
        let heroes: Vec<OwnedUserId> = room.heroes().into_iter().map(|hero| hero.user_id).collect();
        if heroes.len() == 1 && room.active_members_count() == TWO && room.joined_members_count() == TWO {
            return Ok(heroes);
        }
        let members = match room.members(RoomMemberships::JOIN).await {
            Ok(members) => members,
            Err(error) => return Unknown::of(&error).map_or(Ok(Vec::new()), Err),
        };
        let is_other = |user: &OwnedUserId| *user != self.0.me && !self.0.bridges.is_one(user.as_str());
        Ok(members.iter().map(|member| member.user_id().to_owned()).filter(is_other).collect())
    }

    /// How many read a room; bridges are nobody.
    pub(super) async fn readers(&self, room: &Room) -> u64 {
        let members = members(room).await;
        if members > TWO { members.saturating_sub(self.0.bridges.count(room).await) } else { members }
    }

    /// Whether only somebody and we read a room, and it goes on nowhere else.
    pub(super) async fn is_home(&self, room: &Room) -> bool {
        !room.is_tombstoned() && self.readers(room).await == TWO
    }

    /// Whether somebody comes to a room by a bridge.
    pub(super) async fn is_bridged(&self, room: &str) -> bool {
        let Some(room) = self.named(room) else { return false };
        members(&room).await > TWO && self.0.bridges.count(&room).await > 0
    }

    /// The accounts that are nobody.
    pub(super) fn bridges(&self) -> &Bridges {
        &self.0.bridges
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
    pub(super) async fn arrival(&self, entry: &Entry) -> Result<Option<Entry>, Unknown> {
        let Some(room) = self.named(&entry.room) else { return Ok(None) };
        let others = self.others(&room).await?;
        Ok(match &others[..] {
            [] => None,
            [one] => Some(Entry { from: one.to_string(), what: What::Arrived, ..entry.clone() }),
            _ => Some(Entry { what: What::Among(There::Joined), ..entry.clone() }),
        })
    }

    /// Follows a room where it goes on, if what goes on there says so too; else it has ended for us.
    pub(super) async fn moved(&self, entry: &Entry, next: &str) -> Result<Entry, Unknown> {
        let follows = match (self.named(&entry.room), <&RoomId>::try_from(next)) {
            (Some(room), Ok(next)) => self.follows(&room, next).await?,
            _ => false,
        };
        if follows {
            return Ok(entry.clone());
        }
        tracing::warn!("a room goes on elsewhere and does not let us in there: its people may invite us");
        Ok(Entry { what: What::Among(There::Left), ..entry.clone() })
    }

    async fn follows(&self, room: &Room, next: &RoomId) -> Result<bool, Unknown> {
        let is_new = self.get(next).is_none();
        if is_new {
            let via = room.route().await.map_err(|_| Unknown::Away)?;
            if !self.0.calls.go(&self.0.client, next, &via).await? {
                return Ok(false);
            }
        }
        let begins = self.0.client.send(State::new(next.to_owned(), StateEventType::RoomCreate, String::new())).await;
        let begins = match begins.map_err(matrix_sdk::Error::from) {
            Ok(state) => serde_json::from_str::<serde_json::Value>(state.event_or_content.get()).unwrap_or_default(),
            Err(error) => return Unknown::of(&error).map_or(Ok(false), Err),
        };
        let is_it = begins["predecessor"]["room_id"].as_str() == Some(room.room_id().as_str());
        if let (false, true, Some(stranger)) = (is_it, is_new, self.get(next)) {
            leave(stranger).await;
        }
        Ok(is_it)
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

    /// Whether it is known without asking whether what is said in a room is encrypted.
    pub(super) fn is_sealing_known(&self, room: &str) -> bool {
        self.named(room).is_none_or(|room| !room.encryption_state().is_unknown())
    }

    /// Whether what is said in a room is encrypted.
    pub(super) async fn is_sealed(&self, room: &str) -> bool {
        let Some(room) = self.named(room) else { return true }; // nothing is said there
        room.latest_encryption_state().await.is_ok_and(|state| state.is_encrypted())
    }

    /// Leaves a room that wants it.
    pub(super) fn leave(&self, room: &str) {
        if let Some(room) = self.named(room) {
            tokio::spawn(leave(room));
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
        for id in invited.iter().filter(|id| self.0.calls.begins(id)) {
            let (all, id) = (self.clone(), id.clone());
            tokio::spawn(async move { all.0.calls.answer(&all.0.client, &id).await });
        }
    }

    /// All rooms that called us and were not answered.
    pub(super) fn invited(&self) -> Vec<OwnedRoomId> {
        self.0.client.invited_rooms().iter().map(|room| room.room_id().to_owned()).collect()
    }

    /// All rooms that we are in.
    pub(super) fn all(&self) -> Vec<OwnedRoomId> {
        self.0.client.joined_rooms().iter().map(|room| room.room_id().to_owned()).collect()
    }

    /// Leaves those of these rooms in which nobody else is any more.
    pub(super) fn leave_empty<'a>(&self, rooms: impl IntoIterator<Item = &'a OwnedRoomId>) {
        let rooms = rooms.into_iter().filter_map(|id| self.get(id));
        for room in rooms.filter(|room| room.joined_members_count() == 1) {
            tokio::spawn(leave(room));
        }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How many are in a room; where the homeserver does not say so, those who are known.
async fn members(room: &Room) -> u64 {
    match room.joined_members_count() {
        0 => room.joined_user_ids().await.map_or(0, |all| u64::try_from(all.len()).unwrap_or(u64::MAX)),
        count => count,
    }
}

/// Leaves a room, and forgets it.
async fn leave(room: Room) {
    let left = room.leave().await.is_ok() && room.forget().await.is_ok();
    if !left {
        tracing::debug!("a room cannot be left");
    }
}
