//! How values are written into a store: one byte that says in which form, then JSON. Knows no value in particular.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The form that is written; each form that was ever written is read.
const VERSION: u8 = 1;

/// A value as it is kept.
pub(super) fn write(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend(serde_json::to_vec(value).unwrap_or_default()); // plain data: in memory it cannot fail
    bytes
}

/// What was kept; none when it cannot be read, which is treated as if it had never been kept.
pub(super) fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    let (version, body) = bytes.split_first()?;
    (*version == VERSION).then(|| serde_json::from_slice(body).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again_and_nothing_else_is() {
        assert_eq!(read(&write(&(7, "é"))), Some((7, "é".to_owned())));
        assert_eq!((read::<u8>(b""), read::<u8>(b"\x013"), read::<u8>(b"\x023")), (None, Some(3), None));
    }
}
