//! Accounts of citizens: made, used, ended, and what is kept of them.

use ilfaut_client::Error;
use ilfaut_client::model::ParticipantId;
use serde_json::{Value, json};

use super::place::{PASSWORD, Place, Somebody, registration};

#[test]
fn a_citizen_registers_logs_in_and_proposes_under_their_name() {
    let place = Place::usual();
    let mut nour = place.somebody();
    let heard = nour.register("Nour@Example.org");
    assert_eq!(heard.status, 201, "{heard:?}");
    let user = heard.json();
    assert_eq!((&user["email"], &user["firstName"]), (&json!("nour@example.org"), &json!("Nour")));
    assert!(user.get("access_token").is_none() && user["roles"] == json!(["ROLE_CITIZEN"]));
    assert_eq!(nour.get("/user/current").status, 401, "one logs in next");
    assert_eq!(nour.log_in("nour@example.org", "assez long").status, 200);
    let current = nour.get("/user/current").json();
    assert_eq!((&current["userId"], &current["displayName"]), (&user["userId"], &json!("Nour")));
    assert_eq!(nour.get("/user/me").json()["userId"], user["userId"]);
    let data = nour.post("/ilfaut/v1/data", &json!({})).json();
    assert_eq!(data["signature"], json!({ "name": "Nour", "age": 33 }));
    assert_eq!(data["participant"], user["userId"]);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let place = Place::usual();
    let mut somebody = place.somebody();
    let keys = |heard: &super::wire::Heard| -> Vec<(String, String)> {
        assert_eq!(heard.status, 400, "{heard:?}");
        let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
        heard.json().as_array().unwrap().iter().map(|fault| (text(fault, "field"), text(fault, "key"))).collect()
    };
    let pair = |field: &str, key: &str| (field.to_owned(), key.to_owned());
    let heard = somebody.post("/user", &json!({ "email": "a@b", "password": "court" }));
    assert_eq!(
        keys(&heard),
        [pair("firstName", "malformed"), pair("email", "invalid_email"), pair("password", "invalid_password")]
    );
    let mut body = registration("enfant@example.org");
    body["dateOfBirth"] = json!("2014-01-01");
    body["country"] = json!("fr");
    let expected = [
        pair("country", "invalid_value"),
        pair("legalMinorConsent", "legal_consent"),
        pair("legalAdvisorApproval", "legal_consent"),
    ];
    assert_eq!(keys(&somebody.post("/user", &body)), expected);
    body["dateOfBirth"] = json!("2024-01-01");
    body["country"] = json!("BE");
    assert_eq!(keys(&somebody.post("/user", &body)), [pair("dateOfBirth", "invalid_age")]);
    body["dateOfBirth"] = json!("2014-01-01");
    (body["legalMinorConsent"], body["legalAdvisorApproval"]) = (json!(true), json!(true));
    assert_eq!(somebody.post("/user", &body).status, 201);
    let again = somebody.post("/user", &registration("ENFANT@example.org"));
    assert_eq!(keys(&again), [pair("email", "already_registered")]);
    assert_eq!(keys(&somebody.register("ines@example.org")), [pair("email", "already_registered")]);
    assert_eq!(somebody.ask("POST", "/user", "application/json", "{").status, 400);
}

#[test]
fn two_accounts_are_two_persons_also_in_one_session() {
    let place = Place::usual();
    let mut device = place.somebody();
    let ids = ["a@example.org", "b@example.org"].map(|address| device.register(address).json()["userId"].clone());
    assert_ne!(ids[0], ids[1]);
}

#[test]
fn an_account_ends_at_once_and_everything_else_in_a_day() {
    let place = Place::usual();
    let mut nour = place.citizen("nour@example.org");
    let id = nour.get("/user/current").json()["userId"].as_str().unwrap().to_owned();
    let (path, before) = (format!("/user/{id}/delete"), nour.session.clone());
    assert_eq!(nour.post("/user/0000/delete", &json!({})).status, 403);
    assert_eq!(place.citizen("b@example.org").post(&path, &json!({})).status, 403);
    let wrong = nour.post(&path, &json!({ "password": "not this" }));
    assert_eq!((wrong.status, wrong.json()[0]["key"].as_str()), (400, Some("invalid_password")));
    assert_eq!(nour.post(&path, &json!({ "password": "assez long" })).status, 200);
    assert_ne!(nour.session, before, "whoever comes next on this device is somebody else");
    assert_eq!(nour.get("/user/current").status, 401);
    assert_eq!(nour.refresh().status, 401);
    assert_eq!(nour.log_in("nour@example.org", "assez long").status, 401);
    let participant: ParticipantId = id.parse().unwrap();
    let data = place.wait(place.backend.data(participant)).unwrap();
    assert!(data.erasure.is_some());
    place.clock.pass(24 * 60 * super::place::MINUTE + 1);
    assert_eq!(place.wait(place.backend.sweep()).unwrap(), 1);
    assert!(matches!(place.wait(place.backend.data(participant)), Err(Error::NotFound(_))));
    assert_eq!(nour.register("nour@example.org").status, 201, "and may come back as somebody new");
}

