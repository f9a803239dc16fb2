//! Tokens that are good no more although their seal is: those that were revoked, and refresh tokens that were used. Kept until
//! they would have ended anyway. Knows tokens by number only.

use std::sync::{Arc, Mutex, PoisonError};

use crate::error::Result;
use crate::model::Time;
use crate::store::Store;

/// Where they are in the store.
const PREFIX: u8 = b't';
/// After so many new ones, those that have ended are dropped.
const SWEEP: usize = 512;

const USED: u8 = 0;
const REVOKED: u8 = 1;

/// Tokens that are good no more.
pub(in crate::gateway) struct Tokens {
    store: Arc<dyn Store>,
    written: Mutex<usize>,
}

/// How often a refresh token was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::gateway) enum Once {
    /// Now, for the first time.
    First,
    /// Before.
    Again,
    /// Somebody logged out.
    Revoked,
}

impl Tokens {
    pub(in crate::gateway) fn new(store: Arc<dyn Store>) -> Self {
        Self { store, written: Mutex::default() }
    }

    /// Whether somebody has logged out of this pair of tokens.
    pub(in crate::gateway) fn is_revoked(&self, number: [u8; 8]) -> Result<bool> {
        Ok(self.kind(number)? == Some(REVOKED))
    }

    /// Uses a refresh token that ends at `until`.
    pub(in crate::gateway) fn spend(&self, number: [u8; 8], until: Time, now: Time) -> Result<Once> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        match self.kind(number)? {
            Some(REVOKED) => Ok(Once::Revoked),
            Some(_) => Ok(Once::Again),
            None => {
                self.write(&mut written, number, USED, until, now)?;
                Ok(Once::First)
            }
        }
    }

    /// Ends a pair of tokens, of which the later ends at `until`.
    pub(in crate::gateway) fn revoke(&self, number: [u8; 8], until: Time, now: Time) -> Result<()> {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(&mut written, number, REVOKED, until, now)
    }

    fn kind(&self, number: [u8; 8]) -> Result<Option<u8>> {
        Ok(self.store.get(&key(number))?.and_then(|value| value.first().copied()))
    }

    fn write(&self, written: &mut usize, number: [u8; 8], kind: u8, until: Time, now: Time) -> Result<()> {
        let value = [&[kind], until.0.to_be_bytes().as_slice()].concat();
        self.store.put(&[(key(number), Some(value))])?;
        *written += 1;
        if *written >= SWEEP {
            *written = 0;
            self.sweep(now)?;
        }
        Ok(())
    }

    fn sweep(&self, now: Time) -> Result<()> {
        let mut ended = Vec::new();
        self.store.scan(&[PREFIX], &mut |key, value| {
            let until = value.get(1..).and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes);
            if until.is_none_or(|until| until <= now.0) {
                ended.push((key.to_vec(), None));
            }
        })?;
        if ended.is_empty() {
            return Ok(());
        }
        self.store.put(&ended)?;
        self.store.rewrite()
    }
}

fn key(number: [u8; 8]) -> Vec<u8> {
    [&[PREFIX], number.as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryStore;

    fn count(tokens: &Tokens) -> usize {
        let mut count = 0;
        tokens.store.scan(&[PREFIX], &mut |_, _| count += 1).unwrap();
        count
    }

    #[test]
    fn a_refresh_token_serves_once_and_none_after_a_logout() {
        let tokens = Tokens::new(Arc::new(MemoryStore::default()));
        let spend = |number| tokens.spend([number; 8], Time(9), Time(0)).unwrap();
        assert_eq!((spend(1), spend(1)), (Once::First, Once::Again));
        assert!(!tokens.is_revoked([1; 8]).unwrap());
        tokens.revoke([1; 8], Time(9), Time(0)).unwrap();
        tokens.revoke([2; 8], Time(9), Time(0)).unwrap();
        assert!(tokens.is_revoked([1; 8]).unwrap());
        assert_eq!((spend(1), spend(2)), (Once::Revoked, Once::Revoked));
    }

    #[test]
    fn what_has_ended_is_dropped() {
        let tokens = Tokens::new(Arc::new(MemoryStore::default()));
        for number in 0..3 * SWEEP as u64 {
            let now = Time(i64::try_from(number).unwrap());
            assert_eq!(tokens.spend(number.to_be_bytes(), now.plus(100), now).unwrap(), Once::First);
            assert!(count(&tokens) <= SWEEP + 100);
        }
    }
}
