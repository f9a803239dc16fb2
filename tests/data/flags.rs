//! Short texts that moderators judged: `ilfaut flag` must point at what a rule can see, and seldom at what was accepted.

use serde_json::Value;

use super::case;
use crate::program::run;

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn what_a_rule_can_see_is_flagged_and_nothing_is_refused() {
    let file = case("moderation/texts.json");
    let expected: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let ran = run("ilfaut", &["flag", "--json", "--texts", file.to_str().unwrap()], b"");
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let found: Vec<Value> = serde_json::from_str(&ran.out).unwrap();
    let items = expected["items"].as_array().unwrap();
    assert_eq!(found.len(), items.len());
    let mut needless = Vec::new();
    for (found, item) in found.iter().zip(items) {
        assert_eq!(found["id"], item["id"]);
        let flags = found["flags"].as_array().unwrap();
        if item["rule_detectable"] == true {
            assert!(!flags.is_empty(), "{item}");
        }
        if item["decision"] == "accept" && !flags.is_empty() {
            needless.push((item["text"].clone(), flags.clone()));
        }
    }
    assert!(needless.is_empty(), "{needless:#?}");
}
