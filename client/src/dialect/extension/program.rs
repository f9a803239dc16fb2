//! How a program that holds the key of the place speaks for others: it asks for a token of each.

use serde::{Deserialize, Serialize};

use super::verbs;
use crate::backend::Reach;
use crate::dialect::secret::Secret;
use crate::model::{Channel, LinkKey, ModeratorId, NoticeId, ParticipantId};

/// A participant, and the token that speaks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Embodied {
    /// Who.
    pub participant: ParticipantId,
    /// Their bearer token.
    pub token: Secret,
}

/// A moderator, and the token that speaks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Seated {
    /// Who.
    pub moderator: ModeratorId,
    /// Their bearer token.
    pub token: Secret,
}

verbs! {
    /// The participant behind a platform identity, made on first contact.
    Join = "join" by Owner, repeatable {
        /// The keyed hash of the identity.
        link: LinkKey,
        /// Where they speak from.
        channel: Channel,
        /// Where to write to them, sealed by the caller; none: as before.
        reach: Option<Vec<u8>>,
    } -> Embodied;

    /// A participant who is known already.
    Embody = "embody" by Owner, repeatable {
        /// Who.
        participant: ParticipantId,
    } -> Embodied;

    /// The moderator of this name; whoever logged in has their own name only.
    Sit = "sit" by Moderator, repeatable {
        /// The name.
        name: String,
    } -> Seated;

    /// A moderator who sat before.
    Resume = "resume" by Owner, repeatable {
        /// Who.
        moderator: ModeratorId,
    } -> Seated;

    /// Everybody who is to be told something now and can be written to.
    Due = "due" by Owner, repeatable {} -> Vec<Reach>;

    /// A notice has been told.
    Told = "told" by Owner, repeatable {
        /// Which.
        notice: NoticeId,
    } -> ();
}
