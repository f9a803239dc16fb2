//! Seven published conversations of pol.is (The Computational Democracy Project, CC BY 4.0), replayed line by line: the
//! tallies must be the expected ones, also with every line twice, also after a kill in the middle.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::{case, number};
use crate::operator::{Desk, Row, rows};
use crate::program;

/// The conversations, from the shortest log to the longest.
pub(crate) const CONVERSATIONS: [&str; 7] = [
    "15-per-hour-seattle",
    "scoop-hivemind.freshwater",
    "brexit-consensus",
    "canadian-electoral-reform",
    "scoop-hivemind.taxes",
    "scoop-hivemind.biodiversity",
    "vtaiwan.uberx",
];
/// How often a replay may outrun us before the test gives up.
const TRIES: usize = 60;

fn file(conversation: &str, name: &str) -> String {
    case(&format!("polis/{conversation}/{name}")).display().to_string()
}

fn replay(desk: &Desk, conversation: &str, votes: &str) -> Value {
    let comments = file(conversation, "comments.csv");
    desk.done("replay", &["--question", conversation, "--votes", votes, "--comments", &comments])
}

/// The exported tallies, texts and adhesions are those of the conversation.
fn as_expected(desk: &Desk, conversation: &str) {
    let found: BTreeMap<String, Row> =
        desk.export(conversation).into_iter().map(|row| (row["external_id"].clone(), row)).collect();
    let comments = rows(case(&format!("polis/{conversation}/comments.csv")).as_path());
    assert_eq!(found.len(), comments.len(), "{conversation}");
    for comment in &comments {
        assert_eq!(found[&comment["comment"]]["text"], comment["text"], "{conversation}");
    }
    let expected = rows(case(&format!("polis/{conversation}/expected.csv")).as_path());
    for tally in &expected {
        let row = &found[&tally["comment"]];
        let counts =
            [("agree", "agree"), ("neutral", "neutral"), ("disagree", "disagree"), ("scored", "n"), ("votes", "n")];
        for (column, name) in counts {
            assert_eq!(row[column], tally[name], "{conversation}, comment {}: {column}", tally["comment"]);
        }
        let difference = number(&row["adhesion_2020"]) - number(&tally["adhesion"]);
        assert!(difference.abs() <= 1e-9, "{conversation}, comment {}: adhesion", tally["comment"]);
        assert_eq!(row["status"], "Accepted");
    }
    let voted: BTreeMap<&str, &Row> = expected.iter().map(|tally| (tally["comment"].as_str(), tally)).collect();
    let unvoted = found.iter().filter(|(comment, _)| !voted.contains_key(comment.as_str()));
    unvoted.for_each(|(_, row)| assert_eq!(row["votes"], "0", "{conversation}"));
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn seven_conversations_give_the_expected_tallies_and_again_the_same() {
    for conversation in CONVERSATIONS {
        let desk = Desk::new();
        let told = replay(&desk, conversation, &file(conversation, "votes.csv"));
        as_expected(&desk, conversation);
        replay(&desk, conversation, &file(conversation, "votes.csv"));
        as_expected(&desk, conversation);
        let recount = desk.done("recount", &[]);
        println!("{conversation}: {} lines, {} votes that stand", told["lines"], recount["votes"]);
        assert_eq!(recount["sound"], true);
    }
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn every_line_twice_changes_nothing() {
    for conversation in CONVERSATIONS {
        let desk = Desk::new();
        let once = std::fs::read_to_string(file(conversation, "votes.csv")).unwrap();
        let (head, lines) = once.split_once('\n').unwrap();
        let twice: String = lines.lines().flat_map(|line| [line, "\n", line, "\n"]).collect();
        let told = replay(&desk, conversation, &desk.write("twice.csv", format!("{head}\n{twice}")));
        assert_eq!(told["lines"].as_u64(), Some(2 * lines.lines().count() as u64));
        as_expected(&desk, conversation);
    }
}

/// The votes that stand in what a kill at this moment would leave, none when there is no place yet.
fn left_by(replay: &Replay, desk: &Desk) -> u64 {
    replay.stop();
    if !desk.path("place").exists() {
        return 0;
    }
    let copy = desk.path("left");
    assert!(Command::new("cp").arg("-r").arg(desk.path("place")).arg(&copy).status().unwrap().success());
    let ran = program::run("ilfaut", &["recount", "--json", "--address", &format!("sled:{}", copy.display())], b"");
    std::fs::remove_dir_all(&copy).unwrap();
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert!(ran.code == Some(0) || told["votes"].is_null(), "a stopped replay left a broken place: {ran:?}");
    told["votes"].as_u64().unwrap_or(0)
}

/// A replay that runs, or is stopped; never left behind.
struct Replay(Child);

impl Replay {
    /// One that has just begun.
    fn begin(desk: &Desk, conversation: &str) -> Self {
        let (votes, comments) = (file(conversation, "votes.csv"), file(conversation, "comments.csv"));
        let address = desk.address();
        let args =
            ["replay", "--address", &address, "--question", conversation, "--votes", &votes, "--comments", &comments];
        let mut command = program::command("ilfaut", &args);
        Self(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    /// Stops it, and comes back when no thread of it runs any more: a copy made then is one moment of it.
    fn stop(&self) {
        self.signal("-STOP");
        while self.runs() {
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    fn runs(&self) -> bool {
        let Ok(threads) = std::fs::read_dir(format!("/proc/{}/task", self.0.id())) else { return false };
        let states = threads.flatten().filter_map(|thread| std::fs::read_to_string(thread.path().join("stat")).ok());
        states.filter_map(|stat| stat.rsplit_once(") ")?.1.chars().next()).any(|state| !"TZX".contains(state))
    }

    fn signal(&self, signal: &str) {
        assert!(Command::new("kill").args([signal, &self.0.id().to_string()]).status().unwrap().success());
    }
}

impl Drop for Replay {
    fn drop(&mut self) {
        let _ = self.0.kill(); // it may have ended by itself
        let _ = self.0.wait();
    }
}

/// A place where a replay was killed after its first and before its last votes. It is stopped again and again to see
/// how far it is, so that an uneven machine moves nothing; whoever strides over the middle goes on in half the steps.
fn killed_in_the_middle(conversation: &str, all: u64) -> (Desk, u64) {
    let (mut step, mut idle) = (Duration::from_millis(400), Duration::ZERO);
    for _ in 0..TRIES {
        let desk = Desk::new();
        let mut replay = Replay::begin(&desk, conversation);
        std::thread::sleep(idle);
        let votes = loop {
            let votes = left_by(&replay, &desk);
            if votes > 0 {
                break votes;
            }
            assert_eq!(replay.0.try_wait().unwrap(), None, "{conversation}: it ended without a vote");
            idle += step;
            replay.signal("-CONT");
            std::thread::sleep(step);
        };
        drop(replay); // killed
        if votes < all {
            return (desk, votes);
        }
        idle = idle.saturating_sub(step * 2);
        step = (step / 2).max(Duration::from_millis(1));
    }
    panic!("{conversation}: no kill came in the middle");
}

#[test]
#[cfg_attr(not(ilfaut_data), ignore = "ILFAUT_DATA is absent")]
fn a_kill_in_the_middle_changes_nothing_once_replayed_again() {
    for conversation in CONVERSATIONS {
        let expected = rows(case(&format!("polis/{conversation}/expected.csv")).as_path());
        let all = expected.iter().map(|tally| tally["n"].parse::<u64>().unwrap()).sum();
        let (desk, left) = killed_in_the_middle(conversation, all);
        println!("{conversation}: killed with {left} of {all} votes");
        replay(&desk, conversation, &file(conversation, "votes.csv"));
        as_expected(&desk, conversation);
        assert_eq!(desk.done("recount", &[])["sound"], true);
    }
}
