//! Search by word: every word must be in the text; accents, case, plurals, Breton mutations and one typing error do not
//! matter. The best match comes first. Kept up to date text by text; knows numbers, not proposals.
//!
//! A word that no text holds is tried as the beginning of a longer one, then with one letter wrong, missing, added or swapped.

mod near;

use std::collections::BTreeMap;
use std::ops::Bound;

use rustc_hash::FxHashMap;

use super::words::{self, Stems};
use crate::model::Language;

/// How soon the same word again counts no more (BM25, its usual value).
const SATURATION: f32 = 1.2;
/// How much the length of a text counts (BM25, its usual value).
const LENGTH: f32 = 0.75;
/// Letters from which an unknown word may be the beginning of a longer one.
const BEGINNING: usize = 3;
/// Different words of a query that are looked at: nobody means more.
const WORDS: usize = 16;
/// Longest word of a query, in bytes.
const WORD: usize = 64;

/// The stems that a word, given with its own stem, may mean, by number.
type Way = fn(&Lexicon, &str, &str) -> Vec<u32>;

/// A text that holds a word, how often, and how many words it has.
#[derive(Debug, Clone, Copy)]
struct Posting {
    number: u32,
    count: u16,
    length: u16,
}

/// The words of one language: each stem has a number, each number a list of texts.
#[derive(Debug, Default)]
struct Lexicon {
    stems: BTreeMap<Box<str>, u32>,
    lists: Vec<Vec<Posting>>,
}

/// A text that can be found.
#[derive(Debug)]
struct Held {
    language: Language,
    stems: Box<[u32]>,
    length: u16,
}

/// Texts that can be searched.
#[derive(Debug, Default)]
pub struct Index {
    lexicons: BTreeMap<Language, Lexicon>,
    texts: FxHashMap<u32, Held>,
    length: u64,
}

/// What was typed, as words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Search(Vec<String>);

impl Search {
    /// Reads what was typed; small words and those of one letter are left out where others remain.
    pub fn new(typed: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        for word in words::words(typed).into_iter().filter(|word| word.chars().count() > 1 && word.len() <= WORD) {
            if words.len() < WORDS && !words.contains(&word) {
                words.push(word);
            }
        }
        if words.iter().any(|word| !words::is_small(word)) {
            words.retain(|word| !words::is_small(word));
        }
        Self(words)
    }

    /// Whether nothing is searched.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a text, or replaces it.
    pub fn put(&mut self, number: u32, text: &str, language: Language) {
        self.remove(number);
        let stems = Stems::of(language);
        let lexicon = self.lexicons.entry(language).or_default();
        let mut counts: FxHashMap<u32, u16> = FxHashMap::default();
        let mut length: u16 = 0;
        for word in words::cut(&words::folded(text)) {
            length = length.saturating_add(1);
            let count = counts.entry(lexicon.number(stems.stem(word))).or_default();
            *count = count.saturating_add(1);
        }
        for (stem, count) in &counts {
            lexicon.lists[*stem as usize].push(Posting { number, count: *count, length });
        }
        self.length += u64::from(length);
        self.texts.insert(number, Held { language, stems: counts.into_keys().collect(), length });
    }

    /// Takes a text out; one that is not there is no error.
    pub fn remove(&mut self, number: u32) {
        let Some(held) = self.texts.remove(&number) else { return };
        self.length -= u64::from(held.length);
        let Some(lexicon) = self.lexicons.get_mut(&held.language) else { return };
        for stem in &held.stems {
            lexicon.lists[*stem as usize].retain(|posting| posting.number != number);
        }
    }

    /// Every text that holds all the words and `may` be answered: the best match first, then the newest (the highest number).
    pub fn find(&self, search: &Search, may: impl Fn(u32) -> bool) -> Vec<u32> {
        let mut found: Option<Vec<(u32, f32)>> = None;
        for word in &search.0 {
            let with = self.with(word);
            found = Some(match found {
                None => with,
                Some(before) => in_both(before, with),
            });
        }
        let found = found.unwrap_or_default().into_iter().filter(|(number, _)| may(*number));
        // Scores are positive: their bits are in their order. The best first, then the highest number.
        let mut found: Vec<(u32, u32)> = found.map(|(number, score)| (!score.to_bits(), !number)).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, number)| !number).collect()
    }

    /// The texts that hold a word in any of the languages, each once, with how well.
    fn with(&self, word: &str) -> Vec<(u32, f32)> {
        let ways: [Way; 3] = [Lexicon::same, Lexicon::beginning, Lexicon::near];
        for way in ways {
            let lists = self.lexicons.iter().flat_map(|(language, lexicon)| {
                let stem = Stems::of(*language).stem(word);
                way(lexicon, word, &stem).into_iter().map(|stem| lexicon.lists[stem as usize].as_slice())
            });
            let lists: Vec<&[Posting]> = lists.filter(|list| !list.is_empty()).collect();
            if let [only] = lists[..] {
                return self.scored(only).collect();
            }
            if !lists.is_empty() {
                return best_of(lists.into_iter().flat_map(|list| self.scored(list)));
            }
        }
        Vec::new()
    }

    fn scored(&self, list: &[Posting]) -> impl Iterator<Item = (u32, f32)> {
        let (all, with) = (self.texts.len() as f32, list.len() as f32);
        let rarity = (1.0 + (all - with + 0.5) / (with + 0.5)).ln();
        let average = (self.length as f32 / all.max(1.0)).max(1.0);
        list.iter().map(move |posting| {
            let often = f32::from(posting.count);
            let weight = SATURATION * (1.0 - LENGTH + LENGTH * f32::from(posting.length) / average);
            (posting.number, rarity * often * (SATURATION + 1.0) / (often + weight))
        })
    }
}

