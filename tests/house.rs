//! The rules of the house, each as a test that reads the project's own files. Knows no behaviour, only shape.
//!
//! Every detector is also shown a bad example that it must catch: a rule that cannot fail protects nothing.

mod dependencies;
mod names;
mod paper;
mod shape;
mod source;
mod words;

use std::path::{Path, PathBuf};

/// The project's own folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests is a folder of the project").to_owned()
}

/// The text of a file named from the project's root.
pub(crate) fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file of the project whose name ends in `.extension`.
pub(crate) fn files_of(extension: &str) -> Vec<String> {
    let is_it = |path: &String| Path::new(path).extension().is_some_and(|own| own == extension);
    files().into_iter().filter(is_it).collect()
}

/// Every file of the project named from its root, build outputs and dot-folders left out, in order.
pub(crate) fn files() -> Vec<String> {
    let mut found = Vec::new();
    walk(&root(), "", &mut found);
    found.sort();
    found
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("the project can be read").map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if matches!(path.as_str(), ".git" | "target") {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}

/// Fails with every line of `faults`, if there is one.
#[track_caller]
pub(crate) fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} found:\n{}", faults.len(), faults.join("\n"));
}
