//! Several programs at once on one consultation: bots as processes, moderators through the port. Knows no route.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use ilfaut_client::connect::Missing;
use ilfaut_client::model::{Decision, Status};
use ilfaut_client::{Backend, Error, Refusal};
use ilfaut_config::reach::{self, Reached, Rights};

use super::daemon::{Daemon, Spot, is_for_its_owner_alone};
use crate::crowd::block_on;
use crate::program::Ran;

/// Five votes, an idea, its signature, « send it ».
const VISIT: &str = "1\n2\n1\n3\n14\nil faut plus de bancs\nLéa 34\n1\n";
/// The same of somebody else.
const OTHER: &str = "2\n2\n2\n1\n1\nil faut planter des tilleuls devant la gare\nYann 51\n1\n";

async fn console(spot: &Spot) -> Reached {
    reach::open(&spot.address().parse().unwrap(), Missing::Refuse, Rights::default()).await.unwrap()
}

fn talk(spot: &Spot, key: &str, input: &str) -> Ran {
    let ran = spot.run("ilfaut-bots", &["talk", "--address", &spot.address(), "--key", key], input);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:?}");
    ran
}

/// Votes and waiting proposals, in all questions.
async fn counted(backend: &dyn Backend) -> (u64, u64) {
    let views = backend.questions().await.unwrap();
    (views.iter().map(|view| view.votes).sum(), views.iter().map(|view| view.pending).sum())
}

#[test]
fn two_bots_and_two_consoles_share_one_server() {
    let spot = Spot::new();
    let daemon = Daemon::start(&spot, &["--log", "debug"]);
    std::thread::scope(|scope| {
        let visits = [("lea", VISIT), ("yann", OTHER)].map(|(key, visit)| scope.spawn(|| talk(&spot, key, visit)));
        let [first, second] = visits.map(|visit| visit.join().unwrap());
        assert!(first.out.contains("attend un modérateur") && second.out.contains("attend un modérateur"));
    });
    block_on(async {
        let (ines, yann) = (console(&spot).await, console(&spot).await);
        assert!(!ines.is_own() && !yann.is_own());
        assert_eq!(counted(ines.backend.as_ref()).await, (10, 2));
        let question = "emploi".into();
        let (first, second) =
            (ines.backend.moderator("Inès").await.unwrap(), yann.backend.moderator("Yann").await.unwrap());
        let queue = ines.backend.queue(first, &question, Status::Pending).await.unwrap();
        assert_eq!(yann.backend.queue(second, &question, Status::Pending).await.unwrap(), queue);
        let bench = queue.iter().find(|item| item.text.contains("bancs")).unwrap();
        ines.backend.lease(first, &bench.proposal).await.unwrap();
        let held = yann.backend.lease(second, &bench.proposal).await;
        assert!(matches!(held, Err(Error::Refused(Refusal::Leased { .. }))), "{held:?}");
        let seen = Status::Pending;
        ines.backend.decide(first, &bench.proposal, seen, Decision::Accept).await.unwrap();
        let late = yann.backend.decide(second, &bench.proposal, seen, Decision::Accept).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::AlreadyDecided { .. }))), "{late:?}");
        ines.backend.leave(first).await.unwrap();
        ines.backend.shut().await.unwrap();
        assert_eq!(counted(yann.backend.as_ref()).await, (10, 1), "one console leaves, the other stays");
        yann.backend.shut().await.unwrap();
    });
    let told = talk(&spot, "lea", "");
    assert!(told.out.contains("plus de bancs"), "the author is told: {}", told.out);
    let close = spot.run("ilfaut", &["close", "--address", &spot.address(), "--question", "emploi"], "");
    assert_eq!(close.code, Some(0), "the organiser's program comes beside, too: {close:?}");
    let ended = daemon.stop();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let recount = spot.run("ilfaut", &["recount", "--address", &spot.address(), "--json"], "");
    assert!(recount.out.contains("\"votes\":10") && recount.out.contains("\"sound\":true"), "{recount:?}");
}

#[test]
fn a_conversation_that_is_open_lets_others_in() {
    let spot = Spot::new();
    let mut command = spot.command("ilfaut-bots", &["talk", "--address", &spot.address()]);
    let mut first = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut keyboard, mut out) = (first.stdin.take().unwrap(), BufReader::new(first.stdout.take().unwrap()));
    keyboard.write_all(b"1\n").unwrap();
    let mut line = String::new();
    while !line.contains("Noté : pour") {
        line.clear();
        assert!(out.read_line(&mut line).unwrap() > 0, "it ended");
    }
    assert!(is_for_its_owner_alone(&spot.folder().join("gateway")));
    assert!(talk(&spot, "yann", OTHER).out.contains("attend un modérateur"));
    block_on(async {
        let desk = console(&spot).await;
        assert_eq!(counted(desk.backend.as_ref()).await, (6, 1));
        desk.backend.shut().await.unwrap();
    });
    drop(keyboard);
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert!(first.wait().unwrap().success() && !spot.folder().join("gateway").exists());
    assert_eq!(spot.run("ilfaut", &["recount", "--address", &spot.address()], "").code, Some(0));
}

#[test]
fn the_key_of_the_place_opens_it_from_another_machine_and_is_in_no_log() {
    let spot = Spot::new();
    let file = spot.path("keys/owner.key").display().to_string();
    let daemon = Daemon::start(&spot, &["--key-file", &file, "--log", "trace"]);
    assert!(is_for_its_owner_alone(file.as_ref()));
    let key = std::fs::read_to_string(&file).unwrap();
    let far = ["talk", "--address", &daemon.url, "--key-file", &file, "--key", "lea"];
    let visit = spot.run("ilfaut-bots", &far, VISIT);
    assert!(visit.code == Some(0) && visit.out.contains("attend un modérateur"), "{visit:?}");
    let again = spot.run("ilfaut-bots", &far, "");
    assert!(!again.out.contains("Bonjour"), "the dialogue goes on: {}", again.out);
    let near = spot.run("ilfaut-bots", &["talk", "--address", &daemon.url, "--key", "yann"], VISIT);
    assert!(near.code == Some(0) && near.out.contains("attend un modérateur"), "the same user has the key: {near:?}");
    let keyless = Spot::new().run("ilfaut-bots", &["talk", "--address", &daemon.url], VISIT);
    assert_eq!((keyless.code, keyless.out.as_str(), keyless.err.lines().count()), (Some(1), "", 1), "{keyless:?}");
    assert!(keyless.err.contains("--key-file"), "{keyless:?}");
    let ended = daemon.stop();
    assert!(!ended.log.contains(key.trim()) && !visit.err.contains(key.trim()), "the key is in a log");
    let daemon = Daemon::start(&spot, &["--key-file", &file]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), key, "the key stays from one start to the next");
    assert_eq!(daemon.stop().code, Some(0));
}
