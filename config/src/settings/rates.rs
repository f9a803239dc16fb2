//! `[rates]`: how fast people, channels and questions may go. Knows nothing of what happens to whoever goes faster.
//!
//! A person may vote 30 times at once and then once every 2 seconds; nobody who reads is faster. Sent ideas: 5, then one
//! every 2 minutes. Whoever is faster is asked to wait 20 seconds, and nothing of what was done or typed is lost.

use std::num::NonZeroU32;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::DeValue;

use crate::reading::{Fields, Reading};

/// How fast people, channels and questions may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Votes of one person in a minute before a pause.
    pub votes_per_minute: NonZeroU32,
    /// Ideas that one person sends in ten minutes before a pause.
    pub ideas_per_ten_minutes: NonZeroU32,
    /// How long a pause lasts, in seconds.
    pub pause_seconds: NonZeroU32,
    /// Messages of one person that wait during a pause.
    pub mailbox: NonZeroU32,
    /// Messages of one channel that are answered in a second; more wait.
    pub channel_per_second: NonZeroU32,
    /// Messages about one question that are answered in a second; more wait.
    pub question_per_second: NonZeroU32,
}

impl Default for Rates {
    /// - votes: an idea is about 100 characters, read in 5 seconds or more; 30 in a minute is twice as fast.
    /// - ideas: a question takes 3 of one person that wait; 5 are more than one person thinks of in ten minutes.
    /// - pause: long enough to be felt, short enough to be waited for.
    /// - mailbox: more than fingers type in 20 seconds, and small enough to be held for everybody.
    /// - channel and question: a vote typed in a terminal costs 9 ms, nearly all of it writes to the disk (1,000 votes and
    ///   undos through a pipe into a folder, one after the other, in 8.6 s: 116 in a second). A channel takes less than half
    ///   of that, so that others are heard; a question leaves a fifth of it to the other questions.
    fn default() -> Self {
        Self {
            votes_per_minute: known(30),
            ideas_per_ten_minutes: known(5),
            pause_seconds: known(20),
            mailbox: known(1_000),
            channel_per_second: known(50),
            question_per_second: known(40),
        }
    }
}

pub(super) const fn known(number: u32) -> NonZeroU32 {
    match NonZeroU32::new(number) {
        Some(number) => number,
        None => NonZeroU32::MIN,
    }
}

/// The keys of the table.
const KEYS: [&str; 6] = [
    "votes_per_minute",
    "ideas_per_ten_minutes",
    "pause_seconds",
    "mailbox",
    "channel_per_second",
    "question_per_second",
];
/// What a rate may be.
const RATE: RangeInclusive<u32> = 1..=1_000_000;
/// What a pause may be: an hour is no pause any more.
const PAUSE: RangeInclusive<u32> = 1..=3_600;
/// What may wait of one person: 4 kB each.
const WAITING: RangeInclusive<u32> = 1..=100_000;

/// Reads the table; what it leaves out is as usual.
pub(super) fn read(reading: &mut Reading<'_>, value: Option<&Spanned<DeValue<'_>>>) -> Rates {
    let usual = Rates::default();
    let Some((value, table)) = value.and_then(|value| Some((value, reading.table("rates", value, "[rates]")?))) else {
        return usual;
    };
    let fields = Fields::of(reading, table, value.span(), "[rates]", &KEYS);
    let mut count = |key: &str, usual: NonZeroU32, range: RangeInclusive<u32>| {
        fields.get(key).and_then(|value| reading.count(key, value, range, usual)).unwrap_or(usual)
    };
    Rates {
        votes_per_minute: count("votes_per_minute", usual.votes_per_minute, RATE),
        ideas_per_ten_minutes: count("ideas_per_ten_minutes", usual.ideas_per_ten_minutes, RATE),
        pause_seconds: count("pause_seconds", usual.pause_seconds, PAUSE),
        mailbox: count("mailbox", usual.mailbox, WAITING),
        channel_per_second: count("channel_per_second", usual.channel_per_second, RATE),
        question_per_second: count("question_per_second", usual.question_per_second, RATE),
    }
}
