//! Who votes on what, and a consultation made ready for them: the size of « La Parole aux Bretons ».

use std::path::Path;
use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::engine::Engine;
use ilfaut_client::model::{Channel, Language, LinkKey, ParticipantId, Question, QuestionId, Signature};
use ilfaut_client::world::{Dice, SystemClock};

/// Proposals open to votes.
pub(crate) const PROPOSALS: u32 = 2_769;
/// Participants.
pub(crate) const PEOPLE: u32 = 107_127;

/// One vote.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Vote {
    /// Whose.
    pub(crate) participant: u32,
    /// On what.
    pub(crate) proposal: u32,
    /// 0, 1 or 2.
    pub(crate) key: u8,
}

/// Vote number `number`: sessions of five by one participant after the other; three in a hundred are changes of mind.
pub(crate) fn vote(number: u64) -> Vote {
    let own = if number % 100 < 3 { number.saturating_sub(500) } else { number };
    let session = own / 5;
    let participant = u32::try_from(session % u64::from(PEOPLE)).unwrap();
    let turn = (session / u64::from(PEOPLE)) * 5 + own % 5;
    let proposal = (u64::from(participant) * 31 + turn * 17) % u64::from(PROPOSALS);
    let key = u8::try_from((number + number / 500) % 3).unwrap();
    Vote { participant, proposal: u32::try_from(proposal).unwrap(), key }
}

/// The question of every benchmark.
pub(crate) fn question() -> QuestionId {
    "mesure".into()
}

/// Opens (or makes) a place.
pub(crate) fn open(place: &Path, missing: Missing) -> Engine {
    let world = World { clock: Arc::new(SystemClock), dice: Dice::seeded(1) };
    connect::open_folder(place, world, missing).unwrap()
}

/// Fills a place with the question, the proposals and `people` participants.
pub(crate) async fn furnish(engine: &Arc<Engine>, people: u32) -> Arc<Vec<ParticipantId>> {
    engine.settle(Question::bare(question())).await.unwrap();
    let row = |n: u32| Imported {
        external_id: n.to_string(),
        text: format!("Il faut l'idée numéro {n} pour mieux vivre ensemble dans nos communes"),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: vec![],
        aggregate: None,
        pending: false,
        author: None,
        sent: None,
    };
    engine.import(&question(), (0..PROPOSALS).map(row).collect()).await.unwrap();
    let mut joined = Vec::with_capacity(people as usize);
    for chunk in (0..people).collect::<Vec<_>>().chunks(1024) {
        let mut joining = Vec::with_capacity(chunk.len());
        for number in chunk {
            let (engine, mut link) = (Arc::clone(engine), [0; 32]);
            link[..4].copy_from_slice(&number.to_be_bytes());
            joining.push(tokio::spawn(async move { engine.join(LinkKey(link), Channel::Telegram, None).await }));
        }
        for person in joining {
            joined.push(person.await.unwrap().unwrap());
        }
    }
    Arc::new(joined)
}
