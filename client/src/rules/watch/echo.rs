//! Coordinated proposals: near-identical texts from several new accounts. Each may be an honest idea; together they are
//! one text pushed by many hands, to be grouped in the queue, never refused by a machine.

use std::collections::{BTreeMap, BTreeSet};

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
    let is_new = |text: &&Text| text.author.is_some() && elapsed(text.since, text.sent) <= NEW;
    let mut texts: Vec<(&Text, BTreeSet<String>)> =
        facts.texts.iter().filter(is_new).map(|text| (text, grams(&text.text))).collect();
    texts.sort_by_key(|(text, _)| (text.sent, text.proposal));
    grouped(&texts).into_iter().filter_map(|group| of_group(&group)).collect()
}

/// Groups of four letters of a text: case, accents and signs left out.
fn grams(text: &str) -> BTreeSet<String> {
    let letters: Vec<char> = words::words(text).join(" ").chars().collect();
    letters.windows(LETTERS).map(|window| window.iter().collect()).collect()
}

/// Whether two texts are near-identical (Jaccard's index).
fn alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let both = one.intersection(other).count();
    let either = one.len() + other.len() - both;
    either > 0 && both * 100 >= either * ALIKE
}

/// Each text with the first group that one of its texts is near to.
fn grouped<'a>(texts: &[(&'a Text, BTreeSet<String>)]) -> Vec<Vec<&'a Text>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut group_of = vec![0; texts.len()];
    for (at, (text, grams)) in texts.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for other in grams.iter().filter_map(|gram| holders.get(gram.as_str())).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        let near = |other: &usize| elapsed(texts[*other].0.sent, text.sent) <= APART && alike(&texts[*other].1, grams);
        let found = shared.into_iter().filter(|(_, both)| both * 100 >= grams.len() * ALIKE).map(|(other, _)| other);
        group_of[at] = found.into_iter().find(near).map_or(groups.len(), |other| group_of[other]);
        match groups.get_mut(group_of[at]) {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
        for gram in grams {
            holders.entry(gram).or_default().push(at);
        }
    }
    groups.into_iter().map(|group| group.into_iter().map(|at| texts[at].0).collect()).collect()
}

fn of_group(group: &[&Text]) -> Option<Alert> {
    let authors: BTreeSet<u32> = group.iter().filter_map(|text| text.author).collect();
    if authors.len() < AUTHORS {
        return None;
    }
    let accounts = authors.len() as u64;
    let reason = Reason::Echo { proposals: group.len() as u64, accounts };
    Some(Alert::new(reason, Level::of(accounts, AUTHORS as u64), authors, group.iter().map(|text| text.proposal)))
}
