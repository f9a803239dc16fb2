//! The picker of reasons: letters that choose, what the author will read, and the moderator's own words.

use ilfaut_client::model::RefusalReason;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::facts;
use crate::app::{App, Picker};
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
    bar::rule(&words.say("picker-reasons"), reasons_rule, buffer);
    paint_reasons(app, picker, reasons_area, buffer);
    let language = [("language", row.item.language.to_string().into())];
    bar::rule(&words.say_with("picker-told", &language), told_rule, buffer);
    Paragraph::new(told(app, picker, told_area)).render(told_area, buffer);
    paint_field(app, picker, field, buffer)
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
    let own = picker.words.words();
    let mut said = match picker.choice {
        None => vec![words.say("picker-choose")],
        Some(reason) => voice::told(&desk.question, &row.item, reason, own.as_deref()),
    };
    if picker.choice == Some(RefusalReason::Other) && own.is_none() {
        said.push(words.say("picker-other"));
    }
    let width = usize::from(area.width).saturating_sub(2);
    let lines = |said: &[String]| -> Vec<String> {
        said.iter().flat_map(|said| text::wrapped(&text::shown(said), width)).collect()
    };
    if said.len() > 1 && lines(&said).len() > usize::from(area.height) {
        said.remove(0);
    }
    lines(&said).into_iter().map(|line| Line::from(format!(" {line}"))).collect()
}

/// The line where words are typed; its end stays in sight.
fn paint_field(app: &App, picker: &Picker, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let label = format!(" {} ", app.setup.words.say("picker-words"));
    let room = usize::from(area.width).saturating_sub(text::width(&label) + 2);
    let (before, after) = picker.words.halves();
    let before = tail(&typed(before), room);
    let after = text::cut(&typed(after), room.saturating_sub(text::width(&before)));
    let at = u16::try_from(text::width(&label) + text::width(&before)).unwrap_or(0);
    let style = if picker.typing { theme::STRONG } else { theme::FAINT };
    Line::from(vec![Span::styled(label, style), Span::raw(before), Span::raw(after)]).render(area, buffer);
    picker.typing.then_some(Position { x: area.x.saturating_add(at), y: area.y })
}

/// Typed words with the blanks at their ends, which count while one types.
fn typed(words: &str) -> String {
    let blank = |at_end: bool| if at_end { " " } else { "" };
    let shown = text::shown(words);
    if shown.is_empty() {
        return blank(!words.is_empty()).to_owned();
    }
    format!("{}{shown}{}", blank(words.starts_with(' ')), blank(words.ends_with(' ')))
}

/// The end of a text that fits `cells`.
fn tail(shown: &str, cells: usize) -> String {
    let starts = shown.char_indices().map(|(at, _)| &shown[at..]);
    starts.into_iter().find(|rest| text::width(rest) <= cells).unwrap_or("").to_owned()
}
