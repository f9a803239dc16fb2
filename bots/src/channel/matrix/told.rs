//! What was told once and need not be told again, and what a room wants, kept so that a restart changes nothing. Knows no
//! sentence.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::identity::Identity;
use crate::memory::Ledger;

/// What the key of something told begins with; its proof follows.
const PREFIX: &[u8] = b"matrix/told/";
/// Bytes of a proof that tell one thing from all others.
const PROOF: usize = 16;

/// What was told.
#[derive(Clone)]
pub(super) struct Told {
    ledger: Ledger,
    identity: Identity,
    /// What changed in this process, and may not be written yet.
    changed: Arc<Mutex<HashMap<Vec<u8>, bool>>>,
}

impl Told {
    pub(super) fn new(ledger: Ledger, identity: Identity) -> Self {
        Self { ledger, identity, changed: Arc::default() }
    }

    /// Whether this is told to somebody, or somewhere, for the first time; from now on it is not.
    pub(super) fn is_first(&self, what: &str, to: &str) -> bool {
        let first = !self.is_set(what, to);
        self.set(what, to, true);
        first
    }

    /// Whether this is so for somebody, or somewhere.
    pub(super) fn is_set(&self, what: &str, of: &str) -> bool {
        let key = self.key(what, of);
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner).get(&key).copied();
        changed.unwrap_or_else(|| self.ledger.get(&key).ok().flatten().is_some())
    }

    /// From now on this is so, or not.
    pub(super) fn set(&self, what: &str, of: &str, on: bool) {
        let key = self.key(what, of);
        if self.changed.lock().unwrap_or_else(PoisonError::into_inner).insert(key.clone(), on) != Some(on) {
            self.ledger.put_soon(vec![(key, on.then(Vec::new))]);
        }
    }

    fn key(&self, what: &str, of: &str) -> Vec<u8> {
        let proof = self.identity.proof(&[PREFIX, what.as_bytes(), b"\0", of.as_bytes()].concat());
        PREFIX.iter().chain(proof.iter().take(PROOF)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;
    use ilfaut_client::store::Store;

    use super::*;

    #[test]
    fn each_thing_is_told_once_to_each() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let told = || Told::new(Ledger::new(Arc::clone(&store)), Identity::new([7; 32]));
        assert!(told().is_first("a", "@anna:x") && told().is_first("b", "@anna:x") && told().is_first("a", "@bob:x"));
        assert!(!told().is_first("a", "@anna:x"), "after a restart too");
        store.scan(b"", &mut |key, _| assert!(!key.windows(4).any(|part| part == b"anna"))).unwrap();
    }
}
