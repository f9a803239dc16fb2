//! A page of plain text.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::app::{App, Panel};
use crate::widget::bar;

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(Panel::Text(text)) = app.panel() else { return None };
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::rule("", rule, buffer);
    let lines: Vec<Line<'_>> = text.lines.iter().skip(text.scrolled).map(|line| Line::raw(line.as_str())).collect();
    Paragraph::new(lines).render(body, buffer);
    None
}
