//! What many texts speak of: the words that most of them hold, in any of their forms. Knows texts and their languages, nobody's
//! proposal.
//!
//! Left out is what says nothing of a subject: small words, verbs, adverbs, numbers. The forms of a word are one by the stems that
//! [`search`](super::search) finds texts by, so that searching a key finds as many texts as are counted.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use super::similar;
use super::words::{self, Stems};
use crate::model::Language;

/// Fewest letters of a keyword.
const LETTERS: usize = 3;
/// Longest keyword, in bytes: a search looks at none that is longer.
const LONGEST: usize = 64;

/// A word that many texts speak of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Keyword {
    /// What finds them: the label, folded.
    pub key: String,
    /// The word as it is written most often.
    pub label: String,
    /// How many texts hold it in any of its forms.
    pub count: u64,
}

/// The words of one stem.
#[derive(Debug, Default)]
struct Family {
    texts: u64,
    /// The last text counted, so that none counts twice.
    last: usize,
    forms: FxHashMap<Box<str>, u64>,
}

impl Family {
    /// The form that is written most often; of equals the first by letter.
    fn label(&self) -> &str {
        let forms = self.forms.iter().max_by_key(|(form, count)| (**count, Reverse(*form)));
        forms.map_or("", |(form, _)| form)
    }
}

type Families = FxHashMap<String, Family>;

/// The words that most texts hold, the most frequent first, then by letter; at most `limit`.
pub fn keywords<'a>(texts: impl Iterator<Item = (&'a str, Language)>, limit: usize) -> Vec<Keyword> {
    let mut families: FxHashMap<Language, (Stems, Families)> = FxHashMap::default();
    for (number, (text, language)) in texts.enumerate() {
        let (stems, families) = families.entry(language).or_insert_with(|| (Stems::of(language), Families::default()));
        read(text, |word, form| {
            let stem = stems.stem(word);
            if similar::is_subject(language, word, &stem) {
                let family = families.entry(stem).or_default();
                family.texts += u64::from(family.last != number + 1);
                family.last = number + 1;
                *family.forms.entry(form().into()).or_default() += 1;
            }
        });
    }
    ranked(&families, limit)
}

/// Every word of a text that may be a keyword, folded, with what tells its written form.
fn read(text: &str, mut each: impl FnMut(&str, &dyn Fn() -> String)) {
    let text: String = text.nfc().collect();
    for piece in text.split_whitespace() {
        let folded = words::folded(piece);
        let words: Vec<&str> = words::cut(&folded).collect();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| may_be_one(word)) {
            each(word, &|| written(piece, &words, at));
        }
    }
}

fn may_be_one(word: &str) -> bool {
    let fits = word.len() <= LONGEST && word.chars().count() >= LETTERS;
    fits && word.chars().all(char::is_alphabetic) && !words::is_small(word)
}

/// The written form of the word at a place among the words of a piece; the folded one where the two cannot be told to be one.
fn written(piece: &str, words: &[&str], at: usize) -> String {
    let is_sign = |c: char| !c.is_alphanumeric();
    // One word is the whole piece: the Breton letter « c'h » has a sign in it.
    let form = match words {
        [_] => Some(piece.trim_matches(is_sign)),
        _ => piece.split(is_sign).filter(|part| !part.is_empty()).nth(at),
    };
    let form = form.filter(|form| words::folded(form) == words[at]);
    form.unwrap_or(words[at]).to_owned()
}

/// Families of all languages that one key finds count together, since a search looks in every language.
fn ranked(families: &FxHashMap<Language, (Stems, Families)>, limit: usize) -> Vec<Keyword> {
    let all = families.iter().flat_map(|(language, (_, families))| {
        families.iter().map(|(stem, family)| (family.texts, family.label(), *language, stem.as_str()))
    });
    let mut all: Vec<_> = all.collect();
    all.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut taken: FxHashSet<(Language, &str)> = FxHashSet::default();
    let (mut found, mut least) = (Vec::new(), 0);
    for (texts, label, language, stem) in all {
        // With as many texts in every language as in this one it would still be behind all that were found.
        if texts * (families.len() as u64) < least {
            break;
        }
        if taken.contains(&(language, stem)) {
            continue;
        }
        let key = words::folded(label);
        let mut count = 0;
        for (language, (stems, families)) in families {
            if let Some((stem, family)) = families.get_key_value(&stems.stem(&key)) {
                taken.insert((*language, stem));
                count += family.texts;
            }
        }
        found.push(Keyword { key, label: label.to_owned(), count });
        if found.len() == limit {
            least = texts;
        }
    }
    found.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.key.cmp(&b.key)));
    found.truncate(limit);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::search::{Index, Search};
    use proptest::prelude::*;

    const TEXTS: [(&str, Language); 7] = [
        ("Il faut des Écoles ouvertes", Language::FRENCH),
        ("Il faut rénover les écoles et l’école maternelle", Language::FRENCH),
        ("Il faut l'école à pied et des trains", Language::FRENCH),
        ("Il faut plus de trains, 2030 trains", Language::FRENCH),
        ("We should repair trains", Language::ENGLISH),
        ("Ret eo gwellaat ar c’hêr", Language::BRETON),
        ("Ret eo brasaat ar gêr, ar gêr", Language::BRETON),
    ];

    fn found(limit: usize) -> Vec<(String, String, u64)> {
        let found = keywords(TEXTS.into_iter(), limit);
        found.into_iter().map(|keyword| (keyword.key, keyword.label, keyword.count)).collect()
    }

    #[test]
    fn the_forms_of_a_word_count_once_a_text_in_every_language() {
        let one = |key: &str, label: &str, count| (key.to_owned(), label.to_owned(), count);
        assert_eq!(found(3), [one("ecole", "école", 3), one("trains", "trains", 3), one("ger", "gêr", 2)]);
        assert!(found(0).is_empty());
    }

    #[test]
    fn what_says_nothing_of_a_subject_is_left_out() {
        let keys: Vec<String> = found(99).into_iter().map(|(key, ..)| key).collect();
        for word in ["il", "faut", "des", "plus", "2030", "should", "ret"] {
            assert!(!keys.iter().any(|key| key == word), "{word} in {keys:?}");
        }
        let verbs = [("Il faut créer, développer et interdire massivement", Language::FRENCH)];
        assert_eq!(keywords(verbs.into_iter(), 9), []);
        assert_eq!(keywords(std::iter::once(("🙂 l’ '' 12", Language::FRENCH)), 9), []);
    }

    proptest! {
        #[test]
        fn a_key_finds_what_was_counted(texts in proptest::collection::vec(("(l'école|Écoles|train|TRAINS|trainé|kêr|gêr|c'hêr|ville's|[a-zé’' -]{0,9}|.{0,4}| ){0,12}", 0..3_usize), 0..12)) {
            let languages = [Language::FRENCH, Language::ENGLISH, Language::BRETON];
            let mut index = Index::new();
            for (number, (text, language)) in (0..).zip(&texts) {
                index.put(number, text, languages[*language]);
            }
            for keyword in keywords(texts.iter().map(|(text, language)| (text.as_str(), languages[*language])), 20) {
                let found = index.find(&Search::new(&keyword.key), |_| true).len() as u64;
                prop_assert_eq!(found, keyword.count, "{:?} in {:?}", keyword, texts);
            }
        }
    }
}
