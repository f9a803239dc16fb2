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

/// Most people told something at one look: whoever speaks waits for no more than that.
pub(super) const AT_ONCE: usize = 10;

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
    /// Whether nobody is written to unasked now.
    pub(super) fn is_quiet(&self) -> bool {
        self.quiet.is_some_and(|quiet| quiet.is_now(self.clock.now(), &self.zone))
    }

    /// Some of those who can be told something now, with what tells them; the others are due the next time.
    pub(super) async fn to_be_told(&self, origin: Origin, limits: Limits) -> Vec<(ParticipantId, Caller, Turn)> {
        let mut told = Vec::new();
        if self.is_quiet() {
            return told;
        }
        for reach in self.backend.due().await.unwrap_or_default() {
            if told.len() >= AT_ONCE {
                break;
            }
            if reach.channel != origin || self.known().left_alone.contains(&reach.participant) {
                continue;
            }
            let caller = self.identity.open_seal(&reach.reach).filter(|caller| self.may_be_tried(caller));
            let Some(caller) = caller else { continue };
            let turn = self.unasked(reach.participant, limits).await;
            told.extend(turn.map(|turn| (reach.participant, caller, turn)));
        }
        while told.len() < AT_ONCE {
            let Some(news) = self.news(origin, limits).await else { break };
            told.push(news);
        }
        told
    }

    /// What tells somebody what is due to them; nothing for whoever wants no messages.
    async fn unasked(&self, who: ParticipantId, limits: Limits) -> Option<Turn> {
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
            let wordless = due.told();
            notices::told(self.backend.as_ref(), &wordless).await; // nobody has words for it, today or tomorrow
            self.lets_go(&wordless);
            return None;
        }
        if let Some(refused) = due.refused() {
            self.known().refused.insert(who, refused);
        }
        let choices = due.choices(&voice).into_iter().chain([voice.no_more()]).collect();
        let message = Message { lines, choices, share: due.share(&voice), ..Message::default() };
        Some(Turn { message, told: due.told(), ..Turn::default() })
    }

    /// Whether somebody may still be told what they were to be told: it may have become quiet, or they said stop.
    pub(super) fn may_be_told(&self, who: ParticipantId) -> bool {
        !self.is_quiet() && self.recall(who).is_ok_and(|dialogue| !dialogue.stopped)
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
