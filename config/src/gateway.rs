//! A gateway beside whoever has a consultation open, so that other programs take part at the same time. Knows no route.
//!
//! It answers where it is told to, or on this machine alone, on any free port. Its beacon in the folder says where, and the
//! key of the place, to programs of the same user.

use std::fmt::Display;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use ilfaut_client::address::Address;
use ilfaut_client::connect::beacon::{self, Beacon, Lit};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::error::OpenFault;
use ilfaut_client::gateway::keys::NoStaff;
use ilfaut_client::gateway::{self, Keys, Manners, Staff};
use ilfaut_client::model::Language;
use ilfaut_client::store::Store;
use ilfaut_client::world::Dice;
use ilfaut_client::{Backend, Error, Result};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::moderators::Roll;
use crate::places;
use crate::reach::{self, Reached, world};
use crate::settings;

/// The store of accounts and of the key that seals sessions, in the folder of the consultation.
const STORE: &str = "accounts";
/// Where the sealing key is in it.
const SEAL: &[u8] = b"seal-key";

/// A gateway that answers until it is ended.
pub struct Gateway {
    /// Where it answers.
    pub at: SocketAddr,
    end: oneshot::Sender<()>,
    served: JoinHandle<io::Result<()>>,
    beacon: Beacon,
    lit: Vec<Lit>,
}

impl Gateway {
    /// Lets programs of this user find it by where it answers, not only by its folder.
    pub fn be_found(&mut self) -> Result<()> {
        let folder = reach::beside(&self.beacon.url);
        std::fs::create_dir_all(&folder).map_err(|error| fault(&folder.display(), &error))?;
        self.lit.push(light(&folder, &self.beacon)?);
        Ok(())
    }

    /// Waits until it fails; without an end asked for, that is all it can do.
    pub async fn failed(&mut self) -> io::Error {
        match (&mut self.served).await {
            Ok(Ok(())) => io::Error::from(io::ErrorKind::ConnectionAborted),
            Ok(Err(error)) => error,
            Err(error) => io::Error::other(error),
        }
    }

    /// Takes no more connections, ends those there are, and puts the beacon out.
    pub async fn end(self) {
        let _ = self.end.send(()); // it may have failed meanwhile
        if !self.served.is_finished() {
            let _ = self.served.await;
        }
    }
}

/// Serves a folder that this program has open to the other programs of this user; none where that does not work, for
/// nobody needs it to go on.
pub async fn beside(reached: &Reached, language: Language) -> Option<Gateway> {
    if !reached.is_own() || !matches!(reached.address, Address::Sled(_)) {
        return None;
    }
    let staff: Arc<dyn Staff> = match Roll::open(&places::moderators_file(None), language) {
        Ok(roll) => Arc::new(roll),
        Err(_) => Arc::new(NoStaff),
    };
    let manners = settings::load(None).map(|settings| settings.serve.manners()).unwrap_or_default();
    let listener = TcpListener::bind("127.0.0.1:0").await.ok()?;
    start(reached, listener, staff, manners, None).ok()
}

/// Serves a consultation that this program has open, within its runtime; `owner` is the key of the place, else a new one is made.
pub fn start(
    reached: &Reached,
    listener: TcpListener,
    staff: Arc<dyn Staff>,
    manners: Manners,
    owner: Option<Secret>,
) -> Result<Gateway> {
    let at = listener.local_addr().map_err(|error| fault(&"", &error))?;
    let mut dice = Dice::real();
    let accounts = reached.store(STORE)?;
    let seal = seal(accounts.as_ref(), &mut dice)?;
    let owner = owner.unwrap_or_else(|| new_key(&mut dice));
    let keys = Keys { owner: owner.clone(), seal, staff, accounts, world: world(), manners };
    let (end, ended) = oneshot::channel::<()>();
    let backend: Arc<dyn Backend> = Arc::clone(&reached.backend);
    let served = tokio::spawn(async move {
        let until = async { drop(ended.await) };
        gateway::serve(listener, backend, keys, until).await
    });
    let beacon = Beacon { url: format!("http://{}", from_here(at)), key: owner };
    let lit = match &reached.address {
        Address::Sled(folder) => vec![light(folder, &beacon)?],
        _ => Vec::new(),
    };
    Ok(Gateway { at, end, served, beacon, lit })
}

fn light(folder: &Path, beacon: &Beacon) -> Result<Lit> {
    beacon::light(folder, beacon).map_err(|error| fault(&folder.display(), &error))
}

/// How programs of this machine reach a socket, also one that listens everywhere.
fn from_here(at: SocketAddr) -> SocketAddr {
    let ip = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    SocketAddr::new(ip, at.port())
}

fn fault(path: &dyn Display, error: &io::Error) -> Error {
    OpenFault::System { path: path.to_string(), what: error.to_string() }.into()
}

/// A new key of a place: 256 random bits.
pub fn new_key(dice: &mut Dice) -> Secret {
    Secret::new(format!("{:x}", Sha256::digest(dice.bytes::<32>())))
}

/// The key that seals sessions, made on the first start and kept: sessions outlive the program.
fn seal(store: &dyn Store, dice: &mut Dice) -> Result<[u8; 32]> {
    if let Some(kept) = store.get(SEAL)?.and_then(|bytes| bytes.try_into().ok()) {
        return Ok(kept);
    }
    let made = dice.bytes::<32>();
    store.put(&[(SEAL.to_vec(), Some(made.to_vec()))])?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::connect;

    use super::*;

    #[test]
    fn the_sealing_key_is_made_once() {
        let store = connect::open_store(&Address::Memory, STORE).unwrap();
        let first = seal(store.as_ref(), &mut Dice::seeded(1)).unwrap();
        assert_eq!(seal(store.as_ref(), &mut Dice::seeded(2)).unwrap(), first);
        assert_ne!(new_key(&mut Dice::seeded(1)), new_key(&mut Dice::seeded(2)));
        assert_eq!(new_key(&mut Dice::seeded(1)).reveal().len(), 64);
    }

    #[test]
    fn whoever_listens_everywhere_is_reached_on_this_machine() {
        for (at, here) in [("0.0.0.0:80", "127.0.0.1:80"), ("[::]:80", "[::1]:80"), ("10.1.2.3:80", "10.1.2.3:80")] {
            assert_eq!(from_here(at.parse().unwrap()).to_string(), here);
        }
    }
}
