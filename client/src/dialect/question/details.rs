//! The page of one consultation on the wire.
//!
//! Kept as they came and never interpreted: `sequenceConfig`, `partners`, `timeline`, `activeFeatureData`. Our steps are
//! not written: make.org's timeline has three fixed steps, ours have names of their own.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Theme, Wording, first_language, language_of, said, text};
use crate::backend::QuestionView;
use crate::dialect::moment::Moment;
use crate::dialect::tolerance::count;
use crate::dialect::vocabulary::OperationKind;
use crate::dialect::word::Open;
use crate::model::question::Openness;
use crate::model::{Language, PhraseRule, Question, QuestionId, Time};

/// How far a consultation has come.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Highlights {
    /// Votes hoped for; 0: nobody said.
    #[serde(deserialize_with = "count")]
    pub votes_target: u64,
    /// Votes.
    #[serde(deserialize_with = "count")]
    pub votes_count: u64,
    /// Who took part.
    #[serde(deserialize_with = "count")]
    pub participants_count: u64,
    /// Accepted proposals.
    #[serde(deserialize_with = "count")]
    pub proposals_count: u64,
}

/// What search engines are told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Metas {
    /// A title.
    pub title: Option<String>,
    /// A description.
    pub description: Option<String>,
    /// A picture.
    pub picture: Option<String>,
}

/// All the words of a consultation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FullWording {
    /// The title.
    pub title: String,
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub description: String,
    /// For search engines.
    pub metas: Metas,
}

/// The page of a consultation.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "make.org's page says each on its own")]
pub struct QuestionDetails {
    /// Its name.
    pub question_id: String,
    /// The consultation it belongs to.
    #[serde(default)]
    pub operation_id: String,
    /// Its words.
    #[serde(default)]
    pub wording: FullWording,
    /// The question itself.
    #[serde(default)]
    pub question: String,
    /// A short name.
    #[serde(default)]
    pub short_title: Option<String>,
    /// Its slug.
    #[serde(default)]
    pub slug: String,
    /// Where it is asked.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Its language (2022).
    #[serde(default)]
    pub language: Option<String>,
    /// The language of these words (2024).
    #[serde(default)]
    pub returned_language: Option<String>,
    /// Its languages (2024).
    #[serde(default)]
    pub languages: Vec<String>,
    /// When it opens.
    #[serde(default)]
    pub start_date: Option<Moment>,
    /// When it ends.
    #[serde(default)]
    pub end_date: Option<Moment>,
    /// The sequence that citizens land on.
    #[serde(default)]
    pub landing_sequence_id: String,
    /// Whether citizens may propose.
    #[serde(default)]
    pub can_propose: bool,
    /// The words that a proposal opens with (2024).
    #[serde(default)]
    pub proposal_prefix: Option<String>,
    /// What kind of consultation.
    #[serde(default)]
    pub operation_kind: Open<OperationKind>,
    /// Cards around the sequence, as they came.
    #[serde(default)]
    pub sequence_config: Value,
    /// More about it.
    #[serde(default)]
    pub about_url: Option<String>,
    /// Who carries it, as they came.
    #[serde(default)]
    pub partners: Vec<Value>,
    /// Its colours.
    #[serde(default)]
    pub theme: Theme,
    /// A picture.
    #[serde(default)]
    pub consultation_image: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub consultation_image_alt: Option<String>,
    /// A picture for the description.
    #[serde(default)]
    pub description_image: Option<String>,
    /// What it shows.
    #[serde(default)]
    pub description_image_alt: Option<String>,
    /// Whether results are shown.
    #[serde(default)]
    pub display_results: bool,
    /// The questions of the same consultation, as they came.
    #[serde(default)]
    pub operation: Value,
    /// What the front may offer.
    #[serde(default)]
    pub active_features: Vec<String>,
    /// Whether it is put forward.
    #[serde(default)]
    pub featured: bool,
    /// How far it has come.
    #[serde(default)]
    pub highlights: Highlights,
    /// Three steps, as they came.
    #[serde(default)]
    pub timeline: Value,
    /// Proposals that divide.
    #[serde(default, deserialize_with = "count")]
    pub controversy_count: u64,
    /// Proposals most liked.
    #[serde(default, deserialize_with = "count")]
    pub top_proposal_count: u64,
    /// What the front shows beside, as it came.
    #[serde(default)]
    pub active_feature_data: Value,
    /// Whether it asks who takes part (2022).
    #[serde(default)]
    pub has_demographics: bool,
    /// How many such cards it has (2024).
    #[serde(default, deserialize_with = "count")]
    pub demographics_card_count: u64,
}

/// Cards that no ilfaut shows: all off, every member there.
fn no_cards() -> Value {
    json!({
        "introCard": { "enabled": false, "title": null, "description": null },
        "pushProposalCard": { "enabled": false },
        "finalCard": {
            "enabled": false, "withSharing": false, "title": null, "share": null,
            "learnMoreTitle": null, "learnMoreTextButton": null, "linkUrl": null
        }
    })
}

