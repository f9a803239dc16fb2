//! Who was behind which link, for the time when the gateway is away: a vote then finds its voter. Knows no verb.

use std::sync::Arc;

use crate::error::Result;
use crate::model::{LinkKey, ParticipantId};
use crate::store::Store;

const PREFIX: &[u8] = b"link/";

/// What is remembered of links.
pub(super) struct Links(Arc<dyn Store>);

impl Links {
    pub(super) fn new(store: Arc<dyn Store>) -> Self {
        Self(store)
    }

    /// Remembers whom the gateway found behind a link.
    pub(super) fn remember(&self, link: &LinkKey, who: ParticipantId) -> Result<()> {
        if self.find(link)? == Some(who) {
            return Ok(());
        }
        self.0.put(&[(key(link), Some(who.0.to_vec()))])
    }

    /// Whom it found there last.
    pub(super) fn find(&self, link: &LinkKey) -> Result<Option<ParticipantId>> {
        Ok(self.0.get(&key(link))?.and_then(|bytes| bytes.try_into().ok()).map(ParticipantId))
    }
}

fn key(link: &LinkKey) -> Vec<u8> {
    [PREFIX, &link.0].concat()
}
