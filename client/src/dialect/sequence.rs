//! Sequences of proposals on the wire: what the rotation deals, and those that somebody asked for.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::header::Page;
use super::proposal::Proposal;
use super::tolerance::count;
use super::word::words;
use crate::backend;

words! {
    /// A sequence, as a path names it.
    Named {
        /// What the rotation deals.
        Standard = "standard",
        /// What is widely liked.
        Consensus = "consensus",
        /// What divides.
        Controversy = "controversy",
    }
}

/// Which sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// One that has a name.
    Named(Named),
    /// Of what speaks of a word.
    Keyword(String),
    /// The first proposal of the standard one, for somebody who arrives.
    First,
}

impl Kind {
    /// The port's kind; none for what the rotation deals.
    pub fn asked(&self) -> Option<backend::Kind> {
        match self {
            Self::Named(Named::Standard) => None,
            Self::Named(Named::Consensus) => Some(backend::Kind::Popular),
            Self::Named(Named::Controversy) => Some(backend::Kind::Controversial),
            Self::Keyword(key) => Some(backend::Kind::Keyword(key.clone())),
            Self::First => Some(backend::Kind::First),
        }
    }

    /// The place that requests of this sequence are sent from: what a vote counts as follows from it.
    pub const fn page(&self) -> Page {
        match self {
            Self::Named(Named::Standard) | Self::First => Page::Sequence,
            Self::Named(Named::Consensus) => Page::SequencePopular,
            Self::Named(Named::Controversy) => Page::SequenceControversial,
            Self::Keyword(_) => Page::SequenceKeyword,
        }
    }
}

impl From<Option<&backend::Kind>> for Kind {
    fn from(kind: Option<&backend::Kind>) -> Self {
        match kind {
            None => Self::Named(Named::Standard),
            Some(backend::Kind::Popular) => Self::Named(Named::Consensus),
            Some(backend::Kind::Controversial) => Self::Named(Named::Controversy),
            Some(backend::Kind::Keyword(key)) => Self::Keyword(key.clone()),
            Some(backend::Kind::First) => Self::First,
        }
    }
}

/// A sequence.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Sequence {
    /// What to vote on; none: everything has been voted on.
    pub proposals: Vec<Proposal>,
    /// A card that asks who takes part, as it came.
    #[serde(default)]
    pub demographics: Option<Value>,
    /// Whether answers to that card stay with the session (2024).
    #[serde(default)]
    pub session_binding_mode: bool,
}

/// A sequence of what speaks of a word.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KeywordSequence {
    /// The word as a path says it.
    #[serde(default)]
    pub key: String,
    /// The word as it is shown.
    #[serde(default)]
    pub label: String,
    /// What to vote on.
    pub proposals: Vec<Proposal>,
    /// A card that asks who takes part, as it came.
    #[serde(default)]
    pub demographics: Option<Value>,
}

/// The first proposal of a sequence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FirstProposal {
    /// What to vote on.
    pub proposal: Proposal,
    /// How many the sequence has.
    #[serde(default, deserialize_with = "count")]
    pub sequence_size: u64,
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(super::word::Word::name(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::tolerance;

    #[test]
    fn a_kind_comes_back() {
        for kind in [
            None,
            Some(backend::Kind::Popular),
            Some(backend::Kind::Controversial),
            Some(backend::Kind::Keyword("gare".into())),
            Some(backend::Kind::First),
        ] {
            assert_eq!(Kind::from(kind.as_ref()).asked(), kind);
        }
    }

    #[test]
    fn an_empty_sequence_is_no_fault() {
        for text in [r#"{"proposals":[]}"#, r#"{"proposals":[],"demographics":null,"length":12}"#] {
            assert_eq!(tolerance::read::<Sequence>(text.as_bytes()).unwrap(), Sequence::default());
        }
        let empty = r#"{"proposals":[],"demographics":null,"sessionBindingMode":false}"#;
        assert_eq!(serde_json::to_string(&Sequence::default()).unwrap(), empty);
    }
}
