//! What a place says of itself: what it can do, where its record ends, which questions it holds. Knows nobody.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::model::Question;
use crate::model::question::Openness;

/// What a backend can do beyond votes and proposals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of its own, never combined")]
pub struct Capabilities {
    /// Moderators' verbs.
    pub moderate: bool,
    /// A decision can be taken back after its author was told.
    pub undo_after_notice: bool,
    /// Organisers' verbs.
    pub organise: bool,
    /// What is acknowledged survives a power cut.
    pub durable: bool,
    /// The conversation's comforts: notices, leases with their holder, why a card came, what is kept about somebody.
    pub converse: bool,
}

/// Where the chained record of all that happened ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Head {
    /// How many entries it has.
    pub entries: u64,
    /// The link of the last, in 64 hexadecimal digits; only the same entries give the same link.
    pub link: String,
}

/// A question with what the clock says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// The question.
    pub question: Arc<Question>,
    /// Whether it takes votes now.
    pub openness: Openness,
    /// Participants who voted or proposed.
    pub participants: u64,
    /// Accepted proposals.
    pub proposals: u64,
    /// Votes now standing, imported ones included.
    pub votes: u64,
    /// Proposals waiting for a moderator.
    pub pending: u64,
}
