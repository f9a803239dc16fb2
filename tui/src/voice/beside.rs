//! Words for what opens beside a proposal: what its author will read, what is wrong with a phrase, how votes stand, how fast
//! one goes. Decides nothing.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::{Decision, Language, PhraseFault, Question, Status, Tally, Text, Time, TopicId, VoteKey};
use ilfaut_client::rules::zone::Zone;
use ilfaut_config::locale::{Part, Words};

use crate::message::QueueItem;
use crate::widget::text;

/// Votes under which no zone is told.
const FEW: u64 = 10;

/// What the author of a proposal is told of a refusal, in the language it is written in, by the words that citizens are spoken to
/// with: that it is refused, the organiser's own sentence, the usual one or the proposal it repeats (`same`, named only while it is open to votes), the moderator's words.
pub(crate) fn notice(question: &Question, item: &QueueItem, decision: &Decision, same: Option<&Alike>) -> Vec<String> {
    let words = Words::new(item.language, Part::Citizen);
    let written = [("text", text::shown(&item.text).into())];
    let (mut said, own) = match decision {
        Decision::Refuse { reason, words: own } => {
            let sentence = question.refusals.get(reason).map(|text| text.within(item.language));
            let usual = || words.say(&format!("refused-{}", reason.name()));
            let sentence = sentence.filter(|text| !text.is_empty()).map_or_else(usual, str::to_owned);
            (vec![words.say_with("notice-refused", &written), sentence], own)
        }
        Decision::Duplicate { words: own, .. } => {
            let same = same.filter(|same| same.status == Status::Accepted).map(|same| text::shown(&same.text));
            let said = match same {
                Some(same) => {
                    let other = words.say_with("notice-duplicate-other", &[("text", same.into())]);
                    vec![words.say_with("notice-duplicate", &written), other]
                }
                None => vec![words.say_with("notice-duplicate-hidden", &written)],
            };
            (said, own)
        }
        _ => return Vec::new(),
    };
    said.extend(own.as_deref().map(|own| words.say_with("notice-words", &[("words", text::shown(own).into())])));
    said
}

/// What is wrong with a phrase.
pub(crate) fn phrase_fault(words: &Words, fault: &PhraseFault) -> String {
    match fault {
        PhraseFault::TooShort { length, min } => {
            words.say_with("phrase-short", &[("n", (*length).into()), ("min", (*min).into())])
        }
        PhraseFault::TooLong { length, max } => {
            words.say_with("phrase-long", &[("n", (*length).into()), ("max", (*max).into())])
        }
        PhraseFault::Opening { prefix } => words.say_with("phrase-opening", &[("prefix", prefix.as_str().into())]),
        PhraseFault::Markup => words.say("phrase-markup"),
    }
}

/// The name of a topic, or its slug when the question does not know it any more.
pub(crate) fn topic(question: &Question, topic: &TopicId, language: Language) -> String {
    let known = question.topics.iter().find(|known| known.id == *topic);
    let name = known.map(|known| Text::within(&known.label, language)).filter(|name| !name.is_empty());
    text::shown(name.unwrap_or(&topic.0))
}

/// How votes stand: their number, the three shares, and the zone where there are enough.
pub(crate) fn standing(words: &Words, tally: &Tally) -> String {
    let total = tally.count.total();
    if total == 0 {
        return words.say("standing-none");
    }
    let share = |key: VoteKey| tally.count.vote(key) as f64 / total as f64;
    let [agree, disagree, neutral] = VoteKey::ALL.map(share);
    let percent = |share: f64| i64::from(whole(share * 100.0));
    let args = [
        ("n", total.into()),
        ("agree", percent(agree).into()),
        ("disagree", percent(disagree).into()),
        ("neutral", percent(neutral).into()),
    ];
    let said = words.say_with("standing", &args);
    if total < FEW {
        return said;
    }
    let zone = Zone::of(agree, disagree, neutral);
    format!("{said} · {}", words.say(&format!("standing-{}", zone.name())))
}

