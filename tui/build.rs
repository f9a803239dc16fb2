//! Says whether the real cases are here: `cfg(ilfaut_data)` is on when the folder that `ILFAUT_DATA` names exists, so that a test
//! that needs it is reported as ignored, by name, where it is absent.

use std::path::Path;

fn main() {
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
