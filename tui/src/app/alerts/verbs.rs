//! The verbs on alerts: keep, set aside, confirm, watch, and take the last of these back. What changes votes is an order;
//! what a moderator only notes stays in this window.

use ilfaut_client::Result;
use ilfaut_client::model::ParticipantId;
use ilfaut_client::rules::watch::Reason;
use ilfaut_config::alert::Entry;

use super::{Mine, mine};
use crate::app::panel::{Ask, Panel};
use crate::app::{App, Desk};
use crate::effect::Effect;
use crate::order::{Done, Order};
use crate::voice;

/// Something done here that `u` takes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doing {
    /// Noted as seen.
    Kept(Mine),
    /// Put on top.
    Watched(Mine),
    /// Proposed, or confirmed.
    Aside(Mine),
    /// Let count again.
    Restored(Vec<ParticipantId>, Reason),
}

impl App {
    /// Lets the votes of the alert under the cursor count: again where they were set aside, else they always did.
    pub(super) fn keep_votes(&mut self) {
        let Some(entry) = self.alert() else { return };
        let doing = if let Some(cohort) = entry.standing() {
            self.ask(Effect::Order(Order::Restore(cohort.id)));
            Doing::Restored(cohort.participants.clone(), entry.reason)
        } else {
            self.alerts.kept.insert(mine(&entry));
            self.tell(self.say("alert-kept-here"));
            Doing::Kept(mine(&entry))
        };
        self.alerts.done.push(doing);
    }

    /// Keeps the alert under the cursor on top; once more: no longer.
    pub(super) fn watch_closely(&mut self) {
        let Some(entry) = self.alert() else { return };
        let here = mine(&entry);
        if self.alerts.watched.remove(&here) {
            self.tell(self.say("alert-not-watched"));
        } else {
            self.alerts.watched.insert(here.clone());
            self.alerts.done.push(Doing::Watched(here.clone()));
            self.tell(self.say("alert-watched-here"));
        }
        self.alerts.arrange(Some(&here));
    }

    /// Asks whether to propose to set the votes of the alert under the cursor aside.
    pub(super) fn set_aside(&mut self) {
        let Some(entry) = self.alert() else { return };
        match entry.standing() {
            Some(cohort) if cohort.confirmed.is_some() => self.tell(self.say("alert-already")),
            Some(cohort) if cohort.proposed == self.setup.moderator => self.tell(self.say("alert-waits")),
            Some(_) => self.tell(self.say("alert-confirm-with-c")),
            None => self.ask_aside(&entry),
        }
    }

    fn ask_aside(&mut self, entry: &Entry) {
        let Some(order) = self.aside(entry) else { return };
        let people = ("n", entry.participants.len().into());
        let lines = vec![
            self.setup.words.say_with("ask-aside", &[people]),
            ilfaut_config::alert::reason(&entry.reason, self.setup.words.language()),
            self.say("ask-aside-what"),
        ];
        self.alerts.done.push(Doing::Aside(mine(entry)));
        self.open_panel(Panel::Ask(Ask { lines, effects: vec![Effect::Order(order)] }));
    }

    /// Confirms what another moderator proposed.
    pub(super) fn confirm_aside(&mut self) {
        let Some(entry) = self.alert() else { return };
        match entry.standing() {
            None => self.tell(self.say("alert-propose-with-e")),
            Some(cohort) if cohort.confirmed.is_some() => self.tell(self.say("alert-already")),
            Some(cohort) if cohort.proposed == self.setup.moderator => self.warn(self.say("alert-not-alone")),
            Some(_) => {
                self.alerts.done.push(Doing::Aside(mine(&entry)));
                if let Some(order) = self.aside(&entry) {
                    self.ask(Effect::Order(order));
                }
            }
        }
    }

    fn aside(&self, entry: &Entry) -> Option<Order> {
        let question = self.desk.as_ref().map(Desk::id)?;
        let people = entry.standing().map_or(&entry.participants, |cohort| &cohort.participants).clone();
        Some(Order::SetAside { question, people, reason: entry.reason })
    }

    /// Takes back the last thing done on this page that still stands.
    pub(super) fn undo_aside(&mut self) {
        while let Some(doing) = self.alerts.done.pop() {
            if self.take_back_doing(doing) {
                return;
            }
        }
        self.tell(self.say("alert-nothing-to-undo"));
    }

    fn take_back_doing(&mut self, doing: Doing) -> bool {
        let here = self.alerts.current().map(mine);
        match doing {
            Doing::Kept(mine) => self.alerts.kept.remove(&mine) && self.told("alert-open-again"),
            Doing::Watched(mine) => {
                let was = self.alerts.watched.remove(&mine);
                self.alerts.arrange(here.as_ref());
                was && self.told("alert-not-watched")
            }
            Doing::Aside(which) => {
                let entry = self.alerts.entries.iter().find(|entry| mine(entry) == which);
                let standing = entry.and_then(Entry::standing).map(|cohort| cohort.id);
                if let Some(cohort) = standing {
                    self.ask(Effect::Order(Order::Restore(cohort)));
                }
                standing.is_some()
            }
            Doing::Restored(people, reason) => {
                let Some(question) = self.desk.as_ref().map(Desk::id) else { return false };
                self.ask(Effect::Order(Order::SetAside { question, people, reason }));
                true
            }
        }
    }

    fn told(&mut self, id: &str) -> bool {
        self.tell(self.say(id));
        true
    }

    /// The alert under the cursor; says so when there is none.
    pub(super) fn alert(&mut self) -> Option<Entry> {
        let entry = self.alerts.current().cloned();
        if entry.is_none() {
            self.tell(self.say("alert-none-here"));
        }
        entry
    }

    /// Takes the answer to a verb on votes; what came of it is loaded again.
    pub(in crate::app) fn take_aside(&mut self, answer: Result<Done>) {
        self.take_verb(answer.map(drop), "alert-sent");
    }

    /// Takes the answer to a restoration.
    pub(in crate::app) fn take_restored(&mut self, answer: Result<Done>) {
        self.take_verb(answer.map(drop), "alert-restored");
    }

    fn take_verb(&mut self, answer: Result<()>, done: &str) {
        match answer {
            Ok(()) => self.tell(self.say(done)),
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
        self.watch();
    }
}
