//! The state of the console and its one way to change: a message comes in, effects go out. Waits for nothing, looks at
//! no clock: the time comes with each message.

mod alerts;
mod answer;
mod desk;
mod field;
mod lease;
mod list;
mod note;
mod picker;
mod press;
#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;
mod travel;
mod verb;

use ilfaut_client::model::{QuestionId, Time};
use ilfaut_config::locale::Words;
use jiff::tz::TimeZone;

pub(crate) use alerts::{Alerts, Counts};
pub(crate) use desk::{Desk, VIEWS};
pub(crate) use list::{Fate, Row};
pub(crate) use note::{Note, Spoken};
pub(crate) use picker::Picker;

use crate::effect::Effect;
use crate::keys::Scope;
use crate::layout::Size;
use crate::message::{Message, QuestionView, Undone};
use crate::theme::Theme;
use lease::Hold;

/// What does not change while the console runs.
#[derive(Clone)]
pub(crate) struct Setup {
    /// Who moderates.
    pub(crate) moderator: String,
    /// The reader's words.
    pub(crate) words: Words,
    /// What the reader's terminal can show.
    pub(crate) theme: Theme,
    /// Where the reader's days begin.
    pub(crate) zone: TimeZone,
}

/// Everything the console knows.
pub(crate) struct App {
    /// What does not change.
    pub(crate) setup: Setup,
    /// The window.
    pub(crate) size: Size,
    /// The time of the last message.
    pub(crate) now: Time,
    /// The questions of the consultation.
    pub(crate) questions: Vec<QuestionView>,
    /// The question under the cursor.
    pub(crate) asked: Option<QuestionId>,
    /// The question being moderated.
    pub(crate) desk: Option<Desk>,
    /// Whether one proposal is shown on its own page, and how many lines its text is scrolled.
    pub(crate) detail: Option<usize>,
    /// A refusal being written.
    pub(crate) picker: Option<Picker>,
    /// The alerts of the question, when they are on the screen.
    pub(crate) alerts: Option<Alerts>,
    /// Whether the keys are shown, and how many lines they are scrolled.
    pub(crate) help: Option<usize>,
    /// What is said on the status line.
    pub(crate) note: Option<Note>,
    /// Whether the picture is out of date.
    pub(crate) changed: bool,
    /// Whether the console ends.
    pub(crate) over: bool,
    /// What was decided here, oldest first.
    spoken: Vec<Spoken>,
    /// What came back and is not in sight until its list comes.
    returned: Option<Undone>,
    hold: Option<Hold>,
    last_key: Time,
    cancelled: bool,
    effects: Vec<Effect>,
}

impl App {
    /// The console at its start: the first question with work is open; the others are one step back.
    pub(crate) fn new(setup: Setup, size: Size, questions: Vec<QuestionView>, now: Time) -> (Self, Vec<Effect>) {
        let mut app = Self {
            setup,
            size,
            now,
            asked: first_busy(&questions),
            questions,
            desk: None,
            detail: None,
            picker: None,
            alerts: None,
            help: None,
            note: None,
            changed: true,
            over: false,
            spoken: Vec::new(),
            returned: None,
            hold: None,
            last_key: now,
            cancelled: false,
            effects: Vec::new(),
        };
        if app.asked.is_some() {
            app.open_question();
        }
        let effects = std::mem::take(&mut app.effects);
        (app, effects)
    }

    /// Takes one message in; answers with what is to be done.
    pub(crate) fn update(&mut self, message: Message, now: Time) -> Vec<Effect> {
        self.now = now;
        self.changed = true;
        match message {
            Message::Key(key) => self.press(key, false),
            Message::Held(key) => self.press(key, true),
            Message::Pasted(text) => self.paste(&text),
            Message::Resized(columns, rows) => self.size = Size(columns, rows),
            Message::Due => {}
            Message::Stop => self.over = true,
            Message::Questions(answer) => self.take_questions(answer),
            Message::Listed(question, status, answer) => self.take_list(&question, status, answer),
            Message::Leased(proposal, answer) => self.take_lease(&proposal, answer),
            Message::Decided(proposal, answer) => self.take_decision(&proposal, answer),
            Message::Undone(answer) => self.take_undone(answer),
            Message::Watched(question, answer) => self.take_alerts(&question, answer),
            Message::SetAside(answer) => self.take_aside(answer),
            Message::Restored(answer) => self.take_restored(answer),
        }
        self.expire();
        self.settle_lease();
        self.keep_in_sight();
        std::mem::take(&mut self.effects)
    }

    /// When something changes by itself next; none: nothing does until a key or an answer comes.
    pub(crate) fn deadline(&self) -> Option<Time> {
        let note = self.note.as_ref().map(|note| note.until);
        let graces = self.spoken.iter().map(|spoken| spoken.told).filter(|told| *told > self.now);
        let lease = self.hold.as_ref().and_then(Hold::due);
        note.into_iter().chain(graces).chain(self.next_second()).chain(lease).min()
    }

    /// Where keys go.
    pub(crate) fn scope(&self) -> Scope {
        if self.help.is_some() { Scope::Help } else { self.scope_under_help() }
    }

    /// The line under the cursor, if a list is open.
    pub(crate) fn current(&self) -> Option<&Row> {
        self.desk.as_ref().and_then(|desk| desk.list().current())
    }

    fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    fn say(&self, id: &str) -> String {
        self.setup.words.say(id)
    }

    /// Lets go what has lasted long enough.
    fn expire(&mut self) {
        if self.note.as_ref().is_some_and(|note| note.until <= self.now) {
            self.note = None;
        }
        let now = self.now;
        if let Some(desk) = &mut self.desk {
            desk.sweep(now);
        }
    }

    fn keep_in_sight(&mut self) {
        let height = self.size.list();
        if let Some(desk) = &mut self.desk {
            desk.list_mut().show(height);
        }
        self.detail = self.detail.map(|scrolled| scrolled.min(self.longest_scroll()));
    }
}

/// The first question where something waits, else the first one.
fn first_busy(questions: &[QuestionView]) -> Option<QuestionId> {
    let busy = questions.iter().find(|view| view.pending > 0).or_else(|| questions.first());
    busy.map(|view| view.question.id.clone())
}
