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
    /// A key with a number: F1, F2…
    F(u8),
}

/// How keys without a sign of their own are written in files.
const NAMED: [(&str, Key); 18] = [
    ("enter", Key::Enter),
    ("esc", Key::Esc),
    ("escape", Key::Esc),
    ("tab", Key::Tab),
    ("shift-tab", Key::BackTab),
    ("space", Key::Char(' ')),
    ("up", Key::Up),
    ("down", Key::Down),
    ("left", Key::Left),
    ("right", Key::Right),
    ("pageup", Key::PageUp),
    ("page-up", Key::PageUp),
    ("pagedown", Key::PageDown),
    ("page-down", Key::PageDown),
    ("home", Key::Home),
    ("end", Key::End),
    ("backspace", Key::Backspace),
    ("delete", Key::Delete),
];

impl Key {
    /// The key as it is written for people.
    pub(crate) fn label(self, words: &Words) -> String {
        match self {
            Self::Ctrl(c) => format!("Ctrl-{c}"),
            Self::Up => "↑".to_owned(),
            Self::Down => "↓".to_owned(),
            Self::Left => "←".to_owned(),
            Self::Right => "→".to_owned(),
            Self::F(number) => format!("F{number}"),
            Self::Char(' ') => words.say("key-space"),
            Self::Char(c) => c.to_string(),
            named => words.say(named.id()),
        }
    }

    /// The key that people write so in a file: `a`, `Ctrl-r`, `F2`, `Space`.
    pub(crate) fn read(written: &str) -> Option<Self> {
        let mut signs = written.chars();
        if let (Some(sign), None) = (signs.next(), signs.next()) {
            return (!sign.is_control()).then_some(Self::Char(sign));
        }
        let name = written.to_lowercase();
        if let Some(letter) = name.strip_prefix("ctrl-").or_else(|| name.strip_prefix("c-")) {
            let mut letters = letter.chars();
            return letters.next().filter(|c| c.is_ascii_lowercase() && letters.next().is_none()).map(Self::Ctrl);
        }
        if let Some(number) = name.strip_prefix('f').and_then(|number| number.parse().ok()) {
            return (1..=12).contains(&number).then_some(Self::F(number));
        }
        NAMED.iter().find(|(known, _)| *known == name).map(|(_, key)| *key)
    }

    /// Whether it is typed where one types.
    pub(crate) const fn is_typed(self) -> bool {
        matches!(self, Self::Char(_) | Self::Backspace | Self::Delete)
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
