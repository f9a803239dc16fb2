//! How often one may ask.

use ilfaut_client::gateway::Manners;
use serde_json::json;

use super::place::{MINUTE, OWNER, PASSWORD, Place};

fn strict() -> Place {
    Place::new(Manners { requests_per_minute: 10, ..Manners::default() })
}

#[test]
fn a_session_is_told_to_wait_and_others_are_not() {
    let place = strict();
    let [mut one, mut other] = [place.somebody(), place.somebody()];
    assert_eq!((one.get("/ilfaut/v1").status, other.get("/ilfaut/v1").status), (200, 200));
    assert!((0..10).all(|_| one.get("/ilfaut/v1").status == 200));
    let heard = one.get("/ilfaut/v1");
    assert_eq!((heard.status, heard.header("retry-after")), (429, Some("6")));
    assert_eq!(heard.json()[0]["key"], "unknown");
    assert!(heard.header("x-session-id").is_some(), "a refusal carries the session too");
    assert_eq!(other.get("/ilfaut/v1").status, 200);
    place.clock.pass(MINUTE);
    assert_eq!(one.get("/ilfaut/v1").status, 200);
}

#[test]
fn without_a_session_the_address_is_counted() {
    let place = strict();
    assert!((0..10).all(|_| place.somebody().get("/ilfaut/v1").status == 200));
    assert_eq!(place.somebody().get("/ilfaut/v1").status, 429);
    let mut liar = place.somebody();
    liar.session = Some("of-my-own-making".to_owned());
    assert_eq!(liar.get("/ilfaut/v1").status, 429, "a session that is not ours is none");
    let mut bad = place.somebody();
    bad.token = Some("garbage".to_owned());
    assert_eq!(bad.get("/ilfaut/v1").status, 429);
}

#[test]
fn logins_and_registrations_count_for_the_address_whatever_the_session() {
    let place = strict();
    let mut devices: Vec<_> = (0..2).map(|_| place.somebody()).collect();
    for device in &mut devices {
        assert_eq!(device.get("/ilfaut/v1").status, 200);
        for number in 0..4 {
            assert_eq!(device.log_in(&format!("{number}@example.org"), "not this").status, 401);
        }
    }
    assert_eq!(devices[0].log_in("c@example.org", "not this").status, 429);
    assert_eq!(devices[1].register("c@example.org").status, 429);
    assert_eq!(devices[1].get("/ilfaut/v1").status, 200);
}

#[test]
fn the_owner_and_moderators_are_not_counted_and_citizens_are() {
    let place = strict();
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    let mut owner = place.somebody();
    owner.token = Some(OWNER.to_owned());
    assert!((0..30).all(|_| owner.get("/ilfaut/v1").status == 200 && ines.get("/user/current").status == 200));
    let mut nour = place.citizen("nour@example.org");
    assert!((0..10).all(|_| nour.get("/user/current").status == 200));
    nour.session = None;
    assert_eq!(nour.post("/ilfaut/v1/data", &json!({})).status, 429, "an account is one, whatever the session");
}
