//! The commands of Telegram's menu: their names in each language and the words they stand for, so that `/mesvotes` is as
//! good as « mes votes ». Knows no update.

use ilfaut_client::model::Language;

use crate::conversation::command::Command;

/// One command of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// What it asks for.
    pub command: Command,
    /// Its names: French, English, Breton.
    pub names: [&'static str; 3],
}

/// The menu, in its order.
pub const MENU: [Entry; 12] = [
    entry(Command::Hello, ["commencer", "start", "kregin"]),
    entry(Command::Propose, ["proposer", "propose", "kinnig"]),
    entry(Command::Search, ["chercher", "search", "klask"]),
    entry(Command::Topics, ["themes", "topics", "danveziou"]),
    entry(Command::Votes, ["mesvotes", "myvotes", "vamouezhiou"]),
    entry(Command::Ideas, ["mesidees", "myideas", "vamennozhiou"]),
    entry(Command::Progress, ["resultats", "results", "disocheou"]),
    entry(Command::Questions, ["questions", "consultations", "goulennou"]),
    entry(Command::Data, ["mesdonnees", "mydata", "varoadennou"]),
    entry(Command::Language, ["langue", "language", "yezh"]),
    entry(Command::Help, ["aide", "help", "sikour"]),
    entry(Command::Stop, ["stop", "stop", "stop"]),
];

const fn entry(command: Command, names: [&'static str; 3]) -> Entry {
    Entry { command, names }
}

impl Entry {
    /// Its name in a language; the English one where the language is not spoken here.
    pub fn name(&self, language: Language) -> &'static str {
        match language {
            Language::FRENCH => self.names[0],
            Language::BRETON => self.names[2],
            _ => self.names[1],
        }
    }
}

/// A command as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// Coming, with what the link that led here says.
    Start(Option<String>),
    /// What stands for it in words.
    Words(String),
    /// Meant for another bot.
    Foreign,
}

/// Reads `/name@bot rest`; none if it is no command.
pub(super) fn read(text: &str, bot: &str) -> Option<Typed> {
    let text = text.strip_prefix('/')?;
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (name, to) = head.split_once('@').map_or((head, None), |(name, to)| (name, Some(to)));
    if to.is_some_and(|to| !to.eq_ignore_ascii_case(bot)) {
        return Some(Typed::Foreign);
    }
    let (name, rest) = (name.to_lowercase(), rest.trim());
    if name == "start" {
        return Some(Typed::Start(payload(rest)));
    }
    Some(Typed::Words([worded(&name), rest].join(" ").trim().to_owned()))
}

/// What a deep link may say.
fn payload(text: &str) -> Option<String> {
    let fits = (1..=64).contains(&text.len());
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (fits && text.chars().all(plain)).then(|| text.to_owned())
}

/// The words of a command of the menu; of any other one, its name.
fn worded(name: &str) -> &str {
    let languages = [Language::FRENCH, Language::ENGLISH, Language::BRETON];
    let found = MENU.iter().find_map(|entry| {
        let at = entry.names.iter().position(|known| *known == name)?;
        Some(entry.command.word(languages[at]))
    });
    found.unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        match read(text, "IlfautBot") {
            Some(Typed::Words(words)) => words,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn every_command_of_the_menu_says_its_word() {
        for entry in MENU {
            for (name, language) in entry.names.iter().zip([Language::FRENCH, Language::ENGLISH, Language::BRETON]) {
                assert!(name.len() <= 32 && name.chars().all(|c| c.is_ascii_lowercase()), "{name}");
                assert_eq!(entry.name(language), *name);
                if *name != "start" {
                    let word = words(&format!("/{name}"));
                    let same = entry.names.iter().position(|known| known == name);
                    let first = [Language::FRENCH, Language::ENGLISH, Language::BRETON][same.unwrap()];
                    assert_eq!(word, entry.command.word(first), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_name_means_one_command() {
        for entry in MENU {
            for other in MENU.iter().filter(|other| other.command != entry.command) {
                assert!(!entry.names.iter().any(|name| other.names.contains(name)), "{entry:?} {other:?}");
            }
        }
    }

    #[test]
    fn the_bot_may_be_named_and_words_may_follow() {
        assert_eq!(words("/mesvotes@ilfautbot"), "mes votes");
        assert_eq!(words("/chercher  vélo électrique "), "chercher vélo électrique");
        assert_eq!(words("/MesVotes"), "mes votes");
        assert_eq!(words("/inconnu là"), "inconnu là");
        assert_eq!(words("/"), "");
        assert_eq!(read("/mesvotes@OtherBot", "IlfautBot"), Some(Typed::Foreign));
        assert_eq!(read("mes votes", "IlfautBot"), None);
    }

    #[test]
    fn a_link_says_where_to_go_or_nothing() {
        let start = |text: &str| match read(text, "IlfautBot") {
            Some(Typed::Start(payload)) => payload,
            other => panic!("{other:?}"),
        };
        assert_eq!(start("/start"), None);
        assert_eq!(start("/start@IlfautBot bretons"), Some("bretons".into()));
        assert_eq!(start("/start p_2x9k1"), Some("p_2x9k1".into()));
        assert_eq!(start("/start é"), None);
        assert_eq!(start(&format!("/start {}", "a".repeat(65))), None);
    }
}
