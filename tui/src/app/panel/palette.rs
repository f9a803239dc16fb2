//! The line of commands.

use crate::app::App;
use crate::keys::{Action, Key};

/// Palette as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Palette {}

impl Palette {
    /// Takes a key that is bound to nothing; answers whether it did something.
    pub(in crate::app) fn press(&mut self, key: Key) -> bool {
        let _ = key;
        false
    }
}

impl App {
    /// An action while it is open; answers whether it was one.
    pub(in crate::app) fn act_on_palette(&mut self, action: Action) -> bool {
        let _ = action;
        false
    }
}
