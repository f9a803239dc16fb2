//! Time and chance, handed in: real ones are made only in binaries, so that everything else can be replayed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use rand_chacha::ChaCha8Rng;
use rand_core::{RngCore, SeedableRng};

use crate::model::Time;

/// Time and chance, for a backend that needs them.
#[derive(Clone)]
pub struct World {
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Throws the dice.
    pub dice: Dice,
}

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Time;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's time is read")]
    fn now(&self) -> Time {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        Time(since.map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX)))
    }
}

/// A clock that moves only when told: for tests, replays and simulations.
#[derive(Debug, Clone, Default)]
pub struct SetClock(Arc<AtomicI64>);

impl SetClock {
    /// A clock that shows `now`.
    pub fn at(now: Time) -> Self {
        Self(Arc::new(AtomicI64::new(now.0)))
    }

    /// Shows another time from now on.
    pub fn set(&self, now: Time) {
        self.0.store(now.0, Ordering::SeqCst);
    }

    /// Moves forward.
    pub fn pass(&self, milliseconds: i64) {
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }
}

impl Clock for SetClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

/// Chance: a seeded stream of random numbers (ChaCha8). The same seed gives the same draws on any machine.
#[derive(Debug, Clone)]
pub struct Dice(ChaCha8Rng);

impl Dice {
    /// Dice whose every throw follows from `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Dice seeded by the operating system; only binaries throw these.
    pub fn real() -> Self {
        Self(ChaCha8Rng::from_os_rng())
    }

    /// A number below `bound` (0 when the bound is 0), without bias worth naming (multiply-shift on 64 bits).
    pub fn below(&mut self, bound: u64) -> u64 {
        let wide = u128::from(self.0.next_u64()) * u128::from(bound);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
