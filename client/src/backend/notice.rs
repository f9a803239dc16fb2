//! Who is to be told something now, and where to write to them. What they are told is the model's
//! [`Notice`](crate::model::Notice); the address is sealed by whoever joined them and never read here.

use serde::{Deserialize, Serialize};

use crate::model::{Channel, ParticipantId};

/// Somebody who has a notice due, and where to write to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reach {
    /// Who.
    pub participant: ParticipantId,
    /// The channel of the first contact.
    pub channel: Channel,
    /// Where to write to them, sealed, as last given to [`Backend::join`](super::Backend::join).
    pub reach: Vec<u8>,
}
