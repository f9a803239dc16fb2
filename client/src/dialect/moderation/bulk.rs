//! Many proposals at once: what is sent, what became of each, everything that one author sent.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{ModerationAuthor, ModerationProposal};
use crate::dialect::fault::{Fault, Key};
use crate::dialect::form::Form;
use crate::dialect::tolerance::count;
use crate::dialect::word::Open;

/// Proposals to accept or to hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lot {
    /// Their names.
    pub proposal_ids: Vec<String>,
}

/// Proposals to tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TagLot {
    /// Their names.
    pub proposal_ids: Vec<String>,
    /// Tags to add.
    pub tag_ids: Vec<String>,
}

/// Proposals to take a tag from (a `DELETE` with a body).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UntagLot {
    /// Their names.
    pub proposal_ids: Vec<String>,
    /// The tag.
    pub tag_id: String,
}

impl Lot {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let ids = form.texts("proposalIds");
        form.done(|| Some(Self { proposal_ids: ids? }))
    }
}

impl TagLot {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (ids, tags) = (form.texts("proposalIds"), form.texts("tagIds"));
        form.done(|| Some(Self { proposal_ids: ids?, tag_ids: tags? }))
    }
}

impl UntagLot {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (ids, tag) = (form.texts("proposalIds"), form.text("tagId"));
        form.done(|| Some(Self { proposal_ids: ids?, tag_id: tag? }))
    }
}

/// One that was not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Failure {
    /// Its name.
    pub proposal_id: String,
    /// Why.
    #[serde(default)]
    pub key: Open<Key>,
    /// In words.
    #[serde(default)]
    pub message: Option<String>,
}

/// What became of each; the answer is a success even where all failed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Bulk {
    /// Those done.
    pub successes: Vec<String>,
    /// Those not.
    pub failures: Vec<Failure>,
}

impl Bulk {
    /// Adds what became of one.
    pub fn add(&mut self, id: &str, done: Result<(), Fault>) {
        match done {
            Ok(()) => self.successes.push(id.to_owned()),
            Err(fault) => {
                let first = fault.faults().first();
                let key = first.map_or_else(|| Key::Unknown.into(), |fault| fault.key.clone());
                let message = first.and_then(|fault| fault.message.clone());
                self.failures.push(Failure { proposal_id: id.to_owned(), key, message });
            }
        }
    }
}

/// Everything that waits of one author, held for whoever asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuthorProposals {
    /// Who.
    #[serde(default)]
    pub author: ModerationAuthor,
    /// What.
    #[serde(default)]
    pub proposals: Vec<ModerationProposal>,
    /// How many.
    #[serde(default, deserialize_with = "count")]
    pub total: u64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::tolerance;

    #[test]
    fn lots_written_are_read_the_same() {
        let ids = || vec!["p1".to_owned(), "p2".to_owned()];
        let lot = Lot { proposal_ids: ids() };
        assert_eq!(Lot::read(&serde_json::to_value(&lot).unwrap()), Ok(lot));
        let lot = TagLot { proposal_ids: ids(), tag_ids: vec!["garer".into()] };
        assert_eq!(TagLot::read(&serde_json::to_value(&lot).unwrap()), Ok(lot));
        let lot = UntagLot { proposal_ids: ids(), tag_id: "garer".into() };
        assert_eq!(UntagLot::read(&serde_json::to_value(&lot).unwrap()), Ok(lot));
        assert_eq!(TagLot::read(&Value::Null).unwrap_err().faults().len(), 2);
    }

    #[test]
    fn each_failure_keeps_its_key() {
        let mut bulk = Bulk::default();
        bulk.add("p1", Ok(()));
        bulk.add("p2", Err(Fault::one(400, "status", Key::InvalidState, "no")));
        bulk.add("p3", Err(Fault::read(500, b"")));
        let read: Bulk = tolerance::read(&serde_json::to_vec(&bulk).unwrap()).unwrap();
        assert_eq!(read, bulk);
        assert!(read.failures[0].key.is(Key::InvalidState) && read.failures[1].key.is(Key::Unknown));
        let text = r#"{"successes":[],"failures":[{"proposalId":"p","key":"too_blue","message":null}]}"#;
        assert_eq!(serde_json::to_string(&tolerance::read::<Bulk>(text.as_bytes()).unwrap()).unwrap(), text);
    }
}
