//! Consultations that never took place: a crowd whose opinions are known, to measure what a rotation finds out.
//!
//! Everything follows from a seed; no clock, no chance of its own.

pub mod free;
pub mod measure;
pub mod oracle;
pub mod strategy;
