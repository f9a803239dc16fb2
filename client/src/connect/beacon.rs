//! How programs of one machine find each other: whoever has a folder open leaves there where it answers and the key that
//! opens it, for its owner alone, and takes it away when it leaves.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::dialect::secret::Secret;
use crate::journal::folder::sync_folder;

/// The file in the folder.
const FILE: &str = "gateway";

/// Where a folder's program answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beacon {
    /// Its address, such as `http://127.0.0.1:40123`.
    pub url: String,
    /// What opens it.
    pub key: Secret,
}

/// A beacon that is lit until dropped.
#[derive(Debug)]
pub struct Lit(PathBuf);

impl Drop for Lit {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0); // a beacon left behind is found dead by whoever reads it
    }
}

/// The beacon of `folder`, if there is one that can be read.
pub fn read(folder: &Path) -> Option<Beacon> {
    serde_json::from_slice(&fs::read(folder.join(FILE)).ok()?).ok()
}

/// Lights a beacon in `folder`, readable by its owner alone (mode 0600).
pub fn light(folder: &Path, beacon: &Beacon) -> io::Result<Lit> {
    let (file, beside) = (folder.join(FILE), folder.join(format!("{FILE}.new")));
    let _ = fs::remove_file(&beside);
    let mut written = for_owner_alone(&beside)?;
    written.write_all(&serde_json::to_vec(beacon)?)?;
    written.sync_all()?;
    fs::rename(&beside, &file)?;
    sync_folder(folder)?;
    Ok(Lit(file))
}

fn for_owner_alone(path: &Path) -> io::Result<fs::File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beacon_is_read_by_its_owner_while_it_is_lit() {
        let folder = tempfile::tempdir().unwrap();
        let beacon = Beacon { url: "http://127.0.0.1:9".to_owned(), key: Secret::new("k-1") };
        assert_eq!(read(folder.path()), None);
        let lit = light(folder.path(), &beacon).unwrap();
        assert_eq!(read(folder.path()), Some(beacon.clone()));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        assert!(!format!("{beacon:?}").contains("k-1"));
        drop(lit);
        assert_eq!(read(folder.path()), None);
        fs::write(folder.path().join(FILE), b"not json").unwrap();
        assert_eq!(read(folder.path()), None);
    }
}
