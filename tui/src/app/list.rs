//! A list of proposals with a cursor that is a proposal, never a number: whatever is loaded again, it stays where it is.
//! Knows neither keys nor what a decision means.

mod news;

use std::collections::HashSet;

use ilfaut_client::model::{ProposalId, Status, Time};

use crate::message::QueueItem;
use crate::order::Order;

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The proposal, as it was last loaded.
    pub(crate) item: QueueItem,
    /// What has become of it since.
    pub(crate) fate: Fate,
}

/// What has become of a proposal since it was loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It waits for a verb.
    Open,
    /// A decision is on its way.
    Sending(Status),
    /// Decided here; its author is told at `told`.
    Decided(Status, Time),
    /// An order on it was overtaken while it waited: it is to be looked at again.
    Overtaken(Box<Order>),
    /// Not in this list any more; by whom and how it was handled, as far as it is known.
    Elsewhere(Option<(String, Status)>),
}

impl Row {
    /// Whether a verb may act on it.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.fate, Fate::Open | Fate::Overtaken(_))
    }
}

/// A list of proposals.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// Whether it was ever loaded.
    pub(crate) loaded: bool,
    /// Its lines, oldest first.
    pub(crate) rows: Vec<Row>,
    /// The line on top of the screen.
    pub(crate) top: usize,
    cursor: usize,
}

impl List {
    /// The line under the cursor.
    pub(crate) fn current(&self) -> Option<&Row> {
        self.rows.get(self.cursor)
    }

    /// The proposal under the cursor.
    pub(crate) fn selected(&self) -> Option<&ProposalId> {
        self.current().map(|row| &row.item.proposal)
    }

    /// The place of the cursor, counted from 0.
    pub(crate) fn place(&self) -> usize {
        self.cursor
    }

    /// The line of a proposal.
    pub(crate) fn row_mut(&mut self, proposal: &ProposalId) -> Option<&mut Row> {
        self.rows.iter_mut().find(|row| row.item.proposal == *proposal)
    }

    /// Proposals that wait for a verb.
    pub(crate) fn waiting(&self) -> usize {
        self.rows.iter().filter(|row| row.is_open()).count()
    }

    /// Takes what was loaded; lines under way or under the cursor stay in place. Answers how many are new.
    pub(crate) fn refresh(&mut self, items: Vec<QueueItem>) -> usize {
        let known: HashSet<ProposalId> = self.rows.iter().map(|row| row.item.proposal.clone()).collect();
        let listed: HashSet<ProposalId> = items.iter().map(|item| item.proposal.clone()).collect();
        let fresh = items.iter().filter(|item| !known.contains(&item.proposal)).count();
        let first = !std::mem::replace(&mut self.loaded, true);
        let (selected, height) = (self.selected().cloned(), self.cursor.saturating_sub(self.top));
        let old = std::mem::take(&mut self.rows);
        self.rows = items.into_iter().map(|item| Row { item, fate: Fate::Open }).collect();
        self.keep(old, &listed, selected.as_ref());
        if let Some(selected) = selected {
            self.select(&selected);
        }
        self.top = self.cursor.saturating_sub(height);
        if first { 0 } else { fresh }
    }

    /// Puts back, after the line each one followed, the old lines that must not vanish under anyone's eyes.
    fn keep(&mut self, old: Vec<Row>, listed: &HashSet<ProposalId>, selected: Option<&ProposalId>) {
        let mut after: Option<ProposalId> = None;
        for row in old {
            let proposal = row.item.proposal.clone();
            if listed.contains(&proposal) {
                self.carry_over(row);
            } else if let Some(row) = kept(row, selected) {
                let at = after.as_ref().and_then(|after| self.position(after)).map_or(0, |at| at + 1);
                self.rows.insert(at, row);
            } else {
                continue;
            }
            after = Some(proposal);
        }
    }

