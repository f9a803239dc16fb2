//! Coordinated proposals: near-identical texts from several new accounts. Each may be an honest idea; together they are
//! one text pushed by many hands, to be grouped in the queue, never refused by a machine.

use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHasher};

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Text, elapsed};
use crate::model::Time;
use crate::rules::words;

/// Authors that make an alert.
const AUTHORS: usize = 3;
/// An account is new for this many milliseconds: one day.
const NEW: i64 = Time::DAY;
/// Texts further apart than this many milliseconds are no campaign: one week.
const APART: i64 = 7 * Time::DAY;
/// Of a hundred groups of four letters in either text, how many must be in both: 4.2 % of published proposals have a
/// twin at about this likeness, so likeness alone is no alert.
const ALIKE: usize = 60;
/// Letters of a group.
const LETTERS: usize = 4;

/// One alert for each group of such texts.
pub fn echo(facts: &Facts) -> Vec<Alert> {
    groups(&facts.texts).iter().map(|group| of_group(group)).collect()
}

/// Texts that say nearly the same, from at least three accounts that had just arrived; in order of time.
pub fn groups(texts: &[Text]) -> Vec<Vec<&Text>> {
    let is_new = |text: &&Text| text.author.is_some() && elapsed(text.since, text.sent) <= NEW;
    let mut texts: Vec<&Text> = texts.iter().filter(is_new).collect();
    texts.sort_by_key(|text| (text.sent, text.proposal));
    let mut groups = grouped(&texts);
    groups.retain(|group| authors(group).len() >= AUTHORS);
    groups
}

fn authors(group: &[&Text]) -> BTreeSet<u32> {
    group.iter().filter_map(|text| text.author).collect()
}

fn of_group(group: &[&Text]) -> Alert {
    let authors = authors(group);
    let accounts = authors.len() as u64;
    let reason = Reason::Echo { proposals: group.len() as u64, accounts };
    Alert::new(reason, Level::of(accounts, AUTHORS as u64), authors, group.iter().map(|text| text.proposal))
}

/// Groups of four letters of a text, hashed and in order: case, accents and signs left out.
fn grams(text: &str) -> Vec<u64> {
    let letters: Vec<char> = words::words(text).join(" ").chars().collect();
    let hash = |window: &[char]| {
        let mut hasher = FxHasher::default();
        window.hash(&mut hasher);
        hasher.finish()
    };
    let mut grams: Vec<u64> = letters.windows(LETTERS).map(hash).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// Whether two texts are near-identical (Jaccard's index).
fn alike(one: &[u64], other: &[u64]) -> bool {
    let (mut a, mut b, mut both) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        let (left, right) = (one[a], other[b]);
        both += usize::from(left == right);
        a += usize::from(left <= right);
        b += usize::from(right <= left);
    }
    let either = one.len() + other.len() - both;
    either > 0 && both * 100 >= either * ALIKE
}

/// The rarest of a text's groups of letters: two texts that are alike have at least one of these in common, since what is
/// left out is too little to be alike by.
fn telling(grams: &[u64], counts: &FxHashMap<u64, u32>) -> Vec<u64> {
    let mut rarest: Vec<u64> = grams.to_vec();
    rarest.sort_unstable_by_key(|gram| (counts.get(gram).copied(), *gram));
    rarest.truncate(grams.len() + 1 - (grams.len() * ALIKE).div_ceil(100));
    rarest
}

/// Each text with the first group that one of its texts is near to.
fn grouped<'a>(texts: &[&'a Text]) -> Vec<Vec<&'a Text>> {
    let grams: Vec<Vec<u64>> = texts.iter().map(|text| grams(&text.text)).collect();
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    grams.iter().flatten().for_each(|gram| *counts.entry(*gram).or_default() += 1);
    let mut groups: Vec<Vec<&Text>> = Vec::new();
    let mut group_of = vec![0; texts.len()];
    let mut holders: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, text) in texts.iter().enumerate() {
        let telling = telling(&grams[at], &counts);
        let near = |other: &usize| elapsed(texts[*other].sent, text.sent) <= APART && alike(&grams[*other], &grams[at]);
        let others: BTreeSet<usize> = telling.iter().filter_map(|gram| holders.get(gram)).flatten().copied().collect();
        group_of[at] = others.into_iter().find(near).map_or(groups.len(), |other| group_of[other]);
        match groups.get_mut(group_of[at]) {
            Some(group) => group.push(text),
            None => groups.push(vec![text]),
        }
        for gram in telling {
            holders.entry(gram).or_default().push(at);
        }
    }
    groups
}