/// The texts of two lists that are in both, with both scores; the shorter list is remembered.
fn in_both(one: Vec<(u32, f32)>, two: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    let (few, many) = if one.len() < two.len() { (one, two) } else { (two, one) };
    let few: FxHashMap<u32, f32> = few.into_iter().collect();
    many.into_iter().filter_map(|(number, score)| few.get(&number).map(|more| (number, score + more))).collect()
}

/// Each text once, with the best of its scores.
fn best_of(scored: impl Iterator<Item = (u32, f32)>) -> Vec<(u32, f32)> {
    let mut scores: FxHashMap<u32, f32> = FxHashMap::default();
    for (number, score) in scored {
        let best = scores.entry(number).or_default();
        *best = best.max(score);
    }
    scores.into_iter().collect()
}

impl Lexicon {
    /// The number of a stem, new if need be.
    fn number(&mut self, stem: String) -> u32 {
        if let Some(number) = self.stems.get(stem.as_str()) {
            return *number;
        }
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.lists.push(Vec::new());
        self.stems.insert(stem.into(), number);
        number
    }

    fn same(&self, _: &str, stem: &str) -> Vec<u32> {
        self.stems.get(stem).copied().into_iter().collect()
    }

    fn beginning(&self, word: &str, stem: &str) -> Vec<u32> {
        let start = if word.len() < stem.len() { word } else { stem };
        if start.chars().count() < BEGINNING {
            return Vec::new();
        }
        let longer = self.stems.range::<str, _>((Bound::Included(start), Bound::Unbounded));
        longer.take_while(|(stem, _)| stem.starts_with(start)).map(|(_, number)| *number).collect()
    }

    fn near(&self, _: &str, stem: &str) -> Vec<u32> {
        if !near::may_err(stem) {
            return Vec::new();
        }
        self.stems.iter().filter(|(other, _)| near::is_near(stem, other)).map(|(_, number)| *number).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(typed: &str, text: &str, language: Language) -> bool {
        let mut index = Index::new();
        index.put(7, text, language);
        index.find(&Search::new(typed), |_| true) == [7]
    }

    #[test]
    fn accents_case_and_plurals_do_not_matter() {
        for (typed, text, found) in [
            ("velo", "Il faut des Vélos électriques", true),
            ("écoles", "Il faut une ecole ouverte", true),
            ("hôpitaux", "Il faut un hôpital de proximité", true),
            ("CŒUR", "Il faut du coeur", true),
            ("train nuit", "Il faut un train de nuit", true),
            ("train jour", "Il faut un train de nuit", false),
            ("le train de nuit", "Il faut un train, la nuit", true),
            ("bus", "Il faut un abus de bien", false),
        ] {
            assert_eq!(finds(typed, text, Language::FRENCH), found, "{typed} in {text}");
        }
        assert!(Search::new(" , a ").is_empty());
    }

    #[test]
    fn typing_errors_and_beginnings_are_forgiven_where_nothing_else_is_found() {
        for typed in ["bibliotheqe", "biblioteque", "bibliohteque", "biblio"] {
            assert!(finds(typed, "Il faut une bibliothèque par quartier", Language::FRENCH), "{typed}");
        }
        assert!(!finds("bas", "Il faut un bus", Language::FRENCH), "short words are taken as they are");
        let mut index = Index::new();
        index.put(1, "Il faut des plages", Language::FRENCH);
        index.put(2, "Il faut des places", Language::FRENCH);
        assert_eq!(index.find(&Search::new("plage"), |_| true), [1], "what is there is not an error");
    }

    #[test]
    fn each_language_has_its_own_endings() {
        assert!(finds("tree", "We should plant trees", Language::ENGLISH));
        assert!(finds("planting", "We should plant trees", Language::ENGLISH));
        assert!(finds("kêr", "Ret eo lakaat gwez e kreiz ar gêr", Language::BRETON));
        assert!(finds("karr", "Ret eo lakaat ar c'harr e-maez", Language::BRETON));
    }

    #[test]
    fn the_best_match_comes_first_and_the_newest_of_equals() {
        let mut index = Index::new();
        index.put(
            1,
            "Il faut des haies autour des champs, des parcs, des routes et de toutes les écoles",
            Language::FRENCH,
        );
        index.put(2, "Il faut des haies", Language::FRENCH);
        index.put(3, "Il faut des haies", Language::FRENCH);
        assert_eq!(index.find(&Search::new("haie"), |_| true), [3, 2, 1]);
        assert_eq!(index.find(&Search::new("haie"), |number| number != 3), [2, 1]);
        index.remove(2);
        index.put(3, "Il faut des bus", Language::FRENCH);
        assert_eq!(index.find(&Search::new("haie"), |_| true), [1]);
    }
}
