//! The most similar of many texts, in microseconds: stems lead to a few candidates, only those are compared. Kept up to
//! date text by text; knows numbers, not proposals.

use rustc_hash::FxHashMap;

use super::likeness;
use super::meaning::Meaning;

/// Candidates compared for one answer, at least.
const CANDIDATES: usize = 64;
/// Postings read for one answer: the rarest stems come first, and those in every other text are not needed.
const BUDGET: usize = 6_000;

/// Texts that can be compared.
#[derive(Debug, Default)]
pub struct Index {
    texts: FxHashMap<u32, Meaning>,
    stems: FxHashMap<u64, Vec<u32>>,
    normal: FxHashMap<u64, Vec<u32>>,
}

impl Index {
    /// An index of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Adds a text, or replaces it.
    pub fn put(&mut self, number: u32, text: &str) {
        self.remove(number);
        let meaning = Meaning::of(text);
        for term in &meaning.terms {
            self.stems.entry(term.stem).or_default().push(number);
        }
        self.normal.entry(meaning.normal).or_default().push(number);
        self.texts.insert(number, meaning);
    }

    /// Takes a text out; one that is not there is no error.
    pub fn remove(&mut self, number: u32) {
        let Some(meaning) = self.texts.remove(&number) else { return };
        for term in &meaning.terms {
            take_out(&mut self.stems, term.stem, number);
        }
        take_out(&mut self.normal, meaning.normal, number);
    }

    /// How alike two texts of the index are.
    pub fn between(&self, one: u32, other: u32) -> Option<f64> {
        Some(likeness(self.texts.get(&one)?, self.texts.get(&other)?))
    }

    /// The `count` texts most like this one among those that `may` be answered, the most similar first, with how similar
    /// they are; nothing below `least`.
    pub fn nearest(&self, text: &str, count: usize, least: f64, may: impl Fn(u32) -> bool) -> Vec<(f64, u32)> {
        let wanted = Meaning::of(text);
        let mut candidates = self.candidates(&wanted, CANDIDATES.max(2 * count), &may);
        let same = self.normal.get(&wanted.normal).into_iter().flatten().copied().filter(|number| may(*number));
        candidates.extend(same);
        candidates.sort_unstable();
        candidates.dedup();
        let of = |number: u32| self.texts.get(&number).map_or(0.0, |meaning| likeness(&wanted, meaning));
        let mut found: Vec<(f64, u32)> = candidates.into_iter().map(|number| (of(number), number)).collect();
        found.retain(|(similarity, _)| *similarity >= least && *similarity > 0.0);
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(count);
        found
    }

    /// Texts that share the rarest and heaviest stems.
    fn candidates(&self, wanted: &Meaning, most: usize, may: &impl Fn(u32) -> bool) -> Vec<u32> {
        let all = self.texts.len() as f32;
        let mut lists: Vec<(&Vec<u32>, f32)> = (wanted.terms.iter())
            .filter_map(|term| self.stems.get(&term.stem).map(|list| (list, term.weight)))
            .collect();
        lists.sort_by_key(|(list, _)| list.len());
        let mut scores: FxHashMap<u32, f32> = FxHashMap::default();
        let mut read = 0;
        for (list, weight) in lists {
            read += list.len();
            if read > BUDGET && !scores.is_empty() {
                break;
            }
            let rarity = (1.0 + all / list.len() as f32).ln();
            for number in list {
                *scores.entry(*number).or_default() += weight * rarity * rarity;
            }
        }
        let norm = |number: u32| self.texts.get(&number).map_or(1.0, |meaning| meaning.norm.max(1.0));
        let may = scores.into_iter().filter(|(number, _)| may(*number));
        let mut scores: Vec<(f32, u32)> = may.map(|(number, score)| (score / norm(number), number)).collect();
        let by_score = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if scores.len() > most {
            scores.select_nth_unstable_by(most, by_score);
            scores.truncate(most);
        }
        scores.into_iter().map(|(_, number)| number).collect()
    }
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
