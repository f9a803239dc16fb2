//! Random names as people and JSON read them: lower-case hexadecimal; as bare bytes where nobody reads.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serializer};

/// Writes the bytes: as text where a person may read, else one by one.
pub(crate) fn serialize<S: Serializer, const N: usize>(bytes: &[u8; N], serializer: S) -> Result<S::Ok, S::Error> {
    use serde::ser::SerializeTuple;
    if serializer.is_human_readable() {
        return serializer.collect_str(&written(bytes));
    }
    let mut tuple = serializer.serialize_tuple(N)?;
    for byte in bytes {
        tuple.serialize_element(byte)?;
    }
    tuple.end()
}

/// Reads what [`serialize`] writes.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, const N: usize>(deserializer: D) -> Result<[u8; N], D::Error>
where
    [u8; N]: Deserialize<'de>,
{
    if !deserializer.is_human_readable() {
        return <[u8; N]>::deserialize(deserializer);
    }
    let text = String::deserialize(deserializer)?;
    read(&text).ok_or_else(|| D::Error::custom(format!("{} hexadecimal digits were expected", 2 * N)))
}

/// The digits.
pub(crate) fn written(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// The bytes that `text` spells, if it has just as many digits as they need.
pub(crate) fn read<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok());
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = 16 * digit(pair[0])? + digit(pair[1])?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use crate::model::{LinkKey, ParticipantId};

    #[test]
    fn people_read_digits_and_journals_bare_bytes() {
        let who = ParticipantId([0xa0; 16]);
        let text = serde_json::to_string(&who).unwrap();
        assert_eq!(text, format!("\"{}\"", "a0".repeat(16)));
        assert_eq!(serde_json::from_str::<ParticipantId>(&text).unwrap(), who);
        let link = LinkKey([7; 32]);
        let bytes = postcard::to_stdvec(&link).unwrap();
        assert_eq!((bytes.len(), postcard::from_bytes::<LinkKey>(&bytes).unwrap()), (32, link));
    }

    #[test]
    fn anything_else_is_no_name() {
        for text in ["", "a0", &"g0".repeat(16), &"é".repeat(16), &"a".repeat(33)] {
            assert_eq!(super::read::<16>(text), None, "{text}");
            assert!(serde_json::from_str::<ParticipantId>(&format!("\"{text}\"")).is_err());
        }
    }
}
