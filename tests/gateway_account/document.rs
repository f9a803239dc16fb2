//! The document against the gateway: what is told is served, what is served is told.

use std::fmt::Write as _;
use std::time::Duration;

use ilfaut_client::dialect::extension::PREFIX;
use ilfaut_client::gateway::Manners;
use serde_json::{Value, json};

use super::place::{OWNER, PASSWORD, Place};
use super::wire::ask;

/// Every method and path of the document.
fn told(place: &Place) -> Vec<(String, String)> {
    let document = ask(place.at, "GET", "/openapi.json", &[], "").json();
    let paths = document["paths"].as_object().unwrap();
    let pairs = paths.iter().flat_map(|(path, methods)| {
        methods.as_object().unwrap().keys().map(move |method| (method.to_uppercase(), path.clone()))
    });
    pairs.collect()
}

/// Those that lead nowhere.
fn lost(place: &Place, ours: bool) -> Vec<(String, String)> {
    let owner = format!("Bearer {OWNER}");
    let headers = [("authorization", owner.as_str())];
    let is_lost = |(method, path): &(String, String)| {
        let heard = ask(place.at, method, path, &headers, "");
        let nowhere = || heard.json()[0]["field"] == "path";
        heard.status == 405 || (heard.status == 404 && nowhere())
    };
    told(place).into_iter().filter(|(_, path)| path.starts_with(PREFIX) == ours).filter(is_lost).collect()
}

#[test]
fn every_operation_of_ours_that_is_told_is_served() {
    let lost = lost(&Place::usual(), true);
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn every_operation_of_make_orgs_that_is_told_is_served() {
    let lost = lost(&Place::usual(), false);
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn accounts_and_the_place_are_told_and_served() {
    let place = Place::usual();
    let lost = lost(&place, false);
    for path in ["/user", "/user/me", "/user/current", "/user/{userId}/delete", "/oauth/access_token", "/logout"] {
        assert!(lost.iter().all(|(_, missing)| missing != path), "{path}");
    }
    for path in ["/", "/healthz", "/metrics", "/openapi.json", "/oauth/make_access_token"] {
        assert!(lost.iter().all(|(_, missing)| missing != path), "{path}");
    }
}

#[test]
fn the_page_is_for_people() {
    let place = Place::usual();
    let heard = ask(place.at, "GET", "/", &[], "");
    assert_eq!((heard.status, heard.header("content-type")), (200, Some("text/html; charset=utf-8")));
    assert!(heard.text.contains("<h1>ilfaut gateway</h1>") && !heard.text.contains("<script"));
}

/// Serves for `tests/schemathesis.sh` until the port is asked to end: writes what it needs to the file of `ILFAUT_TOLD`.
#[test]
#[ignore = "a place for tests/schemathesis.sh, which starts it by name"]
fn a_place_for_schemathesis() {
    let Some(file) = std::env::var_os("ILFAUT_TOLD") else { return };
    let place = Place::new(Manners { requests_per_minute: 1_000_000, bad_logins: 1_000_000, ..Manners::default() });
    let mut nour = place.citizen("nour@example.org");
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    let mut owner = place.somebody();
    owner.token = Some(OWNER.to_owned());
    let link = "5a".repeat(32);
    let joined = owner.post(&format!("{PREFIX}/join"), &json!({ "link": link, "channel": "terminal", "reach": null }));
    let secret = |value: &Value| value.as_str().unwrap().to_owned();
    let tokens = [
        ("owner", OWNER.to_owned()),
        ("participant", secret(&joined.json()["token"])),
        ("citizen", nour.token.take().unwrap()),
        ("moderator", ines.token.take().unwrap()),
    ];
    let mut text = format!("PLACE=http://{}\n", place.at);
    for (name, token) in tokens {
        let _ = writeln!(text, "{}={token}", name.to_uppercase());
    }
    std::fs::write(&file, text).unwrap();
    while std::path::Path::new(&file).exists() {
        std::thread::sleep(Duration::from_millis(200));
    }
}
