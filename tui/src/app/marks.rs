//! Marking, and acting on all that is marked. What a verb is for is bound when its key is pressed: nothing that comes later
//! changes it, and nothing is done to several proposals before a yes.

use ilfaut_client::backend::Amendment;
use ilfaut_client::model::{Decision, ProposalId, TopicId};

use super::App;
use super::panel::{Ask, Panel};
use super::prompt::Wanted;
use crate::effect::Effect;
use crate::keys::Action;
use crate::order::Order;
use crate::voice;

/// Titles that are shown before several proposals are decided.
const SHOWN: usize = 6;

impl App {
    /// The proposals that the next verb is for: those that `;` was pressed for, else the one under the cursor.
    pub(crate) fn targets(&self) -> Vec<ProposalId> {
        if self.aimed.is_empty() {
            return self.current().map(|row| row.item.proposal.clone()).into_iter().collect();
        }
        self.aimed.clone()
    }

    /// Lets the verb that is open be for all that is marked, or for one proposal again; answers how many it is for.
    pub(crate) fn aim(&mut self, at_marked: bool) -> usize {
        self.aimed = if at_marked { self.marked() } else { Vec::new() };
        self.targets().len()
    }

    /// Lets the refusal that is open be for all that is marked, or for one again; answers whether anything is marked.
    pub(super) fn aim_otherwise(&mut self) -> bool {
        let marked = self.marked().len();
        if marked == 0 {
            self.tell(self.say("note-none-marked"));
            return true;
        }
        let count = self.aim(self.aimed.is_empty());
        self.tell(self.setup.words.say_with("note-aimed", &[("n", count.into())]));
        true
    }

    /// What is marked and waits, in the order of the list.
    pub(crate) fn marked(&self) -> Vec<ProposalId> {
        let Some(desk) = &self.desk else { return Vec::new() };
        let open = |proposal: &ProposalId| desk.list().row(proposal).is_some_and(super::Row::is_open);
        desk.list().marked().into_iter().filter(open).collect()
    }

    /// An action on marks; answers whether it was one.
    pub(super) fn act_on_marks(&mut self, action: Action) -> bool {
        match action {
            Action::Mark => self.mark(),
            Action::Range => self.mark_range(),
            Action::MarkMatching => self.open_prompt(Wanted::Marks),
            Action::MarkVisible => self.mark_visible(),
            Action::ClearMarks => self.clear_marks(),
            Action::OnMarked => self.begin_to_aim(),
            _ => return false,
        }
        true
    }

    /// Marks the line under the cursor, or takes its mark off, and goes down.
    fn mark(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        let list = desk.list_mut();
        if list.is_ranging() {
            return self.mark_range();
        }
        if list.toggle_mark() {
            list.jump(list.place() + 1);
        } else {
            self.tell(self.say("note-not-markable"));
        }
    }

    fn mark_range(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        match desk.list_mut().range() {
            None => self.tell(self.say("note-range")),
            Some(count) => self.tell_marked(count),
        }
    }

    /// Marks all that is in sight.
    fn mark_visible(&mut self) {
        let height = self.size.list();
        let Some(desk) = &mut self.desk else { return };
        let list = desk.list_mut();
        let (top, last) = (list.top, (list.top + height).min(list.len()).saturating_sub(1));
        let count = list.mark(top, last, |_| true);
        self.tell_marked(count);
    }

    /// Marks what a filter finds in the list; an error is the sentence to say.
    pub(super) fn mark_matching(&mut self, text: &str) -> Result<(), String> {
        let words = self.setup.words.clone();
        let now = self.now;
        let Some(desk) = &mut self.desk else { return Ok(()) };
        let filter = desk.lexicon().read(text).map_err(|fault| fault.said(&words))?;
        let list = desk.list_mut();
        let last = list.len().saturating_sub(1);
        let count = list.mark(0, last, |row| filter.lets(&row.item, now));
        self.tell_marked(count);
        Ok(())
    }

