//! Cards as they were last fetched for one citizen, with what a vote on them must carry, and what was voted: the server
//! forgets a vote with its session, and must not be told it twice.

use serde::{Deserialize, Serialize};

use super::Seat;
use crate::backend::{Card, Standing};
use crate::dialect::proposal::ProposalKey;
use crate::error::Result;
use crate::model::{ParticipantId, ProposalId, QuestionId, Time};
use crate::remote::record;

/// What every key begins with.
const PREFIX: &[u8] = b"held/";
/// How long a card that nobody dealt and nobody voted on is kept, in milliseconds: an hour.
const PASSING: i64 = 3_600 * Time::SECOND;

/// A card, and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The card with the ballot that stands at the server, as far as is known.
    pub card: Card,
    /// What everyone said, as last told; kept from the card until one has voted.
    pub told: Standing,
    /// What a vote must carry.
    pub key: ProposalKey,
    /// The place it was fetched from, which a vote must name.
    pub location: String,
    /// The session it was fetched in, by number.
    pub session: u32,
    /// When the ballot was brought, by the number of the server's memory.
    pub era: u32,
    /// Its place in what was dealt; none when it was not dealt.
    pub dealt: Option<u64>,
    /// Whether it was handed back.
    pub passed: bool,
    /// When it was fetched or voted on.
    pub at: Time,
}

impl Seat {
    /// The card last fetched of this proposal.
    pub fn held_of(&self, proposal: &ProposalId) -> Result<Option<Held>> {
        Ok(self.store.get(&key(self.who, proposal))?.as_deref().and_then(record::read))
    }

    /// Every card that is kept.
    pub fn held(&self) -> Result<Vec<Held>> {
        let mut found = Vec::new();
        self.store.scan(&[PREFIX, &self.who.0].concat(), &mut |_, value| found.extend(record::read::<Held>(value)))?;
        Ok(found)
    }

    /// The cards of one question, those dealt first in their order.
    pub fn held_in(&self, question: &QuestionId) -> Result<Vec<Held>> {
        let mut held = self.held()?;
        held.retain(|held| held.card.question == *question);
        held.sort_by_key(|held| (held.dealt.is_none(), held.dealt));
        Ok(held)
    }

    /// Keeps cards, and lets go those that were only looked at a while ago.
    pub fn hold(&self, cards: &[Held], now: Time) -> Result<()> {
        let stale = |held: &Held| {
            let plain = held.card.ballot.is_none() && held.dealt.is_none();
            plain && now.since(held.at) > PASSING && !cards.iter().any(|new| new.card.proposal == held.card.proposal)
        };
        let gone = self.held()?.into_iter().filter(stale).map(|held| (key(self.who, &held.card.proposal), None));
        let new = cards.iter().map(|held| (key(self.who, &held.card.proposal), Some(record::write(held))));
        self.store.put(&gone.chain(new).collect::<Vec<_>>())
    }
}

pub(super) fn key(who: ParticipantId, proposal: &ProposalId) -> Vec<u8> {
    [PREFIX, &who.0, proposal.0.as_bytes()].concat()
}
