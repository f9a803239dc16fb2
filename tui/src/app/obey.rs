//! What commands do beyond what keys do: questions by name, language, theme, switches, saved filters. Each says what it has done,
//! or which words it takes.

use ilfaut_client::model::{Language, ProposalId};
use ilfaut_client::rules::words::folded;
use ilfaut_config::console::Look;
use ilfaut_config::locale::{Part, Words, known};

use super::App;
use super::panel::{Panel, Text};
use crate::effect::Effect;
use crate::keys::{Action, Scope};

impl App {
    /// An action by its name, where it has a meaning; some take a word.
    pub(super) fn obey_action(&mut self, action: Action, name: &str, rest: &str) {
        match action {
            Action::Filter if !rest.is_empty() => self.obey_filter(rest),
            Action::Search if !rest.is_empty() => {
                rest.clone_into(&mut self.needle);
                self.act(Action::NextMatch);
            }
            Action::Hints | Action::Bell | Action::Results if !rest.is_empty() => self.switch_to(action, rest),
            action if self.means_something(action) => self.act(action),
            _ => self.tell(self.setup.words.say_with("command-not-here", &[("name", name.into())])),
        }
    }

    /// Whether an action has a meaning on the page: a key has it there, or none has it anywhere.
    fn means_something(&self, action: Action) -> bool {
        let scope = self.page_scope();
        let on_page = |binding: &&crate::keys::Binding| binding.action == action;
        self.setup.keys.bindings(scope).any(|binding| binding.action == action)
            || (!self.setup.keys.all().iter().any(|binding| on_page(&binding)) && scope != Scope::Questions)
            || matches!(action, Action::Messages | Action::Faults | Action::Tasks | Action::Hints | Action::Bell)
    }

    /// Switches something on, off, or to the other; answers whether the action is such a switch.
    pub(super) fn act_on_switch(&mut self, action: Action) -> bool {
        match action {
            Action::Hints => self.setup.footer = !self.setup.footer,
            Action::Bell => self.setup.bell = !self.setup.bell,
            _ => return false,
        }
        self.tell_switch(action);
        true
    }

    fn switch_to(&mut self, action: Action, rest: &str) {
        let on = match folded(rest).as_str() {
            "on" | "oui" | "yes" | "1" => true,
            "off" | "non" | "no" | "0" => false,
            _ => return self.warn(self.setup.words.say_with("command-on-off", &[("word", rest.into())])),
        };
        match action {
            Action::Hints => self.setup.footer = on,
            Action::Bell => self.setup.bell = on,
            _ if self.hides_results != on => return self.act(action),
            _ => {}
        }
        self.tell_switch(action);
    }

    fn tell_switch(&mut self, action: Action) {
        let (on, id) = match action {
            Action::Hints => (self.setup.footer, "note-footer"),
            Action::Bell => (self.setup.bell, "note-bell"),
            _ => (self.hides_results, "note-results"),
        };
        let on = if on { "on" } else { "off" };
        self.tell(self.setup.words.say_with(id, &[("on", on.into())]));
    }

    /// `enregistrer NAME`, the name of a saved filter, or a filter.
    fn obey_filter(&mut self, rest: &str) {
        let (first, name) = rest.split_once(' ').unwrap_or((rest, ""));
        let words =
            [&self.setup.words, &Words::new(Language::FRENCH, Part::Console)].map(|words| words.say("word-save"));
        let saves = words.iter().flat_map(|said| said.split('|')).any(|word| folded(word) == folded(first));
        if saves && !name.trim().is_empty() {
            return self.save_filter(name.trim());
        }
        let saved = self.setup.filters.iter().find(|(name, _)| folded(name) == folded(rest));
        let text = saved.map_or_else(|| rest.to_owned(), |(_, filter)| filter.clone());
        if let Err(sentence) = self.filter(&text) {
            self.warn(sentence);
        }
    }

    /// Keeps the filter that is in force under a name.
    fn save_filter(&mut self, name: &str) {
        let filter = self.desk.as_ref().map(|desk| desk.limits().filter.text.clone()).unwrap_or_default();
        if filter.is_empty() {
            return self.tell(self.say("note-no-filter"));
        }
        self.setup.filters.retain(|(known, _)| known != name);
        self.setup.filters.push((name.to_owned(), filter.clone()));
        self.ask(Effect::KeepFilter { name: name.to_owned(), filter });
        self.tell(self.setup.words.say_with("note-filter-saved", &[("name", name.into())]));
    }

    /// A filter could not be kept.
    pub(crate) fn fail(&mut self, what: &str) {
        self.warn(self.setup.words.say_with("note-filter-unsaved", &[("what", what.into())]));
        self.changed = true;
    }

