//! The line to the consultation in words: what the header says of it, and both versions of what was overtaken.

use ilfaut_client::model::{Decision, Status, Time};
use ilfaut_config::locale::{Arg, Words};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{excerpt, reason};
use crate::app::Link;
use crate::message::QueueItem;
use crate::order::Order;
use crate::widget::text;

/// What the header says of the line, the longest form first; empty when there is nothing to say.
pub(crate) fn link(words: &Words, link: &Link, now: Time, zone: &TimeZone) -> [String; 2] {
    let waiting = link.waiting();
    let args = |since: Time| {
        let seconds = now.since(since).max(0) / Time::SECOND;
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        [("time", Arg::from(time)), ("n", waiting.into())]
    };
    match (link.away, link.heard) {
        (Some(since), _) => {
            [words.say_with("link-away", &args(since)), words.say_with("link-away-short", &args(since))]
        }
        (None, _) if link.is_slow(now) => twice(words.say_with("link-sending", &[("n", waiting.into())])),
        (None, Some(heard)) => twice(words.say_with("link-ok", &[("time", clock(heard, zone).into())])),
        (None, None) => Default::default(),
    }
}

fn twice(said: String) -> [String; 2] {
    [said.clone(), said]
}

fn clock(at: Time, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// Who has made what of a proposal, and what was wanted here.
pub(crate) fn review(words: &Words, item: &QueueItem, order: &Order) -> String {
    let (theirs, mine) = (theirs(words, item), wish(words, order));
    words.say_with("review", &[("theirs", theirs.into()), ("mine", mine.into())])
}

/// The same, with the beginning of the proposal.
pub(crate) fn review_on(words: &Words, item: &QueueItem, order: &Order) -> String {
    let what = review(words, item, order);
    words.say_with("fault-on", &[("text", excerpt(&crate::signals::masked(item)).into()), ("what", what.into())])
}

fn theirs(words: &Words, item: &QueueItem) -> String {
    let status = Arg::from(item.status.name());
    match &item.decided {
        Some(decided) if item.status != Status::Archived => {
            words.say_with("review-theirs", &[("name", text::shown(&decided.by).into()), ("status", status)])
        }
        _ => words.say_with("review-stands", &[("status", status)]),
    }
}

fn wish(words: &Words, order: &Order) -> String {
    let spoken = |id: &str, said: &str| words.say_with(id, &[("words", text::shown(said).into())]);
    match order {
        Order::Decide { decision, .. } => decided(words, decision),
        Order::TakeBack { .. } => words.say("wish-take-back"),
        Order::Amend { amendment, .. } => match &amendment.text {
            Some(corrected) => spoken("wish-correct", corrected),
            None => words.say("wish-topics"),
        },
        Order::Note { words: said, .. } => spoken("wish-note", said),
        Order::Write { words: said, .. } => spoken("wish-write", said),
        Order::SetAside { .. } => words.say("wish-set-aside"),
        Order::Restore(_) => words.say("wish-restore"),
    }
}

fn decided(words: &Words, decision: &Decision) -> String {
    match decision {
        Decision::Accept => words.say("wish-accept"),
        Decision::Postpone => words.say("wish-postpone"),
        Decision::Wake => words.say("wish-wake"),
        Decision::Duplicate { .. } => words.say("wish-duplicate"),
        Decision::Refuse { reason: why, .. } => {
            words.say_with("wish-refuse", &[("reason", reason(words, *why).into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::backend::{Amendment, Decided};
    use ilfaut_client::model::{Language, RefusalReason};
    use ilfaut_config::locale::Part;

    use super::*;
    use crate::app::samples::item;

    fn orders() -> Vec<Order> {
        let (proposal, seen) = (item(0, "").proposal, Status::Pending);
        let decide = |decision| Order::Decide { proposal: proposal.clone(), seen, decision };
        let amend = |amendment| Order::Amend { proposal: proposal.clone(), seen, amendment };
        vec![
            decide(Decision::Refuse { reason: RefusalReason::OffTopic, words: None }),
            decide(Decision::Accept),
            decide(Decision::Postpone),
            decide(Decision::Wake),
            decide(Decision::Duplicate { of: "p9".into(), words: None }),
            Order::TakeBack { proposal: proposal.clone(), seen },
            amend(Amendment { text: Some("Il faut des bancs".into()), topics: None }),
            amend(Amendment { text: None, topics: Some(Vec::new()) }),
            Order::Note { proposal: proposal.clone(), words: "vu".into() },
            Order::Write { proposal: proposal.clone(), words: "merci".into() },
        ]
    }

    #[test]
    fn both_versions_are_told_in_words() {
        let words = Words::new(Language::FRENCH, Part::Console);
        let decided = Some(Decided { by: "Inès".into(), at: Time(0), refusal: None });
        let item = QueueItem { status: Status::Accepted, decided, ..item(0, "Il faut des bancs") };
        let said = review(&words, &item, &orders()[0]);
        assert_eq!(said, "À revoir : Inès a accepté ; vous vouliez refuser (hors sujet).");
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            for status in [Status::Pending, Status::Accepted, Status::Refused, Status::Postponed, Status::Archived] {
                for order in orders() {
                    let said = review_on(&words, &QueueItem { status, ..item.clone() }, &order);
                    assert!(!said.contains(['[', '{']), "{said}");
                }
            }
        }
    }

    #[test]
    fn the_header_says_how_the_line_is() {
        let words = Words::new(Language::FRENCH, Part::Console);
        let at = |link: &Link, now| self::link(&words, link, Time(now), &TimeZone::UTC)[0].clone();
        let mut link = Link::default();
        assert_eq!(at(&link, 0), "");
        link.heard = Some(Time(50_520_000));
        assert_eq!(at(&link, 50_530_000), "ok 14:02");
        link.away = Some(Time(50_530_000));
        assert_eq!(at(&link, 50_570_900), "hors ligne 0:40");
    }
}
