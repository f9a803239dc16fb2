//! What is known of proposals beyond their lists: look-alikes with their votes, which of them is chosen, what was corrected here,
//! what is masked. Asked for once, when a page is opened or the cursor has rested, so that nobody waits and nothing ticks.

use std::collections::{BTreeMap, BTreeSet};

use ilfaut_client::Result;
use ilfaut_client::backend::Alike;
use ilfaut_client::model::{ProposalId, Status, Time};

use super::App;
use super::list::{Fate, Row};
use super::panel::Panel;
use crate::effect::Effect;
use crate::keys::Tab;
use crate::message::{LEASE, QueueItem};
use crate::signals;

/// How long the cursor, or a hand that types, rests before something is asked for, in milliseconds.
const REST: i64 = 300;
/// How long what was told stays good, in milliseconds (ten minutes: votes move slowly).
const FRESH: i64 = 600 * Time::SECOND;
/// Seconds between two drawings of a lease that runs out.
const STEP: i64 = 5;
/// Proposals remembered at most.
const MOST: usize = 400;

/// What is known of proposals beyond their lists.
#[derive(Debug, Default)]
pub(crate) struct Looks {
    known: BTreeMap<ProposalId, (Time, QueueItem)>,
    asked: BTreeSet<ProposalId>,
    opened: Option<ProposalId>,
    chosen: Option<(ProposalId, ProposalId)>,
    revealed: Option<ProposalId>,
    corrected: BTreeSet<ProposalId>,
}

impl Looks {
    /// A proposal, as it was told last.
    pub(crate) fn item(&self, proposal: &ProposalId) -> Option<&QueueItem> {
        self.known.get(proposal).map(|(_, item)| item)
    }

    /// Whether the text of a proposal was corrected here.
    pub(crate) fn is_corrected(&self, proposal: &ProposalId) -> bool {
        self.corrected.contains(proposal)
    }

    /// Notes that a text was corrected here.
    pub(super) fn correct(&mut self, proposal: &ProposalId) {
        self.corrected.insert(proposal.clone());
    }

    /// A correction was not taken.
    pub(super) fn uncorrect(&mut self, proposal: &ProposalId) {
        self.corrected.remove(proposal);
    }

    /// Whether it must be asked for.
    fn lacks(&self, proposal: &ProposalId, now: Time) -> bool {
        let fresh = self.known.get(proposal).is_some_and(|(at, _)| now.since(*at) < FRESH);
        !fresh && !self.asked.contains(proposal)
    }

    fn keep(&mut self, item: QueueItem, now: Time) {
        if self.known.len() >= MOST {
            self.known.clear();
        }
        self.known.insert(item.proposal.clone(), (now, item));
    }
}

impl App {
    /// Asks for what the proposal under the cursor lacks: at once when its page is opened, else when the cursor has rested.
    pub(super) fn settle_looks(&mut self) {
        let opened = self.detail.and(self.current()).map(|row| row.item.proposal.clone());
        let before = std::mem::replace(&mut self.looks.opened, opened.clone());
        if let (None, Some(opened)) = (before, opened) {
            self.look(opened);
        }
        if self.has_rested() {
            self.lacking().into_iter().for_each(|proposal| self.look(proposal));
            self.settle_search();
        }
    }

    fn look(&mut self, proposal: ProposalId) {
        if self.looks.asked.insert(proposal.clone()) {
            self.ask(Effect::Look(proposal));
        }
    }

    fn has_rested(&self) -> bool {
        self.now.since(self.last_key) >= REST
    }

    /// The proposal under the cursor where it came without look-alikes, and its look-alikes, as far as they are not known.
    fn lacking(&self) -> Vec<ProposalId> {
        let Some(row) = self.current().filter(|row| self.tab == Tab::Queue && row.is_open() && !self.over) else {
            return Vec::new();
        };
        let own = row.item.similar.is_empty().then_some(&row.item.proposal);
        let wanted = own.into_iter().chain(row.item.similar.iter().map(|alike| &alike.proposal));
        wanted.filter(|proposal| self.looks.lacks(proposal, self.now)).cloned().collect()
    }

    /// When the cursor will have rested, if something is to be asked for then.
    pub(super) fn rest(&self) -> Option<Time> {
        let waits = !self.has_rested() && (!self.lacking().is_empty() || self.searches());
        waits.then(|| self.last_key.plus(REST))
    }

