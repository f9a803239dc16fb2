//! Who takes part, without saying who they are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A citizen, as 128 random bits that mean nothing outside the journal.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct ParticipantId(
    #[serde(with = "super::hex")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub [u8; 16],
);

impl fmt::Display for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::hex::written(&self.0))
    }
}

/// The text is not 32 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a participant is 32 hexadecimal digits")]
pub struct NotAParticipant;

impl FromStr for ParticipantId {
    type Err = NotAParticipant;

    fn from_str(text: &str) -> Result<Self, NotAParticipant> {
        super::hex::read(text).map(Self).ok_or(NotAParticipant)
    }
}

impl fmt::Debug for ParticipantId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The keyed hash of a platform identity: what ties a person to a [`ParticipantId`], until erased.
///
/// Only the program that holds the hashing key can make one; it never enters the journal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LinkKey(
    #[serde(with = "super::hex")]
    #[cfg_attr(test, schemars(with = "String"))]
    pub [u8; 32],
);

impl fmt::Debug for LinkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkKey(…)")
    }
}

/// Where a citizen speaks from. Counted, never used to weigh a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Channel {
    /// A line session: terminal, ssh, pipe, screen reader.
    Terminal,
    /// Telegram.
    Telegram,
    /// Matrix.
    Matrix,
    /// A program speaking make.org's HTTP dialect.
    Web,
    /// A file replayed or imported by the organiser.
    File,
}

/// How an author signs: nothing here is required.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Signature {
    /// A first name, as the author wrote it.
    pub name: Option<String>,
    /// An age in years.
    pub age: Option<u8>,
}
