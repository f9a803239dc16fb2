//! From meanings to the reader's words: ages, dates, names, and a sentence for every fault. Decides nothing.

mod beside;
mod fault;
mod link;
mod page;

use ilfaut_client::model::{Channel, Question, RefusalReason, Signature, Status, Time};
use ilfaut_config::locale::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) use beside::{PACE, notice, pace, phrase_fault, standing, topic};
pub(crate) use fault::{fault, fault_on};
pub(crate) use link::{link, review, review_on};
pub(crate) use page::{
    hundredths, instant, left, letter, number, percent, ratio, rule, span, topic_name, topics, zone,
};

use crate::message::{QueueItem, Undone};
use crate::signals::Signal;
use crate::widget::text;

/// Cells of the beginning of a text that names a proposal within a sentence.
const EXCERPT: usize = 28;
/// Cells of an author's name in a list (the longest published one takes 55).
pub(crate) const NAME: usize = 24;

/// The beginning of a proposal, enough to recognise it.
pub(crate) fn excerpt(written: &str) -> String {
    text::cut(text::without_opening(&text::shown(written), "Il faut"), EXCERPT)
}

/// What a signal says, in full.
pub(crate) fn signal(words: &Words, item: &QueueItem, signal: Signal) -> String {
    match &item.appealed {
        Some(name) if signal == Signal::Appealed => {
            words.say_with(&signal.sentence(), &[("name", text::shown(name).into())])
        }
        _ => words.say(&signal.sentence()),
    }
}

/// A text between quotes, as it may be shown.
pub(crate) fn quoted(words: &Words, written: &str) -> String {
    words.say_with("quoted", &[("text", text::shown(written).into())])
}

/// The words that proposals of this question begin with.
pub(crate) fn opening(question: &Question) -> String {
    let language = question.languages.first().copied().unwrap_or(ilfaut_client::model::Language::FRENCH);
    question.phrase_rule(language).prefix
}

/// How long ago, in a sentence.
pub(crate) fn ago(words: &Words, milliseconds: i64) -> String {
    if milliseconds < 60 * Time::SECOND {
        return words.say("just-now");
    }
    words.say_with("ago", &[("age", age(words, milliseconds).into())])
}

/// How long ago, in at most four cells: `55m`, `3h`, `12j`.
pub(crate) fn age(words: &Words, milliseconds: i64) -> String {
    let minutes = (milliseconds / (60 * Time::SECOND)).max(0);
    let (id, number) = match minutes {
        0..60 => ("age-minutes", minutes),
        60..1_440 => ("age-hours", minutes / 60),
        _ => ("age-days", (minutes / 1_440).min(999)),
    };
    words.say_with(id, &[("n", number.into())])
}

/// A day and an hour, as the reader writes them.
pub(crate) fn moment(words: &Words, at: Time, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(zone.clone()).strftime(&words.say("date-format")).to_string()
}

/// An hour of the day, to the second.
pub(crate) fn hour(words: &Words, at: Time, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(zone.clone()).strftime(&words.say("hour-format")).to_string()
}

/// The message that names a status.
const fn status_id(status: Status) -> &'static str {
    match status {
        Status::Pending => "status-pending",
        Status::Accepted => "status-accepted",
        Status::Refused => "status-refused",
        Status::Postponed => "status-postponed",
        Status::Archived => "status-archived",
    }
}

/// What a proposal is, in one word.
pub(crate) fn status(words: &Words, status: Status) -> String {
    words.say(status_id(status))
}

/// The name of a list.
pub(crate) fn list_name(words: &Words, status: Status) -> String {
    words.say(match status {
        Status::Postponed => "list-postponed",
        Status::Accepted => "list-accepted",
        Status::Refused => "list-refused",
        Status::Pending | Status::Archived => "list-pending",
    })
}

/// What an empty list means.
pub(crate) fn nothing(words: &Words, status: Status) -> String {
    words.say(match status {
        Status::Postponed => "empty-postponed",
        Status::Accepted => "empty-accepted",
        Status::Refused => "empty-refused",
        Status::Pending | Status::Archived => "empty-pending",
    })
}

/// Two letters for where an author speaks from.
pub(crate) const fn channel_mark(channel: Channel) -> &'static str {
    match channel {
        Channel::Terminal => "LG",
        Channel::Telegram => "TG",
        Channel::Matrix => "MX",
        Channel::Web => "WB",
        Channel::File => "FI",
    }
}

