//! Words of the pages: zones, numbers, spans of time, topics. Decides nothing.

use ilfaut_client::model::{Question, Time, TopicId};
use ilfaut_client::rules::zone::Zone;
use ilfaut_config::locale::Words;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::widget::text;

/// The name of a zone.
pub(crate) fn zone(words: &Words, zone: Zone) -> String {
    words.say(&format!("zone-{}-name", zone.name()))
}

/// The letter of a zone.
pub(crate) fn letter(words: &Words, zone: Zone) -> String {
    words.say(&format!("zone-{}-letter", zone.name()))
}

/// What makes a zone.
pub(crate) fn rule(words: &Words, zone: Zone) -> String {
    words.say(&format!("zone-{}-rule", zone.name()))
}

/// A number as the reader groups it.
pub(crate) fn number(words: &Words, n: u64) -> String {
    words.say_with("page-number", &[("n", n.into())])
}

/// `parts` of `whole` in hundredths with one decimal, as the reader writes it.
pub(crate) fn percent(words: &Words, parts: u64, whole: u64) -> String {
    let tenths = parts.saturating_mul(1_000).saturating_add(whole / 2).checked_div(whole).unwrap_or(0);
    words.say_with("page-percent", &[("whole", (tenths / 10).into()), ("tenth", (tenths % 10).into())])
}

/// How many `parts` fall on each of `whole`, with one decimal.
pub(crate) fn ratio(words: &Words, parts: u64, whole: u64) -> String {
    let tenths = parts.saturating_mul(10).saturating_add(whole / 2).checked_div(whole);
    tenths.map_or_else(String::new, |tenths| {
        words.say_with("page-ratio", &[("whole", (tenths / 10).into()), ("tenth", (tenths % 10).into())])
    })
}

/// A number from −1 to 1, or a little more, in whole hundredths.
#[expect(clippy::cast_possible_truncation, reason = "a cast of a float ends at the bounds of the type")]
pub(crate) fn hundredths(number: f64) -> i64 {
    (number * 100.0).round() as i64
}

/// How long something took.
pub(crate) fn span(words: &Words, milliseconds: i64) -> String {
    let seconds = (milliseconds / Time::SECOND).max(0);
    let (id, large, small) = match seconds {
        0..60 => ("span-seconds", seconds, String::new()),
        60..3_600 => ("span-minutes", seconds / 60, String::new()),
        3_600..86_400 => ("span-hours", seconds / 3_600, format!("{:02}", seconds % 3_600 / 60)),
        _ => ("span-days", seconds / 86_400, (seconds % 86_400 / 3_600).to_string()),
    };
    words.say_with(id, &[("large", large.into()), ("small", small.into())])
}

/// How many days are left.
pub(crate) fn left(words: &Words, milliseconds: i64) -> String {
    let days = milliseconds / Time::DAY;
    if days < 1 { words.say("question-last-day") } else { words.say_with("question-left", &[("n", days.into())]) }
}

/// The names of topics, or that there are none.
pub(crate) fn topics(words: &Words, question: Option<&Question>, topics: &[TopicId]) -> String {
    let names: Vec<String> = topics.iter().map(|topic| topic_name(words, question, topic)).collect();
    if names.is_empty() { words.say("page-no-topic") } else { names.join(", ") }
}

/// The name of a topic.
pub(crate) fn topic_name(words: &Words, question: Option<&Question>, topic: &TopicId) -> String {
    let known = question.and_then(|question| question.topics.iter().find(|known| known.id == *topic));
    let name = known.map(|known| known.label.within(words.language())).filter(|name| !name.is_empty());
    text::shown(name.unwrap_or(&topic.0))
}

/// An instant in a form of the words' own.
pub(crate) fn instant(words: &Words, form: &str, at: Time, zone: &TimeZone) -> String {
    let instant = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    instant.to_zoned(zone.clone()).strftime(&words.say(form)).to_string()
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    #[test]
    fn numbers_and_spans_are_written_as_the_reader_writes_them() {
        let french = Words::new(Language::FRENCH, Part::Console);
        let english = Words::new(Language::ENGLISH, Part::Console);
        assert_eq!((number(&french, 103_801), number(&english, 103_801)), ("103\u{202f}801".into(), "103,801".into()));
        assert_eq!((percent(&french, 143, 719), percent(&english, 0, 0)), ("19,9 %".into(), "0.0%".into()));
        assert_eq!((ratio(&french, 103_801, 18_985), ratio(&french, 1, 0)), ("5,5".into(), String::new()));
        let spans = [-5, 40_000, 720_000, 4_320_000, 3 * Time::DAY + 4 * 3_600_000].map(|ms| span(&french, ms));
        assert_eq!(spans, ["0 s", "40 s", "12 min", "1 h 12", "3 j 4 h"]);
    }

    #[test]
    fn every_zone_has_its_words_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Console);
            for known in [Zone::Consensus, Zone::Rejection, Zone::Limbo, Zone::Controversy] {
                let said = [zone(&words, known), letter(&words, known), rule(&words, known)];
                assert!(said.iter().all(|said| !said.starts_with('[')) && said[1].len() == 1, "{said:?}");
            }
        }
    }
}
