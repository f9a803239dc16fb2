//! The map of a question: what unites, what divides, what is rejected.

use super::App;
use crate::keys::Action;

/// The page as it stands.
#[derive(Debug, Default)]
pub(crate) struct Map {}

impl App {
    /// Shows the page.
    pub(super) fn open_map(&mut self) {}

    /// An action on it; answers whether it was one.
    pub(super) fn act_on_map(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
