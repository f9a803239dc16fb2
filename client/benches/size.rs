//! Bytes on disk, time to open, memory: each measured in a process of its own where it matters.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command as Process;
use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::backend::ReplayedVote;
use ilfaut_client::connect::Missing;
use ilfaut_client::engine::Engine;
use ilfaut_client::engine::command::Command;
use ilfaut_client::model::{ParticipantId, Time, VoteKey};
use rustc_hash::FxHashMap;

use crate::load::proposal;
use crate::peers::{RECORD, record};
use crate::people::{self, PEOPLE, Vote, question, vote};
use crate::timing::timed;

/// What a child is asked to do instead of the benchmark.
pub(crate) const CHILD: &str = "ILFAUT_BENCH_CHILD";
/// The file or folder that the child works on.
const PLACE: &str = "ILFAUT_BENCH_PLACE";

/// Adds `votes` to a new place in groups of `group`; answers with bytes per vote in the journal.
pub(crate) async fn fill(place: &Path, votes: u64, group: usize) -> f64 {
    let engine = Arc::new(people::open(place, Missing::Create));
    let people = people::furnish(&engine, PEOPLE).await;
    let before = bytes(&place.join("journal"));
    for first in (0..votes).step_by(group) {
        let last = votes.min(first + group as u64);
        if group == 1 {
            one(&engine, &people, vote(first)).await;
        } else {
            let lines = (first..last).map(|number| line(&people, number)).collect();
            engine.replay(&question(), lines).await.unwrap();
        }
    }
    let after = bytes(&place.join("journal"));
    engine.shut().await.unwrap();
    (after - before) as f64 / votes as f64
}

async fn one(engine: &Engine, people: &[ParticipantId], vote: Vote) {
    let (who, key) = (people[vote.participant as usize], VoteKey::ALL[usize::from(vote.key)]);
    engine.submit(Command::Vote(who, proposal(vote.proposal), key)).await.unwrap();
}

fn line(people: &[ParticipantId], number: u64) -> ReplayedVote {
    let vote = vote(number);
    let at = Time(1_767_600_000_000 + i64::try_from(number).unwrap() * 40);
    let (voter, key) = (people[vote.participant as usize], VoteKey::ALL[usize::from(vote.key)]);
    ReplayedVote { voter, proposal: proposal(vote.proposal), key, at }
}

/// The same votes in a bare file.
pub(crate) fn fill_bare(path: &Path, votes: u64) {
    let bytes: Vec<u8> = (0..votes).flat_map(|number| record(vote(number))).collect();
    fs::write(path, bytes).unwrap();
}

/// Bytes below a folder.
pub(crate) fn bytes(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let size = |entry: fs::DirEntry| {
        if entry.file_type().unwrap().is_dir() { bytes(&entry.path()) } else { entry.metadata().unwrap().len() }
    };
    entries.map(size).sum()
}

/// Says in `HEAD` that the place was not closed in order, as after a crash.
pub(crate) fn unseal(place: &Path) {
    let head = fs::read_to_string(place.join("HEAD")).unwrap();
    let open: Vec<&str> = head.lines().take(3).chain(["open"]).collect();
    fs::write(place.join("HEAD"), open.join("\n") + "\n").unwrap();
}

/// Seconds and megabytes that a child of its own takes to do `what` with `place`.
pub(crate) fn in_a_child(what: &str, place: &Path) -> (f64, f64) {
    let ran = Process::new(std::env::current_exe().unwrap()).env(CHILD, what).env(PLACE, place).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let said = String::from_utf8(ran.stdout).unwrap();
    let mut numbers = said.split_whitespace().map(|number| number.parse().unwrap());
    (numbers.next().unwrap(), numbers.next().unwrap())
}

