//! Callers in a closed loop: each asks again as soon as it is answered. Knows no server.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use ilfaut_client::Backend;
use ilfaut_client::model::{ParticipantId, VoteKey};

use crate::people::PROPOSALS;
use crate::timing::now;

/// What a turn came to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Figure {
    /// Acknowledged votes per second.
    pub(crate) rate: f64,
    /// Milliseconds that half of the callers waited at most.
    pub(crate) median: f64,
    /// Milliseconds that 99 of 100 callers waited at most.
    pub(crate) slow: f64,
    /// Votes that were not acknowledged.
    pub(crate) errors: u64,
}

/// Somebody who asks.
pub(crate) trait Caller: Send + 'static {
    /// Votes once; answers whether it was acknowledged.
    fn ask(&mut self) -> impl Future<Output = bool> + Send;
}

/// Lets all callers ask for `time`; gives them back.
pub(crate) async fn run<C: Caller>(callers: Vec<C>, time: Duration) -> (Figure, Vec<C>) {
    let begin = now();
    let mut tasks = tokio::task::JoinSet::new();
    for mut caller in callers {
        tasks.spawn(async move {
            let (mut waits, mut errors) = (Vec::new(), 0);
            while begin.elapsed() < time {
                let asked = now();
                if caller.ask().await {
                    waits.push(asked.elapsed().as_secs_f64() * 1e3);
                } else {
                    errors += 1;
                }
            }
            (caller, waits, errors)
        });
    }
    let (mut callers, mut waits, mut errors) = (Vec::new(), Vec::new(), 0);
    for (caller, own, failed) in tasks.join_all().await {
        callers.push(caller);
        waits.extend(own);
        errors += failed;
    }
    let rate = waits.len() as f64 / begin.elapsed().as_secs_f64();
    let (median, slow) = percentiles(&mut waits);
    (Figure { rate, median, slow, errors }, callers)
}

/// What half and what 99 of 100 of the waits are at most.
pub(crate) fn percentiles(waits: &mut [f64]) -> (f64, f64) {
    waits.sort_by(f64::total_cmp);
    let at = |share: usize| waits.get(waits.len() * share / 100).copied().unwrap_or(0.0);
    (at(50), at(99))
}

/// A citizen before a backend, here or far: votes on one proposal after the other, then on all again with the next key.
pub(crate) struct Citizen {
    /// The backend.
    pub(crate) backend: Arc<dyn Backend>,
    /// Who.
    pub(crate) who: ParticipantId,
    /// How many votes they have cast, by whatever way.
    pub(crate) cast: Arc<AtomicU64>,
}

impl Caller for Citizen {
    async fn ask(&mut self) -> bool {
        let number = self.cast.fetch_add(1, Ordering::Relaxed);
        let (lap, proposal) = (number / u64::from(PROPOSALS), number % u64::from(PROPOSALS));
        let key = VoteKey::ALL[usize::try_from((number + lap) % 3).unwrap()];
        let voted = self.backend.vote(self.who, &format!("p{}", proposal + 1).as_str().into(), key).await;
        voted.is_ok_and(|card| card.ballot.is_some_and(|ballot| ballot.key == key) && !card.waiting)
    }
}
