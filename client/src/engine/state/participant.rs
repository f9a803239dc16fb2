//! A participant: random bits, the cards they hold, the votes they cast. Knows no name and no text.

use serde::{Deserialize, Serialize};

use super::Origin;
use crate::backend::CARD_LIFE;
use crate::model::{Ballot, Channel, ParticipantId, Qualification, Time, Trust, VoteKey};
use crate::rules::rotation::Why;

/// A participant: random bits, and what they said.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct ParticipantState {
    /// Random bits.
    pub id: ParticipantId,
    /// When they came.
    pub since: Time,
    /// Votes that stand, by the number of the proposal.
    pub ballots: Vec<BallotState>,
    /// Cards dealt and not yet answered, in order.
    pub issued: Vec<CardState>,
    /// What few participants have.
    pub more: Option<Box<More>>,
    /// From where they came.
    pub channel: Channel,
    /// Whether link, name and texts were destroyed.
    pub gone: bool,
}

/// What few participants have.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct More {
    /// Proposals they wrote.
    pub proposals: Vec<u32>,
    /// Cards they handed back.
    pub passed: Vec<u32>,
    /// What they declared, by question.
    pub declared: Vec<(u16, bool)>,
    /// When their erasure becomes final.
    pub erasure: Option<Time>,
    /// Confirmed cohorts they are in.
    pub aside: Vec<u32>,
}

/// A card that was dealt and not yet answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardState {
    /// Which proposal.
    pub proposal: u32,
    /// When it was dealt, in seconds since 1970.
    pub at: u32,
    /// Why.
    pub why: Why,
}

/// One vote that stands: 12 bytes, as there are millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotState {
    /// On what.
    pub proposal: u32,
    /// When, in seconds since 1970.
    pub at: u32,
    /// How.
    pub key: VoteKey,
    /// How far it is trusted; its qualifications share it.
    pub trust: Trust,
    /// The qualifications set, one bit each, in the order of the digits.
    pub words: u8,
    /// Where it came from.
    pub origin: Origin,
}

impl ParticipantState {
    /// The vote on a proposal, if it stands.
    pub fn ballot(&self, proposal: u32) -> Option<BallotState> {
        self.place(proposal).ok().map(|at| self.ballots[at])
    }

    /// Where the vote on a proposal is, or would be.
    pub fn place(&self, proposal: u32) -> Result<usize, usize> {
        self.ballots.binary_search_by_key(&proposal, |ballot| ballot.proposal)
    }

    /// The card of a proposal, if it was dealt, not answered, and did not expire by `now`.
    pub fn card(&self, proposal: u32, now: Time) -> Option<CardState> {
        self.issued.iter().copied().find(|card| card.proposal == proposal && card.lasts(now))
    }

    /// Proposals this participant wrote.
    pub fn proposals(&self) -> &[u32] {
        self.more.as_ref().map_or(&[], |more| &more.proposals)
    }

    /// Cards this participant handed back.
    pub fn passed(&self) -> &[u32] {
        self.more.as_ref().map_or(&[], |more| &more.passed)
    }

    /// When the erasure becomes final, if one waits.
    pub fn erasure(&self) -> Option<Time> {
        self.more.as_ref().and_then(|more| more.erasure)
    }

    /// What was declared of a question.
    pub fn declared(&self, question: u16) -> Option<bool> {
        let declared = &self.more.as_ref()?.declared;
        declared.iter().find(|(of, _)| *of == question).map(|(_, inside)| *inside)
    }
}

impl CardState {
    /// Whether the card can still be answered as part of its sequence.
    pub fn lasts(&self, now: Time) -> bool {
        now.since(self.dealt()) < CARD_LIFE
    }

    /// When it was dealt, to the second.
    pub fn dealt(&self) -> Time {
        Time(i64::from(self.at) * Time::SECOND)
    }
}

impl BallotState {
    /// Whether a qualification is set.
    pub fn has(&self, word: Qualification) -> bool {
        word.key() == self.key && self.words & bit(word) != 0
    }

    /// The vote in the words of the port.
    pub fn ballot(&self) -> Ballot {
        let qualifications = self.key.qualifications().into_iter().filter(|word| self.has(*word)).collect();
        Ballot { key: self.key, qualifications }
    }
}

/// The bit of a qualification within its key.
pub fn bit(word: Qualification) -> u8 {
    1 << (word.index() % 3)
}

/// An instant as whole seconds since 1970.
pub fn whole_seconds(at: Time) -> u32 {
    u32::try_from(at.0.max(0) / Time::SECOND).unwrap_or(u32::MAX)
}
