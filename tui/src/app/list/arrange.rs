//! Which lines of a list are shown, and in which order; the cursor stays on its proposal and the proposal on its line of the
//! screen. Knows no key and no word of the filter's language.

use ilfaut_client::model::ProposalId;

use super::{List, Row};
use crate::app::filter::Limits;

impl List {
    /// What is shown of it.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Shows what these limits let through.
    pub(crate) fn limit(&mut self, limits: Limits) {
        let (selected, height) = (self.selected().cloned(), self.height());
        self.limits = limits;
        self.arrange(None, height);
        if let Some(selected) = selected {
            self.select(&selected);
            self.top = self.cursor.saturating_sub(height);
        }
    }

    /// Chooses the lines again; the one of `selected` stays whatever the limits say.
    pub(super) fn arrange(&mut self, selected: Option<&ProposalId>, height: usize) {
        let stays = selected.and_then(|proposal| self.places.get(proposal).copied());
        let lets = |at: &usize| Some(*at) == stays || self.limits.lets(&self.rows[*at].item, self.now);
        let mut shown: Vec<usize> = (0..self.rows.len()).filter(lets).collect();
        self.limits.sort.arrange(&mut shown, &self.rows);
        self.shown = shown;
        let place = stays.and_then(|at| self.shown.iter().position(|shown| *shown == at));
        self.cursor = place.unwrap_or(self.cursor).min(self.shown.len().saturating_sub(1));
        self.top = self.cursor.saturating_sub(height);
    }

    /// Removes lines; what is left keeps its order.
    pub(super) fn drop_lines(&mut self, goes: impl Fn(&Row) -> bool) {
        let (selected, height) = (self.selected().cloned(), self.height());
        let mut left = 0;
        let number = |row: &Row| {
            let stays = !goes(row);
            left += usize::from(stays);
            stays.then(|| left - 1)
        };
        let moved: Vec<Option<usize>> = self.rows.iter().map(number).collect();
        self.rows.retain(|row| !goes(row));
        self.shown = self.shown.iter().filter_map(|at| moved[*at]).collect();
        self.index();
        self.forget_the_gone();
        self.cursor = self.cursor.min(self.shown.len().saturating_sub(1));
        if let Some(selected) = selected {
            self.select(&selected);
        }
        self.top = self.cursor.saturating_sub(height);
    }

    /// Notes where each proposal is.
    pub(super) fn index(&mut self) {
        for (at, row) in self.rows.iter().enumerate() {
            match self.places.get_mut(&row.item.proposal) {
                Some(place) => *place = at,
                None => {
                    self.places.insert(row.item.proposal.clone(), at);
                }
            }
        }
        if self.places.len() > self.rows.len() {
            let rows = &self.rows;
            self.places.retain(|proposal, at| rows.get(*at).is_some_and(|row| row.item.proposal == *proposal));
        }
    }

    /// Forgets what was noted of lines that are there no more, or that wait as before.
    pub(super) fn forget_the_gone(&mut self) {
        let (rows, places) = (&self.rows, &self.places);
        let row = |proposal: &ProposalId| places.get(proposal).and_then(|at| rows.get(*at));
        self.handled.retain(|proposal| row(proposal).is_some_and(|row| !row.is_open()));
        self.marks.retain(|proposal| row(proposal).is_some());
        self.anchor.take_if(|proposal| row(proposal).is_none());
    }
}
