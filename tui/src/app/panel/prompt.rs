//! A line typed at the bottom: words to find, a filter. The list stays in sight, and how many lines it would leave is told
//! while one types.

use super::Panel;
use crate::app::prompt::Wanted;
use crate::app::{App, Field};
use crate::keys::{Action, Key, Scope};

/// Prompt as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prompt {
    /// What it is for.
    pub(crate) wanted: Wanted,
    /// What is typed.
    pub(crate) field: Field,
    /// How many lines it would leave, or what is wrong with it; none where nothing is counted.
    pub(crate) foreseen: Option<Result<usize, String>>,
    past: usize,
}

impl Prompt {
    /// A line that holds what was typed before.
    pub(in crate::app) fn new(wanted: Wanted, text: &str) -> Self {
        Self { wanted, field: Field::of(text), foreseen: None, past: 0 }
    }

    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        self.field.press(key)
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_prompt(&mut self, action: Action) -> bool {
        let Some(Panel::Prompt(prompt)) = self.panels.last() else { return false };
        let (wanted, text) = (prompt.wanted, prompt.field.text().to_owned());
        match action {
            Action::Confirm => {
                self.typed.retain(|typed| *typed != text);
                self.typed.push(text.clone());
                if let Err(sentence) = self.take_typed(wanted, &text) {
                    self.warn(sentence);
                }
            }
            Action::Up => self.recall(1),
            Action::Down => self.recall(-1),
            Action::NextList => {}
            _ => return false,
        }
        true
    }

    /// What was typed before, or after that.
    fn recall(&mut self, by: isize) {
        let count = self.typed.len();
        let Some(Panel::Prompt(prompt)) = self.panels.last_mut() else { return };
        prompt.past = prompt.past.saturating_add_signed(by).min(count);
        let text = count.checked_sub(prompt.past).and_then(|at| self.typed.get(at));
        prompt.field = Field::of(text.map_or("", String::as_str));
        self.foresee_prompt();
    }

    /// Counts what the line would leave.
    pub(in crate::app) fn foresee_prompt(&mut self) {
        let Some(Panel::Prompt(prompt)) = self.panels.last() else { return };
        let text = prompt.field.text().to_owned();
        let counts = self.page_scope() == Scope::Queue && prompt.wanted != Wanted::Words && !text.trim().is_empty();
        let foreseen = counts.then(|| self.foresee(&text));
        if let Some(Panel::Prompt(prompt)) = self.panels.last_mut() {
            prompt.foreseen = foreseen;
        }
    }
}
