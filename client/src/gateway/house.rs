//! What all requests share: the backend, the keys, and the few things remembered between two requests.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use subtle::ConstantTimeEq;

use super::account::record::Accounts;
use super::keys::{Keys, Manners, Staff};
use super::limits::Limits;
use super::login::password::Passwords;
use super::login::rest::Rest;
use super::login::tokens::Tokens;
use super::metrics::Metrics;
use super::seal::{Purpose, Seal, Sealed, Subject};
use crate::backend::Backend;
use crate::dialect::secret::Secret;
use crate::error::{Error, Result};
use crate::model::{Channel, ModeratorId, ParticipantId, Time};
use crate::store::Store;
use crate::world::{Clock, Dice};

/// Everything behind the routes.
pub(super) struct House {
    pub(super) backend: Arc<dyn Backend>,
    pub(super) seal: Seal,
    pub(super) staff: Arc<dyn Staff>,
    pub(super) accounts: Accounts,
    pub(super) tokens: Tokens,
    pub(super) passwords: Passwords,
    pub(super) rest: Rest,
    pub(super) limits: Limits,
    pub(super) metrics: Metrics,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) manners: Manners,
    owner: Secret,
    dice: Mutex<Dice>,
    seats: Mutex<HashMap<String, ModeratorId>>,
}

impl House {
    pub(super) fn new(backend: Arc<dyn Backend>, keys: Keys) -> Self {
        let Keys { owner, seal, staff, accounts, world, manners } = keys;
        let store: Arc<dyn Store> = Arc::from(accounts);
        Self {
            backend,
            seal: Seal::new(seal),
            staff,
            accounts: Accounts::new(Arc::clone(&store)),
            tokens: Tokens::new(store),
            passwords: Passwords::default(),
            rest: Rest::new(manners.bad_logins, manners.rest),
            limits: Limits::new(manners.requests_per_minute, Arc::clone(&world.clock)),
            metrics: Metrics::default(),
            clock: world.clock,
            manners,
            owner,
            dice: Mutex::new(world.dice),
            seats: Mutex::default(),
        }
    }

    /// The present instant.
    pub(super) fn now(&self) -> Time {
        self.clock.now()
    }

    /// Does what waits for a disk off the threads that answer.
    pub(super) async fn blocking<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let house = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || work(&house)).await;
        done.map_err(|error| Error::Unavailable(error.to_string()))?
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
