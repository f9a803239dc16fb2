//! Straight-lining: the same answer again and again, against what others say, without pause. Enthusiasm alone is none:
//! the answers must be ones that others rarely give, or very many.

use std::collections::BTreeMap;

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Vote, elapsed, seconds};
use crate::model::Time;

/// Same answers in a row that make an alert.
const RUN: usize = 20;
/// How surprising the run must be, as the logarithm of its odds if every answer were drawn from what all answered: less
/// than one in 10¹⁰.
const SURPRISE: f64 = 24.0;
/// At most this many milliseconds an answer, on average: nobody reads as fast.
const PACE: i64 = Time::SECOND;

/// One alert for each person with such a run.
pub fn straight(facts: &Facts) -> Vec<Alert> {
    let counts = facts.counts();
    facts.by_person().into_iter().filter_map(|(who, votes)| of_person(who, &votes, &counts)).collect()
}

fn of_person(who: u32, votes: &[Vote], counts: &BTreeMap<u32, [u64; 3]>) -> Option<Alert> {
    let runs = votes.chunk_by(|a, b| a.key == b.key);
    let run = runs.filter(|run| run.len() >= RUN && is_fast(run)).max_by_key(|run| run.len())?;
    let surprise: f64 = run.iter().map(|vote| unlikely(vote, counts)).sum();
    if surprise < SURPRISE {
        return None;
    }
    let seconds = seconds(span(run));
    let reason = Reason::Straight { votes: run.len() as u64, seconds };
    let level = Level::of(run.len() as u64, RUN as u64);
    Some(Alert::new(reason, level, [who], run.iter().map(|vote| vote.proposal)))
}

fn span(run: &[Vote]) -> i64 {
    elapsed(run[0].at, run[run.len() - 1].at)
}

fn is_fast(run: &[Vote]) -> bool {
    let answers = i64::try_from(run.len()).unwrap_or(i64::MAX);
    span(run) <= PACE.saturating_mul(answers - 1)
}

/// Minus the logarithm of the share that gave this answer, the person's own left out.
fn unlikely(vote: &Vote, counts: &BTreeMap<u32, [u64; 3]>) -> f64 {
    let counts = counts.get(&vote.proposal).copied().unwrap_or_default();
    let others = counts.iter().sum::<u64>().saturating_sub(1) as f64;
    let same = counts[vote.key.index()].saturating_sub(1) as f64;
    -((same + 1.0) / (others + 3.0)).ln()
}
