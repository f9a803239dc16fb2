//! Citizens: one conversation on every channel.

use std::ffi::OsString;
use std::process::ExitCode;

pub mod conversation;
pub mod voice;

/// Runs the program with these arguments (the first is its own name).
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let _ = args.into_iter().count();
    ExitCode::FAILURE
}
