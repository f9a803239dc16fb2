//! Pictures of the state, one file per screen. They read and draw, and change nothing.

mod alerts;
mod detail;
mod facts;
mod help;
mod questions;
mod queue;
mod reasons;
mod row;
#[cfg(test)]
pub(crate) mod tests;

use ilfaut_client::model::Status;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget, Wrap};

use crate::app::{App, Desk, VIEWS};
use crate::keys::Scope;
use crate::layout::SMALLEST;
use crate::widget::{bar, hints, text};
use crate::{theme, voice};

/// Draws the whole window.
pub(crate) fn draw(app: &App, frame: &mut Frame<'_>) {
    let (area, cursor) = (frame.area(), paint(app, frame.area(), frame.buffer_mut()));
    app.setup.theme.finish(frame.buffer_mut());
    if let Some(at) = cursor.filter(|at| area.contains(*at)) {
        frame.set_cursor_position(at);
    }
}

/// Draws the window into `buffer`; answers where letters would be typed.
fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    if app.size.is_too_small() {
        too_small(app, area, buffer);
        return None;
    }
    let rows = [
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
    ];
    let [head, body, rule, status, foot] = Layout::vertical(rows).areas(area);
    header(app, head, buffer);
    let cursor = match app.scope() {
        Scope::Questions => questions::paint(app, body, buffer),
        Scope::List => queue::paint(app, body, buffer),
        Scope::Detail => detail::paint(app, body, buffer),
        Scope::Alerts => alerts::paint(app, body, buffer),
        Scope::Reasons => reasons::paint(app, body, buffer),
        Scope::Help => help::paint(app, body, buffer),
    };
    bar::rule("", rule, buffer);
    status_line(app, rule, status, buffer);
    hints::footer(app.scope(), &app.setup.words, usize::from(foot.width)).render(foot, buffer);
    cursor
}

/// Says which size is needed.
fn too_small(app: &App, area: Rect, buffer: &mut Buffer) {
    let sizes =
        [("width", area.width), ("height", area.height), ("least-width", SMALLEST.0), ("least-height", SMALLEST.1)];
    let args = sizes.map(|(name, cells)| (name, i64::from(cells).into()));
    Paragraph::new(app.setup.words.say_with("too-small", &args)).wrap(Wrap { trim: true }).render(area, buffer);
}

/// The program's name, then where one is; on the right, who moderates.
fn header(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let mut left = vec![Span::styled(" ilfaut", theme::STRONG)];
    match app.scope() {
        Scope::List => left.extend(tabs(app)),
        Scope::Questions => left.push(Span::raw(format!(" │ {}", words.say("title-questions")))),
        Scope::Help => left.push(Span::raw(format!(" │ {}", words.say("title-help")))),
        Scope::Detail => left.push(Span::raw(format!(" │ {}", path(app, "title-detail")))),
        Scope::Reasons => left.push(Span::raw(format!(" │ {}", path(app, "title-refuse")))),
        Scope::Alerts => left.push(Span::raw(format!(" │ {}", words.say("title-alerts")))),
    }
    let left = Line::from(left);
    let name = format!("{} ", text::cut(&text::shown(&app.setup.moderator), voice::NAME));
    let fits = left.width() + text::width(&name) < usize::from(area.width);
    bar::spread(left, Line::from(if fits { name } else { String::new() }), area, buffer);
}

/// The list one came from, then where one is.
fn path(app: &App, id: &str) -> String {
    let view = app.desk.as_ref().map_or(Status::Pending, Desk::view);
    format!("{} › {}", voice::list_name(&app.setup.words, view), app.setup.words.say(id))
}

/// The four lists with what waits in each; the one on the screen stands in brackets.
fn tabs(app: &App) -> Vec<Span<'static>> {
    let Some(desk) = &app.desk else { return Vec::new() };
    let named = |view: Status| {
        let name = voice::list_name(&app.setup.words, view);
        let name = desk.count(view).map_or_else(|| name.clone(), |count| counted(app, &name, count));
        if view == desk.view() {
            Span::styled(format!("[{name}]"), theme::STRONG)
        } else {
            Span::raw(format!(" {name} "))
        }
    };
    let tabs = VIEWS.into_iter().flat_map(|view| [Span::raw("│"), named(view)]);
    std::iter::once(Span::raw(" ")).chain(tabs).collect()
}

fn counted(app: &App, name: &str, count: usize) -> String {
    app.setup.words.say_with("counted", &[("name", name.into()), ("n", count.into())])
}

/// What was just done or went wrong; on the right, the place in the list. A long sentence takes the rule above too.
fn status_line(app: &App, rule: Rect, area: Rect, buffer: &mut Buffer) {
    let (said, style) = said(app);
    let place = place(app);
    let room = usize::from(area.width).saturating_sub(text::width(&place) + 2);
    let mut lines = text::wrapped(&said, room).into_iter().map(|line| Line::styled(format!(" {line}"), style));
    let (first, second) = (lines.next().unwrap_or_default(), lines.next());
    match second {
        None => bar::spread(first, Line::from(place), area, buffer),
        Some(second) => {
            Clear.render(rule, buffer);
            first.render(rule, buffer);
            bar::spread(second, Line::from(place), area, buffer);
        }
    }
}

fn said(app: &App) -> (String, Style) {
    match (&app.note, app.grace()) {
        (Some(note), _) => (note.text.clone(), if note.warning { theme::WARNING } else { Style::new() }),
        (None, Some((spoken, seconds))) => {
            let status = spoken.status.name();
            let args =
                [("text", spoken.excerpt.as_str().into()), ("seconds", seconds.into()), ("status", status.into())];
            (app.setup.words.say_with("grace", &args), Style::new())
        }
        (None, None) => (String::new(), Style::new()),
    }
}

/// Which line of how many.
fn place(app: &App) -> String {
    let place = match (&app.help, &app.alerts, &app.desk) {
        (Some(_), ..) | (None, None, None) => None,
        (_, Some(alerts), _) => Some((alerts.cursor, alerts.entries.len())),
        (_, _, Some(desk)) => Some((desk.list().place(), desk.list().rows.len())),
    };
    match place.filter(|(_, count)| *count > 0) {
        Some((at, count)) => {
            let args = [("at", (at + 1).into()), ("of", count.into())];
            format!("{} ", app.setup.words.say_with("place", &args))
        }
        None => String::new(),
    }
}
