//! The same load for every store: outstanding callers in a closed loop, one writer that commits whatever waits.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use ilfaut_client::Backend;
use ilfaut_client::engine::Engine;
use ilfaut_client::engine::command::Command;
use ilfaut_client::model::{ParticipantId, ProposalId, VoteKey};
use tokio::sync::oneshot;

use crate::people::{PROPOSALS, Vote, vote};
use crate::timing::now;

/// Commits taken together at most, as in the engine.
const BATCH: usize = 1024;

/// What a load came to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figure {
    /// Acknowledged votes per second.
    pub(crate) rate: f64,
    /// Microseconds that half of the callers waited at most.
    pub(crate) median: f64,
    /// Microseconds that 99 of 100 callers waited at most.
    pub(crate) slow: f64,
}

/// Something that takes votes and answers when they are durable.
pub(crate) trait Taker: Send + Sync + 'static {
    /// Takes one vote.
    fn take(&self, vote: Vote) -> impl Future<Output = ()> + Send;
}

/// Keeps `callers` votes outstanding for `time`, numbered on from `next`.
pub(crate) async fn run<T: Taker>(taker: &Arc<T>, callers: usize, time: Duration, next: &Arc<AtomicU64>) -> Figure {
    let begin = now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..callers {
        let (taker, next) = (Arc::clone(taker), Arc::clone(next));
        tasks.spawn(async move {
            let mut waits = Vec::new();
            while begin.elapsed() < time {
                let asked = now();
                taker.take(vote(next.fetch_add(1, Ordering::Relaxed))).await;
                waits.push(asked.elapsed().as_secs_f64() * 1e6);
            }
            waits
        });
    }
    let mut waits: Vec<f64> = tasks.join_all().await.into_iter().flatten().collect();
    let seconds = begin.elapsed().as_secs_f64();
    waits.sort_by(f64::total_cmp);
    let at = |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or(0.0);
    let count = waits.len().max(1) as f64;
    Figure { rate: count / seconds, median: at(50), slow: at(99) }
}

/// A store that takes a batch of votes at once, durably.
pub(crate) trait Peer: Send + 'static {
    /// Writes and syncs.
    fn commit(&mut self, votes: &[Vote]);
}

/// A peer behind the same channels as the engine's writer.
pub(crate) struct Queue {
    sender: std::sync::Mutex<Sender<(Vote, oneshot::Sender<()>)>>,
    _writer: JoinHandle<()>,
}

impl Queue {
    /// Starts the writer of `peer`.
    pub(crate) fn new(peer: impl Peer) -> Self {
        let (sender, inbox) = channel();
        Self { sender: std::sync::Mutex::new(sender), _writer: std::thread::spawn(move || write(peer, &inbox)) }
    }
}

fn write(mut peer: impl Peer, inbox: &Receiver<(Vote, oneshot::Sender<()>)>) {
    while let Ok(first) = inbox.recv() {
        let waiting = std::iter::once(first).chain(inbox.try_iter().take(BATCH - 1));
        let (votes, replies): (Vec<Vote>, Vec<_>) = waiting.unzip();
        peer.commit(&votes);
        for reply in replies {
            let _ = reply.send(());
        }
    }
}

impl Taker for Queue {
    async fn take(&self, vote: Vote) {
        let (reply, answer) = oneshot::channel();
        self.sender.lock().unwrap().send((vote, reply)).unwrap();
        answer.await.unwrap();
    }
}

/// The engine, asked through the port (a vote is answered with its card) or its writer alone.
pub(crate) struct Asked {
    /// The engine.
    pub(crate) engine: Arc<Engine>,
    /// The participants, by number.
    pub(crate) people: Arc<Vec<ParticipantId>>,
    /// Through the port.
    pub(crate) port: bool,
}

impl Taker for Asked {
    async fn take(&self, vote: Vote) {
        let who = self.people[vote.participant as usize];
        let (on, key) = (proposal(vote.proposal), VoteKey::ALL[usize::from(vote.key)]);
        if self.port {
            self.engine.vote(who, &on, key).await.unwrap();
        } else {
            self.engine.submit(Command::Vote(who, on, key)).await.unwrap();
        }
    }
}

/// The name of a proposal in the engine.
pub(crate) fn proposal(number: u32) -> ProposalId {
    debug_assert!(number < PROPOSALS);
    format!("p{}", number + 1).as_str().into()
}
