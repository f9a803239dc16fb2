//! Opens what an address names. The only place that knows every adapter.

use std::sync::Arc;

use crate::address::Address;
use crate::backend::Backend;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::world::{Clock, Dice};

/// Time and chance, for a backend that needs them.
#[derive(Clone)]
pub struct World {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Throws the dice.
    pub dice: Dice,
}

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
    let _ = (address, world, missing);
    Err(Error::Unavailable("not here yet".to_owned()))
}

/// Opens the small store of a program named `name` beside `address` (dialogues of the bots, session of the console).
pub fn open_store(address: &Address, name: &str) -> Result<Box<dyn Store>> {
    let _ = (address, name);
    Err(Error::Unavailable("not here yet".to_owned()))
}

/// What a recount from nothing found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recount {
    /// Entries of the journal that could be read, in order from the first.
    pub entries: u64,
    /// Events in them.
    pub events: u64,
    /// The hash of the last good entry, in hexadecimal.
    pub head: String,
    /// Questions.
    pub questions: u64,
    /// Proposals.
    pub proposals: u64,
    /// Participants.
    pub participants: u64,
    /// Votes that stand (imported counts left out).
    pub votes: u64,
    /// The first entry that is missing or broken, counted from 1, and what is wrong with it.
    pub broken: Option<(u64, String)>,
    /// What differs between the recount and the state that the program had kept, in words.
    pub differs: Vec<String>,
}

/// Replays a place from nothing and compares; reads a copy, so that even a refused folder is left as it is.
pub fn recount(address: &Address) -> Result<Recount> {
    let _ = address;
    Err(Error::Unavailable("not here yet".to_owned()))
}
