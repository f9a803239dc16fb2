//! What someone wrote as an idea: is it one, and if not, what would mend it. Knows no dialogue and sends nothing.

use ilfaut_client::model::{Language, Phrase, PhraseFault, PhraseRule, Question, phrase};
use ilfaut_client::rules::flags::contact;
use serde::{Deserialize, Serialize};

use super::reading::plain;
use super::wish;

/// Why a text cannot be sent as it is, with what the writer needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fault {
    /// Too few characters.
    Short,
    /// Too many characters.
    Long {
        /// Characters written.
        length: usize,
        /// Characters allowed.
        max: usize,
        /// The text up to the last whole word that fits.
        cut: String,
    },
    /// It does not begin as an idea does.
    Opening {
        /// The text with the opening put before it.
        offered: String,
        /// The opening.
        prefix: String,
    },
    /// It holds HTML.
    Markup,
    /// It holds a link, a telephone number or an e-mail address.
    Contact,
}

impl Fault {
    /// Most characters of an idea where no rule says otherwise (make.org).
    pub const MOST: usize = PhraseRule::MAX;

    /// The text that would be taken instead.
    pub fn offer(&self) -> Option<&str> {
        match self {
            Self::Long { cut, .. } => Some(cut),
            Self::Opening { offered, .. } => Some(offered),
            _ => None,
        }
    }
}

/// Whether a text begins as an idea does in one of the languages of the question, or nearly (« faut … »).
pub(super) fn opens(typed: &str, question: Option<&Question>) -> bool {
    let french = [PhraseRule::french()];
    let text = phrase::clean(typed);
    let plain = plain(typed);
    let opens = |rule: &PhraseRule| rule.opens(&text) || begins(&plain, rule) || headless(&plain, rule).is_some();
    question.map_or_else(|| french.iter().any(opens), |question| question.phrases.values().any(opens))
}

/// Reads a text as an idea for `question`, in the language it opens in, else in the one being spoken.
pub(super) fn check(typed: &str, question: &Question, spoken: Language) -> Result<(Phrase, Language), Fault> {
    let (language, rule) = rule_for(typed, question, spoken);
    let text = with_head(typed, &rule);
    if has_contact(&text) {
        return Err(Fault::Contact);
    }
    Phrase::parse(&text, &rule).map(|phrase| (phrase, language)).map_err(|fault| mend(&text, &fault))
}

/// What is wrong, said by the rule itself, with a text that would pass.
pub(super) fn mend(text: &str, fault: &PhraseFault) -> Fault {
    match fault {
        PhraseFault::TooShort { .. } => Fault::Short,
        PhraseFault::TooLong { length, max } => {
            Fault::Long { length: *length, max: *max, cut: cut(&phrase::clean(text), *max) }
        }
        PhraseFault::Opening { prefix } => {
            let text = phrase::clean(text);
            let offered = format!("{prefix} {}", wish::rest(&text).unwrap_or_else(|| uncapitalised(&text)));
            Fault::Opening { offered, prefix: prefix.clone() }
        }
        PhraseFault::Markup => Fault::Markup,
    }
}

/// A wish that opens as an idea may (« il faudrait … »), offered as ideas are said.
pub(super) fn wished(typed: &str, question: &Question, spoken: Language) -> Option<Fault> {
    let (_, rule) = rule_for(typed, question, spoken);
    let rest = wish::rest(&phrase::clean(typed)).filter(|_| rule.opens(typed))?;
    Some(Fault::Opening { offered: format!("{} {rest}", rule.prefix), prefix: rule.prefix })
}

fn rule_for(typed: &str, question: &Question, spoken: Language) -> (Language, PhraseRule) {
    let plain = plain(typed);
    let opened = question.phrases.iter().find(|(_, rule)| rule.opens(typed) || headless(&plain, rule).is_some());
    let spoken = question.phrases.get_key_value(&spoken);
    let first = question.languages.first().copied().unwrap_or(Language::FRENCH);
    opened.or(spoken).map_or_else(|| (first, question.phrase_rule(first)), |(language, rule)| (*language, rule.clone()))
}

