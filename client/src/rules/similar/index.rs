//! The most similar of many texts, in microseconds: stems lead to a few candidates, only those are compared. Kept up to
//! date text by text; knows numbers, not proposals.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::letters::Letters;
use super::meaning::Meaning;
use super::{SAME, SHOWN, likeness};
use crate::rules::words;

/// Candidates compared for one answer, at least.
const CANDIDATES: usize = 48;
/// Postings read for one answer: the rarest stems come first, and those in every other text are not needed.
const BUDGET: usize = 1_500;
/// From this share of all letters on a text counts as copied: half, less what hashed letters may be wrong by.
const COPIED: f64 = 0.495;

/// What copied letters alone make two texts alike, at most: worth a moderator's look, not a citizen's question.
const LETTERS: f64 = SHOWN - 0.01;

/// A text that was read.
#[derive(Debug)]
struct Held {
    number: u32,
    meaning: Meaning,
    letters: Letters,
}

impl Held {
    fn of(number: u32, text: &str) -> Self {
        let normal = words::normalised(text);
        Self { number, meaning: Meaning::with_normal(text, &normal), letters: Letters::of(&normal) }
    }
}

/// Texts that can be compared. Each has a place; the places of texts that left are given to others.
#[derive(Debug, Default)]
pub struct Index {
    places: FxHashMap<u32, u32>,
    texts: Vec<Option<Held>>,
    /// The norm of each text, beside each other: of most texts that share a stem nothing else is read.
    norms: Vec<f32>,
    free: Vec<u32>,
    stems: FxHashMap<u64, Vec<u32>>,
    normal: FxHashMap<u64, Vec<u32>>,
}

/// A text that was found.
struct Found {
    number: u32,
    similarity: f64,
    copied: bool,
}

/// Texts that were compared with one, and are like it in something.
pub struct Compared(Vec<Found>);

impl Compared {
    /// The `count` most similar, as [`Index::nearest`] answers them.
    pub fn nearest(&self, count: usize, least: f64) -> Vec<(f64, u32)> {
        let mut found: Vec<&Found> = self.0.iter().filter(|found| found.similarity >= least).collect();
        found.sort_by(|a, b| b.copied.cmp(&a.copied).then_with(|| by_similarity(a, b)));
        found.truncate(count);
        found.sort_by(|a, b| by_similarity(a, b));
        found.into_iter().map(|found| (found.similarity, found.number)).collect()
    }

    /// All of them, the most similar first.
    pub fn all(mut self) -> Vec<(f64, u32)> {
        self.0.sort_by(by_similarity);
        self.0.into_iter().map(|found| (found.similarity, found.number)).collect()
    }
}

