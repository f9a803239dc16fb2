//! Votes that could not be delivered yet: kept on a store, shown as waiting, delivered in order, never counted twice.
//!
//! What is kept per participant and proposal is not what was asked for, one after the other, but the ballot that shall stand
//! in the end: a later wish replaces an earlier one, and to deliver it twice ends as to deliver it once. How it is delivered
//! is a [`Courier`]'s affair; which server there is, is not known here.

mod wish;

use std::sync::Arc;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};

use super::record;
use crate::backend::Card;
use crate::error::{Error, Refusal, Result};
use crate::model::{ParticipantId, ProposalId, Qualification};
use crate::store::Store;

pub use wish::Change;

/// What every key begins with.
const PREFIX: &[u8] = b"outbox/";
/// Bytes of a participant within a key.
const WHO: usize = 16;

/// One vote that waits, with what was last known of its card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// Its place among those of the same participant.
    number: u64,
    /// The card as it shall be: with the ballot that was wished, or none.
    pub card: Card,
    /// Words that may stand at the consultation and are not wished any more.
    lift: Vec<Qualification>,
}

/// A change did not reach the consultation.
#[derive(Debug)]
pub struct Undelivered {
    /// Why.
    pub error: Error,
    /// Whether it may be tried again later; otherwise it was refused for good.
    pub again: bool,
}

/// Brings changes to the consultation.
#[async_trait]
pub trait Courier: Send + Sync {
    /// Brings one; the same again changes nothing.
    async fn bring(&self, who: ParticipantId, card: &Card, change: Change) -> std::result::Result<(), Undelivered>;
}

/// Everything that waits.
#[derive(Clone)]
pub struct Outbox(Arc<dyn Store>);

impl Outbox {
    /// An outbox on this store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self(store)
    }

    /// What waits of one participant, the oldest wish first.
    pub fn pending(&self, who: ParticipantId) -> Result<Vec<Waiting>> {
        let mut found: Vec<Waiting> = Vec::new();
        self.0.scan(&[PREFIX, &who.0].concat(), &mut |_, value| found.extend(record::read::<Waiting>(value)))?;
        found.sort_by_key(|waiting| waiting.number);
        Ok(found)
    }

    /// What waits of one participant on one proposal.
    pub fn of(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Option<Waiting>> {
        Ok(self.0.get(&key(who, proposal))?.as_deref().and_then(record::read))
    }

    /// Everybody of whom something waits.
    pub fn everybody(&self) -> Result<Vec<ParticipantId>> {
        let mut found = Vec::new();
        self.0.scan(PREFIX, &mut |key, _| {
            let who = key.get(PREFIX.len()..PREFIX.len() + WHO).and_then(|id| id.try_into().ok());
            found.extend(who.map(ParticipantId));
        })?;
        found.dedup();
        Ok(found)
    }

    /// Keeps a change of what this card carries; answers with the card as it shall be, waiting. `card` is what was last known
    /// of it: what already waits counts for more.
    pub fn keep(&self, who: ParticipantId, card: &Card, change: Change) -> Result<Card> {
        let pending = self.pending(who)?;
        let before = pending.iter().find(|waiting| waiting.card.proposal == card.proposal);
        let had = before.map_or(&card.ballot, |waiting| &waiting.card.ballot);
        let ballot = change.upon(had.as_ref()).map_err(Refusal::from)?;
        let mut lift = before.map(|waiting| waiting.lift.clone()).unwrap_or_default();
        lift.extend(had.iter().flat_map(|ballot| ballot.qualifications.iter().copied()));
        lift.retain(|word| !ballot.as_ref().is_some_and(|ballot| ballot.qualifications.contains(word)));
        lift.sort_unstable();
        lift.dedup();
        let number = pending.last().map_or(0, |waiting| waiting.number + 1);
        let card = Card { ballot, waiting: true, ..card.clone() };
        let waiting = Waiting { number, card, lift };
        self.0.put(&[(key(who, &waiting.card.proposal), Some(record::write(&waiting)))])?;
        Ok(waiting.card)
    }

    /// A card with what waits for it, if anything does.
    pub fn over(&self, who: ParticipantId, mut card: Card) -> Result<Card> {
        if let Some(waiting) = self.of(who, &card.proposal)? {
            card.ballot = waiting.card.ballot;
            card.waiting = true;
        }
        Ok(card)
    }

    /// Forgets what waits of one participant.
    pub fn forget(&self, who: ParticipantId) -> Result<()> {
        let gone = self.pending(who)?.into_iter().map(|waiting| (key(who, &waiting.card.proposal), None));
        self.0.put(&gone.collect::<Vec<_>>())
    }

    /// Delivers what waits of one participant, in order, until something cannot be: that and all after it stay. What is refused
    /// for good is dropped. Answers how many wishes left the outbox. One call at a time per participant.
    pub async fn deliver(&self, who: ParticipantId, courier: &dyn Courier) -> std::result::Result<usize, Undelivered> {
        let pending = self.pending(who)?;
        for waiting in &pending {
            match self.bring(who, waiting, courier).await {
                Err(fault) if fault.again => return Err(fault),
                Err(fault) => tracing::warn!(why = %fault.error, "a vote that waited was refused"),
                Ok(()) => {}
            }
            self.drop(who, waiting)?;
        }
        Ok(pending.len())
    }

    async fn bring(
        &self,
        who: ParticipantId,
        waiting: &Waiting,
        courier: &dyn Courier,
    ) -> std::result::Result<(), Undelivered> {
        for change in wish::changes(waiting.card.ballot.as_ref(), &waiting.lift) {
            courier.bring(who, &waiting.card, change).await?;
        }
        Ok(())
    }

    /// Drops what was delivered, unless something else was wished meanwhile.
    fn drop(&self, who: ParticipantId, waiting: &Waiting) -> Result<()> {
        if self.of(who, &waiting.card.proposal)?.as_ref() == Some(waiting) {
            self.0.put(&[(key(who, &waiting.card.proposal), None)])?;
        }
        Ok(())
    }
}

impl From<Error> for Undelivered {
    fn from(error: Error) -> Self {
        Self { again: matches!(error, Error::Unavailable(_)), error }
    }
}

fn key(who: ParticipantId, proposal: &ProposalId) -> Vec<u8> {
    [PREFIX, &who.0, proposal.0.as_bytes()].concat()
}

#[cfg(test)]
mod tests;
