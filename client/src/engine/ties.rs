//! What must be erasable: who is who, how they sign, what they wrote, what moderators noted. Never in the journal.
//!
//! Kept in memory and in a [`Store`]; written, and durable, before the events that refer to it. A tie that no event
//! refers to (a power cut in between) means nothing and is dropped at the next rewriting.

mod load;
mod tie;

use rustc_hash::FxHashMap;

use tie::key;
pub use tie::{Said, Tie, Written};

use super::state::index;
use crate::error::{Error, Result};
use crate::model::{LinkKey, ParticipantId, Signature};
use crate::store::Store;

/// A key with its value, or with none where it goes.
type Pair = (Vec<u8>, Option<Vec<u8>>);

/// All ties.
pub struct Ties {
    /// None once given free.
    store: Option<Box<dyn Store>>,
    links: FxHashMap<[u8; 32], ParticipantId>,
    reaches: FxHashMap<ParticipantId, Vec<u8>>,
    people: FxHashMap<ParticipantId, Signature>,
    texts: Vec<Option<Written>>,
    words: FxHashMap<Said, String>,
    objections: FxHashMap<(u32, ParticipantId), String>,
    names: Vec<String>,
}

impl Ties {
    /// The participant behind a platform identity.
    pub fn participant(&self, link: LinkKey) -> Option<ParticipantId> {
        self.links.get(&link.0).copied()
    }

    /// Where to write to a participant, sealed.
    pub fn reach(&self, id: ParticipantId) -> Option<&[u8]> {
        self.reaches.get(&id).map(Vec::as_slice)
    }

    /// How a participant signs.
    pub fn person(&self, id: ParticipantId) -> Signature {
        self.people.get(&id).cloned().unwrap_or_default()
    }

    /// The text of a proposal and how it is signed; none once erased.
    pub fn text(&self, proposal: u32) -> Option<&Written> {
        self.texts.get(index(proposal)).and_then(Option::as_ref)
    }

    /// A moderator's words; none once erased.
    pub fn words(&self, said: Said) -> Option<&str> {
        self.words.get(&said).map(String::as_str)
    }

    /// A participant's words against a cohort they are in; none once erased.
    pub fn objection(&self, cohort: u32, who: ParticipantId) -> Option<&str> {
        self.objections.get(&(cohort, who)).map(String::as_str)
    }

    /// The name of a moderator.
    pub fn name(&self, moderator: u32) -> &str {
        self.names.get(index(moderator)).map_or("", String::as_str)
    }

    /// The moderator of a name.
    pub fn moderator(&self, name: &str) -> Option<u32> {
        self.names.iter().position(|other| other == name).and_then(|at| u32::try_from(at).ok())
    }

    /// Takes changes into memory, at once, so that the next command of a batch sees them.
    pub fn take(&mut self, tie: &Tie) {
        match tie {
            Tie::Link(link, id, reach) => {
                self.links.insert(link.0, *id);
                self.reaches.extend(reach.clone().map(|reach| (*id, reach)));
            }
            Tie::Person(id, signature) => {
                self.people.insert(*id, signature.clone());
            }
            Tie::Text(proposal, written) | Tie::Amended(proposal, written) => {
                self.place_text(*proposal, written.clone());
            }
            Tie::Words(said, words) => {
                self.words.insert(*said, words.clone());
            }
            Tie::Unsaid(said) => {
                self.words.remove(said);
            }
            Tie::Objection(cohort, id, words) => {
                self.objections.insert((*cohort, *id), words.clone());
            }
            Tie::Name(moderator, name) => {
                self.names.resize(self.names.len().max(index(*moderator) + 1), String::new());
                self.names[index(*moderator)].clone_from(name);
            }
            Tie::Forget(id, texts, words) => {
                self.links.retain(|_, other| other != id);
                self.people.remove(id);
                self.reaches.remove(id);
                self.objections.retain(|(_, who), _| who != id);
                for text in texts {
                    self.drop_text(*text);
                }
                for said in words {
                    self.words.remove(said);
                }
            }
            Tie::Drop(proposal) => self.drop_text(*proposal),
            Tie::Superseded(..) => {}
        }
    }

    /// Writes changes to the store, durably; `links` are the keys that [`Ties::links_of`] named before `take`.
    pub fn write(&self, ties: &[Tie], links: &[LinkKey]) -> Result<()> {
        let mut pairs = Vec::new();
        for tie in ties {
            tie.pairs(&mut pairs)?;
            match tie {
                Tie::Forget(id, texts, _) => {
                    self.store()?.scan(b"o", &mut |key, _| {
                        if key.ends_with(&id.0) {
                            pairs.push((key.to_vec(), None));
                        }
                    })?;
                    texts.iter().try_for_each(|text| self.amended_of(*text, &mut pairs))?;
                }
                Tie::Drop(text) => self.amended_of(*text, &mut pairs)?,
                _ => {}
            }
        }
        pairs.extend(links.iter().map(|link| (key(b'l', &link.0), None)));
        if pairs.is_empty() { Ok(()) } else { self.store()?.put(&pairs) }
    }

    /// Every corrected text of a proposal goes, whatever is left of them.
    fn amended_of(&self, proposal: u32, pairs: &mut Vec<Pair>) -> Result<()> {
        let space = key(b'a', &proposal.to_be_bytes());
        self.store()?.scan(&space, &mut |key, _| pairs.push((key.to_vec(), None)))
    }

    /// The platform identities of a participant.
    pub fn links_of(&self, id: ParticipantId) -> Vec<LinkKey> {
        self.links.iter().filter(|(_, other)| **other == id).map(|(link, _)| LinkKey(*link)).collect()
    }

    /// Gives the store free; what is in memory stays.
    pub fn release(&mut self) {
        self.store = None;
    }

    /// Destroys the bytes of what was dropped.
    pub fn rewrite(&self) -> Result<()> {
        self.store()?.rewrite()
    }

    fn store(&self) -> Result<&dyn Store> {
        self.store.as_deref().ok_or_else(|| Error::Unavailable("the consultation is closed".to_owned()))
    }

    fn place_text(&mut self, proposal: u32, written: Written) {
        self.texts.resize(self.texts.len().max(index(proposal) + 1), None);
        self.texts[index(proposal)] = Some(written);
    }

    fn drop_text(&mut self, proposal: u32) {
        if let Some(place) = self.texts.get_mut(index(proposal)) {
            *place = None;
        }
    }
}

#[cfg(test)]
mod tests;
