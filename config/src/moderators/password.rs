//! Passwords: how long they must be, and what is kept of them (argon2id, the parameters that its makers recommend).

use argon2::password_hash::{PasswordHash, PasswordHasher, SaltString};
use argon2::{Algorithm, Argon2};
use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::world::Dice;

/// Characters that a password has at least.
pub const LEAST: usize = 8;

/// Whether it is long enough.
pub fn is_long_enough(password: &Secret) -> bool {
    password.reveal().chars().count() >= LEAST
}

/// What is kept of a password; none where the system has no memory for it.
pub fn hash(password: &Secret, dice: &mut Dice) -> Option<Secret> {
    let salt = SaltString::encode_b64(&dice.bytes::<16>()).ok()?;
    let hash = Argon2::default().hash_password(password.reveal().as_bytes(), &salt).ok()?;
    Some(Secret::new(hash.to_string()))
}

/// Whether this is what is kept of some password.
pub(super) fn is_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|hash| hash.algorithm == Algorithm::Argon2id.ident() && hash.hash.is_some())
}

#[cfg(test)]
mod tests {
    use argon2::PasswordVerifier;

    use super::*;

    #[test]
    fn what_is_kept_checks_the_password_and_no_other() {
        let mut dice = Dice::seeded(1);
        let hashes = [(); 2].map(|()| hash(&Secret::new("sésame, ouvre-toi"), &mut dice).unwrap());
        assert_ne!(hashes[0], hashes[1], "each has a salt of its own");
        let parsed = PasswordHash::new(hashes[0].reveal()).unwrap();
        assert!(is_hash(hashes[0].reveal()) && hashes[0].reveal().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(Argon2::default().verify_password("sésame, ouvre-toi".as_bytes(), &parsed).is_ok());
        assert!(Argon2::default().verify_password(b"sesame, ouvre-toi", &parsed).is_err());
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert!(!is_long_enough(&Secret::new("éèàùçôû")) && is_long_enough(&Secret::new("éèàùçôûî")));
        for text in ["", "sesame", "$argon2id$", "$argon2i$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"] {
            assert!(!is_hash(text), "{text}");
        }
    }
}
