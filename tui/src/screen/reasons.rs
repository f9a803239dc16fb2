//! The picker of reasons: letters that choose, what the author will read, and the moderator's own words.

use ilfaut_client::model::RefusalReason;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::{facts, typed};
use crate::app::{App, Missing, Picker};
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Rows of the text, of what the author reads, at most.
const TEXT: usize = 3;

/// Draws the picker; answers where words would be typed.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (picker, row) = (app.picker()?, app.current()?);
    let reasons = u16::try_from(picker.lines()).unwrap_or(u16::MAX);
    let text_height = usize::from(area.height.saturating_sub(reasons + 6)).clamp(1, TEXT);
    let quoted = facts::quoted(app, row, usize::from(area.width).saturating_sub(2), text_height);
    let rows = [
        Constraint::Length(1),
        Constraint::Length(u16::try_from(quoted.len()).unwrap_or(1)),
        Constraint::Length(1),
        Constraint::Length(reasons),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
    ];
    let [top, text_area, reasons_rule, reasons_area, told_rule, told_area, field] = Layout::vertical(rows).areas(area);
    let words = &app.setup.words;
    bar::rule("", top, buffer);
    Paragraph::new(quoted).render(text_area, buffer);
    bar::titles(&words.say("picker-reasons"), &marked(app), reasons_rule, buffer);
    paint_reasons(app, picker, reasons_area, buffer);
    let language = [("language", row.item.language.to_string().into())];
    bar::rule(&words.say_with("picker-told", &language), told_rule, buffer);
    Paragraph::new(told(app, picker, told_area)).render(told_area, buffer);
    typed::line(&words.say("picker-words"), &picker.words, picker.typing, field, buffer)
}

/// Whether the refusal is for all that is marked, while something is.
fn marked(app: &App) -> String {
    let marked = app.marked();
    let on = if app.targets() == marked { "yes" } else { "no" };
    let args = [("on", on.into()), ("n", marked.len().into())];
    if marked.is_empty() { String::new() } else { app.setup.words.say_with("picker-marked", &args) }
}

/// The reasons in two columns, read downwards.
fn paint_reasons(app: &App, picker: &Picker, area: Rect, buffer: &mut Buffer) {
    let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(area);
    let spots = left.rows().chain(right.rows());
    for ((letter, reason), spot) in picker.offered.iter().zip(spots) {
        let chosen = picker.choice == Some(*reason);
        reason_line(app, *letter, *reason, chosen, usize::from(spot.width)).render(spot, buffer);
    }
}

fn reason_line(app: &App, letter: char, reason: RefusalReason, chosen: bool, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let other = reason == RefusalReason::Other;
    let name = if other { words.say("picker-free") } else { voice::reason(words, reason) };
    let name = text::fitted(&name, width.saturating_sub(6));
    let marker = if chosen { "▌" } else { " " };
    let line = Line::from(vec![Span::raw(marker), Span::styled(format!("{letter}  "), theme::STRONG), Span::raw(name)]);
    if chosen { line.style(theme::SELECTED) } else { line }
}

/// What the author will read, or that a reason is still to be chosen; where room is short, without its first line.
fn told(app: &App, picker: &Picker, area: Rect) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let (Some(desk), Some(row)) = (&app.desk, app.current()) else { return Vec::new() };
    let said = match picker.preview() {
        None => vec![words.say("picker-choose")],
        Some(decision) => voice::notice(&desk.question, &facts::shown(app, row), &decision, picker.same.as_ref()),
    };
    let lacks = (picker.decision() == Err(Missing::Words)).then(|| words.say("picker-other"));
    let repeats = picker.choice == Some(RefusalReason::AlreadyExists) && picker.same.is_none();
    let which = (repeats && !row.item.similar.is_empty()).then(|| [String::new(), words.say("picker-which")]);
    facts::fitted(said.into_iter().chain(lacks).chain(which.into_iter().flatten()).collect(), area)
}
