//! Citizens: one conversation on every channel.
//!
//! | module | what it holds |
//! |---|---|
//! | [`conversation`] | one pure state machine: where one is and what is heard give what is asked and said |
//! | [`voice`] | from meaning to words |
//! | [`host`] | asks what the conversation asks, keeps the dialogue, then speaks |
//! | [`memory`] | dialogues, in a store that can really forget |
//! | [`identity`] | from what a channel knows of somebody to a keyed hash |
//! | `notices` | what moderators decided, told once |
//! | [`channel`] | ways to reach people: four methods each |
//! | [`picture`] | what everyone said, drawn |
//! | `rate` | counting by the clock that is handed in |
//! | `program` | arguments, opening, a clean end |

#![cfg_attr(feature = "matrix", recursion_limit = "256")]

use std::ffi::OsString;
use std::process::ExitCode;

pub mod channel;
pub mod conversation;
pub mod host;
pub mod identity;
pub mod memory;
mod notices;
pub mod picture;
mod program;
mod rate;
pub mod voice;

/// Runs the program with these arguments (the first is its own name).
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    program::main_with(args)
}
