//! A key as the console understands it, whatever the terminal calls it, and how it is written for people. Knows no action.

use ilfaut_config::locale::Words;

/// A key as the console understands it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Key {
    /// A character, as typed.
    Char(char),
    /// A letter held with Control.
    Ctrl(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// F1.
    F1,
}

impl Key {
    /// The key as it is written for people.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{c}"),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::F1 => "F1".to_owned(),
            named => words.say(named.id()),
        }
    }

    /// The message that names a key which is not written by a sign.
    const fn id(self) -> &'static str {
        match self {
            Self::Esc => "key-escape",
            Self::Tab => "key-tab",
            Self::BackTab => "key-backtab",
            Self::PageUp => "key-page-up",
            Self::PageDown => "key-page-down",
            Self::Home => "key-home",
            Self::End => "key-end",
            Self::Backspace => "key-backspace",
            Self::Delete => "key-delete",
            _ => "key-enter",
        }
    }
}
