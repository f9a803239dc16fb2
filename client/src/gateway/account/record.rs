//! What is kept of an account, under the keyed hash of its e-mail address: never the address itself. Erasable: a dropped
//! account is destroyed with all that was written of it. Knows no request.

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::dialect::secret::Secret;
use crate::error::{Error, Result};
use crate::model::{LinkKey, ParticipantId};
use crate::store::Store;

/// Accounts, by the hash of their address.
const ACCOUNT: u8 = b'a';
/// The hash of the address, by participant.
const OWNER: u8 = b'p';
/// The version that a record begins with.
const VERSION: u8 = 1;

/// The accounts of citizens.
pub(in crate::gateway) struct Accounts {
    store: Arc<dyn Store>,
    turn: Mutex<()>,
}

/// One account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::gateway) struct Account {
    /// Whose votes and proposals it speaks for.
    pub(in crate::gateway) participant: ParticipantId,
    /// The hash of the password.
    pub(in crate::gateway) password: Secret,
    /// The first name.
    pub(in crate::gateway) name: String,
    /// The country.
    pub(in crate::gateway) country: String,
}

impl Accounts {
    pub(in crate::gateway) fn new(store: Arc<dyn Store>) -> Self {
        Self { store, turn: Mutex::default() }
    }

    /// The account of this address.
    pub(in crate::gateway) fn find(&self, address: &LinkKey) -> Result<Option<Account>> {
        let Some(value) = self.store.get(&key(ACCOUNT, &address.0))? else { return Ok(None) };
        let body = value.strip_prefix(&[VERSION]).and_then(|body| postcard::from_bytes(body).ok());
        body.map(Some).ok_or_else(|| Error::Unavailable("an account cannot be read".to_owned()))
    }

    /// The account that speaks for a participant, and the hash of its address.
    pub(in crate::gateway) fn of(&self, participant: ParticipantId) -> Result<Option<(LinkKey, Account)>> {
        let Some(address) = self.store.get(&key(OWNER, &participant.0))? else { return Ok(None) };
        let Ok(address) = address.try_into().map(LinkKey) else { return Ok(None) };
        Ok(self.find(&address)?.map(|account| (address, account)))
    }

    /// Adds an account, unless its address or its participant has one; answers whether it did.
    pub(in crate::gateway) fn add(&self, address: LinkKey, account: &Account) -> Result<bool> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.find(&address)?.is_some() || self.of(account.participant)?.is_some() {
            return Ok(false);
        }
        let body = postcard::to_stdvec(account).map_err(|error| Error::Unavailable(error.to_string()))?;
        self.store.put(&[
            (key(ACCOUNT, &address.0), Some([vec![VERSION], body].concat())),
            (key(OWNER, &account.participant.0), Some(address.0.to_vec())),
        ])?;
        Ok(true)
    }

    /// Destroys the account that speaks for a participant; none is no error.
    pub(in crate::gateway) fn destroy(&self, participant: ParticipantId) -> Result<()> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((address, _)) = self.of(participant)? else { return Ok(()) };
        self.store.put(&[(key(ACCOUNT, &address.0), None), (key(OWNER, &participant.0), None)])?;
        self.store.rewrite()
    }
}

fn key(kind: u8, name: &[u8]) -> Vec<u8> {
    [&[kind], name].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryStore;

    fn account(number: u8) -> Account {
        let (name, country) = ("Nour".to_owned(), "FR".to_owned());
        Account { participant: ParticipantId([number; 16]), password: Secret::new("$argon2id$"), name, country }
    }

    #[test]
    fn one_account_per_address_and_per_participant() {
        let accounts = Accounts::new(Arc::new(MemoryStore::default()));
        let (one, other) = (LinkKey([1; 32]), LinkKey([2; 32]));
        assert!(accounts.add(one, &account(1)).unwrap());
        assert!(!accounts.add(one, &account(2)).unwrap() && !accounts.add(other, &account(1)).unwrap());
        assert!(accounts.find(&one).unwrap() == Some(account(1)) && accounts.find(&other).unwrap().is_none());
        assert_eq!(accounts.of(ParticipantId([1; 16])).unwrap(), Some((one, account(1))));
        accounts.destroy(ParticipantId([1; 16])).unwrap();
        accounts.destroy(ParticipantId([1; 16])).unwrap();
        assert!(accounts.find(&one).unwrap().is_none() && accounts.of(ParticipantId([1; 16])).unwrap().is_none());
        assert!(accounts.add(other, &account(1)).unwrap());
    }
}
