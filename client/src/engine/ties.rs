//! What must be erasable: who is who, how they sign, what they wrote, what moderators noted. Never in the journal.
//!
//! Kept in memory and in a [`Store`]; written, and durable, before the events that refer to it. A tie that no event
//! refers to (a power cut in between) means nothing and is dropped at the next rewriting.

mod tie;

use rustc_hash::FxHashMap;

pub use tie::{Tie, Written};
use tie::{amended, key, number, objection, read};

use super::state::{State, index};
use crate::error::{Damage, Error, OpenFault, Result};
use crate::model::{LinkKey, ParticipantId, Signature};
use crate::store::Store;

/// A key with its value, or with none where it goes.
type Pair = (Vec<u8>, Option<Vec<u8>>);

/// All ties.
pub struct Ties {
    /// None once given free.
    store: Option<Box<dyn Store>>,
    links: FxHashMap<[u8; 32], ParticipantId>,
    people: FxHashMap<ParticipantId, Signature>,
    texts: Vec<Option<Written>>,
    words: FxHashMap<u32, String>,
    objections: FxHashMap<(u32, ParticipantId), String>,
    names: Vec<String>,
}

impl Ties {
    /// Reads all that `store` holds and `state` refers to; a text that is not the one voted on is damage.
    pub fn load(store: Box<dyn Store>, state: &State) -> Result<Self> {
        let mut ties = Self {
            store: Some(store),
            links: FxHashMap::default(),
            people: FxHashMap::default(),
            texts: Vec::new(),
            words: FxHashMap::default(),
            objections: FxHashMap::default(),
            names: Vec::new(),
        };
        ties.scan(b'l', |ties, key, value| {
            let (Ok(link), Ok((id, _))) = (<[u8; 32]>::try_from(key), read::<(ParticipantId, Option<Vec<u8>>)>(value))
            else {
                return;
            };
            if state.numbers.contains_key(&id) {
                ties.links.insert(link, id);
            }
        })?;
        ties.scan(b'p', |ties, key, value| {
            if let (Ok(id), Ok(signature)) = (<[u8; 16]>::try_from(key), read(value)) {
                ties.people.insert(ParticipantId(id), signature);
            }
        })?;
        ties.scan(b't', |ties, key, value| {
            if let (Some(number), Ok(written)) = (number(key), read(value)) {
                ties.place_text(number, written);
            }
        })?;
        ties.take_amended(state)?;
        ties.scan(b'w', |ties, key, value| {
            if let (Some(number), Ok(words)) = (number(key), read(value)) {
                ties.words.insert(number, words);
            }
        })?;
        ties.scan(b'o', |ties, key, value| {
            if let (Some(place), Ok(words)) = (objection(key), read(value)) {
                ties.objections.insert(place, words);
            }
        })?;
        ties.scan(b'm', |ties, key, value| {
            if let (Some(_), Ok(name)) = (number(key), read(value)) {
                ties.names.push(name);
            }
        })?;
        ties.finish(state)?;
        ties.drop_strays(state)?;
        ties.check(state)?;
        Ok(ties)
    }

    /// Puts the corrected texts that the journal knows of in the place of those before. Every other one goes: a crash came before
    /// the journal had it, or before the one after it was all that is left.
    fn take_amended(&mut self, state: &State) -> Result<()> {
        let mut stale = Vec::new();
        self.scan(b'a', |ties, rest, value| {
            let (Some(proposal), Ok(written)) = (amended(rest), read::<Written>(value)) else { return };
            if state.proposals.get(index(proposal)).is_some_and(|place| place.hash == written.hash()) {
                stale.extend(ties.text(proposal).map(|_| key(b't', &proposal.to_be_bytes())));
                ties.place_text(proposal, written);
            } else {
                stale.push(key(b'a', rest));
            }
        })?;
        let pairs: Vec<_> = stale.into_iter().map(|key| (key, None)).collect();
        if pairs.is_empty() { Ok(()) } else { self.store()?.put(&pairs) }
    }

