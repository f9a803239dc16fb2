//! What a moderator sends: the next one, accept, refuse, correct.
//!
//! make.org keeps one text for why a proposal was refused, ilfaut a reason and the moderator's own words. Written
//! `MultipleIdeas` or `MultipleIdeas: the words`; read back by the name before the colon, whatever its capitals; any other
//! text is `Other` with that text as the words. Not said by ilfaut: notices are always sent, so `sendNotificationEmail` is
//! written `true` and read for the gateway to apply or to leave.

use serde::Serialize;
use serde_json::Value;

use crate::dialect::fault::{Fault, FieldError, Key};
use crate::dialect::form::Form;
use crate::dialect::length;
use crate::dialect::word::Word;
use crate::model::{Decision, RefusalReason, TopicId};

/// Asks for the next proposal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NextRequest {
    /// Of this question.
    pub question_id: String,
    /// An accepted one that lacks tags, instead of one that waits.
    pub to_enrich: bool,
    /// Fewest votes.
    pub min_votes_count: Option<u64>,
    /// Least score.
    pub min_score: Option<f64>,
}

/// Accepts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AcceptRequest {
    /// A corrected text.
    pub new_content: Option<String>,
    /// Whether the author is told.
    pub send_notification_email: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// The question to move it to.
    pub question_id: Option<String>,
    /// Read by nobody.
    pub predicted_tags: Option<Vec<String>>,
    /// Read by nobody.
    pub predicted_tags_model_name: Option<String>,
}

/// Refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RefuseRequest {
    /// Whether the author is told.
    pub send_notification_email: bool,
    /// Why, in one text.
    pub refusal_reason: String,
}

/// Corrects an accepted proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UpdateRequest {
    /// A corrected text.
    pub new_content: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// The question to move it to.
    pub question_id: Option<String>,
    /// Read by nobody.
    pub predicted_tags: Option<Vec<String>>,
    /// Read by nobody.
    pub predicted_tags_model_name: Option<String>,
}

/// A reason and words as one text.
pub fn cause(reason: RefusalReason, words: Option<&str>) -> String {
    match words.map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => format!("{}: {words}", Word::name(reason)),
        None => Word::name(reason).to_owned(),
    }
}

/// The reason and the words of one text.
pub fn read_cause(text: &str) -> (RefusalReason, Option<String>) {
    let (name, words) = text.split_once(':').unwrap_or((text, ""));
    let said = |words: &str| (!words.is_empty()).then(|| words.to_owned());
    match RefusalReason::folded(name.trim()) {
        Some(reason) => (reason, said(words.trim())),
        None => (RefusalReason::Other, said(text.trim())),
    }
}

impl NextRequest {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (question, to_enrich) = (form.text("questionId"), form.flag("toEnrich"));
        let (min_votes_count, min_score) = (form.maybe_count("minVotesCount"), form.maybe_number("minScore"));
        form.done(|| Some(Self { question_id: question?, to_enrich: to_enrich?, min_votes_count, min_score }))
    }
}

/// A corrected text holds no markup; its length is free.
fn corrected(form: &mut Form<'_>) -> Option<String> {
    let text = form.maybe_text("newContent");
    if text.as_deref().is_some_and(length::has_markup) {
        form.also(FieldError::new("newContent", Key::InvalidContent, "no markup"));
    }
    text
}

impl AcceptRequest {
    /// Accepts with these topics, the text as it is.
    pub fn with(topics: &[TopicId]) -> Self {
        Self {
            new_content: None,
            send_notification_email: true,
            tags: topics.iter().map(|topic| topic.0.to_string()).collect(),
            question_id: None,
            predicted_tags: None,
            predicted_tags_model_name: None,
        }
    }

    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (new_content, notify, tags) =
            (corrected(&mut form), form.flag("sendNotificationEmail"), form.texts("tags"));
        let (question_id, predicted) = (form.maybe_text("questionId"), form.maybe_texts("predictedTags"));
        let model = form.maybe_text("predictedTagsModelName");
        form.done(|| {
            Some(Self {
                new_content,
                send_notification_email: notify?,
                tags: tags?,
                question_id,
                predicted_tags: predicted,
                predicted_tags_model_name: model,
            })
        })
    }
}

