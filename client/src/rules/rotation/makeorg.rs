//! The rotation `makeorg`: make.org's sequences of 2022, every kind, as pure choices among candidates.
//!
//! The standard sequence shows some new proposals, oldest first, then those that look best, or most divided, in one random
//! draw of their rates. It knows neither who votes nor what else they saw: candidates are handed in without these.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use super::Why;
use super::draw::{beta, shuffle};
use super::merit::Seen;
use crate::rules::score::Beta;
use crate::rules::score::keys::{QUALIFICATION_SMOOTHING, VOTE_SMOOTHING};
use crate::rules::zone::Zone;
use crate::world::Dice;

/// Candidates whose votes are compared for one place.
const WINDOW: usize = 10;

/// How a sequence is composed, with make.org's defaults.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Composition {
    /// Cards of a sequence; 12.
    pub size: usize,
    /// Share of new proposals; 0.3.
    pub new_share: f64,
    /// Share of controversies among the others; 0.1.
    pub controversy_share: f64,
    /// From this share of the candidates on, a keyword is too frequent to tell proposals apart; 0.2.
    pub frequent_keyword: f64,
    /// Tested candidates looked at; 1,000.
    pub most_tested: usize,
}

impl Default for Composition {
    fn default() -> Self {
        Self { size: 12, new_share: 0.3, controversy_share: 0.1, frequent_keyword: 0.2, most_tested: 1_000 }
    }
}

/// A proposal that may be shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidate {
    /// Its number.
    pub id: u32,
    /// Its author, where known.
    pub author: Option<u32>,
    /// Its keywords.
    pub keywords: Vec<u32>,
    /// Its votes in sequences.
    pub seen: Seen,
}

/// The rates of one candidate, drawn once and shared by every score made of them.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Draw {
    zone: Zone,
    value: f64,
}

impl Draw {
    fn of(seen: &Seen, dice: &mut Dice) -> Self {
        let total = seen.total();
        let mut draw =
            |count: f64, smoothing: f64| beta(Beta { alpha: count + smoothing, beta: total - count + 1.0 }, dice);
        let [agree, disagree, neutral] = seen.votes.map(|count| draw(count, VOTE_SMOOTHING));
        let zone = Zone::of(agree, disagree, neutral);
        let [like, doable, dull, never, impossible, flat] = seen.words;
        let mut word = |count| draw(count, QUALIFICATION_SMOOTHING);
        let value = match zone {
            Zone::Consensus => {
                agree + word(like) + word(doable) - word(never) - word(impossible) - word(dull) - word(flat)
            }
            Zone::Controversy => agree.min(disagree) + word(like).min(word(never)),
            Zone::Rejection | Zone::Limbo => 0.0,
        };
        Self { zone, value }
    }
}

/// The standard sequence: `new` oldest first, `tested` in random order, `included` cards already chosen by the asker.
/// May be shorter than asked for; each card with its reason.
pub fn standard(
    new: &[Candidate],
    tested: &[Candidate],
    included: usize,
    composition: &Composition,
    dice: &mut Dice,
) -> Vec<(u32, Why)> {
    let Composition { size, new_share, controversy_share, frequent_keyword, most_tested } = *composition;
    let chosen = one_per_author(new, ceiling(new_share * size as f64).min(size.saturating_sub(included)));
    let wanted = size.saturating_sub(chosen.len() + included);
    let divided_wanted = ceiling((wanted as f64 * controversy_share - 0.5).max(0.0)).min(wanted);
    let mut authors: HashSet<u32> = chosen.iter().filter_map(|candidate| candidate.author).collect();
    let tested = &tested[..tested.len().min(most_tested)];
    let ignored = frequent(tested, frequent_keyword);
    let (mut best, mut divided) = (Vec::new(), Vec::new());
    for candidate in tested.iter().filter(|candidate| candidate.author.is_none_or(|who| !authors.contains(&who))) {
        let Draw { zone, value } = Draw::of(&candidate.seen, dice);
        match zone {
            Zone::Consensus => best.push((value, candidate)),
            Zone::Controversy => divided.push((value, candidate)),
            Zone::Rejection | Zone::Limbo => {}
        }
    }
    let divided = choose(divided, divided_wanted, &ignored);
    authors.extend(divided.iter().filter_map(|candidate| candidate.author));
    best.retain(|(_, candidate)| candidate.author.is_none_or(|who| !authors.contains(&who)));
    let best = choose(best, wanted - divided_wanted, &ignored);
    let parts = [(chosen, Why::New), (divided, Why::Divided), (best, Why::Liked)];
    let named = parts.into_iter().flat_map(|(part, why)| part.into_iter().map(move |candidate| (candidate.id, why)));
    let mut cards: Vec<(u32, Why)> = named.collect();
    shuffle(&mut cards, dice);
    cards
}

