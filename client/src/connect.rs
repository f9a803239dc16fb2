//! Opens what an address names. The only place that knows every adapter.

pub mod beacon;

use std::path::Path;
use std::sync::Arc;

use crate::address::Address;
use crate::backend::Backend;
use crate::dialect::secret::Secret;
use crate::engine::Engine;
use crate::engine::recount::Count;
pub use crate::engine::recount::Recount;
use crate::error::{Difference, Error, OpenFault, Result};
use crate::journal::Read;
use crate::journal::folder::Folder;
use crate::journal::memory::MemoryJournal;
use crate::journal::sled::{SledJournal, read_copy, seal_holds};
use crate::remote::ilfaut::{Ilfaut, Rights};
use crate::remote::makeorg::{self, MakeOrg};
use crate::store::Store;
use crate::store::memory::MemoryStore;
use crate::store::sled::SledStore;
pub use crate::world::World;

/// Whether a missing place is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Make it.
    Create,
    /// Answer `OpenFault::Missing`.
    Refuse,
}

/// Opens the backend that `address` names.
pub async fn open(address: &Address, world: World, missing: Missing) -> Result<Arc<dyn Backend>> {
    match address {
        Address::Memory => {
            let journal = Box::new(MemoryJournal::default());
            Ok(Arc::new(Engine::start(journal, None, Box::new(MemoryStore::default()), world, false)?))
        }
        Address::Sled(folder) => {
            let folder = folder.clone();
            let opened = tokio::task::spawn_blocking(move || open_folder(&folder, world, missing)).await;
            Ok(Arc::new(opened.map_err(|error| Error::Unavailable(error.to_string()))??))
        }
        Address::Http(url) => open_remote(url, None, Near::default(), world).await,
    }
}

/// What a server's consultation needs on this side.
pub struct Near {
    /// Where what waits for the server is kept, and who everybody is to it; open in this program only.
    pub keep: Box<dyn Store>,
    /// The moderator who logs in.
    pub credentials: Option<Credentials>,
}

impl Default for Near {
    fn default() -> Self {
        Self { keep: Box::new(MemoryStore::default()), credentials: None }
    }
}

/// What a moderator logs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Credentials {
    /// The login.
    pub login: String,
    /// The password.
    pub password: Secret,
}

/// Opens the consultation that answers at `url`, with the key of the place if one is known: ilfaut's own gateway, or else a
/// make.org server.
pub async fn open_remote(url: &str, key: Option<Secret>, near: Near, world: World) -> Result<Arc<dyn Backend>> {
    let (keep, login): (Arc<dyn Store>, _) = (Arc::from(near.keep), near.credentials);
    let rights = Rights { key, login: login.clone() };
    if let Some(ilfaut) = Ilfaut::greet(url, rights, Arc::clone(&keep), world.dice.clone()).await? {
        return Ok(Arc::new(ilfaut));
    }
    let credentials =
        login.map(|login| makeorg::Credentials { username: login.login, password: login.password, client: None });
    Ok(Arc::new(MakeOrg::open(url, world, keep, makeorg::Settings::default(), credentials)?))
}

/// Opens a folder as the engine itself, for whoever needs more than the port (benchmarks).
pub fn open_folder(folder: &Path, world: World, missing: Missing) -> Result<Engine> {
    let opened = SledJournal::open(folder, missing == Missing::Create)?;
    let ties = SledStore::open(&opened.journal.folder().inside("ties")).map_err(|error| of(folder, error))?;
    Engine::start(Box::new(opened.journal), opened.snapshot.as_deref(), Box::new(ties), world, true)
        .map_err(|error| of(folder, error))
}

/// Damage in a part of a folder is damage of the folder: that is the name to recount and to restore.
fn of(folder: &Path, error: Error) -> Error {
    match error {
        Error::Closed(OpenFault::Damaged { what, .. }) => {
            OpenFault::Damaged { path: folder.display().to_string(), what }.into()
        }
        other => other,
    }
}

/// Opens the small store of a program named `name` beside `address` (dialogues of the bots, session of the console).
pub fn open_store(address: &Address, name: &str) -> Result<Box<dyn Store>> {
    match address {
        Address::Memory => Ok(Box::new(MemoryStore::default())),
        Address::Sled(folder) => Ok(Box::new(SledStore::open(&folder.join(name))?)),
        Address::Http(_) => Err(Error::NotSupported("keep a store beside an HTTP address")),
    }
}

/// Replays a place from nothing and compares; reads a copy, so that even a refused folder is left as it is.
pub fn recount(address: &Address) -> Result<Recount> {
    match address {
        Address::Sled(folder) => recount_folder(folder),
        Address::Memory => Ok(Recount::default()),
        Address::Http(_) => Err(Error::NotSupported("be recounted by HTTP")),
    }
}

fn recount_folder(path: &Path) -> Result<Recount> {
    let (folder, mark) = Folder::hold(path, false)?;
    let mut count = Count::default();
    let read = if folder.inside("journal").exists() {
        read_copy(&folder, mark, &mut |payload| {
            count.take(payload);
            Ok(())
        })?
    } else {
        Read::default()
    };
    let mut differs = Vec::new();
    if read.broken.is_none() && mark.seal.is_some() {
        if seal_holds(&folder, mark)? == Some(false) {
            differs.push(Difference::Files);
        }
        let kept = std::fs::read(folder.inside("snapshot")).ok();
        differs.extend(count.differs(kept.as_deref(), mark.head));
    }
    Ok(count.end(read.head, read.broken, differs))
}
