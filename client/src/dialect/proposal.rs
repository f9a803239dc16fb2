//! Proposals on the wire, as citizens' programs see them. What becomes of a [`Card`](crate::backend::Card) is in `card`.

pub(super) mod author;
mod card;
mod slug;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use author::{Author, Organisation};
pub use card::Setting;
pub use slug::slug;

use super::fault::{Fault, FieldError, Key};
use super::form::Form;
use super::length;
use super::moment::Moment;
use super::question::Wording;
use super::tag::{Keyword, TagRef};
use super::tolerance::{count, several};
use super::vote::VoteTally;
use super::word::Open;
use crate::model::Status;

/// What ties a vote to the session and the location that fetched the proposal: opaque, sent back as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProposalKey(pub String);

impl ProposalKey {
    /// The key of a proposal that is shown and takes no vote.
    pub const NOT_VOTABLE: &'static str = "not-votable";

    /// Whether a vote may be sent with it.
    pub fn is_votable(&self) -> bool {
        self.0 != Self::NOT_VOTABLE
    }
}

/// A proposal's question, in short.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProposalQuestion {
    /// Its name.
    pub question_id: String,
    /// Its slug.
    pub slug: String,
    /// Its title and words.
    pub wording: Wording,
    /// Where it is asked.
    pub countries: Vec<String>,
    /// Its language (2022).
    pub language: Option<String>,
    /// The language of these words (2024).
    pub returned_language: Option<String>,
    /// When it opens.
    pub start_date: Option<Moment>,
    /// When it ends.
    pub end_date: Option<Moment>,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proposal {
    /// Its name.
    pub id: String,
    /// Its author's account.
    #[serde(default)]
    pub user_id: Option<String>,
    /// Its text.
    pub content: String,
    /// The language it is written in (2024).
    #[serde(default)]
    pub content_language: Option<String>,
    /// Its text in the language asked for (2024).
    #[serde(default)]
    pub translated_content: Option<String>,
    /// That language (2024).
    #[serde(default)]
    pub translated_language: Option<String>,
    /// Its text as a path says it.
    #[serde(default)]
    pub slug: String,
    /// Where it stands.
    #[serde(default)]
    pub status: Open<Status>,
    /// When it was sent.
    #[serde(default)]
    pub created_at: Moment,
    /// When it last changed.
    #[serde(default)]
    pub updated_at: Option<Moment>,
    /// What was said of it.
    #[serde(default)]
    pub votes: Vec<VoteTally>,
    /// Where it was sent from, as it came.
    #[serde(default)]
    pub context: Option<Value>,
    /// Its trend (2022).
    #[serde(default)]
    pub trending: Option<String>,
    /// Its labels (2022).
    #[serde(default)]
    pub labels: Vec<String>,
    /// How its author signed.
    #[serde(default)]
    pub author: Author,
    /// Organisations that voted for it.
    #[serde(default)]
    pub organisations: Vec<Organisation>,
    /// Its tags.
    #[serde(default)]
    pub tags: Vec<TagRef>,
    /// Its main tag.
    #[serde(default)]
    pub selected_stake_tag: Option<TagRef>,
    /// Whether whoever asks wrote it.
    #[serde(default)]
    pub my_proposal: bool,
    /// Its idea.
    #[serde(default)]
    pub idea: Option<String>,
    /// Its question.
    #[serde(default)]
    pub question: Option<ProposalQuestion>,
    /// Its consultation.
    #[serde(default)]
    pub operation_id: Option<String>,
    /// What a vote must carry.
    #[serde(default)]
    pub proposal_key: ProposalKey,
    /// Its keywords.
    #[serde(default, deserialize_with = "several")]
    pub keywords: Vec<Keyword>,
}

/// Some of the proposals found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ProposalPage {
    /// How many there are in all.
    #[serde(default, deserialize_with = "count")]
    pub total: u64,
    /// Those asked for.
    pub results: Vec<Proposal>,
    /// What keeps the order the same on the next page.
    #[serde(default)]
    pub seed: Option<i32>,
}

