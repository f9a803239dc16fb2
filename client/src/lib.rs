//! What a consultation is, and every way to reach one.
//!
//! | module | what it holds |
//! |---|---|
//! | [`model`] | the words of the field: question, proposal, vote, tally, participant, moderation |
//! | [`rules`] | pure rules: scores, zones, rotation, search, look-alikes, flags |
//! | [`backend`] | the port that every front end speaks to; its docs are the contract of the suite |
//! | [`engine`] | the embedded backend: commands, events, state, one writer |
//! | [`journal`] | the ordered, hash-chained log that is the only truth |
//! | [`store`] | a small key-value port for what must be erasable (ties, dialogues) |
//! | [`dialect`] | make.org's own HTTP dialect as values, both directions |
//! | [`gateway`] | any backend served by HTTP |
//! | [`remote`] | consultations that a server keeps, reached by HTTP |
//! | [`address`], [`connect`] | which backend, by one address |
//! | [`world`], [`error`] | time and chance handed in; errors by what the caller can do about them |
//!
//! A library has no user: nothing here prints, reads the environment or knows a home folder.

pub mod address;
pub mod backend;
pub mod connect;
pub mod dialect;
pub mod engine;
pub mod error;
pub mod gateway;
pub mod journal;
pub mod model;
pub mod remote;
pub mod rules;
pub mod simulate;
pub mod store;
pub mod world;

pub use backend::Backend;
pub use error::{Error, Refusal, Result};
