//! What was told once and need not be told again, what is still to be told, and what a room wants: kept so that a restart
//! changes nothing. Knows no sentence.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::channel::Caution;
use crate::identity::Identity;
use crate::memory::{Ledger, Receipt};

/// What the key of something told begins with; its proof follows.
const PREFIX: &[u8] = b"matrix/told/";
/// What the key of something to be told begins with, until it has arrived; the same proof follows.
const DUE: &[u8] = b"matrix/due/";
/// Bytes of a proof that tell one thing from all others.
const PROOF: usize = 16;
/// Changes remembered that may not be written yet: far more than are handed in before they are.
const CHANGES: usize = 4_096;

/// What we tell of ourselves once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum About {
    /// What is said here can be read on its way.
    Open,
    /// A vote by a sign can be.
    OpenSigns,
    /// Others read now what was said between two.
    Crowd,
    /// Somebody comes by a bridge.
    Bridged,
}

/// Something to be told to somebody, or to a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Due {
    /// What.
    pub(super) about: About,
    /// To whom; a room tells all who read it.
    pub(super) to: String,
    /// In which room.
    pub(super) room: String,
}

impl Due {
    /// What is told.
    pub(super) fn caution(&self) -> Caution {
        match self.about {
            About::Open => Caution::Open,
            About::OpenSigns => Caution::OpenSigns,
            About::Crowd => Caution::Crowd,
            About::Bridged => Caution::Bridged,
        }
    }

    /// Whether it is told to all who read a room.
    pub(super) fn is_room(&self) -> bool {
        self.to == self.room
    }

    /// A name of its own, the same after a restart.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.what(), self.of())
    }

    fn what(&self) -> &'static str {
        match self.about {
            About::Open => "open",
            About::OpenSigns => "signs",
            About::Crowd => "crowd",
            About::Bridged => "bridge",
        }
    }

    /// Of whom it is known that they were told: a room is open or crowded, somebody's signs are seen wherever they are.
    fn of(&self) -> &str {
        if self.about == About::OpenSigns { &self.to } else { &self.room }
    }
}

/// What was told.
#[derive(Clone)]
pub(super) struct Told {
    ledger: Ledger,
    identity: Identity,
    /// What changed in this process, and may not be written yet; and what changed before that.
    changed: Arc<Mutex<[Changes; 2]>>,
}

/// What is so by now, or not, by its key.
type Changes = HashMap<Vec<u8>, bool>;

impl Told {
    pub(super) fn new(ledger: Ledger, identity: Identity) -> Self {
        Self { ledger, identity, changed: Arc::default() }
    }

    /// Keeps that this is to be told, unless it was or is already; answers what is dropped once it has arrived.
    pub(super) fn keep(&self, due: &Due) -> Option<Receipt> {
        let (what, of) = (due.what(), due.of());
        if self.is_set(what, of) {
            return None;
        }
        let receipt = Receipt { key: self.key(DUE, what, of), heard: self.sealed(due) };
        self.change(self.key(PREFIX, what, of), true, vec![(receipt.key.clone(), Some(receipt.heard.clone()))]);
        Some(receipt)
    }

    /// What a former run was to tell, and nobody knows whether it arrived.
    pub(super) fn left(&self) -> ilfaut_client::Result<Vec<(Receipt, Due)>> {
        let mut left = Vec::new();
        self.ledger.scan(DUE, &mut |key, value| {
            let opened = self.identity.open_bytes(value);
            let due = opened.and_then(|bytes| postcard::from_bytes(&bytes).ok());
            left.extend(due.map(|due| (Receipt { key: key.to_vec(), heard: value.to_vec() }, due)));
        })?;
        Ok(left)
    }

    /// Whether this is so for somebody, or somewhere.
    pub(super) fn is_set(&self, what: &str, of: &str) -> bool {
        let key = self.key(PREFIX, what, of);
        let changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = changed.iter().find_map(|changed| changed.get(&key).copied());
        changed.unwrap_or_else(|| self.ledger.get(&key).ok().flatten().is_some())
    }

    /// From now on this is so, or not.
    pub(super) fn set(&self, what: &str, of: &str, on: bool) {
        if self.is_set(what, of) != on {
            self.change(self.key(PREFIX, what, of), on, Vec::new());
        }
    }

    fn change(&self, key: Vec<u8>, on: bool, more: Vec<(Vec<u8>, Option<Vec<u8>>)>) {
        let mut changed = self.changed.lock().unwrap_or_else(PoisonError::into_inner);
        if changed[0].len() >= CHANGES {
            changed.swap(0, 1);
            changed[0].clear(); // written long ago
        }
        changed[0].insert(key.clone(), on);
        self.ledger.put_soon([(key, on.then(Vec::new))].into_iter().chain(more).collect());
    }

    fn sealed(&self, due: &Due) -> Vec<u8> {
        self.identity.seal_bytes(&postcard::to_stdvec(due).unwrap_or_default()) // in memory it cannot fail
    }

    fn key(&self, prefix: &[u8], what: &str, of: &str) -> Vec<u8> {
        let proof = self.identity.proof(&[PREFIX, what.as_bytes(), b"\0", of.as_bytes()].concat());
        prefix.iter().chain(proof.iter().take(PROOF)).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;
    use ilfaut_client::store::Store;

    use super::*;

    #[tokio::test]
    async fn each_thing_is_told_once_to_each_and_again_only_if_it_may_not_have_arrived() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let ledger = Ledger::new(Arc::clone(&store));
        let told = || Told::new(ledger.clone(), Identity::new([7; 32]));
        let due = |about, to: &str| Due { about, to: to.into(), room: "!r:x".into() };
        let (anna, bob) = (due(About::OpenSigns, "@anna:x"), due(About::OpenSigns, "@bob:x"));
        let first = told();
        let receipt = first.keep(&anna).unwrap();
        assert!(first.keep(&anna).is_none() && first.keep(&bob).is_some());
        assert!(first.keep(&due(About::Open, "@anna:x")).is_some());
        ledger.put(vec![(receipt.key, None)]).await.unwrap(); // it has arrived
        assert!(told().keep(&anna).is_none(), "after a restart too");
        let mut left: Vec<Due> = told().left().unwrap().into_iter().map(|(_, due)| due).collect();
        left.sort_by_key(Due::name);
        assert_eq!(left, [due(About::Open, "@anna:x"), bob]);
        let has = |bytes: &[u8]| bytes.windows(4).any(|part| part == b"anna");
        store.scan(b"", &mut |key, value| assert!(!has(key) && !has(value))).unwrap();
    }

    #[test]
    fn what_a_room_wants_is_kept_until_it_wants_it_no_more() {
        let store: Arc<dyn Store> = open_store(&Address::Memory, "bots").unwrap().into();
        let told = Told::new(Ledger::new(store), Identity::new([7; 32]));
        assert!(!told.is_set("polls", "!r:x"));
        told.set("polls", "!r:x", true);
        assert!(told.is_set("polls", "!r:x") && !told.is_set("polls", "!s:x"));
        told.set("polls", "!r:x", false);
        assert!(!told.is_set("polls", "!r:x"));
    }
}