impl FullWording {
    fn of(question: &Question, language: Language) -> Self {
        let Wording { title, question: words } = Wording::of(question, language);
        Self {
            title,
            question: words,
            description: question.context.within(language).to_owned(),
            metas: Metas::default(),
        }
    }
}

impl QuestionDetails {
    /// A question as it stands. How many proposals divide or are liked is told to nobody while it is open: 0.
    pub fn of(view: &QuestionView, language: Language) -> Self {
        let question = &view.question;
        let rule = question.phrase_rule(language);
        Self {
            question_id: question.id.to_string(),
            operation_id: question.operation.slug.clone(),
            wording: FullWording::of(question, language),
            question: question.wording.within(language).to_owned(),
            short_title: said(question.short.within(language)),
            slug: question.id.to_string(),
            countries: vec![question.country.clone()],
            language: first_language(question),
            returned_language: Some(language.to_string()),
            languages: question.languages.iter().map(ToString::to_string).collect(),
            start_date: Some(Moment::start(question.opens)),
            end_date: Some(Moment::end(question.closes)),
            landing_sequence_id: question.id.to_string(),
            can_propose: question.can_propose,
            proposal_prefix: said(&rule.prefix),
            operation_kind: OperationKind::GreatCause.into(),
            sequence_config: no_cards(),
            display_results: view.openness == Openness::Finished,
            operation: json!({ "questions": [super::QuestionSummary::of(view, language)] }),
            featured: view.openness == Openness::Open,
            highlights: Highlights {
                votes_target: 0,
                votes_count: view.votes,
                participants_count: view.participants,
                proposals_count: view.proposals,
            },
            timeline: json!({ "action": null, "result": null, "workshop": null }),
            active_feature_data: json!({ "topProposal": null }),
            ..Self::default()
        }
    }

    /// What the page says of a question, at `now`. Unknown: steps, charter, topics (they have their own request), conditions,
    /// retention, how many proposals wait (0), and openings of proposals other than the prefix.
    pub fn view(&self, asked: Language, now: Time) -> QuestionView {
        let question = self.read_question(asked);
        QuestionView {
            openness: question.openness(now),
            question: Arc::new(question),
            participants: self.highlights.participants_count,
            proposals: self.highlights.proposals_count,
            votes: self.highlights.votes_count,
            pending: 0,
        }
    }

    fn read_question(&self, asked: Language) -> Question {
        let language = language_of(self.returned_language.as_deref(), self.language.as_deref(), asked);
        let mut question = Question::bare(QuestionId::from(self.question_id.as_str()));
        question.operation.slug.clone_from(&self.operation_id);
        question.operation.title = text(language, Some(&self.wording.title));
        question.wording = text(
            language,
            Some(&self.question).filter(|words| !words.is_empty()).map(String::as_str).or(Some(&self.wording.question)),
        );
        question.short = text(language, self.short_title.as_deref().or(Some(&self.wording.title)));
        question.context = text(language, Some(&self.wording.description));
        question.country = self.countries.first().cloned().unwrap_or(question.country);
        question.opens = self.start_date.and_then(Moment::known);
        question.closes = self.end_date.and_then(Moment::known);
        question.can_propose = self.can_propose;
        let others = self.languages.iter().filter_map(|code| code.parse().ok());
        question.languages = others.collect();
        if question.languages.is_empty() {
            question.languages.push(language);
        }
        if let Some(prefix) = self.proposal_prefix.as_deref().filter(|prefix| !prefix.is_empty()) {
            let rule = PhraseRule::new(prefix, &[]);
            let french = PhraseRule::french();
            question.phrases = [(language, if rule.prefix == french.prefix { french } else { rule })].into();
        }
        question
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::tolerance;
    use crate::model::Text;

    #[test]
    fn a_page_says_the_same_both_ways() {
        let mut question = Question::bare("velo".into());
        question.context = Text::one(Language::FRENCH, "Pour mieux circuler");
        question.closes = Some(Time(9_000));
        question.can_propose = false;
        let view = QuestionView {
            question: Arc::new(question),
            openness: Openness::Open,
            participants: 3,
            proposals: 2,
            votes: 9,
            pending: 0,
        };
        let wire = serde_json::to_vec(&QuestionDetails::of(&view, Language::FRENCH)).unwrap();
        let read: QuestionDetails = tolerance::read(&wire).unwrap();
        assert_eq!(read.view(Language::ENGLISH, Time(8_000)), view);
    }

    #[test]
    fn both_generations_of_a_page_are_read() {
        let old =
            r#"{"questionId":"q","language":"de","hasDemographics":true,"operationKind":"NEW_KIND","endDate":null}"#;
        let new = r#"{"questionId":"q","returnedLanguage":"de","languages":["de"],"proposalPrefix":"Man sollte","demographicsCardCount":2}"#;
        for text in [old, new] {
            let read: QuestionDetails = tolerance::read(text.as_bytes()).unwrap();
            let view = read.view(Language::FRENCH, Time(0));
            assert_eq!(view.question.languages, ["de".parse().unwrap()]);
            let prefix = view.question.phrase_rule("de".parse().unwrap()).prefix;
            assert_eq!(prefix, read.proposal_prefix.unwrap_or_else(|| "Il faut".to_owned()));
        }
    }
}
