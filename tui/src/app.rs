//! The state of the console and its one way to change: a message comes in, effects go out. Waits for nothing, looks at
//! no clock: the time comes with each message.

mod alerts;
mod answer;
mod burst;
mod command;
mod copy;
mod desk;
mod draft;
mod export;
mod field;
mod filter;
mod help;
mod history;
mod journal;
mod lease;
mod link;
mod list;
mod look;
mod map;
mod marks;
mod moment;
mod mouse;
mod news;
mod note;
mod obey;
mod opening;
mod panel;
mod picker;
mod press;
mod prompt;
mod resume;
mod review;
#[cfg(any(test, feature = "bench"))]
pub(crate) mod samples;
mod setup;
mod sort;
mod stats;
#[cfg(test)]
mod tests;
mod travel;
mod verb;

use ilfaut_client::model::{ProposalId, QuestionId, Time};

pub(crate) use alerts::{Alerts, Counts, pseudonym, sign};
pub(crate) use desk::{Desk, VIEWS};
pub(crate) use field::{Field, LIMIT};
pub(crate) use filter::Filter;
pub(crate) use help::Entry;
pub(crate) use journal::{Chain, Journal, beside, deed, detail, object, who};
pub(crate) use link::Link;
pub(crate) use list::{Fate, Row};
pub(crate) use look::Looks;
pub(crate) use map::{Axes, LEAST, Map, Region, Spot, Under, ZONES};
pub(crate) use note::{Note, Spoken};
pub(crate) use panel::edit::MENDED;
pub(crate) use panel::tags::{COLUMNS, MOST as MOST_TAGS, Offer};
pub(crate) use panel::{Ask, Duplicate, Edit, Panel, Tags, Write};
pub(crate) use picker::{Missing, Picker};
pub(crate) use prompt::Wanted;
pub(crate) use setup::Setup;
pub(crate) use sort::Sort;
pub(crate) use stats::{Cell, Figures, Table};

use crate::draft::Drafts;
use crate::effect::Effect;
use crate::keep::Session;
use crate::keys::{Key, Scope, Tab};
use crate::layout::Size;
use crate::message::{Message, QuestionView, Undone};
use crate::order::Order;
use burst::Burst;
use history::History;
use lease::Hold;
use news::Feed;

