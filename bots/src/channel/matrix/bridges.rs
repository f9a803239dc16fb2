//! Bridges, by which people of another network come to a room: the account of a bridge is there beside them and is no reader of its
//! own. Only those that the operator names are known. Knows nothing of what is said.

use std::sync::Arc;

use matrix_sdk::Room;
use matrix_sdk::ruma::{OwnedUserId, UserId};

/// The accounts of the bridges of this place.
#[derive(Debug, Clone, Default)]
pub(super) struct Bridges(Arc<[OwnedUserId]>);

impl Bridges {
    /// Those of these that are accounts.
    pub(super) fn new(accounts: &[String]) -> Self {
        Self(accounts.iter().filter_map(|account| <&UserId>::try_from(account.as_str()).ok()).map(Into::into).collect())
    }

    /// Whether this account is one.
    pub(super) fn is_one(&self, user: &str) -> bool {
        self.0.iter().any(|account| account == user)
    }

    /// How many of them are in a room.
    pub(super) async fn count(&self, room: &Room) -> u64 {
        let mut count = 0;
        for account in &*self.0 {
            let member = room.get_member(account).await.ok().flatten();
            count += u64::from(member.is_some_and(|member| member.membership().as_str() == "join"));
        }
        count
    }
}
