//! Search by word: every word must begin some word of the text; accents, case and French plurals do not matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text, without accents, in lower case.
pub fn words(text: &str) -> Vec<String> {
    let folded: String =
        text.replace(['œ', 'Œ'], "oe").nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A search, read once and tried on many texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// Reads what was typed; words of one letter and plural endings are left out.
    pub fn new(typed: &str) -> Self {
        Self(words(typed).into_iter().filter(|word| word.chars().count() > 1).map(singular).collect())
    }

    /// Whether nothing is searched.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word is in the text.
    pub fn finds(&self, text: &str) -> bool {
        let words = words(text);
        self.0.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str())))
    }
}

/// « hôpitaux » finds « hôpital », « écoles » finds « école ».
fn singular(word: String) -> String {
    if word.chars().count() < 4 {
        return word;
    }
    word.strip_suffix("aux").or_else(|| word.strip_suffix(['s', 'x'])).map(str::to_owned).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_plurals_do_not_matter() {
        for (typed, text, found) in [
            ("velo", "Il faut des Vélos électriques", true),
            ("écoles", "Il faut une ecole ouverte", true),
            ("hôpitaux", "Il faut un hôpital de proximité", true),
            ("CŒUR", "Il faut du coeur", true),
            ("train nuit", "Il faut un train de nuit", true),
            ("train jour", "Il faut un train de nuit", false),
            ("bus", "Il faut un abus de bien", false),
        ] {
            assert_eq!(Search::new(typed).finds(text), found, "{typed} in {text}");
        }
        assert!(Search::new(" , a ").is_empty());
    }
}
