//! Reading what a server answers, of either generation. Knows no type in particular.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde_json::Value;

/// The answer is not what this operation answers with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the answer cannot be read: {0}")]
pub struct Unreadable(pub String);

/// Reads an answer: `null` counts as absent, at any depth.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Unreadable> {
    let value = serde_json::from_slice(body).map_err(|fault| Unreadable(fault.to_string()))?;
    read_value(value)
}

/// Reads an answer that was parsed already.
pub fn read_value<T: DeserializeOwned>(value: Value) -> Result<T, Unreadable> {
    serde_json::from_value(without_nulls(value)).map_err(|fault| Unreadable(fault.to_string()))
}

/// The same without the members of objects that are `null` (a parser's depth is bounded, so this is too).
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.into_iter().filter(|(_, member)| !member.is_null());
            Value::Object(members.map(|(name, member)| (name, without_nulls(member))).collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

/// A count: a number, or a text that spells one; below 0 is 0.
pub(super) fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let value = Value::deserialize(deserializer)?;
    spelled(&value).ok_or_else(|| serde::de::Error::custom("not a count"))
}

/// The count that a number or a text spells.
fn spelled(value: &Value) -> Option<u64> {
    let number = match value {
        Value::Number(number) => number.clone(),
        Value::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    number.as_u64().or_else(|| number.as_f64().map(whole))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast from f64 saturates at both ends")]
const fn whole(number: f64) -> u64 {
    number as u64
}

/// Several, or one that stands alone.
pub(super) fn several<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Few<T> {
        Many(Vec<T>),
        One(T),
    }
    Few::deserialize(deserializer).map(|few| match few {
        Few::Many(all) => all,
        Few::One(one) => vec![one],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Deserialize)]
    struct Sample {
        #[serde(default, deserialize_with = "count")]
        count: u64,
        #[serde(default, deserialize_with = "several")]
        few: Vec<u8>,
    }

    fn sample(text: &str) -> Option<(u64, Vec<u8>)> {
        read::<Sample>(text.as_bytes()).ok().map(|sample| (sample.count, sample.few))
    }

    #[test]
    fn counts_come_as_numbers_and_as_texts() {
        for (text, count) in [("12", 12), ("\"12\"", 12), ("\" 12 \"", 12), ("12.0", 12), ("-3", 0), ("1e99", u64::MAX)]
        {
            assert_eq!(sample(&format!("{{\"count\":{text}}}")), Some((count, vec![])), "{text}");
        }
        assert_eq!((sample("{\"count\":\"many\"}"), sample("{\"count\":[]}")), (None, None));
    }

    #[test]
    fn null_and_more_are_passed_over() {
        assert_eq!(sample(r#"{"count":null,"few":null,"new":{"deep":[null]}}"#), Some((0, vec![])));
        assert_eq!((sample(r#"{"few":3}"#), sample(r#"{"few":[3]}"#)), (Some((0, vec![3])), Some((0, vec![3]))));
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        let deep = "[".repeat(100_000);
        for text in ["", "<html>", "{", "\u{0}", "3", deep.as_str()] {
            assert_eq!(sample(text), None);
        }
    }
}
