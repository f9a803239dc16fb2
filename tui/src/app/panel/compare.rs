//! Two proposals side by side.

use crate::app::App;
use crate::keys::Action;

/// Compare as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Compare {}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_compare(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
