//! How fast Telegram may be written to. Knows no message.

use std::collections::HashSet;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ilfaut_client::world::Clock;
use teloxide::types::ChatId;
use tokio::time::Instant;

use crate::rate::{Elapsed, Limiter, limiter, waits};

/// Telegram's limits, edits included (bot support FAQ: one message a second in a chat, bursts allowed for a moment; thirty a
/// second in all; twenty a minute in a group).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pacing {
    /// Messages a second in all.
    pub overall: NonZeroU32,
    /// Messages a second in one private chat.
    pub chat: NonZeroU32,
    /// Messages of one chat at once.
    pub burst: NonZeroU32,
    /// Messages a minute in one group.
    pub group: NonZeroU32,
}

impl Default for Pacing {
    fn default() -> Self {
        let known = |number| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        Self { overall: known(30), chat: known(1), burst: known(5), group: known(20) }
    }
}

/// Counts what is sent.
pub(super) struct Pacer {
    overall: Limiter<()>,
    chats: Limiter<ChatId>,
    groups: Limiter<ChatId>,
    /// Chats that may be written to as soon as there is room among all.
    granted: Mutex<HashSet<ChatId>>,
    /// Telegram wants nothing for a private chat before.
    not_before: Mutex<Option<Instant>>,
}

impl Pacer {
    pub(super) fn new(pacing: Pacing, clock: Arc<dyn Clock>) -> Self {
        let elapsed = Elapsed::since_now(clock);
        let (second, minute) = (Duration::from_secs(1), Duration::from_mins(1));
        let at_once = NonZeroU32::new(pacing.overall.get() / 10).unwrap_or(NonZeroU32::MIN);
        Self {
            overall: limiter(evenly(pacing.overall, at_once), second, at_once, &elapsed),
            chats: limiter(pacing.chat, second, pacing.burst, &elapsed),
            groups: limiter(evenly(pacing.group, pacing.burst), minute, pacing.burst, &elapsed),
            granted: Mutex::default(),
            not_before: Mutex::default(),
        }
    }

    /// Waits until a message to a chat may be sent, and counts it.
    pub(super) async fn turn(&self, chat: ChatId) {
        while let Some(wait) = self.waits(chat) {
            tokio::time::sleep(wait).await;
        }
    }

    /// Counts one message to a chat; if it comes too soon, how long to wait before asking again. What a chat was granted
    /// stays its own while there is no room among all.
    pub(super) fn waits(&self, chat: ChatId) -> Option<Duration> {
        let until = *locked(&self.not_before);
        let held = until.and_then(|until| until.checked_duration_since(Instant::now()));
        if let Some(wait) = held.filter(|wait| chat.is_user() && !wait.is_zero()) {
            return Some(wait);
        }
        let mut granted = locked(&self.granted);
        if !granted.contains(&chat) {
            let own = if chat.is_user() { &self.chats } else { &self.groups };
            if let Some(wait) = waits(own, &chat) {
                return Some(at_least(wait));
            }
            granted.insert(chat);
        }
        let wait = waits(&self.overall, &()).map(at_least);
        if wait.is_none() {
            granted.remove(&chat);
        }
        wait
    }

    /// Telegram asks for slowness: nothing goes to any private chat before that.
    pub(super) fn slow_down(&self, wait: Duration) {
        let until = Instant::now() + wait;
        let mut not_before = locked(&self.not_before);
        *not_before = Some(not_before.map_or(until, |before| before.max(until)));
    }

    /// Forgets chats at rest.
    pub(super) fn forget_the_slow(&self) {
        self.chats.retain_recent();
        self.groups.retain_recent();
        locked(&self.granted).clear();
    }
}

/// How many a time evenly, where `burst` come at once: so no stretch of that time holds more than the limit.
fn evenly(limit: NonZeroU32, burst: NonZeroU32) -> NonZeroU32 {
    NonZeroU32::new(limit.get().saturating_sub(burst.get())).unwrap_or(NonZeroU32::MIN)
}

