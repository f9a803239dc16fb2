//! The look-alike finder one would write first: groups of four letters, compared with those of every text.

use ilfaut_client::rules::words;

/// The groups of a text, in order.
pub(crate) fn grams(text: &str) -> Vec<u32> {
    let form = words::normalised(text);
    let mut grams: Vec<u32> =
        form.as_bytes().windows(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]])).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// How much of all groups is in both.
pub(crate) fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let (mut at, mut both) = (0, 0);
    for gram in a {
        while b.get(at).is_some_and(|other| other < gram) {
            at += 1;
        }
        both += usize::from(b.get(at) == Some(gram));
    }
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// The five texts most like one, with how much they share.
pub(crate) fn nearest(grams: &[Vec<u32>], own: usize) -> Vec<(f64, usize)> {
    let asked = &grams[own];
    let others = grams.iter().enumerate().filter(|(other, _)| *other != own);
    let mut all: Vec<(f64, usize)> = others.map(|(at, other)| (jaccard(asked, other), at)).collect();
    all.select_nth_unstable_by(5, |a, b| b.0.total_cmp(&a.0));
    all.truncate(5);
    all
}
