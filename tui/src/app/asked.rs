//! Words typed for a page: to seek, or to limit what is shown. Knows which page takes them, not how they were typed.

use super::App;
use crate::keys::Tab;

/// What words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Going to what holds them.
    Search,
    /// Showing only what fits them.
    Filter,
}

impl App {
    /// Takes words for the page on the screen; answers whether it takes any.
    pub(crate) fn take_words(&mut self, asked: Asked, words: &str) -> bool {
        match (self.tab, asked) {
            (Tab::Map, Asked::Search) => self.seek_on_map(words),
            (Tab::Map, Asked::Filter) => self.limit_map(words),
            (Tab::Journal, Asked::Search) => self.seek_in_journal(words),
            (Tab::Journal, Asked::Filter) => self.limit_journal(words),
            _ => return false,
        }
        true
    }
}
