//! A message as a terminal shows it: wrapped between words and in bold where that helps. Knows no meaning.

use crate::voice::message::{Message, Tone};

/// Columns of a terminal that nobody asked.
const COLUMNS: usize = 80;
/// Signs that French sets apart from the word before them.
const CLINGING: &[&str] = &["»", "%", ":", ";", "?", "!", "·", "—"];

/// How to show it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    /// With bold and dim, by escape codes.
    pub(super) colour: bool,
    /// Wrapped between words.
    pub(super) wrap: bool,
}

impl Paint {
    /// The whole message, each line ended.
    pub(super) fn text(self, message: &Message) -> String {
        let mut text = String::new();
        for line in message.lines.iter().flat_map(|line| line.text.split('\n').map(|part| (line.tone, part))) {
            let (tone, part) = (line.0, harmless(line.1));
            let part = if self.wrap { wrapped(&part) } else { part };
            text.push_str(&self.painted(tone, &part));
            text.push('\n');
        }
        text
    }

    fn painted(self, tone: Tone, text: &str) -> String {
        match tone {
            Tone::Idea if self.colour && !text.is_empty() => format!("\u{1b}[1m{text}\u{1b}[0m"),
            Tone::Hint if self.colour && !text.is_empty() => format!("\u{1b}[2m{text}\u{1b}[0m"),
            _ => text.to_owned(),
        }
    }
}

/// Without control characters: the last door before the terminal.
fn harmless(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// Broken between words, never before a sign that belongs to the word before it.
fn wrapped(text: &str) -> String {
    let indent: String = text.chars().take_while(|c| *c == ' ').collect();
    let mut lines = vec![indent];
    let mut column = 0;
    for word in words(text) {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > COLUMNS - 1 {
            lines.push(String::new());
            column = 0;
        }
        let Some(line) = lines.last_mut() else { break };
        if column > 0 {
            line.push(' ');
        }
        line.push_str(&word);
        column = line.chars().count();
    }
    lines.join("\n")
}

/// Words with the signs that cling to them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let clings = CLINGING.iter().any(|sign| word.trim_end_matches(['.', ',', ')']) == *sign);
        match words.last_mut() {
            Some(last) if clings || last == "«" || is_key(last) => {
                last.push(' ');
                last.push_str(word);
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

/// A digit to type, which stays with the word that says what it does.
fn is_key(word: &str) -> bool {
    matches!(word.as_bytes(), [digit] if digit.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::message::Line;

    fn message(text: &str) -> Message {
        Message { lines: vec![Line::idea(text)], ..Message::default() }
    }

    #[test]
    fn plain_output_has_no_escape_codes_and_no_control_characters() {
        let plain = Paint { colour: false, wrap: false };
        assert_eq!(plain.text(&message("a\u{1b}[31mb\u{7}\u{9b}c\rd")), "a[31mbcd\n");
    }

    #[test]
    fn colour_is_only_bold_and_dim() {
        let paint = Paint { colour: true, wrap: false };
        assert_eq!(paint.text(&message("a")), "\u{1b}[1ma\u{1b}[0m\n");
    }

    #[test]
    fn words_stay_whole_and_signs_stay_with_them() {
        let paint = Paint { colour: false, wrap: true };
        let text = paint.text(&message(&format!("{} 71 % pour, et « encore » ! 5 réaliste", "mot ".repeat(19))));
        assert!(text.lines().all(|line| line.chars().count() < 80), "{text}");
        assert!(!text.lines().any(|line| line.starts_with(['%', '»', '!'])), "{text}");
        assert!(!text.lines().any(|line| line.ends_with(['«', '5'])), "{text}");
    }
}
