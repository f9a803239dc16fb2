//! Pairs of real proposals labelled by readers, and groups that are equal once normalised: `ilfaut compare` must agree.

use std::collections::{BTreeMap, BTreeSet};

use ilfaut_client::rules::similar::index::Index;
use ilfaut_client::rules::words;
use serde_json::Value;

use super::case;
use crate::program::run;

fn read(path: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(case(path)).unwrap()).unwrap()
}

/// The texts of the published consultation, by row.
fn proposals() -> BTreeMap<u64, String> {
    let rows = crate::operator::rows(&case("mondedapres/proposals.csv"));
    rows.into_iter().map(|row| (row["row"].parse().unwrap(), row["proposition"].clone())).collect()
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn readers_and_the_program_agree_on_pairs() {
    let file = case("similarity/pairs.json");
    let expected = read("similarity/pairs.json");
    let ran = run("ilfaut", &["compare", "--json", "--pairs", file.to_str().unwrap()], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let found: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let pairs = expected["pairs"].as_array().unwrap();
    assert_eq!(found.len(), pairs.len());
    let agree = |(found, pair): &(&Value, &Value)| found["same"].as_bool().unwrap() == (pair["label"] == "duplicate");
    let right = found.iter().zip(pairs).filter(agree).count();
    assert!(right * 100 >= pairs.len() * 93, "{right} of {}", pairs.len());
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn every_normalised_group_is_found() {
    let texts = proposals();
    let mut forms: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for (row, text) in &texts {
        forms.entry(words::normalised(text)).or_default().insert(*row);
    }
    let groups: Vec<BTreeSet<u64>> =
        serde_json::from_value(read("similarity/normalised_duplicate_groups.json")["groups"].clone()).unwrap();
    assert_eq!(groups.len(), 33);
    for group in &groups {
        let form = words::normalised(&texts[group.first().unwrap()]);
        assert!(forms[&form].is_superset(group), "{form}");
    }
}

/// The 4-grams of a normal form, as a duplicate finder without any sense would compare them.
fn grams(text: &str) -> Vec<u32> {
    let form = words::normalised(text);
    let grams: BTreeSet<u32> =
        form.as_bytes().windows(4).map(|four| u32::from_be_bytes([four[0], four[1], four[2], four[3]])).collect();
    grams.into_iter().collect()
}

/// How many of two sorted lists are in both.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut at, mut count) = (0, 0);
    for gram in a {
        while b.get(at).is_some_and(|other| other < gram) {
            at += 1;
        }
        count += usize::from(b.get(at) == Some(gram));
    }
    count
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn all_that_shares_half_of_its_letters_is_among_the_five_most_similar() {
    let texts: Vec<String> = proposals().into_values().collect();
    let mut index = Index::new();
    for (number, text) in (0..).zip(&texts) {
        index.put(number, text);
    }
    let grams: Vec<Vec<u32>> = texts.iter().map(|text| grams(text)).collect();
    let copies = |one: usize| {
        let close = |a: &[u32], b: &[u32]| {
            let both = shared(a, b);
            both * 2 >= a.len() + b.len() - both
        };
        let fits = |a: usize, b: usize| a.min(b) * 2 >= a.max(b);
        let others = (0..texts.len()).filter(|other| *other != one && fits(grams[one].len(), grams[*other].len()));
        others.filter(|other| close(&grams[one], &grams[*other])).collect::<BTreeSet<usize>>()
    };
    let (mut pairs, mut missed) = (0, Vec::new());
    for one in (0..texts.len()).step_by(37) {
        let copies = copies(one);
        let own = u32::try_from(one).unwrap();
        let found = index.nearest(&texts[one], 5, 0.0, |number| number != own);
        let found = found.iter().filter(|(_, number)| copies.contains(&(*number as usize))).count();
        pairs += copies.len().min(5);
        if found < copies.len().min(5) {
            missed.push((texts[one].clone(), found, copies.len()));
        }
    }
    assert!(pairs > 10, "{pairs} pairs say nothing");
    assert!(missed.is_empty(), "of {pairs}: {missed:#?}");
}