fn begins(plain: &str, rule: &PhraseRule) -> bool {
    rule.openings.iter().any(|opening| {
        let opening = self::plain(opening);
        plain.strip_prefix(opening.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

/// The first word that is missing before « faut … »: « Il ».
fn headless(plain: &str, rule: &PhraseRule) -> Option<String> {
    let (head, tail) = rule.prefix.split_once(' ')?;
    let rest = plain.strip_prefix(&self::plain(tail))?;
    rest.starts_with(' ').then(|| head.to_owned())
}

fn with_head(typed: &str, rule: &PhraseRule) -> String {
    let text = phrase::clean(typed);
    match headless(&plain(&text), rule) {
        Some(head) => format!("{head} {}", uncapitalised(&text)),
        None => text,
    }
}

/// The first letter small, unless the word is an acronym.
fn uncapitalised(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}

fn cut(text: &str, max: usize) -> String {
    let short: String = text.chars().take(max).collect();
    let whole = text.chars().nth(max).is_none_or(char::is_whitespace);
    let kept = if whole { &short } else { short.rsplit_once(' ').map_or(short.as_str(), |(kept, _)| kept) };
    kept.trim_end_matches([' ', ',', ';', ':']).to_owned()
}

/// A way to reach somebody: shown to everyone, it could never be taken back.
fn has_contact(text: &str) -> bool {
    contact::has_link(text) || contact::has_mail(text) || contact::has_telephone(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        let mut question = Question::bare("q".into());
        question.phrases.insert(Language::ENGLISH, PhraseRule::new("We should", &["we must"]));
        question
    }

    fn french(text: &str) -> Result<String, Fault> {
        check(text, &question(), Language::FRENCH).map(|(phrase, _)| phrase.as_str().to_owned())
    }

    #[test]
    fn an_idea_is_recognised_by_its_opening_in_each_language() {
        for text in [
            "il faut plus de bus",
            "IL FAUT plus de bus",
            "Il ne faut plus construire",
            "faut des bancs",
            "Faut",
            "Il faudrait",
            "We should plant trees",
            "should plant trees",
            "il\u{200B} faut",
        ] {
            assert_eq!(opens(text, Some(&question())), text != "Faut", "{text}");
        }
        for text in ["plus de bus", "pour", "fautif", "il fautif", "je pense"] {
            assert!(!opens(text, Some(&question())), "{text}");
        }
    }

    #[test]
    fn the_missing_first_word_is_put_back() {
        assert_eq!(french("faut des bancs partout").as_deref(), Ok("Il faut des bancs partout"));
        let english = check("should plant more trees", &question(), Language::FRENCH);
        assert_eq!(
            english.map(|(p, l)| (p.to_string(), l)),
            Ok(("We should plant more trees".into(), Language::ENGLISH))
        );
    }

    #[test]
    fn each_fault_comes_with_its_mend() {
        assert_eq!(
            french("plus de bus le soir"),
            Err(Fault::Opening { offered: "Il faut plus de bus le soir".into(), prefix: "Il faut".into() })
        );
        assert_eq!(french("il faut"), Err(Fault::Short));
        let long = format!("Il faut {}", "des arbres ".repeat(20));
        let Err(Fault::Long { max: 140, cut, .. }) = french(&long) else { panic!("not too long") };
        assert!(cut.chars().count() <= 140 && cut.ends_with("arbres") || cut.ends_with("des"), "{cut}");
        assert_eq!(french("Il faut <b>crier</b> plus fort"), Err(Fault::Markup));
    }

    #[test]
    fn links_telephones_and_addresses_are_seen() {
        for text in [
            "Il faut aller voir https://example.org",
            "Il faut lire www.exemple.fr ce soir",
            "Il faut lire exemple.fr/page ce soir",
            "Il faut m'appeler au 06 12 34 56 78",
            "Il faut m'appeler au 06.12.34.56.78",
            "Il faut écrire à lea@exemple.fr vite",
        ] {
            assert_eq!(french(text), Err(Fault::Contact), "{text}");
        }
        for text in [
            "Il faut 10 000 000 d'arbres",
            "Il faut 3.5 % du budget",
            "Il faut l'égalité h/f. Et vite",
            "Il faut des bus @ 5 h",
        ] {
            assert!(french(text).is_ok(), "{text}");
        }
    }
}
