//! How far one word is from another, by the slips that fingers make. Knows letters only.

/// How one word differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// One letter missing, one too many, or two neighbours swapped.
    Slip,
    /// One letter changed into another.
    Changed,
    /// Anything else, being the same included.
    Far,
}

/// How `typed` differs from `word`.
pub(super) fn nearness(typed: &str, word: &str) -> Nearness {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    match typed.len().abs_diff(word.len()) {
        1 if typed.len() < word.len() && lacks_one(&typed, &word) => Nearness::Slip,
        1 if typed.len() > word.len() && lacks_one(&word, &typed) => Nearness::Slip,
        0 => same_length(&typed, &word),
        _ => Nearness::Far,
    }
}

/// Whether `short` is `long` without one of its letters.
fn lacks_one(short: &[char], long: &[char]) -> bool {
    let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    short[at..] == long[at + 1..]
}

fn same_length(typed: &[char], word: &[char]) -> Nearness {
    let differing: Vec<usize> = (0..typed.len()).filter(|at| typed[*at] != word[*at]).collect();
    match differing[..] {
        [_] => Nearness::Changed,
        [a, b] if b == a + 1 && typed[a] == word[b] && typed[b] == word[a] => Nearness::Slip,
        _ => Nearness::Far,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_changes_and_the_rest() {
        for (typed, word, expected) in [
            ("pourr", "pour", Nearness::Slip),
            ("pou", "pour", Nearness::Slip),
            ("puor", "pour", Nearness::Slip),
            ("our", "pour", Nearness::Slip),
            ("jour", "pour", Nearness::Changed),
            ("pour", "pour", Nearness::Far),
            ("retour", "pour", Nearness::Far),
            ("ruop", "pour", Nearness::Far),
            ("", "a", Nearness::Slip),
            ("", "", Nearness::Far),
        ] {
            assert_eq!(nearness(typed, word), expected, "{typed} / {word}");
        }
    }
}
