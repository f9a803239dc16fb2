//! What the conversation wants to be done, and what comes back: plain values, carried out by the host.

use ilfaut_client::Refusal;
use ilfaut_client::backend::{self, Card, Mine, Page, PersonalData, Progress, Query, Shown, Standing};
use ilfaut_client::model::{
    Language, Phrase, ProposalId, Qualification, QuestionId, Signature, Time, TopicId, VoteKey,
};
use ilfaut_client::rules::zone::Zone;
use serde::{Deserialize, Serialize};

/// What a dialogue keeps of a person beside what the consultation does.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Kept {
    /// The language chosen.
    pub language: Option<Language>,
    /// An idea begun and not sent.
    pub draft: Option<String>,
    /// Whether they are told of ideas that wait; their address is kept for that, sealed.
    #[serde(default)]
    pub news: bool,
}

/// One vote to cast, with the words to add to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// On which proposal.
    pub proposal: ProposalId,
    /// The vote.
    pub key: VoteKey,
    /// Words to add.
    pub words: Vec<Qualification>,
}

/// One thing to ask of the consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// The next ideas.
    Next {
        /// Of which question.
        question: QuestionId,
        /// Within one topic.
        topic: Option<TopicId>,
        /// Left for later: the last to come within a topic.
        passed: Vec<ProposalId>,
        /// How many.
        count: usize,
    },
    /// One idea.
    Card(ProposalId),
    /// Leaves ideas for later.
    Pass {
        /// Those left.
        left: Vec<ProposalId>,
        /// How many ideas to ask for afterwards.
        count: usize,
    },
    /// Votes, in order; stops at the first that is not recorded.
    Vote {
        /// The votes.
        votes: Vec<Marked>,
        /// Ideas left for later in the same breath.
        left: Vec<ProposalId>,
    },
    /// Takes a vote back.
    Unvote(ProposalId),
    /// Adds (`true`) or removes words of a vote.
    Qualify(ProposalId, Vec<(Qualification, bool)>),
    /// Sends an idea.
    Propose {
        /// To which question.
        question: QuestionId,
        /// The checked text.
        phrase: Phrase,
        /// The language it is written in.
        language: Language,
        /// How it is signed.
        signature: Signature,
    },
    /// Takes one's own idea back.
    Withdraw(ProposalId),
    /// One's own ideas.
    Mine(QuestionId),
    /// One's own votes.
    Voted(QuestionId),
    /// Ideas by word.
    Search(QuestionId, Query),
    /// Topics and how many ideas each has.
    Topics(QuestionId),
    /// How far one has come.
    Progress(QuestionId),
    /// The answer to a question's condition.
    Declare(QuestionId, bool),
    /// What is kept about this person, in short.
    Data,
    /// All that is kept about this person.
    Copy,
    /// The same, written into a file.
    Export {
        /// The file, as it was typed.
        path: String,
        /// What this dialogue itself keeps.
        kept: Kept,
    },
    /// Another signature.
    Sign(Signature),
    /// Erasure.
    Erase,
    /// No erasure after all.
    Keep,
    /// Ideas of others that are like a text.
    Similar(QuestionId, String),
    /// Why these ideas came.
    Why(Vec<ProposalId>),
    /// Whether one's own votes count; whether one wants to object if they do not.
    Counted(QuestionId, bool),
    /// Words against their being set aside.
    Object(QuestionId, String),
    /// The refusal of one's own idea contested.
    Appeal(ProposalId),
    /// What everyone said of a question that is over.
    Results(QuestionId),
    /// The same, to be drawn.
    Picture(QuestionId),
}

/// The ideas of one zone of the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Which zone.
    pub zone: Zone,
    /// How many there are.
    pub count: usize,
    /// The first of them, each with what everyone said.
    pub first: Vec<(String, Standing)>,
}

/// Where one idea stands among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// In which zone.
    pub zone: Zone,
    /// Its share for, in thousandths, as its zone was decided by.
    pub agree: u16,
    /// Its share against, in thousandths.
    pub disagree: u16,
    /// The votes on it.
    pub votes: u64,
}

/// What the consultation answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Ideas to vote on.
    Next {
        /// The ideas; none when there are no more.
        cards: Vec<Card>,
        /// How many were asked for.
        count: usize,
    },
    /// One idea.
    Card(Box<Card>),
    /// The ideas are left for later.
    Passed {
        /// Those left.
        left: Vec<ProposalId>,
        /// How many ideas to ask for next.
        count: usize,
    },
    /// The votes that were recorded, and why the next one was not.
    Voted(Vec<Card>, Option<Trouble>),
    /// The idea whose vote was taken back.
    Unvoted(Box<Card>),
    /// The idea whose vote says more or less now.
    Qualified(Box<Card>),
    /// The idea waits for a moderator.
    Proposed,
    /// The idea is taken back.
    Withdrawn,
    /// One's own ideas.
    Mine(Vec<Mine>),
    /// One's own votes.
    Votes(Vec<Card>),
    /// Ideas found, and what was looked for.
    Found(Query, Page),
    /// Topics.
    Topics(Vec<(TopicId, u64)>),
    /// How far one has come.
    Progress(Progress),
    /// The condition is answered.
    Declared,
    /// What is kept, to be summed up.
    Data(Box<PersonalData>),
    /// What is kept, to be handed over.
    Copy(Box<PersonalData>),
    /// The file is written.
    Exported {
        /// The file.
        path: String,
    },
    /// The signature is changed.
    Signed(Signature),
    /// Erasure becomes final then.
    Erasing(Time),
    /// No erasure.
    Kept,
    /// Ideas of others, each with how alike it is in percent, the most alike first.
    Similar(Vec<(u8, Card)>),
    /// Why the ideas came, in the order asked.
    Why(Vec<Shown>),
    /// One's own votes count, unless there is a reason; whether one wants to object to it.
    Counted(Option<backend::Marked>, bool),
    /// The words are with the moderators.
    Objected,
    /// One's own idea is looked at again.
    Appealed,
    /// What everyone said; where each idea stands, if it is to be drawn.
    Results(Vec<Part>, Vec<Spot>),
}

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// A rule forbids it.
    Refused(Refusal),
    /// There is no such thing.
    NotFound,
    /// It cannot be done here.
    NotSupported,
    /// The file cannot be written.
    File(FileFault),
    /// The consultation does not answer; nothing was recorded.
    Away,
}

/// Why a file cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFault {
    /// There is one of this name.
    Exists,
    /// Its folder is not there.
    Nowhere,
    /// This person may not.
    Forbidden,
    /// Anything else, in the system's words.
    Other(String),
}

impl Ask {
    /// Whether it is about a vote on one idea, which can be pressed from anywhere.
    pub(super) fn is_of_a_vote(&self) -> bool {
        matches!(self, Self::Vote { .. } | Self::Unvote(_) | Self::Qualify(..) | Self::Pass { .. })
    }

    /// Whether it would have recorded something.
    pub fn records(&self) -> bool {
        !matches!(
            self,
            Self::Next { .. }
                | Self::Card(_)
                | Self::Mine(_)
                | Self::Voted(_)
                | Self::Search(..)
                | Self::Topics(_)
                | Self::Progress(_)
                | Self::Data
                | Self::Copy
                | Self::Export { .. }
                | Self::Similar(..)
                | Self::Why(_)
                | Self::Counted(..)
                | Self::Results(_)
                | Self::Picture(_)
        )
    }
}
