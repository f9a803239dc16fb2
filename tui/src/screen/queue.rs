//! A list of proposals with the selected one always shown whole: under the list, or beside it in a wide window.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::{detail, preview, row, strip};
use crate::app::{App, Desk, VIEWS};
use crate::layout::PREVIEW;
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Draws the list.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let desk = app.desk.as_ref()?;
    let [question, rule, body] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let wording = text::shown(desk.question.wording.within(app.setup.words.language()));
    let pace = app.pace().unwrap_or_default();
    let wording = text::cut(&wording, usize::from(question.width).saturating_sub(3 + text::width(&pace)));
    bar::spread(Line::styled(format!(" {wording}"), theme::STRONG), Line::from(format!("{pace} ")), question, buffer);
    titles(app, desk, rule, buffer);
    if app.size.is_wide() {
        beside(app, desk, body, buffer);
    } else {
        under(app, desk, body, buffer);
    }
    None
}

/// The lists on the left, what the one on the screen is limited to on the right; a filter is always written, whatever it hides.
fn titles(app: &App, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let (all, limits) = (lists(app, desk), app.limits());
    let room = usize::from(area.width).saturating_sub(text::width(&all) + 10);
    if !app.is_limited() || text::width(&limits) <= room {
        return bar::titles(&all, &limits, area, buffer);
    }
    let here = format!("[{}]", voice::list_name(&app.setup.words, desk.view()));
    let room = usize::from(area.width).saturating_sub(text::width(&here) + 10);
    bar::titles(&here, &text::cut(&limits, room), area, buffer);
}

/// The four lists with what is in them; the one on the screen stands in brackets.
fn lists(app: &App, desk: &Desk) -> String {
    let words = &app.setup.words;
    let named = VIEWS.into_iter().map(|view| {
        let name = voice::list_name(words, view);
        let name = match desk.count(view) {
            Some(count) => words.say_with("counted", &[("name", name.into()), ("n", count.into())]),
            None => name,
        };
        if view == desk.view() { format!("[{name}]") } else { name }
    });
    named.collect::<Vec<_>>().join(" · ")
}

/// The list, and under it the selected proposal.
fn under(app: &App, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let rows = [Constraint::Fill(1), Constraint::Length(1), Constraint::Length(PREVIEW)];
    let [lines, rule, preview] = Layout::vertical(rows).areas(area);
    list(app, desk, lines, buffer);
    bar::rule("", rule, buffer);
    let told = preview::lines(app, usize::from(preview.width).saturating_sub(2), usize::from(PREVIEW));
    Paragraph::new(told).render(preview, buffer);
}

/// The list, and beside it the selected proposal.
fn beside(app: &App, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let [area, below] = Layout::vertical([Constraint::Fill(1), Constraint::Length(app.size.strip())]).areas(area);
    strip::paint(app, below, buffer);
    let columns = [Constraint::Length(app.size.list_width()), Constraint::Length(2), Constraint::Fill(1)];
    let [lines, between, side] = Layout::horizontal(columns).areas(area);
    list(app, desk, lines, buffer);
    for y in between.rows() {
        Line::styled("│", theme::FAINT).render(y, buffer);
    }
    let Some(row) = desk.list().current() else { return };
    Paragraph::new(detail::lines(app, row, usize::from(side.width).saturating_sub(1))).render(side, buffer);
}

/// The lines that are in sight.
fn list(app: &App, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let [heads, lines] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let (list, width) = (desk.list(), usize::from(area.width));
    row::heads(app, width).render(heads, buffer);
    if list.len() == 0 {
        return nothing(app, desk, lines, buffer);
    }
    let in_sight = list.lines(list.top).enumerate().map(|(at, row)| (list.top + at, row));
    for ((place, item), area) in in_sight.zip(lines.rows()) {
        row::line(app, item, place == list.place(), list.is_marked(&item.item.proposal), width).render(area, buffer);
    }
}

/// What an empty list means, and what to do then.
fn nothing(app: &App, desk: &Desk, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let sentence = match desk.list().loaded {
        false => words.say("loading"),
        true if desk.list().total() > 0 => words.say("empty-filtered"),
        true => voice::nothing(words, desk.view()),
    };
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Paragraph::new(format!("\n{sentence}")).wrap(Wrap { trim: true }).render(area, buffer);
}
