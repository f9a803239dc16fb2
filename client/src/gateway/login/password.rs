//! Passwords: hashed and compared with argon2, off the threads that answer, few at once (each takes 19 MiB for a moment).
//! Knows no account.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Argon2, password_hash};
use tokio::sync::Semaphore;

use crate::dialect::secret::Secret;
use crate::error::{Error, Result};

/// How many are worked on at once; the others wait.
const AT_ONCE: usize = 2;

/// Hashes and compares.
pub(in crate::gateway) struct Passwords(Semaphore);

impl Default for Passwords {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

impl Passwords {
    /// The hash of a password, as it is kept (a PHC string).
    pub(in crate::gateway) async fn hash(&self, password: Secret, salt: [u8; 16]) -> Result<Secret> {
        self.work(move || hash(&password, &salt)).await?.map_err(|error| Error::Unavailable(error.to_string()))
    }

    /// Whether a password is the one whose hash is kept; takes about as long where none is.
    pub(in crate::gateway) async fn fits(&self, password: Secret, kept: Option<Secret>) -> Result<bool> {
        self.work(move || {
            let right = kept.as_ref().is_some_and(|kept| fits(&password, kept));
            if kept.is_none() {
                let _ = hash(&password, &[0; 16]); // the time is what counts: nothing fits what is not there
            }
            right
        })
        .await
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let lost = |error: &dyn std::fmt::Display| Error::Unavailable(error.to_string());
        let _turn = self.0.acquire().await.map_err(|error| lost(&error))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| lost(&error))
    }
}

fn hash(password: &Secret, salt: &[u8]) -> password_hash::Result<Secret> {
    let salt = SaltString::encode_b64(salt)?;
    let hash = Argon2::default().hash_password(password.reveal().as_bytes(), &salt)?;
    Ok(Secret::new(hash.to_string()))
}

fn fits(password: &Secret, kept: &Secret) -> bool {
    let kept = PasswordHash::new(kept.reveal());
    kept.is_ok_and(|kept| Argon2::default().verify_password(password.reveal().as_bytes(), &kept).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_password_fits() {
        let passwords = Passwords::default();
        let kept = passwords.hash(Secret::new("sésame ouvre-toi"), [7; 16]).await.unwrap();
        assert!(kept.reveal().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "OWASP's figures of 2023");
        let fits = async |text: &str, kept: Option<Secret>| passwords.fits(Secret::new(text), kept).await.unwrap();
        assert!(fits("sésame ouvre-toi", Some(kept.clone())).await);
        assert!(!fits("sesame ouvre-toi", Some(kept)).await);
        assert!(!fits("sésame", Some(Secret::new("not a hash"))).await && !fits("sésame", None).await);
    }
}
