//! Counts whose scores an independent implementation has computed: `ilfaut score` must find the same.

use serde_json::{Map, Value, json};

use super::case;
use crate::program::run;

/// How far a number may lie from the expected one.
const TOLERANCE: f64 = 1e-9;
/// What the program fills in.
const FILLED: [&str; 3] = ["trending", "sequence", "segment"];

fn vectors() -> Vec<Map<String, Value>> {
    let text = std::fs::read_to_string(case("scorer/vectors.json")).unwrap();
    let file: Value = serde_json::from_str(&text).unwrap();
    serde_json::from_value(file["vectors"].clone()).unwrap()
}

fn scored(edition: &str, input: &Value) -> Vec<Map<String, Value>> {
    let ran = run("ilfaut", &["score", "--edition", edition], input.to_string().as_bytes());
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let output: Value = serde_json::from_str(&ran.out).unwrap();
    serde_json::from_value(output["vectors"].clone()).unwrap()
}

/// Counts the numbers that are the same; anything else that is not the same stops the test.
fn same(at: &str, found: &Value, expected: &Value) -> usize {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            assert!(found.keys().eq(expected.keys()), "{at}: other members");
            expected.iter().map(|(name, value)| same(&format!("{at}.{name}"), &found[name], value)).sum()
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{at}");
            found.iter().zip(expected).map(|(found, expected)| same(at, found, expected)).sum()
        }
        (Value::Number(found), Value::Number(expected)) => {
            let (found, expected) = (found.as_f64().unwrap(), expected.as_f64().unwrap());
            assert!((found - expected).abs() <= TOLERANCE, "{at}: {found} is not {expected}");
            1
        }
        _ => {
            assert_eq!(found, expected, "{at}");
            0
        }
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn every_number_of_the_vectors_comes_out_again() {
    let expected = vectors();
    let mut inputs = expected.clone();
    for vector in &mut inputs {
        vector.retain(|name, _| !FILLED.contains(&name.as_str()));
    }
    let found = scored("2022", &json!({ "vectors": inputs }));
    assert_eq!(found.len(), expected.len());
    let numbers: usize = (found.iter().zip(&expected))
        .flat_map(|(found, expected)| {
            FILLED.map(|name| same(&format!("{}.{name}", expected["name"]), &found[name], &expected[name]))
        })
        .sum();
    println!("{} vectors, {numbers} numbers", expected.len());
    assert!(numbers > 100 * expected.len());
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn published_rows_are_scored_by_the_2020_edition() {
    let rows = crate::operator::rows(&case("mondedapres/proposals.csv"));
    let sound = rows.iter().filter(|row| !row["inversion"].starts_with("anomalous"));
    let (rows, inputs): (Vec<_>, Vec<Value>) = sound
        .map(|row| {
            let count = |column: &str| row[column].parse::<i64>().unwrap();
            let input = json!({
                "scored": count("n_scored"),
                "agree": count("agree"),
                "disagree": count("disagree"),
                "neutral": count("neutral"),
                "net": count("net_qualif"),
            });
            (row, input)
        })
        .unzip();
    for (row, found) in rows.iter().zip(scored("2020", &json!({ "vectors": inputs }))) {
        for name in ["adhesion", "engagement", "score"] {
            let difference = found[name].as_f64().unwrap() - super::number(&row[name]);
            assert!(difference.abs() <= TOLERANCE, "row {}: {name} is off by {difference}", row["row"]);
        }
    }
    assert_eq!(rows.len(), 9_300);
}
