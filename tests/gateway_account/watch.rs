//! Whether the place is well, and its numbers.

use ilfaut_client::gateway::Manners;
use serde_json::json;

use super::place::{PASSWORD, Place};
use super::wire::ask;

#[test]
fn a_place_that_answers_is_well_and_one_that_is_shut_is_not() {
    let place = Place::new(Manners { requests_per_minute: 1, ..Manners::default() });
    for _ in 0..20 {
        let heard = ask(place.at, "GET", "/healthz", &[], "");
        assert_eq!((heard.status, heard.text.as_str()), (200, "ok"));
    }
    place.wait(place.backend.shut()).unwrap();
    assert_eq!(ask(place.at, "GET", "/healthz", &[], "").status, 503);
}

#[test]
fn operations_votes_and_refusals_are_counted_and_nobody_is_named() {
    let place = Place::usual();
    let mut nour = place.citizen("nour@example.org");
    let id = nour.get("/user/current").json()["userId"].as_str().unwrap().to_owned();
    nour.log_in("nour@example.org", "assez long");
    let vote = json!({ "proposal": place.seeds[0], "key": "agree" });
    assert_eq!(nour.post("/ilfaut/v1/vote", &vote).status, 200);
    place.clock.pass(3);
    place.somebody().log_in("ines@example.org", "not this");
    place.somebody().get("/of/nothing/nour@example.org");
    let text = ask(place.at, "GET", "/metrics", &[], "").text;
    for line in [
        "ilfaut_requests_total{operation=\"ilfaut/vote\",status=\"2xx\"} 1",
        "ilfaut_requests_total{operation=\"register\",status=\"2xx\"} 1",
        "ilfaut_requests_total{operation=\"issueToken\",status=\"4xx\"} 1",
        "ilfaut_requests_total{operation=\"none\",status=\"4xx\"} 1",
        "ilfaut_votes_total 1",
        "ilfaut_logins_refused_total 1",
        "ilfaut_sessions_total 3",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} is not in\n{text}");
    }
    assert!(text.contains("ilfaut_milliseconds_bucket{le=\"1.0\",operation=\"register\"} 1"), "{text}");
    assert!(text.ends_with("# EOF\n"));
    let session = nour.session.clone().unwrap();
    for secret in ["nour", "example.org", "essai", &id, &session, PASSWORD] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[test]
fn an_answer_names_its_operation_and_its_time() {
    let place = Place::usual();
    let heard = place.somebody().get("/user/current");
    assert_eq!((heard.header("x-route-name"), heard.header("x-route-time")), (Some("getCurrentUser"), Some("0")));
}
