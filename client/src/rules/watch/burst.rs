//! Bursts through one link: many votes on one proposal that the rotation did not deal, in a few minutes, nearly all
//! alike. A link that is shared honestly brings people too, but they differ.

use std::collections::BTreeMap;

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, Vote, commonest, elapsed, seconds};
use crate::model::Time;

/// Votes through one link that make a burst.
const LEAST: usize = 20;
/// Within this many milliseconds: ten minutes, the time a message in a chat is read in.
const WINDOW: i64 = 600 * Time::SECOND;
/// Of a hundred votes, how many must be alike: of the 1,992 published proposals of « Le monde d'après » with 100 sequence
/// votes or more, fewer than two in a hundred are agreed with by as many.
const ALIKE: u64 = 95;

/// One alert for each link and proposal with a burst.
pub fn burst(facts: &Facts) -> Vec<Alert> {
    let mut links: BTreeMap<(u32, u32), Vec<Vote>> = BTreeMap::new();
    for vote in &facts.votes {
        if let Some(link) = vote.link {
            links.entry((link, vote.proposal)).or_default().push(*vote);
        }
    }
    links.into_values().filter_map(of_link).collect()
}

fn of_link(mut votes: Vec<Vote>) -> Option<Alert> {
    votes.sort_unstable_by_key(|vote| (vote.at, vote.who));
    let (mut start, mut best) = (0, 0..0);
    for end in 0..votes.len() {
        while elapsed(votes[start].at, votes[end].at) > WINDOW {
            start += 1;
        }
        if end + 1 - start > best.len() {
            best = start..end + 1;
        }
    }
    let burst = &votes[best];
    let (key, alike) = commonest(burst);
    let total = burst.len() as u64;
    if burst.len() < LEAST || alike * 100 < total * ALIKE {
        return None;
    }
    let seconds = seconds(elapsed(burst[0].at, burst[burst.len() - 1].at));
    let who = burst.iter().filter(|vote| vote.key == key).map(|vote| vote.who);
    let reason = Reason::Burst { votes: total, seconds, alike };
    Some(Alert::new(reason, Level::of(total, LEAST as u64), who, [burst[0].proposal]))
}
