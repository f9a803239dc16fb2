//! The state, from nothing or as it was kept: a replay of the journal, or the bytes written when it was closed.

use super::apply::apply;
use super::event;
use super::state::State;
use crate::error::Result;
use crate::journal::{Head, Journal};

/// The format of snapshots that this program writes; any other is ignored and the journal read instead.
const SNAPSHOT: u8 = 8;

/// Reads a journal from nothing.
pub fn replay(journal: &mut dyn Journal) -> Result<State> {
    let mut state = State::default();
    journal.read(Head::default(), &mut |payload| {
        event::decode(payload)?.iter().try_for_each(|event| apply(&mut state, event))
    })?;
    for participant in &mut state.participants {
        participant.ballots.shrink_to_fit();
    }
    Ok(state)
}

/// The state as bytes, with the head it belongs to; none when it cannot be written.
pub fn write(state: &State, head: Head) -> Option<Vec<u8>> {
    let mut bytes = vec![SNAPSHOT];
    bytes.extend_from_slice(&head.length.to_be_bytes());
    bytes.extend_from_slice(&head.link);
    bytes.extend_from_slice(&[0; 4]);
    let mut bytes = postcard::to_extend(state, bytes).ok()?;
    let sum = crc32fast::hash(&bytes[HEADER..]);
    bytes[HEADER - 4..HEADER].copy_from_slice(&sum.to_be_bytes());
    Some(bytes)
}

/// Bytes before the state: format, head, checksum.
const HEADER: usize = 1 + 8 + 32 + 4;

/// Whether a snapshot was written in another format than this program's: by another version, and not used.
pub fn is_foreign(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|format| *format != SNAPSHOT)
}

/// The state of a snapshot, if it belongs to `head` and is whole.
pub fn read(bytes: &[u8], head: Head) -> Option<State> {
    let (header, body) = bytes.split_at_checked(HEADER)?;
    let mut expected = vec![SNAPSHOT];
    expected.extend_from_slice(&head.length.to_be_bytes());
    expected.extend_from_slice(&head.link);
    expected.extend_from_slice(&crc32fast::hash(body).to_be_bytes());
    if header != expected {
        return None;
    }
    postcard::from_bytes(body).ok()
}
