//! Instants as people say them, in the time zone and language of the reader. Knows no clock.

use ilfaut_client::model::Time;
use ilfaut_config::locale::Arg;
use jiff::{Timestamp, Zoned};

use super::Voice;

impl Voice {
    /// « 30 novembre », with the year when it is not this one.
    pub(super) fn date(&self, at: Time) -> String {
        let (Some(date), Some(now)) = (self.zoned(at), self.zoned(self.now)) else { return String::new() };
        let month = self.words.say_with("month", &[("month", Arg::from(i64::from(date.month())))]);
        let day =
            self.words.say_with("date", &[("day", Arg::from(i64::from(date.day()))), ("month", Arg::from(month))]);
        if date.year() == now.year() {
            return day;
        }
        self.words.say_with("date-year", &[("date", Arg::from(day)), ("year", Arg::from(date.year().to_string()))])
    }

    /// « 30 novembre à 14:05 ».
    pub(super) fn moment(&self, at: Time) -> String {
        let time = self.zoned(at).map_or_else(String::new, |at| format!("{:02}:{:02}", at.hour(), at.minute()));
        self.words.say_with("moment", &[("date", Arg::from(self.date(at))), ("time", Arg::from(time))])
    }

    fn zoned(&self, at: Time) -> Option<Zoned> {
        Timestamp::from_millisecond(at.0).ok().map(|at| at.to_zoned(self.zone.clone()))
    }
}
