//! `[care]`: words of distress, and the line that is said to whoever writes one of them. Knows nothing of who reads messages.

use ilfaut_client::model::{Language, Text};
use ilfaut_client::rules::words;
use toml::Spanned;
use toml::de::DeValue;

use crate::reading::{Fields, Reading};

/// Words of distress, and what is said to them; usually none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Care {
    /// The words, or several in a row.
    pub words: Vec<String>,
    /// What is said.
    pub line: Text,
}

impl Care {
    /// What is said to this text; none where no word of distress is in it. Accents and case do not matter.
    pub fn line_for(&self, text: &str) -> Option<&Text> {
        let spaced = |text: &str| format!(" {} ", words::words(text).join(" "));
        let text = if self.words.is_empty() { String::new() } else { spaced(text) };
        self.words.iter().any(|word| text.contains(&spaced(word))).then_some(&self.line)
    }
}

/// The keys of the table.
const KEYS: [&str; 2] = ["words", "line"];
const WORDS: &str = "words = [\"suicide\", \"en finir\"]";
const LINE: &str = "line = \"Si vous allez mal, parlez à quelqu'un : 3114, jour et nuit.\"";

/// Reads the table; words without a line to say are a mistake.
pub(super) fn read(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Care {
    let Some((value, table)) = value.and_then(|value| Some((value, reading.table("care", value, "[care]")?))) else {
        return Care::default();
    };
    let fields = Fields::of(reading, table, value.span(), "[care]", &KEYS);
    let list = fields.get("words").and_then(|value| reading.list("words", value, WORDS));
    let mut found = Vec::new();
    for value in list.into_iter().flatten() {
        let Some(word) = reading.string("words", value, WORDS) else { continue };
        if words::words(word).is_empty() {
            reading.complain(&value.span(), "blank", &[("key", "words".into()), ("example", WORDS.into())]);
        }
        found.push(word.to_owned());
    }
    let line = if found.is_empty() { fields.get("line") } else { fields.need(reading, "line", LINE) };
    let line = line.and_then(|value| reading.words("line", value, Language::FRENCH, LINE));
    Care { words: found, line: line.unwrap_or_default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_are_found_however_they_are_written() {
        let line = Text::one(Language::FRENCH, "3114");
        let care = Care { words: vec!["détresse".into(), "En finir".into()], line: line.clone() };
        for text in ["DETRESSE", "je veux en  finir.", "en\nfinir", "Il faut aider les gens en détresse !"] {
            assert_eq!(care.line_for(text), Some(&line), "{text}");
        }
        for text in ["", "finir en beauté", "détresses", "finirent", "men finir"] {
            assert_eq!(care.line_for(text), None, "{text}");
        }
        assert_eq!(Care::default().line_for("en finir"), None);
    }
}
