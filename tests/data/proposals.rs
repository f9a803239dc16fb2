//! The proposals of « Le monde d'après » (make.org, 2020, CC0): in and out again, to the byte and to the ninth decimal.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{case, number};
use crate::operator::{Desk, Row, rows};

/// How far a number may lie from the published one.
const TOLERANCE: f64 = 1e-9;
/// Rows whose published engagement does not follow from their own counts.
const INCONSISTENT: [&str; 4] = ["1781", "2724", "3488", "15262"];

fn published() -> Vec<Row> {
    rows(&case("mondedapres/proposals.csv"))
}

fn imported(desk: &Desk, more: &[&str]) -> Value {
    let file = case("mondedapres/proposals.csv").display().to_string();
    desk.done("import", &[&["--question", "mondedapres", "--aggregates", &file], more].concat())
}

#[track_caller]
fn close(row: &Row, column: &str, published: &Row, name: &str) {
    let difference = number(&row[column]) - number(&published[name]);
    assert!(difference.abs() <= TOLERANCE, "row {}: {column} is off by {difference}", published["row"]);
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn every_proposal_comes_out_as_it_went_in() {
    let desk = Desk::new();
    let told = imported(&desk, &[]);
    assert_eq!((told["read"].as_u64(), told["new"].as_u64()), (Some(9_304), Some(9_304)));
    let named = told["inconsistent"].as_array().unwrap().iter().map(|row| row["external_id"].as_str().unwrap());
    assert_eq!(named.collect::<Vec<_>>(), INCONSISTENT);
    let (found, expected) = (desk.export("mondedapres"), published());
    assert_eq!(found.len(), expected.len());
    found.iter().zip(&expected).for_each(|(row, published)| as_published(row, published));
    assert_eq!(imported(&desk, &[])["skipped"].as_u64(), Some(9_304));
}

fn as_published(row: &Row, published: &Row) {
    let columns = [
        ("external_id", "row"),
        ("text", "proposition"),
        ("author", "auteur"),
        ("age", "age"),
        ("votes", "votes"),
        ("scored", "n_scored"),
        ("agree", "agree"),
        ("disagree", "disagree"),
        ("neutral", "neutral"),
        ("net", "net_qualif"),
    ];
    for (column, name) in columns {
        assert_eq!(row[column], published[name], "row {}: {column}", published["row"]);
    }
    close(row, "adhesion_2020", published, "adhesion");
    if !INCONSISTENT.contains(&published["row"].as_str()) {
        close(row, "engagement_2020", published, "engagement");
        close(row, "score_2020", published, "score");
    }
    for unknown in ["likeIt", "doNotCare", "top_score", "engagement_lower", "rejection_upper"] {
        assert_eq!(row[unknown], "", "row {}: {unknown} is not known", published["row"]);
    }
    assert_eq!(row["status"], "Accepted");
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn the_plebiscites_are_those_of_the_published_rule() {
    let desk = Desk::new();
    imported(&desk, &[]);
    let rows = desk.export("mondedapres");
    let found: BTreeSet<u64> =
        rows.iter().filter(|row| row["plebiscite"] == "true").map(|row| row["external_id"].parse().unwrap()).collect();
    let file: Value = serde_json::from_slice(&std::fs::read(case("mondedapres/plebiscites.json")).unwrap()).unwrap();
    let expected: BTreeSet<u64> = file["rows"].as_array().unwrap().iter().map(|row| row.as_u64().unwrap()).collect();
    println!("{} plébiscites", found.len());
    assert_eq!(found, expected);
    let here: BTreeSet<String> = rows.iter().map(|row| row["external_id"].clone()).collect();
    let named = crate::operator::rows(&case("report/named_proposals.csv"));
    let named =
        named.iter().filter(|row| ["top6", "secondaire"].contains(&row["kind"].as_str()) && here.contains(&row["row"]));
    for row in named {
        assert!(found.contains(&row["row"].parse().unwrap()), "the report names {} as a plébiscite", row["row"]);
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn a_pending_import_waits_with_its_counts() {
    let desk = Desk::new();
    imported(&desk, &["--pending"]);
    for (row, published) in desk.export("mondedapres").iter().zip(published()) {
        assert_eq!(
            (row["status"].as_str(), &row["votes"], &row["text"]),
            ("Pending", &published["votes"], &published["proposition"])
        );
    }
}
