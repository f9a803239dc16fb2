//! What a list is limited to and how it is sorted, as values: read once from what a moderator typed, then asked of each line.
//! Knows neither lists nor keys; the language it is typed in is read in `read`.

mod read;
#[cfg(test)]
mod tests;

use ilfaut_client::model::{Channel, Language, PhraseRule, RefusalReason, Status, Time, TopicId};
use ilfaut_client::rules::words::folded;

pub(crate) use read::Lexicon;

use super::sort::Sort;
use crate::message::QueueItem;
use crate::signals::{Signal, signals};

/// What is shown of a list, and in which order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Limits {
    /// Which lines.
    pub(crate) filter: Filter,
    /// In which order.
    pub(crate) sort: Sort,
}

impl Limits {
    /// Whether a proposal is shown.
    pub(crate) fn lets(&self, item: &QueueItem, now: Time) -> bool {
        self.filter.lets(item, now)
    }
}

/// What a moderator looks for: everything that is asked for must be so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Filter {
    /// As it was typed.
    pub(crate) text: String,
    terms: Vec<Term>,
}

/// One thing that must be so, or must not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Term {
    not: bool,
    test: Test,
}

/// One thing that may be so.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Words(String),
    Status(Vec<Status>),
    Channel(Vec<Channel>),
    Topic(Vec<TopicId>),
    Reason(Vec<RefusalReason>),
    /// The beginning of a name, folded.
    Author(String),
    /// The beginning of a number.
    Writer(String),
    Language(Language),
    Sign(Vec<Sign>),
    /// The beginning of a name, folded; empty: anybody.
    Held(String),
    /// Older than so many milliseconds.
    Older(i64),
    /// Younger.
    Younger(i64),
    /// At least so alike to another, in percent.
    Alike(u8),
    /// Less alike.
    Unlike(u8),
}

/// Something that a proposal shows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Seen(Signal),
    Echo,
}

impl Filter {
    /// Whether a proposal is as it is asked for.
    pub(crate) fn lets(&self, item: &QueueItem, now: Time) -> bool {
        self.terms.iter().all(|term| term.test.holds(item, now) != term.not)
    }
}

impl Test {
    fn holds(&self, item: &QueueItem, now: Time) -> bool {
        let alike = item.similar.iter().map(|alike| alike.percent).max().unwrap_or(0);
        match self {
            Self::Words(words) => folded(&item.text).contains(words.as_str()),
            Self::Status(known) => known.contains(&item.status),
            Self::Channel(known) => known.contains(&item.channel),
            Self::Topic(known) => item.topics.iter().any(|topic| known.contains(topic)),
            Self::Reason(known) => refused_for(item).is_some_and(|reason| known.contains(&reason)),
            Self::Author(name) => item.author.name.as_deref().is_some_and(|author| folded(author).starts_with(name)),
            Self::Writer(number) => item.by.is_some_and(|by| by.to_string().starts_with(number)),
            Self::Language(language) => item.language == *language,
            Self::Sign(known) => known.iter().any(|sign| sign.shows(item)),
            Self::Held(name) => item.lease.as_ref().is_some_and(|(by, _)| folded(by).starts_with(name)),
            Self::Older(age) => now.since(item.sent) > *age,
            Self::Younger(age) => now.since(item.sent) < *age,
            Self::Alike(percent) => alike >= *percent,
            Self::Unlike(percent) => alike < *percent,
        }
    }
}

impl Sign {
    fn shows(self, item: &QueueItem) -> bool {
        match self {
            Self::Seen(signal) => signals(item, &PhraseRule::french()).contains(&signal),
            Self::Echo => !item.echoes.is_empty(),
        }
    }
}

/// Why a proposal was refused.
fn refused_for(item: &QueueItem) -> Option<RefusalReason> {
    item.decided.as_ref().and_then(|decided| decided.refusal.as_ref()).map(|(reason, _)| *reason)
}