    /// A decision on its way stays on its way, whatever was loaded meanwhile.
    fn carry_over(&mut self, old: Row) {
        if !matches!(old.fate, Fate::Sending(_) | Fate::Overtaken(_)) {
            return;
        }
        if let Some(row) = self.row_mut(&old.item.proposal) {
            row.fate = old.fate;
        }
    }

    fn position(&self, proposal: &ProposalId) -> Option<usize> {
        self.rows.iter().position(|row| row.item.proposal == *proposal)
    }

    /// Puts the cursor on a proposal; answers whether it is in the list.
    pub(crate) fn select(&mut self, proposal: &ProposalId) -> bool {
        let place = self.position(proposal);
        self.cursor = place.unwrap_or(self.cursor).min(self.rows.len().saturating_sub(1));
        place.is_some()
    }

    /// Puts the cursor on the next line of the same group, round and round; answers whether there is another.
    pub(crate) fn next_echo(&mut self) -> bool {
        let Some(row) = self.current() else { return false };
        let others: HashSet<ProposalId> = row.item.echoes.iter().cloned().collect();
        let places = (self.cursor + 1..self.rows.len()).chain(0..self.cursor);
        let next = places.into_iter().find(|place| others.contains(&self.rows[*place].item.proposal));
        if let Some(next) = next {
            self.jump(next);
        }
        next.is_some()
    }

    /// Puts the cursor on a line, the last one at most. A line that was handled elsewhere goes when it is left.
    pub(crate) fn jump(&mut self, place: usize) {
        let left = self.selected().cloned();
        self.cursor = place.min(self.rows.len().saturating_sub(1));
        if left.as_ref() != self.selected() {
            self.drop_lines(|row| Some(&row.item.proposal) == left.as_ref() && matches!(row.fate, Fate::Elsewhere(_)));
        }
    }

    /// Moves the cursor to the next line that waits for a verb, else to the last one before; answers whether there is one.
    pub(crate) fn advance(&mut self) -> bool {
        let after = self.rows.iter().skip(self.cursor).position(Row::is_open).map(|at| self.cursor + at);
        let before = || self.rows.iter().take(self.cursor).rposition(Row::is_open);
        let next = after.or_else(before);
        if let Some(place) = next {
            self.jump(place);
        }
        next.is_some()
    }

    /// Removes the lines decided here whose author has been told by `now`; the one under the cursor goes with the
    /// last line that waits.
    pub(crate) fn sweep(&mut self, now: Time) {
        let selected = self.selected().filter(|_| self.waiting() > 0).cloned();
        self.drop_lines(|row| {
            matches!(row.fate, Fate::Decided(_, told) if told <= now) && Some(&row.item.proposal) != selected.as_ref()
        });
    }

    /// Removes the line of a proposal.
    pub(crate) fn remove(&mut self, proposal: &ProposalId) {
        self.drop_lines(|row| row.item.proposal == *proposal);
    }

    /// Removes lines; the cursor stays on its proposal and the proposal on its line of the screen.
    fn drop_lines(&mut self, goes: impl Fn(&Row) -> bool) {
        let (selected, height) = (self.selected().cloned(), self.cursor.saturating_sub(self.top));
        self.rows.retain(|row| !goes(row));
        if let Some(selected) = selected {
            self.select(&selected);
        }
        self.top = self.cursor.saturating_sub(height);
    }

    /// Moves the window so that the cursor is in it.
    pub(crate) fn show(&mut self, height: usize) {
        let last = self.rows.len().saturating_sub(height);
        let least = (self.cursor + 1).saturating_sub(height);
        self.top = self.top.min(last).clamp(least, self.cursor.max(least));
    }
}

