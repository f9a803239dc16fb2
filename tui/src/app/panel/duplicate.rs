//! The proposal that another repeats, being chosen.

use crate::app::App;
use crate::keys::{Action, Key};

/// Duplicate as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Duplicate {}

impl Duplicate {
    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        let _ = key;
        false
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_duplicate(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
