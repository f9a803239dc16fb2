//! Moving about: lines, pages, lists, and from one view to another.

use ilfaut_client::model::{Status, Time};

use super::{App, Desk};
use crate::effect::Effect;
use crate::keys::{Action, Scope, Tab};
use crate::voice;
use crate::widget::text;

/// A list older than this is asked for again at the next key, in milliseconds (half a minute).
const STALE: i64 = 30 * Time::SECOND;

/// Lines that a page tells of a proposal beside its text and notes.
const TOLD: usize = 18;

impl App {
    /// Opens what is under the cursor.
    pub(super) fn open(&mut self) {
        match self.scope() {
            Scope::Questions => self.open_question(),
            Scope::Queue if self.current().is_some() => self.detail = Some(0),
            _ => {}
        }
    }

    /// Opens the question under the cursor.
    pub(super) fn open_question(&mut self) {
        let view = self.questions.iter().find(|view| Some(&view.question.id) == self.asked.as_ref());
        if let Some(view) = view {
            self.desk = Some(Desk::new(view, self.now));
            (self.tab, self.detail, self.zen) = (Tab::Queue, None, false);
            (self.map, self.alerts) = (super::Map::default(), super::Alerts::default());
            (self.figures, self.journal) = (super::Figures::default(), super::Journal::default());
            self.begin_news();
            self.load(Status::Pending);
            self.load(Status::Postponed);
            self.look_at_overtaken();
        }
    }

    /// Shows a page of the question that is open.
    pub(super) fn open_tab(&mut self, tab: Tab) {
        if self.desk.is_none() {
            return;
        }
        self.tab = tab;
        match tab {
            Tab::Queue => self.refresh_when_stale(),
            Tab::Map => self.open_map(),
            Tab::Activity => self.open_activity(),
            Tab::Stats => self.open_stats(),
            Tab::Journal => self.open_journal(),
        }
    }

    /// Returns to where one came from; never leaves the program.
    pub(super) fn back(&mut self) {
        self.aimed.clear();
        if let Some(closed) = self.close_panel() {
            if closed.draft().is_some_and(|draft| !draft.words.trim().is_empty()) {
                self.tell(self.say("note-kept"));
            }
            return;
        }
        match self.page_scope() {
            Scope::Detail if self.zen => self.set_zen(false),
            Scope::Detail => self.detail = None,
            Scope::Queue if self.desk.as_mut().is_some_and(|desk| desk.list_mut().drop_range()) => {
                self.tell(self.say("note-not-done"));
            }
            Scope::Queue if self.is_narrowed() => self.unlimit(),
            Scope::Queue if self.questions.len() > 1 => {
                self.desk = None;
                self.ask(Effect::Questions);
            }
            Scope::Queue | Scope::Questions => {}
            _ => self.tab = Tab::Queue,
        }
    }

    /// Whether marks or a filter stand on the list.
    fn is_narrowed(&self) -> bool {
        let filtered = |desk: &Desk| !desk.limits().filter.text.is_empty();
        self.desk.as_ref().is_some_and(|desk| filtered(desk) || !desk.list().marked().is_empty())
    }

    /// Takes the marks off, else the filter: one step back is never all of it.
    fn unlimit(&mut self) {
        let marked = self.desk.as_ref().is_some_and(|desk| !desk.list().marked().is_empty());
        self.act(if marked { Action::ClearMarks } else { Action::ClearFilter });
    }

    /// Closes the view; the last one ends the program.
    pub(super) fn close(&mut self) {
        let last = match self.scope() {
            Scope::Questions => true,
            Scope::Queue => self.questions.len() < 2,
            _ => false,
        };
        if last {
            self.over = true;
        } else {
            self.back();
        }
    }

    /// The next list of the queue.
    pub(super) fn next_list(&mut self, by: isize) {
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
            Some(desk) if self.tab == Tab::Queue => {
                desk.asked = now;
                let view = desk.view();
                self.load(view);
            }
            Some(_) => self.open_tab(self.tab),
            None => self.ask(Effect::Questions),
        }
        self.tell(self.say("note-reloading"));
    }

    /// Someone is there, and no news is told: a list that has grown old is asked for again. At rest nothing is asked.
    pub(super) fn refresh_when_stale(&mut self) {
        let (now, mute) = (self.now, self.feed.is_mute());
        let stale = |desk: &&mut Desk| mute && now.since(desk.asked) > STALE;
        let Some(desk) = self.desk.as_mut().filter(stale) else { return };
        desk.asked = now;
        let view = desk.view();
        self.load(view);
    }

    /// Moves the cursor, or scrolls where there is none.
    pub(super) fn travel(&mut self, motion: Action) {
        match self.scope() {
            Scope::Questions => self.walk_questions(motion),
            Scope::Queue => self.walk_list(motion),
            Scope::Detail if matches!(motion, Action::Up | Action::Down | Action::First | Action::Last) => {
                self.walk_list(motion);
                self.detail = Some(0);
            }
            Scope::Detail => self.detail = self.detail.map(|at| moved(motion, at, self.size.text(), usize::MAX)),
            _ => {}
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

    fn walk_list(&mut self, motion: Action) {
        let height = self.size.list();
        if let Some(desk) = &mut self.desk {
            let list = desk.list_mut();
            list.jump(moved(motion, list.place(), height, list.len()));
        }
    }

    /// How far the page of the proposal on the screen can be scrolled, at most: the page itself stops earlier.
    pub(super) fn longest_scroll(&self) -> usize {
        let Some(row) = self.current() else { return 0 };
        let text = text::wrapped(&voice::quoted(&self.setup.words, &row.item.text), self.size.text_width()).len();
        (text + TOLD + 3 * row.item.notes.len()).saturating_sub(self.size.page())
    }
}

/// Where a motion leads from line `at` of `count`, on pages of `height` lines.
pub(super) fn moved(motion: Action, at: usize, height: usize, count: usize) -> usize {
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