/// An old line that stays although it is not listed any more.
fn kept(row: Row, selected: Option<&ProposalId>) -> Option<Row> {
    match row.fate {
        Fate::Sending(_) | Fate::Decided(..) | Fate::Overtaken(_) => Some(row),
        Fate::Elsewhere(_) if selected == Some(&row.item.proposal) => Some(row),
        Fate::Open if selected == Some(&row.item.proposal) => Some(Row { fate: Fate::Elsewhere(None), ..row }),
        Fate::Elsewhere(_) | Fate::Open => None,
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::world::Dice;

    use super::*;
    use crate::app::samples::item;

    fn list(count: usize) -> List {
        let mut list = List::default();
        list.refresh((0..count).map(|n| item(n, "Il faut des bancs")).collect());
        list
    }

    #[test]
    fn a_thousand_refreshes_never_move_the_cursor() {
        let mut dice = Dice::seeded(7);
        let mut list = list(40);
        list.jump(17);
        let chosen = list.selected().cloned().unwrap();
        for round in 0..1_000 {
            let from = usize::try_from(dice.below(30)).unwrap();
            let items = (from..from + 60).filter(|_| dice.below(3) > 0).map(|n| item(n, "Il faut des bancs"));
            let before = list.place() - list.top;
            list.refresh(items.collect());
            list.show(11);
            assert_eq!(list.selected(), Some(&chosen), "round {round}");
            assert!(list.place() >= list.top && list.place() < list.top + 11, "round {round}: off the screen");
            assert!(list.place() - list.top <= before.max(10), "round {round}");
        }
    }

    #[test]
    fn a_line_handled_elsewhere_stays_until_it_is_left() {
        let mut list = list(3);
        list.jump(1);
        list.refresh(vec![item(0, "a"), item(2, "c"), item(3, "d")]);
        assert_eq!(list.current().map(|row| &row.fate), Some(&Fate::Elsewhere(None)));
        assert_eq!((list.place(), list.rows.len()), (1, 4));
        list.jump(2);
        assert_eq!(list.selected(), Some(&item(2, "c").proposal));
        assert_eq!(list.rows.len(), 3);
    }

    #[test]
    fn new_lines_are_counted_but_not_on_the_first_load() {
        let mut list = List::default();
        assert_eq!(list.refresh(vec![item(0, "a")]), 0);
        assert_eq!(list.refresh(vec![item(0, "a"), item(1, "b"), item(2, "c")]), 2);
    }

    #[test]
    fn decided_lines_go_when_their_author_is_told() {
        let mut list = list(3);
        list.rows[0].fate = Fate::Decided(Status::Accepted, Time(10));
        list.jump(1);
        list.sweep(Time(9));
        assert_eq!(list.rows.len(), 3);
        list.sweep(Time(10));
        assert_eq!((list.rows.len(), list.place()), (2, 0));
        assert_eq!(list.selected(), Some(&item(1, "b").proposal));
    }

    #[test]
    fn a_verb_leads_to_the_next_line_that_waits() {
        let mut list = list(4);
        list.jump(2);
        list.rows[2].fate = Fate::Sending(Status::Accepted);
        assert!(list.advance());
        assert_eq!(list.place(), 3);
        list.rows[3].fate = Fate::Sending(Status::Accepted);
        assert!(list.advance());
        assert_eq!(list.place(), 1);
        list.rows[0].fate = Fate::Sending(Status::Accepted);
        list.rows[1].fate = Fate::Sending(Status::Accepted);
        assert!(!list.advance());
    }

    #[test]
    fn a_group_is_walked_round_and_round() {
        let mut list = list(9);
        assert!(!list.next_echo());
        for at in [2, 5, 8] {
            list.rows[at].item.echoes =
                [2, 5, 8].into_iter().filter(|n| *n != at).map(|n| item(n, "").proposal).collect();
        }
        list.jump(2);
        let places: Vec<usize> = (0..4).map(|_| (list.next_echo(), list.place()).1).collect();
        assert_eq!(places, [5, 8, 2, 5]);
    }

    #[test]
    fn the_window_always_holds_the_cursor() {
        let mut list = list(30);
        for place in [29, 0, 15, 3, 28, 14] {
            list.jump(place);
            list.show(11);
            assert!(list.top <= place && place < list.top + 11, "{place} from {}", list.top);
        }
    }
}
