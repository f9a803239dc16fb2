//! Who wants to be told of ideas that wait, where they can be reached, and when they were told last. Knows no dialogue and no
//! idea.

use ilfaut_client::Result;
use ilfaut_client::model::{Channel, ParticipantId, Time};
use serde::{Deserialize, Serialize};

use super::Memory;

/// What every key begins with.
const PREFIX: &[u8] = b"follower/";

/// Somebody who wants to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follower {
    /// Where.
    pub channel: Channel,
    /// How they are reached there, sealed.
    pub reach: Vec<u8>,
    /// When they were told last, or asked for it.
    pub told: Time,
}

impl Memory {
    /// Keeps that somebody wants to be told, or (none) does not any more.
    pub async fn follow(&self, who: ParticipantId, follower: Option<&Follower>) -> Result<()> {
        let value = follower.and_then(|follower| postcard::to_stdvec(follower).ok());
        self.0.put(vec![(key(who), value)]).await
    }

    /// Those who were told nothing since `before`.
    pub fn followers(&self, before: Time) -> Result<Vec<(ParticipantId, Follower)>> {
        let mut found = Vec::new();
        self.0.scan(PREFIX, &mut |key, value| {
            let who = key.get(PREFIX.len()..).and_then(|id| id.try_into().ok()).map(ParticipantId);
            let follower = postcard::from_bytes(value).ok().filter(|follower: &Follower| follower.told <= before);
            found.extend(who.zip(follower));
        })?;
        Ok(found)
    }
}

/// Where it is kept of somebody.
pub(super) fn key(who: ParticipantId) -> Vec<u8> {
    [PREFIX, &who.0].concat()
}
