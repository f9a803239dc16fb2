//! Dialogues, kept under the participant's random number in a store that can really forget. Knows no identity.

mod followers;
mod ledger;

use std::sync::Arc;

use ilfaut_client::Result;
use ilfaut_client::model::{ParticipantId, Time};
use ilfaut_client::store::Store;

use crate::conversation::Dialogue;
pub use followers::Follower;
pub use ledger::Ledger;

/// The form dialogues are written in: this byte, then postcard. Whatever is added, is added at the end.
const VERSION: u8 = 6;
/// How a field is written that holds nothing.
const EMPTY: u8 = 0;
/// What every key begins with.
const PREFIX: &[u8] = b"dialogue/";

/// Remembers where everybody is.
#[derive(Clone)]
pub struct Memory(Ledger);

/// What a channel keeps of something said until its effect is kept too: one entry of the same store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The entry.
    pub key: Vec<u8>,
    /// What it says from then on, until the answer has arrived.
    pub heard: Vec<u8>,
}

impl Memory {
    /// A memory in this store.
    pub fn new(store: Arc<dyn Store>) -> Self {
        Self(Ledger::new(store))
    }

    /// The store, for what else must be kept beside the dialogues.
    pub fn store(&self) -> Ledger {
        self.0.clone()
    }

    /// Where somebody is; a fresh dialogue when nothing (readable) is kept.
    pub fn load(&self, who: ParticipantId) -> Result<Dialogue> {
        Ok(self.0.get(&key(who))?.as_deref().and_then(decode).unwrap_or_default())
    }

    /// Keeps where somebody is; it survives a power cut when this returns.
    pub async fn save(&self, who: ParticipantId, dialogue: &Dialogue) -> Result<()> {
        self.save_with(who, dialogue, None).await
    }

    /// Keeps where somebody is and that they were heard, both or neither.
    pub async fn save_with(&self, who: ParticipantId, dialogue: &Dialogue, receipt: Option<&Receipt>) -> Result<()> {
        let heard = receipt.map(|receipt| (receipt.key.clone(), Some(receipt.heard.clone())));
        self.0.put(std::iter::once((key(who), Some(encode(dialogue)))).chain(heard).collect()).await
    }

    /// Drops what was kept of something said whose answer has arrived, with the next write: until then it would only be
    /// answered again.
    pub fn settle(&self, receipt: Receipt) {
        self.0.put_soon(vec![(receipt.key, None)]);
    }

    /// Those whose erasure is final at `now`, by what they were told.
    pub fn erased(&self, now: Time) -> Result<Vec<ParticipantId>> {
        self.those(|dialogue| dialogue.erasing.is_some_and(|until| until <= now))
    }

    /// Everybody who is remembered.
    pub fn everybody(&self) -> Result<Vec<ParticipantId>> {
        self.those(|_| true)
    }

    /// Forgets these people: what was kept of them is destroyed, not only dropped.
    pub async fn forget(&self, people: &[ParticipantId]) -> Result<()> {
        if people.is_empty() {
            return Ok(());
        }
        self.0.destroy(people.iter().flat_map(|who| [key(*who), followers::key(*who)]).collect()).await
    }

    fn those(&self, fits: impl Fn(&Dialogue) -> bool) -> Result<Vec<ParticipantId>> {
        let mut found = Vec::new();
        self.0.scan(PREFIX, &mut |key, value| {
            let who = key.get(PREFIX.len()..).and_then(|id| id.try_into().ok()).map(ParticipantId);
            found.extend(who.filter(|_| decode(value).is_none_or(|dialogue| fits(&dialogue))));
        })?;
        Ok(found)
    }
}

fn key(who: ParticipantId) -> Vec<u8> {
    [PREFIX, &who.0].concat()
}

fn encode(dialogue: &Dialogue) -> Vec<u8> {
    postcard::to_extend(dialogue, vec![VERSION]).unwrap_or_else(|_| vec![VERSION]) // in memory it cannot fail
}

fn decode(bytes: &[u8]) -> Option<Dialogue> {
    let (version, body) = bytes.split_first()?;
    let lacking = match *version {
        VERSION => 0,
        5 => 1,  // whether one wants to be told of ideas that wait
        4 => 5,  // what was said last, where one came from, a second idea, where one was among the first
        3 => 6,  // what was not understood of late
        2 => 12, // the refused idea spoken of, when something was typed, how to be spoken to, whether a word may hurt
        1 => 13, // what an idea being written was compared with
        _ => return None,
    };
    postcard::from_bytes(&[body, &vec![EMPTY; lacking]].concat()).ok()
}

