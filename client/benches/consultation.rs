//! « La Parole aux Bretons » at its full size, through the engine on disk: 560,000 votes, then closed, opened again, opened
//! without its snapshot.

use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::backend::ReplayedVote;
use ilfaut_client::connect::Missing;
use ilfaut_client::model::{ProposalId, Time, VoteKey};

use crate::people;
use crate::timing::{now, timed};

/// Votes of the whole consultation.
const VOTES: u64 = 560_000;
/// Votes handed over at once.
const GROUP: u64 = 1_000;

/// Prints what the whole consultation costs.
pub(crate) fn replay() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("place");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    println!("\n## {} participants, {} proposals, {VOTES} votes", people::PEOPLE, people::PROPOSALS);
    runtime.block_on(async {
        let engine = Arc::new(people::open(&place, Missing::Create));
        let who = people::furnish(&engine, people::PEOPLE).await;
        let all = engine.all(&people::question()).await.unwrap();
        let names: Vec<ProposalId> = all.into_iter().map(|row| row.proposal).collect();
        let start = now();
        let began = ilfaut_client::world::Clock::now(&ilfaut_client::world::SystemClock);
        for first in (0..VOTES).step_by(usize::try_from(GROUP).unwrap()) {
            let vote = |number: u64| {
                let people::Vote { participant, proposal, key } = people::vote(number);
                let (voter, proposal) = (who[participant as usize], names[proposal as usize].clone());
                let at = Time(began.0 + i64::try_from(number).unwrap());
                ReplayedVote { voter, proposal, key: VoteKey::ALL[usize::from(key)], at }
            };
            engine.replay(&people::question(), (first..VOTES.min(first + GROUP)).map(vote).collect()).await.unwrap();
        }
        let seconds = start.elapsed().as_secs_f64();
        println!("replayed in {seconds:.2} s, {:.0} votes/s, durable in groups of {GROUP}", VOTES as f64 / seconds);
        let (time, rows) = timed(|| runtime_free(&engine));
        println!("all rows of the export read in {:.0} ms", time / 1e3);
        assert_eq!(rows, names.len());
        engine.shut().await.unwrap();
    });
    let (opened, engine) = timed(|| people::open(&place, Missing::Refuse));
    drop(engine);
    std::fs::remove_file(place.join("snapshot")).unwrap();
    let (read, engine) = timed(|| people::open(&place, Missing::Refuse));
    drop(engine);
    println!("opened again in {:.2} s; from the journal alone in {:.2} s", opened / 1e6, read / 1e6);
}

/// How many rows an export would have.
fn runtime_free(engine: &Arc<ilfaut_client::engine::Engine>) -> usize {
    let (engine, handle) = (Arc::clone(engine), tokio::runtime::Handle::current());
    let read = std::thread::spawn(move || handle.block_on(engine.all(&people::question())).unwrap().len());
    read.join().unwrap()
}
