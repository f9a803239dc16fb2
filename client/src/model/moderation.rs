//! What a moderator may decide, and the reasons that are told to the author.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::proposal::{ProposalId, Status};

/// A moderator, as a small number; the name behind it lives with the ties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ModeratorId(pub u32);

/// Why a proposal is refused (the twelve reasons of make.org's back office).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum RefusalReason {
    /// Nobody could say what is meant.
    Incomprehensible,
    /// It answers another question.
    OffTopic,
    /// It names a party or a candidate.
    Partisan,
    /// The law forbids publishing it.
    Legal,
    /// It sells something.
    Advertising,
    /// Several ideas in one text.
    MultipleIdeas,
    /// In a language that this consultation does not read.
    InvalidLanguage,
    /// Insulting or crude.
    Rudeness,
    /// Those who asked cannot act on it.
    OutOfPoliticalScope,
    /// The same idea is already open to votes.
    AlreadyExists,
    /// Written to try the program.
    Test,
    /// Anything else, in the moderator's own words.
    Other,
}

impl RefusalReason {
    /// All reasons, in the order of the picker.
    pub const ALL: [Self; 12] = [
        Self::Incomprehensible,
        Self::OffTopic,
        Self::Partisan,
        Self::Legal,
        Self::Advertising,
        Self::MultipleIdeas,
        Self::InvalidLanguage,
        Self::Rudeness,
        Self::OutOfPoliticalScope,
        Self::AlreadyExists,
        Self::Test,
        Self::Other,
    ];

    /// The name in files, messages and exports, such as `already-exists`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Incomprehensible => "incomprehensible",
            Self::OffTopic => "off-topic",
            Self::Partisan => "partisan",
            Self::Legal => "legal",
            Self::Advertising => "advertising",
            Self::MultipleIdeas => "multiple-ideas",
            Self::InvalidLanguage => "invalid-language",
            Self::Rudeness => "rudeness",
            Self::OutOfPoliticalScope => "out-of-political-scope",
            Self::AlreadyExists => "already-exists",
            Self::Test => "test",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for RefusalReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text names no refusal reason.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown refusal reason: {0}")]
pub struct UnknownReason(pub String);

impl FromStr for RefusalReason {
    type Err = UnknownReason;

    fn from_str(name: &str) -> Result<Self, UnknownReason> {
        Self::ALL.into_iter().find(|reason| reason.name() == name).ok_or_else(|| UnknownReason(name.to_owned()))
    }
}

/// What a moderator says of a pending, postponed or already decided proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Decision {
    /// Open it to votes.
    Accept,
    /// Refuse it, with a reason that its author is told.
    Refuse {
        /// The reason.
        reason: RefusalReason,
        /// The moderator's own words to the author; required when the reason is `Other`.
        words: Option<String>,
    },
    /// Look at it again later.
    Postpone,
    /// Refuse it as saying again what another accepted or waiting proposal of its question says; its author is shown that
    /// one. Both keep their votes.
    Duplicate {
        /// The other.
        of: ProposalId,
        /// The moderator's own words to the author.
        words: Option<String>,
    },
    /// Put a postponed one back among those that wait.
    Wake,
}

impl Decision {
    /// Where it leads.
    pub const fn status(&self) -> Status {
        match self {
            Self::Accept => Status::Accepted,
            Self::Refuse { .. } | Self::Duplicate { .. } => Status::Refused,
            Self::Postpone => Status::Postponed,
            Self::Wake => Status::Pending,
        }
    }
}
