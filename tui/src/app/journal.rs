//! What moderators and organisers did in a question, newest first, page by page. The cursor is an act, never a number.
//! Undoes what can be undone by an order of its own; writes nothing itself.

mod told;

use ilfaut_client::Result;
use ilfaut_client::model::{QuestionId, Time};
use ilfaut_client::rules::words::folded;

pub(crate) use told::{beside, deed, detail, object, who};

use super::App;
use super::panel::{Panel, Text};
use super::travel::moved;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::{Act, Checked, Deed, Leaf};
use crate::order::Order;
use crate::voice;
use crate::widget::text;

/// Acts that are asked for at once.
const PAGE: usize = 100;

/// The page as it stands.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    /// Whether it was ever loaded.
    pub(crate) loaded: bool,
    /// What was done, newest first.
    pub(crate) acts: Vec<Act>,
    /// Whether the oldest act is among them.
    pub(crate) whole: bool,
    /// What is known of its chain.
    pub(crate) chain: Chain,
    /// Only acts of this name, or of this kind; in small letters.
    pub(crate) filter: String,
    /// The number of the event under the cursor; none: the newest one.
    selected: Option<u64>,
    waits: bool,
}

/// What is known of the chain of the record.
#[derive(Debug, Default)]
pub(crate) enum Chain {
    /// Nothing.
    #[default]
    Unknown,
    /// It is being checked.
    Checking,
    /// What the last check has shown, and when.
    Checked(Time, Checked),
}

impl Journal {
    /// The place of the cursor among the acts that are shown.
    pub(crate) fn place(&self, shown: &[&Act]) -> usize {
        self.selected.and_then(|event| shown.iter().position(|act| act.event <= event)).unwrap_or(0)
    }

    /// Takes a part: the newest ones, or those after the last one.
    fn refresh(&mut self, leaf: &Leaf, acts: Vec<Act>) {
        let full = acts.len() >= leaf.limit;
        let oldest = acts.last().map_or(0, |act| act.event);
        if leaf.before.is_some() {
            self.whole = !full;
            let last = self.acts.last().map_or(u64::MAX, |act| act.event);
            self.acts.extend(acts.into_iter().filter(|act| act.event < last));
        } else {
            let old = std::mem::replace(&mut self.acts, acts);
            let joined = old.first().is_some_and(|act| act.event >= oldest);
            if full && joined {
                self.acts.extend(old.into_iter().filter(|act| act.event < oldest));
            } else {
                self.whole = !full;
            }
        }
        (self.loaded, self.waits) = (true, false);
    }
}

impl App {
    /// Shows the page.
    pub(super) fn open_journal(&mut self) {
        self.ask_acts(None);
    }

