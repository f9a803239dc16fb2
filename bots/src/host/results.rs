//! What everyone said of a question that is over: the zones of the console's map, and the first ideas of each. Knows no words.

use std::cmp::Reverse;

use ilfaut_client::backend::{Row, Standing};
use ilfaut_client::model::Status;
use ilfaut_client::rules::score::keys::VOTE_SMOOTHING;
use ilfaut_client::rules::zone::Zone;

use crate::conversation::Part;

/// Fewest votes of an idea that is told of, as on the console's map.
const LEAST: u64 = 10;
/// Ideas told of each zone.
const FIRST: usize = 3;
/// The zones, in the order they are told.
const ZONES: [Zone; 4] = [Zone::Consensus, Zone::Controversy, Zone::Rejection, Zone::Limbo];

/// The ideas of each zone, counted, and the first of them.
pub(super) fn parts(rows: &[Row]) -> Vec<Part> {
    let open = rows.iter().filter(|row| row.status == Status::Accepted);
    let voted: Vec<(Zone, [u64; 3], &Row)> = open.filter_map(placed).collect();
    ZONES.into_iter().map(|zone| part(zone, &voted)).collect()
}

fn part(zone: Zone, voted: &[(Zone, [u64; 3], &Row)]) -> Part {
    let mut inside: Vec<_> = voted.iter().filter(|(of, ..)| *of == zone).collect();
    inside.sort_by_key(|(_, votes, row)| (Reverse(weight(zone, *votes)), row.sent));
    let told = |(_, [agree, disagree, neutral], row): &&(Zone, [u64; 3], &Row)| {
        let text = row.text.clone().filter(|text| !text.is_empty())?;
        Some((text, Standing { agree: *agree, disagree: *disagree, neutral: *neutral }))
    };
    let first = if zone == Zone::Limbo { Vec::new() } else { inside.iter().filter_map(told).take(FIRST).collect() };
    Part { zone, count: inside.len(), first }
}

/// The zone of an idea with votes enough.
fn placed(row: &Row) -> Option<(Zone, [u64; 3], &Row)> {
    let votes = row.scored();
    let all = sum(votes);
    let [agree, disagree, neutral] = votes.map(|votes| (votes as f64 + VOTE_SMOOTHING) / (all as f64 + 1.0));
    (all >= LEAST).then(|| (Zone::of(agree, disagree, neutral), votes, row))
}

/// What puts an idea first in its zone, in millionths: its share for, or against, or of the lesser side where it divides.
fn weight(zone: Zone, [agree, disagree, neutral]: [u64; 3]) -> u64 {
    let votes = match zone {
        Zone::Consensus => agree,
        Zone::Rejection => disagree,
        Zone::Controversy => agree.min(disagree),
        Zone::Limbo => neutral,
    };
    let share = u128::from(votes) * 1_000_000 / u128::from(sum([agree, disagree, neutral]).max(1));
    u64::try_from(share).unwrap_or(u64::MAX)
}

fn sum(votes: [u64; 3]) -> u64 {
    votes.iter().fold(0, |sum, votes| sum.saturating_add(*votes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_each_zone_the_clearest_comes_first() {
        assert!(weight(Zone::Consensus, [90, 5, 5]) > weight(Zone::Consensus, [800, 100, 100]));
        assert!(weight(Zone::Rejection, [5, 90, 5]) > weight(Zone::Rejection, [10, 80, 10]));
        assert!(weight(Zone::Controversy, [45, 45, 10]) > weight(Zone::Controversy, [55, 35, 10]));
        assert_eq!(weight(Zone::Limbo, [0, 0, 0]), 0);
        assert_eq!(weight(Zone::Consensus, [u64::MAX, 0, 0]), 1_000_000);
    }

    #[test]
    fn nothing_voted_on_fills_no_zone() {
        let parts = parts(&[]);
        assert_eq!(parts.iter().map(|part| part.zone).collect::<Vec<_>>(), ZONES);
        assert!(parts.iter().all(|part| part.count == 0 && part.first.is_empty()));
    }
}
