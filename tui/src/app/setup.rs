//! Who works at the console and how they like it: known before anything is drawn, changed by commands alone. Knows no question.

use ilfaut_config::locale::Words;
use jiff::tz::TimeZone;

use crate::keys::Keymap;
use crate::theme::Theme;

/// Who works here, and how they like it.
#[derive(Clone)]
pub(crate) struct Setup {
    /// Who moderates.
    pub(crate) moderator: String,
    /// The reader's words.
    pub(crate) words: Words,
    /// What the reader's terminal can show.
    pub(crate) theme: Theme,
    /// Where the reader's days begin.
    pub(crate) zone: TimeZone,
    /// What each key does.
    pub(crate) keys: Keymap,
    /// Whether the keys that matter stand at the bottom.
    pub(crate) footer: bool,
    /// Whether grave alerts ring.
    pub(crate) bell: bool,
    /// Filters by name.
    pub(crate) filters: Vec<(String, String)>,
    /// Whether the line is slow: few rows, whole pages instead of single lines.
    pub(crate) slow: bool,
}
