//! Votes, their qualifications and how far each is trusted (make.org's terms and wire names).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// One of the three answers to a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum VoteKey {
    /// Pour.
    Agree,
    /// Contre.
    Disagree,
    /// Neutre.
    Neutral,
}

/// One of the nine words a voter may add: three for each [`VoteKey`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Qualification {
    /// Pour, coup de cœur.
    LikeIt,
    /// Pour, réaliste.
    Doable,
    /// Pour, banalité.
    PlatitudeAgree,
    /// Contre, surtout pas.
    NoWay,
    /// Contre, infaisable.
    Impossible,
    /// Contre, banalité.
    PlatitudeDisagree,
    /// Neutre, pas compris.
    DoNotUnderstand,
    /// Neutre, pas d'avis.
    NoOpinion,
    /// Neutre, indifférent.
    DoNotCare,
}

/// How far a vote is trusted (make.org 2022): each class also counts in the classes before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum Trust {
    /// Counted, never used in a score.
    Troll,
    /// Reached by a link, a search or on request.
    Trusted,
    /// Cast on a card that the rotation issued.
    Sequence,
    /// As `Sequence`, by someone of the proposal's own segment.
    Segment,
}

impl VoteKey {
    /// The three keys, in the order of the digits 1, 2, 3.
    pub const ALL: [Self; 3] = [Self::Agree, Self::Disagree, Self::Neutral];

    /// The qualifications that fit this key, in the order of the digits 4, 5, 6.
    pub const fn qualifications(self) -> [Qualification; 3] {
        use Qualification::{
            DoNotCare, DoNotUnderstand, Doable, Impossible, LikeIt, NoOpinion, NoWay, PlatitudeAgree, PlatitudeDisagree,
        };
        match self {
            Self::Agree => [LikeIt, Doable, PlatitudeAgree],
            Self::Disagree => [NoWay, Impossible, PlatitudeDisagree],
            Self::Neutral => [DoNotUnderstand, NoOpinion, DoNotCare],
        }
    }

    /// The wire name (make.org): `agree`, `disagree`, `neutral`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Disagree => "disagree",
            Self::Neutral => "neutral",
        }
    }

    /// The place of the key in [`VoteKey::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl Qualification {
    /// The nine qualifications, three by three in the order of [`VoteKey::ALL`].
    pub const ALL: [Self; 9] = [
        Self::LikeIt,
        Self::Doable,
        Self::PlatitudeAgree,
        Self::NoWay,
        Self::Impossible,
        Self::PlatitudeDisagree,
        Self::DoNotUnderstand,
        Self::NoOpinion,
        Self::DoNotCare,
    ];

    /// The only vote that this word can qualify.
    pub const fn key(self) -> VoteKey {
        VoteKey::ALL[self as usize / 3]
    }

    /// The place of the qualification in [`Qualification::ALL`].
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The wire name (make.org), such as `likeIt`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::LikeIt => "likeIt",
            Self::Doable => "doable",
            Self::PlatitudeAgree => "platitudeAgree",
            Self::NoWay => "noWay",
            Self::Impossible => "impossible",
            Self::PlatitudeDisagree => "platitudeDisagree",
            Self::DoNotUnderstand => "doNotUnderstand",
            Self::NoOpinion => "noOpinion",
            Self::DoNotCare => "doNotCare",
        }
    }
}

impl Trust {
    /// The four classes, from the widest to the narrowest.
    pub const ALL: [Self; 4] = [Self::Troll, Self::Trusted, Self::Sequence, Self::Segment];
}

/// The text names no vote or no qualification.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown vote or qualification: {0}")]
pub struct UnknownKey(pub String);

impl FromStr for VoteKey {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.name() == name).ok_or_else(|| UnknownKey(name.to_owned()))
    }
}

impl FromStr for Qualification {
    type Err = UnknownKey;

    fn from_str(name: &str) -> Result<Self, UnknownKey> {
        Self::ALL.into_iter().find(|key| key.name() == name).ok_or_else(|| UnknownKey(name.to_owned()))
    }
}

impl fmt::Display for VoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Qualification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What one participant has said of one proposal: a vote and up to three qualifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ballot {
    /// The vote.
    pub key: VoteKey,
    /// The qualifications set on it, in the order of the digits.
    pub qualifications: Vec<Qualification>,
}
