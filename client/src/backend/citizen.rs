//! What a citizen gives and gets: cards, drafts, searches, everything kept about oneself.

use serde::{Deserialize, Serialize};

use super::trust::Marked;
use crate::model::{
    Ballot, Channel, Language, ParticipantId, Phrase, ProposalId, QuestionId, RefusalReason, Signature, Status, Time,
    TopicId,
};

/// A proposal as one participant sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Card {
    /// Its name.
    pub proposal: ProposalId,
    /// Its question.
    pub question: QuestionId,
    /// Its text, fit for one line; empty when it was erased.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// How its author signed.
    pub author: Signature,
    /// When it was sent.
    pub sent: Time,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Where it stands.
    pub status: Status,
    /// Whether this participant wrote it.
    pub mine: bool,
    /// This participant's vote.
    pub ballot: Option<Ballot>,
    /// What everyone said; only after one's own vote.
    pub standing: Option<Standing>,
    /// Whether the vote is kept here and still waits to reach the consultation; never where the consultation is.
    #[serde(default)]
    pub waiting: bool,
}

/// A sequence that somebody asked for, as make.org's pages offer them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Kind {
    /// What is widely liked.
    Popular,
    /// What divides.
    Controversial,
    /// What speaks of a word.
    Keyword(String),
    /// One proposal for somebody who arrives, another for the next.
    First,
}

/// All votes on a proposal, trolls left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Standing {
    /// Pour.
    pub agree: u64,
    /// Contre.
    pub disagree: u64,
    /// Neutre.
    pub neutral: u64,
}

/// A proposal about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The checked text.
    pub phrase: Phrase,
    /// The language it is written in.
    pub language: Language,
    /// How it is signed.
    pub signature: Signature,
}

/// One's own proposal and its fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mine {
    /// Its name.
    pub proposal: ProposalId,
    /// Its text.
    pub text: String,
    /// When it was sent.
    pub sent: Time,
    /// Where it stands.
    pub status: Status,
    /// Why it was refused, with the moderator's words.
    pub refusal: Option<(RefusalReason, Option<String>)>,
    /// What everyone said, once it is accepted.
    pub standing: Option<Standing>,
    /// Whether its refusal can be contested now.
    #[serde(default)]
    pub appealable: bool,
}

/// What to search.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Query {
    /// Words, all of which must be found; none: all proposals.
    pub words: String,
    /// Within one topic.
    pub topic: Option<TopicId>,
    /// How many results to pass over.
    pub skip: usize,
    /// How many to answer with.
    pub limit: usize,
}

/// Some of the results.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Page {
    /// How many there are in all.
    pub total: usize,
    /// Those asked for.
    pub cards: Vec<Card>,
}

/// A proposal that is like another text. Nobody's vote is in it: it may be shown to whoever has not voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Alike {
    /// How alike, in percent; 100 only for the same words.
    pub percent: u8,
    /// Its name.
    pub proposal: ProposalId,
    /// Its text, fit for one line.
    pub text: String,
    /// Where it stands.
    pub status: Status,
}

/// How far a participant has come in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Progress {
    /// Accepted proposals one has voted on.
    pub seen: u64,
    /// Accepted proposals one may vote on, seen ones included.
    pub total: u64,
    /// Votes one has cast that stand.
    pub votes: u64,
    /// One's own proposals.
    pub proposals: u64,
    /// What one declared of the question's condition.
    pub declared: Option<bool>,
}

/// Everything that is kept about one participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PersonalData {
    /// The random number that votes are filed under.
    pub participant: ParticipantId,
    /// Since when.
    pub since: Time,
    /// The channel of the first contact.
    pub channel: Channel,
    /// The name and age given, if any.
    pub signature: Signature,
    /// Votes that stand, last first.
    pub votes: Vec<Card>,
    /// One's own proposals, newest first.
    pub proposals: Vec<Mine>,
    /// What one declared of each question's condition.
    pub declared: Vec<(QuestionId, bool)>,
    /// When a requested erasure becomes final.
    pub erasure: Option<Time>,
    /// The questions in which one's votes are set aside, why, and one's own words against it.
    pub aside: Vec<(QuestionId, Marked, Option<String>)>,
}
