//! The whole record read again from its first entry, while the consultation goes on. Holds one entry at a time, and the writer
//! only when something seems broken.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{Engine, closed};
use crate::backend::Checked;
use crate::engine::event;
use crate::engine::writer::Asked;
use crate::error::{Error, OpenFault, Result};
use crate::journal::{Head, Witness};
use crate::model::ModeratorId;

/// What reads the record again, one caller after the other.
pub(super) struct Checks {
    witness: Arc<dyn Witness>,
    turn: Arc<Mutex<()>>,
    /// Whether the place is being given free: what is read is of no use any more.
    over: Arc<AtomicBool>,
}

/// The right to the copy; kept until it is read, whether anybody still waits for the answer or not.
type Turn = OwnedMutexGuard<()>;

impl Checks {
    pub(super) fn new(witness: Arc<dyn Witness>) -> Self {
        Self { witness, turn: Arc::default(), over: Arc::default() }
    }

    /// Whoever reads stops.
    pub(super) fn end(&self) {
        self.over.store(true, Ordering::Relaxed);
    }

    /// Reads the copy, or one that is taken first, on a thread that may wait.
    async fn read(&self, turn: Turn, mark: Head, copied: bool) -> Result<(Turn, Result<Checked>)> {
        let (witness, over) = (Arc::clone(&self.witness), Arc::clone(&self.over));
        let work = move || {
            let taken = if copied { Ok(()) } else { witness.copy() };
            (turn, taken.and_then(|()| follow(&*witness, mark, &over)))
        };
        tokio::task::spawn_blocking(work).await.map_err(|error| Error::Unavailable(error.to_string()))
    }
}

impl Engine {
    pub(super) async fn checked(&self, who: ModeratorId) -> Result<Checked> {
        self.read()?.known(who)?;
        let turn = Arc::clone(&self.checks.turn).lock_owned().await;
        let mark = self.head.get();
        let (turn, found) = self.checks.read(turn, mark, false).await?;
        if found.as_ref().is_ok_and(|found| found.broken.is_none()) {
            return found;
        }
        // A copy taken while entries were being written may be torn: once more, taken while none is.
        let mark = self.head.get();
        let turn = self.copy_between_batches(turn).await?;
        self.checks.read(turn, mark, true).await?.1.map_err(unread)
    }

    async fn copy_between_batches(&self, turn: Turn) -> Result<Turn> {
        let (reply, answer) = oneshot::channel();
        let witness = Arc::clone(&self.checks.witness);
        let work = move || drop(reply.send((turn, witness.copy())));
        self.send(Asked::Between(Box::new(work)))?;
        let (turn, copied) = answer.await.map_err(|_| closed())?;
        copied.map(|()| turn).map_err(unread)
    }
}

/// Follows the chain of a copy from its first entry.
fn follow(witness: &dyn Witness, mark: Head, over: &AtomicBool) -> Result<Checked> {
    let (mut entries, mut events, mut unreadable) = (0, 0, None);
    let read = witness.read(mark, &mut |payload| {
        if over.load(Ordering::Relaxed) {
            return Err(closed());
        }
        entries += 1;
        match event::decode(payload) {
            Ok(of) => events += of.len() as u64,
            Err(_) => unreadable = unreadable.or(Some(entries)),
        }
        Ok(())
    })?;
    let broken = unreadable.or(read.broken.map(|(entry, _)| entry));
    Ok(Checked { entries: read.head.length, events, link: read.head.hex(), broken })
}

/// Why the record could not be read, without naming a folder of the server.
fn unread(error: Error) -> Error {
    match error {
        Error::Closed(OpenFault::System { what, .. }) => {
            Error::Unavailable(format!("the record cannot be read again: {what}"))
        }
        other => other,
    }
}
