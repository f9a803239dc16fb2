//! How long a text is, both ways it is counted: ilfaut in characters, make.org (a JVM and a browser) in UTF-16 units.

use super::fault::{FieldError, Key};
use crate::model::{PhraseFault, PhraseRule};

/// Characters, as ilfaut counts.
pub fn characters(text: &str) -> usize {
    text.chars().count()
}

/// UTF-16 units, as make.org counts: an emoji is two or more.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Whether a text is of a length that both ways of counting allow: characters for ilfaut, units for make.org.
pub fn check(text: &str, rule: &PhraseRule) -> Result<(), PhraseFault> {
    let (fewest, most) = (characters(text), units(text));
    if fewest < rule.min {
        return Err(PhraseFault::TooShort { length: fewest, min: rule.min });
    }
    if most > rule.max {
        return Err(PhraseFault::TooLong { length: most, max: rule.max });
    }
    Ok(())
}

/// What make.org's server finds wrong with the text of a proposal, in its units and keys.
pub fn faults(text: &str) -> Vec<FieldError> {
    let (length, min, max) = (units(text), PhraseRule::MIN, PhraseRule::MAX);
    let fault = |key, what: String| FieldError::new("content", key, what);
    let short = (length < min).then(|| fault(Key::TooShort, format!("{length} characters, at least {min}")));
    let long = (length > max).then(|| fault(Key::TooLong, format!("{length} characters, at most {max}")));
    let markup = has_markup(text).then(|| fault(Key::InvalidContent, "no markup".to_owned()));
    short.into_iter().chain(long).chain(markup).collect()
}

/// Whether a `<` begins what an HTML parser would not read as text: a letter, `/`, `!` or `?` follows it.
pub fn has_markup(text: &str) -> bool {
    let begins = |next: char| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?');
    text.split('<').skip(1).any(|rest| rest.chars().next().is_some_and(begins))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_is_one_character_and_two_units() {
        assert_eq!((characters("a🌳é"), units("a🌳é")), (3, 4));
    }

    #[test]
    fn both_ways_of_counting_must_agree() {
        let rule = PhraseRule::french();
        let of = |trees: usize| format!("Il faut {}", "🌳".repeat(trees));
        assert_eq!(check(&of(66), &rule), Ok(()));
        assert_eq!(check(&of(67), &rule), Err(PhraseFault::TooLong { length: 142, max: 140 }));
        assert_eq!(check(&of(3), &rule), Err(PhraseFault::TooShort { length: 11, min: 12 }));
    }

    #[test]
    fn the_servers_faults_come_all_at_once() {
        let keys = |text: &str| faults(text).into_iter().filter_map(|fault| fault.key.known()).collect::<Vec<_>>();
        assert_eq!(keys("<b>"), [Key::TooShort, Key::InvalidContent]);
        assert_eq!(keys(&"é".repeat(141)), [Key::TooLong]);
        assert_eq!((keys(&"é".repeat(140)), keys("Il faut 3 < 4 toujours")), (vec![], vec![]));
    }
}
