//! A checked « Il faut … »: the only way to make the text of a proposal.
//!
//! The limits are make.org's (12 to 140, counted in characters as its published texts are); the openings are what
//! 18,690 published proposals begin with. A phrase says nothing of its author or its question.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// What a proposal must look like in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PhraseRule {
    /// The words offered to whoever forgets them, such as « Il faut ».
    pub prefix: String,
    /// Every accepted opening, in lower case; the prefix is always one of them.
    pub openings: Vec<String>,
    /// Fewest characters.
    pub min: usize,
    /// Most characters.
    pub max: usize,
}

impl PhraseRule {
    /// Fewest characters of a proposal (make.org).
    pub const MIN: usize = 12;
    /// Most characters of a proposal (make.org).
    pub const MAX: usize = 140;

    /// The rule for a prefix and further openings, within make.org's lengths.
    pub fn new(prefix: &str, openings: &[&str]) -> Self {
        let openings = std::iter::once(prefix).chain(openings.iter().copied()).map(fold).collect();
        Self { prefix: prefix.to_owned(), openings, min: Self::MIN, max: Self::MAX }
    }

    /// French: « Il faut », and what citizens also wrote and saw published.
    pub fn french() -> Self {
        Self::new("Il faut", &["il ne faut", "il faudrait", "il ne faudrait", "il vaut mieux", "il vaudrait mieux"])
    }