    fn searches(&self) -> bool {
        matches!(self.panel(), Some(Panel::Duplicate(duplicate)) if duplicate.wanted().is_some())
    }

    /// Takes one proposal with all that is told beside it.
    pub(super) fn take_looked(&mut self, proposal: &ProposalId, answer: Result<Box<QueueItem>>) {
        let Ok(item) = answer else { return }; // it stays among those asked for: another answer would not differ
        self.looks.asked.remove(proposal);
        self.renew(&item);
        self.looks.keep(*item, self.now);
    }

    /// Puts what was told into the line on the screen; a line whose status has moved was handled elsewhere.
    pub(super) fn renew(&mut self, item: &QueueItem) {
        let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(&item.proposal)) else { return };
        if row.fate != Fate::Open {
            return;
        }
        if row.item.status == item.status {
            let echoes = std::mem::take(&mut row.item.echoes);
            row.item = QueueItem { echoes, ..item.clone() };
        } else {
            let by = item.decided.as_ref().filter(|_| item.status != Status::Archived);
            row.fate = Fate::Elsewhere(by.map(|decided| (decided.by.clone(), item.status)));
        }
    }

    /// The look-alike chosen on the proposal under the cursor.
    pub(crate) fn chosen(&self) -> Option<&Alike> {
        let item = &self.current()?.item;
        let (_, chosen) = self.looks.chosen.as_ref().filter(|(on, _)| *on == item.proposal)?;
        item.similar.iter().find(|alike| alike.proposal == *chosen)
    }

    /// Chooses the look-alike `by` places further, round and round.
    pub(super) fn choose_similar(&mut self, by: isize) {
        let chosen = self.chosen().map(|alike| alike.proposal.clone());
        let Some(item) = self.current().map(|row| &row.item).filter(|item| !item.similar.is_empty()) else {
            return self.tell(self.say("note-no-similar"));
        };
        let count = item.similar.len();
        let place = chosen.and_then(|chosen| item.similar.iter().position(|alike| alike.proposal == chosen));
        let place = match place {
            Some(place) => (place + count).saturating_add_signed(by) % count,
            None if by > 0 => 0,
            None => count - 1,
        };
        self.looks.chosen = Some((item.proposal.clone(), item.similar[place].proposal.clone()));
    }

    /// Shows the masked words of the proposal under the cursor, or masks them again.
    pub(super) fn reveal(&mut self) {
        let proposal = self.current().map(|row| row.item.proposal.clone());
        self.looks.revealed = if self.looks.revealed == proposal { None } else { proposal };
    }

    /// The text of a proposal as it may be read, its insults masked unless they were asked for.
    pub(crate) fn text_of(&self, row: &Row) -> String {
        let shown = self.looks.revealed.as_ref() == Some(&row.item.proposal);
        if shown { row.item.text.clone() } else { signals::masked(&row.item) }
    }

    /// Whether the text of a proposal holds masked words.
    pub(crate) fn is_masked(&self, row: &Row) -> bool {
        self.text_of(row) != row.item.text
    }

    /// Until when this moderator's own lease on the proposal lasts, while its page is open.
    pub(crate) fn held_until(&self) -> Option<Time> {
        let mine = self.current()?.item.lease.is_none();
        let due = self.hold.as_ref().and_then(super::lease::Hold::due).filter(|_| mine);
        due.map(|due| due.plus(LEASE / 2))
    }

    /// Seconds left of the lease of whoever else holds the proposal whose page is open, in steps of five so that the screen is
    /// quiet.
    pub(crate) fn lease_left(&self) -> Option<i64> {
        self.current()?.item.lease.as_ref()?;
        let ends = self.hold.as_ref()?.due()?;
        let seconds = (ends.since(self.now) + Time::SECOND - 1) / Time::SECOND;
        Some((seconds + STEP - 1) / STEP * STEP).filter(|left| *left > 0)
    }

    /// When the seconds left change next.
    pub(super) fn next_step(&self) -> Option<Time> {
        let left = self.lease_left()?;
        let ends = self.hold.as_ref()?.due()?;
        Some(ends.plus(-(left - STEP) * Time::SECOND))
    }

    /// Whether votes may be shown beside a proposal: always, unless they are hidden until one has decided.
    pub(crate) fn shows_results(&self, row: &Row) -> bool {
        !self.hides_results || row.item.status != Status::Pending || matches!(row.fate, Fate::Decided(..))
    }
}
