//! Bridges, by which people of another network come to a room: the account of a bridge is there beside them and is no reader of its
//! own. Only those that the operator names are known. Knows nothing of what is said.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use matrix_sdk::ruma::OwnedRoomId;
use matrix_sdk::{Room, RoomMemberships};

/// The bridges of this place, and where they are.
#[derive(Debug, Clone, Default)]
pub(super) struct Bridges {
    accounts: Arc<[String]>,
    here: Arc<Mutex<HashMap<OwnedRoomId, u64>>>,
}

impl Bridges {
    /// These accounts.
    pub(super) fn new(accounts: Vec<String>) -> Self {
        Self { accounts: accounts.into(), here: Arc::default() }
    }

    /// Whether this account is one.
    pub(super) fn is_one(&self, user: &str) -> bool {
        self.accounts.iter().any(|account| account == user)
    }

    /// Looks which of them are in a room.
    pub(super) async fn look(&self, room: &Room) {
        if self.accounts.is_empty() {
            return;
        }
        let Ok(members) = room.members(RoomMemberships::JOIN).await else { return };
        let count = members.iter().filter(|member| self.is_one(member.user_id().as_str())).count();
        self.here().insert(room.room_id().to_owned(), u64::try_from(count).unwrap_or_default());
    }

    /// How many of them are in a room.
    pub(super) fn count(&self, room: &Room) -> u64 {
        self.here().get(room.room_id()).copied().unwrap_or_default()
    }

    fn here(&self) -> MutexGuard<'_, HashMap<OwnedRoomId, u64>> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
