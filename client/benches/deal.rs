//! Whole consultations: the next cards at three sizes, the table of results, and « La Parole aux Bretons » voted from the first
//! vote to the last. Only ratios within one run mean anything.
//!
//! `cargo bench -p ilfaut-client --features bench --bench deal` (two minutes).
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod cards;
mod consultation;
mod people;
mod results;

use std::hint::black_box;
use std::time::{Duration, Instant};

fn main() {
    cards::deal();
    results::tabulate();
    consultation::replay();
}

/// The present instant of a clock that only measures.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures the machine's own time")]
fn now() -> Instant {
    Instant::now()
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let begin = now();
    let done = black_box(work());
    (begin.elapsed(), done)
}

/// Microseconds.
fn median(times: &mut [Duration]) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64() * 1e6
}

fn goal(name: &str, found: f64, wanted: f64, at_least: bool) {
    let met = if at_least { found >= wanted } else { found <= wanted };
    let (sign, word) = (if at_least { "at least" } else { "at most" }, if met { "met" } else { "MISSED" });
    println!("{name}: {found:.2}, wanted {sign} {wanted}: {word}");
}
