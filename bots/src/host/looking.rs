//! Ideas looked for from where nobody is known: nobody is asked who they are, and nobody becomes a participant by looking.
//! Knows no channel in particular.

use std::sync::Arc;

use ilfaut_client::backend::{QuestionView, Row};
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Language, QuestionId, Status, Time};
use ilfaut_client::rules::search::{Index, Search};

use super::{Host, Turn};
use crate::channel::Limits;
use crate::voice::message::Message;

/// Most ideas found.
const MOST: usize = 10;
/// How long ideas are looked for as they were, in milliseconds (one minute).
const FRESH: i64 = 60 * Time::SECOND;

/// The ideas of a question that anybody may read, in order of arrival, as they were at a moment.
pub(super) struct Shelf {
    at: Time,
    /// The ideas.
    pub(super) rows: Vec<Row>,
    index: Index,
}

impl Shelf {
    fn new(at: Time, rows: Vec<Row>) -> Self {
        let rows: Vec<Row> =
            rows.into_iter().filter(|row| row.status == Status::Accepted && row.text.is_some()).collect();
        let mut index = Index::new();
        for (number, row) in (0..).zip(&rows) {
            index.put(number, row.text.as_deref().unwrap_or_default(), row.language);
        }
        Self { at, rows, index }
    }

    /// The ideas that hold these words, the best first; without words the newest.
    fn found(&self, words: &Search) -> Vec<&Row> {
        if words.is_empty() {
            return self.rows.iter().rev().take(MOST).collect();
        }
        let found = self.index.find(words, |_| true).into_iter();
        found.filter_map(|number| self.rows.get(usize::try_from(number).ok()?)).take(MOST).collect()
    }
}

impl Host {
    /// Ideas of the first open question that holds these words.
    pub(super) async fn looked(&self, words: &str, language: Language, limits: Limits) -> Turn {
        let search = Search::new(words);
        let voice = self.voice(Some(language), limits);
        for view in self.open_questions().await {
            let Some(shelf) = self.shelf(&view.question.id).await else { continue };
            let found = shelf.found(&search).into_iter();
            let found: Vec<_> = found.filter_map(|row| voice.found(row, &view.question)).collect();
            if !found.is_empty() {
                return Turn { message: Message { found, ..Message::default() }, ..Turn::default() };
            }
        }
        Turn::default()
    }

    /// The questions that take votes now.
    pub(super) async fn open_questions(&self) -> Vec<QuestionView> {
        self.questions().await.iter().filter(|view| view.openness == Openness::Open).cloned().collect()
    }

    /// The ideas of a question as they were at most a minute ago; those last known when the consultation is away.
    pub(super) async fn shelf(&self, question: &QuestionId) -> Option<Arc<Shelf>> {
        let now = self.clock.now();
        let known = self.known().shelves.get(question).cloned();
        if known.as_ref().is_some_and(|shelf| now.since(shelf.at) < FRESH) {
            return known;
        }
        let Ok(rows) = self.backend.all(question).await else { return known };
        let shelf = tokio::task::spawn_blocking(move || Shelf::new(now, rows)); // thousands of texts are indexed
        let shelf = Arc::new(shelf.await.ok()?);
        self.known().shelves.insert(question.clone(), Arc::clone(&shelf));
        Some(shelf)
    }
}
