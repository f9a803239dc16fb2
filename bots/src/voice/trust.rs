//! Why an idea came and whether one's votes count: what a citizen may know of how votes are judged. Knows no vote, so no
//! reason tells before the vote what others think: reasons that would are told in the words of a draw.

use ilfaut_client::backend::{Marked, Shown};
use ilfaut_client::rules::rotation::Why;
use ilfaut_client::rules::watch::Reason;
use ilfaut_config::locale::Arg;

use super::Voice;
use super::message::Line;
use crate::conversation::say::Say;

/// The spans that are told in a unit: seconds up to two minutes, and so on; each with its length in seconds.
const UNITS: [(&str, u64, u64); 4] = [
    ("span-seconds", 1, 120),
    ("span-minutes", 60, 7_200),
    ("span-hours", 3_600, 172_800),
    ("span-days", 86_400, u64::MAX),
];

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Why(reasons) => why(voice, reasons),
        Say::Aside(marked) => aside(voice, marked),
        _ => return None,
    })
}

/// One reason; for several ideas, each reason once with the numbers of its ideas.
fn why(voice: &Voice, reasons: &[Shown]) -> Vec<Line> {
    if let [shown] = reasons {
        return vec![voice.note(because(*shown))];
    }
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for (number, id) in (1..).zip(reasons.iter().map(|shown| because(*shown))) {
        match groups.iter_mut().find(|(known, _)| *known == id) {
            Some((_, numbers)) => numbers.push(number.to_string()),
            None => groups.push((id, vec![number.to_string()])),
        }
    }
    let told = |(id, numbers): (&str, Vec<String>)| {
        let args = [("numbers", Arg::from(numbers.join(", "))), ("why", Arg::from(voice.words.say(id)))];
        voice.line("why-items", &args)
    };
    groups.into_iter().map(told).collect()
}

/// The sentence of a reason. That an idea is liked, divides, or may be among the best would say too much before a vote.
fn because(shown: Shown) -> &'static str {
    match shown {
        Shown::Own => "why-own",
        Shown::Chosen => "why-chosen",
        Shown::Dealt { why } => match why {
            Why::New => "why-new",
            Why::Behind => "why-behind",
            Why::Open | Why::Border => "why-open",
            Why::Spare => "why-spare",
            Why::Liked | Why::Divided => "why-drawn",
        },
    }
}

/// In the words of an export: which question, why, and one's own words against it.
pub(super) fn exported(voice: &Voice, question: &str, marked: &Marked, words: Option<&str>) -> Vec<String> {
    let args = [("question", Arg::from(question)), ("reason", Arg::from(reason(voice, marked.reason)))];
    let since = voice.words.say_with("export-aside", &args);
    let words = words.map(|own| voice.words.say_with("export-objection", &[("words", Arg::from(voice.clean(own)))]));
    [since].into_iter().chain(words).collect()
}

fn aside(voice: &Voice, marked: &Marked) -> Vec<Line> {
    let reason = Arg::from(reason(voice, marked.reason));
    let since = voice.line("aside", &[("date", Arg::from(voice.date(marked.since))), ("reason", reason)]);
    let objected = marked.objected.map(|at| voice.line("aside-objected", &[("date", Arg::from(voice.date(at)))]));
    [since, voice.note("aside-kept")].into_iter().chain(objected).collect()
}

/// The reason in numbers.
fn reason(voice: &Voice, reason: Reason) -> String {
    let number = |name: &'static str, number: u64| (name, Arg::from(number));
    let during = |seconds: u64| ("span", Arg::from(span(voice, seconds)));
    let args = match reason {
        Reason::Burst { votes, seconds, alike } => {
            vec![number("votes", votes), during(seconds), number("alike", alike)]
        }
        Reason::Straight { votes, seconds } | Reason::Haste { votes, seconds } => {
            vec![number("votes", votes), during(seconds)]
        }
        Reason::Twins { accounts, shared } => vec![number("accounts", accounts), number("shared", shared)],
        Reason::Cohort { accounts, seconds, proposals } => {
            vec![number("accounts", accounts), during(seconds), number("proposals", proposals)]
        }
        Reason::Echo { proposals, accounts } => vec![number("proposals", proposals), number("accounts", accounts)],
    };
    voice.words.say_with(&format!("aside-{}", reason.name()), &args)
}

/// « 40 secondes », « 3 minutes ».
fn span(voice: &Voice, seconds: u64) -> String {
    let (id, unit, _) = UNITS.into_iter().find(|(_, _, below)| seconds < *below).unwrap_or(UNITS[3]);
    voice.words.say_with(id, &[("count", Arg::from(seconds.div_ceil(unit)))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voice::{Manner, TimeZone};
    use ilfaut_client::model::{Language, Time};

    fn voices() -> [Voice; 2] {
        [Language::FRENCH, Language::ENGLISH]
            .map(|language| Voice::new(language, TimeZone::UTC, Time(0), Manner::default()))
    }

    #[test]
    fn no_reason_tells_before_the_vote_what_others_think() {
        for voice in voices() {
            for why in Why::ALL {
                let [line] = &super::why(&voice, &[Shown::Dealt { why }])[..] else { panic!("{why:?}") };
                let told = line.text.to_lowercase();
                for word in ["aim", "lik", "divis", "divid", "meilleur", "best", "pour", "favour", "%"] {
                    assert!(!told.contains(word), "{why:?}: {told}");
                }
            }
            let border = because(Shown::Dealt { why: Why::Border });
            assert_eq!(border, because(Shown::Dealt { why: Why::Open }), "nobody can tell them apart");
        }
    }

    #[test]
    fn several_ideas_of_one_reason_are_told_together() {
        let [french, _] = voices();
        let dealt = |why| Shown::Dealt { why };
        let lines = why(&french, &[dealt(Why::New), Shown::Chosen, dealt(Why::New)]);
        let told: Vec<&str> = lines.iter().map(|line| &line.text[..6]).collect();
        assert_eq!(told, ["1, 3 :", "2 : Vo"]);
    }

    #[test]
    fn every_reason_is_told_in_numbers() {
        let all = [
            Reason::Burst { votes: 388, seconds: 600, alike: 380 },
            Reason::Straight { votes: 31, seconds: 40 },
            Reason::Twins { accounts: 3, shared: 24 },
            Reason::Haste { votes: 20, seconds: 30 },
            Reason::Cohort { accounts: 41, seconds: 7_300, proposals: 12 },
            Reason::Echo { proposals: 9, accounts: 8 },
        ];
        for voice in voices() {
            for reason in all {
                let told = super::reason(&voice, reason);
                assert!(told.contains(|c: char| c.is_ascii_digit()) && !told.contains("aside-"), "{told}");
            }
        }
        let [french, _] = voices();
        for (seconds, told) in [(1, "une seconde"), (119, "119 secondes"), (600, "10 minutes"), (7_300, "3 heures")] {
            assert_eq!(span(&french, seconds), told);
        }
    }
}
