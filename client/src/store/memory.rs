//! The key-value port in this process only.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::Store;
use crate::error::Result;

/// Pairs in memory.
#[derive(Debug, Default)]
pub struct MemoryStore(Mutex<BTreeMap<Vec<u8>, Vec<u8>>>);

impl Store for MemoryStore {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned())
    }

    fn put(&self, pairs: &[(Vec<u8>, Option<Vec<u8>>)]) -> Result<()> {
        let mut map = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, value) in pairs {
            match value {
                Some(value) => map.insert(key.clone(), value.clone()),
                None => map.remove(key),
            };
        }
        Ok(())
    }

    fn scan(&self, prefix: &[u8], each: &mut dyn FnMut(&[u8], &[u8])) -> Result<()> {
        let map = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, value) in map.range(prefix.to_vec()..).take_while(|(key, _)| key.starts_with(prefix)) {
            each(key, value);
        }
        Ok(())
    }

    fn rewrite(&self) -> Result<()> {
        Ok(())
    }
}
