//! The line of commands: what is typed, what it may mean, and what was typed before in this session.

use super::Panel;
use crate::app::command::{Command, What, commands, matches, meant};
use crate::app::{App, Field};
use crate::keys::{Action, Key};

/// Palette as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Palette {
    /// What is typed.
    pub(crate) field: Field,
    /// What it may mean, as places among the commands.
    pub(crate) found: Vec<usize>,
    /// Which of them was chosen, if one was.
    pub(crate) chosen: Option<usize>,
    known: Vec<Command>,
    past: usize,
}

impl Palette {
    fn new(known: Vec<Command>) -> Self {
        let found = matches(&known, "");
        Self { found, known, ..Self::default() }
    }

    /// The commands that it may mean.
    pub(crate) fn offers(&self) -> impl ExactSizeIterator<Item = &Command> {
        self.found.iter().map(|at| &self.known[*at])
    }

    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        let taken = self.field.press(key);
        if taken {
            self.search();
        }
        taken
    }

    /// Looks for what may be meant; once words follow a name, that one.
    fn search(&mut self) {
        let typed = self.field.text().to_owned();
        self.found = matches(&self.known, &typed);
        if self.found.is_empty()
            && let Ok((command, _)) = meant(&self.known, &typed)
        {
            self.found = self.known.iter().position(|known| known == command).into_iter().collect();
        }
        self.chosen = None;
    }

    /// Chooses the next of what it may mean, and writes it down.
    fn step(&mut self, by: isize) {
        let count = self.found.len();
        let next = match self.chosen {
            None if by < 0 => count.checked_sub(1),
            None => (count > 0).then_some(0),
            Some(at) => (at + count).checked_add_signed(by).map(|at| at % count.max(1)),
        };
        self.chosen = next;
        if let Some(command) = next.and_then(|at| self.offers().nth(at)) {
            self.field = Field::of(&command.name);
        }
    }

    /// Completes what is typed with the likeliest name, and a blank for what may follow.
    fn complete(&mut self) {
        if self.chosen.is_some() {
            return self.step(1);
        }
        let first = self.found.first().map(|at| self.known[*at].name.clone());
        let Some(name) = first else { return };
        if self.found.len() == 1 {
            self.field = Field::of(&format!("{name} "));
        } else {
            self.step(1);
        }
    }

    /// Writes down what was typed before, or after that.
    fn recall(&mut self, typed: &[String], by: isize) {
        self.past = self.past.saturating_add_signed(by).min(typed.len());
        let text = typed.len().checked_sub(self.past).and_then(|at| typed.get(at));
        self.field = Field::of(text.map_or("", String::as_str));
        self.search();
    }
}

impl App {
    /// Opens the line of commands.
    pub(in crate::app) fn open_palette(&mut self) {
        let known = self.commands();
        self.open_panel(Panel::Palette(Palette::new(known)));
    }

    /// All commands, as they are called here.
    pub(in crate::app) fn commands(&self) -> Vec<Command> {
        commands(&self.setup.words, &self.setup.keys, self.page_scope())
    }

    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_palette(&mut self, action: Action) -> bool {
        let Some(Panel::Palette(palette)) = self.panels.last_mut() else { return false };
        let recalls = palette.chosen.is_none() && (palette.past > 0 || palette.field.text().is_empty());
        match action {
            Action::Confirm => {
                let line = palette.field.text().trim().to_owned();
                self.close_panel();
                self.run(&line);
            }
            Action::NextList => palette.complete(),
            Action::Up if recalls => palette.recall(&self.typed_commands, 1),
            Action::Down if palette.past > 0 => palette.recall(&self.typed_commands, -1),
            Action::Up => palette.step(-1),
            Action::Down => palette.step(1),
            _ => return false,
        }
        true
    }

    /// Carries out a line of command.
    pub(crate) fn run(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        self.typed_commands.retain(|typed| typed != line);
        self.typed_commands.push(line.to_owned());
        let known = self.commands();
        match meant(&known, line) {
            Ok((command, rest)) => self.obey(command.what, &command.name, &rest),
            Err(unknown) => {
                let near = unknown.near.join(", ");
                let args = [("typed", line.into()), ("near", near.into())];
                self.warn(self.setup.words.say_with("command-unknown", &args));
            }
        }
    }

    fn obey(&mut self, what: What, name: &str, rest: &str) {
        match what {
            What::Do(action) => self.obey_action(action, name, rest),
            What::Question => self.go_to_question(rest),
            What::Questions => self.go_to_questions(),
            What::Language => self.speak(rest),
            What::Theme => self.dress(rest),
            What::View => self.view_as(rest),
            What::Keyboard => self.show_keyboard(),
        }
    }
}
