//! Where a moderator's console keeps what it must not lose: one numbered place for each console of the same moderator that
//! runs at once, whichever way the consultation is reached. Knows not what is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ilfaut_client::Result;
use ilfaut_client::address::Address;
use ilfaut_client::connect;
use ilfaut_client::store::Store;

use super::slot::Slot;
use super::{beside, folder_of};

/// The store in a place.
const STORE: &str = "console";

/// A place that this console holds until dropped.
pub struct Desk {
    store: Arc<dyn Store>,
    /// Dropped after the store, so that no other program finds the place free and the store still open.
    slot: Option<Slot>,
    folder: Option<PathBuf>,
}

impl Desk {
    /// Takes the first free place of this moderator at the consultation of `address`.
    pub fn take(address: &Address, moderator: &str) -> Result<Self> {
        let Some(folder) = folder(address, moderator) else {
            return Ok(Self { store: Arc::from(connect::open_store(address, STORE)?), slot: None, folder: None });
        };
        let slot = Slot::take(&folder)?;
        Ok(Self { store: Arc::from(slot.store(STORE)?), slot: Some(slot), folder: Some(folder) })
    }

    /// A place of this moderator, if there ever was one: nothing is made.
    pub fn find(address: &Address, moderator: &str) -> Result<Option<Self>> {
        let known = folder(address, moderator).is_some_and(|folder| folder.exists());
        if known { Self::take(address, moderator).map(Some) } else { Ok(None) }
    }

    /// What is kept here.
    pub fn store(&self) -> &dyn Store {
        self.store.as_ref()
    }

    /// Calls `each` with what every other place of this moderator keeps that no program holds now.
    pub fn others(&self, each: &mut dyn FnMut(&dyn Store) -> Result<()>) -> Result<()> {
        let (Some(folder), Some(own)) = (&self.folder, &self.slot) else { return Ok(()) };
        for number in numbers(folder) {
            if let Some(slot) = Slot::take_number(folder, number).filter(|slot| !slot.is(own)) {
                each(slot.store(STORE)?.as_ref())?;
            }
        }
        Ok(())
    }
}

/// The numbers of the places that were ever made.
fn numbers(folder: &Path) -> Vec<usize> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut numbers: Vec<usize> =
        entries.filter_map(|entry| entry.file_name().to_str().and_then(|name| name.parse().ok())).collect();
    numbers.sort_unstable();
    numbers
}

/// The folder of a moderator's places, beside what other programs keep; none for a trial in memory.
fn folder(address: &Address, moderator: &str) -> Option<PathBuf> {
    let beside = match address {
        Address::Memory => return None,
        Address::Sled(folder) => folder.join("beside"),
        Address::Http(url) => beside(url),
    };
    Some(beside.join("console").join(folder_of(moderator)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(desk: &Desk, key: &str) {
        desk.store().put(&[(key.into(), Some(b"1".to_vec()))]).unwrap();
    }

    fn keys(store: &dyn Store) -> Vec<String> {
        let mut keys = Vec::new();
        store.scan(b"", &mut |key, _| keys.push(String::from_utf8_lossy(key).into_owned())).unwrap();
        keys
    }

    fn left(desk: &Desk) -> Vec<String> {
        let mut found = Vec::new();
        desk.others(&mut |store| {
            found.extend(keys(store));
            Ok(())
        })
        .unwrap();
        found
    }

    #[test]
    fn two_consoles_have_two_places_and_the_next_finds_what_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sled(folder.path().join("place"));
        assert!(Desk::find(&address, "Morgane").unwrap().is_none() && !folder.path().join("place").exists());
        let first = Desk::take(&address, "Morgane").unwrap();
        let second = Desk::take(&address, "Morgane").unwrap();
        put(&first, "a");
        put(&second, "b");
        assert!(left(&first).is_empty(), "a place that is held is left alone");
        drop(second);
        assert_eq!(left(&first), ["b"]);
        drop(first);
        let again = Desk::find(&address, "Morgane").unwrap().unwrap();
        assert_eq!((keys(again.store()), left(&again)), (vec!["a".to_owned()], vec!["b".to_owned()]));
    }

    #[test]
    fn moderators_never_share_a_place() {
        let folder = tempfile::tempdir().unwrap();
        let address = Address::Sled(folder.path().to_owned());
        put(&Desk::take(&address, "Inès").unwrap(), "a");
        let other = Desk::take(&address, "Ines").unwrap();
        assert!(keys(other.store()).is_empty() && left(&other).is_empty());
        assert!(Desk::take(&Address::Memory, "Inès").is_ok_and(|desk| left(&desk).is_empty()));
    }
}
