//! One question being moderated: its four lists and the one on the screen.

use std::sync::Arc;

use ilfaut_client::model::{ProposalId, Question, QuestionId, Status, Time};

use super::filter::{Filter, Lexicon, Limits};
use super::list::{Fate, List, Row};
use super::sort::Sort;
use crate::message::QuestionView;

/// The lists of a question, in the order of the header.
pub(crate) const VIEWS: [Status; 4] = [Status::Pending, Status::Postponed, Status::Accepted, Status::Refused];

/// One question being moderated.
pub(crate) struct Desk {
    /// The question.
    pub(crate) question: Arc<Question>,
    /// When the list on the screen was last asked for.
    pub(crate) asked: Time,
    view: usize,
    lists: [List; 4],
}

impl Desk {
    /// The desk of a question, nothing loaded yet.
    pub(crate) fn new(view: &QuestionView, now: Time) -> Self {
        Self { question: view.question.clone(), asked: now, view: 0, lists: Default::default() }
    }

    /// The question's slug.
    pub(crate) fn id(&self) -> QuestionId {
        self.question.id.clone()
    }

    /// Which list is on the screen.
    pub(crate) fn view(&self) -> Status {
        VIEWS.get(self.view).copied().unwrap_or(Status::Pending)
    }

    /// Shows the list `by` places further in the header, round and round.
    pub(crate) fn turn(&mut self, by: isize) {
        self.view = self.view.saturating_add(VIEWS.len()).saturating_add_signed(by) % VIEWS.len();
    }

    /// Shows the list of a status, if there is one; answers which is on the screen.
    pub(crate) fn show(&mut self, status: Status) -> Status {
        self.view = VIEWS.iter().position(|view| *view == status).unwrap_or(self.view);
        self.view()
    }

    /// The list on the screen.
    pub(crate) fn list(&self) -> &List {
        &self.lists[self.view]
    }

    /// The list on the screen.
    pub(crate) fn list_mut(&mut self) -> &mut List {
        &mut self.lists[self.view]
    }

    /// The list of a status.
    pub(crate) fn list_of(&mut self, status: Status) -> Option<&mut List> {
        let place = VIEWS.iter().position(|view| *view == status)?;
        self.lists.get_mut(place)
    }

    /// What is shown of its lists.
    pub(crate) fn limits(&self) -> &Limits {
        self.list().limits()
    }

    /// Shows only what a filter lets through, in every list.
    pub(crate) fn set_filter(&mut self, filter: &Filter) {
        for list in &mut self.lists {
            list.limit(Limits { filter: filter.clone(), sort: list.limits().sort });
        }
    }

    /// Sorts every list.
    pub(crate) fn set_sort(&mut self, sort: Sort) {
        for list in &mut self.lists {
            list.limit(Limits { filter: list.limits().filter.clone(), sort });
        }
    }

    /// The names that a filter on this question may use.
    pub(crate) fn lexicon(&self) -> Lexicon {
        Lexicon::new(&self.question)
    }

    /// How many proposals wait in a list, once it was loaded.
    pub(crate) fn count(&self, status: Status) -> Option<usize> {
        let place = VIEWS.iter().position(|view| *view == status)?;
        self.lists.get(place).filter(|list| list.loaded).map(List::waiting)
    }

    /// Shows the list that holds a proposal, with the cursor on it; answers whether one does.
    pub(crate) fn reveal(&mut self, proposal: &ProposalId) -> bool {
        let found = self.lists.iter_mut().position(|list| list.row_mut(proposal).is_some());
        self.view = found.unwrap_or(self.view);
        found.is_some() && self.list_mut().select(proposal)
    }

    /// The line of a proposal on the screen.
    pub(crate) fn row_mut(&mut self, proposal: &ProposalId) -> Option<&mut Row> {
        self.list_mut().row_mut(proposal)
    }

    /// The line from which a decision was sent, whichever list it is in.
    pub(crate) fn sent_mut(&mut self, proposal: &ProposalId) -> Option<&mut Row> {
        let rows = self.lists.iter_mut().filter_map(|list| list.row_mut(proposal));
        rows.into_iter().find(|row| matches!(row.fate, Fate::Sending(_)))
    }

    /// A decision was taken back: its line waits again in the list it came from, and leaves the others.
    pub(crate) fn came_back(&mut self, proposal: &ProposalId, to: Status) {
        for (view, list) in VIEWS.into_iter().zip(&mut self.lists) {
            match list.row_mut(proposal) {
                Some(row) if view == to => row.fate = Fate::Open,
                _ => list.remove(proposal),
            }
        }
    }

    /// Removes the lines whose author has been told.
    pub(crate) fn sweep(&mut self, now: Time) {
        self.lists.iter_mut().for_each(|list| list.sweep(now));
    }
}