/// The other kinds (consensus, controversy, keyword): the fewest votes first or at random, then shuffled.
pub fn other_kind(mut candidates: Vec<(u32, u64)>, fewest_first: bool, size: usize, dice: &mut Dice) -> Vec<u32> {
    if fewest_first {
        candidates.sort_by_key(|(_, votes)| *votes);
    } else {
        shuffle(&mut candidates, dice);
    }
    candidates.truncate(size);
    shuffle(&mut candidates, dice);
    candidates.into_iter().map(|(id, _)| id).collect()
}

/// Whether a tested proposal belongs to the consensus sequence; `threshold` is the question's, where known.
pub fn is_popular(zone: Zone, lower: f64, threshold: Option<f64>) -> bool {
    zone == Zone::Consensus && threshold.is_none_or(|threshold| lower >= threshold)
}

fn one_per_author(new: &[Candidate], wanted: usize) -> Vec<&Candidate> {
    let mut authors = HashSet::new();
    new.iter().filter(|candidate| candidate.author.is_none_or(|who| authors.insert(who))).take(wanted).collect()
}

/// Keywords that too many candidates share; below five candidates, all of them.
fn frequent(candidates: &[Candidate], share: f64) -> HashSet<u32> {
    let mut counts: HashMap<u32, f64> = HashMap::new();
    for word in candidates.iter().flat_map(|candidate| &candidate.keywords) {
        *counts.entry(*word).or_default() += 1.0;
    }
    let limit = (share * candidates.len() as f64).floor();
    counts.into_iter().filter(|(_, count)| *count >= limit).map(|(word, _)| word).collect()
}

/// Best draws first; for each place, the one with the fewest votes of the first ten, and nobody like it any more.
fn choose<'a, S: BuildHasher>(
    mut drawn: Vec<(f64, &'a Candidate)>,
    wanted: usize,
    ignored: &HashSet<u32, S>,
) -> Vec<&'a Candidate> {
    drawn.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut left: Vec<&Candidate> = drawn.into_iter().map(|(_, candidate)| candidate).collect();
    let mut chosen: Vec<&Candidate> = Vec::with_capacity(wanted);
    while chosen.len() < wanted {
        let window = left.iter().take(WINDOW).enumerate();
        let fewest = window.min_by(|a, b| a.1.seen.total().total_cmp(&b.1.seen.total()));
        let Some((at, _)) = fewest else { break };
        let taken = left.remove(at);
        if taken.author.is_some() || !taken.keywords.is_empty() {
            left.retain(|other| !alike(taken, other, ignored));
        }
        chosen.push(taken);
    }
    chosen
}

