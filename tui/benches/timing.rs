//! The stopwatch of the benchmark: instants, medians, and whether a goal was met. Knows nothing of what is measured.

use std::hint::black_box;
use std::time::Instant;

/// The present instant of a clock that only measures.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures the machine's own time")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// How long some work took, in microseconds.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let begin = now();
    black_box(work());
    begin.elapsed().as_secs_f64() * 1e6
}

/// The number in the middle of the others; not a number where there are none.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    let mut numbers = numbers.to_vec();
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Prints whether a figure is as wanted.
pub(crate) fn goal(name: &str, found: f64, wanted: f64, at_least: bool) {
    let met = if at_least { found >= wanted } else { found <= wanted };
    let (sign, word) = (if at_least { "at least" } else { "at most" }, if met { "met" } else { "MISSED" });
    println!("{name}: {found:.3}, wanted {sign} {wanted:.3}: {word}");
}
