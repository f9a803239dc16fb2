//! Citizens' words made fit for a grid of cells: nothing hidden, nothing that moves the cursor, every width measured.
//! Knows nothing of proposals.
//!
//! What is shown is never what is stored: the original text stays as it was written.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Stands for a character that nobody could see, or that would disturb the screen.
pub(crate) const HIDDEN: char = '□';
/// Stands for an end of line within a text.
pub(crate) const LINE_END: char = '↵';
/// Stands for what was cut away.
pub(crate) const CUT: &str = "…";
/// Marks piled on one letter are cut after this many.
const MARKS: usize = 3;

/// The text as it may stand on a line: blanks single, hidden characters as [`HIDDEN`], ends of line as [`LINE_END`].
pub(crate) fn shown(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let pieces: String = text.trim().graphemes(true).map(piece).collect();
    pieces.split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One cluster as every terminal draws it alike: joined emoji by their first one, without presentation marks.
fn piece(cluster: &str) -> String {
    if matches!(cluster, "\n" | "\r" | "\u{2028}" | "\u{2029}" | "\u{b}" | "\u{c}" | "\u{85}") {
        return LINE_END.to_string();
    }
    let joined = cluster.contains('\u{200D}') && cluster.chars().next().is_some_and(is_pictured);
    let kept: Vec<char> = if joined { cluster.chars().take(1).collect() } else { cluster.chars().collect() };
    let kept = kept.into_iter().filter(|c| !is_presentation(*c));
    grounded(&kept.map(|c| if is_hidden(c) { HIDDEN } else { c }).take(1 + MARKS).collect::<String>())
}

/// A mark that has no letter to stand on gets a circle.
fn grounded(cluster: &str) -> String {
    if !cluster.is_empty() && cluster.width() == 0 { format!("◌{cluster}") } else { cluster.to_owned() }
}

fn is_pictured(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Variation selectors and skin tones: terminals disagree on their width, and they change no meaning.
fn is_presentation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}')
}