fn alike<S: BuildHasher>(one: &Candidate, other: &Candidate, ignored: &HashSet<u32, S>) -> bool {
    let shared = |word: &u32| !ignored.contains(word) && other.keywords.contains(word);
    (one.author.is_some() && one.author == other.author) || one.keywords.iter().any(shared)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a dozen cards")]
fn ceiling(share: f64) -> usize {
    (share - 1e-9).ceil().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(id: u32, agree: f64, disagree: f64) -> Candidate {
        Candidate { id, seen: Seen { votes: [agree, disagree, 0.0], words: [0.0; 6] }, ..Candidate::default() }
    }

    fn fresh(ids: std::ops::Range<u32>) -> Vec<Candidate> {
        ids.map(|id| candidate(id, 0.0, 0.0)).collect()
    }

    fn deal(new: &[Candidate], tested: &[Candidate], included: usize) -> Vec<u32> {
        let cards = standard(new, tested, included, &Composition::default(), &mut Dice::seeded(5));
        cards.into_iter().map(|(id, _)| id).collect()
    }

    #[test]
    fn four_new_one_controversy_seven_best() {
        let mut tested: Vec<Candidate> = (100..150).map(|id| candidate(id, 900.0, 10.0)).collect();
        tested.extend((200..250).map(|id| candidate(id, 500.0, 500.0)));
        tested.extend((300..350).map(|id| candidate(id, 10.0, 900.0)));
        let count = |cards: &[u32], from: u32| cards.iter().filter(|id| **id / 100 == from).count();
        let cards = deal(&fresh(0..50), &tested, 0);
        assert_eq!([0, 1, 2, 3].map(|from| count(&cards, from)), [4, 7, 1, 0]);
        assert!(cards.iter().filter(|id| **id < 100).all(|id| *id < 4), "the oldest new ones: {cards:?}");
        let none_new = deal(&[], &tested, 0);
        assert_eq!([1, 2].map(|from| count(&none_new, from)), [11, 1]);
        assert_eq!(deal(&fresh(0..50), &tested, 3).len(), 9);
        assert_eq!(cards, deal(&fresh(0..50), &tested, 0));
    }

    #[test]
    fn nothing_gives_nothing_and_one_gives_one() {
        assert_eq!(deal(&[], &[], 0), [0; 0]);
        assert_eq!(deal(&fresh(7..8), &[], 0), [7]);
        assert_eq!(deal(&fresh(0..5), &[], 40), [0; 0]);
    }

    #[test]
    fn one_per_author_and_per_keyword() {
        let with =
            |id, author, word| Candidate { author: Some(author), keywords: vec![word], ..candidate(id, 900.0, 1.0) };
        let same: Vec<Candidate> = (0..30).map(|id| with(id, 1, id)).collect();
        assert_eq!(deal(&[], &same, 0).len(), 1);
        let mut rare: Vec<Candidate> = (0..40).map(|id| with(id, id, id)).collect();
        rare[1].keywords = vec![0];
        rare[2].keywords = vec![0];
        let cards = choose(rare.iter().map(|one| (1.0, one)).collect(), 40, &frequent(&rare, 0.2));
        assert_eq!(cards.len(), 38);
        assert_eq!(frequent(&rare[..4], 0.2).len(), 2, "fewer than five: all are too frequent");
    }

    #[test]
    fn of_the_ten_best_the_least_seen_is_taken() {
        let many: Vec<Candidate> = (0..20).map(|id| candidate(id, f64::from(100 - id), 0.0)).collect();
        let drawn = many.iter().map(|one| (f64::from(100 - one.id), one)).collect();
        let cards: Vec<u32> = choose(drawn, 3, &HashSet::<u32>::new()).iter().map(|one| one.id).collect();
        assert_eq!(cards, [9, 10, 11]);
    }

    #[test]
    fn other_kinds_take_the_least_seen_or_any() {
        let candidates = || (0..30).map(|id| (id, u64::from(30 - id))).collect::<Vec<_>>();
        let mut cards = other_kind(candidates(), true, 12, &mut Dice::seeded(1));
        cards.sort_unstable();
        assert_eq!(cards, (18..30).collect::<Vec<u32>>());
        assert_eq!(other_kind(candidates(), false, 12, &mut Dice::seeded(1)).len(), 12);
        assert!(is_popular(Zone::Consensus, 0.5, Some(0.5)) && is_popular(Zone::Consensus, -1.0, None));
        assert!(!is_popular(Zone::Consensus, 0.4, Some(0.5)) && !is_popular(Zone::Controversy, 2.0, None));
    }
}
