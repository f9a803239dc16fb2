//! The key-value port on sled, in numbered generations so that what was erased is really gone.
//!
//! sled never overwrites in place, so a dropped value stays in its file. [`SledStore::rewrite`] copies what is left into
//! the next generation, points to it, and deletes the old files. A drop is an empty marker, never sled's `remove`.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use super::Store;
use crate::error::{Damage, Error, OpenFault, Result};
use crate::journal::folder::{replace, sync_folder};

/// Marks a dropped value; every other value begins with [`KEPT`].
const DROPPED: u8 = 0;
/// Bytes of a segment. sled fills one after the other, and then those whose values were all replaced; a power cut while it
/// does so was once seen to leave a store that does not open. A store of people and texts hardly fills one this large.
const SEGMENT: usize = 1 << 22;
/// Begins a value that is there.
const KEPT: u8 = 1;

/// A store in a folder, held by this process.
pub struct SledStore {
    path: PathBuf,
    open: RwLock<Generation>,
}

struct Generation {
    number: u64,
    db: sled::Db,
    file: File,
}

impl SledStore {
    /// Opens the store in `path`, or makes it.
    pub fn open(path: &Path) -> Result<Self> {
        let fault = |error: io::Error| OpenFault::System { path: path.display().to_string(), what: error.to_string() };
        fs::create_dir_all(path).map_err(fault)?;
        let number = match fs::read_to_string(path.join("CURRENT")) {
            Ok(text) => current(&text).ok_or_else(|| OpenFault::Damaged {
                path: path.display().to_string(),
                what: Damage::Store("CURRENT".to_owned()),
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Generation::make(path, 0)?;
                point(path, 0).map_err(fault)?;
                path.parent().map_or(Ok(()), sync_folder).map_err(fault)?;
                0
            }
            Err(error) => return Err(fault(error).into()),
        };
        clear_others(path, number).map_err(fault)?;
        Ok(Self { path: path.to_owned(), open: RwLock::new(Generation::open(path, number)?) })
    }
}

impl Store for SledStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        Ok(open.db.get(key).map_err(lost)?.and_then(|value| kept(&value).map(<[u8]>::to_vec)))
    }

    fn put(&self, pairs: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let mut batch = sled::Batch::default();
        for (key, value) in pairs {
            let stored = value.as_ref().map_or_else(
                || vec![DROPPED],
                |value| std::iter::once(KEPT).chain(value.iter().copied()).collect::<Vec<u8>>(),
            );
            batch.insert(key.as_slice(), stored);
        }
        open.db.apply_batch(batch).map_err(lost)?;
        open.sync()
    }

    fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        for pair in open.db.scan_prefix(prefix) {
            let (key, value) = pair.map_err(lost)?;
            if let Some(value) = kept(&value) {
                each(&key, value);
            }
        }
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        let number = open.number + 1;
        Generation::make(&self.path, number)?;
        let next = Generation::open(&self.path, number)?;
        for pair in open.db.iter() {
            let (key, value) = pair.map_err(lost)?;
            if kept(&value).is_some() {
                next.db.insert(key, value).map_err(lost)?;
            }
        }
        next.sync()?;
        point(&self.path, number).map_err(lost)?;
        *open = next;
        clear_others(&self.path, number).map_err(lost)
    }
}

impl Generation {
    /// Makes an empty generation; it counts only once `CURRENT` points to it.
    fn make(path: &Path, number: u64) -> Result<()> {
        let inner = path.join(number.to_string());
        if inner.exists() {
            fs::remove_dir_all(&inner).map_err(lost)?;
        }
        let made = Self::open(path, number)?;
        made.sync()?;
        for name in ["db", "conf"] {
            File::open(inner.join(name)).and_then(|file| file.sync_all()).map_err(lost)?;
        }
        sync_folder(&inner).map_err(lost)
    }

    fn open(path: &Path, number: u64) -> Result<Self> {
        let inner = path.join(number.to_string());
        let db = open_db(&inner).map_err(|error| fault(path, &error))?;
        let file = File::options().write(true).open(inner.join("db")).map_err(lost)?;
        Ok(Self { number, db, file })
    }

    fn sync(&self) -> Result<()> {
        self.db.flush().map_err(lost)?;
        self.file.sync_data().map_err(lost)
    }
}

/// Opens a folder of sled. sled gives a file back a little after its last handle is dropped: ask again for five seconds.
pub(crate) fn open_db(path: &Path) -> sled::Result<sled::Db> {
    clear_drafts(path)?;
    let config = sled::Config::default().path(path).flush_every_ms(None).cache_capacity(16 << 20).segment_size(SEGMENT);
    let mut tries = 250;
    loop {
        match config.open() {
            Err(sled::Error::Io(error)) if error.to_string().contains("lock") && tries > 0 => {
                tries -= 1;
                std::thread::sleep(Duration::from_millis(20));
            }
            other => return other,
        }
    }
}