impl UpdateRequest {
    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (new_content, tags) = (corrected(&mut form), form.texts("tags"));
        let (question_id, predicted) = (form.maybe_text("questionId"), form.maybe_texts("predictedTags"));
        let model = form.maybe_text("predictedTagsModelName");
        form.done(|| {
            Some(Self {
                new_content,
                tags: tags?,
                question_id,
                predicted_tags: predicted,
                predicted_tags_model_name: model,
            })
        })
    }
}

impl RefuseRequest {
    /// Refuses for this reason, with these words.
    pub fn with(reason: RefusalReason, words: Option<&str>) -> Self {
        Self { send_notification_email: true, refusal_reason: cause(reason, words) }
    }

    /// Reads a body.
    pub fn read(body: &Value) -> Result<Self, Fault> {
        let mut form = Form::of(body);
        let (notify, reason) = (form.flag("sendNotificationEmail"), form.maybe_text("refusalReason"));
        let fault = match reason.as_deref().map(str::trim) {
            None | Some("") => Some((Key::Mandatory, "a reason is needed")),
            Some(text) if length::has_markup(text) => Some((Key::InvalidContent, "no markup")),
            Some(_) => None,
        };
        if let Some((key, what)) = fault {
            form.also(FieldError::new("refusalReason", key, what));
        }
        form.done(|| Some(Self { send_notification_email: notify?, refusal_reason: reason? }))
    }

    /// The decision it stands for.
    pub fn decision(&self) -> Decision {
        let (reason, words) = read_cause(&self.refusal_reason);
        Decision::Refuse { reason, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn decisions_written_are_read_the_same() {
        let accept =
            AcceptRequest { new_content: Some("Il faut des abris".into()), ..AcceptRequest::with(&["garer".into()]) };
        assert_eq!(AcceptRequest::read(&serde_json::to_value(&accept).unwrap()), Ok(accept));
        let refuse = RefuseRequest::with(RefusalReason::Other, Some("Trop vague"));
        assert_eq!(RefuseRequest::read(&serde_json::to_value(&refuse).unwrap()), Ok(refuse));
        let next =
            NextRequest { question_id: "velo".into(), to_enrich: true, min_votes_count: Some(3), min_score: Some(0.5) };
        assert_eq!(NextRequest::read(&serde_json::to_value(&next).unwrap()), Ok(next));
        let update = UpdateRequest {
            new_content: None,
            tags: vec![],
            question_id: Some("train".into()),
            predicted_tags: Some(vec!["x".into()]),
            predicted_tags_model_name: Some("none".into()),
        };
        assert_eq!(UpdateRequest::read(&serde_json::to_value(&update).unwrap()), Ok(update));
    }

    #[test]
    fn what_is_missing_is_told() {
        let fault = RefuseRequest::read(&serde_json::json!({ "refusalReason": " " })).unwrap_err();
        assert!(fault.find("refusalReason", Key::Mandatory).is_some());
        assert!(fault.find("sendNotificationEmail", Key::Malformed).is_some());
        let fault = AcceptRequest::read(&serde_json::json!({ "newContent": "<b>", "sendNotificationEmail": true }))
            .unwrap_err();
        assert!(
            fault.find("newContent", Key::InvalidContent).is_some() && fault.find("tags", Key::Malformed).is_some()
        );
    }

    #[test]
    fn reasons_mind_no_capitals_and_free_texts_are_words() {
        assert_eq!(read_cause("multipleideas"), (RefusalReason::MultipleIdeas, None));
        assert_eq!(read_cause("other"), (RefusalReason::Other, None));
        assert_eq!(read_cause("Hors sujet : train"), (RefusalReason::Other, Some("Hors sujet : train".into())));
        assert_eq!(read_cause(""), (RefusalReason::Other, None));
    }

    proptest! {
        #[test]
        fn a_reason_with_words_comes_back(reason in 0..12_usize, words in "[a-zé:. ]{0,30}") {
            let (reason, words) = (RefusalReason::ALL[reason], words.trim());
            let said = (!words.is_empty()).then(|| words.to_owned());
            prop_assert_eq!(read_cause(&cause(reason, Some(words))), (reason, said));
        }

        #[test]
        fn no_text_stops_the_reader(text in ".*", name in 0..12_usize, rest in ".*") {
            let named = format!("{}{rest}", Word::name(RefusalReason::ALL[name]));
            for text in [text, named] {
                let (reason, words) = read_cause(&text);
                prop_assert_eq!(read_cause(&cause(reason, words.as_deref())), (reason, words));
            }
        }
    }
}
