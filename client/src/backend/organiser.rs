//! What an organiser gives and gets: rows of files, votes of logs, rows of exports.

use serde::{Deserialize, Serialize};

use crate::model::{Aggregate, Language, ParticipantId, ProposalId, Signature, Status, Tally, Time, TopicId, VoteKey};

/// A proposal that comes from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its name in the file; unique within the question.
    pub external_id: String,
    /// Its text, kept byte for byte.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// How its author signed.
    pub signature: Signature,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its published counts, if the file has any.
    pub aggregate: Option<Aggregate>,
    /// Whether it waits for a moderator instead of being accepted.
    pub pending: bool,
    /// The participant who wrote it, for replayed conversations.
    pub author: Option<ParticipantId>,
    /// When it was written; none: now.
    pub sent: Option<Time>,
}

/// One line of a published log of votes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplayedVote {
    /// Who voted.
    pub voter: ParticipantId,
    /// On what.
    pub proposal: ProposalId,
    /// How.
    pub key: VoteKey,
    /// When.
    pub at: Time,
}

/// A proposal with everything that an export prints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its name in the file it came from.
    pub external_id: Option<String>,
    /// Its name here.
    pub proposal: ProposalId,
    /// Its text, byte for byte; none when it was erased.
    pub text: Option<String>,
    /// The language it is written in.
    pub language: Language,
    /// How its author signed.
    pub author: Signature,
    /// Where it stands.
    pub status: Status,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// When it was sent.
    pub sent: Time,
    /// Its live counts.
    pub tally: Tally,
    /// The counts it was imported with.
    pub aggregate: Option<Aggregate>,
}
