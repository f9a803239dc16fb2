//! Consultations in a list on the wire. The page of one of them is in [`details`].
//!
//! A question has one language on the wire: texts are written in the language asked for. make.org's titles, themes, pictures
//! and links have no counterpart here (written `null`), nor have our steps, charter and conditions there. Where a start or an
//! end must be written and there is none, [`Moment::EVER`] and [`Moment::NEVER`] stand for it. Our questions' names are their
//! slugs: `questionId` and `questionSlug` are the same.

pub mod details;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use super::tolerance::count;
use super::word::Open;
use crate::backend::QuestionView;
use crate::model::question::Openness;
use crate::model::{Language, Question, QuestionId, Text, Time};

pub use details::QuestionDetails;

/// A title and the question itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Wording {
    /// The title.
    pub title: String,
    /// The question.
    pub question: String,
}

/// Colours.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Theme {
    /// Where the gradient starts (2022).
    pub gradient_start: Option<String>,
    /// Where it ends (2022).
    pub gradient_end: Option<String>,
    /// Behind the text.
    pub color: Option<String>,
    /// The text.
    pub font_color: Option<String>,
}

/// Where results are shown: another site, or a page of the front.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResultsLink {
    /// `External` or `Internal`.
    pub kind: String,
    /// The address, or the page's name.
    pub value: String,
}

/// A consultation in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuestionSummary {
    /// Its name.
    pub question_id: String,
    /// Its slug.
    #[serde(default)]
    pub question_slug: String,
    /// The question itself.
    #[serde(default)]
    pub question: String,
    /// A short name.
    #[serde(default)]
    pub short_title: Option<String>,
    /// The consultation's title.
    #[serde(default)]
    pub operation_title: String,
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
    /// Where it is asked.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Its language (2022).
    #[serde(default)]
    pub language: Option<String>,
    /// The language of these words (2024).
    #[serde(default)]
    pub returned_language: Option<String>,
    /// When it opens.
    #[serde(default)]
    pub start_date: Option<Moment>,
    /// When it ends.
    #[serde(default)]
    pub end_date: Option<Moment>,
    /// Its colours.
    #[serde(default)]
    pub theme: Theme,
    /// Whether results are shown.
    #[serde(default)]
    pub display_results: bool,
    /// Where.
    #[serde(default)]
    pub results_link: Option<ResultsLink>,
    /// More about it.
    #[serde(default)]
    pub about_url: Option<String>,
    /// What came of it.
    #[serde(default)]
    pub actions: Option<String>,
    /// Whether it is put forward.
    #[serde(default)]
    pub featured: bool,
    /// Who took part.
    #[serde(default, deserialize_with = "count")]
    pub participants_count: u64,
    /// Accepted proposals.
    #[serde(default, deserialize_with = "count")]
    pub proposals_count: u64,
    /// Votes (2024).
    #[serde(default, deserialize_with = "count")]
    pub votes_count: u64,
}

/// Some of the consultations.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct QuestionPage {
    /// How many there are in all.
    #[serde(default, deserialize_with = "count")]
    pub total: u64,
    /// Those asked for.
    pub results: Vec<QuestionSummary>,
}

impl Wording {
    /// A question's words in a language: its short name is the title.
    pub fn of(question: &Question, language: Language) -> Self {
        let title = question.short.within(language).to_owned();
        Self { title, question: question.wording.within(language).to_owned() }
    }
}

/// The first language of a question.
pub(super) fn first_language(question: &Question) -> Option<String> {
    question.languages.first().map(ToString::to_string)
}