/// A share in percent as a whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage lies between 0 and 100")]
fn whole(percent: f64) -> u8 {
    percent.round().clamp(0.0, 100.0) as u8
}

/// How many were decided per hour, and how long what waits would take.
pub(crate) fn pace(words: &Words, per_hour: usize, waiting: usize) -> String {
    let minutes = waiting.saturating_mul(60) / per_hour.max(1);
    let (id, first, second) =
        if minutes < 60 { ("pace-minutes", minutes.max(1), 0) } else { ("pace-hours", minutes / 60, minutes % 60) };
    let left = words.say_with(id, &[("n", first.into()), ("minutes", format!("{second:02}").into())]);
    words.say_with("pace", &[("n", per_hour.into()), ("left", left.into())])
}

/// How long a pace is measured, in milliseconds (an hour).
pub(crate) const PACE: i64 = 3_600 * Time::SECOND;

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Counts, RefusalReason};

    use super::*;
    use crate::app::samples::item;

    fn french() -> Words {
        Words::new(Language::FRENCH, Part::Console)
    }

    fn refusal(reason: RefusalReason, words: Option<&str>) -> Decision {
        Decision::Refuse { reason, words: words.map(str::to_owned) }
    }

    #[test]
    fn every_reason_is_told_in_both_languages() {
        let question = Question::bare("q".into());
        for language in [Language::FRENCH, Language::ENGLISH] {
            let item = QueueItem { language, ..item(0, "Il faut des bancs") };
            for reason in RefusalReason::ALL {
                let told = notice(&question, &item, &refusal(reason, Some("courage")), None);
                assert!(told.len() == 3 && !told.concat().contains('['), "{language} {reason} {told:?}");
            }
        }
    }

    #[test]
    fn the_organisers_own_sentence_comes_first() {
        let mut question = Question::bare("q".into());
        question.refusals.insert(RefusalReason::OffTopic, Text::one(Language::FRENCH, "Pas ici."));
        question.refusals.insert(RefusalReason::Test, Text::default());
        let sentence =
            |reason| notice(&question, &item(0, "Il faut des bancs"), &refusal(reason, None), None)[1].clone();
        assert_eq!(sentence(RefusalReason::OffTopic), "Pas ici.");
        assert_eq!(sentence(RefusalReason::Test), Words::new(Language::FRENCH, Part::Citizen).say("refused-test"));
    }

    #[test]
    fn a_duplicate_shows_its_author_the_other_text_once_it_is_open_to_votes() {
        let question = Question::bare("q".into());
        let decision = Decision::Duplicate { of: "p9".into(), words: None };
        let told = |status| {
            let same = Alike { percent: 90, proposal: "p9".into(), text: "Il faut plus de bancs".into(), status };
            notice(&question, &item(0, "Il faut des bancs"), &decision, Some(&same)).join(" ")
        };
        assert!(told(Status::Accepted).contains("Il faut plus de bancs"));
        assert!(!told(Status::Pending).contains("Il faut plus de bancs"));
    }

    #[test]
    fn votes_are_told_as_shares_and_a_zone_only_when_there_are_enough() {
        let tally = |votes| Tally { count: Counts { votes, ..Counts::default() }, ..Tally::default() };
        assert_eq!(standing(&french(), &tally([0, 0, 0])), "pas encore de vote");
        assert_eq!(standing(&french(), &tally([2, 1, 0])), "3 votes · pour 67 contre 33 neutre 0");
        let many = standing(&french(), &tally([58, 31, 11]));
        assert_eq!(many, "100 votes · pour 58 contre 31 neutre 11 · CONTROVERSE");
    }

    #[test]
    fn a_pace_says_what_is_left() {
        assert_eq!(pace(&french(), 47, 128), "47 traitées/h · reste ≈ 2 h 43");
        assert_eq!(pace(&french(), 60, 8), "60 traitées/h · reste ≈ 8 min");
    }
}
