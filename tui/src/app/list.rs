//! A list of proposals with a cursor that is a proposal, never a number: whatever is loaded again, it stays where it is.
//! Knows neither keys nor what a decision means. Lines are found by their proposal through a map, and shown through the
//! limits that were asked for; only what changes the list walks through all of it.

mod arrange;
mod marks;
mod news;

use std::collections::{HashMap, HashSet};

use ilfaut_client::model::{ProposalId, Status, Time};

use super::filter::Limits;
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
#[derive(Debug, Default)]
pub(crate) struct List {
    /// Whether it was ever loaded.
    pub(crate) loaded: bool,
    /// The line on top of the screen.
    pub(crate) top: usize,
    /// The line under the cursor, counted among those shown.
    cursor: usize,
    /// All lines, oldest first.
    rows: Vec<Row>,
    /// Where each proposal is among them.
    places: HashMap<ProposalId, usize>,
    /// The lines that are shown, in the order that was asked for.
    shown: Vec<usize>,
    /// Every line that may not wait for a verb any more is among these.
    handled: HashSet<ProposalId>,
    marks: HashSet<ProposalId>,
    anchor: Option<ProposalId>,
    limits: Limits,
    now: Time,
}

impl List {
    /// The lines that are shown, from `place` on.
    pub(crate) fn lines(&self, place: usize) -> impl DoubleEndedIterator<Item = &Row> + ExactSizeIterator {
        self.shown[place.min(self.shown.len())..].iter().map(|at| &self.rows[*at])
    }

    /// The line at a place among those shown.
    pub(crate) fn line(&self, place: usize) -> Option<&Row> {
        self.shown.get(place).and_then(|at| self.rows.get(*at))
    }

    /// How many lines are shown.
    pub(crate) fn len(&self) -> usize {
        self.shown.len()
    }

    /// How many lines there are, shown or not.
    pub(crate) fn total(&self) -> usize {
        self.rows.len()
    }

    /// How many lines hold what is looked for, shown or not.
    pub(crate) fn count(&self, lets: impl Fn(&QueueItem) -> bool) -> usize {
        self.rows.iter().filter(|row| lets(&row.item)).count()
    }

    /// The line under the cursor.
    pub(crate) fn current(&self) -> Option<&Row> {
        self.line(self.cursor)
    }

    /// The proposal under the cursor.
    pub(crate) fn selected(&self) -> Option<&ProposalId> {
        self.current().map(|row| &row.item.proposal)
    }

    /// The place of the cursor, counted from 0 among the lines shown.
    pub(crate) fn place(&self) -> usize {
        self.cursor
    }

    /// The line of a proposal.
    pub(crate) fn row(&self, proposal: &ProposalId) -> Option<&Row> {
        self.places.get(proposal).and_then(|at| self.rows.get(*at))
    }

    /// The line of a proposal, to be changed.
    pub(crate) fn row_mut(&mut self, proposal: &ProposalId) -> Option<&mut Row> {
        let at = *self.places.get(proposal)?;
        if !self.handled.contains(proposal) {
            self.handled.insert(proposal.clone());
        }
        self.rows.get_mut(at)
    }

    /// Says of every line that is open what has become of it.
    pub(crate) fn befall(&mut self, fate: impl Fn(&QueueItem) -> Fate) {
        for row in self.rows.iter_mut().filter(|row| row.fate == Fate::Open) {
            row.fate = fate(&row.item);
            if row.fate != Fate::Open {
                self.handled.insert(row.item.proposal.clone());
            }
        }
    }

    /// Proposals that wait for a verb, shown or not.
    pub(crate) fn waiting(&self) -> usize {
        let gone = self.handled.iter().filter(|proposal| self.row(proposal).is_some_and(|row| !row.is_open()));
        self.rows.len() - gone.count()
    }

    /// Takes what was loaded; lines under way or under the cursor stay in place. Answers how many are new.
    pub(crate) fn refresh(&mut self, items: Vec<QueueItem>) -> usize {
        let listed: HashSet<ProposalId> = items.iter().map(|item| item.proposal.clone()).collect();
        let fresh = items.iter().filter(|item| !self.places.contains_key(&item.proposal)).count();
        let first = !std::mem::replace(&mut self.loaded, true);
        let (selected, height) = (self.selected().cloned(), self.height());
        let old = std::mem::take(&mut self.rows);
        self.rows = items.into_iter().map(|item| Row { item, fate: Fate::Open }).collect();
        self.index();
        self.keep(old, &listed, selected.as_ref());
        self.index();
        self.forget_the_gone();
        self.arrange(selected.as_ref(), height);
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
                self.handled.insert(proposal.clone());
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
        if let Some(at) = self.position(&old.item.proposal) {
            self.rows[at].fate = old.fate;
        }
    }

    /// Where a proposal is while lines are being put back: where it was indexed, or a little further down.
    fn position(&self, proposal: &ProposalId) -> Option<usize> {
        let from = self.places.get(proposal).copied().unwrap_or(0);
        self.rows.iter().skip(from).position(|row| row.item.proposal == *proposal).map(|at| from + at)
    }

