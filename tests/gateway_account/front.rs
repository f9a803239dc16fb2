//! Pages of other sites: which browsers may show an answer.

use ilfaut_client::gateway::Manners;

use super::place::Place;
use super::wire::ask;

const FRONT: &str = "https://participer.example.org";

#[test]
fn a_configured_front_may_ask_and_no_other() {
    let place = Place::new(Manners { origins: vec![format!("{FRONT}/")], ..Manners::default() });
    let wants = [
        ("origin", FRONT),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "x-session-id,authorization,content-type"),
    ];
    let heard = ask(place.at, "OPTIONS", "/ilfaut/v1/questions", &wants, "");
    assert_eq!((heard.status, heard.header("access-control-allow-origin")), (200, Some(FRONT)));
    let accepted = heard.header("access-control-allow-headers").unwrap();
    assert!(accepted.contains("x-make-location") && accepted.contains("authorization"), "{accepted}");
    let heard = ask(place.at, "GET", "/nowhere", &[("origin", FRONT)], "");
    assert_eq!((heard.status, heard.header("access-control-allow-origin")), (404, Some(FRONT)));
    assert!(heard.header("access-control-expose-headers").unwrap().contains("x-session-id"));
    let heard = ask(place.at, "GET", "/ilfaut/v1", &[("origin", "https://other.example.org")], "");
    assert_eq!((heard.status, heard.header("access-control-allow-origin")), (200, None));
}

#[test]
fn without_any_no_browser_is_told_so() {
    let place = Place::usual();
    let heard = ask(place.at, "GET", "/ilfaut/v1", &[("origin", FRONT)], "");
    assert!(heard.headers.iter().all(|(name, _)| !name.starts_with("access-control-")));
    assert_eq!(ask(place.at, "OPTIONS", "/ilfaut/v1", &[("origin", FRONT)], "").status, 405);
}