fn at_least(wait: i64) -> Duration {
    Duration::from_millis(u64::try_from(wait).unwrap_or(0).max(1))
}

fn locked<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Time;
    use ilfaut_client::world::SetClock;

    use super::*;

    fn allowed(pacer: &Pacer, chat: i64) -> usize {
        (0..100).take_while(|_| pacer.waits(ChatId(chat)).is_none()).count()
    }

    #[test]
    fn a_chat_gets_five_at_once_then_one_a_second() {
        let clock = SetClock::at(Time(0));
        let known = |number| NonZeroU32::new(number).unwrap();
        let pacer = Pacer::new(Pacing { overall: known(1_000), ..Pacing::default() }, Arc::new(clock.clone()));
        assert_eq!(allowed(&pacer, 7), 5);
        assert_eq!(pacer.waits(ChatId(7)), Some(Duration::from_secs(1)));
        clock.pass(2_000);
        assert_eq!((allowed(&pacer, 7), allowed(&pacer, -100)), (2, 5));
        assert_eq!(pacer.waits(ChatId(-100)), Some(Duration::from_secs(4)));
        clock.pass(3_600_000);
        pacer.forget_the_slow();
        assert_eq!(pacer.chats.len() + pacer.groups.len(), 0);
    }

    #[test]
    fn no_minute_of_a_group_holds_more_than_twenty() {
        let clock = SetClock::at(Time(0));
        let pacer = Pacer::new(Pacing::default(), Arc::new(clock.clone()));
        let mut at = Vec::new();
        for second in 0..180 {
            at.extend(std::iter::repeat_n(second, allowed(&pacer, -100)));
            clock.pass(1_000);
        }
        let most = at.iter().map(|from| at.iter().filter(|it| (*from..*from + 60).contains(*it)).count()).max();
        assert!((18..=20).contains(&most.unwrap()), "{most:?} in a minute");
    }

    #[test]
    fn no_second_of_all_chats_together_holds_more_than_thirty() {
        let clock = SetClock::at(Time(0));
        let pacer = Pacer::new(Pacing::default(), Arc::new(clock.clone()));
        let mut at = Vec::new();
        for tick in 0..300_i64 {
            at.extend((0..50).filter(|chat| pacer.waits(ChatId(1 + tick * 50 + chat)).is_none()).map(|_| tick));
            clock.pass(10);
        }
        let most = at.iter().map(|from| at.iter().filter(|it| (*from..*from + 100).contains(*it)).count()).max();
        assert!((28..=30).contains(&most.unwrap()), "{most:?} in a second");
    }

    #[test]
    fn what_a_chat_was_granted_is_not_lost_while_all_wait() {
        let clock = SetClock::at(Time(0));
        let pacer = Pacer::new(Pacing::default(), Arc::new(clock.clone()));
        (1..4).for_each(|chat| assert!(pacer.waits(ChatId(chat)).is_none()));
        for _ in 0..20 {
            assert!(pacer.waits(ChatId(7)).is_some(), "there is no room among all");
        }
        clock.pass(1_000);
        assert_eq!(allowed(&pacer, 7), 3, "all that there is room for, then");
    }

    #[tokio::test]
    async fn what_telegram_asks_of_one_private_chat_all_heed() {
        let pacer = Pacer::new(Pacing::default(), Arc::new(SetClock::at(Time(0))));
        pacer.slow_down(Duration::from_millis(90));
        pacer.slow_down(Duration::from_millis(20));
        assert!(pacer.waits(ChatId(9)).is_some_and(|wait| wait > Duration::from_millis(40)));
        assert_eq!(pacer.waits(ChatId(-100)), None, "a group has a limit of its own");
        pacer.turn(ChatId(8)).await;
        assert_eq!(pacer.waits(ChatId(9)), None);
    }
}
