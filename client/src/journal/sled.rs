//! The journal on sled: one batch, one value, one flush, one fdatasync; never a removal.
//!
//! sled's `flush` does not survive a power cut on Linux, so the store's file is synced as well, before anything is
//! acknowledged. What sled would repair in silence is seen first: a folder closed in order is compared with its seal, any
//! other is read whole from a copy.

mod copy;

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::chain::{self, Head};
use super::folder::{self, Folder, Mark};
use super::{Journal, Read, Turn, Witness};
use crate::error::{Damage, Error, Flaw, OpenFault, Result};
use crate::store::sled::{open_db, words};
use copy::{Copied, read_away, take};

/// Batches after which `HEAD` is brought up to date even if there is no free moment.
const MARK_EVERY: u64 = 4096;
/// How often, and how long apart, a handle that sled is slow to give back is asked for again.
const PATIENCE: (u32, Duration) = (250, Duration::from_millis(20));

/// A journal in a folder, held by this process.
pub struct SledJournal {
    folder: Folder,
    db: sled::Db,
    file: File,
    head: Head,
    marked: Head,
}

/// A journal just opened, with the snapshot it was closed with, if that can be trusted.
pub struct Opened {
    /// The journal.
    pub journal: SledJournal,
    /// The snapshot given to `close`; only after an orderly close.
    pub snapshot: Option<Vec<u8>>,
}

impl SledJournal {
    /// Opens a folder; refuses a damaged one without changing it.
    pub fn open(path: &Path, create: bool) -> Result<Opened> {
        let (folder, mark) = Folder::hold(path, create)?;
        let inner = folder.inside("journal");
        let snapshot = match mark.seal {
            Some(seal) => {
                let found = folder::seal(&inner).map_err(|error| folder.system(&error))?;
                if found != seal {
                    return Err(folder.damaged(Damage::Changed).into());
                }
                fs::read(folder.inside("snapshot")).ok()
            }
            None if inner.exists() => verify_copy(&folder, mark).map(|()| None)?,
            None => make(&folder, &inner).map(|()| None)?,
        };
        if mark.seal.is_some() {
            let open = Mark { seal: None, ..mark };
            folder.write_mark(open).map_err(|error| folder.system(&error))?;
        }
        let db = open_db(&inner).map_err(|error| unopened(&folder, error))?;
        let file = File::options().write(true).open(inner.join("db")).map_err(|error| folder.system(&error))?;
        let journal = Self { folder, db, file, head: mark.head, marked: mark.head };
        Ok(Opened { journal, snapshot })
    }

    /// The folder, for what is kept beside the journal.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    fn append(&mut self, payloads: &[Vec<u8>]) -> Result<()> {
        let mut head = self.head;
        for payload in payloads {
            let (next, entry) = chain::frame(head, payload);
            self.db.insert(head.length.to_be_bytes(), entry).map_err(lost)?;
            head = next;
        }
        self.db.flush().map_err(lost)?;
        self.file.sync_data().map_err(lost)?;
        self.head = head;
        Ok(())
    }

    fn mark(&mut self, seal: Option<u32>) -> Result<()> {
        self.folder.write_mark(Mark { head: self.head, seal }).map_err(lost)?;
        self.marked = self.head;
        Ok(())
    }
}

impl Journal for SledJournal {
    fn head(&self) -> Head {
        self.head
    }

    fn read(&mut self, after: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let marked = self.marked;
        let read = read_entries(&self.db, after, marked, each)?;
        if let Some((entry, flaw)) = read.broken {
            return Err(self.folder.damaged(Damage::Entry { entry, flaw }).into());
        }
        self.head = read.head;
        Ok(())
    }

    fn commit(&mut self, turn: &mut dyn Turn) -> Result<()> {
        let payloads = turn.batch()?;
        if payloads.is_empty() {
            return Ok(());
        }
        self.append(&payloads)?;
        if self.head.length - self.marked.length >= MARK_EVERY { self.mark(None) } else { Ok(()) }
    }

    fn witness(&self) -> Arc<dyn Witness> {
        Arc::new(Copied::new(self.folder.inside("journal"), self.folder.inside("journal.check")))
    }

    fn rest(&mut self) -> Result<()> {
        if self.head == self.marked { Ok(()) } else { self.mark(None) }
    }

