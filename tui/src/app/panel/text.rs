//! A page of plain text, to be read, scrolled, or selected by hand.

use crate::app::App;
use crate::app::travel::moved;
use crate::keys::Action;

/// A page of plain text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Text {
    /// The message that names it.
    pub(crate) title: &'static str,
    /// Its lines.
    pub(crate) lines: Vec<String>,
    /// How many of them are above the window.
    pub(crate) scrolled: usize,
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_text(&mut self, action: Action) -> bool {
        let height = self.size.page();
        let Some(super::Panel::Text(text)) = self.panels.last_mut() else { return false };
        let lines = text.lines.len().saturating_sub(height) + 1;
        let scrolled = moved(action, text.scrolled, height, lines);
        let moves = action.is_motion();
        if moves {
            text.scrolled = scrolled;
        }
        moves
    }
}
