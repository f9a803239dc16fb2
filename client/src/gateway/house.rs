//! What all requests share: the backend, the keys, and the few things remembered between two requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use subtle::ConstantTimeEq;

use super::keys::{Keys, Manners, Staff};
use super::seal::{Purpose, Seal, Sealed, Subject};
use crate::backend::Backend;
use crate::dialect::secret::Secret;
use crate::error::Result;
use crate::model::{Channel, ModeratorId, ParticipantId, Time};
use crate::store::Store;
use crate::world::{Clock, Dice};

/// Everything behind the routes.
pub(super) struct House {
    pub(super) backend: Arc<dyn Backend>,
    pub(super) seal: Seal,
    pub(super) staff: Arc<dyn Staff>,
    pub(super) accounts: Box<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) manners: Manners,
    owner: Secret,
    dice: Mutex<Dice>,
    seats: Mutex<HashMap<String, ModeratorId>>,
}

impl House {
    pub(super) fn new(backend: Arc<dyn Backend>, keys: Keys) -> Self {
        let Keys { owner, seal, staff, accounts, world, manners } = keys;
        let (clock, dice, seats) = (world.clock, Mutex::new(world.dice), Mutex::default());
        Self { backend, seal: Seal::new(seal), staff, accounts, clock, manners, owner, dice, seats }
    }

    /// The present instant.
    pub(super) fn now(&self) -> Time {
        self.clock.now()
    }

    /// Random bytes.
    pub(super) fn random<const N: usize>(&self) -> [u8; N] {
        self.dice.lock().unwrap_or_else(PoisonError::into_inner).bytes()
    }

    /// Whether this is the owner's key; takes as long for any text of its length.
    pub(super) fn is_owner(&self, token: &Secret) -> bool {
        !self.owner.is_empty() && bool::from(token.reveal().as_bytes().ct_eq(self.owner.reveal().as_bytes()))
    }

    /// A sealed text about `subject`, good for `life` milliseconds.
    pub(super) fn sealed(&self, purpose: Purpose, subject: Subject, life: i64) -> Secret {
        let until = self.now().plus(life);
        self.seal.close(&Sealed { purpose, subject, until, number: self.random() })
    }

    /// The moderator of this name.
    pub(super) async fn seat(&self, name: &str) -> Result<ModeratorId> {
        let known = self.seats.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied();
        if let Some(id) = known {
            return Ok(id);
        }
        let id = self.backend.moderator(name).await?;
        self.seats.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), id);
        Ok(id)
    }

    /// The participant whom `kind` names `name`, made on first contact.
    pub(super) async fn participant(&self, kind: &str, name: &[u8]) -> Result<ParticipantId> {
        self.backend.join(self.seal.link(kind, name), Channel::Web, None).await
    }
}
