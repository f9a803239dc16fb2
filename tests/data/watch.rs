//! The detectors on seven published conversations: people who took part as themselves are not marked.

use std::collections::{BTreeMap, BTreeSet};

use ilfaut_client::model::{Time, VoteKey};
use ilfaut_client::rules::watch::{Facts, Vote, watch};

use super::case;
use super::conversations::CONVERSATIONS;
use crate::operator::rows;

/// The most of a hundred thousand people that may be marked.
const MARKED: usize = 500;

/// The votes that stand in a published log; whoever votes first arrived then.
fn facts(conversation: &str) -> Facts {
    let mut since: BTreeMap<u32, i64> = BTreeMap::new();
    let mut votes: BTreeMap<(u32, u32), Vote> = BTreeMap::new();
    for line in rows(case(&format!("polis/{conversation}/votes.csv")).as_path()) {
        let number = |column: &str| line[column].parse::<u32>().unwrap();
        let (who, proposal, at) = (number("participant"), number("comment"), line["t_ms"].parse::<i64>().unwrap());
        let key = match line["vote"].as_str() {
            "1" => VoteKey::Agree,
            "-1" => VoteKey::Disagree,
            _ => VoteKey::Neutral,
        };
        let first = since.entry(who).or_insert(at);
        *first = at.min(*first);
        let vote = Vote { who, proposal, at: Time(at), dealt: None, key, link: None, since: Time(*first) };
        votes.insert((who, proposal), vote);
    }
    let votes = votes.into_values().map(|vote| Vote { since: Time(since[&vote.who]), ..vote }).collect();
    Facts { votes, texts: Vec::new() }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn honest_people_are_not_marked() {
    let (mut people, mut marked) = (0, 0);
    for conversation in CONVERSATIONS {
        let facts = facts(conversation);
        let here = facts.by_person().len();
        let mut by_kind: BTreeMap<&str, usize> = BTreeMap::new();
        let mut who: BTreeSet<u32> = BTreeSet::new();
        for alert in watch(&facts) {
            *by_kind.entry(alert.reason.name()).or_default() += alert.participants.len();
            who.extend(alert.participants);
        }
        println!("{conversation}: {} of {here} people marked {by_kind:?}", who.len());
        people += here;
        marked += who.len();
    }
    println!("all: {marked} of {people} people marked ({:.2} %)", 100.0 * marked as f64 / people as f64);
    assert!(marked * 100_000 < people * MARKED, "{marked} of {people}");
}
