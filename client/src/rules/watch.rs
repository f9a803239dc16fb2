//! Who might not be voting for themselves: detectors, each a pure rule over plain facts, each answering with alerts
//! that say why in numbers. An alert marks; it never removes a vote and never refuses one. Moderators read it.
//!
//! The thresholds are held against seven published conversations (3,899 people, 121,482 votes; `tests/data/watch.rs`):
//! all detectors together mark fewer than one honest person in two hundred.
//!
//! | module | what it looks for |
//! |---|---|
//! | [`facts`] | what the detectors are told |
//! | [`alert`] | what they answer |
//! | [`burst`] | many votes through one link in a few minutes, nearly all alike |
//! | [`straight`] | the same answer again and again, against what others say, without pause |
//! | [`twins`] | accounts that vote alike and together |
//! | [`haste`] | votes faster than the texts can be read |
//! | [`cohort`] | accounts that arrived together and vote alike, unlike everybody else |
//! | [`echo`] | near-identical proposals from new accounts |

pub mod alert;
pub mod burst;
pub mod cohort;
pub mod echo;
pub mod facts;
pub mod haste;
pub mod straight;
pub mod twins;

pub use alert::{Alert, Level, Reason};
pub use facts::{Facts, Text, Vote};

/// All alerts of a question, the most serious first.
pub fn watch(facts: &Facts) -> Vec<Alert> {
    let detectors = [burst::burst, straight::straight, twins::twins, haste::haste, cohort::cohort, echo::echo];
    let mut alerts: Vec<Alert> = detectors.into_iter().flat_map(|detector| detector(facts)).collect();
    alerts.sort_by_key(|alert| (std::cmp::Reverse(alert.level), alert.participants.first().copied()));
    alerts
}

#[cfg(test)]
mod tests;
