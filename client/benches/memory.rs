//! Memory of a process: of this one, and of one of its own that only opens a place.

use std::path::{Path, PathBuf};
use std::process::Command;

use ilfaut_client::connect::Missing;

use crate::people;

/// The place that a child is asked to open instead of the benchmark.
const PLACE: &str = "ILFAUT_BENCH_PLACE";

/// Megabytes that this process has in memory.
pub(crate) fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: f64 = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(f64::NAN);
    kilobytes / 1024.0
}

/// Whether this process is such a child.
pub(crate) fn is_child() -> bool {
    std::env::var_os(PLACE).is_some()
}

/// Opens the place and says what that takes.
pub(crate) fn child() {
    let engine = people::open(&PathBuf::from(std::env::var_os(PLACE).unwrap()), Missing::Refuse);
    println!("{}", resident());
    drop(engine);
}

/// Megabytes of a process that has only opened a place that is closed here.
pub(crate) fn of_place(place: &Path) -> f64 {
    let ran = Command::new(std::env::current_exe().unwrap()).env(PLACE, place).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap().trim().parse().unwrap()
}
