//! Which language a short text seems to be in, from its small words. A guess for people to read, never a bar.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::words;
use crate::model::Language;

const FRENCH: &str = "il faut le la les des du de une est pour dans et que qui aux nos avec sur plus pas ce ces leur par en au sont \
 tous toutes nous vous je on se sans faire etre";
const ENGLISH: &str =
    "the of to and is are should must we our with for that this more need in it be not they have they all by";
const BRETON: &str = "eo ar er ur ret ha hag da gant evit e an war niver eus reiñ kaout zo muioc ouzh d'ar hon deomp ober brezhoneg \
 vefe rankout razh pep skol skolioù kumun ez en";

/// The language most of the small words are in; none when no language has at least two, or two are even.
pub fn guess(text: &str) -> Option<Language> {
    guessed(&words::folded(text))
}

/// As [`guess`], for a text that is folded.
pub fn guessed(folded: &str) -> Option<Language> {
    let mut counts = SMALL
        .each_ref()
        .map(|(language, small)| (words::cut(folded).filter(|word| small.contains(*word)).count(), *language));
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(first, language), (second, _), _] = counts;
    (first >= 2 && first > second).then_some(language)
}

/// The small words of each language, folded.
static SMALL: LazyLock<[(Language, FxHashSet<String>); 3]> = LazyLock::new(|| {
    [(Language::FRENCH, FRENCH), (Language::ENGLISH, ENGLISH), (Language::BRETON, BRETON)]
        .map(|(language, small)| (language, words::words(small).into_iter().collect()))
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_told_apart() {
        for (text, language) in [
            ("Il faut plus de bancs dans les rues", Some(Language::FRENCH)),
            ("We should plant the trees along our roads", Some(Language::ENGLISH)),
            ("Ret eo plantañ gwez er c'hêrioù", Some(Language::BRETON)),
            ("Wifi !", None),
            ("", None),
        ] {
            assert_eq!(guess(text), language, "{text}");
        }
    }
}
