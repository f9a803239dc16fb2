//! The figures of a question.

use super::App;
use crate::keys::Action;

/// The page as it stands.
#[derive(Debug, Default)]
pub(crate) struct Figures {}

impl App {
    /// Shows the page.
    pub(super) fn open_stats(&mut self) {}

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_stats(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
