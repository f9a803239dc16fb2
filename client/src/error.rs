//! Errors, by what the caller can do about them. Citizens never read these: voices have a sentence for each.

pub mod damage;

use serde::{Deserialize, Serialize};

pub use damage::{Damage, Difference, Flaw};

use crate::model::{PhraseFault, Status, Time};

/// The result of anything asked of a backend.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a backend did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule forbids it: say which; asking again changes nothing.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// What was named does not exist here.
    #[error("not found: {0}")]
    NotFound(String),
    /// This backend cannot do it at all.
    #[error("this backend cannot {0}")]
    NotSupported(&'static str),
    /// The place could not be opened; nothing was changed. The fault says what it is and what to do.
    #[error(transparent)]
    Closed(#[from] OpenFault),
    /// The backend has stopped taking commands, or cannot be reached; nothing was recorded.
    #[error("the consultation is out of reach: {0}")]
    Unavailable(String),
}

/// A rule of the consultation that a command breaks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// The question takes no votes or proposals yet.
    #[error("the question opens later")]
    NotOpenYet {
        /// When it opens.
        opens: Time,
    },
    /// The question is over.
    #[error("the question is closed")]
    Finished {
        /// When it ended.
        closed: Time,
    },
    /// Nobody votes on their own proposal.
    #[error("a vote on one's own proposal")]
    OwnProposal,
    /// Only accepted proposals take votes.
    #[error("the proposal is {0}, not Accepted")]
    NotVotable(Status),
    /// There is no vote to qualify, or the word belongs to another vote.
    #[error("the qualification does not fit the vote")]
    QualificationDoesNotFit,
    /// This question takes votes only.
    #[error("this question takes no proposals")]
    NoProposals,
    /// The text is not a proposal.
    #[error(transparent)]
    Phrase(#[from] PhraseFault),
    /// The same author has already sent the same text.
    #[error("already proposed, {status}")]
    AlreadyProposed {
        /// Where it stands.
        status: Status,
    },
    /// Too many of this author's proposals are waiting.
    #[error("{limit} proposals are waiting already")]
    TooManyPending {
        /// The most that may wait.
        limit: usize,
    },
    /// Only pending proposals can be withdrawn by their author.
    #[error("the proposal is {0}: only a pending one can be withdrawn")]
    NotWithdrawable(Status),
    /// Not the author.
    #[error("somebody else's proposal")]
    NotYours,
    /// Another moderator has decided first.
    #[error("already decided by {by}: {status}")]
    AlreadyDecided {
        /// The other moderator's name.
        by: String,
        /// Where it stands now.
        status: Status,
    },
    /// Another moderator is reading it.
    #[error("held by {by} for {seconds} s more")]
    Leased {
        /// The other moderator's name.
        by: String,
        /// Seconds until the lease ends.
        seconds: u32,
    },
    /// The state does not allow this decision (make.org's `invalid_state`).
    #[error("a {0} proposal cannot be decided so")]
    InvalidState(Status),
    /// Only a refusal can be contested, and only once.
    #[error("the proposal is {0}: only a refusal can be contested, once")]
    NotAppealable(Status),
    /// Its author contests this moderator's refusal: somebody else decides.
    #[error("its author contests this moderator's refusal: another moderator decides")]
    Contested,
    /// A refusal needs a reason that this question offers; `Other` needs words.
    #[error("the refusal needs a reason, and « other » needs words")]
    ReasonMissing,
    /// What a proposal would say again must be another of its question, accepted or waiting.
    #[error("not a duplicate of that one: it must be another proposal of the same question, Accepted or Pending")]
    NotADuplicate,
    /// A note, or words to an author, say nothing.
    #[error("there are no words")]
    WordsMissing,
    /// A note, or words to an author, are too long.
    #[error("{length} characters, at most {max}")]
    WordsTooLong {
        /// How many there are.
        length: usize,
        /// How many there may be.
        max: usize,
    },
    /// Nobody can be told: the author is not known here, or was erased.
    #[error("the author cannot be told anything")]
    NobodyToTell,
    /// There is no decision left to take back: none of this moderator, or none on this proposal.
    #[error("nothing to undo")]
    NothingToUndo,
    /// Erasure is under way: nothing is recorded until it is called off.
    #[error("this participant is being erased")]
    BeingErased,
    /// No erasure is under way.
    #[error("no erasure is under way")]
    NotBeingErased,
    /// The text of this proposal has been erased.
    #[error("the text was erased")]
    TextErased,
    /// None of this participant's votes are set aside.
    #[error("nothing of this participant is set aside")]
    NotSetAside,
}

/// Why a place could not be opened, each with what to do; nothing in it was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenFault {
    /// The address cannot be read.
    #[error("{0} is not an address: write memory:, sled:FOLDER or http(s)://HOST")]
    Address(String),
    /// There is nothing there, and the command does not create.
    #[error("there is no consultation in {0}: check the address, or run ilfaut open to create one")]
    Missing(String),
    /// Another program has it open.
    #[error("{0} is open in another program: close that program first")]
    Locked(String),
    /// The folder holds something else.
    #[error("{0} holds files that are not ilfaut's: name an empty or new folder")]
    Foreign(String),
    /// The folder was written by a newer program.
    #[error("{path} was written by a newer version (format {found}, this program reads up to {known}): update ilfaut")]
    Newer {
        /// The folder.
        path: String,
        /// Its format.
        found: u32,
        /// The newest format this program reads.
        known: u32,
    },
    /// The folder was damaged since it was last closed.
    #[error(
        "{path} is damaged ({what}); nothing was changed: run ilfaut recount --address sled:{path}, then restore a backup"
    )]
    Damaged {
        /// The folder.
        path: String,
        /// What was found.
        what: Damage,
    },
    /// The system refused.
    #[error("{path} cannot be used: {what}")]
    System {
        /// The folder.
        path: String,
        /// The system's words.
        what: String,
    },
}
