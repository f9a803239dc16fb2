//! Instants and days as the wire spells them. Knows no clock and no time zone but the offset that is written.
//!
//! Written `2026-01-05T08:00:00.000Z`, always UTC and three digits of a second. Read with or without seconds, with any number
//! of digits, `Z`, `+02:00` or nothing (UTC); a day alone is its first instant in UTC (make.org takes the server's zone).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::model::Time;

/// An instant on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(pub Time);

/// A day on the wire, such as `2026-03-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day {
    /// 0 to 9999.
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to the month's last.
    pub day: i64,
}

/// The text is no instant or no day.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an instant: {0}")]
pub struct NotAMoment(pub String);

/// Milliseconds of a minute.
const MINUTE: i64 = 60_000;

impl Moment {
    /// What stands for « open since ever » where a start must be written.
    pub const EVER: Self = Self(Time(0));
    /// What stands for « no end » where an end must be written: the last second of the year 9999.
    pub const NEVER: Self = Self(Time(253_402_300_799_000));

    /// A start that may be unknown.
    pub fn start(of: Option<Time>) -> Self {
        of.map_or(Self::EVER, Self)
    }

    /// An end that may be unknown.
    pub fn end(of: Option<Time>) -> Self {
        of.map_or(Self::NEVER, Self)
    }

    /// The instant, unless it stands for none.
    pub fn known(self) -> Option<Time> {
        (self != Self::EVER && self.0 < Self::NEVER.0).then_some(self.0)
    }
}

impl Day {
    /// A day of the calendar, if there is one.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let it = Self { year, month, day };
        let fits = (0..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        (fits && Self::at(it.number()) == it).then_some(it)
    }

    /// Days since 1970-01-01 (Howard Hinnant's calendar arithmetic: years begin in March, eras last 400 years).
    pub const fn number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let (era, month) = (year.div_euclid(400), (self.month + 9) % 12);
        let of_year = (153 * month + 2) / 5 + self.day - 1;
        let in_era = year.rem_euclid(400);
        era * 146_097 + in_era * 365 + in_era / 4 - in_era / 100 + of_year - 719_468
    }

    /// The day of this number.
    pub const fn at(number: i64) -> Self {
        let shifted = number + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let in_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * in_era + in_era / 4 - in_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Self { year: in_era + era * 400 + later, month, day }
    }
}

/// All of `text` as digits, `count` of them.
fn digits(text: &str, count: usize) -> Option<i64> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl FromStr for Day {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let mut parts = text.split('-');
        let mut next = |count| parts.next().and_then(|part| digits(part, count));
        let day = next(4).zip(next(2)).zip(next(2)).and_then(|((year, month), day)| Self::new(year, month, day));
        day.filter(|_| parts.next().is_none()).ok_or_else(|| NotAMoment(text.to_owned()))
    }
}

/// The offset at the end of a time of day, in milliseconds, and what stands before it.
fn offset(text: &str) -> Option<(&str, i64)> {
    if let Some(rest) = text.strip_suffix(['Z', 'z']) {
        return Some((rest, 0));
    }
    let Some(at) = text.rfind(['+', '-']) else { return Some((text, 0)) };
    let (rest, zone) = (text.get(..at)?, text.get(at + 1..)?.replace(':', ""));
    let minutes = digits(zone.get(..2)?, 2)? * 60 + if zone.len() == 2 { 0 } else { digits(zone.get(2..)?, 2)? };
    let sign = if text[at..].starts_with('-') { -1 } else { 1 };
    Some((rest, sign * minutes * MINUTE))
}

/// The milliseconds of `12:34`, `12:34:56` or `12:34:56.789`; more digits are cut.
fn of_day(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let (hour, minute) = (digits(parts.next()?, 2)?, digits(parts.next()?, 2)?);
    let (whole, part) = parts.next().map_or(("00", ""), |text| text.split_once(['.', ',']).unwrap_or((text, "0")));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let (second, milli) = (digits(whole, 2)?, digits(&part, 3)?);
    let fits = hour < 24 && minute < 60 && second <= 60 && parts.next().is_none();
    fits.then_some((hour * 60 + minute) * MINUTE + second * Time::SECOND + milli)
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let (day, time) = text.split_once(['T', 't']).unwrap_or((text, "00:00"));
        let day: Day = day.parse().map_err(|_| NotAMoment(text.to_owned()))?;
        let time = offset(time).and_then(|(time, offset)| Some(of_day(time)? - offset));
        time.map(|time| Self(Time(day.number() * Time::DAY + time))).ok_or_else(|| NotAMoment(text.to_owned()))
    }
}

