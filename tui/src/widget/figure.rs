//! Numbers made visible: set to the right, as bars, as a line of small bars. A number or a word always says the same.

use super::text;

/// Small bars, from the lowest.
const SMALL: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A shown text at the right end of `cells`.
pub(crate) fn right(shown: &str, cells: usize) -> String {
    let cut = text::cut(shown, cells);
    format!("{}{cut}", " ".repeat(cells.saturating_sub(text::width(&cut))))
}

/// A bar of at most `cells`; something is never nothing.
pub(crate) fn bar(part: u64, most: u64, cells: usize, ascii: bool) -> String {
    let cells_wide = cells as u64;
    let long = part.saturating_mul(cells_wide).checked_div(most).unwrap_or(0).min(cells_wide);
    let long = usize::try_from(long.max(u64::from(part > 0))).unwrap_or(cells);
    (if ascii { "#" } else { "█" }).repeat(long)
}

/// Values as small bars on at most `cells`, neighbours taken together by the largest of them; digits in ASCII.
pub(crate) fn spark(values: &[u32], cells: usize, ascii: bool) -> String {
    let group = values.len().div_ceil(cells.max(1)).max(1);
    let most = values.iter().copied().max().unwrap_or(0);
    let sign = |value: u32| {
        let place = if value == 0 { 0 } else { (u64::from(value) * 8).div_ceil(u64::from(most)) };
        let place = u32::try_from(place).unwrap_or(8);
        match (ascii, place) {
            (true, place) => char::from_digit(place, 10).unwrap_or('?'),
            (false, 0) => ' ',
            (false, place) => SMALL.get(place as usize - 1).copied().unwrap_or('█'),
        }
    };
    values.chunks(group).map(|chunk| sign(chunk.iter().copied().max().unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_and_small_bars_never_hide_something_and_never_grow_too_long() {
        assert_eq!([bar(0, 9, 6, false), bar(1, 900, 6, false), bar(9, 9, 6, true)], ["", "█", "######"]);
        assert_eq!(
            (bar(5, 0, 6, false).chars().count(), right("12", 4), right("12345", 4)),
            (1, "  12".into(), "123…".into())
        );
        assert_eq!(spark(&[0, 1, 100, 50], 4, false), " ▁█▄");
        assert_eq!(spark(&[0, 1, 100, 50], 2, true), "18");
        assert_eq!(spark(&[0; 60], 60, true), "0".repeat(60));
        assert!(spark(&[u32::MAX, 1], 9, false).chars().count() == 2 && spark(&[], 5, false).is_empty());
    }
}
