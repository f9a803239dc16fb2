//! Words to an author or to colleagues, with sentences that can be taken instead.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::{facts, typed};
use crate::app::{App, Panel, Row, Write};
use crate::draft::Purpose;
use crate::theme;
use crate::widget::{bar, text};

/// Rows of the text at most.
const TEXT: usize = 2;
/// Rows of the words (280 characters).
const WORDS: u16 = 5;

/// Draws it; answers where letters go.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (Some(Panel::Write(write)), Some(row), words) = (app.panel(), app.current(), &app.setup.words) else {
        return None;
    };
    let quoted = facts::quoted(app, row, usize::from(area.width).saturating_sub(2), TEXT);
    let text_rows = u16::try_from(quoted.len()).unwrap_or(1);
    let rows = [1, text_rows, 1, WORDS.min(area.height / 3), 1].map(Constraint::Length);
    let parts: [Rect; 6] = Layout::vertical(rows.into_iter().chain([Constraint::Fill(1)])).areas(area);
    let [top, text_area, rule, field, below_rule, below] = parts;
    bar::rule("", top, buffer);
    Paragraph::new(quoted).render(text_area, buffer);
    let length = [("n", write.field.text().chars().count().into()), ("max", crate::app::LIMIT.into())];
    let (title, under) = match write.purpose {
        Purpose::Note => ("write-note", "write-notes"),
        _ => ("write-message", "write-ready"),
    };
    bar::titles(&words.say(title), &words.say_with("edit-length", &length), rule, buffer);
    let cursor = typed::lines(&write.field, field, buffer);
    bar::rule(&words.say(under), below_rule, buffer);
    let width = usize::from(below.width).saturating_sub(2);
    let lines = if write.purpose == Purpose::Note { notes(app, row, width) } else { ready(write, width) };
    Paragraph::new(lines).render(below, buffer);
    Some(cursor)
}

/// The ready sentences, the one taken in reverse.
fn ready(write: &Write, width: usize) -> Vec<Line<'static>> {
    let sentences = write.ready.iter().enumerate();
    let lines = sentences.flat_map(|(place, sentence)| {
        let taken = write.taken == Some(place);
        let marker = if taken { "▌" } else { " " };
        let style = if taken { theme::SELECTED } else { ratatui::style::Style::new() };
        let lines = text::wrapped(sentence, width.saturating_sub(1)).into_iter();
        lines.map(move |line| Line::styled(format!("{marker} {line}"), style)).collect::<Vec<_>>()
    });
    lines.collect()
}

/// What colleagues wrote before.
fn notes(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let said = facts::notes(app, row);
    let said = if said.is_empty() { vec![app.setup.words.say("write-no-notes")] } else { said };
    let lines = said.iter().flat_map(|said| text::wrapped(said, width));
    lines.map(|line| Line::from(format!(" {line}"))).collect()
}
