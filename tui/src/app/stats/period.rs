//! Which days are counted: since two beginnings, in the reader's own zone. Knows no figure.

use ilfaut_client::model::Time;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};

/// Two spans of days, the shorter first; all time is always counted beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Period {
    /// Today, and with it the seven days before.
    #[default]
    Days,
    /// Since Monday, and with it the four weeks before.
    Weeks,
    /// Since the first of the month, and with it the three months before.
    Months,
}

impl Period {
    /// The next one, round and round.
    pub(crate) const fn next(self) -> Self {
        match self {
            Self::Days => Self::Weeks,
            Self::Weeks => Self::Months,
            Self::Months => Self::Days,
        }
    }

    /// The messages that name both spans.
    pub(crate) const fn titles(self) -> [&'static str; 2] {
        match self {
            Self::Days => ["stats-today", "stats-days"],
            Self::Weeks => ["stats-week", "stats-weeks"],
            Self::Months => ["stats-month", "stats-months"],
        }
    }

    /// Where both spans begin.
    pub(crate) fn beginnings(self, now: Time, zone: &TimeZone) -> Vec<Time> {
        let now = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone.clone());
        let (short, back) = match self {
            Self::Days => (0, Span::new().days(7)),
            Self::Weeks => (i32::from(now.weekday().to_monday_zero_offset()), Span::new().weeks(4)),
            Self::Months => (i32::from(now.day()) - 1, Span::new().months(3)),
        };
        let first = beginning(&now, Span::new().days(short));
        let second = first.as_ref().and_then(|first| beginning(first, back));
        let time = |zoned: &Zoned| Time(zoned.timestamp().as_millisecond());
        [first, second].iter().flatten().map(time).collect()
    }
}

/// The first instant of the day that lies `back` before.
fn beginning(day: &Zoned, back: Span) -> Option<Zoned> {
    day.checked_sub(back).and_then(|day| day.start_of_day()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice;
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::{Part, Words};

    #[test]
    fn days_begin_where_the_reader_lives_also_when_clocks_change() {
        let paris = TimeZone::get("Europe/Paris").unwrap();
        let words = Words::new(Language::FRENCH, Part::Console);
        let told = |period: Period, now: i64| {
            let said = period.beginnings(Time(now), &paris).into_iter().map(|at| voice::moment(&words, at, &paris));
            said.collect::<Vec<_>>()
        };
        // 29 October 2025, 00:30 in Paris, three days after summer time has ended.
        let now = 1_761_694_200_000;
        assert_eq!(told(Period::Days, now), ["29/10/2025 00:00", "22/10/2025 00:00"]);
        assert_eq!(told(Period::Weeks, now), ["27/10/2025 00:00", "29/09/2025 00:00"]);
        assert_eq!(told(Period::Months, now), ["01/10/2025 00:00", "01/07/2025 00:00"]);
        assert_eq!(Period::Days.next().next().next(), Period::Days);
    }
}
