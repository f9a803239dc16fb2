//! From what a channel knows of somebody to a keyed hash that means nothing elsewhere. Knows nothing of consultations.
//!
//! The key stays on this machine, in a file that its owner alone can read: without it nobody can tell who a link is.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use chacha20poly1305::aead::Aead;
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use ilfaut_client::model::{Channel as Origin, LinkKey};
use ilfaut_client::world::Dice;
use sha2::Sha256;

use crate::channel::Caller;

/// Bytes of the key (HMAC-SHA256).
const KEY: usize = 32;

/// Bytes of a nonce, taken from what is sealed, so that the same thing is always sealed alike.
const NONCE: usize = 24;

/// What tells words from all others.
pub type Mark = [u8; 16];

/// Holds the key.
#[derive(Clone)]
pub struct Identity(Arc<Prepared>);

/// The key as it is used, prepared once: every button is proved with it.
struct Prepared {
    mac: Option<Hmac<Sha256>>,
    cipher: XChaCha20Poly1305,
}

impl Identity {
    /// An identity with this key.
    pub fn new(key: [u8; KEY]) -> Self {
        let mac = <Hmac<Sha256> as Mac>::new_from_slice(&key).ok(); // any length is a key
        let cipher = chacha20poly1305::KeyInit::new(&hash(mac.as_ref(), &[b"seal key\0"]).into());
        Self(Arc::new(Prepared { mac, cipher }))
    }

    /// Reads the key from a file, or throws `dice` for a new one and keeps it there, for its owner alone.
    pub fn open(file: &Path, dice: &mut Dice) -> io::Result<Self> {
        match fs::read(file) {
            Ok(bytes) => Self::read(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::create(file, dice.bytes()),
            Err(error) => Err(error),
        }
    }

    /// The link of somebody on a channel.
    pub fn link(&self, origin: Origin, caller: &Caller) -> LinkKey {
        let place: &[u8] = match origin {
            Origin::Terminal => b"terminal",
            Origin::Telegram => b"telegram",
            Origin::Matrix => b"matrix",
            Origin::Web => b"web",
            Origin::File => b"file",
        };
        LinkKey(self.hash(&[place, b"\0", caller.0.as_bytes()]))
    }

    /// Where somebody can be written to, so that only whoever holds the key can read it; the same for the same caller.
    pub fn seal(&self, caller: &Caller) -> Vec<u8> {
        self.seal_bytes(caller.0.as_bytes())
    }

    /// Reads what [`Identity::seal`] wrote; none if it was written with another key, or changed.
    pub fn open_seal(&self, sealed: &[u8]) -> Option<Caller> {
        String::from_utf8(self.open_bytes(sealed)?).ok().map(Caller)
    }

    /// Bytes that only whoever holds the key can read or change.
    pub fn seal_bytes(&self, bytes: &[u8]) -> Vec<u8> {
        let nonce = self.hash(&[b"seal nonce\0", bytes]);
        let nonce = XNonce::from_slice(&nonce[..NONCE]);
        let sealed = self.0.cipher.encrypt(nonce, bytes).unwrap_or_default(); // in memory it cannot fail
        [nonce.as_slice(), &sealed].concat()
    }

    /// Reads what [`Identity::seal_bytes`] wrote.
    pub fn open_bytes(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE)?;
        self.0.cipher.decrypt(XNonce::from_slice(nonce), body).ok()
    }

    /// What tells words from all others and tells nobody the words: the same however they are written.
    pub fn mark(&self, words: &str) -> Mark {
        let plain: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let mut mark = Mark::default();
        mark.iter_mut().zip(self.proof(&[b"words\0", plain.as_bytes()].concat())).for_each(|(to, from)| *to = from);
        mark
    }

    /// A proof that these bytes were written by whoever holds the key.
    pub fn proof(&self, bytes: &[u8]) -> [u8; 32] {
        self.hash(&[b"proof\0", bytes])
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        hash(self.0.mac.as_ref(), parts)
    }

    fn read(bytes: &[u8]) -> io::Result<Self> {
        let key = bytes.try_into().map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "not a key of 32 bytes"))?;
        Ok(Self::new(key))
    }

    /// Writes beside and links into place: two programs that start at once end with one whole key.
    fn create(file: &Path, key: [u8; KEY]) -> io::Result<Self> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = file.with_extension(format!("{}.new", std::process::id()));
        let mut written = for_owner_alone(&beside)?;
        written.write_all(&key)?;
        written.sync_all()?;
        let linked = fs::hard_link(&beside, file);
        fs::remove_file(&beside)?;
        match linked {
            Ok(()) => Ok(Self::new(key)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Self::read(&fs::read(file)?),
            Err(error) => Err(error),
        }
    }
}

fn hash(mac: Option<&Hmac<Sha256>>, parts: &[&[u8]]) -> [u8; 32] {
    let Some(mut mac) = mac.cloned() else { return [0; 32] };
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

fn for_owner_alone(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/bots.key");
        let first = Identity::open(&file, &mut Dice::seeded(1)).unwrap();
        let again = Identity::open(&file, &mut Dice::seeded(2)).unwrap();
        let caller = Caller("léa".into());
        assert_eq!(first.link(Origin::Terminal, &caller), again.link(Origin::Terminal, &caller));
        assert_eq!(fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn the_key_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bots.key");
        Identity::open(&file, &mut Dice::seeded(1)).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn channels_and_people_do_not_meet() {
        let identity = Identity::new([7; 32]);
        let link = |origin, name: &str| identity.link(origin, &Caller(name.into()));
        assert_ne!(link(Origin::Terminal, "a"), link(Origin::Telegram, "a"));
        assert_ne!(link(Origin::Terminal, "a"), link(Origin::Terminal, "b"));
        assert_ne!(link(Origin::Terminal, "a"), Identity::new([8; 32]).link(Origin::Terminal, &Caller("a".into())));
    }

    #[test]
    fn a_prepared_key_says_what_the_key_says() {
        let identity = Identity::new([7; 32]);
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&[7; 32]).unwrap();
        mac.update(b"proof\0a button");
        let whole: [u8; 32] = mac.finalize().into_bytes().into();
        assert_eq!((identity.proof(b"a button"), identity.clone().proof(b"a button")), (whole, whole));
    }

    #[test]
    fn what_is_sealed_is_read_by_the_same_key_only() {
        let (identity, other) = (Identity::new([7; 32]), Identity::new([8; 32]));
        let caller = Caller("4711".into());
        let sealed = identity.seal(&caller);
        assert_eq!(identity.open_seal(&sealed), Some(caller.clone()));
        assert_eq!(sealed, identity.seal(&caller), "the same address is no news for whoever keeps it");
        assert!(!sealed.windows(4).any(|part| part == b"4711"));
        assert_eq!(other.open_seal(&sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(identity.open_seal(&changed), None, "byte {at}");
        }
        assert_eq!(identity.open_seal(b"short"), None);
    }

    #[test]
    fn words_have_one_mark_however_they_are_written() {
        let identity = Identity::new([7; 32]);
        assert_eq!(identity.mark("il faut des bancs"), identity.mark("Il faut des bancs. "));
        assert_ne!(identity.mark("il faut des bancs"), identity.mark("il faut des blancs"));
        assert_ne!(identity.mark("il faut des bancs"), Identity::new([8; 32]).mark("il faut des bancs"));
    }

    #[test]
    fn a_file_that_is_no_key_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bots.key");
        fs::write(&file, "short").unwrap();
        assert!(Identity::open(&file, &mut Dice::seeded(1)).is_err());
        assert_eq!(fs::read(&file).unwrap(), b"short");
    }
}