fn by_similarity(a: &Found, b: &Found) -> Ordering {
    b.similarity.total_cmp(&a.similarity).then(a.number.cmp(&b.number))
}

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Adds a text, or replaces it.
    pub fn put(&mut self, number: u32, text: &str) {
        self.remove(number);
        let held = Held::of(number, text);
        let place = self.free.pop().unwrap_or_else(|| {
            self.texts.push(None);
            self.norms.push(1.0);
            u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX)
        });
        for term in &held.meaning.terms {
            self.stems.entry(term.stem).or_default().push(place);
        }
        self.normal.entry(held.meaning.normal).or_default().push(place);
        self.places.insert(number, place);
        self.norms[place as usize] = held.meaning.norm.max(1.0);
        self.texts[place as usize] = Some(held);
    }

    /// Takes a text out; one that is not there is no error.
    pub fn remove(&mut self, number: u32) {
        let Some(place) = self.places.remove(&number) else { return };
        let Some(held) = self.texts[place as usize].take() else { return };
        for term in &held.meaning.terms {
            take_out(&mut self.stems, term.stem, place);
        }
        take_out(&mut self.normal, held.meaning.normal, place);
        self.free.push(place);
    }

    /// How alike two texts of the index are.
    pub fn between(&self, one: u32, other: u32) -> Option<f64> {
        let meaning = |number: u32| self.at(*self.places.get(&number)?).map(|held| &held.meaning);
        Some(likeness(meaning(one)?, meaning(other)?))
    }

    /// The `count` texts most like this one among those that `may` be answered, the most similar first, with how similar
    /// they are; nothing below `least`. Whatever shares half of its letters is among them before anything that is only
    /// alike in sense.
    pub fn nearest(&self, text: &str, count: usize, least: f64, may: impl Fn(u32) -> bool) -> Vec<(f64, u32)> {
        self.compared(text, count, may).nearest(count, least)
    }

    /// The texts that a text is compared with to answer `count` of them, among those that `may` be answered.
    pub fn compared(&self, text: &str, count: usize, may: impl Fn(u32) -> bool) -> Compared {
        let wanted = Held::of(u32::MAX, text);
        let mut candidates = self.candidates(&wanted.meaning, CANDIDATES.max(2 * count), &may);
        let same = self.normal.get(&wanted.meaning.normal).into_iter().flatten().copied();
        candidates.extend(same.filter(|place| self.at(*place).is_some_and(|held| may(held.number))));
        candidates.sort_unstable();
        candidates.dedup();
        let all = candidates.into_iter().filter_map(|place| self.at(place)).map(|held| compared(&wanted, held));
        Compared(all.filter(|found| found.similarity > 0.0).collect())
    }

    fn at(&self, place: u32) -> Option<&Held> {
        self.texts.get(place as usize).and_then(Option::as_ref)
    }

    /// Places of texts that share the rarest and heaviest stems.
    fn candidates(&self, wanted: &Meaning, most: usize, may: &impl Fn(u32) -> bool) -> Vec<u32> {
        let all = self.places.len() as f32;
        let mut lists: Vec<(&Vec<u32>, f32)> = (wanted.terms.iter())
            .filter_map(|term| self.stems.get(&term.stem).map(|list| (list, term.weight)))
            .collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut scores = vec![0.0_f32; self.texts.len()];
        let mut touched: Vec<u32> = Vec::new();
        for (list, weight) in lists {
            if touched.len() + list.len() > BUDGET && !touched.is_empty() {
                break;
            }
            let rarity = (1.0 + all / list.len() as f32).ln();
            for place in list {
                let score = &mut scores[*place as usize];
                if *score <= 0.0 {
                    touched.push(*place);
                }
                *score += weight * rarity * rarity;
            }
        }
        let mut scores: Vec<(f32, u32)> =
            touched.into_iter().map(|at| (scores[at as usize] / self.norms[at as usize], at)).collect();
        best(&mut scores, most, |place| self.at(place).is_some_and(|held| may(held.number)))
    }
}

/// The places with the `most` highest scores among those that `may` be answered. As many again are looked at until enough may.
fn best(mut rest: &mut [(f32, u32)], most: usize, may: impl Fn(u32) -> bool) -> Vec<u32> {
    let by_score = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
    let mut found = Vec::new();
    while found.len() < most && !rest.is_empty() {
        let next = most.min(rest.len());
        if next < rest.len() {
            rest.select_nth_unstable_by(next, by_score);
        }
        let (head, tail) = rest.split_at_mut(next);
        found.extend(head.iter().map(|(_, place)| *place).filter(|place| may(*place)));
        rest = tail;
    }
    found
}

/// What shares half of its letters is as similar as its letters, or as its sense where that says more.
fn compared(wanted: &Held, held: &Held) -> Found {
    let letters = wanted.letters.shared(&held.letters, COPIED);
    let sense = likeness(&wanted.meaning, &held.meaning);
    let similarity = letters.map_or(sense, |letters| sense.max(letters.clamp(SAME, LETTERS)));
    Found { number: held.number, similarity, copied: letters.is_some() }
}

fn take_out(lists: &mut FxHashMap<u64, Vec<u32>>, key: u64, number: u32) {
    if let Some(list) = lists.get_mut(&key) {
        list.retain(|other| *other != number);
        if list.is_empty() {
            lists.remove(&key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index() -> Index {
        let mut index = Index::new();
        let texts =
            ["Il faut planter des haies", "Il faut des bus le soir", "Il faut planter des haies bocagères partout"];
        for (number, text) in (0..).zip(texts) {
            index.put(number, text);
        }
        index
    }

    #[test]
    fn the_most_similar_comes_first() {
        let found = index().nearest("Il faut planter des haies !", 5, 0.1, |_| true);
        assert_eq!(found.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [0, 2]);
        assert!((found[0].0 - 1.0).abs() < f64::EPSILON && found[1].0 < 1.0);
    }

    #[test]
    fn a_text_that_left_is_not_found() {
        let mut index = index();
        index.remove(0);
        index.remove(0);
        index.put(2, "Il faut des trains");
        assert!(index.nearest("Il faut planter des haies", 5, 0.1, |_| true).is_empty());
        assert_eq!((index.len(), index.is_empty()), (2, false));
    }

    #[test]
    fn only_what_may_be_answered_is_answered() {
        let found = index().nearest("Il faut planter des haies", 5, 0.1, |number| number != 0);
        assert_eq!(found.iter().map(|(_, number)| *number).collect::<Vec<_>>(), [2]);
        assert!(index().nearest("", 5, 0.0, |_| true).is_empty());
    }
}
