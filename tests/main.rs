//! Everything that needs more than one room of the house, in one executable.
//!
//! Every file of this folder is listed below or by a file listed below; a house test says when one is not.
#![cfg_attr(feature = "matrix", recursion_limit = "256")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test says what it expects by stopping where it is not so"
)]

mod backend;
mod certainty;
mod console;
mod crowd;
mod data;
mod engine;
mod gateway;
mod gateway_account;
mod house;
mod kill;
#[cfg(feature = "matrix")]
mod matrix;
mod operator;
mod parsers;
mod place;
mod powercut;
mod program;
mod remote;
mod serve;
mod talk;
#[cfg(feature = "telegram")]
mod telegram;
