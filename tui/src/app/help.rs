//! The page of keys: opened on what it explains.

use super::App;
use super::panel::Panel;
use super::travel::moved;
use crate::keys::{Action, Scope, bindings};

impl App {
    /// What the help explains: what it was opened on.
    pub(crate) fn scope_under_help(&self) -> Scope {
        let under = self.panels.iter().rev().find(|panel| !matches!(panel, Panel::Help(_)));
        under.map_or_else(|| self.page_scope(), Panel::scope)
    }

    /// How many lines the help is scrolled, while it is open.
    pub(crate) fn help(&self) -> Option<usize> {
        match self.panel() {
            Some(Panel::Help(scrolled)) => Some(*scrolled),
            _ => None,
        }
    }

    /// An action while it is open; answers whether it was one.
    pub(super) fn act_on_help(&mut self, action: Action) -> bool {
        let height = self.size.page();
        let lines = bindings(self.scope_under_help()).count().saturating_sub(height) + 1;
        let Some(Panel::Help(scrolled)) = self.panels.last_mut() else { return false };
        let moves = action.is_motion();
        if moves {
            *scrolled = moved(action, *scrolled, height, lines);
        }
        moves
    }
}