    fn close(self: Box<Self>, snapshot: Option<Vec<u8>>) -> Result<()> {
        let Self { folder, db, file, head, .. } = *self;
        db.flush().map_err(lost)?;
        file.sync_all().map_err(lost)?;
        drop(db);
        drop(file);
        let inner = folder.inside("journal");
        // Another handle would still write: without its end there is no seal, and the next opening reads all.
        let seal = if freed(&inner) { Some(folder::seal(&inner).map_err(lost)?) } else { None };
        if let (Some(bytes), Some(_)) = (snapshot, seal) {
            folder.write("snapshot", &bytes).map_err(lost)?;
        }
        folder.write_mark(Mark { head, seal }).map_err(lost)
    }
}

/// Reads a copy of the journal in `folder`, which is left as it is; checks it against `mark`.
pub fn read_copy(folder: &Folder, mark: Mark, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read> {
    let check = folder.inside("journal.check");
    take(&folder.inside("journal"), &check).map_err(|error| folder.system(&error))?;
    read_away(&check, mark.head, each).map_err(|error| match error {
        Error::Closed(OpenFault::System { what, .. }) => OpenFault::System { path: folder.name(), what }.into(),
        other => other,
    })
}

/// Whether the journal still is what its seal says; none when it was not closed in order.
pub fn seal_holds(folder: &Folder, mark: Mark) -> Result<Option<bool>> {
    let Some(seal) = mark.seal else { return Ok(None) };
    let found = folder::seal(&folder.inside("journal")).map_err(|error| folder.system(&error))?;
    Ok(Some(found == seal))
}

fn verify_copy(folder: &Folder, mark: Mark) -> std::result::Result<(), OpenFault> {
    let read = read_copy(folder, mark, &mut |_| Ok(())).map_err(|error| match error {
        Error::Closed(fault) => fault,
        other => folder.damaged(Damage::Store(other.to_string())),
    })?;
    match read.broken {
        None => Ok(()),
        Some((entry, flaw)) => Err(folder.damaged(Damage::Entry { entry, flaw })),
    }
}

/// Reads what follows `after`; there must be at least what `mark` says, and the same.
fn read_entries(db: &sled::Db, after: Head, mark: Head, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<Read> {
    let mut head = after;
    let broken = |head: Head, flaw: Flaw| Ok(Read { head, broken: Some((head.length + 1, flaw)) });
    for pair in db.range(after.length.to_be_bytes()..) {
        let (key, entry) = match pair {
            Ok(pair) => pair,
            Err(error) => return broken(head, Flaw::Unreadable(error.to_string())),
        };
        if key.as_ref() != head.length.to_be_bytes() {
            return broken(head, Flaw::Missing);
        }
        match chain::unframe(head, &entry) {
            Ok((next, _)) if next.length == mark.length && next != mark => return broken(head, Flaw::Link),
            Ok((next, payload)) => {
                each(payload)?;
                head = next;
            }
            Err(flaw) => return broken(head, flaw),
        }
    }
    if head.length < mark.length {
        return broken(head, Flaw::Gone { had: mark.length, left: head.length });
    }
    Ok(Read { head, broken: None })
}

/// What to say of a store that does not open: a full disk is no damage.
fn unopened(folder: &Folder, error: sled::Error) -> OpenFault {
    match error {
        sled::Error::Io(error) => folder.system(&error),
        other => folder.damaged(Damage::Store(other.to_string())),
    }
}

/// Waits until nobody holds the store's file any more (sled gives it back a little after its last handle).
fn freed(inner: &Path) -> bool {
    let (tries, pause) = PATIENCE;
    let Ok(file) = File::options().append(true).open(inner.join("db")) else { return true };
    (0..tries).any(|_| {
        let free = file.try_lock().is_ok();
        if !free {
            std::thread::sleep(pause);
        }
        free
    })
}

/// Makes an empty journal under another name, and gives it its name once every file of it is durable.
fn make(folder: &Folder, inner: &Path) -> std::result::Result<(), OpenFault> {
    let fault = |error: io::Error| folder.system(&error);
    let draft = folder.inside("journal.new");
    remove(&draft).map_err(fault)?;
    drop(open_db(&draft).map_err(|error| unopened(folder, error))?);
    freed(&draft);
    for name in ["db", "conf"] {
        File::open(draft.join(name)).and_then(|file| file.sync_all()).map_err(fault)?;
    }
    folder::sync_folder(&draft).map_err(fault)?;
    fs::rename(&draft, inner).map_err(fault)?;
    folder::sync_folder(&folder.inside(".")).map_err(fault)
}

fn remove(path: &Path) -> io::Result<()> {
    if path.exists() { fs::remove_dir_all(path) } else { Ok(()) }
}

fn lost(error: impl Into<sled::Error>) -> Error {
    Error::Unavailable(format!("the journal cannot be written: {}", words(error.into())))
}
