//! Consultations that never took place: a crowd whose opinions are known, to measure what a rotation finds out.
//!
//! Everything follows from a seed; no clock, no chance of its own.
//!
//! | module | what it holds |
//! |---|---|
//! | [`oracle`] | what every participant thinks of every proposal |
//! | [`rough`] | the same with limbo, scatter and uneven qualifications |
//! | [`fixed`], [`free`] | replays: a uniform choice with known hashes, and a rotation under test |
//! | [`strategy`] | the rotations |
//! | [`brigade`] | people who push a slate |
//! | [`measure`] | found against true |
//! | [`plan`] | one simulation, from its plan to its report |

pub mod brigade;
pub mod fixed;
pub mod free;
pub mod measure;
pub mod oracle;
pub mod plan;
pub mod rough;
pub mod strategy;
