//! Two folders for a power cut: the live one, and the one that keeps what was synced.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A live folder and what a disk would have kept of it.
pub(super) struct Disk(TempDir);

impl Disk {
    /// An empty disk.
    pub(super) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// The folder that the program works in.
    pub(super) fn live(&self) -> PathBuf {
        self.real().join("live")
    }

    fn kept(&self) -> PathBuf {
        self.real().join("kept")
    }

    /// The shim compares paths as the system sees them.
    fn real(&self) -> PathBuf {
        self.0.path().canonicalize().unwrap()
    }

    /// Takes all that is live now as synced.
    pub(super) fn keep_all(&self) {
        copy(&self.live(), &self.kept());
    }

    /// Cuts the power: what was not kept is gone.
    pub(super) fn cut(&self) {
        fs::remove_dir_all(self.live()).unwrap();
        copy(&self.kept(), &self.live());
    }

    /// A copy of what was kept, to look at.
    pub(super) fn copy_of_kept(&self) -> PathBuf {
        let copied = self.real().join("copy");
        if copied.exists() {
            fs::remove_dir_all(&copied).unwrap();
        }
        copy(&self.kept(), &copied);
        copied
    }

    /// What the child's environment needs, and `more`.
    pub(super) fn variables(&self, more: &[(&str, &str)]) -> Vec<(String, String)> {
        let path = |path: &Path| path.to_str().unwrap().to_owned();
        let own =
            [("LD_PRELOAD", path(super::shim())), ("SHIM_LIVE", path(&self.live())), ("SHIM_KEPT", path(&self.kept()))];
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        own.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(more).collect()
    }
}

/// Compiles the shim.
pub(super) fn compile() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("powercut/shim.c");
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("shim-{}.so", std::process::id()));
    let cc =
        Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&made).arg(source).arg("-ldl").output().unwrap();
    assert!(cc.status.success(), "{}", String::from_utf8_lossy(&cc.stderr));
    made
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
