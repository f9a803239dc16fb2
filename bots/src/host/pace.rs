//! How fast people, channels and questions go, counted by the clock that was handed in. Knows no message and no words:
//! it answers whether somebody is too fast and how long the next message waits.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use ilfaut_client::model::{Channel, ParticipantId, QuestionId};
use ilfaut_client::world::Clock;
use ilfaut_config::settings::Rates;

use crate::rate::{Elapsed, Limiter, limiter, waits};

/// Over what votes are counted.
const MINUTE: Duration = Duration::from_mins(1);
/// Over what sent ideas are counted.
const TEN_MINUTES: Duration = Duration::from_mins(10);
/// Over what messages are counted.
const SECOND: Duration = Duration::from_secs(1);

/// How fast everybody goes.
pub struct Pace {
    elapsed: Elapsed,
    votes: Limiter<ParticipantId>,
    ideas: Limiter<ParticipantId>,
    channels: Limiter<Channel>,
    questions: Limiter<QuestionId>,
    pause: NonZeroU32,
    mailbox: NonZeroU32,
}

impl Pace {
    /// Everybody at rest, with these limits, by this clock.
    pub fn new(rates: &Rates, clock: Arc<dyn Clock>) -> Self {
        let elapsed = Elapsed::since_now(clock);
        Self {
            votes: limiter(rates.votes_per_minute, MINUTE, rates.votes_per_minute, &elapsed),
            ideas: limiter(rates.ideas_per_ten_minutes, TEN_MINUTES, rates.ideas_per_ten_minutes, &elapsed),
            channels: limiter(rates.channel_per_second, SECOND, rates.channel_per_second, &elapsed),
            questions: limiter(rates.question_per_second, SECOND, rates.question_per_second, &elapsed),
            pause: rates.pause_seconds,
            mailbox: rates.mailbox,
            elapsed,
        }
    }

    /// Milliseconds since the beginning, never fewer than before.
    pub(super) fn now(&self) -> i64 {
        self.elapsed.milliseconds()
    }

    /// How long a pause lasts, in seconds.
    pub(super) fn pause(&self) -> u32 {
        self.pause.get()
    }

    /// How many messages of one person may wait.
    pub(super) fn mailbox(&self) -> usize {
        usize::try_from(self.mailbox.get()).unwrap_or(usize::MAX)
    }

    /// Counts votes just cast; whether one of them was too many.
    pub(super) fn votes_too_fast(&self, who: ParticipantId, votes: usize) -> bool {
        too_many(&self.votes, who, votes)
    }

    /// Counts ideas just sent; whether one of them was too many.
    pub(super) fn ideas_too_fast(&self, who: ParticipantId, ideas: usize) -> bool {
        too_many(&self.ideas, who, ideas)
    }

    /// Counts a message of a channel; if it comes too soon, how long it waits, in milliseconds.
    pub(super) fn channel_waits(&self, channel: Channel) -> Option<i64> {
        waits(&self.channels, &channel)
    }

    /// Counts a message about a question; if it comes too soon, how long it waits, in milliseconds.
    pub(super) fn question_waits(&self, question: &QuestionId) -> Option<i64> {
        waits(&self.questions, question)
    }

    /// Forgets those who have been at rest long enough to begin anew.
    pub(super) fn forget_the_slow(&self) {
        self.votes.retain_recent();
        self.ideas.retain_recent();
        self.questions.retain_recent();
    }
}

fn too_many(limiter: &Limiter<ParticipantId>, who: ParticipantId, count: usize) -> bool {
    (0..count).any(|_| limiter.check_key(&who).is_err())
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Time;
    use ilfaut_client::world::SetClock;

    use super::*;

    const WHO: ParticipantId = ParticipantId([1; 16]);

    fn pace() -> (Pace, SetClock) {
        let clock = SetClock::at(Time(1_000_000));
        (Pace::new(&Rates::default(), Arc::new(clock.clone())), clock)
    }

    #[test]
    fn the_thirty_first_vote_of_a_minute_is_one_too_many() {
        let (pace, clock) = pace();
        assert!(!pace.votes_too_fast(WHO, 30));
        assert!(pace.votes_too_fast(WHO, 1));
        assert!(!pace.votes_too_fast(ParticipantId([2; 16]), 30), "others are counted apart");
        clock.pass(20_000);
        assert!(!pace.votes_too_fast(WHO, 10), "twenty seconds give ten votes back");
        assert!(pace.votes_too_fast(WHO, 1));
    }

    #[test]
    fn whoever_reads_is_never_too_fast() {
        let (pace, clock) = pace();
        for _ in 0..500 {
            clock.pass(2_000);
            assert!(!pace.votes_too_fast(WHO, 1));
        }
    }

    #[test]
    fn the_sixth_idea_of_ten_minutes_is_one_too_many() {
        let (pace, clock) = pace();
        assert!((0..5).all(|_| !pace.ideas_too_fast(WHO, 1)));
        assert!(pace.ideas_too_fast(WHO, 1));
        clock.pass(120_000);
        assert!(!pace.ideas_too_fast(WHO, 1));
    }

    #[test]
    fn channels_and_questions_are_told_how_long_to_wait() {
        let (pace, clock) = pace();
        let question: QuestionId = "q".into();
        assert!((0..40).all(|_| pace.question_waits(&question).is_none()));
        assert_eq!(pace.question_waits(&question), Some(25));
        assert_eq!(pace.question_waits(&"r".into()), None);
        assert!((0..50).all(|_| pace.channel_waits(Channel::Terminal).is_none()));
        assert_eq!(pace.channel_waits(Channel::Terminal), Some(20));
        clock.pass(25);
        assert_eq!(pace.question_waits(&question), None);
    }

    #[test]
    fn a_wait_is_rounded_up_so_that_it_is_the_last() {
        let clock = SetClock::at(Time(0));
        let rates = Rates { channel_per_second: known(3), ..Rates::default() };
        let pace = Pace::new(&rates, Arc::new(clock.clone()));
        assert!((0..3).all(|_| pace.channel_waits(Channel::Terminal).is_none()));
        assert_eq!(pace.channel_waits(Channel::Terminal), Some(334));
        clock.pass(334);
        assert_eq!(pace.channel_waits(Channel::Terminal), None);
    }

    fn known(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    #[test]
    fn a_clock_that_is_set_back_keeps_nobody_waiting() {
        let (pace, clock) = pace();
        assert!(pace.votes_too_fast(WHO, 31));
        let before = pace.now();
        clock.pass(-3_600_000);
        assert_eq!(pace.now(), before);
        clock.pass(2_000);
        assert_eq!(pace.now(), before + 2_000);
        assert!(!pace.votes_too_fast(WHO, 1) && pace.votes_too_fast(WHO, 1));
    }

    #[test]
    fn those_at_rest_are_forgotten() {
        let (pace, clock) = pace();
        pace.votes_too_fast(WHO, 3);
        pace.forget_the_slow();
        assert_eq!(pace.votes.len(), 1);
        clock.pass(3 * 60_000);
        pace.forget_the_slow();
        assert!(pace.votes.is_empty());
    }
}