/// The body of a new proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProposeRequest {
    /// Its text, opening included.
    pub content: String,
    /// Its question.
    pub question_id: String,
    /// The language it is written in.
    pub language: String,
    /// The country; what is stored is the header's.
    pub country: String,
    /// Whether the name is hidden (2024).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_anonymous: Option<bool>,
}

impl ProposeRequest {
    /// Reads a body: every absent member, and the text's length and markup as make.org's server checks them.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (content, question) = (form.text("content"), form.text("questionId"));
        let (language, country) = (form.text("language"), form.text("country"));
        let hidden = form.maybe_flag("isAnonymous");
        for fault in content.iter().flat_map(|content| length::faults(content)) {
            form.also(fault);
        }
        for (field, value) in [("language", &language), ("country", &country), ("question", &question)] {
            if value.as_ref().is_some_and(String::is_empty) {
                form.also(FieldError::new(field, Key::Mandatory, format!("{field} is empty")));
            }
        }
        form.done(|| {
            let (content, question_id) = (content?, question?);
            Some(Self { content, question_id, language: language?, country: country?, is_anonymous: hidden })
        })
    }
}

/// The name of a new proposal, said twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Names", into = "Names")]
pub struct ProposalIds {
    /// The name.
    pub proposal_id: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    #[serde(default)]
    id: String,
    #[serde(default)]
    proposal_id: String,
}

impl From<Names> for ProposalIds {
    fn from(names: Names) -> Self {
        Self { proposal_id: if names.proposal_id.is_empty() { names.id } else { names.proposal_id } }
    }
}

impl From<ProposalIds> for Names {
    fn from(ids: ProposalIds) -> Self {
        Self { id: ids.proposal_id.clone(), proposal_id: ids.proposal_id }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_twice_and_read_from_either() {
        let ids = ProposalIds { proposal_id: "p-7".into() };
        assert_eq!(serde_json::to_string(&ids).unwrap(), r#"{"id":"p-7","proposalId":"p-7"}"#);
        for text in [r#"{"id":"p-7"}"#, r#"{"proposalId":"p-7"}"#, r#"{"id":null,"proposalId":"p-7"}"#] {
            assert_eq!(super::super::tolerance::read::<ProposalIds>(text.as_bytes()).unwrap(), ids);
        }
    }

    #[test]
    fn a_new_proposal_is_checked_whole() {
        let fault = ProposeRequest::read(&serde_json::json!({ "content": "<i>non", "language": "" })).unwrap_err();
        for (field, key) in [
            ("content", Key::TooShort),
            ("content", Key::InvalidContent),
            ("questionId", Key::Malformed),
            ("language", Key::Mandatory),
            ("country", Key::Malformed),
        ] {
            assert!(fault.find(field, key).is_some(), "{field} {key:?}: {fault:?}");
        }
        let sent = ProposeRequest {
            content: "Il faut des abris pour les vélos".into(),
            question_id: "velo".into(),
            language: "fr".into(),
            country: "FR".into(),
            is_anonymous: Some(true),
        };
        assert_eq!(ProposeRequest::read(&serde_json::to_value(&sent).unwrap()), Ok(sent));
    }

    #[test]
    fn the_least_that_a_proposal_says_is_enough() {
        let read = |text: &str| super::super::tolerance::read::<Proposal>(text.as_bytes());
        let proposal = read(
            r#"{"id":"p","content":"c","author":null,"keywords":{"key":"k","label":"l"},"status":"Dreamt","more":1}"#,
        );
        let proposal = proposal.unwrap();
        assert_eq!((proposal.keywords.len(), proposal.status.as_str()), (1, "Dreamt"));
        assert!(read(r#"{"id":"p"}"#).is_err() && read(r#"{"content":"c"}"#).is_err());
    }
}
