//! The one place where programs get their consultation from, whatever the address says and whoever has it open already.
//!
//! - `memory:`, and a folder that nobody has open: opened here, and to be shared by [`gateway`].
//! - a folder that another program has open: reached through that program's gateway, whose beacon lies in the folder.
//! - `http(s)://…`: reached as the server allows, with the key of the place or as the moderator who logs in.

mod desk;
mod slot;

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::address::Address;
use ilfaut_client::connect::{self, Credentials, Missing, Near, World, beacon};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::error::OpenFault;
use ilfaut_client::store::Store;
use ilfaut_client::world::{Dice, SystemClock};
use ilfaut_client::{Backend, Error, Result};
use sha2::{Digest, Sha256};

use crate::{gateway, places};
pub use desk::Desk;
use slot::Slot;

/// How often a folder that is open elsewhere is tried before giving up: the other program may be starting or ending.
const TRIES: usize = 6;
/// How long to wait between two tries.
const PAUSE: Duration = Duration::from_millis(100);
/// Letters of an address that its folder is named by.
const LETTERS: usize = 60;

/// What opens a server's consultation.
#[derive(Debug, Default)]
pub struct Rights {
    /// The key of the place.
    pub key: Option<Secret>,
    /// A moderator's own.
    pub credentials: Option<Credentials>,
}

/// A consultation that was reached.
pub struct Reached {
    /// The consultation.
    pub backend: Arc<dyn Backend>,
    /// What was asked for.
    pub address: Address,
    /// What is kept on this side of another program; none where the place is this program's own.
    slot: Option<Slot>,
}

impl Reached {
    /// Whether this program has it open itself, so that others may be served.
    pub fn is_own(&self) -> bool {
        self.slot.is_none()
    }

    /// Opens a small store of this program that belongs to the consultation.
    pub fn store(&self, name: &str) -> Result<Box<dyn Store>> {
        match &self.slot {
            None => connect::open_store(&self.address, name),
            Some(slot) => slot.store(name),
        }
    }
}

/// Time and chance of this machine.
pub fn world() -> World {
    World { clock: Arc::new(SystemClock), dice: Dice::real() }
}

/// Reaches the consultation of `address`.
pub async fn open(address: &Address, missing: Missing, rights: Rights) -> Result<Reached> {
    match address {
        Address::Memory => open_own(address, missing).await,
        Address::Sled(folder) => open_folder(address, folder, missing).await,
        Address::Http(url) => {
            let slot = Slot::take(&beside(url))?;
            let own = if rights.credentials.is_none() { nearby(address) } else { None };
            let rights = Rights { key: rights.key.or(own), ..rights };
            beyond(address, url, slot, rights).await
        }
    }
}

/// The key of a server that a program of this very user serves on this machine, while it does.
pub fn nearby(address: &Address) -> Option<Secret> {
    let Address::Http(url) = address else { return None };
    beacon::read(&beside(url)).map(|beacon| beacon.key)
}

/// The folder of what this user's programs keep beside a server.
pub(crate) fn beside(url: &str) -> PathBuf {
    places::remote_folder().join(folder_of(url))
}

/// Opens the consultation of `address` in this program, which nobody else may have open.
pub async fn open_own(address: &Address, missing: Missing) -> Result<Reached> {
    let backend = connect::open(address, world(), missing).await?;
    Ok(Reached { backend, address: address.clone(), slot: None })
}

/// The key of the place that `file` holds.
pub fn key(file: &Path) -> Result<Secret> {
    let fault = |what: String| Error::Closed(OpenFault::System { path: file.display().to_string(), what });
    let text = std::fs::read_to_string(file).map_err(|error| fault(error.to_string()))?;
    let key = Secret::new(text.trim());
    if key.is_empty() { Err(fault(io::Error::from(io::ErrorKind::UnexpectedEof).to_string())) } else { Ok(key) }
}

/// The key that `file` holds, made and kept there for its owner alone where the file is not there yet.
pub fn key_or_new(file: &Path) -> Result<Secret> {
    if file.exists() {
        return key(file);
    }
    let key = gateway::new_key(&mut Dice::real());
    let fault = |error: io::Error| OpenFault::System { path: file.display().to_string(), what: error.to_string() };
    keep(file, &key).map_err(|error| Error::Closed(fault(error)))?;
    Ok(key)
}

fn keep(file: &Path, key: &Secret) -> io::Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut draft = tempfile::NamedTempFile::new_in(folder)?; // made with mode 0600
    writeln!(draft, "{}", key.reveal())?;
    draft.as_file().sync_all()?;
    draft.persist_noclobber(file).map_err(|fault| fault.error)?;
    Ok(())
}

/// Opens the folder, or finds who has it open.
async fn open_folder(address: &Address, folder: &Path, missing: Missing) -> Result<Reached> {
    let mut tries = TRIES;
    loop {
        let locked = match open_own(address, missing).await {
            Err(error @ Error::Closed(OpenFault::Locked(_))) => error,
            other => return other,
        };
        match neighbour(address, folder).await {
            Some(Ok(reached)) => return Ok(reached),
            Some(Err(Error::Unavailable(_))) | None => {} // a beacon of the past, or none yet
            Some(Err(other)) => return Err(other),
        }
        tries -= 1;
        if tries == 0 {
            return Err(locked);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// The consultation as the program serves it that has the folder open, if there is a beacon.
async fn neighbour(address: &Address, folder: &Path) -> Option<Result<Reached>> {
    let beacon = beacon::read(folder)?;
    let slot = match Slot::take(&folder.join("beside")) {
        Ok(slot) => slot,
        Err(error) => return Some(Err(error)),
    };
    let rights = Rights { key: Some(beacon.key), credentials: None };
    Some(beyond(address, &beacon.url, slot, rights).await)
}

async fn beyond(address: &Address, url: &str, slot: Slot, rights: Rights) -> Result<Reached> {
    let near = Near { keep: slot.store("keep")?, credentials: rights.credentials };
    let backend = connect::open_remote(url, rights.key, near, world()).await?;
    Ok(Reached { backend, address: address.clone(), slot: Some(slot) })
}

/// The name of the folder that belongs to a server: readable, and of this address alone.
fn folder_of(url: &str) -> PathBuf {
    let url = url.trim_end_matches('/');
    let fits = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let letters: String = url.chars().take(LETTERS).map(fits).collect();
    let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(url));
    PathBuf::from(format!("{letters}-{a:02x}{b:02x}{c:02x}{d:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_servers_never_share_a_folder() {
        let names: Vec<PathBuf> =
            ["https://a.b", "https://a-b", "https://a.b/", "http://a.b", &format!("https://{}", "x".repeat(500))]
                .map(folder_of)
                .into();
        assert_eq!(names[0], names[2]);
        assert!(names[0] != names[1] && names[0] != names[3]);
        let plain = |name: &PathBuf| name.to_string_lossy().chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        assert!(names.iter().all(|name| plain(name) && name.as_os_str().len() < 80), "{names:?}");
    }

    #[test]
    fn a_key_is_what_its_file_says() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("owner.key");
        assert!(matches!(key(&file), Err(Error::Closed(OpenFault::System { .. }))));
        std::fs::write(&file, " \n").unwrap();
        assert!(key(&file).is_err());
        std::fs::write(&file, "abc\n").unwrap();
        assert_eq!(key(&file).unwrap().reveal(), "abc");
    }
}
