//! wrk, where it is installed, with the script of `tests/load`.

use std::fmt::Write as _;
use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::callers::Figure;
use crate::front::Visit;

/// How votes are made up.
const SCRIPT: &str = include_str!("../../tests/load/vote.lua");
/// Threads of wrk.
const THREADS: usize = 2;

/// Whether wrk is installed.
pub(crate) fn is_here() -> bool {
    Command::new("wrk").arg("-v").output().is_ok()
}

/// Votes on the cards of these visits by `callers` connections; none where wrk is not installed.
pub(crate) fn run(
    address: SocketAddr,
    folder: &Path,
    visits: &[Visit],
    callers: usize,
    time: Duration,
) -> Option<Figure> {
    let (script, cards) = (folder.join("vote.lua"), folder.join("cards"));
    fs::write(&script, SCRIPT).unwrap();
    fs::write(&cards, lines(visits)).unwrap();
    let seconds = time.as_secs().max(1);
    let mut wrk = Command::new("wrk");
    wrk.args([format!("-t{THREADS}"), format!("-c{callers}"), format!("-d{seconds}s"), "-s".to_owned()]);
    wrk.arg(&script).arg(format!("http://{address}")).arg("--").arg(&cards).arg(THREADS.to_string());
    let ran = tokio::task::block_in_place(|| wrk.output()).ok()?;
    let said = String::from_utf8(ran.stdout).unwrap();
    let last = said.lines().last().unwrap_or_default();
    let words: Vec<&str> = last.split(' ').collect();
    let [rate, median, slow, errors] = words[..] else { panic!("{said}{}", String::from_utf8_lossy(&ran.stderr)) };
    let milliseconds = |microseconds: &str| microseconds.parse::<f64>().unwrap() / 1e3;
    let (median, slow) = (milliseconds(median), milliseconds(slow));
    Some(Figure { rate: rate.parse().unwrap(), median, slow, errors: errors.parse().unwrap() })
}

/// One card on each line: the first of everybody, the second of everybody.
fn lines(visits: &[Visit]) -> String {
    let mut lines = String::new();
    for turn in 0..visits.first().map_or(0, |visit| visit.cards.len()) {
        for visit in visits {
            let (proposal, key) = &visit.cards[turn];
            writeln!(lines, "{} {proposal} {key}", visit.session).unwrap();
        }
    }
    lines
}
