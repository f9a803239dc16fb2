//! What a moderator waits for: a queue of 5,000 proposals by as many new accounts, among 15,000 that are accepted, with flags,
//! look-alikes and groups.

use std::sync::Arc;

use ilfaut_client::address::Address;
use ilfaut_client::backend::Imported;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::{Channel, Language, LinkKey, ParticipantId, Question, QuestionId, Signature, Status};
use ilfaut_client::world::{Dice, SystemClock};

use crate::timing::{goal, median, now};

/// Proposals that wait.
const WAITING: usize = 5_000;
/// Times that the queue is asked for, the first one apart.
const ROUNDS: usize = 5;

/// Prints what the queue costs.
pub(crate) fn ask(texts: &[String]) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let world = World { clock: Arc::new(SystemClock), dice: Dice::seeded(1) };
        let backend = connect::open(&Address::Memory, world, Missing::Create).await.unwrap();
        let question = QuestionId::from("file");
        backend.settle(Question::bare(question.clone())).await.unwrap();
        let mut authors = Vec::new();
        for n in 0..WAITING {
            let mut link = [0; 32];
            link[..8].copy_from_slice(&n.to_be_bytes());
            authors.push(backend.join(LinkKey(link), Channel::Telegram, None).await.unwrap());
        }
        let rows = texts.iter().enumerate().map(|(n, text)| row(n, text, authors.get(n).copied()));
        backend.import(&question, rows.collect()).await.unwrap();
        let who = backend.moderator("Morgane").await.unwrap();
        let mut times = Vec::new();
        for _ in 0..=ROUNDS {
            let begin = now();
            let items = backend.queue(who, &question, Status::Pending).await.unwrap();
            times.push(begin.elapsed().as_secs_f64() * 1e3);
            assert_eq!(items.len(), WAITING);
        }
        let first = times.remove(0);
        let usual = median(&times);
        println!("\n## The queue: {WAITING} wait, {} texts in all", texts.len());
        println!("first, with its indexes: {first:.0} ms; then {usual:.0} ms");
        goal("queue in ms", usual, 250.0, false);
        backend.shut().await.unwrap();
    });
}

fn row(n: usize, text: &str, author: Option<ParticipantId>) -> Imported {
    Imported {
        external_id: n.to_string(),
        text: text.to_owned(),
        language: Language::FRENCH,
        signature: Signature::default(),
        topics: Vec::new(),
        aggregate: None,
        pending: author.is_some(),
        author,
        sent: None,
    }
}
