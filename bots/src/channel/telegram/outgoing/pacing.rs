//! How fast Telegram may be written to. Knows no message.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::world::Clock;
use teloxide::types::ChatId;

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
}

impl Pacer {
    pub(super) fn new(pacing: Pacing, clock: Arc<dyn Clock>) -> Self {
        let elapsed = Elapsed::since_now(clock);
        Self {
            overall: limiter(pacing.overall, Duration::from_secs(1), pacing.overall, &elapsed),
            chats: limiter(pacing.chat, Duration::from_secs(1), pacing.burst, &elapsed),
            groups: limiter(pacing.group, Duration::from_mins(1), pacing.burst, &elapsed),
        }
    }

    /// Counts one message to a chat; if it comes too soon, how long to wait before asking again.
    pub(super) fn waits(&self, chat: ChatId) -> Option<Duration> {
        let own = if chat.is_user() { &self.chats } else { &self.groups };
        let wait = waits(own, &chat).or_else(|| waits(&self.overall, &()))?;
        Some(Duration::from_millis(u64::try_from(wait).unwrap_or(0).max(1)))
    }

    /// Forgets chats at rest.
    pub(super) fn forget_the_slow(&self) {
        self.chats.retain_recent();
        self.groups.retain_recent();
    }
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
    fn a_chat_gets_five_at_once_then_one_a_second_and_a_group_twenty_a_minute() {
        let clock = SetClock::at(Time(0));
        let pacer = Pacer::new(Pacing::default(), Arc::new(clock.clone()));
        assert_eq!(allowed(&pacer, 7), 5);
        assert_eq!(pacer.waits(ChatId(7)), Some(Duration::from_secs(1)));
        clock.pass(2_000);
        assert_eq!((allowed(&pacer, 7), allowed(&pacer, -100)), (2, 5));
        assert_eq!(pacer.waits(ChatId(-100)), Some(Duration::from_secs(3)));
        clock.pass(3_600_000);
        pacer.forget_the_slow();
        assert_eq!(pacer.chats.len() + pacer.groups.len(), 0);
    }

    #[test]
    fn all_chats_together_get_thirty_a_second() {
        let clock = SetClock::at(Time(0));
        let pacer = Pacer::new(Pacing::default(), Arc::new(clock.clone()));
        let sent: usize = (1..20).map(|chat| allowed(&pacer, chat)).sum();
        assert_eq!(sent, 30);
        clock.pass(1_000);
        assert_eq!((100..200).map(|chat| allowed(&pacer, chat)).sum::<usize>(), 30);
    }
}
