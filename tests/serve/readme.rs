//! The `curl` lines of the README, run as they are printed against a server that runs.

use std::process::Command;

use super::daemon::{Daemon, Spot};
use crate::house;

/// What stands before the block.
const MARK: &str = "<!-- tests/serve runs these lines as they are -->";
/// Where the README says that a server listens.
const PRINTED: &str = "http://127.0.0.1:8040";

#[test]
fn what_the_readme_asks_with_curl_is_answered() {
    if Command::new("curl").arg("--version").output().is_err() {
        println!("skipped: there is no curl here");
        return;
    }
    let page = house::text("README.md");
    let block = page.split_once(MARK).and_then(|(_, rest)| rest.split_once("```sh\n")).expect("the block is marked").1;
    let block = block.split_once("\n```").unwrap().0.replace("\\\n", " ");
    let spot = Spot::new();
    std::fs::write(spot.path("password.txt"), "sésame & ouvre-toi").unwrap();
    let added = spot.run("ilfaut", &["moderator", "add", "ines"], "sésame & ouvre-toi\n");
    assert_eq!(added.code, Some(0), "{added:?}");
    let daemon = Daemon::start(&spot, &[]);
    assert!(block.lines().count() >= 2 && block.lines().all(|line| line.contains(PRINTED)), "{block}");
    for line in block.lines() {
        let line = line.replace(PRINTED, &daemon.url);
        let ran = Command::new("sh").args(["-c", &line]).current_dir(spot.path("")).output().unwrap();
        let answer = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert!(ran.status.success() && !answer.is_empty(), "{line}: {ran:?}");
    }
    assert_eq!(daemon.stop().code, Some(0));
}
