//! What differs between two texts, word by word. Knows neither proposals nor screens.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Some words of two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    /// In both.
    Same(String),
    /// Only in the first.
    Removed(String),
    /// Only in the second.
    Added(String),
}

/// Both texts as one, from the first word to the last.
pub(crate) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let operations = capture_diff_slices(Algorithm::Myers, &old, &new);
    operations.into_iter().flat_map(|operation| piece(operation, &old, &new)).collect()
}

fn piece(operation: DiffOp, old: &[&str], new: &[&str]) -> Vec<Piece> {
    let (was, is) = (old[operation.old_range()].join(" "), new[operation.new_range()].join(" "));
    match operation {
        DiffOp::Equal { .. } => vec![Piece::Same(is)],
        DiffOp::Delete { .. } => vec![Piece::Removed(was)],
        DiffOp::Insert { .. } => vec![Piece::Added(is)],
        DiffOp::Replace { .. } => vec![Piece::Removed(was), Piece::Added(is)],
    }
}

/// How many words differ; a word instead of another is one.
pub(crate) fn changed(old: &str, new: &str) -> usize {
    let (mut removed, mut added, mut changed) = (0, 0, 0);
    for piece in pieces(old, new) {
        let words = |text: &str| text.split_whitespace().count();
        match piece {
            Piece::Removed(text) => removed += words(&text),
            Piece::Added(text) => added += words(&text),
            Piece::Same(_) => {
                changed += removed.max(added);
                (removed, added) = (0, 0);
            }
        }
    }
    changed + removed.max(added)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removed_and_added_words_stand_where_they_were() {
        let pieces = pieces("Il fo plu de médecins", "Il faut plus de médecins partout");
        let expected = [
            Piece::Same("Il".into()),
            Piece::Removed("fo plu".into()),
            Piece::Added("faut plus".into()),
            Piece::Same("de médecins".into()),
            Piece::Added("partout".into()),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn a_word_instead_of_another_is_one_change() {
        assert_eq!(changed("un deux trois", "un deux trois"), 0);
        assert_eq!(changed("Il fo plu de médecins", "Il faut plus de médecins partout"), 3);
        assert_eq!(changed("", "un deux"), 2);
        assert_eq!(changed("un deux", ""), 2);
    }
}
