//! What opens over a page: one thing at a time takes the keys, and closing it leads back to what was under it.
//! Knows which panels there are, not what each of them does.

mod ask;
mod compare;
mod duplicate;
pub(super) mod edit;
mod palette;
mod prompt;
pub(super) mod tags;
#[cfg(test)]
mod tests;
mod text;
mod write;

pub(crate) use ask::Ask;
pub(crate) use compare::Compare;
pub(crate) use duplicate::Duplicate;
pub(crate) use edit::Edit;
pub(crate) use palette::Palette;
pub(crate) use prompt::Prompt;
pub(crate) use tags::Tags;
pub(crate) use text::Text;
pub(crate) use write::Write;

use super::help::Help;
use super::{App, Picker};
use crate::draft::Draft;
use crate::keys::{Action, Key, Scope};

/// Something that is open over a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Panel {
    /// A refusal being written.
    Reasons(Picker),
    /// Topics being chosen.
    Tags(Tags),
    /// A text being corrected.
    Edit(Edit),
    /// The proposal that another repeats, being chosen.
    Duplicate(Duplicate),
    /// Words to an author, or to colleagues.
    Write(Write),
    /// Two proposals side by side.
    Compare(Compare),
    /// A line typed at the bottom.
    Prompt(Prompt),
    /// A command being typed.
    Palette(Palette),
    /// A question to be answered by yes or no.
    Ask(Ask),
    /// The keys of what is under it.
    Help(Help),
    /// A page of plain text.
    Text(Text),
}

impl Panel {
    /// Where keys go while it is open.
    pub(crate) const fn scope(&self) -> Scope {
        match self {
            Self::Reasons(_) => Scope::Reasons,
            Self::Tags(_) => Scope::Tags,
            Self::Edit(_) => Scope::Edit,
            Self::Duplicate(_) => Scope::Duplicate,
            Self::Write(_) => Scope::Write,
            Self::Compare(_) => Scope::Compare,
            Self::Prompt(_) => Scope::Prompt,
            Self::Palette(_) => Scope::Palette,
            Self::Ask(_) => Scope::Ask,
            Self::Help(_) => Scope::Help,
            Self::Text(_) => Scope::Text,
        }
    }

    /// The line that takes pasted texts, if one is being typed.
    pub(super) fn field_mut(&mut self) -> Option<&mut super::field::Field> {
        match self {
            Self::Reasons(picker) if picker.typing => Some(&mut picker.words),
            Self::Prompt(prompt) => Some(&mut prompt.field),
            Self::Palette(palette) => Some(&mut palette.field),
            Self::Help(help) if help.typing => Some(&mut help.field),
            Self::Edit(edit) => Some(&mut edit.field),
            Self::Tags(tags) => Some(&mut tags.filter),
            Self::Duplicate(duplicate) => Some(&mut duplicate.field),
            Self::Write(write) => Some(&mut write.field),
            _ => None,
        }
    }
}

impl Panel {
    /// What is being typed in it and would be missed.
    pub(super) fn draft(&self) -> Option<Draft> {
        match self {
            Self::Reasons(picker) => Some(picker.draft()),
            Self::Edit(edit) => Some(edit.draft()),
            Self::Write(write) => Some(write.draft()),
            _ => None,
        }
    }
}

impl App {
    /// What is open over the page, the last opened one.
    pub(crate) fn panel(&self) -> Option<&Panel> {
        self.panels.last()
    }

    /// Opens something over what is there.
    pub(super) fn open_panel(&mut self, panel: Panel) {
        if matches!(panel, Panel::Ask(_)) {
            self.asked_by = self.pressed;
        }
        self.panels.push(panel);
    }

    /// Closes what was opened last.
    pub(super) fn close_panel(&mut self) -> Option<Panel> {
        self.panels.pop()
    }

    /// The refusal being written, if it is what takes the keys.
    pub(crate) fn picker(&self) -> Option<&Picker> {
        match self.panel() {
            Some(Panel::Reasons(picker)) => Some(picker),
            _ => None,
        }
    }

    /// The refusal being written, if it is what takes the keys.
    pub(super) fn picker_mut(&mut self) -> Option<&mut Picker> {
        match self.panels.last_mut() {
            Some(Panel::Reasons(picker)) => Some(picker),
            _ => None,
        }
    }

    /// An action for what is open; answers whether it was one.
    pub(super) fn act_on_panel(&mut self, action: Action) -> bool {
        match self.panel().map(Panel::scope) {
            Some(Scope::Reasons) => self.act_on_reasons(action),
            Some(Scope::Tags) => self.act_on_tags(action),
            Some(Scope::Edit) => self.act_on_edit(action),
            Some(Scope::Duplicate) => self.act_on_duplicate(action),
            Some(Scope::Write) => self.act_on_write(action),
            Some(Scope::Compare) => self.act_on_compare(action),
            Some(Scope::Prompt) => self.act_on_prompt(action),
            Some(Scope::Palette) => self.act_on_palette(action),
            Some(Scope::Help) => self.act_on_help(action),
            Some(Scope::Text) => self.act_on_text(action),
            _ => false,
        }
    }

    /// A key that is bound to nothing, for what is open; `held` when it repeats itself. Answers whether it did something.
    pub(super) fn press_in_panel(&mut self, key: Key, held: bool) -> bool {
        match self.panels.last_mut() {
            Some(Panel::Reasons(picker)) if !picker.typing && key == Key::Char('b') => !held && self.aim_otherwise(),
            Some(Panel::Reasons(picker)) => (picker.typing || !held) && picker.press(key),
            Some(Panel::Tags(tags)) => tags.press(key),
            Some(Panel::Edit(edit)) => edit.press(key),
            Some(Panel::Duplicate(duplicate)) => duplicate.press(key),
            Some(Panel::Write(write)) => write.press(key),
            Some(Panel::Prompt(prompt)) => prompt.press(key),
            Some(Panel::Palette(palette)) => palette.press(key),
            Some(Panel::Help(help)) => help.press(key),
            Some(Panel::Ask(_)) => !held && self.answer(key),
            _ => false,
        }
    }
}
