//! Reading the ties as they were kept, ending what a crash cut in two. Knows nothing of what happens afterwards.

use rustc_hash::FxHashMap;

use super::tie::{amended, key, number, objection, read};
use super::{Said, Tie, Ties, Written};
use crate::engine::event::Author;
use crate::engine::state::{ProposalState, State, index};
use crate::error::{Damage, OpenFault, Result};
use crate::model::{LinkKey, ParticipantId};
use crate::store::Store;

impl Ties {
    /// Reads all that `store` holds and `state` refers to; a text that is not the one voted on is damage.
    pub fn load(store: Box<dyn Store>, state: &State) -> Result<Self> {
        let mut ties = Self {
            store: Some(store),
            links: FxHashMap::default(),
            reaches: FxHashMap::default(),
            people: FxHashMap::default(),
            texts: Vec::new(),
            words: FxHashMap::default(),
            objections: FxHashMap::default(),
            names: Vec::new(),
        };
        ties.scan(b'l', |ties, key, value| {
            let (Ok(link), Ok((id, reach))) =
                (<[u8; 32]>::try_from(key), read::<(ParticipantId, Option<Vec<u8>>)>(value))
            else {
                return;
            };
            if state.numbers.contains_key(&id) {
                ties.links.insert(link, id);
                ties.reaches.extend(reach.map(|reach| (id, reach)));
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
        for space in [Said::Decision as fn(u32) -> Said, Said::Remark] {
            ties.scan(space(0).space(), |ties, key, value| {
                if let (Some(number), Ok(words)) = (number(key), read(value)) {
                    ties.words.insert(space(number), words);
                }
            })?;
        }
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
        let words = self.words.keys().filter(|said| is_unsaid(**said, state)).map(|said| Tie::Unsaid(*said));
        let rest: Vec<Tie> = people.chain(texts).chain(words).collect();
        if links.is_empty() && rest.is_empty() {
            return Ok(());
        }
        self.write(&rest, &links)?;
        for tie in &rest {
            self.take(tie);
        }
        self.links.retain(|link, _| !links.contains(&LinkKey(*link)));
        self.reaches.retain(|id, _| !gone(id));
        self.rewrite()
    }

    /// Drops words of which the journal never knew: what comes next under that number must not inherit them.
    fn drop_strays(&mut self, state: &State) -> Result<()> {
        let strays: Vec<Said> = self.words.keys().copied().filter(|said| place(*said, state).is_none()).collect();
        if strays.is_empty() {
            return Ok(());
        }
        self.words.retain(|said, _| place(*said, state).is_some());
        let pairs: Vec<_> = strays.iter().map(|said| (said.key(), None)).collect();
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
}

/// The proposal that words are about, if the journal knows of them.
fn place(said: Said, state: &State) -> Option<&ProposalState> {
    let proposal = match said {
        Said::Decision(number) => state.decisions.get(index(number))?.proposal,
        Said::Remark(number) => state.remarks.get(index(number))?.proposal,
    };
    state.proposals.get(index(proposal))
}

/// Whether words went with the author of what they are about.
fn is_unsaid(said: Said, state: &State) -> bool {
    place(said, state).is_some_and(|proposal| match proposal.author {
        Author::Participant(who) => proposal.erased && state.participants[index(who)].gone,
        Author::Unknown => false,
    })
}
