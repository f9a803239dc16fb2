//! The words of every program, as Fluent files that translators edit (`config/locales/<language>/<part>.ftl`).
//! Knows how to find and fill a message, never what one says.
//!
//! A language or a message that is missing is said in French; an id that exists nowhere is said as `[id]`.

mod bundle;

use std::sync::Arc;

use fluent_bundle::{FluentArgs, FluentValue};
use ilfaut_client::model::Language;

use crate::environment::{self, Lookup};
use crate::settings;
use bundle::Bundle;

/// A part of the project with words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The conversation with citizens.
    Citizen,
    /// The moderators' console.
    Console,
    /// The operator's program.
    Operator,
    /// Mistakes in files of settings and consultations.
    Files,
}

/// Every part, in the order of [`sources`].
pub const PARTS: [Part; 4] = [Part::Citizen, Part::Console, Part::Operator, Part::Files];

/// The languages that citizens may be spoken to in.
pub const LANGUAGES: [Language; 3] = [Language::FRENCH, Language::ENGLISH, Language::BRETON];

/// How many files there are.
const FILES: usize = 9;

static SOURCES: [(Language, Part, &str); FILES] = [
    (Language::FRENCH, Part::Citizen, include_str!("../locales/fr/citizen.ftl")),
    (
        Language::FRENCH,
        Part::Console,
        concat!(
            include_str!("../locales/fr/console.ftl"),
            include_str!("../locales/fr/console/keys.ftl"),
            include_str!("../locales/fr/console/panels.ftl"),
            include_str!("../locales/fr/console/pages.ftl"),
            include_str!("../locales/fr/console/terminal.ftl"),
            include_str!("../locales/fr/console/link.ftl"),
        ),
    ),
    (Language::FRENCH, Part::Operator, include_str!("../locales/fr/operator.ftl")),
    (Language::FRENCH, Part::Files, include_str!("../locales/fr/files.ftl")),
    (Language::ENGLISH, Part::Citizen, include_str!("../locales/en/citizen.ftl")),
    (
        Language::ENGLISH,
        Part::Console,
        concat!(
            include_str!("../locales/en/console.ftl"),
            include_str!("../locales/en/console/keys.ftl"),
            include_str!("../locales/en/console/panels.ftl"),
            include_str!("../locales/en/console/pages.ftl"),
            include_str!("../locales/en/console/terminal.ftl"),
            include_str!("../locales/en/console/link.ftl"),
        ),
    ),
    (Language::ENGLISH, Part::Operator, include_str!("../locales/en/operator.ftl")),
    (Language::ENGLISH, Part::Files, include_str!("../locales/en/files.ftl")),
    (Language::BRETON, Part::Citizen, include_str!("../locales/br/citizen.ftl")),
];

/// Every file of words: its language, its part, its text.
pub fn sources() -> &'static [(Language, Part, &'static str)] {
    &SOURCES
}

/// The words of one part in one language; cheap to clone.
#[derive(Clone)]
pub struct Words {
    language: Language,
    chain: Arc<[Arc<Bundle>]>,
}

/// A value put into a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words, put in as they are.
    Text(String),
    /// A number, grouped by thousands as the language writes it; it also chooses between singular and plural.
    Number(i64),
}

impl Words {
    /// The words of `part` in `language`, in French where they are missing.
    pub fn new(language: Language, part: Part) -> Self {
        let spoken = [language, Language::FRENCH];
        let mut chain: Vec<_> = spoken.into_iter().filter_map(|language| bundle::of(language, part)).collect();
        chain.dedup_by(|a, b| Arc::ptr_eq(a, b));
        Self { language, chain: chain.into() }
    }

    /// The language that was asked for.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `id` (or `id.attribute`).
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The message `id` (or `id.attribute`) with its arguments filled in.
    pub fn say_with(&self, id: &str, args: &[(&str, Arg)]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, FluentValue::from(arg))).collect();
        self.chain.iter().find_map(|bundle| bundle::format(bundle, id, &args)).unwrap_or_else(|| format!("[{id}]"))
    }

    /// Whether `id` is said in some language of the chain.
    pub fn has(&self, id: &str) -> bool {
        self.chain.iter().any(|bundle| bundle::format(bundle, id, &FluentArgs::new()).is_some())
    }
}

