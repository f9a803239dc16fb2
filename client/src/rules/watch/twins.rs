//! Twins: accounts that give the same answers to the same proposals within seconds of each other, again and again. People
//! in one room do so now and then; one hand with several accounts does so nearly always.

use std::collections::BTreeMap;

use super::alert::{Alert, Level, Reason};
use super::facts::{Facts, elapsed};
use crate::model::Time;

/// Proposals that two accounts must have answered together.
const TOGETHER: u64 = 8;
/// Within this many milliseconds of each other.
const NEAR: i64 = 10 * Time::SECOND;
/// Of a hundred of these answers, how many must be the same.
const SAME: u64 = 95;
/// Neighbours in time that a vote is compared with, so that a crowded second costs no more than a quiet one.
const NEIGHBOURS: usize = 64;

/// One alert for each group of accounts that are twins of each other.
pub fn twins(facts: &Facts) -> Vec<Alert> {
    let mut pairs: BTreeMap<(u32, u32), [u64; 2]> = BTreeMap::new();
    for votes in facts.by_proposal().values() {
        for (at, vote) in votes.iter().enumerate() {
            let near = votes[at + 1..].iter().take(NEIGHBOURS);
            for other in
                near.take_while(|other| elapsed(vote.at, other.at) <= NEAR).filter(|other| other.who != vote.who)
            {
                let pair = pairs.entry((vote.who.min(other.who), vote.who.max(other.who))).or_default();
                pair[0] += 1;
                pair[1] += u64::from(vote.key == other.key);
            }
        }
    }
    pairs.retain(|_, [together, same]| *together >= TOGETHER && *same * 100 >= *together * SAME);
    groups(&pairs).into_iter().map(|(accounts, shared)| alert(facts, &accounts, shared)).collect()
}

/// Accounts joined by pairs, with the most that two of them share.
fn groups(pairs: &BTreeMap<(u32, u32), [u64; 2]>) -> Vec<(Vec<u32>, u64)> {
    let mut groups: Vec<(Vec<u32>, u64)> = Vec::new();
    for ((one, other), [_, same]) in pairs {
        let (touched, mut rest): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(accounts, _)| accounts.contains(one) || accounts.contains(other));
        let mut joined = (vec![*one, *other], *same);
        for (accounts, shared) in touched {
            joined.0.extend(accounts);
            joined.1 = joined.1.max(shared);
        }
        joined.0.sort_unstable();
        joined.0.dedup();
        rest.push(joined);
        groups = rest;
    }
    groups
}

fn alert(facts: &Facts, accounts: &[u32], shared: u64) -> Alert {
    let proposals = facts.votes.iter().filter(|vote| accounts.contains(&vote.who)).map(|vote| vote.proposal);
    let reason = Reason::Twins { accounts: accounts.len() as u64, shared };
    Alert::new(reason, Level::of(shared, TOGETHER), accounts.iter().copied(), proposals)
}
