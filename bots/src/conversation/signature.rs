//! « Léa 34 »: how someone wants to sign. Knows no dialogue.

use ilfaut_client::model::{Signature, phrase};

/// Most characters of a name.
const LONGEST: usize = 40;
/// The ages that a person can have.
const AGES: std::ops::RangeInclusive<u32> = 1..=120;
/// Words around an age that say nothing more.
const YEARS: &[&str] = &["ans", "an", "years", "year", "old", "yo", "bloaz", "vloaz"];

/// Why a text is no signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unsigned {
    /// Longer than a name, or with characters that no name has.
    Name,
    /// No age of a person.
    Age,
}

/// Reads a first name, an age, or both, in this order.
pub(super) fn parse(typed: &str) -> Result<Signature, Unsigned> {
    let text = phrase::clean(typed);
    let mut words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    words.retain(|word| !YEARS.contains(&word.to_lowercase().as_str()));
    let age = words.last().filter(|word| word.chars().all(|c| c.is_ascii_digit())).copied();
    if age.is_some() {
        words.pop();
    }
    Ok(Signature { name: name(&words.join(" "))?, age: age.map(read_age).transpose()? })
}

fn read_age(word: &str) -> Result<u8, Unsigned> {
    let age = word.parse::<u32>().ok().filter(|age| AGES.contains(age));
    age.and_then(|age| u8::try_from(age).ok()).ok_or(Unsigned::Age)
}

fn name(words: &str) -> Result<Option<String>, Unsigned> {
    let fits = |c: char| c.is_alphabetic() || " -'’.".contains(c) || unicode_normalization::char::is_combining_mark(c);
    if words.is_empty() {
        return Ok(None);
    }
    let good = words.chars().count() <= LONGEST && words.chars().all(fits) && words.chars().any(char::is_alphabetic);
    let mut chars = words.chars();
    let capital = chars.next().map(|first| first.to_uppercase().chain(chars).collect());
    if good { Ok(capital) } else { Err(Unsigned::Name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Result<(Option<String>, Option<u8>), Unsigned> {
        parse(typed).map(|signature| (signature.name, signature.age))
    }

    #[test]
    fn a_name_an_age_or_both() {
        assert_eq!(read("léa 34"), Ok((Some("Léa".into()), Some(34))));
        assert_eq!(read("Léa, 34 ans"), Ok((Some("Léa".into()), Some(34))));
        assert_eq!(read("Jean-Pierre"), Ok((Some("Jean-Pierre".into()), None)));
        assert_eq!(read("Anne Marie L'Hôte 7"), Ok((Some("Anne Marie L'Hôte".into()), Some(7))));
        assert_eq!(read("34"), Ok((None, Some(34))));
    }

    #[test]
    fn what_no_person_is_called() {
        for typed in ["<b>Léa</b>", "Léa34", "06 12 34 56", "http://a.fr", "…", &"a".repeat(41)] {
            assert_eq!(read(typed), Err(Unsigned::Name), "{typed}");
        }
        for typed in ["Léa 340", "Léa 0", "Léa 99999999999"] {
            assert_eq!(read(typed), Err(Unsigned::Age), "{typed}");
        }
    }
}
