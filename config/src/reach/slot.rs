//! A folder for what one running program keeps of a consultation that is open elsewhere: of several programs at once, each
//! has its own. Knows not what is kept.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::error::OpenFault;
use ilfaut_client::store::Store;
use ilfaut_client::{Error, Result};

/// Most programs of one machine at one consultation.
const MOST: usize = 1_000;

/// A numbered folder held by this process until dropped.
pub(super) struct Slot {
    path: PathBuf,
    lock: File,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let _ = self.lock.unlock(); // at once, though a process being started may hold a copy of the handle
    }
}

impl Slot {
    /// Takes the first numbered folder in `folder` that no program holds.
    pub(super) fn take(folder: &Path) -> Result<Self> {
        let fault = |error: &io::Error| {
            Error::Closed(OpenFault::System { path: folder.display().to_string(), what: error.to_string() })
        };
        for number in 0..MOST {
            if let Some(slot) = Self::try_number(folder, number).map_err(|error| fault(&error))? {
                return Ok(slot);
            }
        }
        Err(fault(&io::Error::from(io::ErrorKind::ResourceBusy)))
    }

    /// Takes the folder of this number, unless a program holds it.
    pub(super) fn take_number(folder: &Path, number: usize) -> Option<Self> {
        Self::try_number(folder, number).ok().flatten()
    }

    fn try_number(folder: &Path, number: usize) -> io::Result<Option<Self>> {
        let path = folder.join(number.to_string());
        fs::create_dir_all(&path)?;
        let lock = File::options().create(true).append(true).open(path.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(Self { path, lock })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Whether both are the same folder.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.path == other.path
    }

    /// Opens the store of this name in it.
    pub(super) fn store(&self, name: &str) -> Result<Box<dyn Store>> {
        connect::open_store(&Address::Sled(self.path.clone()), name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_program_has_its_own_and_the_next_one_finds_it_again() {
        let folder = tempfile::tempdir().unwrap();
        let first = Slot::take(folder.path()).unwrap();
        let second = Slot::take(folder.path()).unwrap();
        assert_ne!(first.path, second.path);
        first.store("keep").unwrap().put(&[(b"a".to_vec(), Some(b"1".to_vec()))]).unwrap();
        drop(first);
        let again = Slot::take(folder.path()).unwrap();
        assert_eq!(again.store("keep").unwrap().get(b"a").unwrap(), Some(b"1".to_vec()));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
