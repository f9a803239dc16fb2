//! Marks on the lines of a list: proposals, not places, so that they survive whatever is loaded again. Knows no key and no verb.

use ilfaut_client::model::ProposalId;

use super::{List, Row};

impl List {
    /// The proposals that are marked, in the order of the list.
    pub(crate) fn marked(&self) -> Vec<ProposalId> {
        let mut places: Vec<usize> =
            self.marks.iter().filter_map(|proposal| self.places.get(proposal).copied()).collect();
        places.sort_unstable();
        places.into_iter().map(|at| self.rows[at].item.proposal.clone()).collect()
    }

    /// How many are marked.
    pub(crate) fn count_marks(&self) -> usize {
        self.marks.len()
    }

    /// Whether a proposal is marked.
    pub(crate) fn is_marked(&self, proposal: &ProposalId) -> bool {
        self.marks.contains(proposal)
    }

    /// Marks exactly these, as far as they are there.
    pub(crate) fn set_marks(&mut self, proposals: impl IntoIterator<Item = ProposalId>) {
        self.marks = proposals.into_iter().filter(|proposal| self.places.contains_key(proposal)).collect();
    }

    /// Marks a line that waits for a verb, or takes its mark off; answers whether it could.
    pub(crate) fn toggle_mark(&mut self) -> bool {
        let Some(row) = self.current().filter(|row| row.is_open()) else { return false };
        let proposal = row.item.proposal.clone();
        if !self.marks.remove(&proposal) {
            self.marks.insert(proposal);
        }
        true
    }

    /// Marks what waits for a verb and `is` what is looked for among the lines from `from` to `to`; answers how many are new.
    pub(crate) fn mark(&mut self, from: usize, to: usize, is: impl Fn(&Row) -> bool) -> usize {
        let count = (to + 1).saturating_sub(from);
        let lines = self.lines(from).take(count).filter(|row| row.is_open() && is(row));
        let found: Vec<ProposalId> = lines.map(|row| row.item.proposal.clone()).collect();
        let before = self.marks.len();
        self.marks.extend(found);
        self.marks.len() - before
    }

    /// Takes all marks off; answers how many there were.
    pub(crate) fn clear_marks(&mut self) -> usize {
        self.anchor = None;
        std::mem::take(&mut self.marks).len()
    }

    /// Takes the marks off the lines that wait for no verb any more.
    pub(crate) fn unmark_handled(&mut self) {
        let (rows, places) = (&self.rows, &self.places);
        self.marks.retain(|proposal| places.get(proposal).is_some_and(|at| rows[*at].is_open()));
    }

    /// Begins a range at the cursor, or marks from where it began to the cursor; answers how many are new, at its end.
    pub(crate) fn range(&mut self) -> Option<usize> {
        let Some(anchor) = self.anchor.take() else {
            self.anchor = self.selected().cloned();
            return None;
        };
        let from = self.shown_at(&anchor).unwrap_or(self.cursor);
        Some(self.mark(from.min(self.cursor), from.max(self.cursor), |_| true))
    }

    /// Whether a range was begun and not ended.
    pub(crate) fn is_ranging(&self) -> bool {
        self.anchor.is_some()
    }

    /// Gives a range up; answers whether one was begun.
    pub(crate) fn drop_range(&mut self) -> bool {
        self.anchor.take().is_some()
    }
}
