//! Coordinated proposals: near-identical texts from several new accounts. Each may be an honest idea; together they are
//! one text pushed by many hands, to be grouped in the queue, never refused by a machine.

use std::collections::BTreeSet;

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Text, elapsed};
use crate::model::Time;
use crate::rules::similar::letters::Letters;
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

/// The groups of four letters of a text: case, accents and signs left out.
fn letters(text: &Text) -> Letters {
    Letters::of(&words::words(&text.text).join(" "))
}

/// The rarest of a text's groups of letters: two texts that are alike have at least one of these in common, since what is
/// left out is too little to be alike by.
fn telling(groups: &[u16], counts: &[u32]) -> Vec<u16> {
    let mut rarest: Vec<(u32, u16)> = groups.iter().map(|group| (counts[usize::from(*group)], *group)).collect();
    rarest.sort_unstable();
    rarest.truncate(groups.len() + 1 - (groups.len() * ALIKE).div_ceil(100));
    rarest.into_iter().map(|(_, group)| group).collect()
}

/// Each text with the first group that one of its texts is near to.
fn grouped<'a>(texts: &[&'a Text]) -> Vec<Vec<&'a Text>> {
    let letters: Vec<Letters> = texts.iter().map(|text| letters(text)).collect();
    let mut counts = vec![0; usize::from(u16::MAX) + 1];
    for group in letters.iter().flat_map(Letters::groups) {
        counts[usize::from(*group)] += 1;
    }
    let mut groups: Vec<Vec<&Text>> = Vec::new();
    let mut group_of = vec![0; texts.len()];
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); counts.len()];
    let mut looked_at = vec![usize::MAX; texts.len()];
    for (at, text) in texts.iter().enumerate() {
        let telling = telling(letters[at].groups(), &counts);
        let mut nearest: Option<usize> = None;
        for other in telling.iter().flat_map(|group| &holders[usize::from(*group)]).copied() {
            let known = std::mem::replace(&mut looked_at[other], at) == at;
            let later = nearest.is_some_and(|nearest| nearest < other);
            if !known && !later && near(texts[other], text) && alike(&letters[other], &letters[at]) {
                nearest = Some(other);
            }
        }
        group_of[at] = nearest.map_or(groups.len(), |other| group_of[other]);
        match groups.get_mut(group_of[at]) {
            Some(group) => group.push(text),
            None => groups.push(vec![text]),
        }
        for group in telling {
            holders[usize::from(group)].push(at);
        }
    }
    groups
}

/// Whether two texts were sent so close to each other that they may be one campaign.
fn near(one: &Text, other: &Text) -> bool {
    elapsed(one.sent, other.sent) <= APART
}

/// Whether two texts are near-identical (Jaccard's index).
fn alike(one: &Letters, other: &Letters) -> bool {
    one.shared(other, ALIKE as f64 / 100.0).is_some()
}
