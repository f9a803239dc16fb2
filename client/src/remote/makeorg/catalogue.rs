//! The consultations of a server as last read: asked again after a while, told as they were while it is out of reach.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};

use super::Server;
use super::ask::Ask;
use super::line::Heard;
use crate::backend::QuestionView;
use crate::dialect::moderation::ModerationQuestionInfo;
use crate::dialect::page::Rows;
use crate::dialect::query::{DashboardQuery, QuestionsQuery};
use crate::dialect::question::{QuestionDetails, QuestionPage, QuestionSummary};
use crate::dialect::route::Operation;
use crate::dialect::tag::PopularTag;
use crate::dialect::vocabulary::ModerationMode;
use crate::error::{Error, Refusal, Result};
use crate::model::question::{Openness, Rotation};
use crate::model::{Language, QuestionId, Text, Time, Topic, TopicId};
use crate::remote::context::Seat;

/// How long the list is believed, in milliseconds.
const LIST: i64 = 60 * Time::SECOND;
/// How long a question's page is believed, in milliseconds.
const PAGE: i64 = 600 * Time::SECOND;
/// Questions of one answer.
const ROWS: u64 = 100;
/// Answers read of one list, at most: a server that never ends its list must not hold us.
const ANSWERS: u64 = 50;

/// What was read.
#[derive(Default)]
pub(super) struct Catalogue {
    questions: BTreeMap<QuestionId, Known>,
    listed: Option<Time>,
}

/// One question as last read.
struct Known {
    view: QuestionView,
    /// When its own page was read.
    read: Option<Time>,
}

impl Server {
    /// All questions, the open ones first, then by slug.
    pub(super) async fn questions(&self) -> Result<Vec<QuestionView>> {
        let mut seat = self.nobody().await?;
        let now = self.now();
        if !self.with(|catalogue| catalogue.listed.is_some_and(|at| now.since(at) < LIST)) {
            let read = self.read_list(&mut seat).await;
            if let Err(fault) = read
                && (!fault.again || self.with(|catalogue| catalogue.listed.is_none()))
            {
                return Err(fault.error);
            }
        }
        for question in self.unread(now) {
            if self.read_page(&mut seat, &question).await.is_err_and(|fault| fault.again) {
                break;
            }
        }
        drop(seat);
        let mut views: Vec<QuestionView> = self.with(|c| c.questions.values().map(|known| known.at(now)).collect());
        self.count_waiting(&mut views).await;
        views.sort_by_key(|view| (view.openness != Openness::Open, view.question.id.clone()));
        Ok(views)
    }

    /// One question, also one that no list names.
    pub(super) async fn question(&self, id: &QuestionId) -> Result<QuestionView> {
        let now = self.now();
        let fresh = |known: &Known| known.read.is_some_and(|at| now.since(at) < PAGE);
        if !self.with(|catalogue| catalogue.questions.get(id).is_some_and(fresh)) {
            let mut seat = self.nobody().await?;
            let read = self.read_page(&mut seat, id).await;
            if let Err(fault) = read
                && (!fault.again || self.last_known(id).is_none())
            {
                return Err(fault.error);
            }
        }
        self.last_known(id).ok_or_else(|| Error::NotFound(id.to_string()))
    }

    /// A question as last read, without asking.
    pub(super) fn last_known(&self, id: &QuestionId) -> Option<QuestionView> {
        let now = self.now();
        self.with(|catalogue| catalogue.questions.get(id).map(|known| known.at(now)))
    }

