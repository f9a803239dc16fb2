//! What a console keeps on the disk of this machine: orders until they are answered, and where the moderator was.
//! Knows neither the consultation nor the screen.

mod outbox;
mod session;

pub(crate) use outbox::{Kept, Outbox, left};
pub(crate) use session::{Draft, Session, Sessions};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The form that is written; each form that was ever written is read.
const VERSION: u8 = 1;

/// A value as it is kept: its form, then JSON.
fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend(serde_json::to_vec(value).unwrap_or_default()); // plain data: in memory it cannot fail
    bytes
}

/// What was kept; none when it cannot be read.
fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (version, body) = bytes.split_first()?;
    (*version == VERSION).then(|| serde_json::from_slice(body).ok()).flatten()
}
