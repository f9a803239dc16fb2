//! A text as a path says it: lower-case letters and digits without accents, and hyphens.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The slug of a text.
pub fn slug(text: &str) -> String {
    let plain: String = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_signs_and_capitals_are_gone() {
        assert_eq!(slug("Il faut, à l’école : 3 Été !"), "il-faut-a-l-ecole-3-ete");
        assert_eq!((slug("…"), slug("𝄞🌳")), (String::new(), String::new()));
    }
}