    /// Opens a question by its name.
    pub(super) fn go_to_question(&mut self, slug: &str) {
        let found = self.questions.iter().find(|view| view.question.id.0.as_ref() == slug);
        if let Some(view) = found {
            self.asked = Some(view.question.id.clone());
            self.panels.clear();
            return self.open_question();
        }
        let known = self.questions.iter().map(|view| view.question.id.to_string()).collect::<Vec<_>>().join(", ");
        let args = [("question", slug.into()), ("known", known.into())];
        self.warn(self.setup.words.say_with("command-no-question", &args));
    }

    /// Shows all questions.
    pub(super) fn go_to_questions(&mut self) {
        self.panels.clear();
        (self.desk, self.detail) = (None, None);
        self.ask(Effect::Questions);
    }

    /// Speaks another language.
    pub(super) fn speak(&mut self, letters: &str) {
        let language = known(&folded(letters)).filter(|known| [Language::FRENCH, Language::ENGLISH].contains(known));
        let Some(language) = language else {
            return self.warn(self.setup.words.say_with("command-no-language", &[("word", letters.into())]));
        };
        self.setup.words = Words::new(language, Part::Console);
        self.tell(self.say("note-language"));
    }

    /// Looks different.
    pub(super) fn dress(&mut self, name: &str) {
        match Look::named(name) {
            Some(look) => self.wear(look),
            None => self.warn(self.setup.words.say_with("command-no-theme", &[("word", name.into())])),
        }
    }

    fn wear(&mut self, look: Look) {
        self.setup.theme.colours = look != Look::Mono;
    }

    /// One proposal at a time, or the list.
    pub(super) fn view_as(&mut self, word: &str) {
        let said = |id: &str| self.say(id).split('|').any(|known| folded(known) == folded(word));
        match (said("word-flow"), said("word-list")) {
            (true, _) => self.set_zen(true),
            (_, true) => self.set_zen(false),
            _ => self.warn(self.setup.words.say_with("command-no-view", &[("word", word.into())])),
        }
    }

    /// The names of all actions with their keys, as a page of text.
    pub(super) fn show_keyboard(&mut self) {
        let words = &self.setup.words;
        let keys = |action: Action| {
            let bindings = self.setup.keys.all().iter().filter(|binding| binding.action == action);
            let mut keys: Vec<String> = Vec::new();
            for key in bindings.flat_map(|binding| binding.keys.iter()).map(|key| key.label(words)) {
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
            keys.join(" ")
        };
        let line =
            |action: Action| format!(" {:<18} {:<22} {}", action.name(), keys(action), self.name_of_action(action));
        let head = [words.say("keyboard-head"), String::new()];
        let lines = head.into_iter().chain(Action::ALL.into_iter().map(line)).collect();
        self.open_panel(Panel::Text(Text { title: "title-keyboard", lines, scrolled: 0 }));
    }

    /// What an action is called.
    fn name_of_action(&self, action: Action) -> String {
        self.name_of(&format!("action-{}", action.name()))
    }

    /// What was said before, as a page of text: everything, or what went wrong.
    pub(super) fn show_messages(&mut self, faults: bool) {
        let told = self.told.iter().rev().filter(|note| note.warning || !faults);
        let lines: Vec<String> = told
            .map(|note| {
                let sign = if note.warning { "!" } else { " " };
                format!(
                    "{sign} {}  {}",
                    crate::voice::moment(&self.setup.words, note.until, &self.setup.zone),
                    note.text
                )
            })
            .collect();
        let lines = if lines.is_empty() { vec![self.say("messages-none")] } else { lines };
        let title = if faults { "title-faults" } else { "title-messages" };
        self.open_panel(Panel::Text(Text { title, lines, scrolled: 0 }));
    }

    /// What waits to be sent, as a page of text.
    pub(super) fn show_tasks(&mut self) {
        let words = &self.setup.words;
        let row = |proposal: &ProposalId| self.desk.as_ref().and_then(|desk| desk.list().row(proposal));
        let named = |proposal: &ProposalId| {
            row(proposal).map_or_else(|| proposal.to_string(), |row| crate::voice::quoted(words, &row.item.text))
        };
        let sending = self.link.all_sending();
        let mut lines: Vec<String> = sending
            .map(|(proposal, status)| format!(" {}  {}", crate::voice::status(words, *status), named(proposal)))
            .collect();
        lines.insert(0, words.say_with("tasks-count", &[("n", self.link.waiting().into())]));
        self.open_panel(Panel::Text(Text { title: "title-tasks", lines, scrolled: 0 }));
    }

    /// One proposal at a time: the next one opens after each verb, and votes are hidden.
    pub(super) fn set_zen(&mut self, on: bool) {
        if on && self.current().is_none() {
            return self.tell(self.say("note-empty"));
        }
        (self.zen, self.hides_results) = (on, on);
        self.detail = on.then_some(0);
        self.tell(self.setup.words.say_with("note-zen", &[("on", if on { "on" } else { "off" }.into())]));
    }
}
