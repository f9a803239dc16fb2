//! Telegram's limits on what a bot writes: about one message a second in a chat, thirty in all, twenty a minute in a group.
//! Knows instants and numbers of chats; what is done about a call too many is decided by the caller.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use tokio::time::Instant;

/// Which limits, and whether they bite.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Calls that a chat takes at once before one a second is all.
    pub(crate) burst: u32,
    /// Calls a second over all chats.
    pub(crate) overall: usize,
    /// Calls a minute into a group.
    pub(crate) group: usize,
    /// A second of a test may be shorter.
    pub(crate) second: Duration,
    /// Whether a call too many is refused, not only counted.
    pub(crate) enforced: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self { burst: 3, overall: 30, group: 20, second: Duration::from_secs(1), enforced: true }
    }
}

/// What was written lately.
#[derive(Default)]
pub(crate) struct Flood {
    /// When each chat has rested enough.
    chats: HashMap<i64, Instant>,
    all: VecDeque<Instant>,
    groups: HashMap<i64, VecDeque<Instant>>,
}

impl Flood {
    /// How long this call should have waited; a call that waits nothing is counted as written.
    pub(crate) fn wait(&mut self, limits: &Limits, chat: i64, now: Instant) -> Option<Duration> {
        let rested = self.chats.get(&chat).copied().filter(|rested| *rested > now).unwrap_or(now);
        let mut wait = rested.duration_since(now).saturating_sub(limits.second * limits.burst.saturating_sub(1));
        wait = wait.max(full(&mut self.all, limits.overall, limits.second, now));
        if chat < 0 {
            wait = wait.max(full(self.groups.entry(chat).or_default(), limits.group, limits.second * 60, now));
        }
        if !wait.is_zero() {
            return Some(wait);
        }
        self.chats.insert(chat, rested + limits.second);
        self.all.push_back(now);
        if chat < 0 {
            self.groups.entry(chat).or_default().push_back(now);
        }
        None
    }
}

/// How long until a window of time holds less than `most`.
fn full(written: &mut VecDeque<Instant>, most: usize, window: Duration, now: Instant) -> Duration {
    while written.front().is_some_and(|first| now.duration_since(*first) >= window) {
        written.pop_front();
    }
    let freed = written.len().checked_sub(most).and_then(|at| written.get(at)).map(|first| *first + window);
    freed.map_or(Duration::ZERO, |freed| freed.saturating_duration_since(now))
}