/// Control, zero-width, direction and tag characters.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\t')
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// How many cells a shown text takes.
pub(crate) fn width(shown: &str) -> usize {
    shown.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// As much of a shown text as `cells` hold, with [`CUT`] at the end when something is left out.
pub(crate) fn cut(shown: &str, cells: usize) -> String {
    if width(shown) <= cells {
        return shown.to_owned();
    }
    let (kept, _) = split(shown, cells.saturating_sub(1));
    if cells == 0 { String::new() } else { format!("{}{CUT}", kept.trim_end()) }
}

/// A shown text cut or filled with blanks to exactly `cells`.
pub(crate) fn fitted(shown: &str, cells: usize) -> String {
    let mut text = cut(shown, cells);
    text.push_str(&" ".repeat(cells.saturating_sub(width(&text))));
    text
}

/// A shown text on lines of at most `cells`, broken between words, within a word only when it is longer than a line.
pub(crate) fn wrapped(shown: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(2);
    let mut lines = vec![String::new()];
    for word in words(shown) {
        let (full, open) = broken(&word, cells);
        let line = lines.last_mut().filter(|line| full.is_empty() && fits(line, &open, cells));
        match line {
            Some(line) if line.is_empty() => line.push_str(&open),
            Some(line) => line.extend([" ", &open]),
            None => lines.extend(full.into_iter().chain([open])),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Words, with the signs that French sets apart by a blank but never leaves alone on a line.
fn words(shown: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in shown.split(' ') {
        let sticks = matches!(word, "»" | "!" | "?" | ":" | ";");
        match words.last_mut().filter(|last| sticks || last.as_str() == "«") {
            Some(last) => last.extend([" ", word]),
            None => words.push(word.to_owned()),
        }
    }
    words
}

fn fits(line: &str, word: &str, cells: usize) -> bool {
    line.is_empty() || width(line) + 1 + width(word) <= cells
}

/// The full lines that a word too long for one takes, and what is left of it.
fn broken(word: &str, cells: usize) -> (Vec<String>, String) {
    let (mut full, mut rest) = (Vec::new(), word);
    while width(rest) > cells {
        let (head, tail) = split(rest, cells);
        full.push(head.to_owned());
        rest = tail;
    }
    (full, rest.to_owned())
}

/// The longest beginning that fits `cells`, and the rest.
fn split(text: &str, cells: usize) -> (&str, &str) {
    let mut taken = 0;
    let over = text.grapheme_indices(true).find(|(_, cluster)| {
        taken += cluster.width();
        taken > cells
    });
    text.split_at(over.map_or(text.len(), |(at, _)| at))
}

/// The text without the opening words that every proposal shares, such as « Il faut ».
pub(crate) fn without_opening<'a>(shown: &'a str, opening: &str) -> &'a str {
    let end = shown.char_indices().nth(opening.chars().count()).map_or(shown.len(), |(at, _)| at);
    let (head, rest) = shown.split_at(end);
    let same = head.to_lowercase() == opening.to_lowercase();
    if same && rest.starts_with(' ') && rest.len() > 1 { rest.trim_start() } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_seen() {
        assert_eq!(shown("Il faut\u{200B} voter\u{202E} bien"), "Il faut□ voter□ bien");
        assert_eq!(shown("a\u{0}b\u{1b}[31mc\u{7f}"), "a□b□[31mc□");
        assert_eq!(shown("\u{FEFF}début"), "□début");
    }

    #[test]
    fn ends_of_line_and_blanks_stay_on_one_line() {
        assert_eq!(shown(" Il faut  deux\tblancs\r\net une ligne\n"), "Il faut deux blancs↵et une ligne");
    }

    #[test]
    fn emoji_are_reduced_to_what_every_terminal_draws() {
        assert_eq!(shown("👩‍👩‍👧 et ❤️ et 👍🏽"), "👩 et ❤ et 👍");
        assert_eq!(width(&shown("👩‍👩‍👧")), 2);
    }

    #[test]
    fn marks_stay_on_their_letter_and_never_pile_up() {
        assert_eq!(shown("e\u{301}cole"), "e\u{301}cole");
        assert_eq!(width(&shown("e\u{301}cole")), 5);
        assert_eq!(shown("\u{301}seul"), "◌\u{301}seul");
        let zalgo = format!("Z{}", "\u{301}".repeat(40));
        assert_eq!(shown(&zalgo).chars().count(), 4);
    }

    #[test]
    fn a_cut_never_exceeds_its_cells() {
        for text in
            ["Il faut des écoles", "日本語の提案です", "نريد المزيد من القطارات", "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", "e\u{301}e\u{301}e\u{301}"]
        {
            let text = shown(text);
            for cells in 0..30 {
                assert!(width(&cut(&text, cells)) <= cells, "{text} {cells}");
                assert_eq!(width(&fitted(&text, cells)), cells, "{text} {cells}");
                assert!(wrapped(&text, cells).iter().all(|line| width(line) <= cells.max(2)), "{text} {cells}");
            }
        }
        assert_eq!(cut("Il faut des écoles", 10), "Il faut d…");
        assert_eq!(cut("日本語", 4), "日…");
    }

    #[test]
    fn wrapping_loses_nothing() {
        let text = format!("Il faut {} et puis encore quelques mots", "x".repeat(50));
        for cells in 2..90 {
            let lines = wrapped(&text, cells);
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""), "{cells}");
        }
        assert_eq!(wrapped("un deux trois", 8), ["un deux", "trois"]);
        assert_eq!(wrapped("« un deux »", 6), ["« un", "deux »"]);
        assert!(wrapped("", 8).is_empty());
    }

    #[test]
    fn the_shared_opening_is_left_out() {
        assert_eq!(without_opening("Il faut plus de bus", "Il faut"), "plus de bus");
        assert_eq!(without_opening("IL FAUT plus de bus", "Il faut"), "plus de bus");
        assert_eq!(without_opening("Il faudrait plus de bus", "Il faut"), "Il faudrait plus de bus");
        assert_eq!(without_opening("Il faut", "Il faut"), "Il faut");
        assert_eq!(without_opening("été", "Il faut"), "été");
    }
}
