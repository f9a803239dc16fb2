//! What a moderator should look at in a text. Flags inform, they never refuse: a rule cannot read.

pub mod contact;
mod rude;

use serde::{Deserialize, Serialize};

use super::{language, words};
use crate::model::{Language, PhraseRule};

/// Characters after the end of a sentence from which there is a second sentence.
const SECOND: usize = 12;
/// Letters from which a text in capitals is shouted.
const SHOUTED: usize = 12;
/// Words of a subject below which a text says little.
const FEW: usize = 1;

/// Something to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Flag {
    /// A telephone number, an e-mail or a postal address.
    PersonalData,
    /// A link.
    Link,
    /// An insult.
    Insult,
    /// More than one idea, by its looks.
    SeveralIdeas,
    /// Written in capitals.
    Capitals,
    /// In no language of the question, by its small words.
    Language,
    /// Too short to say something.
    TooShort,
    /// Somebody trying the keyboard.
    Test,
    /// A question, not an idea.
    Question,
    /// Letters or words over and over.
    Repeated,
}

impl Flag {
    /// All flags, in the order they are told.
    pub const ALL: [Self; 10] = [
        Self::PersonalData,
        Self::Link,
        Self::Insult,
        Self::SeveralIdeas,
        Self::Capitals,
        Self::Language,
        Self::TooShort,
        Self::Test,
        Self::Question,
        Self::Repeated,
    ];

    /// The name machines read.
    pub fn name(self) -> &'static str {
        match self {
            Self::PersonalData => "personal-data",
            Self::Link => "link",
            Self::Insult => "insult",
            Self::SeveralIdeas => "several-ideas",
            Self::Capitals => "capitals",
            Self::Language => "language",
            Self::TooShort => "too-short",
            Self::Test => "test",
            Self::Question => "question",
            Self::Repeated => "repeated",
        }
    }
}

/// What to look at in a text, for a question that takes these languages; `rule` says how ideas begin there.
pub fn flags(text: &str, languages: &[Language], rule: &PhraseRule) -> Vec<Flag> {
    let folded = words::folded(text);
    let words: Vec<String> = words::cut(&folded).map(str::to_owned).collect();
    let seen = |flag: Flag| match flag {
        Flag::PersonalData => {
            contact::has_mail(text)
                || contact::has_telephone(text)
                || contact::spells_telephone(&words)
                || contact::has_address(&words)
        }
        Flag::Link => contact::has_link(text),
        Flag::Insult => rude::is_rude(&folded),
        Flag::SeveralIdeas => is_double(&folded, rule),
        Flag::Capitals => is_shouted(text),
        Flag::Language => language::guessed(&folded).is_some_and(|guess| !languages.contains(&guess)),
        Flag::TooShort => subjects(&words) < FEW,
        Flag::Test => is_test(&words),
        Flag::Question => folded.contains('?'),
        Flag::Repeated => is_repeated(&folded, &words),
    };
    Flag::ALL.into_iter().filter(|flag| seen(*flag)).collect()
}

/// Whether a text holds what looks like two ideas.
pub fn looks_double(text: &str, rule: &PhraseRule) -> bool {
    is_double(&words::folded(text), rule)
}

fn is_double(folded: &str, rule: &PhraseRule) -> bool {
    let opening = words::folded(&rule.prefix);
    let again = !opening.is_empty() && folded.matches(&opening).count() > 1;
    let second = folded
        .match_indices(['.', '!', '?'])
        .any(|(at, _)| folded[at + 1..].starts_with(' ') && folded[at + 1..].chars().count() > SECOND);
    again || second || folded.contains(';') || folded.contains(" + ")
}

fn is_shouted(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters >= SHOUTED && capitals * 10 > letters * 7
}

fn subjects(words: &[String]) -> usize {
    words.iter().filter(|word| !words::is_small(word) && word.chars().count() > 1).count()
}

fn is_test(words: &[String]) -> bool {
    const TRIES: [&str; 8] = ["test", "tests", "essai", "azerty", "qwerty", "blabla", "lorem", "asdf"];
    let tries = words.iter().filter(|word| TRIES.contains(&word.as_str())).count();
    tries > 0 && tries >= subjects(words)
}

/// The same letter four times, or one word that is half of the text.
fn is_repeated(folded: &str, words: &[String]) -> bool {
    let letters: Vec<char> = folded.chars().collect();
    let letter = letters.windows(4).any(|four| four[0].is_alphabetic() && four.iter().all(|c| *c == four[0]));
    let word = words.iter().any(|word| {
        let times = words.iter().filter(|other| *other == word).count();
        !words::is_small(word) && word.chars().count() > 2 && times >= 3 && times * 2 >= subjects(words)
    });
    letter || word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Vec<Flag> {
        flags(text, &[Language::FRENCH], &PhraseRule::french())
    }

    #[test]
    fn each_flag_has_an_example() {
        for (text, flag) in [
            ("Il faut m'écrire à lea@exemple.fr", Flag::PersonalData),
            ("Il faut venir au 12 rue des Lilas", Flag::PersonalData),
            ("Il faut lire www.exemple.fr ce soir", Flag::Link),
            ("Il faut des bus ; il faut des trains", Flag::SeveralIdeas),
            ("IL FAUT PLUS DE BUS LE SOIR", Flag::Capitals),
            ("We should plant the trees of our streets", Flag::Language),
            ("Ret eo plantañ gwez er c'hêrioù", Flag::Language),
            ("Il faut ça !", Flag::TooShort),
            ("Il faut essai", Flag::Test),
            ("Il faut vraiment des bus ?", Flag::Question),
            ("Il faut des buuuuus", Flag::Repeated),
        ] {
            assert!(french(text).contains(&flag), "{text}: {:?}", french(text));
        }
    }

    #[test]
    fn plain_ideas_have_none() {
        for text in [
            "Il faut des bus et des trains",
            "Il faut le wifi à la gare SNCF de Brest",
            "Il faut les trains, les bus et les cars pour les gares",
            "Il faut des tests de qualité de l'eau sur les plages",
            "Il faut 3 jours de télétravail par semaine",
        ] {
            assert_eq!(french(text), [], "{text}");
        }
    }

    #[test]
    fn names_are_those_of_the_machine_format() {
        for flag in Flag::ALL {
            assert_eq!(serde_json::to_value(flag).unwrap(), flag.name());
        }
    }

    #[test]
    fn two_ideas_are_seen() {
        let rule = PhraseRule::french();
        for text in [
            "Il faut des bus ; il faut des trains",
            "Il faut des bus + des trains",
            "Il faut des bus. Aussi plus de trains le soir",
        ] {
            assert!(looks_double(text, &rule), "{text}");
        }
        for text in ["Il faut des bus et des trains", "Il faut des bus le soir.", "Il faut des bus (5 par jour)"] {
            assert!(!looks_double(text, &rule), "{text}");
        }
    }
}
