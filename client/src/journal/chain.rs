//! Links entries into a chain: each carries a version, eight bytes of its link, and the payload.
//!
//! The link of an entry is SHA-256 over the link before it, the version and the payload. Eight bytes in each entry are
//! enough to name the first broken one; the whole 32 bytes of the last link stand for everything before it.

use std::fmt;

use sha2::{Digest, Sha256};

use crate::error::Flaw;

/// The format of entries that this program writes.
pub const VERSION: u8 = 1;
/// Bytes before the payload: the version and the short link.
const PREFIX: usize = 9;

/// How many entries there are, and the link of the last (all zeros when there is none).
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Head {
    /// Number of entries.
    pub length: u64,
    /// Link of the last entry.
    pub link: [u8; 32],
}

impl Head {
    /// The link in hexadecimal.
    pub fn hex(&self) -> String {
        use fmt::Write;
        self.link.iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

impl fmt::Debug for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} entries, {}", self.length, self.hex())
    }
}

/// The entry to store for `payload` after `head`, and the head it makes.
pub fn frame(head: Head, payload: &[u8]) -> (Head, Vec<u8>) {
    let next = follow(head, VERSION, payload);
    let mut entry = Vec::with_capacity(PREFIX + payload.len());
    entry.push(VERSION);
    entry.extend_from_slice(&next.link[..8]);
    entry.extend_from_slice(payload);
    (next, entry)
}

/// The payload of a stored entry and the head it makes, if it follows `head`.
pub fn unframe(head: Head, entry: &[u8]) -> Result<(Head, &[u8]), Flaw> {
    let (prefix, payload) = entry.split_at_checked(PREFIX).ok_or(Flaw::Short)?;
    if prefix[0] != VERSION {
        return Err(Flaw::Newer(prefix[0]));
    }
    let next = follow(head, prefix[0], payload);
    if next.link[..8] == prefix[1..] { Ok((next, payload)) } else { Err(Flaw::Link) }
}

fn follow(head: Head, version: u8, payload: &[u8]) -> Head {
    let hash = Sha256::new().chain_update(head.link).chain_update([version]).chain_update(payload).finalize();
    Head { length: head.length + 1, link: hash.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_follows_only_its_own_predecessor() {
        let (first, a) = frame(Head::default(), b"one");
        let (second, b) = frame(first, b"two");
        assert_eq!(unframe(Head::default(), &a), Ok((first, &b"one"[..])));
        assert_eq!(unframe(first, &b), Ok((second, &b"two"[..])));
        assert_eq!(unframe(Head::default(), &b), Err(Flaw::Link));
        assert_eq!(second.length, 2);
    }

    #[test]
    fn every_flipped_bit_is_seen() {
        let (_, entry) = frame(Head::default(), b"a vote");
        for bit in 0..entry.len() * 8 {
            let mut flipped = entry.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert!(unframe(Head::default(), &flipped).is_err(), "bit {bit}");
        }
        assert_eq!(unframe(Head::default(), b"short"), Err(Flaw::Short));
    }
}
