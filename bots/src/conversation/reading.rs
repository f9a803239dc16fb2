//! From typed characters to what they ask for. Knows the words, not the dialogue.
//!
//! Order: exact digits and words, then an idea (« il faut … »), then a near word, then nothing known.

use ilfaut_client::model::{Language, Question};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::command::{Command, compared, named};
use super::idea;
use super::near::{Nearness, nearness};

/// More digits than any answer needs: a telephone number, not a vote.
const MOST_DIGITS: usize = 12;
/// Typed words shorter than this are never taken for a near word.
const SHORTEST_NEAR: usize = 3;
/// A vote for, and a word with it, in one sign.
const HEART: &str = "❤";
/// Words of a language that lie one letter from a vote and mean something else.
const MEANS_ELSE: &[&str] = &["pou", "pur", "conte", "entre", "comte"];

/// What was typed, as far as words go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Empty,
    /// Digits: `1`, `14`, `1 1 2 3 1`.
    Digits(Vec<u8>),
    /// One or more commands: « pour », « pour réaliste ».
    Words(Vec<Command>),
    /// A command and what follows: « chercher vélo ».
    With(Command, String),
    /// A proposal, or the beginning of one.
    Idea,
    /// Almost a command, by a changed letter: to be asked.
    Perhaps(Command),
    /// Anything else.
    Unknown,
}

/// Reads what was typed, in front of `question`, in a language.
pub fn read(typed: &str, language: Language, question: Option<&Question>) -> Reading {
    let plain = plain(typed);
    if plain.is_empty() {
        return Reading::Empty;
    }
    digits(&plain)
        .or_else(|| exact(&plain).map(Reading::Words))
        .or_else(|| with_more(&plain, typed, language))
        .or_else(|| idea::opens(typed, question).then_some(Reading::Idea))
        .or_else(|| near(&plain, language))
        .unwrap_or(Reading::Unknown)
}

/// Lower case without accents, marks, doubled blanks, or punctuation around: for comparing, never shown.
pub fn plain(typed: &str) -> String {
    let letters: String = typed.nfkd().filter(|c| !is_dropped(*c)).map(straight).collect();
    let lower = letters.to_lowercase().replace('œ', "oe").replace('æ', "ae");
    let words = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    if words == "?" || words == "+" {
        return words;
    }
    words.trim_matches(is_around).to_owned()
}

fn is_dropped(c: char) -> bool {
    is_combining_mark(c)
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{00AD}' | '\u{061C}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0000}'..='\u{E0FFF}')
}

fn straight(c: char) -> char {
    match c {
        '\u{2019}' | '\u{2018}' | '\u{02BC}' | '`' | '´' => '\'',
        '\u{2010}'..='\u{2015}' => '-',
        c if c.is_control() => ' ',
        c => c,
    }
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || ".,;:!?()[]«»\"'“”/…*_-".contains(c)
}

fn digits(plain: &str) -> Option<Reading> {
    let separators = [' ', ',', ';', '.', ')', '-', '/', '+'];
    let digits: Option<Vec<u8>> = plain
        .chars()
        .filter(|c| !separators.contains(c))
        .map(|c| c.to_digit(10).and_then(|d| u8::try_from(d).ok()))
        .collect();
    digits.filter(|digits| !digits.is_empty() && digits.len() <= MOST_DIGITS).map(Reading::Digits)
}

/// The whole text as words of the lexicon, the longest first; none if any word is unknown.
fn exact(plain: &str) -> Option<Vec<Command>> {
    if plain == HEART {
        return Some(vec![Command::Agree, Command::LikeIt]);
    }
    let once = plain.chars().next().filter(|sign| !sign.is_ascii() && plain.chars().all(|other| other == *sign));
    if let Some(command) = named(plain).or_else(|| named(&once?.to_string())) {
        return Some(vec![command]);
    }
    let tokens: Vec<&str> = plain.split([' ', ',', '+']).filter(|token| !token.is_empty()).collect();
    let mut at = 0;
    let mut commands = Vec::new();
    while at < tokens.len() {
        let (command, used) = (1..=3.min(tokens.len() - at))
            .rev()
            .find_map(|used| named(&tokens[at..at + used].join(" ")).map(|command| (command, used)))?;
        commands.push(command);
        at += used;
    }
    let one_vote = commands.first()?.key().is_some() || commands.first()?.is_qualification();
    let all_votes = commands
        .iter()
        .all(|command| command.key().is_some() || command.is_qualification() || *command == Command::Pass);
    (one_vote && all_votes).then_some(commands)
}

/// « chercher vélo »: the first word, exact or slipped, and the rest as it was typed.
fn with_more(plain: &str, typed: &str, language: Language) -> Option<Reading> {
    let (first, _) = plain.split_once(' ')?;
    let command = named(first).or_else(|| match near(first, language) {
        Some(Reading::Words(commands)) => commands.first().copied(),
        _ => None,
    })?;
    let rest = typed.trim().split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim());
    (command.takes_more() && !rest.is_empty()).then(|| Reading::With(command, rest.to_owned()))
}

