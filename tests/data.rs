//! Real cases, read where `ILFAUT_DATA` points and committed nowhere: published scores, a published consultation,
//! published conversations. Where the folder is absent these tests are ignored, by name.

mod alike;
mod conversations;
mod flags;
mod proposals;
mod scores;
mod synthetic;
mod watch;

use std::path::PathBuf;

/// A file of the real cases.
pub(crate) fn case(path: &str) -> PathBuf {
    let compiled = option_env!("ILFAUT_DATA_FOUND").map(PathBuf::from);
    let folder = std::env::var_os("ILFAUT_DATA").map(PathBuf::from).filter(|folder| folder.is_dir()).or(compiled);
    folder.expect("a test without its data is ignored").join(path)
}

/// A number of a CSV cell.
#[track_caller]
pub(crate) fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("{cell:?} is not a number"))
}
