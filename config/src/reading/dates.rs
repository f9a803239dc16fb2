//! Dates of a file, in a named zone. Knows no clock.

use ilfaut_client::model::Time;
use jiff::civil;
use jiff::tz::TimeZone;
use toml::Spanned;
use toml::de::DeValue;
use toml::value::{Datetime, Offset};

use super::Reading;
use super::fields::nearest;

/// Which end of a span a date is: a plain day begins at midnight, and ends when the next one begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    /// From the first instant of the day.
    First,
    /// To its last.
    Last,
}

/// The zone of a consultation that names none.
const PARIS: &str = "Europe/Paris";

impl Reading<'_> {
    /// The zone called so; Paris when nothing is said.
    pub(crate) fn zone(&mut self, value: Option<&Spanned<DeValue<'_>>>) -> TimeZone {
        let named =
            value.and_then(|value| Some((self.string("zone", value, "zone = \"Europe/Paris\"")?, value.span())));
        let (name, at) = named.unwrap_or((PARIS, 0..0));
        TimeZone::get(name).unwrap_or_else(|_| {
            let zones: Vec<String> = jiff::tz::db().available().map(|zone| zone.to_string()).collect();
            let near = nearest(name, zones.iter().map(String::as_str));
            let near = near.filter(|near| strsim::damerau_levenshtein(name, near) < 3).unwrap_or(PARIS);
            self.complain(&at, "unknown-zone", &[("zone", name.into()), ("near", near.into())]);
            TimeZone::UTC
        })
    }

    /// A date, a date-time of the zone, or a date-time with an offset.
    pub(crate) fn instant(
        &mut self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        zone: &TimeZone,
        edge: Edge,
    ) -> Option<Time> {
        match value.get_ref() {
            DeValue::Datetime(written) if written.date.is_some() => {
                let instant = instant_of(written, zone, edge);
                if instant.is_none() {
                    self.bad_date(key, value, &written.to_string());
                }
                instant
            }
            DeValue::String(written) => {
                self.bad_date(key, value, written);
                None
            }
            DeValue::Datetime(written) => {
                self.bad_date(key, value, &written.to_string());
                None
            }
            _ => {
                self.wrong_kind(key, value, "kind-date", &format!("{key} = 2026-09-12"));
                None
            }
        }
    }

    fn bad_date(&mut self, key: &str, value: &Spanned<DeValue<'_>>, written: &str) {
        let near = meant(written).unwrap_or_else(|| "2026-09-12".to_owned());
        self.complain(
            &value.span(),
            "bad-date",
            &[("key", key.into()), ("written", written.into()), ("near", near.into())],
        );
    }
}

fn instant_of(written: &Datetime, zone: &TimeZone, edge: Edge) -> Option<Time> {
    let day = written.date?;
    let date =
        civil::Date::new(i16::try_from(day.year).ok()?, i8::try_from(day.month).ok()?, i8::try_from(day.day).ok()?)
            .ok()?;
    let Some(time) = written.time else {
        return match edge {
            Edge::First => Some(millisecond(&date.to_zoned(zone.clone()).ok()?)),
            Edge::Last => Some(millisecond(&date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?).plus(-1)),
        };
    };
    let (hour, minute) = (i8::try_from(time.hour).ok()?, i8::try_from(time.minute).ok()?);
    let second = i8::try_from(time.second.min(59)).ok()?;
    let local = date.at(hour, minute, second, 0);
    let zone = match written.offset {
        None => zone.clone(),
        Some(Offset::Z) => TimeZone::UTC,
        Some(Offset::Custom { minutes }) => {
            TimeZone::fixed(jiff::tz::Offset::from_seconds(i32::from(minutes) * 60).ok()?)
        }
    };
    Some(millisecond(&local.to_zoned(zone).ok()?))
}

fn millisecond(zoned: &jiff::Zoned) -> Time {
    Time(zoned.timestamp().as_millisecond())
}

/// The date that `12/09/2026`, `12.9.2026`, `2026-9-12` or `2026/09/12` most probably means, as TOML writes it.
pub(super) fn meant(written: &str) -> Option<String> {
    let day = written.trim().split(['T', ' ']).next()?;
    let parts: Vec<i16> = day.split(['/', '.', '-']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if *year > 31 => (*year, *month, *day),
        [day, month, year] if *year > 31 => (*year, *month, *day),
        _ => return None,
    };
    let year = if year < 100 { year + 2000 } else { year };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let last = civil::Date::new(year, month, 1).ok()?.days_in_month();
    civil::Date::new(year, month, day.clamp(1, last)).ok().map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(written: &str, zone: &str, edge: Edge) -> i64 {
        instant_of(&written.parse().unwrap(), &TimeZone::get(zone).unwrap(), edge).unwrap().0
    }

    #[test]
    fn a_day_is_whole_in_its_zone() {
        assert_eq!(at("2026-09-12", PARIS, Edge::First), 1_789_164_000_000); // 2026-09-11T22:00Z
        assert_eq!(at("2026-09-12", PARIS, Edge::Last), 1_789_250_399_999);
        assert_eq!(at("2026-12-01", PARIS, Edge::First), 1_796_079_600_000); // winter: 23:00Z
        assert_eq!(at("2026-09-12", "UTC", Edge::First), 1_789_171_200_000);
    }

    #[test]
    fn an_hour_is_local_unless_it_says_its_offset() {
        assert_eq!(at("2026-09-12T08:30:00", PARIS, Edge::First), 1_789_194_600_000);
        assert_eq!(at("2026-09-12T08:30:00", PARIS, Edge::Last), 1_789_194_600_000);
        assert_eq!(at("2026-09-12T06:30:00Z", PARIS, Edge::First), 1_789_194_600_000);
        assert_eq!(at("2026-09-12T08:30:00+02:00", "UTC", Edge::First), 1_789_194_600_000);
    }

    #[test]
    fn the_hours_of_a_clock_change_are_days_too() {
        assert_eq!(at("2026-03-29", PARIS, Edge::Last) - at("2026-03-29", PARIS, Edge::First) + 1, 23 * 3_600_000);
        assert_eq!(at("2026-10-25", PARIS, Edge::Last) - at("2026-10-25", PARIS, Edge::First) + 1, 25 * 3_600_000);
        assert!(
            instant_of(&"2026-03-29T02:30:00".parse().unwrap(), &TimeZone::get(PARIS).unwrap(), Edge::First).is_some()
        );
    }

    #[test]
    fn what_people_write_is_understood() {
        for written in ["12/09/2026", "12.9.2026", "2026-9-12", "2026/09/12", "2026-09-12"] {
            assert_eq!(meant(written).as_deref(), Some("2026-09-12"), "{written}");
        }
        assert_eq!(meant("2026-02-30").as_deref(), Some("2026-02-28"));
        assert_eq!(meant("2026-13-01"), None);
        assert_eq!(meant("demain"), None);
    }

    #[test]
    fn paris_is_known_without_the_files_of_the_system() {
        let bundled = jiff::tz::TimeZoneDatabase::bundled();
        assert!(bundled.get(PARIS).is_ok());
    }
}
