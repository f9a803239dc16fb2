//! What moderators and organisers did in a question.

use super::App;
use crate::keys::Action;

/// The page as it stands.
#[derive(Debug, Default)]
pub(crate) struct Journal {}

impl App {
    /// Shows the page.
    pub(super) fn open_journal(&mut self) {}

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_journal(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
