//! What the sentences must be, whatever they say.

use std::collections::BTreeMap;

use super::*;

fn voice(language: Language) -> Voice {
    Voice::new(language, TimeZone::UTC, Time(0), Manner::default())
}

#[test]
fn whoever_reads_breton_reads_french_before_english() {
    let label = |words: &[(Language, &str)]| {
        Text(words.iter().map(|(language, word)| (*language, (*word).to_owned())).collect::<BTreeMap<_, _>>())
    };
    let two = label(&[(Language::ENGLISH, "Health"), (Language::FRENCH, "Santé")]);
    let three = label(&[(Language::BRETON, "Yec'hed"), (Language::ENGLISH, "Health"), (Language::FRENCH, "Santé")]);
    assert_eq!(voice(Language::BRETON).text(&two), "Santé");
    assert_eq!(voice(Language::BRETON).text(&three), "Yec'hed");
    assert_eq!(voice(Language::ENGLISH).text(&two), "Health");
}
