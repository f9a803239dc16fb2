//! One typing error: a letter wrong, missing, added, or two swapped. Knows words only.

/// Letters from which a word may hold an error.
const LONG: usize = 4;

/// Whether a word is long enough to be mistyped rather than meant.
pub(super) fn may_err(word: &str) -> bool {
    word.chars().count() >= LONG && word.chars().any(char::is_alphabetic)
}

/// Whether two words are one typing error apart; the first letter is taken as typed.
pub(super) fn is_near(a: &str, b: &str) -> bool {
    if a.len().abs_diff(b.len()) > 4 || a.chars().next() != b.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a, b) {
        ([], []) => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([_, rest @ ..], b) if rest == b => true,
        (a, [_, rest @ ..]) if rest == a => true,
        ([one, two, a @ ..], [other, another, b @ ..]) => one == another && two == other && a == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_error_is_near_and_two_are_not() {
        for other in ["haies", "hais", "haiez", "haiess", "haise", "hies"] {
            assert!(is_near("haies", other), "{other}");
        }
        for other in ["has", "haiesse", "saies", "", "heias"] {
            assert!(!is_near("haies", other), "{other}");
        }
        assert!(may_err("haie") && !may_err("bus") && !may_err("2030"));
    }
}
