//! The keys of the view it was opened on, in groups, drawn from the table of keys; the line under the cursor is what Enter does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::typed_line;
use crate::app::{App, Entry, Panel};
use crate::theme;
use crate::widget::{bar, text};

/// Cells of the names of keys.
const KEYS: usize = 20;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(Panel::Help(help)) = app.panel() else { return None };
    let [top, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let (lines, at) = lines(app, help.cursor, usize::from(body.width));
    let height = usize::from(body.height);
    let scrolled = (at + 2).saturating_sub(height).min(lines.len().saturating_sub(height));
    Paragraph::new(lines.into_iter().skip(scrolled).collect::<Vec<_>>()).render(body, buffer);
    if help.typing {
        return typed_line("/", &help.field, "", top, buffer);
    }
    bar::rule("", top, buffer);
    None
}

/// All lines, and which one is under the cursor.
fn lines(app: &App, cursor: usize, width: usize) -> (Vec<Line<'static>>, usize) {
    let (mut lines, mut at, mut group) = (Vec::new(), 0, "");
    for (place, entry) in app.help_entries().into_iter().enumerate() {
        if entry.group != group {
            group = entry.group;
            lines.push(Line::styled(format!(" {}", app.setup.words.say(group)), theme::FAINT));
        }
        if place == cursor {
            at = lines.len();
        }
        lines.push(line(&entry, place == cursor, width));
    }
    if lines.is_empty() {
        lines.push(Line::raw(format!(" {}", app.setup.words.say("help-nothing"))));
    }
    (lines, at)
}

fn line(entry: &Entry, selected: bool, width: usize) -> Line<'static> {
    let help = text::fitted(&entry.help, width.saturating_sub(KEYS + 2));
    let marker = if selected { "▌" } else { " " };
    let line = Line::from(vec![
        Span::raw(marker),
        Span::styled(text::fitted(&entry.keys, KEYS), theme::STRONG),
        Span::raw(help),
    ]);
    if selected { line.style(theme::SELECTED) } else { line }
}
