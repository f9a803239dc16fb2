//! The proposals of one question in three orders, kept as votes come: by votes, by what one more vote settles, and by how
//! much they are wanted. Knows nothing of cards.

use std::collections::BTreeSet;

use super::merit::Seen;

/// One proposal, as the rotation judged it last.
#[derive(Debug, Clone, Default)]
pub struct Place {
    /// What was seen of it.
    pub seen: Seen,
    /// Its votes.
    pub votes: u32,
    /// When it came: earlier ones first.
    pub order: u32,
    /// Whether it is shown.
    pub shown: bool,
    /// What one more vote settles of its zone; not negative.
    pub open: f64,
    /// Its top score.
    pub merit: f64,
    /// The standard deviation of that.
    pub deviation: f64,
}

/// The orders.
#[derive(Debug, Clone, Default)]
pub struct Indexes {
    places: Vec<Place>,
    by_votes: BTreeSet<(u32, u32, u32)>,
    by_open: BTreeSet<(u64, u32)>,
    by_merit: Vec<BTreeSet<(u64, u32)>>,
}

impl Indexes {
    /// A proposal, if it is shown.
    pub fn get(&self, id: u32) -> Option<&Place> {
        self.places.get(id as usize).filter(|place| place.shown)
    }

    /// All that are shown.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().filter(|place| place.shown)
    }

    /// How many are shown.
    pub fn len(&self) -> usize {
        self.by_votes.len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.by_votes.is_empty()
    }

    /// One more than the largest number of a proposal so far.
    pub fn end(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }

    /// Puts a proposal where it belongs; without a place, nowhere. Answers its place before.
    pub fn put(&mut self, id: u32, place: Option<Place>) -> Option<Place> {
        let at = id as usize;
        if self.places.len() <= at {
            self.places.resize(at + 1, Place::default());
        }
        let before = std::mem::replace(&mut self.places[at], place.unwrap_or_default());
        if before.shown {
            self.by_votes.remove(&(before.votes, before.order, id));
            self.by_open.remove(&(before.open.to_bits(), id));
            self.by_merit[class(before.votes)].remove(&(key(before.merit), id));
        }
        let place = &self.places[at];
        if place.shown {
            let class = class(place.votes);
            if self.by_merit.len() <= class {
                self.by_merit.resize(class + 1, BTreeSet::new());
            }
            self.by_votes.insert((place.votes, place.order, id));
            self.by_open.insert((place.open.to_bits(), id));
            self.by_merit[class].insert((key(place.merit), id));
        }
        Some(before).filter(|before| before.shown)
    }

    /// From the fewest votes on, the earliest of equals first: votes and number.
    pub fn least_seen(&self) -> impl Iterator<Item = (u32, u32)> {
        self.by_votes.iter().map(|(votes, _, id)| (*votes, *id))
    }

    /// From the one on which a vote settles most.
    pub fn most_open(&self) -> impl Iterator<Item = u32> {
        self.by_open.iter().rev().map(|(_, id)| *id)
    }

    /// For each class of about as many votes, those above a border and those under it, the nearest first.
    pub fn near(&self, border: f64) -> impl Iterator<Item = (impl Iterator<Item = u32>, impl Iterator<Item = u32>)> {
        let border = key(border);
        self.by_merit.iter().map(move |class| {
            let above = class.range((border, 0)..).map(|(_, id)| *id);
            (above, class.range(..(border, 0)).rev().map(|(_, id)| *id))
        })
    }

    /// The score between the ranks `rank` and `rank + 1`, for each of these; without so many proposals, below all.
    pub fn borders(&self, ranks: [usize; 2]) -> [f64; 2] {
        let mut merits: Vec<f64> = self.iter().map(|place| place.merit).collect();
        ranks.map(|rank| between(&mut merits, rank))
    }
}

/// The middle of ranks `rank` and `rank + 1`, from the largest down.
fn between(values: &mut [f64], rank: usize) -> f64 {
    if values.len() <= rank || rank == 0 {
        return f64::MIN;
    }
    let (above, at, _) = values.select_nth_unstable_by(rank, |a, b| b.total_cmp(a));
    let last = above.iter().copied().fold(f64::INFINITY, f64::min);
    last.midpoint(*at)
}

/// Proposals with about as many votes are as uncertain: classes grow by a factor of about 1.4.
fn class(votes: u32) -> usize {
    let votes = votes.saturating_add(1);
    (2 * votes.ilog2() + u32::from(votes & (1 << votes.ilog2() >> 1) != 0)) as usize
}

/// Orders numbers, negative ones included, as unsigned bits.
fn key(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 { bits | 1 << 63 } else { !bits }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(votes: u32, open: f64, merit: f64) -> Place {
        Place { votes, open, merit, shown: true, ..Place::default() }
    }

    fn indexes() -> Indexes {
        let mut indexes = Indexes::default();
        for (id, (votes, open, merit)) in [(9, 0.1, 1.0), (3, 0.3, -0.5), (9, 0.2, 0.4)].into_iter().enumerate() {
            indexes.put(u32::try_from(id).unwrap(), Some(place(votes, open, merit)));
        }
        indexes
    }

    #[test]
    fn three_orders_follow_what_is_put() {
        let mut indexes = indexes();
        assert_eq!(indexes.least_seen().collect::<Vec<_>>(), [(3, 1), (9, 0), (9, 2)]);
        assert_eq!(indexes.most_open().collect::<Vec<_>>(), [1, 2, 0]);
        assert_eq!(indexes.put(1, Some(place(20, 0.0, 2.0))).map(|before| before.votes), Some(3));
        assert_eq!(indexes.least_seen().next(), Some((9, 0)));
        assert_eq!(indexes.most_open().last(), Some(1));
        assert!(indexes.put(1, None).is_some() && indexes.put(1, None).is_none());
        assert_eq!((indexes.len(), indexes.end(), indexes.get(1).is_none()), (2, 3, true));
    }

    #[test]
    fn a_border_lies_between_two_ranks_and_has_neighbours() {
        let indexes = indexes();
        assert_eq!(indexes.borders([1, 3]).map(f64::to_bits), [0.7, f64::MIN].map(f64::to_bits));
        let sides: Vec<_> = indexes.near(0.7).map(|(above, under)| (above.count(), under.count())).collect();
        assert_eq!(sides.iter().fold((0, 0), |sum, side| (sum.0 + side.0, sum.1 + side.1)), (1, 2));
    }

    #[test]
    fn classes_and_keys_keep_the_order() {
        let votes: Vec<usize> = (0..5_000).map(class).collect();
        assert!(votes.is_sorted() && votes[4_999] == 24 && class(u32::MAX) == 63);
        assert!([f64::MIN, -2.0, -0.0, 0.0, 1e-9, 3.0].map(key).is_sorted());
    }
}