    /// Whether `text` opens as it should, at its start or after a first clause (« Dans le domaine …, il faut »).
    pub fn opens(&self, text: &str) -> bool {
        let folded = fold(text);
        let clauses = std::iter::once(folded.as_str())
            .chain(folded.match_indices([',', ':']).map(|(at, _)| folded[at + 1..].trim_start()));
        clauses.into_iter().any(|clause| {
            self.openings.iter().any(|opening| {
                clause.strip_prefix(opening.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
        })
    }
}

/// Lower case, straight apostrophes, single blanks: enough to compare an opening, never shown.
fn fold(text: &str) -> String {
    let lower = text.replace('\u{2019}', "'").to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a proposal.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Phrase(Box<str>);

/// Why a text is not a proposal, with what the writer needs to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum PhraseFault {
    /// Fewer characters than the rule asks for.
    #[error("{length} characters, at least {min} are needed")]
    TooShort {
        /// Characters written.
        length: usize,
        /// Characters needed.
        min: usize,
    },
    /// More characters than the rule allows.
    #[error("{length} characters, at most {max} are allowed")]
    TooLong {
        /// Characters written.
        length: usize,
        /// Characters allowed.
        max: usize,
    },
    /// No accepted opening.
    #[error("a proposal begins with « {prefix} »")]
    Opening {
        /// The opening to offer.
        prefix: String,
    },
    /// Markup.
    #[error("a proposal holds no HTML")]
    Markup,
}

impl Phrase {
    /// Reads what someone wrote: trimmed, NFC, control and invisible characters out, single blanks, then checked.
    pub fn parse(written: &str, rule: &PhraseRule) -> Result<Self, PhraseFault> {
        let text = clean(written);
        let length = text.chars().count();
        if has_markup(&text) {
            return Err(PhraseFault::Markup);
        }
        if length > rule.max {
            return Err(PhraseFault::TooLong { length, max: rule.max });
        }
        if !rule.opens(&text) {
            return Err(PhraseFault::Opening { prefix: rule.prefix.clone() });
        }
        if length < rule.min {
            return Err(PhraseFault::TooShort { length, min: rule.min });
        }
        Ok(Self(capitalised(&text).into()))
    }

    /// A text that someone else has already published: kept byte for byte, whatever it looks like.
    pub fn published(text: &str) -> Self {
        Self(text.into())
    }

    /// The text as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Length in characters, as the limits count.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }

    /// The text as it may be shown on one line: control and invisible characters out, single blanks.
    pub fn shown(&self) -> String {
        clean(&self.0)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Trimmed, NFC, without control or invisible characters, blanks folded to one.
pub fn clean(written: &str) -> String {
    if is_clean(written) { written.to_owned() } else { cleaned(written) }
}

fn cleaned(written: &str) -> String {
    let visible: String = written
        .nfc()
        .map(|c| if c.is_control() || c == '\u{2028}' || c == '\u{2029}' { ' ' } else { c })
        .filter(|c| !is_invisible(*c))
        .collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether nothing would change, as in most texts: every card is cleaned before it is shown. Below U+0300 nothing combines.
fn is_clean(text: &str) -> bool {
    let known = |c| matches!(c, '!'..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '–' | '—' | '’' | '…' | '€');
    let mut before = ' ';
    let single = text.chars().all(|c| {
        let fits = known(c) || (c == ' ' && before != ' ');
        before = c;
        fits
    });
    single && before != ' '
}

/// Zero-width, direction and tag characters: nobody sees them, and they hide words from moderators.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// A `<` that opens a tag, a closing tag or a comment. « 3 < 4 » is not markup.
fn has_markup(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let mut rest = text[at + 1..].chars();
        match rest.next() {
            Some('!' | '/' | '?') => true,
            Some(c) if c.is_ascii_alphabetic() => text[at..].contains('>'),
            _ => false,
        }
    })
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Result<String, PhraseFault> {
        Phrase::parse(text, &PhraseRule::french()).map(|phrase| phrase.as_str().to_owned())
    }

    #[test]
    fn what_real_citizens_wrote_is_accepted() {
        for text in [
            "Il faut plus de trains le soir",
            "Il faut, pour nos enfants, des pistes cyclables",
            "Il faut  deux blancs au lieu d'un",
            "Il faut ( vraiment ) replanter des haies",
            "Il faut 3 jours de télétravail par semaine",
            "Il ne faut plus construire sur les terres agricoles",
            "Il faudrait des bancs dans chaque rue",
            "Il vaut mieux réparer que jeter",
            "Dans le domaine de la santé, il faut plus de médecins",
            "IL FAUT DES HAIES PARTOUT",
        ] {
            assert!(french(text).is_ok(), "{text}: {:?}", french(text));
        }
    }

    #[test]
    fn the_first_letter_is_a_capital_and_blanks_are_single() {
        assert_eq!(french("  il faut   plus de bus\u{200B} \n").as_deref(), Ok("Il faut plus de bus"));
    }

    #[test]
    fn accents_typed_in_two_pieces_are_joined() {
        assert_eq!(french("Il faut des e\u{301}coles ouvertes").as_deref(), Ok("Il faut des écoles ouvertes"));
    }

    #[test]
    fn lengths_count_characters_not_bytes() {
        let longest = format!("Il faut {}", "é".repeat(132));
        assert!(french(&longest).is_ok());
        assert_eq!(french(&format!("{longest}é")), Err(PhraseFault::TooLong { length: 141, max: 140 }));
        assert_eq!(french("Il faut ça"), Err(PhraseFault::TooShort { length: 10, min: 12 }));
    }

    #[test]
    fn a_missing_opening_and_markup_are_told() {
        assert_eq!(french("plus de bus le soir"), Err(PhraseFault::Opening { prefix: "Il faut".into() }));
        assert_eq!(french("Il fautif de ne rien faire"), Err(PhraseFault::Opening { prefix: "Il faut".into() }));
        assert_eq!(french("Il faut <b>crier</b> plus fort"), Err(PhraseFault::Markup));
        assert!(french("Il faut que 3 < 4 reste vrai").is_ok());
    }

    #[test]
    fn a_published_text_keeps_every_byte() {
        let raw = " Il faut deux  blancs\net une ligne ";
        assert_eq!(Phrase::published(raw).as_str(), raw);
        assert_eq!(Phrase::published(raw).shown(), "Il faut deux blancs et une ligne");
    }

    #[test]
    fn the_short_way_to_a_clean_text_ends_where_the_long_one_does() {
        for c in (0..0x3000).filter_map(char::from_u32) {
            for text in [format!("Il faut{c}"), format!("{c} il faut"), format!("il {c} faut"), format!("e{c}{c}")] {
                assert_eq!(clean(&text), cleaned(&text), "{text:?}");
            }
        }
        assert_eq!((clean(""), clean(" "), clean("a  b")), (String::new(), String::new(), "a b".to_owned()));
    }
}
