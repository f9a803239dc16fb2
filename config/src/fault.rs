//! Why a place could not be opened, and what is wrong with a damaged one, in words: the same in every program.

use ilfaut_client::error::{Damage, Difference, Flaw, OpenFault};
use ilfaut_client::model::Language;

use crate::locale::{Arg, Part, Words};

/// One sentence that says what it is and what to do.
pub fn opening(fault: &OpenFault, language: Language) -> String {
    let words = Words::new(language, Part::Files);
    let place = |id: &str, path: &str| words.say_with(id, &[("place", path.into())]);
    let because =
        |id: &str, path: &str, what: String| words.say_with(id, &[("place", path.into()), ("what", what.into())]);
    match fault {
        OpenFault::Address(address) => place("open-address", address),
        OpenFault::Missing(path) => place("open-missing", path),
        OpenFault::Locked(path) => place("open-locked", path),
        OpenFault::Foreign(path) => place("open-foreign", path),
        OpenFault::Newer { path, found, known } => {
            let number = |value: u32| Arg::from(i64::from(value));
            words.say_with(
                "open-newer",
                &[("place", path.as_str().into()), ("found", number(*found)), ("known", number(*known))],
            )
        }
        OpenFault::Damaged { path, what } => because("open-damaged", path, damage(what, &words)),
        OpenFault::System { path, what } => because("open-system", path, what.clone()),
    }
}

fn damage(what: &Damage, words: &Words) -> String {
    match what {
        Damage::Head => words.say("damage-head"),
        Damage::Changed => words.say("damage-changed"),
        Damage::Entry { entry, flaw: how } => {
            words.say_with("damage-entry", &[("entry", (*entry).into()), ("flaw", flaw_in(how, words).into())])
        }
        Damage::Text(proposal) => words.say_with("damage-text", &[("proposal", proposal.as_str().into())]),
        Damage::Store(what) => words.say_with("damage-store", &[("what", what.as_str().into())]),
    }
}

/// How an entry of a journal is broken.
pub fn flaw(flaw: &Flaw, language: Language) -> String {
    flaw_in(flaw, &Words::new(language, Part::Files))
}

fn flaw_in(flaw: &Flaw, words: &Words) -> String {
    match flaw {
        Flaw::Missing => words.say("flaw-missing"),
        Flaw::Gone { had, left } => words.say_with("flaw-gone", &[("had", (*had).into()), ("left", (*left).into())]),
        Flaw::Short => words.say("flaw-short"),
        Flaw::Newer(format) => words.say_with("flaw-newer", &[("format", i64::from(*format).into())]),
        Flaw::Link => words.say("flaw-link"),
        Flaw::Unreadable(what) => words.say_with("flaw-unreadable", &[("what", what.as_str().into())]),
    }
}

/// How a recount differs from what was kept.
pub fn difference(difference: &Difference, language: Language) -> String {
    let words = Words::new(language, Part::Files);
    match difference {
        Difference::Files => words.say("differs-files"),
        Difference::State { kept, counted } => {
            words.say_with("differs-state", &[("kept", (*kept).into()), ("counted", (*counted).into())])
        }
        Difference::Version => words.say("differs-version"),
        Difference::Unreadable => words.say("differs-unreadable"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_one_sentence_in_both_languages() {
        let path = || "/tmp/x".to_owned();
        let flaws = [
            Flaw::Missing,
            Flaw::Gone { had: 9, left: 3 },
            Flaw::Short,
            Flaw::Newer(2),
            Flaw::Link,
            Flaw::Unreadable("x".to_owned()),
        ];
        let entries = flaws.map(|flaw| Damage::Entry { entry: 1_234, flaw });
        let damages = [Damage::Head, Damage::Changed, Damage::Text("p1".to_owned()), Damage::Store("x".to_owned())];
        let damaged = entries.into_iter().chain(damages).map(|what| OpenFault::Damaged { path: path(), what });
        let faults: Vec<OpenFault> = [
            OpenFault::Address(path()),
            OpenFault::Missing(path()),
            OpenFault::Locked(path()),
            OpenFault::Foreign(path()),
            OpenFault::Newer { path: path(), found: 3, known: 1 },
            OpenFault::System { path: path(), what: "x".to_owned() },
        ]
        .into_iter()
        .chain(damaged)
        .collect();
        for language in [Language::FRENCH, Language::ENGLISH] {
            for fault in &faults {
                let sentence = opening(fault, language);
                assert!(sentence.contains("/tmp/x") && !sentence.contains(['[', '{', '\n']), "{sentence}");
            }
            let differences = [
                Difference::Files,
                Difference::State { kept: 1, counted: 2 },
                Difference::Version,
                Difference::Unreadable,
            ];
            for differs in differences {
                assert!(!difference(&differs, language).contains(['[', '{']));
            }
        }
    }
}
