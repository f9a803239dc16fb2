//! Votes while the gateway is away: kept, shown as waiting, delivered before the same person's next verb. Knows no token.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use super::Ilfaut;
use crate::backend::Card;
use crate::dialect::extension as verb;
use crate::error::{Error, Result};
use crate::model::{ParticipantId, ProposalId};
use crate::remote::outbox::{Change, Courier, Undelivered};

/// Most cards remembered: whoever votes has just seen one.
const MOST: usize = 10_000;

/// Cards as they were last seen, so that a vote which waits can be shown.
#[derive(Default)]
pub(super) struct Seen(Mutex<HashMap<(ParticipantId, ProposalId), Card>>);

impl Seen {
    fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Option<Card> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&(who, proposal.clone())).cloned()
    }

    fn remember(&self, who: ParticipantId, cards: &[Card]) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST {
            seen.clear();
        }
        seen.extend(cards.iter().map(|card| ((who, card.proposal.clone()), card.clone())));
    }
}

impl Ilfaut {
    /// Changes a ballot, here if not there.
    pub(super) async fn change(&self, who: ParticipantId, proposal: &ProposalId, change: Change) -> Result<Card> {
        let changed = match self.deliver(who).await {
            Ok(()) => self.send(who, proposal, change).await,
            Err(error) => Err(error),
        };
        match changed {
            Ok(card) => {
                self.seen.remember(who, std::slice::from_ref(&card));
                Ok(card)
            }
            Err(Error::Unavailable(what)) if !self.is_closed() => match self.seen.card(who, proposal) {
                Some(card) => self.outbox.keep(who, &card, change),
                None => Err(Error::Unavailable(what)),
            },
            Err(error) => Err(error),
        }
    }

    /// Delivers what waits of this person; an error says that it still does.
    pub(super) async fn deliver(&self, who: ParticipantId) -> Result<()> {
        if self.outbox.pending(who)?.is_empty() {
            return Ok(());
        }
        self.outbox.deliver(who, self).await.map(drop).map_err(|undelivered| undelivered.error)
    }

    /// Delivers what waits of everybody, as far as it can be.
    pub(super) async fn deliver_all(&self) -> Result<()> {
        for who in self.outbox.everybody()? {
            self.deliver(who).await?;
        }
        Ok(())
    }

    /// The cards a verb answers with, once what waits has been delivered.
    pub(super) async fn dealt<V>(&self, who: ParticipantId, verb: &V) -> Result<Vec<Card>>
    where
        V: verb::Verb<Answer = Vec<Card>> + Sync,
    {
        self.deliver(who).await?;
        self.came(who, self.citizen(who, verb).await?)
    }

    /// Cards that came, with what waits for them.
    pub(super) fn came(&self, who: ParticipantId, cards: Vec<Card>) -> Result<Vec<Card>> {
        self.seen.remember(who, &cards);
        cards.into_iter().map(|card| self.outbox.over(who, card)).collect()
    }

    async fn send(&self, who: ParticipantId, proposal: &ProposalId, change: Change) -> Result<Card> {
        let proposal = proposal.clone();
        match change {
            Change::Vote(key) => self.citizen(who, &verb::Vote { proposal, key }).await,
            Change::Unvote => self.citizen(who, &verb::Unvote { proposal }).await,
            Change::Qualify(word, on) => self.citizen(who, &verb::Qualify { proposal, word, on }).await,
        }
    }
}

#[async_trait]
impl Courier for Ilfaut {
    async fn bring(&self, who: ParticipantId, card: &Card, change: Change) -> std::result::Result<(), Undelivered> {
        Ok(self.send(who, &card.proposal, change).await.map(drop)?)
    }
}
