//! How many cells each part of a screen gets: plain arithmetic, shared by the state (which keeps the cursor in sight)
//! and by the screens (which draw).

/// The smallest window in which anything can be read, in columns and rows.
pub(crate) const SMALLEST: (u16, u16) = (60, 16);
/// Rows of the preview under the list.
pub(crate) const PREVIEW: u16 = 5;
/// From this many columns the proposal stands beside the list instead of under it.
const BESIDE: u16 = 120;
/// Under this many columns the channel is left out of the list.
const NARROW: u16 = 80;
/// Rows of the strip under a wide list, its rule among them.
const STRIP: u16 = 6;
/// Rows from which there is room for the strip.
const TALL: u16 = 30;
/// Rows above a list: header, question, rule, heads.
const ABOVE_LIST: u16 = 4;
/// Rows above everything else: header, rule.
const ABOVE: u16 = 2;
/// Rows under everything: rule, status, footer.
pub(crate) const BELOW: u16 = 3;
/// Rows of what is told about a proposal under its text.
pub(crate) const FACTS: u16 = 8;

/// The smallest window with a picture of the map.
const MAP_SMALLEST: (u16, u16) = (80, 24);
/// Columns of the scale on the left of the map.
pub(crate) const MAP_SCALE: u16 = 5;
/// Rows around the map: title, its head, the scale under it, what its signs mean.
const MAP_ROWS: u16 = 4;
/// Rows under the list of the map, for the selected proposal.
pub(crate) const MAP_PREVIEW: u16 = 3;

/// A window, in columns and rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size(pub(crate) u16, pub(crate) u16);

/// The most columns and rows that are used where every byte counts.
const SLOW: (u16, u16) = (100, 20);

/// The line on top of a window of `height` lines that turns by half a window where the line `place` would leave it.
pub(crate) const fn turned(top: usize, place: usize, height: usize) -> usize {
    if place >= top && place < top + height { top } else { place.saturating_sub(height / 2) }
}

impl Size {
    /// The part of a window that is used on a slow line.
    pub(crate) fn slow(self) -> Self {
        Self(self.0.min(SLOW.0), self.1.min(SLOW.1))
    }

    /// The row of the first line of a list of proposals.
    pub(crate) const fn list_top() -> u16 {
        ABOVE_LIST
    }

    /// The row of the first line of the list of questions: under its heads.
    pub(crate) const fn questions_top() -> u16 {
        ABOVE + 1
    }

    /// Whether nothing can be read in it.
    pub(crate) const fn is_too_small(self) -> bool {
        self.0 < SMALLEST.0 || self.1 < SMALLEST.1
    }

    /// Whether the proposal stands beside the list.
    pub(crate) const fn is_wide(self) -> bool {
        self.0 >= BESIDE
    }

    /// Whether columns must be left out.
    pub(crate) const fn is_narrow(self) -> bool {
        self.0 < NARROW
    }

    /// Lines of a list of proposals.
    pub(crate) fn list(self) -> usize {
        let preview = if self.is_wide() { self.strip() } else { PREVIEW + 1 };
        usize::from(self.1.saturating_sub(ABOVE_LIST + BELOW + preview)).max(1)
    }

    /// Rows of the strip under a wide list, where there is room.
    pub(crate) const fn strip(self) -> u16 {
        if self.is_wide() && self.1 >= TALL { STRIP } else { 0 }
    }

    /// Columns of a list of proposals.
    pub(crate) const fn list_width(self) -> u16 {
        if self.is_wide() { self.0 * 3 / 5 } else { self.0 }
    }

    /// Lines of a page without a list: help, questions, one proposal.
    pub(crate) fn page(self) -> usize {
        usize::from(self.1.saturating_sub(ABOVE + BELOW)).max(1)
    }

    /// Lines under the alerts, for the selected one.
    pub(crate) const fn alert(self) -> u16 {
        self.1.saturating_sub(ABOVE + BELOW) / 2
    }

    /// Lines of the list of alerts.
    pub(crate) fn alerts(self) -> usize {
        self.page().saturating_sub(usize::from(self.alert()) + 2).max(1)
    }

    /// Columns beside the map.
    pub(crate) const fn map_side(self) -> u16 {
        if self.is_wide() { 50 } else { 28 }
    }

    /// Columns and rows of the map; none where a list must do.
    pub(crate) fn map(self) -> Option<(usize, usize)> {
        let columns = self.0.saturating_sub(MAP_SCALE + 1 + self.map_side());
        let rows = self.1.saturating_sub(1 + BELOW + MAP_ROWS);
        (self.0 >= MAP_SMALLEST.0 && self.1 >= MAP_SMALLEST.1).then(|| (usize::from(columns), usize::from(rows)))
    }

    /// Lines of the list of the map: without title, counts, heads, rule, and the selected proposal.
    pub(crate) fn mapped(self) -> usize {
        usize::from(self.1.saturating_sub(1 + BELOW + 4 + MAP_PREVIEW)).max(1)
    }

    /// Lines under the journal, for the selected act.
    pub(crate) const fn act(self) -> u16 {
        if self.1 < 24 { 3 } else { 6 }
    }

    /// Lines of the list of the journal: without title, rule, heads, rule, and the selected act.
    pub(crate) fn journal(self) -> usize {
        usize::from(self.1.saturating_sub(1 + BELOW + 4 + self.act())).max(1)
    }

    /// Lines of the text of one proposal on its own page.
    pub(crate) fn text(self) -> usize {
        self.page().saturating_sub(usize::from(FACTS)).max(1)
    }

    /// Cells of a line of that text.
    pub(crate) fn text_width(self) -> usize {
        usize::from(self.0.saturating_sub(3))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_sizes_have_room() {
        assert_eq!((Size(80, 24).list(), Size(80, 24).page()), (11, 19));
        assert_eq!((Size(140, 40).list(), Size(140, 40).is_wide()), (27, true));
        assert_eq!((Size(60, 16).list(), Size(60, 16).text()), (3, 3));
        assert!(Size(59, 16).is_too_small() && Size(60, 15).is_too_small() && !Size(60, 16).is_too_small());
    }

    #[test]
    fn a_slow_line_draws_few_rows_and_turns_half_windows() {
        assert_eq!((Size(140, 40).slow(), Size(80, 16).slow()), (Size(100, 20), Size(80, 16)));
        assert_eq!([turned(0, 6, 7), turned(0, 7, 7), turned(7, 6, 7), turned(0, 500, 7)], [0, 4, 3, 497]);
    }

    #[test]
    fn no_size_is_refused() {
        for (columns, rows) in [(0, 0), (1, 1), (u16::MAX, u16::MAX)] {
            let size = Size(columns, rows);
            assert!(size.list() > 0 && size.page() > 0 && size.text() > 0);
        }
    }
}