/// Deletes what sled was writing when it was killed or the disk was full: it takes such a draft for a snapshot, finds it
/// corrupt and refuses the whole folder, though the snapshot before and the log are there.
fn clear_drafts(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.starts_with("snap.") && name.ends_with(".generating") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// What sled says, without its own packing of the system's words.
pub(crate) fn words(error: sled::Error) -> String {
    match error {
        // A copied error of sled holds the words of the system for programmers only.
        sled::Error::Io(error) if error.raw_os_error().is_none() => error.kind().to_string(),
        sled::Error::Io(error) => error.to_string(),
        other => other.to_string(),
    }
}

fn current(text: &str) -> Option<u64> {
    text.strip_prefix("ilfaut-store 1\n")?.trim_end().parse().ok()
}

fn point(path: &Path, number: u64) -> io::Result<()> {
    replace(path, "CURRENT", format!("ilfaut-store 1\n{number}\n").as_bytes())
}

/// Deletes generations that nothing points to: what was erased, or what a power cut left half made.
fn clear_others(path: &Path, number: u64) -> io::Result<()> {
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let other = entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok());
        if other.is_some_and(|other| other != number) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    sync_folder(path)
}

fn kept(value: &[u8]) -> Option<&[u8]> {
    value.split_first().filter(|(mark, _)| **mark == KEPT).map(|(_, value)| value)
}

fn fault(path: &Path, error: &sled::Error) -> Error {
    let path = path.display().to_string();
    match error {
        sled::Error::Io(io) if io.to_string().contains("lock") => OpenFault::Locked(path).into(),
        sled::Error::Io(io) => OpenFault::System { path, what: io.to_string() }.into(),
        other => OpenFault::Damaged { path, what: Damage::Store(other.to_string()) }.into(),
    }
}

fn lost(error: impl Into<sled::Error>) -> Error {
    Error::Unavailable(format!("the store cannot be written: {}", words(error.into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(key: &str, value: &str) -> (Vec<u8>, Option<Vec<u8>>) {
        (key.into(), Some(value.into()))
    }

    fn holds(folder: &Path, words: &str) -> bool {
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if fs::read(&path).unwrap().windows(words.len()).any(|bytes| bytes == words.as_bytes()) {
                    return true;
                }
            }
        }
        false
    }

    #[test]
    fn what_is_dropped_is_gone_from_the_disk_after_a_rewrite() {
        let folder = tempfile::tempdir().unwrap();
        let store = SledStore::open(folder.path()).unwrap();
        store.put(&[pair("name", "Nolwenn-Le-Goff"), pair("town", "Douarnenez")]).unwrap();
        store.put(&[(b"name".to_vec(), None)]).unwrap();
        assert_eq!(store.get(b"name").unwrap(), None);
        assert!(holds(folder.path(), "Nolwenn-Le-Goff"), "a drop alone leaves the bytes");
        store.rewrite().unwrap();
        assert!(!holds(folder.path(), "Nolwenn-Le-Goff"));
        assert_eq!(store.get(b"town").unwrap().as_deref(), Some(&b"Douarnenez"[..]));
        drop(store);
        let store = SledStore::open(folder.path()).unwrap();
        assert_eq!(store.get(b"town").unwrap().as_deref(), Some(&b"Douarnenez"[..]));
    }

    #[test]
    fn a_draft_that_sled_left_is_no_damage() {
        let folder = tempfile::tempdir().unwrap();
        let store = SledStore::open(folder.path()).unwrap();
        store.put(&[pair("town", "Douarnenez")]).unwrap();
        drop(store);
        fs::write(folder.path().join("0/snap.00000000000FFFFF.generating"), b"cut").unwrap();
        let store = SledStore::open(folder.path()).unwrap();
        assert_eq!(store.get(b"town").unwrap().as_deref(), Some(&b"Douarnenez"[..]));
    }

    #[test]
    fn a_scan_goes_through_one_prefix_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let store = SledStore::open(folder.path()).unwrap();
        store.put(&[pair("b2", "2"), pair("b1", "1"), pair("c", "3"), pair("b", "0")]).unwrap();
        let mut seen = Vec::new();
        store.scan(b"b", &mut |key, value| seen.push((key.to_vec(), value.to_vec()))).unwrap();
        let expected = [("b", "0"), ("b1", "1"), ("b2", "2")];
        assert_eq!(seen, expected.map(|(key, value)| (key.as_bytes().to_vec(), value.as_bytes().to_vec())));
    }
}
