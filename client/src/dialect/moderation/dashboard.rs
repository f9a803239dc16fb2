//! The questions that a moderator may work on, with the size of their queues.

use serde::{Deserialize, Serialize};

use crate::backend::QuestionView;
use crate::dialect::moment::Moment;
use crate::dialect::question::Wording;
use crate::dialect::tolerance::count;
use crate::model::Language;

/// A question to moderate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ModerationQuestionInfo {
    /// Its name.
    pub question_id: String,
    /// Its slug.
    #[serde(default)]
    pub slug: String,
    /// Its words.
    #[serde(default)]
    pub wording: Wording,
    /// Where it is asked.
    #[serde(default)]
    pub countries: Vec<String>,
    /// Its language.
    #[serde(default)]
    pub language: Option<String>,
    /// When it opens.
    #[serde(default)]
    pub start_date: Option<Moment>,
    /// When it ends.
    #[serde(default)]
    pub end_date: Option<Moment>,
    /// Proposals in any state; ours: accepted ones and those that wait.
    #[serde(default, deserialize_with = "count")]
    pub total_proposal_count: u64,
    /// Proposals that wait.
    #[serde(default, deserialize_with = "count")]
    pub proposal_to_moderate_count: u64,
    /// Whether it has tags.
    #[serde(default)]
    pub has_tags: bool,
}

impl ModerationQuestionInfo {
    /// A question as it stands.
    pub fn of(view: &QuestionView, language: Language) -> Self {
        let question = &view.question;
        Self {
            question_id: question.id.to_string(),
            slug: question.id.to_string(),
            wording: Wording::of(question, language),
            countries: vec![question.country.clone()],
            language: question.languages.first().map(ToString::to_string),
            start_date: Some(Moment::start(question.opens)),
            end_date: Some(Moment::end(question.closes)),
            total_proposal_count: view.proposals.saturating_add(view.pending),
            proposal_to_moderate_count: view.pending,
            has_tags: !question.topics.is_empty(),
        }
    }

    /// Adds what a moderator is told to what everybody is: how many wait.
    pub fn complete(&self, view: &mut QuestionView) {
        view.pending = self.proposal_to_moderate_count;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Question;
    use crate::model::question::Openness;

    #[test]
    fn how_many_wait_comes_back() {
        let question = Question::bare("velo".into());
        let mut view = QuestionView {
            question: Arc::new(question),
            openness: Openness::Open,
            participants: 0,
            proposals: 5,
            votes: 0,
            pending: 2,
        };
        let wire = serde_json::to_vec(&ModerationQuestionInfo::of(&view, Language::FRENCH)).unwrap();
        let read: ModerationQuestionInfo = crate::dialect::tolerance::read(&wire).unwrap();
        view.pending = 0;
        read.complete(&mut view);
        assert_eq!((view.pending, read.total_proposal_count, read.has_tags), (2, 7, false));
    }
}
