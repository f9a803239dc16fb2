//! Simulated consultations: the fixed replay must have the published hashes and counts, and the same request must give the
//! same answer.

use serde_json::Value;

use super::case;
use crate::program::run;

fn simulated(args: &[&str]) -> Value {
    let params = case("synthetic/params.json");
    let first = ["simulate", "--json", "--params", params.to_str().unwrap()];
    let args = [&first[..], args].concat();
    let ran = run("ilfaut", &args, b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn expected(scale: &str) -> Value {
    let all: Vec<Value> = serde_json::from_slice(&std::fs::read(case("synthetic/expected_dev.json")).unwrap()).unwrap();
    all.into_iter().find(|one| one["scale"] == scale).unwrap()
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn the_fixed_replay_is_the_published_one() {
    for scale in ["tiny", "grenoble"] {
        let (found, expected) = (simulated(&["--scale", scale, "--fixed"]), expected(scale));
        for name in [
            "participants",
            "voting_participants",
            "proposals",
            "votes_cast",
            "unplaced",
            "agree",
            "neutral",
            "disagree",
            "qualifications",
            "plebiscites",
            "plebiscites_sha256",
            "log_sha256",
            "tally_sha256",
        ] {
            let published = if name == "votes_cast" { "votes" } else { name };
            assert_eq!(found[name], expected[published], "{scale} {name}");
        }
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn a_free_replay_places_every_vote_and_is_repeatable() {
    for rotation in ["reliable", "makeorg", "equal", "random"] {
        let of = |seed: &str| simulated(&["--scale", "tiny", "--rotation", rotation, "--seed-xor", seed]);
        let first = of("0x5");
        assert_eq!(first, of("5"), "{rotation}");
        assert_ne!(first["spearman"], of("6")["spearman"], "{rotation}");
        assert_eq!((&first["unplaced"], &first["brigade"]), (&Value::from(0), &Value::Null), "{rotation}");
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn links_and_chosen_cards_move_nothing_and_served_ones_are_told() {
    for brigade in ["direct", "include", "grind", "targets"] {
        let found = simulated(&["--scale", "tiny", "--brigade", brigade]);
        assert_eq!(found["brigade"]["trusted_score_move"], Value::from(0.0), "{brigade}");
        assert_eq!(found["brigade"]["flipped"], 0, "{brigade}");
    }
    let served = simulated(&["--scale", "tiny", "--brigade", "served60"]);
    assert!(served["brigade"]["counted"].as_u64().unwrap() > 0);
}
