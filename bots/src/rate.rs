//! Counting things by the clock that is handed in: how many at once, how many evenly after that, and how long the next one
//! waits. Knows nothing of what is counted.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::{Clock as Ticks, Reference};
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use ilfaut_client::model::Time;
use ilfaut_client::world::Clock;

/// Counts one kind of thing apart for each key (generic cell rate algorithm: so many at once, then evenly).
pub(crate) type Limiter<K> = RateLimiter<K, HashMapStateStore<K>, Elapsed, NoOpMiddleware<Nanos>>;

/// At most `limit` over a time, `burst` of them at once.
pub(crate) fn limiter<K: Hash + Eq + Clone>(
    limit: NonZeroU32,
    over: Duration,
    burst: NonZeroU32,
    elapsed: &Elapsed,
) -> Limiter<K> {
    let quota = Quota::with_period(over / limit.get()).unwrap_or_else(|| Quota::per_second(limit));
    RateLimiter::new(quota.allow_burst(burst), HashMapStateStore::default(), elapsed.clone())
}

/// Counts one; if it comes too soon, how many milliseconds it waits (rounded up: a wait that ends too early would only be
/// followed by another).
pub(crate) fn waits<K: Hash + Eq + Clone>(limiter: &Limiter<K>, key: &K) -> Option<i64> {
    let until = limiter.check_key(key).err()?;
    let wait = until.earliest_possible().duration_since(limiter.clock().now());
    i64::try_from(wait.as_u64().div_ceil(1_000_000)).ok()
}

/// The time that has passed by a clock: what it is set back is passed over, so that nobody ever waits for it.
#[derive(Clone)]
pub(crate) struct Elapsed {
    clock: Arc<dyn Clock>,
    seen: Arc<Mutex<(Time, i64)>>,
}

impl Elapsed {
    /// Begins now.
    pub(crate) fn since_now(clock: Arc<dyn Clock>) -> Self {
        let seen = Arc::new(Mutex::new((clock.now(), 0)));
        Self { clock, seen }
    }

    /// Milliseconds since the beginning, never fewer than before.
    pub(crate) fn milliseconds(&self) -> i64 {
        let now = self.clock.now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = seen.1.saturating_add(now.since(seen.0).max(0));
        *seen = (now, passed);
        passed
    }
}

impl Ticks for Elapsed {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        Nanos::new(u64::try_from(self.milliseconds()).unwrap_or(0).saturating_mul(1_000_000))
    }
}