/// What a child does: `open` or `bare`, told with its seconds and memory; `commits`, watched by strace.
pub(crate) fn child(what: &str) {
    let place = PathBuf::from(std::env::var_os(PLACE).unwrap());
    match what {
        "open" => {
            let (time, engine) = timed(|| people::open(&place, Missing::Refuse));
            report(time / 1e6);
            drop(engine);
        }
        "bare" => {
            let (time, (votes, tallies)) = timed(|| replay(&place));
            report(time / 1e6);
            assert!(votes.len() + tallies.len() > 0);
        }
        commits => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(make_commits(&place, commits.parse().unwrap()));
        }
    }
    std::process::exit(0);
}

async fn make_commits(place: &Path, commits: u64) {
    let engine = Arc::new(people::open(place, Missing::Create));
    let people = people::furnish(&engine, 1_000).await;
    for number in 0..commits {
        one(&engine, &people, vote(number)).await;
    }
    std::process::exit(0);
}

fn report(seconds: f64) {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0.0);
    println!("{seconds} {}", kilobytes / 1024.0);
}

/// The least that anyone must keep in memory: the vote of each pair, and counts per proposal.
type Replayed = (FxHashMap<(u32, u32), u8>, Vec<[u32; 12]>);

fn replay(path: &Path) -> Replayed {
    let bytes = fs::read(path).unwrap();
    let (mut votes, mut tallies) = (FxHashMap::default(), vec![[0; 12]; people::PROPOSALS as usize]);
    for record in bytes.chunks_exact(RECORD) {
        let number = |at: usize| u32::from_be_bytes(record[at..at + 4].try_into().unwrap());
        let (participant, proposal, key) = (number(2), number(6), record[10]);
        if let Some(before) = votes.insert((participant, proposal), key) {
            tallies[proposal as usize][usize::from(before)] -= 1;
        }
        tallies[proposal as usize][usize::from(key)] += 1;
    }
    (votes, tallies)
}

/// What the system is asked per commit of one vote.
pub(crate) struct Calls {
    /// Calls of `fdatasync` and `fsync`.
    pub(crate) syncs: f64,
    /// Calls of `pwrite64`.
    pub(crate) writes: f64,
    /// Bytes of the blocks that those touch.
    pub(crate) bytes: f64,
}

/// The smallest piece of a file that reaches a disk.
pub(crate) const BLOCK: f64 = 4_096.0;

/// Counts system calls; none where strace is absent.
pub(crate) fn calls() -> Option<Calls> {
    const COMMITS: u64 = 1_000;
    let (few, many) = (traced(0)?, traced(COMMITS)?);
    let per = |of: fn(&Calls) -> f64| (of(&many) - of(&few)) / COMMITS as f64;
    Some(Calls { syncs: per(|c| c.syncs), writes: per(|c| c.writes), bytes: per(|c| c.bytes) })
}

fn traced(commits: u64) -> Option<Calls> {
    let folder = tempfile::tempdir().unwrap();
    let trace = folder.path().join("trace");
    let mut process = Process::new("strace");
    process.args(["-f", "-s", "0", "-e", "trace=fdatasync,fsync,pwrite64", "-o"]).arg(&trace);
    process.arg(std::env::current_exe().unwrap());
    let ran = process.env(CHILD, commits.to_string()).env(PLACE, folder.path().join("place")).output().ok()?;
    ran.status.success().then(|| count(&fs::read_to_string(trace).unwrap()))
}

fn count(trace: &str) -> Calls {
    let mut calls = Calls { syncs: 0.0, writes: 0.0, bytes: 0.0 };
    for line in trace.lines() {
        let called = line.split_once(' ').map_or(line, |(_, called)| called.trim_start());
        if called.starts_with("fdatasync(") || called.starts_with("fsync(") {
            calls.syncs += 1.0;
        } else if let Some(given) = called.strip_prefix("pwrite64(") {
            let given = given.split([')', '<']).next().unwrap_or_default();
            let numbers: Vec<f64> = given.split(", ").filter_map(|number| number.trim().parse().ok()).collect();
            let [.., length, at] = numbers[..] else { continue };
            calls.writes += 1.0;
            calls.bytes += (((at + length - 1.0) / BLOCK).floor() - (at / BLOCK).floor() + 1.0) * BLOCK;
        }
    }
    calls
}
