//! The page of keys: what can be done where it was opened, in groups, found by words, and done by Enter. Knows no screen.

use ilfaut_client::rules::words::folded;

use super::App;
use super::field::Field;
use super::panel::Panel;
use super::travel::moved;
use crate::keys::{Action, Key, Scope, Tab};

/// The help as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Help {
    /// The line under the cursor, counted among those found.
    pub(crate) cursor: usize,
    /// The words looked for.
    pub(crate) field: Field,
    /// Whether letters go to these words.
    pub(crate) typing: bool,
}

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What is done.
    pub(crate) action: Action,
    /// The message that names its group.
    pub(crate) group: &'static str,
    /// Its keys; for what no key does, the command.
    pub(crate) keys: String,
    /// What it does.
    pub(crate) help: String,
}

/// The groups, in their order.
const GROUPS: [&str; 7] =
    ["group-verbs", "group-proposal", "group-marks", "group-find", "group-move", "group-console", "group-commands"];

impl Help {
    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(super) fn press(&mut self, key: Key) -> bool {
        let taken = self.typing && self.field.press(key);
        if taken {
            self.cursor = 0;
        }
        taken
    }
}

impl App {
    /// What the help explains: what it was opened on.
    pub(crate) fn scope_under_help(&self) -> Scope {
        let under = self.panels.iter().rev().find(|panel| !matches!(panel, Panel::Help(_)));
        under.map_or_else(|| self.page_scope(), Panel::scope)
    }

    /// What the help lists, in groups: what its words are found in.
    pub(crate) fn help_entries(&self) -> Vec<Entry> {
        let sought = match self.panel() {
            Some(Panel::Help(help)) => folded(help.field.text().trim()),
            _ => String::new(),
        };
        let mut entries: Vec<Entry> = self.bound_entries().chain(self.unbound_entries()).collect();
        let named = |entry: &Entry| folded(&self.say(&format!("action-{}", entry.action.name())));
        entries.retain(|entry| {
            sought.is_empty()
                || folded(&entry.help).contains(&sought)
                || entry.keys == sought
                || named(entry).contains(&sought)
        });
        entries.sort_by_key(|entry| GROUPS.iter().position(|group| *group == entry.group));
        entries
    }

    fn bound_entries(&self) -> impl Iterator<Item = Entry> {
        let words = &self.setup.words;
        self.setup.keys.bindings(self.scope_under_help()).filter(|binding| !binding.keys.is_empty()).map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(|key| key.label(words)).collect();
            let group = group(binding.action);
            Entry { action: binding.action, group, keys: keys.join(" "), help: words.say(binding.help) }
        })
    }

    /// What no key does: commands only, on the pages of a question.
    fn unbound_entries(&self) -> impl Iterator<Item = Entry> {
        let on_page = self.desk.is_some() && self.scope_under_help() == self.page_scope();
        let bound = |action: &Action| self.setup.keys.all().iter().any(|binding| binding.action == *action);
        let unbound = Action::ALL.into_iter().filter(move |action| on_page && !bound(action));
        unbound.map(|action| Entry {
            action,
            group: "group-commands",
            keys: format!(":{}", self.name_of(&format!("action-{}", action.name()))),
            help: self.say(&format!("help-{}", action.name())),
        })
    }

    /// An action while it is open; answers whether it was one.
    pub(super) fn act_on_help(&mut self, action: Action) -> bool {
        let (height, entries) = (self.size.page(), self.help_entries());
        let Some(Panel::Help(help)) = self.panels.last_mut() else { return false };
        match action {
            Action::Search => help.typing = true,
            Action::Back if help.typing => (help.typing, help.field, help.cursor) = (false, Field::default(), 0),
            Action::Open => self.run_entry(&entries),
            motion if motion.is_motion() => help.cursor = moved(motion, help.cursor, height, entries.len()),
            _ => return false,
        }
        true
    }

    /// Does what is under the cursor, on what the help was opened on.
    fn run_entry(&mut self, entries: &[Entry]) {
        let Some(Panel::Help(help)) = self.close_panel() else { return };
        match entries.get(help.cursor) {
            Some(entry) if entry.action == Action::Help => {}
            Some(entry) => self.act(entry.action),
            None => self.tell(self.say("note-not-done")),
        }
    }
}

/// The message that names the group of an action.
fn group(action: Action) -> &'static str {
    use Action::{
        Accept, ClearFilter, ClearMarks, Compare, Confirm, ConfirmAside, Duplicate, Edit, Filter, Mark, MarkMatching,
        MarkVisible, NextMatch, OnMarked, Postpone, PreviousMatch, Range, Redo, Refuse, Search, Sort, Tags, Undo,
    };
    match action {
        Accept | Refuse | Postpone | Undo | Redo | Confirm | ConfirmAside => "group-verbs",
        Edit | Tags | Duplicate | Compare => "group-proposal",
        Action::Message | Action::Note | Action::Author | Action::Wake | Action::Reveal => "group-proposal",
        Action::NextSimilar | Action::PreviousSimilar | Action::NextEcho | Action::Seize => "group-proposal",
        Mark | Range | MarkMatching | MarkVisible | ClearMarks | OnMarked => "group-marks",
        Search | NextMatch | PreviousMatch | Filter | ClearFilter | Sort => "group-find",
        Action::Open | Action::Back | Action::NextList | Action::PreviousList | Action::Left | Action::Right => {
            "group-move"
        }
        Action::Tab(Tab::Queue | Tab::Map | Tab::Activity | Tab::Stats | Tab::Journal) => "group-move",
        motion if motion.is_motion() => "group-move",
        _ => "group-console",
    }
}
