//! Sessions and tokens as sealed texts: what they say is in them, and nobody else can make one (HMAC-SHA256, 128 bits).
//! Knows no request.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::dialect::secret::Secret;
use crate::model::{LinkKey, ModeratorId, ParticipantId, Time};

/// Bytes of the seal.
const SEAL: usize = 16;

/// Makes and opens sealed texts.
pub(super) struct Seal([u8; 32]);

/// What a sealed text is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Purpose {
    /// A session.
    Session,
    /// A bearer token.
    Access,
    /// A token to be exchanged for the next bearer token, once.
    Refresh,
}

/// Whom it speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Subject {
    /// An anonymous session, and whether it is a participant already.
    Session { link: [u8; 16], joined: bool },
    /// A participant, for a program that holds the key of the place.
    Participant(ParticipantId),
    /// A moderator, by login.
    Staff(String),
    /// A moderator whom the owner of the place seated.
    Seat(ModeratorId),
    /// The participant of an account that logged in; nobody any more once the account is gone.
    Account(ParticipantId),
}

/// What is in a sealed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sealed {
    /// What for.
    pub(super) purpose: Purpose,
    /// Of whom.
    pub(super) subject: Subject,
    /// Until when.
    pub(super) until: Time,
    /// A random number of its own.
    pub(super) number: [u8; 8],
}

impl Seal {
    pub(super) fn new(key: [u8; 32]) -> Self {
        Self(key)
    }

    /// The text of it.
    pub(super) fn close(&self, sealed: &Sealed) -> Secret {
        let mut bytes = postcard::to_stdvec(sealed).unwrap_or_default(); // in memory it cannot fail
        let seal = self.hash(&[b"seal", &bytes]);
        bytes.extend(&seal[..SEAL]);
        Secret::new(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// What is in a text of ours, if it is for this purpose and still good at `now`.
    pub(super) fn open(&self, text: &str, purpose: Purpose, now: Time) -> Option<Sealed> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (body, seal) = bytes.split_last_chunk::<SEAL>()?;
        let mut mac = self.mac()?;
        for part in [b"seal", body] {
            mac.update(part);
        }
        mac.verify_truncated_left(seal).ok()?;
        let sealed: Sealed = postcard::from_bytes(body).ok()?;
        (sealed.purpose == purpose && sealed.until > now).then_some(sealed)
    }

    /// The link of what `kind` names `name`: another secret gives another link.
    pub(super) fn link(&self, kind: &str, name: &[u8]) -> LinkKey {
        LinkKey(self.hash(&[kind.as_bytes(), b"\0", name]))
    }

    fn mac(&self) -> Option<Hmac<Sha256>> {
        Hmac::new_from_slice(&self.0).ok() // any length is a key
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let Some(mut mac) = self.mac() else { return [0; 32] };
        for part in parts {
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed() -> Sealed {
        let subject = Subject::Session { link: [3; 16], joined: false };
        Sealed { purpose: Purpose::Session, subject, until: Time(1_000), number: [9; 8] }
    }

    #[test]
    fn a_text_of_ours_opens_until_its_end_and_for_its_purpose() {
        let seal = Seal::new([1; 32]);
        let text = seal.close(&sealed());
        assert_eq!(seal.open(text.reveal(), Purpose::Session, Time(999)), Some(sealed()));
        assert_eq!(seal.open(text.reveal(), Purpose::Session, Time(1_000)), None);
        assert_eq!(seal.open(text.reveal(), Purpose::Access, Time(0)), None);
        assert_eq!(Seal::new([2; 32]).open(text.reveal(), Purpose::Session, Time(0)), None);
    }

    #[test]
    fn one_letter_changed_opens_nothing() {
        let seal = Seal::new([1; 32]);
        let text = seal.close(&sealed());
        for at in 0..text.reveal().len() {
            let mut other = text.reveal().to_owned().into_bytes();
            other[at] = if other[at] == b'A' { b'B' } else { b'A' };
            let other = String::from_utf8(other).unwrap();
            let opened = seal.open(&other, Purpose::Session, Time(0));
            assert!(opened.is_none() || other == text.reveal(), "letter {at}");
        }
        for text in ["", "AAAA", "é", "not base64!"] {
            assert_eq!(seal.open(text, Purpose::Session, Time(0)), None);
        }
    }
}
