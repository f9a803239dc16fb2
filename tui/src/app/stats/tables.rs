//! The figures as tables: one cell is a number, a span or words, written by whoever shows or exports it.

use ilfaut_config::locale::Words;

use super::Period;
use crate::message::Stats;
use crate::voice;

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Words.
    Words(String),
    /// A count.
    Count(u64),
    /// How many of the first fall on each of the second.
    Ratio(u64, u64),
    /// How long, in milliseconds.
    Span(Option<i64>),
}

impl Cell {
    /// For people.
    pub(crate) fn shown(&self, words: &Words) -> String {
        match self {
            Self::Words(said) => said.clone(),
            Self::Count(count) => voice::number(words, *count),
            Self::Ratio(parts, whole) => voice::ratio(words, *parts, *whole),
            Self::Span(span) => span.map(|span| voice::span(words, span)).unwrap_or_default(),
        }
    }

    /// For a spreadsheet: digits only; a span in seconds.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Words(said) => said.clone(),
            Self::Count(count) => count.to_string(),
            Self::Ratio(_, 0) => String::new(),
            Self::Ratio(parts, whole) => format!("{:.1}", *parts as f64 / *whole as f64),
            Self::Span(span) => span.map(|span| (span / 1_000).to_string()).unwrap_or_default(),
        }
    }
}

/// A table: names of columns, then lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// The names of its columns; the first names the table.
    pub(crate) heads: Vec<String>,
    /// Its lines.
    pub(crate) rows: Vec<Vec<Cell>>,
}

/// What happened in each span of days.
pub(crate) fn figures(words: &Words, stats: &Stats, period: Period) -> Table {
    let [short, long] = period.titles();
    let windows = &stats.windows;
    let line = |id: &str, cell: &dyn Fn(&crate::message::Window) -> Cell| {
        std::iter::once(Cell::Words(words.say(id))).chain(windows.iter().map(cell)).collect()
    };
    let rows = vec![
        line("stats-participants", &|window| Cell::Count(window.participants)),
        line("stats-votes", &|window| Cell::Count(window.votes)),
        line("stats-each", &|window| Cell::Ratio(window.votes, window.participants)),
        line("stats-received", &|window| Cell::Count(window.received)),
        line("stats-accepted", &|window| Cell::Count(window.accepted)),
        line("stats-refused", &|window| Cell::Count(window.refused)),
        line("stats-waiting", &|window| Cell::Count(window.waiting)),
        line("stats-delay", &|window| Cell::Span(window.delay)),
        line("stats-unvoted", &|window| Cell::Count(window.unvoted)),
    ];
    Table { heads: ["stats-figures", short, long, "stats-total"].map(|id| words.say(id)).to_vec(), rows }
}

/// Where participants come from.
pub(crate) fn channels(words: &Words, stats: &Stats) -> Table {
    let heads = ["stats-channel", "stats-people", "stats-votes", "stats-proposals"].map(|id| words.say(id)).to_vec();
    let line = |by: &crate::message::ByChannel| {
        let counts = [by.participants, by.votes, by.proposals].map(Cell::Count);
        std::iter::once(Cell::Words(voice::channel(words, by.channel))).chain(counts).collect()
    };
    Table { heads, rows: stats.channels.iter().map(line).collect() }
}

/// Why proposals were refused.
pub(crate) fn reasons(words: &Words, stats: &Stats) -> Table {
    let line = |(reason, count): &(_, u64)| vec![Cell::Words(voice::reason(words, *reason)), Cell::Count(*count)];
    let heads = ["stats-reasons", "stats-count"].map(|id| words.say(id)).to_vec();
    Table { heads, rows: stats.reasons.iter().map(line).collect() }
}
