//! Newly arrived cohorts: accounts that arrived within minutes of each other and answer alike, unlike everybody else. A
//! newspaper brings people too, but they differ among themselves as others do.

use std::collections::{BTreeMap, BTreeSet};

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Vote, commonest, elapsed, seconds};
use crate::model::{Time, VoteKey};

/// Accounts that make a cohort.
const ACCOUNTS: usize = 10;
/// Within this many milliseconds of each other.
const WINDOW: i64 = 600 * Time::SECOND;
/// Of its accounts, how many must have answered a proposal for it to tell anything.
const ANSWERS: usize = 8;
/// Of a hundred of these answers, how many must be alike.
const ALIKE: u64 = 90;
/// Standard deviations from what everybody else answers.
const DEVIATIONS: f64 = 5.0;
/// Proposals on which all this must hold, and to how many of them an account must have answered so.
const PROPOSALS: usize = 3;

/// One alert for each cohort.
pub fn cohort(facts: &Facts) -> Vec<Alert> {
    let counts = facts.counts();
    let people = facts.by_person();
    let mut arrivals: Vec<(Time, u32)> = people.iter().map(|(who, votes)| (votes[0].since, *who)).collect();
    arrivals.sort_unstable();
    let mut alerts: Vec<Alert> = Vec::new();
    for window in windows(&arrivals) {
        if let Some(found) = of_window(window, &people, &counts) {
            match alerts.last_mut() {
                Some(last) if overlaps(last, &found) => {
                    if found.participants.len() > last.participants.len() {
                        *last = found;
                    }
                }
                _ => alerts.push(found),
            }
        }
    }
    alerts
}

/// Windows of arrivals, each half overlapping the one before, so that no cohort is cut in two.
fn windows(arrivals: &[(Time, u32)]) -> Vec<&[(Time, u32)]> {
    let mut windows = Vec::new();
    let mut start = 0;
    while start < arrivals.len() {
        let until =
            |span: i64| start + arrivals[start..].partition_point(|(at, _)| elapsed(arrivals[start].0, *at) <= span);
        let window = &arrivals[start..until(WINDOW)];
        if window.len() >= ACCOUNTS {
            windows.push(window);
        }
        start = until(WINDOW / 2);
    }
    windows
}

fn overlaps(one: &Alert, other: &Alert) -> bool {
    other.participants.iter().any(|who| one.participants.binary_search(who).is_ok())
}

fn of_window(
    window: &[(Time, u32)],
    people: &BTreeMap<u32, Vec<Vote>>,
    counts: &BTreeMap<u32, [u64; 3]>,
) -> Option<Alert> {
    let mut cast: BTreeMap<u32, Vec<Vote>> = BTreeMap::new();
    for vote in window.iter().flat_map(|(_, who)| &people[who]) {
        cast.entry(vote.proposal).or_default().push(*vote);
    }
    let odd: BTreeMap<u32, VoteKey> =
        cast.iter().filter_map(|(proposal, votes)| Some((*proposal, unlike(votes, counts.get(proposal)?)?))).collect();
    let hits = |votes: &[Vote]| votes.iter().filter(|vote| odd.get(&vote.proposal) == Some(&vote.key)).count();
    let members: BTreeSet<u32> =
        window.iter().map(|(_, who)| *who).filter(|who| hits(&people[who]) >= PROPOSALS).collect();
    if odd.len() < PROPOSALS || members.len() < ACCOUNTS {
        return None;
    }
    let accounts = members.len() as u64;
    let span = seconds(elapsed(window[0].0, window[window.len() - 1].0));
    let reason = Reason::Cohort { accounts, seconds: span, proposals: odd.len() as u64 };
    Some(Alert::new(reason, Level::of(accounts, ACCOUNTS as u64), members, odd.into_keys()))
}

/// The answer that these votes share and that everybody else gives far less often.
fn unlike(votes: &[Vote], all: &[u64; 3]) -> Option<VoteKey> {
    let (key, alike) = commonest(votes);
    let here = votes.len() as u64;
    if votes.len() < ANSWERS || alike * 100 < here * ALIKE {
        return None;
    }
    let others = all.iter().sum::<u64>().saturating_sub(here) as f64;
    let same = all[key.index()].saturating_sub(alike) as f64;
    let (share, here) = ((same + 1.0) / (others + 3.0), here as f64);
    let deviations = (alike as f64 - here * share) / (here * share * (1.0 - share)).sqrt();
    (deviations >= DEVIATIONS).then_some(key)
}
