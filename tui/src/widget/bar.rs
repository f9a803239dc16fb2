//! Lines that span the window: a rule, and something on the left with something on the right.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use crate::theme;

/// A horizontal rule, with a title in it if there are words.
pub(crate) fn rule(title: &str, area: Rect, buffer: &mut Buffer) {
    let title = if title.is_empty() { String::new() } else { format!("── {title} ") };
    let rest = usize::from(area.width).saturating_sub(super::text::width(&title));
    Line::styled(format!("{title}{}", "─".repeat(rest)), theme::FAINT).render(area, buffer);
}

/// A rule with a title on its left and one on its right; where they meet, the right one goes.
pub(crate) fn titles(left: &str, right: &str, area: Rect, buffer: &mut Buffer) {
    let wide = super::text::width(left) + super::text::width(right) + 10;
    rule(left, area, buffer);
    if !right.is_empty() && wide <= usize::from(area.width) {
        let right = Line::styled(format!(" {right} ──"), theme::FAINT);
        spread(Line::default(), right, area, buffer);
    }
}

/// Words on the left, words on the right; where they meet, the right ones stay whole.
pub(crate) fn spread(left: Line<'_>, right: Line<'_>, area: Rect, buffer: &mut Buffer) {
    let taken = u16::try_from(right.width()).unwrap_or(u16::MAX).min(area.width);
    let rest = area.width - taken;
    left.render(Rect { width: rest.saturating_sub(1), ..area }, buffer);
    right.render(Rect { x: area.x + rest, width: taken, ..area }, buffer);
}