    /// Puts the cursor on a proposal; answers whether it is among those shown.
    pub(crate) fn select(&mut self, proposal: &ProposalId) -> bool {
        let place = self.shown_at(proposal);
        self.cursor = place.unwrap_or(self.cursor).min(self.shown.len().saturating_sub(1));
        place.is_some()
    }

    /// Where a proposal is among the lines shown.
    fn shown_at(&self, proposal: &ProposalId) -> Option<usize> {
        let at = *self.places.get(proposal)?;
        self.shown.iter().position(|shown| *shown == at)
    }

    /// Puts the cursor on the next line of the same group, round and round; answers whether there is another.
    pub(crate) fn next_echo(&mut self) -> bool {
        let Some(row) = self.current() else { return false };
        let others: HashSet<ProposalId> = row.item.echoes.iter().cloned().collect();
        self.seek(true, |row| others.contains(&row.item.proposal))
    }

    /// Puts the cursor on the next line (or the one before) that `is` what is looked for, round and round.
    pub(crate) fn seek(&mut self, onwards: bool, is: impl Fn(&Row) -> bool) -> bool {
        let (count, from) = (self.shown.len(), self.cursor);
        let place = |step: usize| if onwards { (from + step) % count } else { (from + count - step) % count };
        let found = (1..count).map(place).find(|place| self.line(*place).is_some_and(&is));
        if let Some(found) = found {
            self.jump(found);
        }
        found.is_some()
    }

    /// Puts the cursor on a line, the last one at most. A line that was handled elsewhere goes when it is left.
    pub(crate) fn jump(&mut self, place: usize) {
        let place = place.min(self.shown.len().saturating_sub(1));
        let left = self.current().filter(|row| matches!(row.fate, Fate::Elsewhere(_)));
        let left = left.map(|row| row.item.proposal.clone()).filter(|_| place != self.cursor);
        self.cursor = place;
        if let Some(left) = left {
            self.remove(&left);
        }
    }

    /// Moves the cursor to the next line that waits for a verb, else to the last one before; answers whether there is one.
    pub(crate) fn advance(&mut self) -> bool {
        let after = self.lines(self.cursor).position(Row::is_open).map(|at| self.cursor + at);
        let before = || (0..self.cursor.min(self.len())).rfind(|at| self.line(*at).is_some_and(Row::is_open));
        let next = after.or_else(before);
        if let Some(place) = next {
            self.jump(place);
        }
        next.is_some()
    }

    /// Removes the lines decided here whose author has been told by `now`; the one under the cursor goes with the
    /// last line that waits.
    pub(crate) fn sweep(&mut self, now: Time) {
        self.now = now;
        let due = |row: &Row| matches!(row.fate, Fate::Decided(_, told) if told <= now);
        if self.handled.iter().any(|proposal| self.row(proposal).is_some_and(due)) {
            let selected = self.selected().filter(|_| self.waiting() > 0).cloned();
            self.drop_lines(|row| due(row) && Some(&row.item.proposal) != selected.as_ref());
        }
    }

    /// Removes the line of a proposal.
    pub(crate) fn remove(&mut self, proposal: &ProposalId) {
        if self.places.contains_key(proposal) {
            self.drop_lines(|row| row.item.proposal == *proposal);
        }
    }

    /// Moves the window so that the cursor is in it.
    pub(crate) fn show(&mut self, height: usize) {
        let last = self.shown.len().saturating_sub(height);
        let least = (self.cursor + 1).saturating_sub(height);
        self.top = self.top.min(last).clamp(least, self.cursor.max(least));
    }

    /// How far under the top of the window the cursor is.
    fn height(&self) -> usize {
        self.cursor.saturating_sub(self.top)
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

    fn fate(list: &mut List, n: usize, fate: Fate) {
        list.row_mut(&item(n, "").proposal).unwrap().fate = fate;
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
        assert_eq!((list.place(), list.len()), (1, 4));
        list.jump(2);
        assert_eq!(list.selected(), Some(&item(2, "c").proposal));
        assert_eq!(list.len(), 3);
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
        fate(&mut list, 0, Fate::Decided(Status::Accepted, Time(10)));
        list.jump(1);
        list.sweep(Time(9));
        assert_eq!(list.len(), 3);
        list.sweep(Time(10));
        assert_eq!((list.len(), list.place()), (2, 0));
        assert_eq!(list.selected(), Some(&item(1, "b").proposal));
    }

    #[test]
    fn a_verb_leads_to_the_next_line_that_waits() {
        let mut list = list(4);
        list.jump(2);
        fate(&mut list, 2, Fate::Sending(Status::Accepted));
        assert!(list.advance());
        assert_eq!(list.place(), 3);
        fate(&mut list, 3, Fate::Sending(Status::Accepted));
        assert!(list.advance());
        assert_eq!(list.place(), 1);
        fate(&mut list, 0, Fate::Sending(Status::Accepted));
        fate(&mut list, 1, Fate::Sending(Status::Accepted));
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
