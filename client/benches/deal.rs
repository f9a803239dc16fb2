//! Whole consultations: the next cards at three sizes, the table of results, and « La Parole aux Bretons » voted from the first
//! vote to the last. Only ratios within one run mean anything.
//!
//! `cargo bench -p ilfaut-client --features bench --bench deal` (two minutes).
#![expect(clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

mod cards;
mod consultation;
mod people;
mod results;
mod timing;

fn main() {
    cards::deal();
    results::tabulate();
    consultation::replay();
}
