//! No secret in a log, ever: a whole journey at the most talkative level, and then a search of every line.

use std::io::Write;
use std::sync::{Arc, Mutex};

use ilfaut_client::gateway::Manners;
use serde_json::json;
use tracing_subscriber::filter::LevelFilter;
use tracing_subscriber::fmt::MakeWriter;

use super::place::{OWNER, PASSWORD, Place};
use super::wire;

/// Lines in memory.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// The secrets of a whole journey.
fn journey(place: &Place) -> Vec<String> {
    let mut nour = place.somebody();
    let mut secrets: Vec<String> =
        [OWNER, PASSWORD, "not this", "assez long", "assez+long", "nour@example.org", "ines@example.org"]
            .map(str::to_owned)
            .to_vec();
    assert_eq!(nour.register("nour@example.org").status, 201);
    for password in ["not this", "assez long"] {
        nour.log_in("nour@example.org", password);
    }
    let mut keep = |nour: &super::place::Somebody<'_>| {
        secrets.extend([&nour.session, &nour.token, &nour.refresh].into_iter().flatten().cloned());
    };
    keep(&nour);
    assert_eq!(nour.refresh().status, 200);
    keep(&nour);
    let vote = json!({ "proposal": place.seeds[0], "key": "agree" });
    assert_eq!(nour.post("/ilfaut/v1/vote", &vote).status, 200);
    let mut ines = place.somebody();
    assert_eq!(ines.log_in("ines@example.org", PASSWORD).status, 200);
    assert_eq!(ines.post("/ilfaut/v1/queue", &json!({ "question": "essai", "status": "Pending" })).status, 200);
    let mut owner = place.somebody();
    owner.token = Some(OWNER.to_owned());
    let link = "5a".repeat(32);
    let joined = owner.post("/ilfaut/v1/join", &json!({ "link": link, "channel": "terminal", "reach": null })).json();
    ines.token = Some("garbage-of-ours".to_owned());
    assert_eq!(ines.get("/user/current").status, 401);
    assert_eq!(ines.ask("POST", "/user", "application/json", "{\"email\":\"broken@example.org").status, 401);
    keep(&ines);
    secrets.extend(["broken@example.org".to_owned(), link, joined["token"].as_str().unwrap().to_owned()]);
    assert_eq!(nour.ask("POST", "/logout", "text/plain", "").status, 204);
    secrets
}

#[test]
fn no_secret_is_ever_logged() {
    let lines = Lines::default();
    let log = tracing_subscriber::fmt().with_max_level(LevelFilter::TRACE).with_writer(lines.clone()).finish();
    let log = tracing::Dispatch::new(log);
    let place = Place::on(Manners::default(), move || std::mem::forget(tracing::dispatcher::set_default(&log)));
    let secrets = journey(&place);
    place.wait(place.backend.shut()).unwrap();
    assert_eq!(wire::ask(place.at, "POST", "/ilfaut/v1/questions", &[], "").status, 503);
    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(text.contains("out of reach"), "what is logged is caught: {text}");
    let told: Vec<&String> = secrets.iter().filter(|secret| text.contains(secret.as_str())).collect();
    assert!(told.is_empty(), "{told:?} in\n{text}");
    assert!(secrets.len() > 15 && secrets.iter().all(|secret| secret.len() > 7));
}
