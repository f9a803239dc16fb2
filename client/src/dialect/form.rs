//! Reading what a program sends: strictly, with every fault at once, as make.org's server does. Knows no operation.

use serde_json::{Map, Value};

use super::fault::{Fault, FieldError, Key};
use super::word::Word;

/// The members of a request's body, and what is wrong with them so far.
#[derive(Debug)]
pub struct Form<'a> {
    members: Option<&'a Map<String, Value>>,
    faults: Vec<FieldError>,
}

/// Parses a body; what is no JSON is a fault of `body`. Nothing at all is an empty object.
pub fn parse(body: &[u8]) -> Result<Value, Fault> {
    if body.is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    serde_json::from_slice(body).map_err(|fault| Fault::one(400, "body", Key::Malformed, fault.to_string()))
}

impl<'a> Form<'a> {
    /// The body of a request; anything but an object has no members.
    pub fn of(body: &'a Value) -> Self {
        Self { members: body.as_object(), faults: Vec::new() }
    }

    fn member(&self, name: &str) -> Option<&'a Value> {
        self.members?.get(name).filter(|value| !value.is_null())
    }

    fn malformed(&mut self, name: &str, what: &str) {
        self.faults.push(FieldError::new(name, Key::Malformed, format!("{name}: {what}")));
    }

    /// A member that must be there.
    fn needed<T>(&mut self, name: &str, what: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        let value = self.member(name).and_then(read);
        if value.is_none() {
            self.malformed(name, what);
        }
        value
    }

    /// A member that may be absent or `null`.
    fn allowed<T>(&mut self, name: &str, what: &str, read: impl Fn(&'a Value) -> Option<T>) -> Option<T> {
        self.member(name)?;
        self.needed(name, what, read)
    }

    /// A text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        self.needed(name, "a text is needed", text)
    }

    /// A text that may be absent.
    pub fn maybe_text(&mut self, name: &str) -> Option<String> {
        self.allowed(name, "a text is expected", text)
    }

    /// Yes or no.
    pub fn flag(&mut self, name: &str) -> Option<bool> {
        self.needed(name, "true or false is needed", Value::as_bool)
    }

    /// Yes or no, or nothing.
    pub fn maybe_flag(&mut self, name: &str) -> Option<bool> {
        self.allowed(name, "true or false is expected", Value::as_bool)
    }

    /// A whole number that may be absent.
    pub fn maybe_count(&mut self, name: &str) -> Option<u64> {
        self.allowed(name, "a whole number is expected", Value::as_u64)
    }

    /// A number that may be absent.
    pub fn maybe_number(&mut self, name: &str) -> Option<f64> {
        self.allowed(name, "a number is expected", Value::as_f64)
    }

    /// A list of texts.
    pub fn texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.needed(name, "a list of texts is needed", texts)
    }

    /// A list of texts that may be absent.
    pub fn maybe_texts(&mut self, name: &str) -> Option<Vec<String>> {
        self.allowed(name, "a list of texts is expected", texts)
    }

    /// A word of a list.
    pub fn word<T: Word>(&mut self, name: &str) -> Option<T> {
        self.needed(name, "not one of the values allowed", |value| T::named(value.as_str()?))
    }

    /// Adds what is wrong beyond the types.
    pub fn also(&mut self, fault: FieldError) {
        self.faults.push(fault);
    }

    /// What was read, or everything that is wrong.
    pub fn done<T>(self, make: impl FnOnce() -> Option<T>) -> Result<T, Fault> {
        let made = if self.faults.is_empty() { make() } else { None };
        made.ok_or_else(|| Fault::list(400, self.faults))
    }
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn texts(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::VoteKey;

    #[test]
    fn every_fault_comes_at_once() {
        let body =
            serde_json::json!({ "content": 3, "flag": "yes", "tags": ["a", 1], "voteKey": "later", "none": null });
        let mut form = Form::of(&body);
        let _ = (form.text("content"), form.flag("flag"), form.texts("tags"), form.word::<VoteKey>("voteKey"));
        let _ = (form.text("missing"), form.maybe_text("none"), form.maybe_count("absent"));
        let fault = form.done(|| Some(())).unwrap_err();
        let fields: Vec<&str> = fault.faults().iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!((fault.status, fields), (400, vec!["content", "flag", "tags", "voteKey", "missing"]));
    }

    #[test]
    fn what_is_no_object_lacks_everything() {
        for body in [Value::Null, Value::from(3), serde_json::json!([])] {
            let mut form = Form::of(&body);
            let text = form.text("content");
            assert!(form.done(move || text).is_err());
        }
        assert!(parse(b"{").is_err() && parse(b"") == Ok(serde_json::json!({})));
    }
}
