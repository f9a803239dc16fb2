//! Accounts of citizens: made, used, ended, and what is kept of them.

use ilfaut_client::Error;
use ilfaut_client::model::ParticipantId;
use serde_json::{Value, json};

use super::place::{PASSWORD, Place, registration};

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
