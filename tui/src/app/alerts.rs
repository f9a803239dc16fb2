//! The alerts of a question: whose votes look as if they were not their own, and what moderators made of it. Knows no
//! detector: it lists what they answer. Marks never delete, so both counts are kept beside each other.

mod accounts;
mod effects;
mod verbs;

use std::collections::{HashMap, HashSet};

use ilfaut_client::Result;
use ilfaut_client::model::{ProposalId, QuestionId, Time};
use ilfaut_client::rules::watch::{Level, Reason};
use ilfaut_config::alert::{Entry, entries};

pub(crate) use accounts::pseudonym;
pub(crate) use effects::Counts;

use super::App;
use super::travel::moved;
use crate::effect::Effect;
use crate::keys::Action;
use crate::message::Watched;
use crate::voice;
use verbs::Doing;

/// What tells one alert from another, however many votes it has gathered since: its people and its detector.
type Mine = (String, &'static str);

/// The alerts of a question, with a cursor.
#[derive(Debug, Default)]
pub(crate) struct Alerts {
    /// Whether they were ever loaded.
    pub(crate) loaded: bool,
    /// One line each; those that are watched first.
    pub(crate) entries: Vec<Entry>,
    /// The line under the cursor.
    pub(crate) cursor: usize,
    counts: HashMap<ProposalId, Counts>,
    ranks: HashMap<Mine, usize>,
    first_seen: HashMap<Mine, Time>,
    kept: HashSet<Mine>,
    watched: HashSet<Mine>,
    done: Vec<Doing>,
}

fn mine(entry: &Entry) -> Mine {
    (entry.name(), entry.reason.name())
}

/// How serious an alert is, as a sign: two levels of the detectors, parted by whether several accounts act together.
pub(crate) fn sign(entry: &Entry) -> &'static str {
    let together = matches!(entry.reason, Reason::Burst { .. } | Reason::Cohort { .. } | Reason::Twins { .. });
    match entry.level {
        Some(Level::Warning) if together => "!!!",
        Some(Level::Warning) => "!!",
        Some(Level::Notice) => "!",
        None => "i",
    }
}

impl Alerts {
    /// The alert under the cursor.
    pub(crate) fn current(&self) -> Option<&Entry> {
        self.entries.get(self.cursor)
    }

    /// The proposals of an alert with both counts, those it changed most first.
    pub(crate) fn effects(&self, entry: &Entry) -> Vec<&Counts> {
        let mut effects: Vec<&Counts> = entry.proposals.iter().filter_map(|id| self.counts.get(id)).collect();
        effects.sort_by_key(|counts| std::cmp::Reverse(counts.taken()));
        effects
    }

    /// When it was proposed to set these votes aside, or when this alert was first seen here; and which of the two.
    pub(crate) fn since(&self, entry: &Entry) -> (bool, Option<Time>) {
        match &entry.cohort {
            Some(cohort) => (true, Some(cohort.at)),
            None => (false, self.first_seen.get(&mine(entry)).copied()),
        }
    }

    /// What was made of an alert, as the message that says it in a word or two.
    pub(crate) fn state(&self, entry: &Entry) -> &'static str {
        let mine = mine(entry);
        match &entry.cohort {
            Some(cohort) if cohort.restored.is_none() && cohort.confirmed.is_some() => "aside-confirmed",
            Some(cohort) if cohort.restored.is_none() => "aside-proposed",
            _ if self.watched.contains(&mine) => "alert-watched",
            _ if self.kept.contains(&mine) => "alert-kept",
            Some(_) => "aside-restored",
            None => "alert-open",
        }
    }

    /// The gravest alerts, answered or not.
    fn grave(&self) -> usize {
        self.entries.iter().filter(|entry| sign(entry) == "!!!").count()
    }

    /// Alerts that nobody has answered.
    pub(crate) fn open(&self) -> usize {
        let open = |entry: &&Entry| matches!(self.state(entry), "alert-open" | "alert-watched" | "aside-proposed");
        self.entries.iter().filter(open).count()
    }

    /// Takes what was loaded; the cursor stays on the alert it was on.
    fn refresh(&mut self, watched: Watched, now: Time) {
        let here = self.current().map(mine);
        self.counts = watched.rows.into_iter().map(effects::counts).collect();
        self.entries = entries(watched.marks, watched.cohorts);
        self.loaded = true;
        self.ranks = self.entries.iter().map(mine).zip(0..).collect();
        for entry in &self.entries {
            self.first_seen.entry(mine(entry)).or_insert(now);
        }
        self.arrange(here.as_ref());
    }

    /// Puts what is watched on top, the rest in the order of the detectors, and the cursor back on its alert.
    fn arrange(&mut self, here: Option<&Mine>) {
        let (watched, ranks) = (&self.watched, &self.ranks);
        self.entries.sort_by_key(|entry| (!watched.contains(&mine(entry)), ranks.get(&mine(entry)).copied()));
        let same = here.and_then(|here| self.entries.iter().position(|entry| mine(entry) == *here));
        self.cursor = same.unwrap_or(self.cursor).min(self.entries.len().saturating_sub(1));
    }
}

impl App {
    /// Shows the alerts of the question that is open.
    pub(super) fn open_activity(&mut self) {
        self.watch();
        self.ask_stats();
    }

    /// An action on the page; answers whether it was one.
    pub(super) fn act_on_activity(&mut self, action: Action) -> bool {
        match action {
            Action::Accept => self.keep_votes(),
            Action::Refuse => self.set_aside(),
            Action::Postpone => self.watch_closely(),
            Action::Undo => self.undo_aside(),
            Action::ConfirmAside => self.confirm_aside(),
            Action::Open => self.show_accounts(),
            Action::Export => self.export_alerts(),
            motion if motion.is_motion() => {
                let height = self.size.alerts();
                self.alerts.cursor = moved(motion, self.alerts.cursor, height, self.alerts.entries.len());
            }
            _ => return false,
        }
        true
    }

    /// Asks for the alerts.
    pub(super) fn watch(&mut self) {
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::Watch(question));
        }
    }

    /// Takes the alerts, unless another question was opened meanwhile.
    pub(super) fn take_alerts(&mut self, question: &QuestionId, answer: Result<Watched>) {
        let here = self.desk.as_ref().is_some_and(|desk| desk.question.id == *question);
        match answer {
            Ok(watched) if here => {
                let before = self.alerts.grave();
                self.alerts.refresh(watched, self.now);
                if self.setup.bell && self.alerts.grave() > before {
                    self.ask(Effect::Ring);
                }
            }
            Err(error) if here => self.warn(voice::fault(&self.setup.words, &error)),
            _ => {}
        }
    }
}
