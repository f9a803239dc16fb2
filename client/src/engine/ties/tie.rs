//! One tie: what it is, and its bytes in the store. A letter names each space of keys.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::model::{LinkKey, ParticipantId, Signature};

/// A proposal's text and how it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Random; hashed with the text.
    pub salt: [u8; 16],
    /// The text, byte for byte.
    pub text: String,
    /// How it is signed.
    pub signature: Signature,
}

impl Written {
    /// What the journal keeps of a text.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::new().chain_update(self.salt).chain_update(self.text.as_bytes()).finalize().into()
    }
}

/// What words of a moderator belong to, by number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// A decision.
    Decision(u32),
    /// A note, or a letter to an author.
    Remark(u32),
}

impl Said {
    /// The letter of its keys.
    pub(super) const fn space(self) -> u8 {
        match self {
            Self::Decision(_) => b'w',
            Self::Remark(_) => b'n',
        }
    }

    /// Its key.
    pub(super) fn key(self) -> Vec<u8> {
        let (Self::Decision(number) | Self::Remark(number)) = self;
        key(self.space(), &number.to_be_bytes())
    }
}

/// A change of ties that goes with some events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tie {
    /// This platform identity is this participant; where to write to them, sealed.
    Link(LinkKey, ParticipantId, Option<Vec<u8>>),
    /// How a participant signs from now on.
    Person(ParticipantId, Signature),
    /// The text of a proposal.
    Text(u32, Written),
    /// The text of a proposal that a moderator corrected; the one before stays until the journal knows of it.
    Amended(u32, Written),
    /// The text of a proposal that had this hash goes: another one stands in its place.
    Superseded(u32, [u8; 32]),
    /// A moderator's words.
    Words(Said, String),
    /// The name of a moderator.
    Name(u32, String),
    /// A participant's words against a cohort they are in.
    Objection(u32, ParticipantId, String),
    /// Everything of a participant goes, with these texts and these words; their objections too.
    Forget(ParticipantId, Vec<u32>, Vec<Said>),
    /// The text of a proposal goes.
    Drop(u32),
    /// A moderator's words go.
    Unsaid(Said),
}

impl Tie {
    /// The keys and values that this change writes or removes.
    pub(super) fn pairs(&self, pairs: &mut Vec<super::Pair>) -> Result<()> {
        match self {
            Self::Link(link, id, reach) => pairs.push((key(b'l', &link.0), Some(bytes(&(id, reach))?))),
            Self::Person(id, signature) => pairs.push((key(b'p', &id.0), Some(bytes(signature)?))),
            Self::Text(proposal, written) => pairs.push((key(b't', &proposal.to_be_bytes()), Some(bytes(written)?))),
            Self::Amended(proposal, written) => {
                pairs.push((amended_key(*proposal, written.hash()), Some(bytes(written)?)));
            }
            Self::Superseded(proposal, hash) => {
                pairs.push((key(b't', &proposal.to_be_bytes()), None));
                pairs.push((amended_key(*proposal, *hash), None));
            }
            Self::Words(said, words) => pairs.push((said.key(), Some(bytes(words)?))),
            Self::Unsaid(said) => pairs.push((said.key(), None)),
            Self::Objection(cohort, id, words) => pairs.push((objection_key(*cohort, *id), Some(bytes(words)?))),
            Self::Name(moderator, name) => pairs.push((key(b'm', &moderator.to_be_bytes()), Some(bytes(name)?))),
            Self::Forget(id, texts, words) => {
                pairs.push((key(b'p', &id.0), None));
                pairs.extend(texts.iter().map(|text| (key(b't', &text.to_be_bytes()), None)));
                pairs.extend(words.iter().map(|said| (said.key(), None)));
            }
            Self::Drop(proposal) => pairs.push((key(b't', &proposal.to_be_bytes()), None)),
        }
        Ok(())
    }
}

/// A key in one space.
pub(super) fn key(space: u8, rest: &[u8]) -> Vec<u8> {
    std::iter::once(space).chain(rest.iter().copied()).collect()
}

/// Bytes of a hash that tell the texts of one proposal apart.
const APART: usize = 8;

/// The key of a corrected text: each has its own, so that none is lost before the journal knows of the next.
fn amended_key(proposal: u32, hash: [u8; 32]) -> Vec<u8> {
    key(b'a', &[&proposal.to_be_bytes()[..], &hash[..APART]].concat())
}

/// The proposal that a key of a corrected text names, without its letter.
pub(super) fn amended(rest: &[u8]) -> Option<u32> {
    rest.split_at_checked(4).and_then(|(proposal, _)| number(proposal))
}

/// The key of an objection.
fn objection_key(cohort: u32, who: ParticipantId) -> Vec<u8> {
    key(b'o', &[&cohort.to_be_bytes()[..], &who.0[..]].concat())
}

/// The cohort and participant that a key of an objection names, without its letter.
pub(super) fn objection(rest: &[u8]) -> Option<(u32, ParticipantId)> {
    let (cohort, who) = rest.split_at_checked(4)?;
    Some((number(cohort)?, ParticipantId(who.try_into().ok()?)))
}

/// The number that a key names, without its letter.
pub(super) fn number(rest: &[u8]) -> Option<u32> {
    rest.try_into().ok().map(u32::from_be_bytes)
}

fn bytes(value: &impl Serialize) -> Result<Vec<u8>> {
    postcard::to_stdvec(value).map_err(|error| Error::Unavailable(error.to_string()))
}

/// A value as it was written.
pub(super) fn read<'a, T: Deserialize<'a>>(value: &'a [u8]) -> postcard::Result<T> {
    postcard::from_bytes(value)
}