#[test]
fn a_moderator_has_no_account_to_end() {
    let place = Place::usual();
    let mut ines = place.somebody();
    ines.log_in("ines@example.org", PASSWORD);
    let id = ines.get("/user/current").json()["userId"].as_str().unwrap().to_owned();
    assert_eq!(ines.post(&format!("/user/{id}/delete"), &json!({})).status, 403);
    assert_eq!(place.somebody().post(&format!("/user/{id}/delete"), &json!({})).status, 401);
}

#[test]
fn the_votes_of_a_session_are_the_accounts_that_registers_in_it() {
    let place = Place::usual();
    let mut nour = place.somebody();
    vote(&mut nour, 0, "agree");
    let id = nour.register("nour@example.org").json()["userId"].as_str().unwrap().to_owned();
    nour.log_in("nour@example.org", "assez long");
    nour.session = None;
    assert_eq!(voted(&mut nour, &id), [(place.seeds[0].to_string(), "agree".to_owned())]);
    assert_eq!(counted(&place), 1);
}

#[test]
fn the_votes_of_another_session_go_along_with_a_login_and_count_once() {
    let place = Place::usual();
    let mut nour = place.citizen("nour@example.org");
    let id = nour.get("/user/current").json()["userId"].as_str().unwrap().to_owned();
    vote(&mut nour, 1, "neutral");
    let mut telephone = place.somebody();
    vote(&mut telephone, 0, "agree");
    vote(&mut telephone, 1, "disagree");
    telephone.log_in("nour@example.org", "assez long");
    let mut found = voted(&mut telephone, &id);
    found.sort();
    let of = |number: usize, key: &str| (place.seeds[number].to_string(), key.to_owned());
    assert_eq!(found, [of(0, "agree"), of(1, "neutral")]);
    assert_eq!(counted(&place), 2);
}

#[test]
fn nobodys_votes_go_along_with_somebody_elses_login() {
    let place = Place::usual();
    let mut device = place.somebody();
    vote(&mut device, 0, "agree");
    let first = device.register("a@example.org").json()["userId"].as_str().unwrap().to_owned();
    place.somebody().register("b@example.org");
    device.log_in("b@example.org", "assez long");
    let second = device.get("/user/current").json()["userId"].as_str().unwrap().to_owned();
    assert!(voted(&mut device, &second).is_empty());
    device.log_in("a@example.org", "assez long");
    assert_eq!(voted(&mut device, &first).len(), 1);
}

fn vote(who: &mut Somebody<'_>, seed: usize, key: &str) {
    let path = format!("/proposals/{}/vote", who.place.seeds[seed]);
    let heard = who.post(&path, &json!({ "voteKey": key, "proposalKey": null }));
    assert_eq!(heard.status, 200, "{heard:?}");
}

/// What somebody has voted on, and how.
fn voted(who: &mut Somebody<'_>, id: &str) -> Vec<(String, String)> {
    let heard = who.get(&format!("/user/{id}/votes"));
    let results = heard.json()["results"].as_array().unwrap_or_else(|| panic!("{heard:?}")).clone();
    let own = |proposal: &Value| {
        let votes = proposal["votes"].as_array().unwrap();
        votes.iter().find(|vote| vote["hasVoted"] == true).unwrap()["voteKey"].as_str().unwrap().to_owned()
    };
    results.iter().map(|proposal| (proposal["id"].as_str().unwrap().to_owned(), own(proposal))).collect()
}

/// Votes that stand.
fn counted(place: &Place) -> u64 {
    place.wait(place.backend.questions()).unwrap()[0].votes
}
