//! `ilfaut serve` and the gateway beside every program, as real processes on real folders: starting, ending, sharing.

pub(crate) mod daemon;
mod login;
mod moderators;
mod readme;
mod together;

use std::time::Duration;

use crate::program::run;
use daemon::{Daemon, Spot, get, is_for_its_owner_alone, says};

#[test]
fn a_server_answers_and_ends_in_order() {
    let spot = Spot::new();
    let daemon = Daemon::start(&spot, &[]);
    let beacon = spot.folder().join("gateway");
    assert_eq!(get(&daemon.url, "/healthz").0, 200);
    let (status, body) = get(&daemon.url, "/ilfaut/v1");
    assert!(status == 200 && body.contains("\"ilfaut\""), "{status} {body}");
    assert!(daemon.questions.iter().any(|question| question == "emploi"), "{:?}", daemon.questions);
    assert!(is_for_its_owner_alone(&beacon));
    let ended = daemon.stop();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.took < Duration::from_secs(10), "{:?}", ended.took);
    assert!(!beacon.exists(), "the beacon is out");
    let recount = spot.run("ilfaut", &["recount", "--address", &spot.address(), "--json"], "");
    assert!(recount.code == Some(0) && recount.out.contains("\"sound\":true"), "{recount:?}");
    println!("SIGTERM to the end: {:?}", ended.took);
}

#[test]
fn an_open_connection_and_a_half_request_do_not_hold_up_the_end() {
    use std::io::Write;
    let spot = Spot::new();
    let daemon = Daemon::start(&spot, &[]);
    let host = daemon.url.trim_start_matches("http://").to_owned();
    let idle = std::net::TcpStream::connect(&host).unwrap();
    let mut half = std::net::TcpStream::connect(&host).unwrap();
    half.write_all(b"POST /ilfaut/v1/questions HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{").unwrap();
    let ended = daemon.stop();
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.took < Duration::from_secs(10), "{:?}", ended.took);
    drop((idle, half));
}

#[test]
fn a_beacon_of_the_dead_misleads_nobody() {
    let spot = Spot::new();
    Daemon::start(&spot, &[]).kill();
    assert!(spot.folder().join("gateway").exists(), "nobody put it out");
    let talk = spot.run("ilfaut-bots", &["talk", "--address", &spot.address()], "1\n");
    assert!(talk.code == Some(0) && talk.out.contains("Noté : pour"), "{talk:?}");
    assert!(!spot.folder().join("gateway").exists());
}

#[test]
fn a_trial_in_memory_is_served_too() {
    let spot = Spot::new();
    let daemon = Daemon::at(&spot, "memory:", &[]);
    assert_eq!(get(&daemon.url, "/ilfaut/v1").0, 200);
    assert_eq!(daemon.stop().code, Some(0));
}

#[test]
fn whatever_cannot_be_served_is_a_sentence() {
    let spot = Spot::new();
    let daemon = Daemon::start(&spot, &[]);
    let taken = daemon.url.trim_start_matches("http://");
    let rows: [(&[&str], i32, &str); 6] = [
        (&["--address", "memory:", "--listen", taken], 1, taken),
        (&["--address", "memory:", "--listen", "8040"], 2, "« 8040 »"),
        (&["--address", "http://127.0.0.1:1"], 2, "déjà servi"),
        (&["--address", &spot.address(), "--listen", "127.0.0.1:0"], 1, "ouvert dans un autre programme"),
        (&["--address", "memory:", "--log", "a=b=c"], 2, "« a=b=c »"),
        (&["--address", "nowhere"], 2, "nowhere"),
    ];
    for (args, code, what) in rows {
        let ran = run("ilfaut", &[&["serve"], args].concat(), b"");
        assert_eq!((ran.code, ran.err.lines().count()), (Some(code), 1), "{args:?}: {ran:?}");
        assert!(ran.err.contains(what), "{what}: {ran:?}");
    }
    assert_eq!(daemon.stop().code, Some(0));
}

#[test]
fn an_address_where_nobody_answers_is_a_sentence() {
    let spot = Spot::new();
    for program in [&["ilfaut-bots", "talk"][..], &["ilfaut", "close", "--question", "emploi"]] {
        let ran = spot.run(program[0], &[&program[1..], &["--address", "http://127.0.0.1:9"]].concat(), "");
        assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{ran:?}");
        assert!(says(&ran.err, &["127.0.0.1:9", "hors d’atteinte"]), "{ran:?}");
    }
}