/// One missing, extra or swapped letter is taken; one changed letter is asked. Destructive words are exact or nothing.
fn near(plain: &str, language: Language) -> Option<Reading> {
    if plain.chars().count() < SHORTEST_NEAR {
        return None;
    }
    let mut changed = None;
    let candidates =
        compared(language).filter(|(word, command)| !command.is_destructive() && word.chars().count() > SHORTEST_NEAR);
    for (word, command) in candidates {
        match nearness(plain, word) {
            Nearness::Slip if !MEANS_ELSE.contains(&plain) => return Some(Reading::Words(vec![command])),
            Nearness::Slip | Nearness::Changed => changed = changed.or(Some(command)),
            Nearness::Far => {}
        }
    }
    changed.map(Reading::Perhaps)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fr(typed: &str) -> Reading {
        read(typed, Language::FRENCH, None)
    }

    fn word(command: Command) -> Reading {
        Reading::Words(vec![command])
    }

    #[test]
    fn accents_case_punctuation_width_and_marks_do_not_matter() {
        for typed in [
            "pour",
            "POUR",
            " Pour. ",
            "pour !",
            "/pour",
            "ｐｏｕｒ",
            "\u{200F}pour\u{200E}",
            "«pour»",
            "👍",
            "👍🏽",
            "👍👍",
        ] {
            assert_eq!(fr(typed), word(Command::Agree), "{typed}");
        }
        for typed in ["thèmes", "THEMES", "the\u{300}mes", "Thèmes…"] {
            assert_eq!(fr(typed), word(Command::Topics), "{typed}");
        }
        for typed in ["pas d’avis", "pas d'avis", "PAS D'AVIS"] {
            assert_eq!(fr(typed), word(Command::NoOpinion), "{typed}");
        }
        assert_eq!(fr("coup de cœur"), word(Command::LikeIt));
        assert_eq!(fr("❤️"), Reading::Words(vec![Command::Agree, Command::LikeIt]));
    }

    #[test]
    fn digits_alone_together_and_of_any_width() {
        for (typed, digits) in [
            ("1", vec![1]),
            ("1.", vec![1]),
            ("1)", vec![1]),
            ("１", vec![1]),
            ("\u{200F}1", vec![1]),
            ("14", vec![1, 4]),
            ("1 4", vec![1, 4]),
            ("1, 1, 2, 3, 1", vec![1, 1, 2, 3, 1]),
            ("11231", vec![1, 1, 2, 3, 1]),
            ("1️⃣", vec![1]),
        ] {
            assert_eq!(fr(typed), Reading::Digits(digits), "{typed}");
        }
        assert_eq!(fr("06 12 34 56 78 90 12"), Reading::Unknown);
    }

    #[test]
    fn a_vote_and_its_word_together() {
        assert_eq!(fr("pour réaliste"), Reading::Words(vec![Command::Agree, Command::Doable]));
        assert_eq!(fr("contre, surtout pas"), Reading::Words(vec![Command::Disagree, Command::NoWay]));
        assert_eq!(fr("neutre pas compris"), Reading::Words(vec![Command::Neutral, Command::NotUnderstood]));
        assert_eq!(fr("menu aide"), Reading::Unknown);
    }

    #[test]
    fn a_missing_extra_or_swapped_letter_is_taken() {
        for (typed, command) in [
            ("pourr", Command::Agree),
            ("poour", Command::Agree),
            ("puor", Command::Agree),
            ("cotnre", Command::Disagree),
            ("contr", Command::Disagree),
            ("neutree", Command::Neutral),
            ("passser", Command::Pass),
            ("men", Command::Menu),
            ("mes vote", Command::Votes),
            ("réaliste", Command::Doable),
            ("reliste", Command::Doable),
        ] {
            assert_eq!(fr(typed), word(command), "{typed}");
        }
    }

    #[test]
    fn a_changed_letter_is_asked_and_french_words_never_vote() {
        for typed in
            ["jour", "four", "centre", "montre", "feutre", "tour", "cour", "conte", "pur", "pou", "entre", "peur"]
        {
            let read = fr(typed);
            let silent = matches!(&read, Reading::Words(commands) if commands.iter().any(|c| c.key().is_some()));
            assert!(!silent && !matches!(read, Reading::Digits(_)), "{typed}: {read:?}");
        }
        assert_eq!(fr("centre"), Reading::Perhaps(Command::Disagree));
        assert_eq!(fr("jour"), Reading::Perhaps(Command::Agree));
        assert_eq!(fr("feutre"), Reading::Perhaps(Command::Neutral));
    }

    #[test]
    fn destructive_words_are_exact_or_nothing() {
        assert_eq!(fr("effacer"), word(Command::Erase));
        assert_eq!(fr("stop"), word(Command::Stop));
        for typed in ["efacer", "effacr", "stopp", "stp", "effaced", "retire"] {
            let read = fr(typed);
            let taken = matches!(&read, Reading::Words(commands) if commands.iter().any(|c| c.is_destructive()));
            assert!(!taken && !matches!(read, Reading::Perhaps(c) if c.is_destructive()), "{typed}: {read:?}");
        }
    }

    #[test]
    fn words_may_follow_a_search() {
        assert_eq!(fr("chercher Vélo"), Reading::With(Command::Search, "Vélo".into()));
        assert_eq!(fr("cherher vélo"), Reading::With(Command::Search, "vélo".into()));
        assert_eq!(fr("chercher"), word(Command::Search));
        assert_eq!(fr("exporter /tmp/a b.json"), Reading::With(Command::Export, "/tmp/a b.json".into()));
    }

    #[test]
    fn nothing_is_nothing() {
        for typed in ["", "  ", "\u{200F}", "\0", "…", "\t\r"] {
            assert_eq!(fr(typed), Reading::Empty, "{typed:?}");
        }
        assert_eq!(fr("?"), word(Command::Help));
        assert_eq!(fr("+"), word(Command::More));
    }
}
