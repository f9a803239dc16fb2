//! Any bytes given to whatever reads them: an answer or a sentence, never a panic.

use ilfaut_client::address::Address;
use ilfaut_client::engine::event;
use ilfaut_client::journal::chain::{self, Head};
use ilfaut_client::model::{Language, Phrase, PhraseRule, Qualification, RefusalReason, Status, VoteKey};
use proptest::prelude::*;

/// What people type, with more of what breaks programs than chance would give.
fn typed() -> impl Strategy<Value = String> {
    let odd = prop::sample::select(vec![
        "Il faut ",
        "il faut",
        "<b>",
        "</",
        "<!--",
        "\u{0}",
        "\u{1b}[2J",
        "\u{200d}",
        "\u{202e}",
        "e\u{301}",
        "ﬁ",
        "İ",
        "ß",
        "👩‍👩‍👧",
        "\r\n",
        "\t",
        "  ",
        "’",
        "«",
        "\u{feff}",
        "\u{e0061}",
        "\u{10ffff}",
    ]);
    prop_oneof![
        prop::collection::vec(prop_oneof![odd.prop_map(str::to_owned), ".{0,40}"], 0..12)
            .prop_map(|parts| parts.concat()),
        prop::collection::vec(any::<u8>(), 0..300).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_phrase_or_a_fault(text in typed()) {
        if let Ok(phrase) = Phrase::parse(&text, &PhraseRule::french()) {
            let shown = phrase.shown();
            prop_assert!((PhraseRule::MIN..=PhraseRule::MAX).contains(&phrase.length()), "{phrase:?}");
            prop_assert!(!shown.chars().any(char::is_control));
            // What was accepted is accepted again, unchanged.
            prop_assert_eq!(Phrase::parse(phrase.as_str(), &PhraseRule::french()).map(|again| again.to_string()), Ok(phrase.to_string()));
        }
        prop_assert!(!Phrase::published(&text).shown().contains('\n'));
        let published = Phrase::published(&text);
        prop_assert_eq!(published.as_str(), text);
    }

    #[test]
    fn any_text_is_an_address_or_is_named_back(text in typed()) {
        match text.parse::<Address>() {
            Ok(address) => prop_assert_eq!(address.to_string(), text),
            Err(fault) => prop_assert!(fault.to_string().contains(&text)),
        }
    }

    #[test]
    fn any_text_is_a_word_of_the_field_or_a_fault(text in typed()) {
        if let Ok(key) = text.parse::<VoteKey>() { prop_assert_eq!(key.name(), &text) }
        if let Ok(word) = text.parse::<Qualification>() { prop_assert_eq!(word.name(), &text) }
        if let Ok(status) = text.parse::<Status>() { prop_assert_eq!(status.name(), &text) }
        if let Ok(reason) = text.parse::<RefusalReason>() { prop_assert_eq!(reason.name(), &text) }
        if let Ok(language) = text.parse::<Language>() { prop_assert_eq!(language.as_str().len(), 2) }
    }

    #[test]
    fn any_bytes_are_an_entry_or_a_broken_link(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = chain::unframe(Head::default(), &bytes);
        drop(event::decode(&bytes));
        let (next, entry) = chain::frame(Head::default(), &bytes);
        prop_assert_eq!(chain::unframe(Head::default(), &entry), Ok((next, &bytes[..])));
    }

    #[test]
    fn any_consultation_file_is_one_or_is_told_with_its_line(text in typed()) {
        for text in [text.clone(), format!("[operation]\nslug = \"{text}\"\n"), format!("title = {text}")] {
            if let Err(complaints) = ilfaut_config::consultation::parse(&text, "essai.toml") {
                prop_assert!(!complaints.is_empty());
                prop_assert!(complaints.iter().all(|complaint| complaint.line >= 1 && !complaint.what.is_empty()));
            }
        }
    }
}