    /// Refuses what a question's dates forbid; where they cannot be known now, nothing.
    pub(super) async fn taking(&self, id: &QuestionId) -> Result<()> {
        match self.question(id).await {
            Ok(view) => dates(&view),
            Err(Error::Unavailable(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn with<T>(&self, read: impl FnOnce(&mut Catalogue) -> T) -> T {
        read(&mut self.catalogue.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The questions that are not over and whose own page was not read lately.
    fn unread(&self, now: Time) -> Vec<QuestionId> {
        let old = |known: &Known| known.read.is_none_or(|at| now.since(at) >= PAGE);
        self.with(|catalogue| {
            let open = catalogue.questions.iter().filter(|(_, known)| known.at(now).openness != Openness::Finished);
            open.filter(|(_, known)| old(known)).map(|(id, _)| id.clone()).collect()
        })
    }

    async fn read_list(&self, seat: &mut Seat) -> Heard<()> {
        let mut found = Vec::new();
        for country in &self.settings.countries {
            found.extend(self.read_country(seat, country).await?);
        }
        let (now, language) = (self.now(), self.settings.language);
        self.with(|catalogue| {
            let names: Vec<&str> = found.iter().map(|summary| summary.question_id.as_str()).collect();
            catalogue.questions.retain(|id, known| known.read.is_some() || names.contains(&&*id.0));
            for summary in &found {
                catalogue.take(summary, language, now);
            }
            catalogue.listed = Some(now);
        });
        Ok(())
    }

    async fn read_country(&self, seat: &mut Seat, country: &str) -> Heard<Vec<QuestionSummary>> {
        let mut found: Vec<QuestionSummary> = Vec::new();
        for answer in 0..ANSWERS {
            let query = QuestionsQuery {
                country: Some(country.to_owned()),
                language: Some(self.settings.language.to_string()),
                rows: Rows { limit: Some(ROWS), skip: Some(answer * ROWS) },
                ..QuestionsQuery::default()
            };
            let ask = Ask::new(Operation::ListQuestions, &[]).query(query.pairs());
            let page: QuestionPage = self.ask(seat, &ask).await?;
            let last = u64::try_from(page.results.len()).unwrap_or(u64::MAX) < ROWS;
            found.extend(page.results);
            if last {
                break;
            }
        }
        Ok(found)
    }

    async fn read_page(&self, seat: &mut Seat, id: &QuestionId) -> Heard<()> {
        let language = self.settings.language;
        let said = vec![("preferredLanguage".to_owned(), language.to_string())];
        let details: QuestionDetails =
            self.ask(seat, &Ask::new(Operation::GetQuestionDetails, &[&id.0]).query(said)).await?;
        let tags: Vec<PopularTag> = match self.ask(seat, &Ask::new(Operation::ListPopularTags, &[&id.0])).await {
            Ok(tags) => tags,
            Err(fault) if fault.again => return Err(fault),
            Err(_) => Vec::new(),
        };
        let now = self.now();
        let mut view = details.view(language, now);
        let question = Arc::make_mut(&mut view.question);
        question.rotation = Rotation::Makeorg;
        question.topics = tags.into_iter().map(|tag| topic(tag, language)).collect();
        self.with(|catalogue| catalogue.questions.insert(id.clone(), Known { view, read: Some(now) }));
        Ok(())
    }

    /// Adds what a moderator is told to what everybody is; nothing where that cannot be had now.
    async fn count_waiting(&self, views: &mut [QuestionView]) {
        let Ok(mut seat) = self.desk().await else { return };
        let query = DashboardQuery { mode: ModerationMode::Moderation, min_votes_count: None, min_score: None };
        let ask = Ask::new(Operation::ModerationDashboard, &[]).query(query.pairs());
        let told: Vec<ModerationQuestionInfo> = self.ask(&mut seat, &ask).await.unwrap_or_default();
        for view in views {
            if let Some(info) = told.iter().find(|info| info.question_id == *view.question.id.0) {
                info.complete(view);
            }
        }
    }
}

impl Catalogue {
    /// Keeps what a list says: the counts and dates of a question whose page was read, else all there is.
    fn take(&mut self, summary: &QuestionSummary, language: Language, now: Time) {
        let mut view = summary.view(language, now);
        Arc::make_mut(&mut view.question).rotation = Rotation::Makeorg;
        let known = self.questions.entry(view.question.id.clone());
        let known = known.or_insert_with(|| Known { view: view.clone(), read: None });
        let question = Arc::make_mut(&mut known.view.question);
        (question.opens, question.closes) = (view.question.opens, view.question.closes);
        known.view.participants = view.participants;
        known.view.proposals = view.proposals;
        known.view.votes = known.view.votes.max(view.votes);
    }
}

impl Known {
    fn at(&self, now: Time) -> QuestionView {
        QuestionView { openness: self.view.question.openness(now), ..self.view.clone() }
    }
}

fn topic(tag: PopularTag, language: Language) -> Topic {
    let label = if tag.label.is_empty() { tag.tag_id.clone() } else { tag.label };
    Topic { id: TopicId::from(tag.tag_id.as_str()), label: Text::one(language, label) }
}

/// Refuses what a question's dates forbid.
pub(super) fn dates(view: &QuestionView) -> Result<()> {
    let question = &view.question;
    match view.openness {
        Openness::Open => Ok(()),
        Openness::Upcoming => Err(Refusal::NotOpenYet { opens: question.opens.unwrap_or_default() }.into()),
        Openness::Finished => Err(Refusal::Finished { closed: question.closes.unwrap_or_default() }.into()),
    }
}