/// Where an author speaks from.
pub(crate) fn channel(words: &Words, channel: Channel) -> String {
    words.say(match channel {
        Channel::Terminal => "channel-terminal",
        Channel::Telegram => "channel-telegram",
        Channel::Matrix => "channel-matrix",
        Channel::Web => "channel-web",
        Channel::File => "channel-file",
    })
}

/// How an author signed, within [`NAME`] cells of name.
pub(crate) fn signature(words: &Words, author: &Signature) -> String {
    let name = author.name.as_deref().map(text::shown).filter(|name| !name.is_empty());
    let name = name.map_or_else(|| words.say("author-nameless"), |name| text::cut(&name, NAME));
    match author.age {
        Some(age) => words.say_with("author-aged", &[("name", name.into()), ("age", i64::from(age).into())]),
        None => name,
    }
}

/// A reason of refusal.
pub(crate) fn reason(words: &Words, reason: RefusalReason) -> String {
    words.say(&format!("reason-{}", reason.name()))
}

/// The proposal is already so.
pub(crate) fn already(words: &Words, status: Status) -> String {
    words.say_with("note-already", &[("status", words.say(status_id(status)).into())])
}

/// Decided here, a moment ago.
pub(crate) fn decided_here(words: &Words, status: Status) -> String {
    words.say_with("note-decided", &[("status", words.say(status_id(status)).into())])
}

/// Handled somewhere else, in as few words as a column holds.
pub(crate) fn elsewhere(words: &Words, by: Option<&(String, Status)>) -> String {
    by.map_or_else(
        || words.say("state-gone"),
        |(name, now)| {
            let args = [("name", text::shown(name).into()), ("status", status(words, *now).into())];
            words.say_with("state-elsewhere", &args)
        },
    )
}

/// Handled somewhere else.
pub(crate) fn decided_elsewhere(words: &Words, by: Option<&(String, Status)>) -> String {
    by.map_or_else(
        || words.say("note-gone"),
        |(name, status)| {
            let status = words.say(status_id(*status));
            words.say_with("note-elsewhere", &[("name", text::shown(name).into()), ("status", status.into())])
        },
    )
}

/// New proposals came.
pub(crate) fn fresh(words: &Words, count: usize) -> String {
    words.say_with("note-fresh", &[("n", count.into())])
}

/// A decision was taken back.
pub(crate) fn undone(words: &Words, undone: &Undone, excerpt: &str) -> String {
    let id = if undone.told { "note-undone-told" } else { "note-undone" };
    words.say_with(id, &[("text", excerpt.into()), ("status", status(words, undone.status).into())])
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    fn french() -> Words {
        Words::new(Language::FRENCH, Part::Console)
    }

    #[test]
    fn a_contested_refusal_names_who_refused() {
        let item = crate::app::samples::item(0, "Il faut plus de trains");
        let contested = QueueItem { appealed: Some("Inès".into()), ..item };
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            assert!(signal(&words, &contested, Signal::Appealed).contains("Inès"));
            assert_eq!(signal(&words, &contested, Signal::Long), words.say("signal-long"));
        }
    }

    #[test]
    fn ages_fit_their_column() {
        let days = |n: i64| n * Time::DAY;
        for (span, expected) in [(-5, "0m"), (59_000, "0m"), (3_600_000, "1h"), (days(2), "2j"), (days(90_000), "999j")]
        {
            assert_eq!(age(&french(), span), expected);
        }
    }

    #[test]
    fn dates_are_written_in_the_readers_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(2));
        assert_eq!(moment(&french(), Time(0), &zone), "01/01/1970 02:00");
    }

    #[test]
    fn every_status_reason_and_channel_has_its_words_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            for reason_ in RefusalReason::ALL {
                assert!(!reason(&words, reason_).starts_with('['), "{language} {reason_}");
            }
            for status_ in [Status::Pending, Status::Accepted, Status::Refused, Status::Postponed, Status::Archived] {
                assert!(!status(&words, status_).starts_with('['), "{language} {status_}");
                assert!(!nothing(&words, status_).starts_with('['), "{language} {status_}");
                assert!(!list_name(&words, status_).starts_with('['), "{language} {status_}");
            }
        }
    }

    #[test]
    fn a_long_name_is_cut_and_an_age_is_optional() {
        let author =
            Signature { name: Some("Association des riverains du canal de Nantes à Brest".into()), age: None };
        assert_eq!(text::width(&signature(&french(), &author)), NAME);
        let author = Signature { name: Some("Yann\u{202E}".into()), age: Some(34) };
        assert_eq!(signature(&french(), &author), "Yann□, 34 ans");
    }
}