    fn ask_acts(&mut self, before: Option<u64>) {
        self.journal.waits = true;
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::Acts(question, Leaf { before, limit: PAGE, proposal: None }));
        }
    }

    /// Takes a part of it, unless another question was opened meanwhile, or it is about one proposal.
    pub(super) fn take_acts(&mut self, question: &QuestionId, leaf: &Leaf, answer: Result<Vec<Act>>) {
        let here = self.desk.as_ref().is_some_and(|desk| desk.question.id == *question) && leaf.proposal.is_none();
        match answer {
            Ok(acts) if here => self.journal.refresh(leaf, acts),
            Err(error) if here => {
                self.journal.waits = false;
                self.warn(voice::fault(&self.setup.words, &error));
            }
            _ => {}
        }
    }

    /// Takes what a check has shown.
    pub(super) fn take_checked(&mut self, answer: Result<Checked>) {
        self.journal.chain = Chain::Unknown;
        match answer {
            Ok(checked) => self.journal.chain = Chain::Checked(self.now, checked),
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
    }

    /// The acts that are shown.
    pub(crate) fn acts(&self) -> Vec<&Act> {
        let filter = &self.journal.filter;
        let holds = |act: &&Act| {
            filter.is_empty()
                || who(self, act).to_lowercase().contains(filter)
                || deed(&self.setup.words, &act.deed).to_lowercase().contains(filter)
        };
        self.journal.acts.iter().filter(holds).collect()
    }

    /// The act under the cursor.
    pub(crate) fn act_under(&self) -> Option<&Act> {
        let acts = self.acts();
        acts.get(self.journal.place(&acts)).copied()
    }

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_journal(&mut self, action: Action) -> bool {
        match action {
            Action::Open => self.show_act(),
            Action::Undo => self.reverse(),
            Action::Verify => {
                self.journal.chain = Chain::Checking;
                self.ask(Effect::Check);
            }
            Action::ClearFilter => self.journal.filter.clear(),
            Action::Export => self.export_journal(),
            motion if motion.is_motion() => self.walk_journal(motion),
            _ => return false,
        }
        true
    }

    fn walk_journal(&mut self, motion: Action) {
        let acts = self.acts();
        let (count, at) = (acts.len(), self.journal.place(&acts));
        let to = moved(motion, at, self.size.journal(), count);
        let selected = acts.get(to).map(|act| act.event);
        let newest = to == 0;
        self.journal.selected = if newest { None } else { selected };
        if to + 1 >= count && !self.journal.whole && !self.journal.waits {
            let last = self.journal.acts.last().map(|act| act.event);
            self.ask_acts(last);
        }
    }

    /// Only acts of this name or kind; all of them without words.
    pub(super) fn limit_journal(&mut self, words: &str) {
        self.journal.filter = words.trim().to_lowercase();
    }

    /// Goes to the next act that holds the words, round and round.
    pub(super) fn find_in_journal(&mut self, forward: bool) {
        let sought = folded(&self.needle);
        let acts = self.acts();
        let start = self.journal.place(&acts);
        let count = acts.len();
        let places = (1..=count).map(|by| if forward { (start + by) % count } else { (start + count - by) % count });
        let holds = |place: &usize| folded(&told::line(self, acts[*place])).contains(&sought);
        let found = places.into_iter().find(holds).map(|place| acts[place].event);
        match found {
            Some(event) => self.journal.selected = Some(event),
            None => self.tell(self.say("journal-not-found")),
        }
    }

    /// Opens the proposal of the act: its page where it is in a list that is loaded, else what is known of it.
    fn show_act(&mut self) {
        let Some(act) = self.act_under().cloned() else { return };
        let shown = act.proposal.as_ref().zip(self.desk.as_mut()).is_some_and(|(proposal, desk)| desk.reveal(proposal));
        if shown {
            (self.tab, self.detail) = (crate::keys::Tab::Queue, Some(0));
            return;
        }
        let width = self.size.text_width();
        let lines = detail(self, &act).into_iter().flat_map(|line| text::wrapped(&line, width));
        let lines = lines.map(|line| format!(" {line}")).collect();
        self.open_panel(Panel::Text(Text { title: "title-act", lines, scrolled: 0 }));
    }

    /// Undoes the act under the cursor, if it is one that can be undone from here.
    fn reverse(&mut self) {
        let order = self.act_under().and_then(reversal);
        let Some(order) = order else { return self.tell(self.say("journal-not-reversible")) };
        self.ask(Effect::Order(order));
        self.ask_acts(None);
    }
}

/// What undoes an act; none: nothing does, from here.
pub(crate) fn reversal(act: &Act) -> Option<Order> {
    match (&act.deed, &act.proposal) {
        (Deed::Decided { status, .. }, Some(proposal)) => {
            Some(Order::TakeBack { proposal: proposal.clone(), seen: *status })
        }
        (Deed::Marked { cohort, .. } | Deed::SetAside { cohort }, _) => Some(Order::Restore(*cohort)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn acts(events: std::ops::RangeInclusive<u64>) -> Vec<Act> {
        let act = |event| Act { event, at: Time(0), by: None, proposal: None, text: None, deed: Deed::Settled };
        events.rev().map(act).collect()
    }

    fn events(journal: &Journal) -> Vec<u64> {
        journal.acts.iter().map(|act| act.event).collect()
    }

    #[test]
    fn parts_join_without_a_gap_and_the_cursor_stays_on_its_act() {
        let mut journal = Journal::default();
        let newest = Leaf { before: None, limit: 3, proposal: None };
        journal.refresh(&newest, acts(7..=9));
        assert!(!journal.whole);
        journal.refresh(&Leaf { before: Some(7), ..newest.clone() }, acts(5..=6));
        assert_eq!((events(&journal), journal.whole), (vec![9, 8, 7, 6, 5], true));
        journal.selected = Some(6);
        journal.refresh(&newest, acts(9..=11));
        assert_eq!(events(&journal), [11, 10, 9, 8, 7, 6, 5]);
        let shown: Vec<&Act> = journal.acts.iter().collect();
        assert_eq!(journal.place(&shown), 5);
        journal.refresh(&newest, acts(20..=22));
        assert_eq!(
            (events(&journal), journal.whole),
            (vec![22, 21, 20], false),
            "a gap is never shown as if it were none"
        );
    }
}
