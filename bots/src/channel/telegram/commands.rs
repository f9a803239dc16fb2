//! The commands of Telegram's menu: their names in each language, and what whoever chooses one would have typed instead.
//! Knows neither how they are told to Telegram nor what the words do.

use ilfaut_client::model::Language;

/// What choosing a command comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Chosen {
    /// Coming in, or coming back.
    Arrival,
    /// As if these words had been typed.
    Words(&'static str),
}

/// A command of the menu, in French, English and Breton.
pub(crate) struct Entry {
    /// The sentence that explains it, in `citizen.ftl`.
    pub(crate) about: &'static str,
    names: [&'static str; 3],
    words: [&'static str; 3],
}

impl Entry {
    /// Its name in a language.
    pub(crate) fn name(&self, language: Language) -> &'static str {
        match language {
            Language::ENGLISH => self.names[1],
            Language::BRETON => self.names[2],
            _ => self.names[0],
        }
    }
}

const fn entry(about: &'static str, names: [&'static str; 3], words: [&'static str; 3]) -> Entry {
    Entry { about, names, words }
}

/// The menu, in its order.
pub(crate) const MENU: [Entry; 12] = [
    entry("command-start", ["commencer", "start", "kregin"], [""; 3]),
    entry("command-propose", ["proposer", "propose", "kinnig"], ["proposer", "propose", "kinnig"]),
    entry("command-search", ["chercher", "search", "klask"], ["chercher", "search", "klask"]),
    entry("command-topics", ["themes", "topics", "danveziou"], ["thèmes", "topics", "danvezioù"]),
    entry("command-votes", ["mesvotes", "myvotes", "vamouezhiou"], ["mes votes", "my votes", "va mouezhioù"]),
    entry("command-ideas", ["mesidees", "myideas", "vamennozhiou"], ["mes idées", "my ideas", "va mennozhioù"]),
    entry("command-results", ["resultats", "results", "disochou"], ["résultats", "results", "disoc'hoù"]),
    entry("command-questions", ["questions", "questions", "goulennou"], ["questions", "questions", "goulennoù"]),
    entry("command-data", ["mesdonnees", "mydata", "varoadennou"], ["mes données", "my data", "va roadennoù"]),
    entry("command-language", ["langue", "language", "yezh"], ["langue", "language", "yezh"]),
    entry("command-help", ["aide", "help", "sikour"], ["aide", "help", "sikour"]),
    entry("command-stop", ["stop", "stop", "stop"], ["stop", "stop", "stop"]),
];

/// What the command of this name comes to, in whichever language it is written; none: it is not in the menu.
pub(crate) fn chosen(name: &str) -> Option<Chosen> {
    let name = name.to_lowercase();
    let of = |entry: &'static Entry| Some((entry, entry.names.iter().position(|known| *known == name)?));
    let (entry, at) = MENU.iter().find_map(of)?;
    Some(if entry.words[at].is_empty() { Chosen::Arrival } else { Chosen::Words(entry.words[at]) })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::conversation::Command;

    const LANGUAGES: [Language; 3] = [Language::FRENCH, Language::ENGLISH, Language::BRETON];

    #[test]
    fn a_name_is_one_that_telegram_takes_and_means_one_thing() {
        let mut seen: HashMap<&str, &str> = HashMap::new();
        for entry in &MENU {
            for name in entry.names {
                let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
                assert!((1..=32).contains(&name.len()) && name.chars().all(fits), "{name}");
                assert!(seen.insert(name, entry.about).is_none_or(|before| before == entry.about), "{name}");
            }
        }
    }

    #[test]
    fn a_command_is_understood_in_every_language() {
        assert_eq!(chosen("start"), Some(Chosen::Arrival));
        assert_eq!(chosen("Commencer"), Some(Chosen::Arrival));
        assert_eq!(chosen("mesidees"), Some(Chosen::Words("mes idées")));
        assert_eq!(chosen("myideas"), Some(Chosen::Words("my ideas")));
        assert_eq!(chosen("goulennou"), Some(Chosen::Words("goulennoù")));
        assert_eq!(chosen("pourquoi"), None);
        assert_eq!(MENU[1].name(Language::BRETON), "kinnig");
    }

    #[test]
    fn the_words_are_those_that_the_conversation_shows() {
        let shown = [
            (1, Command::Propose),
            (2, Command::Search),
            (3, Command::Topics),
            (4, Command::Votes),
            (5, Command::Ideas),
            (7, Command::Questions),
            (8, Command::Data),
            (9, Command::Language),
            (10, Command::Help),
            (11, Command::Stop),
        ];
        for (at, command) in shown {
            assert_eq!(MENU[at].words, LANGUAGES.map(|language| command.word(language)), "{}", MENU[at].about);
        }
    }
}
