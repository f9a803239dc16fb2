//! Too fast to have read: many votes in a few seconds. One fast vote says nothing, and slowness proves nothing either.

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Vote, elapsed, seconds};
use crate::model::Time;

/// Votes that are looked at together.
const VOTES: usize = 15;
/// In at most this many milliseconds: a third of a second each. A text of twenty words takes five seconds to read
/// silently (238 words a minute, Brysbaert 2019); fifteen times faster is no reading.
const WITHIN: i64 = 5 * Time::SECOND;

/// One alert for each person who voted faster than anyone reads.
pub fn haste(facts: &Facts) -> Vec<Alert> {
    facts.by_person().into_iter().filter_map(|(who, votes)| of_person(who, &votes)).collect()
}

fn of_person(who: u32, votes: &[Vote]) -> Option<Alert> {
    let span = |window: &[Vote]| elapsed(window[0].at, window[window.len() - 1].at);
    let fast: Vec<&[Vote]> = votes.windows(VOTES).filter(|window| span(window) <= WITHIN && unread(window)).collect();
    let fastest = fast.iter().map(|window| span(window)).min()?;
    let proposals = fast.iter().flat_map(|window| window.iter().map(|vote| vote.proposal));
    let reason = Reason::Haste { votes: VOTES as u64, seconds: seconds(fastest) };
    Some(Alert::new(reason, Level::of(fast.len() as u64, VOTES as u64), [who], proposals))
}

/// Cards that had been dealt long before may have been read at leisure and answered at one go; where it is known that
/// most were dealt within the window too, they were not.
fn unread(window: &[Vote]) -> bool {
    let early = window.iter().filter(|vote| vote.dealt.is_some_and(|dealt| elapsed(dealt, window[0].at) > READING));
    early.count() * 2 < window.len()
}

/// Milliseconds in which the texts of one window can be read: five seconds each.
const READING: i64 = 15 * 5 * Time::SECOND;
