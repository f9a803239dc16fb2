//! How fast is sent: no faster than is set and, for a while, no faster than the homeserver asks all of us to be. Whoever waits
//! for a turn gets it in order. Knows no letter and no room.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::world::Clock;
use tokio::sync::{Mutex as Line, Notify};
use tokio::time::{Instant, sleep, timeout};

use crate::rate::{Elapsed, Limiter, limiter, waits};

/// What lies between two calls at most while the homeserver asks to be slow.
const LONGEST: Duration = Duration::from_mins(1);
/// Less than that between two calls is nothing.
const NOTHING: Duration = Duration::from_millis(10);
/// The shortest pause before a homeserver that is away is called again.
const SHORTEST: Duration = Duration::from_secs(1);

/// When the next call may be made.
pub(super) struct Pace {
    overall: Limiter<()>,
    /// Whoever holds it is next.
    line: Line<()>,
    slow: Mutex<Slow>,
    /// The homeserver was heard.
    well: Notify,
    /// Nobody listens to it any more.
    is_over: AtomicBool,
}

impl Pace {
    /// At most so many calls a second.
    pub(super) fn new(per_second: NonZeroU32, clock: Arc<dyn Clock>) -> Self {
        let overall = limiter(per_second, Duration::from_secs(1), per_second, &Elapsed::since_now(clock));
        let slow = Mutex::new(Slow::new(Instant::now()));
        Self { overall, line: Line::new(()), slow, well: Notify::new(), is_over: AtomicBool::new(false) }
    }

    /// Waits for a turn; answers when it is.
    pub(super) async fn turn(&self) -> Instant {
        let _next = self.line.lock().await;
        loop {
            let asked = self.slow().wait(Instant::now());
            let set = || waits(&self.overall, &()).map(|wait| Duration::from_millis(wait.unsigned_abs()));
            let Some(wait) = asked.or_else(set) else { break };
            sleep(wait).await;
        }
        self.slow().called(Instant::now())
    }

    /// The homeserver took the call.
    pub(super) fn taken(&self) {
        self.slow().taken();
    }

    /// The homeserver asks to wait so long, upon a call made then.
    pub(super) fn slow_down(&self, called: Instant, wait: Duration) {
        self.slow().slow_down(called, wait, Instant::now());
    }

    /// The homeserver was heard: whoever waits for it may try again.
    pub(super) fn is_well(&self) {
        self.well.notify_waiters();
    }

    /// It will not be heard any more: nobody waits for it.
    pub(super) fn end(&self) {
        self.is_over.store(true, Ordering::SeqCst);
        self.well.notify_waiters();
    }

    /// Waits until the homeserver is heard, or so long; answers whether it makes sense to try again.
    pub(super) async fn until_well(&self, at_most: Duration) -> bool {
        let well = self.well.notified();
        sleep(SHORTEST).await;
        if !self.is_over.load(Ordering::SeqCst) {
            let _ = timeout(at_most, well).await; // either will do
        }
        !self.is_over.load(Ordering::SeqCst)
    }

    fn slow(&self) -> MutexGuard<'_, Slow> {
        self.slow.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the homeserver asks for.
#[derive(Debug)]
struct Slow {
    not_before: Instant,
    /// What lies between two calls for now.
    gap: Duration,
    /// When it was last asked for.
    since: Instant,
}

impl Slow {
    fn new(now: Instant) -> Self {
        Self { not_before: now, gap: Duration::ZERO, since: now }
    }

    fn wait(&self, now: Instant) -> Option<Duration> {
        Some(self.not_before.saturating_duration_since(now)).filter(|wait| !wait.is_zero())
    }

    fn called(&mut self, now: Instant) -> Instant {
        self.not_before = self.not_before.max(now + self.gap);
        now
    }

    fn taken(&mut self) {
        self.gap = self.gap * 7 / 8;
        if self.gap < NOTHING {
            self.gap = Duration::ZERO;
        }
    }

    /// What was called before it was asked for the last time says nothing new of how fast is too fast.
    fn slow_down(&mut self, called: Instant, wait: Duration, now: Instant) {
        self.not_before = self.not_before.max(now + wait);
        if called >= self.since {
            self.gap = (self.gap * 3 / 2).max(wait).min(LONGEST);
            self.since = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use ilfaut_client::world::SystemClock;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_is_asked_of_one_is_asked_of_all_and_forgotten_little_by_little() {
        let begin = Instant::now();
        let mut slow = Slow::new(begin);
        assert_eq!(slow.wait(begin), None);
        let called = slow.called(begin);
        for _ in 0..100 {
            slow.slow_down(called, 2 * SECOND, begin + SECOND); // a hundred rooms that called at the same time
        }
        assert_eq!((slow.gap, slow.wait(begin + SECOND)), (2 * SECOND, Some(2 * SECOND)));
        slow.called(begin + 3 * SECOND);
        assert_eq!(slow.wait(begin + 3 * SECOND), Some(2 * SECOND), "and then one after the other");
        slow.slow_down(begin + 3 * SECOND, SECOND, begin + 4 * SECOND);
        assert_eq!(slow.gap, 3 * SECOND);
        for _ in 0..60 {
            slow.taken();
        }
        assert_eq!(slow.gap, Duration::ZERO);
    }

    #[tokio::test]
    async fn turns_come_in_order_and_wait_for_what_is_asked() {
        let pace = Arc::new(Pace::new(known(1_000), Arc::new(SystemClock)));
        let wait = Duration::from_millis(60);
        let begin = pace.turn().await;
        pace.slow_down(begin, wait);
        let turns = join_all((0..3).map(|number| {
            let pace = Arc::clone(&pace);
            async move { (pace.turn().await.duration_since(begin), number) }
        }));
        let turns = turns.await;
        assert!(turns.is_sorted(), "{turns:?}");
        assert!(turns.iter().zip(1..).all(|((at, _), number)| *at >= wait * number), "{turns:?}");
    }

    #[tokio::test]
    async fn whoever_waits_for_the_homeserver_goes_on_when_it_is_heard() {
        let pace = Arc::new(Pace::new(known(1), Arc::new(SystemClock)));
        let (begin, heard) = (Instant::now(), Arc::clone(&pace));
        tokio::spawn(async move {
            sleep(Duration::from_millis(50)).await;
            heard.is_well();
        });
        assert!(pace.until_well(60 * SECOND).await);
        assert!((SHORTEST..60 * SECOND).contains(&begin.elapsed()), "soon, and never at once");
        pace.end();
        assert!(!pace.until_well(60 * SECOND).await, "what is over is not waited for");
    }

    fn known(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }
}
