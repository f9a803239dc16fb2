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