impl fmt::Display for Moment {
    /// What lies before the year 0 or after the year 9999 is written as the first or the last instant between them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = Day { year: 0, month: 1, day: 1 }.number() * Time::DAY;
        let time = self.0.0.clamp(first, Self::NEVER.0.0 + 999);
        let (day, rest) = (Day::at(time.div_euclid(Time::DAY)), time.rem_euclid(Time::DAY));
        let (hour, minute) = (rest / (60 * MINUTE), rest / MINUTE % 60);
        write!(f, "{day}T{hour:02}:{minute:02}:{:02}.{:03}Z", rest / Time::SECOND % 60, rest % Time::SECOND)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = NotAMoment;

    fn try_from(text: String) -> Result<Self, NotAMoment> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl From<Time> for Moment {
    fn from(time: Time) -> Self {
        Self(time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<i64> {
        text.parse::<Moment>().ok().map(|moment| moment.0.0)
    }

    #[test]
    fn every_spelling_of_an_instant_is_read() {
        let at = Some(1_643_106_239_000);
        for text in [
            "2022-01-25T10:23:59.000Z",
            "2022-01-25T10:23:59Z",
            "2022-01-25T12:23:59+02:00",
            "2022-01-25T05:23:59.000000-0500",
            "2022-01-25T10:23:59",
        ] {
            assert_eq!(read(text), at, "{text}");
        }
        assert_eq!(read("2022-01-25T10:23Z"), Some(1_643_106_180_000));
        assert_eq!(read("2022-01-25"), Some(1_643_068_800_000));
    }

    #[test]
    fn what_is_no_instant_is_refused() {
        for text in
            ["", "T", "2022", "2022-02-30T00:00Z", "2022-01-25T25:00Z", "2022-01-25T10:00é", "2022-01-25T10:00+", "-"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn no_start_and_no_end_have_their_instants() {
        assert_eq!(Moment::NEVER.to_string(), "9999-12-31T23:59:59.000Z");
        assert_eq!((Moment::start(None).known(), Moment::end(None).known()), (None, None));
        assert_eq!(Moment::end(Some(Time(5))).known(), Some(Time(5)));
    }

    proptest! {
        #[test]
        fn an_instant_written_is_read_the_same(time in -62_167_219_200_000_i64..253_402_300_800_000) {
            let written = Moment(Time(time)).to_string();
            prop_assert_eq!(written.len(), 24);
            prop_assert_eq!(read(&written), Some(time));
        }

        #[test]
        fn every_number_can_be_written(time: i64) {
            prop_assert!(read(&Moment(Time(time)).to_string()).is_some());
        }

        #[test]
        fn no_text_stops_the_reader(
            text in any::<String>(),
            near in "[0-9:.TZ+é-]{0,32}",
            day in "[0-9]{4}-[01][0-9]-[0-3][0-9]",
            time in "[0-2][0-9]:[0-5][0-9](:[0-6][0-9]([.,][0-9]{0,6})?)?(Z|[+-][0-9]{2}:?([0-9]{2})?)?",
        ) {
            for text in [text, format!("2022-01-25T{near}"), format!("{day}T{time}"), day] {
                if let Ok(day) = text.parse::<Day>() {
                    prop_assert_eq!(day.to_string().parse(), Ok(day));
                }
                if let Some(at) = read(&text) {
                    // An offset may lead out of the years that can be written.
                    let near = at.clamp(-62_167_219_200_000, Moment::NEVER.0.0 + 999);
                    prop_assert_eq!(read(&Moment(Time(at)).to_string()), Some(near));
                }
            }
        }
    }
}