/// Everything the console knows.
#[expect(clippy::struct_excessive_bools, reason = "each says whether one thing is so, and none follows from another")]
pub(crate) struct App {
    /// Who works here, and how they like it.
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
    /// The page of the question that is shown.
    pub(crate) tab: Tab,
    /// What unites, what divides.
    pub(crate) map: Map,
    /// The alerts of the question.
    pub(crate) alerts: Alerts,
    /// The figures of the question.
    pub(crate) figures: Figures,
    /// What was done in the question.
    pub(crate) journal: Journal,
    /// What is open over the page, the last one on top.
    pub(crate) panels: Vec<Panel>,
    /// What was typed and not sent.
    pub(crate) drafts: Drafts,
    /// What is known of proposals beyond their lists.
    pub(crate) looks: Looks,
    /// Whether votes are hidden until one has decided.
    pub(crate) hides_results: bool,
    /// What is said on the status line.
    pub(crate) note: Option<Note>,
    /// What was said before, oldest first.
    pub(crate) told: Vec<Note>,
    /// Whether one proposal is shown at a time.
    pub(crate) zen: bool,
    /// The words looked for.
    pub(crate) needle: String,
    /// What was decided here, step by step.
    pub(crate) history: History,
    /// Whether `;` was pressed and the verb is to come.
    pub(crate) aiming: bool,
    /// The proposals that the verb under way is for, where it is for several.
    aimed: Vec<ProposalId>,
    typed: Vec<String>,
    typed_commands: Vec<String>,
    burst: Burst,
    pressed: Option<Key>,
    asked_by: Option<Key>,
    /// The line to the consultation.
    pub(crate) link: Link,
    /// Whether the picture is out of date.
    pub(crate) changed: bool,
    /// Whether the console ends.
    pub(crate) over: bool,
    /// What was decided here, oldest first.
    spoken: Vec<Spoken>,
    /// What came back and is not in sight until its list comes.
    returned: Option<Undone>,
    /// Orders that were overtaken while they waited, and are to be looked at again.
    overtaken: Vec<Order>,
    /// Where one was, until its list has come.
    resuming: Option<Session>,
    feed: Feed,
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
            tab: Tab::default(),
            map: Map::default(),
            alerts: Alerts::default(),
            figures: Figures::default(),
            journal: Journal::default(),
            panels: Vec::new(),
            drafts: Drafts::default(),
            looks: Looks::default(),
            hides_results: false,
            note: None,
            told: Vec::new(),
            zen: false,
            needle: String::new(),
            history: History::default(),
            aiming: false,
            aimed: Vec::new(),
            typed: Vec::new(),
            typed_commands: Vec::new(),
            burst: Burst::default(),
            pressed: None,
            asked_by: None,
            link: Link::default(),
            changed: true,
            over: false,
            spoken: Vec::new(),
            returned: None,
            overtaken: Vec::new(),
            resuming: None,
            feed: Feed::default(),
            hold: None,
            last_key: now,
            cancelled: false,
            effects: Vec::new(),
        };
        if app.asked.is_some() {
            app.open_question();
        }
        app.note_orders();
        let effects = std::mem::take(&mut app.effects);
        (app, effects)
    }

    /// Takes one message in; answers with what is to be done.
    pub(crate) fn update(&mut self, message: Message, now: Time) -> Vec<Effect> {
        let drawn = self.next_picture().is_some_and(|at| at <= now);
        let before = std::mem::replace(&mut self.changed, true);
        self.now = now;
        match message {
            Message::Key(key) => self.press(key, false),
            Message::Held(key) => self.press(key, true),
            Message::Pasted(text) => self.paste(&text),
            Message::Resized(columns, rows) => self.resize(Size(columns, rows)),
            Message::Due => self.changed = drawn,
            Message::Stop => self.over = true,
            Message::Questions(answer) => self.take_questions(answer),
            Message::Listed(question, status, answer) => self.take_list(&question, status, answer),
            Message::Leased(proposal, answer) => self.take_lease(&proposal, answer),
            Message::Carried(order, answer) => self.take_carried(&order, answer),
            Message::Undone(answer) => self.take_undone(answer),
            Message::Looked(proposal, answer) => {
                self.take_overtaken_look(&proposal, &answer);
                self.take_looked(&proposal, answer);
            }
            Message::Found(text, answer) => self.take_found(text, answer),
            Message::Seized(proposal, answer) => self.take_seized(&proposal, answer),
            Message::Watched(question, answer) => self.take_alerts(&question, answer),
            Message::Clicked(spot) => self.click(&spot),
            Message::Wheel(lines) => self.wheel(lines),
            Message::Copied(answer) => self.take_copied(answer),
            Message::News(question, answer) => self.take_news(&question, answer),
            Message::Line(up) => self.take_line(up),
            Message::Overtaken(order, error) => self.take_overtaken(order, error.as_ref()),
            Message::Unkept(error) => self.take_unkept(&error),
            Message::All(question, answer) => self.take_all(&question, answer),
            Message::Stats(question, answer) => self.take_stats(&question, answer),
            Message::Acts(question, leaf, answer) => self.take_acts(&question, &leaf, answer),
            Message::Checked(answer) => self.take_checked(answer),
            Message::Saved(answer) => self.take_saved(answer),
        }
        self.changed |= before;
        self.expire();
        self.settle_news();
        self.settle_lease();
        self.settle_looks();
        self.keep_drafts();
        self.keep_in_sight();
        self.note_orders();
        std::mem::take(&mut self.effects)
    }

    /// Where keys go.
    pub(crate) fn scope(&self) -> Scope {
        self.panel().map_or_else(|| self.page_scope(), Panel::scope)
    }

    /// Where keys go when nothing is open over the page.
    pub(crate) fn page_scope(&self) -> Scope {
        match (&self.desk, self.tab) {
            (None, _) => Scope::Questions,
            (_, Tab::Queue) if self.detail.is_some() => Scope::Detail,
            (_, Tab::Queue) => Scope::Queue,
            (_, Tab::Map) => Scope::Map,
            (_, Tab::Activity) => Scope::Activity,
            (_, Tab::Stats) => Scope::Stats,
            (_, Tab::Journal) => Scope::Journal,
        }
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
}

/// The first question where something waits, else the first one.
fn first_busy(questions: &[QuestionView]) -> Option<QuestionId> {
    let busy = questions.iter().find(|view| view.pending > 0).or_else(|| questions.first());
    busy.map(|view| view.question.id.clone())
}
