//! Logging in, staying in, logging out, and being kept out.

use serde_json::json;

use super::place::{MINUTE, OWNER, PASSWORD, Place};
use super::wire;

#[test]
fn a_moderator_logs_in_works_refreshes_and_logs_out() {
    let place = Place::usual();
    let mut ines = place.somebody();
    let heard = ines.log_in("INES@example.org", PASSWORD);
    assert_eq!(heard.status, 200, "{heard:?}");
    let token = heard.json();
    assert_eq!((&token["token_type"], &token["expires_in"]), (&json!("Bearer"), &json!(300)));
    let who = ines.get("/user/current").json();
    assert_eq!(who["roles"], json!(["ROLE_CITIZEN", "ROLE_MODERATOR"]));
    assert_eq!((&who["displayName"], &who["email"]), (&json!("Inès"), &json!("ines@example.org")));
    let queue = json!({ "question": "essai", "status": "Pending" });
    assert_eq!(ines.post("/ilfaut/v1/queue", &queue).status, 200);

    place.clock.pass(5 * MINUTE + 1);
    assert_eq!(ines.post("/ilfaut/v1/queue", &queue).status, 401, "the token has ended");
    assert_eq!(ines.refresh().status, 200);
    assert_eq!(ines.post("/ilfaut/v1/queue", &queue).status, 200);
    let kept = (ines.token.clone(), ines.refresh.clone());
    let told = ines.get("/oauth/access_token").json();
    assert_eq!(told["access_token"].as_str(), kept.0.as_deref());
    assert_eq!(ines.ask("POST", "/logout", "text/plain", "").status, 204);
    assert_eq!(ines.get("/user/current").status, 401, "the token was revoked");
    ines.refresh = kept.1;
    assert_eq!(ines.refresh().status, 401, "and what it is refreshed with");
}

#[test]
fn a_refresh_token_serves_once() {
    let place = Place::usual();
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    let first = ines.refresh.clone();
    assert_eq!(ines.refresh().status, 200);
    let second = ines.refresh.clone();
    ines.refresh = first;
    let heard = ines.refresh();
    assert_eq!(heard.status, 412);
    assert!(heard.json().is_string(), "make.org answers a bare text: {heard:?}");
    ines.refresh = second;
    place.clock.pass(12 * 60 * MINUTE);
    assert_eq!(ines.refresh().status, 401, "after half a day nobody is let in without a password");
}

#[test]
fn of_two_who_show_the_same_refresh_token_one_gets_in() {
    let place = Place::usual();
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    let refresh = ines.refresh.clone();
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let both = [(); 4].map(|()| {
            scope.spawn(|| {
                let mut twin = place.somebody();
                twin.refresh.clone_from(&refresh);
                twin.refresh().status
            })
        });
        both.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 3, "{statuses:?}");
}

#[test]
fn a_bad_login_says_nothing_of_who_exists() {
    let place = Place::usual();
    let mut somebody = place.somebody();
    let wrong = somebody.log_in("ines@example.org", "not this");
    let unknown = somebody.log_in("nobody@example.org", "not this");
    assert_eq!((wrong.status, &wrong.text), (401, &unknown.text));
    let told = wrong.json();
    assert_eq!((&told["field"], &told["key"]), (&json!("authentication"), &json!("invalid_grant")));
    for (body, key) in [
        ("", "invalid_request"),
        ("grant_type=password&username=a", "invalid_request"),
        ("grant_type=magic", "unsupported_grant_type"),
        ("{\"grant_type\":\"password\"}", "invalid_request"),
    ] {
        let heard = somebody.form("/oauth/make_access_token", body);
        assert_eq!((heard.status, heard.json()["key"].as_str()), (400, Some(key)), "{body}");
    }
    for refresh in ["", "garbage", OWNER] {
        somebody.refresh = Some(refresh.to_owned());
        assert_eq!(somebody.refresh().status, 401);
    }
}

#[test]
fn a_login_rests_after_five_bad_ones_whatever_the_password() {
    let place = Place::usual();
    let mut somebody = place.somebody();
    for _ in 0..5 {
        assert_eq!(somebody.log_in("ines@example.org", "not this").status, 401);
    }
    let heard = somebody.log_in("Ines@Example.org", PASSWORD);
    assert_eq!((heard.status, heard.header("retry-after")), (429, Some("900")));
    assert!(heard.json().is_array());
    assert_eq!(place.citizen("nour@example.org").get("/user/current").status, 200, "others are let in");
    place.clock.pass(15 * MINUTE);
    assert_eq!(somebody.log_in("ines@example.org", PASSWORD).status, 200);
    assert_eq!(place.number("ilfaut_logins_refused_total"), Some(6.0));
}

#[test]
fn whoever_is_struck_off_is_out_at_once() {
    let place = Place::usual();
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    assert_eq!(ines.get("/user/current").status, 200);
    place.staff.0.lock().unwrap().clear();
    assert_eq!(ines.get("/user/current").status, 401);
    assert_eq!(ines.refresh().status, 401);
}

#[test]
fn a_program_that_names_itself_is_let_through() {
    let place = Place::usual();
    let body = format!("grant_type=password&username=ines@example.org&password={}", PASSWORD.replace(' ', "+"));
    let headers = [("authorization", "Basic YTpi"), ("content-type", "application/x-www-form-urlencoded")];
    assert_eq!(wire::ask(place.at, "POST", "/oauth/make_access_token", &headers, &body).status, 200);
    assert_eq!(wire::ask(place.at, "GET", "/user/current", &headers, "").status, 401);
}

#[test]
fn the_owner_has_a_key_and_no_account() {
    let place = Place::usual();
    let mut owner = place.somebody();
    owner.token = Some(OWNER.to_owned());
    assert_eq!((owner.get("/user/current").status, owner.post("/logout", &json!({})).status), (403, 403));
    assert_eq!(place.somebody().get("/user/current").status, 401);
}