#[cfg(test)]
mod tests {
    use ilfaut_client::address::Address;
    use ilfaut_client::connect::open_store;

    use super::*;
    use crate::conversation::Ask;
    use crate::conversation::dialogue::{Compared, Draft, Scene, Stage};

    /// A dialogue as version 1 wrote it.
    const FIRST: &str = "01010262720107636f6d6d756e650107636f6d6d756e6503010270340102703901027031020107\
        01010573616e7465020a040111496c2066617574206465732062616e637300010101044cc3a961012203010101320113000180f0b252";

    fn memory() -> Memory {
        Memory::new(open_store(&Address::Memory, "bots").unwrap().into())
    }

    fn somewhere() -> Dialogue {
        let draft = Draft { text: "Il faut des bancs".into(), offer: None, hinted: true };
        Dialogue { scene: Scene::Draft(Stage::Preview), draft: Some(draft), votes: 3, ..Dialogue::default() }
    }

    #[tokio::test]
    async fn a_dialogue_comes_back_as_it_was() {
        let memory = memory();
        let who = ParticipantId([1; 16]);
        assert_eq!(memory.load(who).unwrap(), Dialogue::default());
        memory.save(who, &somewhere()).await.unwrap();
        assert_eq!(memory.load(who).unwrap(), somewhere());
        assert_eq!(memory.load(ParticipantId([2; 16])).unwrap(), Dialogue::default());
    }

    #[test]
    fn a_dialogue_of_the_first_version_is_read_for_ever() {
        let bytes: Vec<u8> =
            (0..FIRST.len()).step_by(2).map(|at| u8::from_str_radix(&FIRST[at..at + 2], 16).unwrap()).collect();
        let dialogue = decode(&bytes).unwrap();
        let before = somewhere();
        assert_eq!((&dialogue.scene, &dialogue.draft, dialogue.votes), (&before.scene, &before.draft, 3));
        assert_eq!((dialogue.retry.clone(), dialogue.erasing), (Some(Ask::Keep), Some(Time(86_400_000))));
        assert_eq!(dialogue.compared, None);
        assert_eq!(decode(&encode(&dialogue)), Some(dialogue));
    }

    #[test]
    fn a_dialogue_of_the_second_version_is_read_for_ever() {
        let mut bytes = encode(&somewhere());
        bytes[0] = 2;
        bytes.truncate(bytes.len() - 12); // it ended with what an idea was compared with
        assert_eq!(decode(&bytes), Some(somewhere()));
    }

    #[test]
    fn a_dialogue_of_the_third_version_is_read_for_ever() {
        let written = Dialogue { blunt: true, ..somewhere() };
        let mut bytes = encode(&written);
        bytes[0] = 3;
        bytes.truncate(bytes.len() - 6); // it ended with whether a word may hurt
        assert_eq!((bytes.last(), decode(&bytes)), (Some(&1), Some(written)));
    }

    #[test]
    fn what_an_idea_was_compared_with_is_kept() {
        let compared =
            Compared { question: "q".into(), shown: vec!["p1".into()], same: true, instead: Some("p1".into()) };
        let dialogue = Dialogue { compared: Some(compared), ..somewhere() };
        assert_eq!(decode(&encode(&dialogue)), Some(dialogue));
    }

    #[test]
    fn a_form_of_another_version_is_a_fresh_start() {
        let mut bytes = encode(&somewhere());
        assert!(decode(&bytes).is_some());
        bytes[0] = VERSION + 1;
        assert!(decode(&bytes).is_none() && decode(&[]).is_none() && decode(&[VERSION, 255]).is_none());
    }

    #[tokio::test]
    async fn the_erased_are_found_and_forgotten() {
        let memory = memory();
        let (kept, gone) = (ParticipantId([1; 16]), ParticipantId([2; 16]));
        memory.save(kept, &somewhere()).await.unwrap();
        memory.save(gone, &Dialogue { erasing: Some(Time(5)), ..Dialogue::default() }).await.unwrap();
        assert_eq!(memory.erased(Time(4)).unwrap(), []);
        assert_eq!(memory.erased(Time(5)).unwrap(), [gone]);
        memory.forget(&[gone]).await.unwrap();
        assert_eq!(memory.everybody().unwrap(), [kept]);
    }
}