/// Nothing is no text.
fn said(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text in a language, or in none where nothing is said.
fn text(language: Language, words: Option<&str>) -> Text {
    words.filter(|words| !words.is_empty()).map_or_else(Text::default, |words| Text::one(language, words))
}

/// The language that an answer names, in either generation, else the one asked for.
fn language_of(returned: Option<&str>, first: Option<&str>, asked: Language) -> Language {
    returned.or(first).and_then(|code| code.parse().ok()).unwrap_or(asked)
}

impl QuestionSummary {
    /// A question as it stands.
    pub fn of(view: &QuestionView, language: Language) -> Self {
        let question = &view.question;
        Self {
            question_id: question.id.to_string(),
            question_slug: question.id.to_string(),
            question: question.wording.within(language).to_owned(),
            short_title: said(question.short.within(language)),
            operation_title: question.operation.title.within(language).to_owned(),
            consultation_image: None,
            consultation_image_alt: None,
            description_image: None,
            description_image_alt: None,
            countries: vec![question.country.clone()],
            language: first_language(question),
            returned_language: Some(language.to_string()),
            start_date: Some(Moment::start(question.opens)),
            end_date: Some(Moment::end(question.closes)),
            theme: Theme::default(),
            display_results: view.openness == Openness::Finished,
            results_link: None,
            about_url: None,
            actions: None,
            featured: view.openness == Openness::Open,
            participants_count: view.participants,
            proposals_count: view.proposals,
            votes_count: view.votes,
        }
    }

    /// What a list says of a question, at `now`. Unknown: whether one may propose (taken as yes, the details say), the form
    /// of proposals beyond make.org's, context, steps, topics, and how many proposals wait (0).
    pub fn view(&self, asked: Language, now: Time) -> QuestionView {
        let language = language_of(self.returned_language.as_deref(), self.language.as_deref(), asked);
        let mut question = Question::bare(QuestionId::from(self.question_id.as_str()));
        question.wording = text(language, Some(&self.question));
        question.short = text(language, self.short_title.as_deref().or(Some(&self.question)));
        question.operation.title = text(language, Some(&self.operation_title));
        question.country = self.countries.first().cloned().unwrap_or(question.country);
        question.languages = vec![language];
        question.opens = self.start_date.and_then(Moment::known);
        question.closes = self.end_date.and_then(Moment::known);
        QuestionView {
            openness: question.openness(now),
            question: Arc::new(question),
            participants: self.participants_count,
            proposals: self.proposals_count,
            votes: self.votes_count,
            pending: 0,
        }
    }
}

/// Whether a question has the state that a query asks for; a state nobody knows fits none.
pub fn fits(openness: Openness, asked: Option<&Open<Openness>>) -> bool {
    asked.is_none_or(|asked| asked.is(openness))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::tolerance;

    #[test]
    fn a_list_says_the_same_both_ways() {
        let mut question = Question::bare("velo".into());
        question.opens = Some(Time(5_000));
        let view = QuestionView {
            question: Arc::new(question),
            openness: Openness::Open,
            participants: 3,
            proposals: 2,
            votes: 9,
            pending: 0,
        };
        let wire = serde_json::to_vec(&QuestionSummary::of(&view, Language::FRENCH)).unwrap();
        let read: QuestionSummary = tolerance::read(&wire).unwrap();
        let mut back = read.view(Language::ENGLISH, Time(6_000));
        Arc::make_mut(&mut back.question).operation.slug = "velo".to_owned();
        assert_eq!(back, view);
    }

    #[test]
    fn both_generations_of_a_list_are_read() {
        let old = r#"{"questionId":"q","language":"fr","startDate":"2026-01-05T08:00:00Z","theme":null,"participantsCount":"4"}"#;
        let new = r#"{"questionId":"q","returnedLanguage":"fr","startDate":null,"endDate":null,"theme":{"color":"teal"},"cobranding":{}}"#;
        for text in [old, new] {
            let read: QuestionSummary = tolerance::read(text.as_bytes()).unwrap();
            let view = read.view(Language::ENGLISH, Time(1_800_000_000_000));
            assert_eq!((view.question.languages.clone(), view.openness), (vec![Language::FRENCH], Openness::Open));
        }
    }

    #[test]
    fn a_state_nobody_knows_fits_no_question() {
        assert!(fits(Openness::Open, None) && fits(Openness::Open, Some(&Open::read_folded("OPEN"))));
        assert!(!fits(Openness::Open, Some(&Open::read_folded("asleep"))));
    }
}
