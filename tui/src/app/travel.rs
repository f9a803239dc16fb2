//! Moving about: lines, pages, lists, and from one view to another.

use ilfaut_client::model::{Status, Time};

use super::{App, Desk};
use crate::effect::Effect;
use crate::keys::{Action, Scope, bindings};
use crate::voice;
use crate::widget::text;

/// A list older than this is asked for again at the next key, in milliseconds (half a minute).
const STALE: i64 = 30 * Time::SECOND;

impl App {
    /// Opens what is under the cursor.
    pub(super) fn open(&mut self) {
        match self.scope() {
            Scope::Questions => self.open_question(),
            Scope::List if self.current().is_some() => self.detail = Some(0),
            _ => {}
        }
    }

    /// Opens the question under the cursor.
    pub(super) fn open_question(&mut self) {
        let view = self.questions.iter().find(|view| Some(&view.question.id) == self.asked.as_ref());
        if let Some(view) = view {
            self.desk = Some(Desk::new(view, self.now));
            self.load(Status::Pending);
            self.load(Status::Postponed);
        }
    }

    /// Returns to where one came from; never leaves the program.
    pub(super) fn back(&mut self) {
        match self.scope() {
            Scope::Help => self.help = None,
            Scope::Reasons => self.leave_picker(),
            Scope::Detail => self.detail = None,
            Scope::Alerts => self.alerts = None,
            Scope::List if self.questions.len() > 1 => {
                self.desk = None;
                self.ask(Effect::Questions);
            }
            Scope::List | Scope::Questions => {}
        }
    }

    /// From the words back to the reasons, from the reasons back to the proposal.
    fn leave_picker(&mut self) {
        match &mut self.picker {
            Some(picker) if picker.typing => picker.typing = false,
            _ => self.picker = None,
        }
    }

    /// Closes the view; the last one ends the program.
    pub(super) fn close(&mut self) {
        let last = match self.scope() {
            Scope::Questions => true,
            Scope::List => self.questions.len() < 2,
            Scope::Detail | Scope::Reasons | Scope::Alerts | Scope::Help => false,
        };
        if last {
            self.over = true;
        } else {
            self.back();
        }
    }

    /// The next list of the header; in the picker, from the reasons to the words and back.
    pub(super) fn next_list(&mut self, by: isize) {
        if let Some(picker) = &mut self.picker {
            picker.typing = !picker.typing;
            return;
        }
        let now = self.now;
        let Some(desk) = &mut self.desk else { return };
        desk.turn(by);
        desk.asked = now;
        let view = desk.view();
        self.load(view);
    }

    /// Asks again for what is on the screen.
    pub(super) fn reload(&mut self) {
        let now = self.now;
        match &mut self.desk {
            Some(_) if self.alerts.is_some() => self.watch(),
            Some(desk) => {
                desk.asked = now;
                let view = desk.view();
                self.load(view);
            }
            None => self.ask(Effect::Questions),
        }
        self.tell(self.say("note-reloading"));
    }

    /// Someone is there: a list that has grown old is asked for again. At rest nothing is asked.
    pub(super) fn refresh_when_stale(&mut self) {
        let now = self.now;
        let Some(desk) = self.desk.as_mut().filter(|desk| now.since(desk.asked) > STALE) else { return };
        desk.asked = now;
        let view = desk.view();
        self.load(view);
    }

    /// Moves the cursor, or scrolls where there is none.
    pub(super) fn travel(&mut self, motion: Action) {
        match self.scope() {
            Scope::Questions => self.walk_questions(motion),
            Scope::List => self.walk_list(motion),
            Scope::Alerts => self.walk_alerts(motion),
            Scope::Detail if matches!(motion, Action::Up | Action::Down | Action::First | Action::Last) => {
                self.walk_list(motion);
                self.detail = Some(0);
            }
            Scope::Detail => self.detail = self.detail.map(|at| moved(motion, at, self.size.text(), usize::MAX)),
            Scope::Help => self.scroll_help(motion),
            Scope::Reasons => {}
        }
    }

    fn walk_questions(&mut self, motion: Action) {
        let place = self.questions.iter().position(|view| Some(&view.question.id) == self.asked.as_ref());
        let place = moved(motion, place.unwrap_or(0), self.size.page(), self.questions.len());
        self.asked = self.questions.get(place).map(|view| view.question.id.clone());
    }

    /// From a proposal to the next one that says nearly the same, round and round.
    pub(super) fn next_echo(&mut self) {
        let Some(desk) = &mut self.desk else { return };
        if desk.list_mut().next_echo() {
            self.detail = self.detail.map(|_| 0);
        } else {
            self.tell(self.say("note-no-echo"));
        }
    }

    fn walk_alerts(&mut self, motion: Action) {
        let height = self.size.alerts();
        if let Some(alerts) = &mut self.alerts {
            alerts.cursor = moved(motion, alerts.cursor, height, alerts.entries.len());
        }
    }

    fn walk_list(&mut self, motion: Action) {
        let height = self.size.list();
        if let Some(desk) = &mut self.desk {
            let list = desk.list_mut();
            list.jump(moved(motion, list.place(), height, list.rows.len()));
        }
    }

    fn scroll_help(&mut self, motion: Action) {
        let height = self.size.page();
        let lines = bindings(self.scope_under_help()).count().saturating_sub(height) + 1;
        self.help = self.help.map(|at| moved(motion, at, height, lines));
    }

    /// What the help explains: the view it was opened on.
    pub(crate) fn scope_under_help(&self) -> Scope {
        match (&self.picker, &self.detail, &self.alerts, &self.desk) {
            (Some(_), ..) => Scope::Reasons,
            (_, Some(_), ..) => Scope::Detail,
            (_, _, Some(_), _) => Scope::Alerts,
            (_, _, _, Some(_)) => Scope::List,
            _ => Scope::Questions,
        }
    }

    /// How far the text of the proposal on the screen can be scrolled.
    pub(super) fn longest_scroll(&self) -> usize {
        let quoted = self.current().map(|row| voice::quoted(&self.setup.words, &row.item.text));
        let lines = quoted.map_or(0, |quoted| text::wrapped(&quoted, self.size.text_width()).len());
        lines.saturating_sub(self.size.text())
    }
}

/// Where a motion leads from line `at` of `count`, on pages of `height` lines.
fn moved(motion: Action, at: usize, height: usize, count: usize) -> usize {
    let half = (height / 2).max(1);
    let to = match motion {
        Action::Down => at.saturating_add(1),
        Action::Up => at.saturating_sub(1),
        Action::PageDown => at.saturating_add(height),
        Action::PageUp => at.saturating_sub(height),
        Action::HalfDown => at.saturating_add(half),
        Action::HalfUp => at.saturating_sub(half),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => at,
    };
    to.min(count.saturating_sub(1))
}
