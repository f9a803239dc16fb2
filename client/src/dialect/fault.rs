//! Errors as make.org's servers write them: five shapes of body, told apart when reading, exact when writing. Knows no HTTP
//! library: a status is a number.
//!
//! | status | body |
//! |---|---|
//! | 400 | a list of `{field, key, message}`; the token endpoint answers one such object, with 400 or 401 |
//! | 401, 403, 404 | plain text or nothing on make.org's server; the list on ours |
//! | 409, 412 | a bare JSON string |
//! | 500 and above | `{"error": …}` |

mod exact;
mod key;
mod refusal;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use exact::{exact, read_exact};
pub use key::Key;
pub use refusal::{About, Act, LOCK_SECONDS};

use super::word::Open;

/// One thing that is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field: a JSON path with dots, or the name of a query value.
    pub field: String,
    /// What is wrong with it.
    pub key: Open<Key>,
    /// In words, for developers; the holder's name when the key is `already_locked`.
    #[serde(default)]
    pub message: Option<String>,
}

/// The body of an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Everything that is wrong.
    List(Vec<FieldError>),
    /// One thing: the token endpoint.
    One(FieldError),
    /// A fault of the server, with a reference for its logs.
    Opaque(String),
    /// A bare JSON string.
    Text(String),
    /// Not JSON, or JSON of no known shape, as it came.
    Plain(String),
    /// Nothing.
    Empty,
}

/// An error answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The HTTP status.
    pub status: u16,
    /// What it says.
    pub body: Body,
}

impl FieldError {
    /// What is wrong, in words.
    pub fn new(field: &str, key: Key, message: impl Into<String>) -> Self {
        Self { field: field.to_owned(), key: key.into(), message: Some(message.into()) }
    }
}

impl Fault {
    /// A list of faults under a status.
    pub const fn list(status: u16, faults: Vec<FieldError>) -> Self {
        Self { status, body: Body::List(faults) }
    }

    /// One fault under a status.
    pub fn one(status: u16, field: &str, key: Key, message: impl Into<String>) -> Self {
        Self::list(status, vec![FieldError::new(field, key, message)])
    }

    /// The token endpoint refuses (an RFC 6749 key): one object.
    pub fn login(status: u16, key: Key, message: impl Into<String>) -> Self {
        Self { status, body: Body::One(FieldError::new("authentication", key, message)) }
    }

    /// Reads any answer that is not a success; never fails.
    pub fn read(status: u16, body: &[u8]) -> Self {
        Self { status, body: Body::read(body) }
    }

    /// Everything that the body says is wrong; none in a body of another shape.
    pub fn faults(&self) -> &[FieldError] {
        match &self.body {
            Body::List(faults) => faults,
            Body::One(fault) => std::slice::from_ref(fault),
            Body::Opaque(_) | Body::Text(_) | Body::Plain(_) | Body::Empty => &[],
        }
    }

    /// The fault of this field and key, if it is there.
    pub fn find(&self, field: &str, key: Key) -> Option<&FieldError> {
        self.faults().iter().find(|fault| fault.field == field && fault.key.is(key))
    }

    /// Whether the same request may be sent again: the server was busy, or broken, and nothing of it was recorded.
    ///
    /// Only for requests that may arrive twice. 409 is one more try after a short pause.
    pub const fn may_pass(&self) -> bool {
        matches!(self.status, 409 | 429 | 500..=599)
    }
}

impl Body {
    /// Reads any bytes.
    pub fn read(bytes: &[u8]) -> Self {
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Self::Empty;
        }
        let known = serde_json::from_slice(bytes).ok().and_then(Self::of);
        known.unwrap_or_else(|| Self::Plain(String::from_utf8_lossy(bytes).into_owned()))
    }

    fn of(value: Value) -> Option<Self> {
        match value {
            Value::Array(_) => serde_json::from_value(value).ok().map(Self::List),
            Value::String(text) => Some(Self::Text(text)),
            Value::Object(ref members) => match members.get("error") {
                Some(Value::String(error)) => Some(Self::Opaque(error.clone())),
                _ => serde_json::from_value(value).ok().map(Self::One),
            },
            _ => None,
        }
    }

    /// The media type and the text.
    pub fn write(&self) -> (&'static str, String) {
        const JSON: &str = "application/json";
        match self {
            Self::List(faults) => (JSON, serde_json::json!(faults).to_string()),
            Self::One(fault) => (JSON, serde_json::json!(fault).to_string()),
            Self::Opaque(error) => (JSON, serde_json::json!({ "error": error }).to_string()),
            Self::Text(text) => (JSON, Value::from(text.as_str()).to_string()),
            Self::Plain(text) => ("text/plain; charset=UTF-8", text.clone()),
            Self::Empty => ("text/plain; charset=UTF-8", String::new()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_five_shapes_are_told_apart() {
        let list = Fault::read(400, br#"[{"field":"content","key":"too_short","message":null}]"#);
        assert!(list.find("content", Key::TooShort).is_some());
        let one = Fault::read(401, br#"{"field":"authentication","key":"invalid_grant","message":"no"}"#);
        assert!(matches!(&one.body, Body::One(fault) if fault.key.is(Key::InvalidGrant)));
        assert_eq!(Body::read(br#"{"error":"ref 3"}"#), Body::Opaque("ref 3".into()));
        assert_eq!(Body::read(br#""busy""#), Body::Text("busy".into()));
        assert_eq!(Body::read(b"<html>no</html>"), Body::Plain("<html>no</html>".into()));
        assert_eq!((Body::read(b""), Body::read(b" \n")), (Body::Empty, Body::Empty));
    }

    #[test]
    fn keys_nobody_knows_are_written_back() {
        let text = r#"[{"field":"x.y","key":"too_blue","message":"m"}]"#;
        let Body::List(faults) = Body::read(text.as_bytes()) else { panic!("a list") };
        assert_eq!(
            serde_json::from_str::<Value>(&Body::List(faults).write().1).unwrap(),
            serde_json::from_str::<Value>(text).unwrap()
        );
    }

    #[test]
    fn a_list_is_written_with_all_three_members() {
        let fault = FieldError { field: "a".into(), key: Key::Mandatory.into(), message: None };
        assert_eq!(serde_json::to_string(&[fault]).unwrap(), r#"[{"field":"a","key":"mandatory","message":null}]"#);
    }

    proptest! {
        #[test]
        fn a_body_written_is_read_the_same(field in ".*", key in ".*", message in any::<Option<String>>(), text in ".*") {
            let fault = FieldError { field, key: Open::read(&key), message };
            for body in [Body::List(vec![fault.clone(); 2]), Body::One(fault), Body::Opaque(text.clone()), Body::Text(text)] {
                prop_assert_eq!(Body::read(body.write().1.as_bytes()), body);
            }
        }

        #[test]
        fn no_bytes_stop_the_reader(bytes in any::<Vec<u8>>(), status: u16) {
            let fault = Fault::read(status, &bytes);
            prop_assert!(fault.faults().is_empty() || serde_json::from_slice::<Value>(&bytes).is_ok());
        }
    }
}
