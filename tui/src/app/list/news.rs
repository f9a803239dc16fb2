//! What is new in a list, put in without moving anything: the cursor is on a proposal, new lines come at the end, and a line
//! that was handled elsewhere stays where it is, in words, until it is out of sight.

use std::collections::{HashMap, HashSet};

use ilfaut_client::model::{ProposalId, Status};

use super::{Fate, List, Row};
use crate::message::{News, QueueItem};
use crate::order::Order;

/// What news has done to a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Lines that came.
    pub(crate) fresh: usize,
    /// Whether anything is to be seen of it.
    pub(crate) changed: bool,
}

impl List {
    /// Takes what is new of the list of `status`.
    pub(crate) fn hear(&mut self, status: Status, news: &News) -> Heard {
        if !self.loaded {
            return Heard::default();
        }
        let items: HashMap<&ProposalId, &QueueItem> = news.changed.iter().map(|item| (&item.proposal, item)).collect();
        let held: HashMap<&ProposalId, (&str, u32)> =
            news.held.iter().map(|held| (&held.proposal, (held.by.as_str(), held.seconds))).collect();
        let (mut heard, mut known) = (Heard::default(), HashSet::new());
        for (proposal, item) in &items {
            if let Some(row) = self.places.get(*proposal).and_then(|at| self.rows.get_mut(*at)) {
                known.insert((*proposal).clone());
                heard.changed |= row.learn(item, status);
            }
        }
        for row in self.rows.iter_mut().filter(|row| row.item.lease.is_some() || held.contains_key(&row.item.proposal))
        {
            heard.changed |= row.is_held(held.get(&row.item.proposal).copied());
        }
        let fresh = news.changed.iter().filter(|item| item.status == status && !known.contains(&item.proposal));
        let before = self.rows.len();
        self.rows.extend(fresh.map(|item| Row { item: item.clone(), fate: Fate::Open }));
        heard.fresh = self.rows.len() - before;
        heard.changed |= heard.fresh > 0;
        self.handled.extend(known);
        if heard.changed {
            self.settle();
        }
        heard
    }

    /// Lines were put in or changed: notes where they are, and chooses what is shown.
    fn settle(&mut self) {
        let (selected, height) = (self.selected().cloned(), self.height());
        self.index();
        self.arrange(selected.as_ref(), height);
    }

    /// Lets lines go that were handled elsewhere, once they are out of sight.
    pub(crate) fn forget_out_of_sight(&mut self, height: usize) {
        let sight = self.top..self.top + height;
        let gone = |proposal: &&ProposalId| {
            let elsewhere = self.row(proposal).is_some_and(|row| matches!(row.fate, Fate::Elsewhere(_)));
            let seen = || self.shown_at(proposal).is_some_and(|at| at == self.place() || sight.contains(&at));
            elsewhere && !seen()
        };
        let gone: HashSet<ProposalId> = self.handled.iter().filter(gone).cloned().collect();
        if !gone.is_empty() {
            self.drop_lines(|row| gone.contains(&row.item.proposal));
        }
    }

    /// Puts a proposal in sight whose order was overtaken: where it is, else on top.
    pub(crate) fn lay_open(&mut self, item: QueueItem, order: Order) {
        let (selected, height) = (self.selected().cloned(), self.height());
        let proposal = item.proposal.clone();
        let row = Row { fate: Fate::Overtaken(Box::new(order)), item };
        match self.row_mut(&proposal) {
            Some(known) => *known = row,
            None => self.rows.insert(0, row),
        }
        self.handled.insert(proposal);
        self.index();
        self.arrange(selected.as_ref(), height);
    }
}

impl Row {
    /// Takes the proposal as it is now in a list of `status`; answers whether anything is to be seen of it.
    fn learn(&mut self, item: &QueueItem, status: Status) -> bool {
        let here = item.status == status;
        match (&self.fate, here) {
            (Fate::Sending(_) | Fate::Decided(..), _) => false,
            (Fate::Open, true) | (Fate::Overtaken(_), _) => self.renew(item),
            (Fate::Elsewhere(_), true) => {
                self.renew(item);
                self.fate = Fate::Open;
                true
            }
            (Fate::Open | Fate::Elsewhere(_), false) => {
                let by = item.decided.as_ref().filter(|_| item.status != Status::Archived);
                let fate = Fate::Elsewhere(by.map(|decided| (decided.by.clone(), item.status)));
                std::mem::replace(&mut self.fate, fate.clone()) != fate
            }
        }
    }

    /// Takes what is told of the proposal; look-alikes are not told again.
    fn renew(&mut self, item: &QueueItem) -> bool {
        let old = &mut self.item;
        let new = QueueItem {
            similar: std::mem::take(&mut old.similar),
            echoes: std::mem::take(&mut old.echoes),
            suggested: std::mem::take(&mut old.suggested),
            lease: old.lease.take(),
            ..item.clone()
        };
        let told = |item: &QueueItem| {
            (item.text.clone(), item.status, item.topics.clone(), item.notes.clone(), item.duplicate_of.clone())
        };
        let changed = told(old) != told(&new);
        self.item = new;
        changed
    }

    /// Takes who holds it now; seconds alone are nothing to be seen.
    fn is_held(&mut self, by: Option<(&str, u32)>) -> bool {
        let before = self.item.lease.take();
        self.item.lease = by.map(|(name, seconds)| (name.to_owned(), seconds));
        before.map(|(name, _)| name).as_deref() != by.map(|(name, _)| name)
    }
}
