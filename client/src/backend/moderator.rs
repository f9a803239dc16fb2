//! What a moderator gets: the queue, who decided, what came back.

use serde::{Deserialize, Serialize};

use super::Alike;
use crate::model::{
    Channel, Language, ParticipantId, ProposalId, QuestionId, RefusalReason, Signature, Status, Tally, Time, TopicId,
};
use crate::rules::flags::Flag;

/// A proposal as a moderator sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct QueueItem {
    /// Its name.
    pub proposal: ProposalId,
    /// Its question.
    pub question: QuestionId,
    /// Its text, byte for byte.
    pub text: String,
    /// The language it is written in.
    pub language: Language,
    /// How its author signed.
    pub author: Signature,
    /// Who wrote it; none once erased, or when nobody here did.
    pub by: Option<ParticipantId>,
    /// Where the author speaks from.
    pub channel: Channel,
    /// Proposals this author has sent to this question, this one included.
    pub by_author: u64,
    /// When it was sent.
    pub sent: Time,
    /// Where it stands.
    pub status: Status,
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// Its live counts, every vote in them.
    pub tally: Tally,
    /// Who decided last, and the reason if refused.
    pub decided: Option<Decided>,
    /// Another moderator holding it, and seconds left.
    pub lease: Option<(String, u32)>,
    /// Proposals like it, accepted or waiting, the most similar first; at most three, and only for the oldest 200 that wait.
    pub similar: Vec<Alike>,
    /// What to look at in its text.
    pub flags: Vec<Flag>,
    /// Others that wait with it and say nearly the same, all from accounts that had just arrived: perhaps one text pushed by
    /// many hands. In order of arrival; nothing is refused by it.
    pub echoes: Vec<ProposalId>,
    /// Topics that proposals like it carry, the likeliest first; at most five, and only where `similar` is told.
    pub suggested: Vec<TopicId>,
    /// What colleagues wrote about it, oldest first.
    pub notes: Vec<Noted>,
    /// The proposal that it says again, where it was refused as a duplicate; both keep their votes.
    pub duplicate_of: Option<Alike>,
    /// Votes that its author has cast in this question.
    pub given: u64,
    /// Who refused it when its author contested that, whatever became of it since; none: never contested.
    #[serde(default)]
    pub appealed: Option<String>,
}

/// A colleague's note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Noted {
    /// The moderator's name.
    pub by: String,
    /// When.
    pub at: Time,
    /// In their words; none once they were erased.
    pub words: Option<String>,
}

/// What has changed in the queues of a question.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct News {
    /// What to ask from next time.
    pub upto: u64,
    /// Proposals whose status, text, topics or notes changed, or that are new, each as it is now, in order of arrival; without
    /// look-alikes and echoes. Those no longer shown are among them, as `Archived`.
    pub changed: Vec<QueueItem>,
    /// Who else holds what.
    pub held: Vec<Held>,
}

/// A proposal that another moderator holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Held {
    /// Which.
    pub proposal: ProposalId,
    /// The moderator's name.
    pub by: String,
    /// Seconds until the lease ends.
    pub seconds: u32,
}

/// What a moderator corrects of a proposal; what is none stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Amendment {
    /// Its text.
    pub text: Option<String>,
    /// All its topics.
    pub topics: Option<Vec<TopicId>>,
}

/// A decision that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decided {
    /// The moderator's name.
    pub by: String,
    /// When.
    pub at: Time,
    /// Why, if refused, with the moderator's words.
    pub refusal: Option<(RefusalReason, Option<String>)>,
}

/// A decision that was taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Undone {
    /// The proposal.
    pub proposal: ProposalId,
    /// Where it stands again.
    pub status: Status,
    /// Whether the author had been told already (and will be told again).
    pub told: bool,
}
