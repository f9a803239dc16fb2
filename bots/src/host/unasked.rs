//! Telling people what nobody asked for just now: what moderators decided and wrote, once, outside quiet hours. Knows no
//! channel in particular.

use ilfaut_client::model::{Channel as Origin, ParticipantId, Time};
use jiff::civil;
use jiff::{Timestamp, tz};

use super::{Host, Turn};
use crate::channel::{Caller, Limits};
use crate::notices;
use crate::voice::message::Message;

/// How often to look whether somebody is to be told something, in milliseconds.
pub(super) const LOOK: i64 = Time::SECOND;

/// Hours in which nobody is written to unasked; they may go over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    /// From then.
    pub from: civil::Time,
    /// Until then.
    pub to: civil::Time,
}

impl Quiet {
    /// Whether it is quiet at this instant, in this part of the world.
    fn is_now(self, now: Time, zone: &tz::TimeZone) -> bool {
        let Ok(now) = Timestamp::from_millisecond(now.0) else { return false };
        let now = now.to_zoned(zone.clone()).time();
        if self.from <= self.to { (self.from..self.to).contains(&now) } else { now >= self.from || now < self.to }
    }
}

impl Host {
    /// Those who can be told something now, with what tells them.
    pub(super) async fn to_be_told(&self, origin: Origin) -> Vec<(ParticipantId, Caller)> {
        if self.quiet.is_some_and(|quiet| quiet.is_now(self.clock.now(), &self.zone)) {
            return Vec::new();
        }
        let due = self.backend.due().await.unwrap_or_default(); // out of reach: they will be due next time
        let here = due.into_iter().filter(|reach| reach.channel == origin);
        let known = here.filter_map(|reach| Some((reach.participant, self.identity.open_seal(&reach.reach)?)));
        let left_alone = self.known().left_alone.clone();
        known.filter(|(who, _)| !left_alone.contains(who)).collect()
    }

    /// What tells somebody what is due to them; nothing for whoever wants no messages.
    pub(super) async fn unasked(&self, who: ParticipantId, limits: Limits) -> Option<Turn> {
        let dialogue = self.recall(who).ok()?;
        if dialogue.stopped {
            self.leave_alone(who);
            return None;
        }
        let due = notices::due(self.backend.as_ref(), who, &mut |notice| self.takes_up(notice)).await;
        let language = dialogue.language.unwrap_or(self.language);
        let voice = self.voice(Some(language), limits);
        let lines = super::single_blanks(due.lines(&voice, None));
        if lines.is_empty() {
            return None;
        }
        if let Some(refused) = due.refused() {
            self.known().refused.insert(who, refused);
        }
        let choices = due.choices(&voice).into_iter().chain([voice.no_more()]).collect();
        let message = Message { lines, choices, share: due.share(&voice), ..Message::default() };
        Some(Turn { message, told: due.told(), ..Turn::default() })
    }

    /// Somebody cannot be told anything: they are left alone until they speak.
    pub(super) fn leave_alone(&self, who: ParticipantId) {
        self.known().left_alone.insert(who);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600 * Time::SECOND;

    #[test]
    fn the_night_goes_over_midnight_and_is_that_of_the_place() {
        let quiet = Quiet { from: civil::time(21, 0, 0, 0), to: civil::time(8, 0, 0, 0) };
        let paris = tz::TimeZone::get("Europe/Paris").unwrap(); // in January one hour before the sea at Greenwich
        let is_quiet = |hour: i64| quiet.is_now(Time(hour * HOUR), &paris);
        let hours: Vec<i64> = (0..24).filter(|hour| !is_quiet(*hour)).collect();
        assert_eq!(hours, (7..20).collect::<Vec<_>>());
        let noon = Quiet { from: civil::time(12, 0, 0, 0), to: civil::time(14, 0, 0, 0) };
        assert!(noon.is_now(Time(11 * HOUR), &paris) && !noon.is_now(Time(13 * HOUR), &paris));
    }
}
