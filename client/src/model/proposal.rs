//! Proposals: their names and the states they go through.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The name of a proposal; opaque outside the backend that gave it (our engine: `p1`, `p2`, …).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ProposalId(pub Box<str>);

impl fmt::Display for ProposalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ProposalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for ProposalId {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

/// Where a proposal stands (make.org's names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "PascalCase")]
pub enum Status {
    /// Waiting for a moderator.
    Pending,
    /// Open to votes.
    Accepted,
    /// Refused, with a reason told to its author.
    Refused,
    /// Set aside by a moderator, to be looked at again.
    Postponed,
    /// No longer shown: withdrawn by its author, or its text was erased. Its votes stay counted.
    Archived,
}

impl Status {
    /// The name on the wire and in exports, such as `Accepted`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pending => "Pending",
            Self::Accepted => "Accepted",
            Self::Refused => "Refused",
            Self::Postponed => "Postponed",
            Self::Archived => "Archived",
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text names no status.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown status: {0}")]
pub struct UnknownStatus(pub String);

impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(name: &str) -> Result<Self, UnknownStatus> {
        [Self::Pending, Self::Accepted, Self::Refused, Self::Postponed, Self::Archived]
            .into_iter()
            .find(|status| status.name() == name)
            .ok_or_else(|| UnknownStatus(name.to_owned()))
    }
}
