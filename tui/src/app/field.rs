//! One line that is typed, with a cursor between whole characters. Knows nothing of what is written there.

use unicode_segmentation::UnicodeSegmentation;

use crate::keys::Key;

/// The most characters a moderator may write to an author.
pub(crate) const LIMIT: usize = 280;

/// A line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Field {
    text: String,
    at: usize,
}

impl Field {
    /// A line that already holds a text, the cursor at its end.
    pub(crate) fn of(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// What is written, with the blanks around it.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What is written, without blanks around it; none when empty.
    pub(crate) fn words(&self) -> Option<String> {
        let words = self.text.trim();
        (!words.is_empty()).then(|| words.to_owned())
    }

    /// What is written before and after the cursor.
    pub(crate) fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.at)
    }

    /// Types a text; ends of line become blanks, control characters are left out, what exceeds [`LIMIT`] is too.
    pub(crate) fn insert(&mut self, text: &str) {
        for c in text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).filter(|c| !c.is_control())
        {
            if self.text.chars().count() < LIMIT {
                self.text.insert(self.at, c);
                self.at += c.len_utf8();
            }
        }
    }

    /// Takes a key; answers whether it was one for a line.
    pub(crate) fn press(&mut self, key: Key) -> bool {
        match key {
            Key::Char(c) => self.insert(c.encode_utf8(&mut [0; 4])),
            Key::Left => self.at = self.before(),
            Key::Right => self.at = self.after(),
            Key::Home => self.at = 0,
            Key::End => self.at = self.text.len(),
            Key::Backspace => self.erase(self.before(), self.at),
            Key::Delete => self.erase(self.at, self.after()),
            Key::Ctrl('u') => self.erase(0, self.at),
            _ => return false,
        }
        true
    }

    fn erase(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.at = from;
    }

    fn before(&self) -> usize {
        self.text[..self.at].grapheme_indices(true).next_back().map_or(0, |(at, _)| at)
    }

    fn after(&self) -> usize {
        self.text[self.at..].graphemes(true).next().map_or(self.at, |cluster| self.at + cluster.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_typed_and_mended_by_whole_characters() {
        let mut field = Field::default();
        field.insert("e\u{301}cole 👍🏽");
        field.press(Key::Backspace);
        field.press(Key::Home);
        field.press(Key::Right);
        field.press(Key::Backspace);
        assert_eq!(field.words().as_deref(), Some("cole"));
        field.press(Key::Char('é'));
        assert_eq!(field.halves(), ("é", "cole "));
        field.press(Key::Delete);
        assert_eq!(field.words().as_deref(), Some("éole"));
        assert!(!field.press(Key::PageUp));
    }

    #[test]
    fn what_is_pasted_stays_one_line_within_the_limit() {
        let mut field = Field::default();
        field.insert(&"a\u{1b}\nb".repeat(300));
        assert_eq!(field.words().map(|words| words.chars().count()), Some(LIMIT));
        assert!(!field.halves().0.contains(['\n', '\u{1b}']));
    }

    #[test]
    fn blanks_are_no_words() {
        let mut field = Field::default();
        field.insert("   ");
        assert_eq!(field.words(), None);
    }
}
