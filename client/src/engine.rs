//! The embedded backend: commands in, events out, one state in memory, one writer.
//!
//! | file | what it holds |
//! |---|---|
//! | [`command`] | what may be asked of the writer, and its answers |
//! | [`event`] | what happened: the only thing the journal keeps |
//! | [`state`], [`apply`] | everything that follows from the events |
//! | [`decide`] | the rules: state + command → events, or a refusal |
//! | [`ties`] | what must be erasable: links, names, texts; never in the journal |
//! | [`writer`] | the one thread that decides, appends, syncs, acknowledges |
//! | [`finder`] | texts by word and by likeness, from the first search on |
//! | [`decks`] | the rotations, brought up to date before each deal |
//! | [`lease`] | which moderator is reading what |
//! | [`recount`] | the count again, from nothing |
//! | [`view`] | what may be read, by whom |
//! | [`embedded`] | the port, on all of this |

pub mod apply;
pub mod command;
pub mod decide;
pub mod decks;
pub mod embedded;
pub mod event;
pub mod finder;
pub mod lease;
pub mod recount;
pub mod snapshot;
pub mod state;
pub mod ties;
pub mod view;
pub mod writer;

pub use embedded::Engine;
