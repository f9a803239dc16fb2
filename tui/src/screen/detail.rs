//! One proposal on its own page: its whole text, then everything a moderator may know of it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::facts;
use crate::app::{App, Row};
use crate::widget::bar;

/// Draws the page; a text longer than the window is scrolled.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (row, desk) = (app.current()?, app.desk.as_ref()?);
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::rule("", rule, buffer);
    let all = facts::quoted(app, row, app.size.text_width(), usize::MAX);
    let height = u16::try_from(all.len().min(app.size.text())).unwrap_or(u16::MAX);
    let [text, table] = Layout::vertical([Constraint::Length(height), Constraint::Fill(1)]).areas(body);
    let scrolled = all.into_iter().skip(app.detail.unwrap_or(0)).collect::<Vec<_>>();
    Paragraph::new(scrolled).render(text, buffer);
    Paragraph::new(facts::table(app, row, &desk.question, usize::from(table.width))).render(table, buffer);
    None
}

/// The same, in lines of `width` cells, for the pane beside a list.
pub(super) fn lines(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let Some(desk) = &app.desk else { return Vec::new() };
    let mut lines = facts::quoted(app, row, width.saturating_sub(1), app.size.text());
    lines.extend(facts::table(app, row, &desk.question, width));
    lines
}