impl<'a> From<&'a Arg> for FluentValue<'a> {
    fn from(arg: &'a Arg) -> Self {
        match arg {
            Arg::Text(text) => FluentValue::from(text.as_str()),
            Arg::Number(number) => FluentValue::from(*number),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The language to speak: `flag`, else `ILFAUT_LANG`, else the one in `ilfaut.toml`, else the system's, else French.
pub fn chosen(flag: Option<&str>) -> Language {
    let settings = settings::load(None).unwrap_or_default();
    choose(flag, settings.language, &environment::of_process)
}

/// As [`chosen`], with settings that were read before.
pub(crate) fn choose(flag: Option<&str>, set: Option<Language>, lookup: Lookup<'_>) -> Language {
    let asked = flag.map(str::to_owned).or_else(|| environment::first(&["ILFAUT_LANG"], lookup));
    if let Some(asked) = asked {
        return known(&asked).unwrap_or(Language::FRENCH);
    }
    let system = || environment::first(&["LC_ALL", "LC_MESSAGES", "LANG"], lookup).and_then(|name| known(&name));
    set.or_else(system).unwrap_or(Language::FRENCH)
}

/// The language of a locale's name such as `br`, `en_GB.UTF-8` or `fr-FR`, if words exist in it.
pub fn known(name: &str) -> Option<Language> {
    let first = name.trim().split(['_', '-', '.', '@']).next()?;
    first.parse().ok().filter(|language| LANGUAGES.contains(language))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;

    #[test]
    fn the_language_is_chosen_by_the_nearest_wish() {
        type Row<'a> = (Option<&'a str>, Option<Language>, &'a [(&'a str, &'a str)], &'a str);
        let rows: [Row<'_>; 14] = [
            (None, None, &[], "fr"),
            (None, None, &[("LANG", "C.UTF-8")], "fr"),
            (None, None, &[("LANG", "POSIX")], "fr"),
            (None, None, &[("LANG", "en_GB.UTF-8")], "en"),
            (None, None, &[("LANG", "de_DE.UTF-8")], "fr"),
            (None, None, &[("LC_ALL", "C"), ("LANG", "en_GB")], "fr"),
            (None, None, &[("LC_MESSAGES", "br_FR"), ("LANG", "en_GB")], "br"),
            (None, None, &[("ILFAUT_LANG", "en"), ("LC_ALL", "fr_FR")], "en"),
            (None, Some(Language::BRETON), &[("LC_ALL", "en_GB")], "br"),
            (None, Some(Language::BRETON), &[("ILFAUT_LANG", "en")], "en"),
            (Some("br"), None, &[("ILFAUT_LANG", "en")], "br"),
            (Some("EN-us"), None, &[], "en"),
            (Some("klingon"), None, &[("ILFAUT_LANG", "en")], "fr"),
            (Some(""), None, &[], "fr"),
        ];
        for (flag, set, variables, expected) in rows {
            let lookup = |name: &str| variables.iter().find(|(n, _)| *n == name).map(|(_, v)| OsString::from(v));
            assert_eq!(choose(flag, set, &lookup).as_str(), expected, "{flag:?} {set:?} {variables:?}");
        }
    }

    #[test]
    fn every_part_speaks_every_language_it_must() {
        for part in PARTS {
            for language in [Language::FRENCH, Language::ENGLISH] {
                assert!(sources().iter().any(|(l, p, _)| *l == language && *p == part), "{language} {part:?}");
            }
        }
    }

    #[test]
    fn an_unknown_id_is_said_in_brackets_and_an_unknown_language_in_french() {
        let words = Words::new("de".parse().unwrap(), Part::Citizen);
        assert_eq!(words.say("there-is-no-such-message"), "[there-is-no-such-message]");
        assert_eq!(words.say("not an id. at all"), "[not an id. at all]");
        assert_eq!(words.say(""), "[]");
        assert!(Words::new(Language::BRETON, Part::Operator).chain.len() == 1);
    }

    #[test]
    fn words_can_be_shared_between_threads() {
        fn shareable<T: Send + Sync + Clone + 'static>() {}
        shareable::<Words>();
    }
}
