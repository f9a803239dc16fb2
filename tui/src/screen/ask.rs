//! A question to be answered by yes or no, over the page it is about.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::{Clear, Widget};

use super::page;
use crate::app::{App, Panel};
use crate::theme;
use crate::widget::{bar, text};

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(Panel::Ask(ask)) = app.panel() else { return None };
    page(app, app.page_scope(), area, buffer);
    let words = &app.setup.words;
    let width = usize::from(area.width).saturating_sub(3);
    let answers = words.say_with("ask-answers", &[("yes", words.say("key-yes").into())]);
    let asked = ask.lines.iter().enumerate().flat_map(|(at, line)| {
        let style = if at == 0 { theme::STRONG } else { Style::new() };
        let lines = if line.is_empty() { vec![String::new()] } else { text::wrapped(line, width) };
        lines.into_iter().map(move |line| Line::styled(format!(" {line}"), style))
    });
    let mut lines: Vec<Line<'_>> = asked.collect();
    lines.truncate(usize::from(area.height).saturating_sub(3));
    lines.push(Line::styled(format!(" {answers}"), theme::STRONG));
    let height = u16::try_from(lines.len() + 1).unwrap_or(area.height).min(area.height);
    let block = Rect { y: area.bottom().saturating_sub(height), height, ..area };
    Clear.render(block, buffer);
    let mut rows = block.rows();
    if let Some(row) = rows.next() {
        bar::rule(&words.say("ask-title"), row, buffer);
    }
    lines.into_iter().zip(rows).for_each(|(line, row)| line.render(row, buffer));
    None
}
