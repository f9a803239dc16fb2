//! Tags (ilfaut's topics) and keywords on the wire. A topic has no weight, no type and no display of its own: it is shown,
//! weighs 0, and its type is `topic`.

use serde::{Deserialize, Serialize};

use super::tolerance::count;
use crate::model::{Language, Question, Topic, TopicId};

/// The type that every topic is of.
pub const TOPIC: &str = "topic";
/// The model's name where nothing was predicted.
pub const NO_MODEL: &str = "none";

/// A tag on a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagRef {
    /// Its name.
    pub tag_id: String,
    /// What it is called.
    #[serde(default)]
    pub label: String,
    /// Whether it is shown.
    #[serde(default)]
    pub display: bool,
}

/// A tag with how many proposals carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PopularTag {
    /// Its name.
    pub tag_id: String,
    /// What it is called.
    #[serde(default)]
    pub label: String,
    /// How many.
    #[serde(default, deserialize_with = "count")]
    pub proposal_count: u64,
}

/// A tag as moderators tick it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagChoice {
    /// Its name.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub label: String,
    /// Its type.
    #[serde(default)]
    pub tag_type_id: String,
    /// Where it stands among the others.
    #[serde(default)]
    pub weight: f64,
    /// Its question.
    #[serde(default)]
    pub question_id: Option<String>,
    /// Whether the proposal has it.
    #[serde(default)]
    pub checked: bool,
    /// Whether a model proposes it.
    #[serde(default)]
    pub predicted: bool,
}

/// Every tag of a proposal's question.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TagsForProposal {
    /// The tags.
    #[serde(default)]
    pub tags: Vec<TagChoice>,
    /// What predicted.
    #[serde(default)]
    pub model_name: String,
}

/// A word that proposals share.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Keyword {
    /// As a path says it.
    #[serde(default)]
    pub key: String,
    /// As it is shown.
    #[serde(default)]
    pub label: String,
}

/// A keyword of a question.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct QuestionKeyword {
    /// Its question.
    pub question_id: String,
    /// As a path says it.
    pub key: String,
    /// As it is shown.
    pub label: String,
    /// How much it says of this question.
    pub score: f64,
    /// How many proposals have it.
    #[serde(deserialize_with = "count")]
    pub count: u64,
    /// Whether it is among the first.
    pub top_keyword: bool,
}

/// The label of a topic of a question, else its slug.
fn label(question: &Question, topic: &TopicId, language: Language) -> String {
    let known = question.topics.iter().find(|known| known.id == *topic);
    let label = known.map_or("", |known| known.label.within(language));
    if label.is_empty() { topic.0.to_string() } else { label.to_owned() }
}

impl TagRef {
    /// A topic of a question.
    pub fn of(question: &Question, topic: &TopicId, language: Language) -> Self {
        Self { tag_id: topic.0.to_string(), label: label(question, topic, language), display: true }
    }

    /// The topic it stands for.
    pub fn topic(&self) -> TopicId {
        TopicId(self.tag_id.as_str().into())
    }
}

impl PopularTag {
    /// A topic with its number of proposals.
    pub fn of(question: &Question, topic: &TopicId, proposals: u64, language: Language) -> Self {
        Self { tag_id: topic.0.to_string(), label: label(question, topic, language), proposal_count: proposals }
    }

    /// The topic and its number of proposals.
    pub fn topic(&self) -> (TopicId, u64) {
        (TopicId(self.tag_id.as_str().into()), self.proposal_count)
    }
}

impl TagsForProposal {
    /// The topics of a question, ticked where the proposal has them.
    pub fn of(question: &Question, ticked: &[TopicId], language: Language) -> Self {
        let choice = |topic: &Topic| TagChoice {
            id: topic.id.0.to_string(),
            label: label(question, &topic.id, language),
            tag_type_id: TOPIC.to_owned(),
            weight: 0.0,
            question_id: Some(question.id.to_string()),
            checked: ticked.contains(&topic.id),
            predicted: false,
        };
        Self { tags: question.topics.iter().map(choice).collect(), model_name: NO_MODEL.to_owned() }
    }

    /// The topics that are ticked.
    pub fn ticked(&self) -> Vec<TopicId> {
        self.tags.iter().filter(|tag| tag.checked).map(|tag| TopicId(tag.id.as_str().into())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{QuestionId, Text};

    #[test]
    fn topics_become_ticks_and_come_back() {
        let mut question = Question::bare(QuestionId::from("velo"));
        let label = Text::one(Language::FRENCH, "Stationnement");
        question.topics = vec![Topic { id: "garer".into(), label }, Topic { id: "x".into(), label: Text::default() }];
        let tags = TagsForProposal::of(&question, &["x".into()], Language::ENGLISH);
        assert_eq!(tags.ticked(), [TopicId::from("x")]);
        assert_eq!((tags.tags[0].label.as_str(), tags.tags[1].label.as_str()), ("Stationnement", "x"));
        let popular = PopularTag::of(&question, &"garer".into(), 3, Language::FRENCH);
        assert_eq!(popular.topic(), (TopicId::from("garer"), 3));
        assert_eq!(TagRef::of(&question, &"lost".into(), Language::FRENCH).topic(), TopicId::from("lost"));
    }
}