    fn scan(&mut self, space: u8, mut each: impl FnMut(&mut Self, &[u8], &[u8])) -> Result<()> {
        let mut pairs = Vec::new();
        self.store()?.scan(&[space], &mut |key, value| pairs.push((key[1..].to_vec(), value.to_vec())))?;
        for (key, value) in pairs {
            each(self, &key, &value);
        }
        Ok(())
    }

    /// Ends an erasure that a crash cut in two: the journal says it happened, the ties are still there.
    fn finish(&mut self, state: &State) -> Result<()> {
        let gone =
            |id: &ParticipantId| state.numbers.get(id).is_some_and(|number| state.participants[index(*number)].gone);
        let links: Vec<LinkKey> =
            self.links.iter().filter(|(_, id)| gone(id)).map(|(link, _)| LinkKey(*link)).collect();
        let people = self.people.keys().filter(|id| gone(id)).map(|id| Tie::Forget(*id, Vec::new(), Vec::new()));
        let numbered = (0u32..).zip(&state.proposals).filter(|(_, proposal)| proposal.erased);
        let texts = numbered.filter(|(number, _)| self.text(*number).is_some()).map(|(number, _)| Tie::Drop(number));
        let rest: Vec<Tie> = people.chain(texts).collect();
        if links.is_empty() && rest.is_empty() {
            return Ok(());
        }
        self.write(&rest, &links)?;
        for tie in &rest {
            self.take(tie);
        }
        self.links.retain(|link, _| !links.contains(&LinkKey(*link)));
        self.rewrite()
    }

    /// Drops words whose decision never reached the journal: the next decision of that number must not inherit them.
    fn drop_strays(&mut self, state: &State) -> Result<()> {
        let stray = |number: &u32| index(*number) >= state.decisions.len();
        let keys: Vec<u32> = self.words.keys().copied().filter(stray).collect();
        if keys.is_empty() {
            return Ok(());
        }
        self.words.retain(|number, _| !stray(number));
        let pairs: Vec<_> = keys.iter().map(|number| (key(b'w', &number.to_be_bytes()), None)).collect();
        self.store()?.put(&pairs)
    }

    fn check(&mut self, state: &State) -> Result<()> {
        self.texts.resize(state.proposals.len(), None);
        self.names.resize(state.moderators.len(), String::new());
        for (number, (proposal, place)) in state.proposals.iter().zip(&mut self.texts).enumerate() {
            if proposal.erased {
                *place = None;
            } else if place.as_ref().is_none_or(|written| written.hash() != proposal.hash) {
                let what = Damage::Text(format!("p{}", number + 1));
                return Err(OpenFault::Damaged { path: "ties".to_owned(), what }.into());
            }
        }
        Ok(())
    }

    /// The participant behind a platform identity.
    pub fn participant(&self, link: LinkKey) -> Option<ParticipantId> {
        self.links.get(&link.0).copied()
    }

    /// How a participant signs.
    pub fn person(&self, id: ParticipantId) -> Signature {
        self.people.get(&id).cloned().unwrap_or_default()
    }

    /// The text of a proposal and how it is signed; none once erased.
    pub fn text(&self, proposal: u32) -> Option<&Written> {
        self.texts.get(index(proposal)).and_then(Option::as_ref)
    }

    /// A moderator's words with a decision.
    pub fn words(&self, decision: u32) -> Option<&str> {
        self.words.get(&decision).map(String::as_str)
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
            Tie::Link(link, id, _) => {
                self.links.insert(link.0, *id);
            }
            Tie::Person(id, signature) => {
                self.people.insert(*id, signature.clone());
            }
            Tie::Text(proposal, written) | Tie::Amended(proposal, written) => {
                self.place_text(*proposal, written.clone());
            }
            Tie::Words(decision, words) => {
                self.words.insert(*decision, words.clone());
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
                self.objections.retain(|(_, who), _| who != id);
                for text in texts {
                    self.drop_text(*text);
                }
                for decision in words {
                    self.words.remove(decision);
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