    fn clear_marks(&mut self) {
        let count = self.desk.as_mut().map_or(0, |desk| desk.list_mut().clear_marks());
        self.tell(self.setup.words.say_with("note-unmarked", &[("n", count.into())]));
    }

    fn tell_marked(&mut self, new: usize) {
        let all = self.desk.as_ref().map_or(0, |desk| desk.list().count_marks());
        self.tell(self.setup.words.say_with("note-marked", &[("n", new.into()), ("all", all.into())]));
    }

    /// The next verb is for all that is marked now.
    fn begin_to_aim(&mut self) {
        let count = self.marked().len();
        if count == 0 {
            return self.tell(self.say("note-none-marked"));
        }
        self.aiming = true;
        self.tell(self.setup.words.say_with("note-aiming", &[("n", count.into())]));
    }

    /// Takes the verb that is for all that is marked; anything else gives it up.
    pub(super) fn act_on_marked(&mut self, action: Option<Action>) {
        use Action::{Accept, Duplicate, Postpone, Refuse, Tags, Wake};
        self.note = None;
        match action {
            Some(verb @ (Accept | Refuse | Postpone | Tags | Duplicate | Wake)) => {
                self.aimed = self.marked();
                self.act(verb);
            }
            _ => self.tell(self.say("note-not-done")),
        }
    }

    /// Asks before several proposals are decided, with their number and the first titles.
    pub(super) fn ask_about(&mut self, targets: &[ProposalId], decision: &Decision) {
        let Some(desk) = &self.desk else { return };
        let rows =
            targets.iter().filter(|target| !is_other(decision, target)).filter_map(|target| desk.list().row(target));
        let rows: Vec<_> = rows.filter(|row| row.is_open()).collect();
        let order = |row: &&super::Row| {
            let (proposal, seen) = (row.item.proposal.clone(), row.item.status);
            Effect::Order(Order::Decide { proposal, seen, decision: decision.clone() })
        };
        let effects = rows.iter().map(order).collect();
        let args = [("status", decision.status().name().into()), ("n", rows.len().into())];
        let mut lines = self.preview(self.setup.words.say_with("ask-decide", &args), &rows);
        lines.push(self.say("ask-undo"));
        self.open_panel(Panel::Ask(Ask { lines, effects }));
    }

    /// Asks before several proposals get the same topics.
    pub(super) fn ask_to_tag(&mut self, targets: &[ProposalId], topics: &[TopicId]) {
        let Some(desk) = &self.desk else { return };
        let rows: Vec<_> = targets.iter().filter_map(|target| desk.list().row(target)).collect();
        let order = |row: &&super::Row| {
            let (proposal, seen) = (row.item.proposal.clone(), row.item.status);
            let amendment = Amendment { text: None, topics: Some(topics.to_vec()) };
            Effect::Order(Order::Amend { proposal, seen, amendment })
        };
        let effects = rows.iter().map(order).collect();
        let asked = self.setup.words.say_with("ask-tag", &[("n", rows.len().into())]);
        let lines = self.preview(asked, &rows);
        self.open_panel(Panel::Ask(Ask { lines, effects }));
    }

    fn preview(&self, asked: String, rows: &[&super::Row]) -> Vec<String> {
        let words = &self.setup.words;
        let titles = rows.iter().take(SHOWN).map(|row| voice::quoted(words, &row.item.text));
        let rest = rows.len().saturating_sub(SHOWN);
        let rest = (rest > 0).then(|| words.say_with("ask-more", &[("n", rest.into())]));
        [asked, String::new()].into_iter().chain(titles).chain(rest).chain([String::new()]).collect()
    }
}

/// Whether a proposal is the one that others are said to repeat.
fn is_other(decision: &Decision, target: &ProposalId) -> bool {
    matches!(decision, Decision::Duplicate { of, .. } if of == target)
}
