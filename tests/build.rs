//! Says whether the real cases are here: `cfg(ilfaut_data)` is on when the folder that `ILFAUT_DATA` names exists, so that
//! a test that needs it is reported as ignored, by name, where it is absent. Knows nothing of what the folder holds.
//! In the same way `cfg(ilfaut_cc)` says whether a shim in C can be compiled and loaded: Linux, with `cc`.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(ilfaut_cc)");
    if cfg!(target_os = "linux") && Command::new("cc").arg("--version").output().is_ok_and(|cc| cc.status.success()) {
        println!("cargo::rustc-cfg=ilfaut_cc");
    }
    println!("cargo::rustc-check-cfg=cfg(ilfaut_data)");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ILFAUT_DATA");
    let Some(folder) = std::env::var_os("ILFAUT_DATA").filter(|folder| !folder.is_empty()) else { return };
    let folder = Path::new(&folder);
    println!("cargo::rerun-if-changed={}", folder.join("README.md").display());
    if folder.join("README.md").is_file() {
        println!("cargo::rustc-cfg=ilfaut_data");
        println!("cargo::rustc-env=ILFAUT_DATA_FOUND={}", folder.display());
    }
}
