//! What an organiser gives and gets: rows of files, votes of logs, rows of exports.

use serde::{Deserialize, Serialize};

use crate::model::{
    Aggregate, Language, ParticipantId, ProposalId, Sets, Signature, Status, Tally, Time, TopicId, VoteKey,
};

/// A proposal that comes from a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
#[cfg_attr(test, derive(schemars::JsonSchema))]
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
    /// The proposal that it says again, where it was refused as a duplicate.
    pub duplicate_of: Option<ProposalId>,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// When it was sent.
    pub sent: Time,
    /// Its live counts, every vote in them.
    pub tally: Tally,
    /// The counts it was imported with.
    pub aggregate: Option<Aggregate>,
    /// Its live ballots of the sequence class, set-aside ones left out, by what each says together.
    pub ballots: Sets,
    /// Of its live counts, those of participants who are set aside.
    pub aside: Tally,
    /// Its live votes of the sequence when no person's weigh more than a limit together; none where every vote counts whole.
    pub limited: Option<[u64; 3]>,
}

impl Row {
    /// Its live counts as results use them: every vote in the first, none that is set aside in the trusted ones.
    pub fn trusted(&self) -> Tally {
        let (tally, aside) = (&self.tally, &self.aside);
        Tally {
            count: tally.count,
            verified: tally.verified.without(&aside.verified),
            sequence: tally.sequence.without(&aside.sequence),
            segment: tally.segment.without(&aside.segment),
        }
    }

    /// Votes for, against and neutral that its zone follows from: those of the sequence, imported ones included, none set
    /// aside, and no person's weighing more than the limit where there is one.
    pub fn scored(&self) -> [u64; 3] {
        let [agree, disagree, neutral] = self.limited.unwrap_or(self.trusted().sequence.votes);
        let base = self.aggregate.unwrap_or_default();
        [agree.saturating_add(base.agree), disagree.saturating_add(base.disagree), neutral.saturating_add(base.neutral)]
    }
}
