//! Decisions that wait: a make.org server tells the author at once, so a decision is kept here for ten seconds, in which it
//! can be taken back, and sent then. Kept on a store: a program that stops in between sends it when it starts again.

use serde::{Deserialize, Serialize};

use super::Server;
use crate::error::Result;
use crate::model::{Decision, ProposalId, Status, Time, TopicId};
use crate::remote::record;

/// What every key begins with.
const PREFIX: &[u8] = b"decision/";

/// A decision that has not been sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) proposal: ProposalId,
    /// The status that the server has, and that the moderator saw.
    pub(super) seen: Status,
    pub(super) decision: Decision,
    /// Its topics, which acceptance must name again.
    pub(super) topics: Vec<TopicId>,
    pub(super) at: Time,
    /// When it is to be sent.
    pub(super) due: Time,
}

impl Waiting {
    /// Where the proposal will stand.
    pub(super) const fn status(&self) -> Status {
        self.decision.status()
    }
}

impl Server {
    /// What waits, the oldest first.
    pub(super) fn waiting(&self) -> Result<Vec<Waiting>> {
        let mut found: Vec<Waiting> = Vec::new();
        self.store.scan(PREFIX, &mut |_, value| found.extend(record::read::<Waiting>(value)))?;
        found.sort_by_key(|waiting| waiting.at);
        Ok(found)
    }

    /// What waits on one proposal.
    pub(super) fn waiting_on(&self, proposal: &ProposalId) -> Result<Option<Waiting>> {
        Ok(self.store.get(&key(proposal))?.as_deref().and_then(record::read))
    }

    /// Keeps a decision, in place of an earlier one on the same proposal.
    pub(super) fn put_off(&self, waiting: &Waiting) -> Result<()> {
        self.store.put(&[(key(&waiting.proposal), Some(record::write(waiting)))])
    }

    /// It was sent, or taken back, or came to nothing.
    pub(super) fn done_with(&self, proposal: &ProposalId) -> Result<()> {
        self.store.put(&[(key(proposal), None)])
    }
}

fn key(proposal: &ProposalId) -> Vec<u8> {
    [PREFIX, proposal.0.as_bytes()].concat()
}
