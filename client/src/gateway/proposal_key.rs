//! Proposal keys, as make.org builds them: hex SHA-512 of (hex SHA-512 of proposal, session and location) and a salt of our
//! own, which follows from the seal.
//!
//! On make.org's server the key and the location decide how far a vote is trusted. Here they decide nothing: what a vote
//! counts as follows from the cards that were dealt to the participant, which the engine knows and nobody can claim. So a
//! missing or wrong key never fails a vote (old programs keep working); it is compared in constant time and said in one
//! line of the log, without a key, a session or a proposal.

use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;

use super::call::Call;
use super::guest::Caller;
use super::seal::Seal;
use crate::dialect::header::Location;
use crate::dialect::proposal::ProposalKey;
use crate::model::ProposalId;
use crate::model::hex;

/// What salts the keys, as the seal names it.
const SALT: &str = "proposal-key";

/// The key of a proposal for a session at a location.
fn key(seal: &Seal, proposal: &ProposalId, session: &str, location: &Location) -> String {
    let shown = format!("{proposal}{session}{location}");
    let inner = hex::written(&Sha512::digest(shown.as_bytes()));
    let salt = hex::written(&seal.link(SALT, b"").0);
    hex::written(&Sha512::new().chain_update(inner).chain_update(salt).finalize())
}

impl Call {
    /// What stays the same of whoever asks: the participant where a token says who it is, else the session.
    fn stable(&self) -> String {
        match &self.guest.caller {
            Caller::Participant(id) => id.to_string(),
            Caller::Moderator(desk) => format!("moderator {}", desk.id.0),
            Caller::Anonymous | Caller::Owner => hex::written(&self.guest.session.link),
        }
    }

    /// The key that a proposal is shown with.
    pub(super) fn key(&self, proposal: &ProposalId) -> String {
        key(&self.house.seal, proposal, &self.stable(), &self.guest.location)
    }

    /// Says in the log when a vote comes with another key than its proposal was shown with; the vote goes on.
    pub(super) fn check_key(&self, proposal: &ProposalId, sent: Option<&ProposalKey>) {
        let made = self.key(proposal);
        match sent {
            Some(ProposalKey(sent)) if bool::from(sent.as_bytes().ct_eq(made.as_bytes())) => {}
            Some(_) => tracing::info!(key = "another", "a vote came without the key of its proposal"),
            None => tracing::info!(key = "none", "a vote came without the key of its proposal"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_fits_one_proposal_one_session_and_one_location() {
        let (seal, here) = (Seal::new([1; 32]), Location::read("sequence velo"));
        let made = key(&seal, &"p1".into(), "s", &here);
        assert!(made.len() == 128 && made.bytes().all(|byte| byte.is_ascii_hexdigit()));
        assert_eq!(made, key(&seal, &"p1".into(), "s", &here));
        let others = [
            key(&seal, &"p2".into(), "s", &here),
            key(&seal, &"p1".into(), "t", &here),
            key(&seal, &"p1".into(), "s", &Location::read("proposal-page p1")),
            key(&Seal::new([2; 32]), &"p1".into(), "s", &here),
        ];
        assert!(others.iter().all(|other| *other != made));
    }
}
