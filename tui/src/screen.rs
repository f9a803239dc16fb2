//! Pictures of the state, one file per screen. They read and draw, and change nothing.

mod activity;
mod ask;
mod compare;
mod detail;
mod duplicate;
mod edit;
mod facts;
mod help;
mod journal;
mod map;
mod palette;
mod plain;
mod preview;
mod prompt;
mod questions;
mod queue;
mod reasons;
mod row;
mod stats;
mod strip;
mod tags;
#[cfg(test)]
pub(crate) mod tests;
mod typed;
mod write;

use ilfaut_client::model::Status;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph, Widget, Wrap};

use crate::app::{App, Desk, Field, Panel};
use crate::keys::{Scope, Tab};
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
    let cursor = page(app, app.scope(), body, buffer);
    bar::rule("", rule, buffer);
    status_line(app, rule, status, buffer);
    match detail::held(app) {
        Some(held) => Line::from(format!(" {held}")).render(foot, buffer),
        None if app.setup.footer => {
            hints::footer(app.scope(), &app.setup, usize::from(foot.width)).render(foot, buffer);
        }
        None => {}
    }
    cursor
}

/// Draws what takes the keys in `scope`.
fn page(app: &App, scope: Scope, body: Rect, buffer: &mut Buffer) -> Option<Position> {
    match scope {
        Scope::Questions => questions::paint(app, body, buffer),
        Scope::Queue => queue::paint(app, body, buffer),
        Scope::Detail => detail::paint(app, body, buffer),
        Scope::Map => map::paint(app, body, buffer),
        Scope::Activity => activity::paint(app, body, buffer),
        Scope::Stats => stats::paint(app, body, buffer),
        Scope::Journal => journal::paint(app, body, buffer),
        Scope::Reasons => reasons::paint(app, body, buffer),
        Scope::Tags => tags::paint(app, body, buffer),
        Scope::Edit => edit::paint(app, body, buffer),
        Scope::Duplicate => duplicate::paint(app, body, buffer),
        Scope::Write => write::paint(app, body, buffer),
        Scope::Compare => compare::paint(app, body, buffer),
        Scope::Prompt => prompt::paint(app, body, buffer),
        Scope::Palette => palette::paint(app, body, buffer),
        Scope::Ask => ask::paint(app, body, buffer),
        Scope::Help => help::paint(app, body, buffer),
        Scope::Text => plain::paint(app, body, buffer),
    }
}

/// A line being typed after a sign, with something told on its right; answers where the cursor is.
fn typed_line(sign: &str, field: &Field, beside: &str, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    Clear.render(area, buffer);
    let (before, after) = field.halves();
    let (before, after) = (before.replace('\t', " "), after.replace('\t', " "));
    let start = text::width(sign) + 1;
    let room = usize::from(area.width).saturating_sub(start + 2);
    let skipped = text::width(&before).saturating_sub(room);
    let left: String = before.chars().skip(skipped).collect();
    let at = start + text::width(&left);
    let told = text::cut(beside, usize::from(area.width).saturating_sub(at + text::width(&after) + 2));
    let typed = Line::from(vec![Span::styled(format!(" {sign}"), theme::STRONG), Span::raw(format!("{left}{after}"))]);
    bar::spread(typed, Line::styled(format!("{told} "), theme::FAINT), area, buffer);
    Some(Position { x: area.x + u16::try_from(at).unwrap_or(area.width), y: area.y })
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
    match title(app) {
        None => left.extend(tabs(app)),
        Some(title) => left.push(Span::raw(format!(" │ {title}"))),
    }
    let left = Line::from(left);
    let name = format!("{} ", text::cut(&text::shown(&app.setup.moderator), voice::NAME));
    let room = usize::from(area.width).saturating_sub(left.width() + 1);
    let forms = voice::link(words, &app.link, app.now, &app.setup.zone).map(|said| format!("{said} "));
    let [long, short] = &forms;
    let both = if long == " " { name.clone() } else { format!("{name} · {long}").replace("  ·", " ·") };
    let fits = [&both, long, short, &name].into_iter().find(|said| text::width(said) <= room);
    bar::spread(left, Line::from(fits.cloned().unwrap_or_default()), area, buffer);
}

/// Where one is, when no page of the question is on the screen.
fn title(app: &App) -> Option<String> {
    let words = &app.setup.words;
    let id = match app.scope() {
        Scope::Questions => return Some(words.say("title-questions")),
        Scope::Queue | Scope::Map | Scope::Activity | Scope::Stats | Scope::Journal => return None,
        Scope::Prompt | Scope::Palette | Scope::Ask => return None,
        Scope::Text => return app.panel().map(text_title).map(|id| words.say(id)),
        Scope::Help => return Some(words.say("title-help")),
        Scope::Detail => "title-detail",
        Scope::Reasons => "title-refuse",
        Scope::Tags => "title-tags",
        Scope::Edit => "title-edit",
        Scope::Duplicate => "title-duplicate",
        Scope::Write => "title-write",
        Scope::Compare => "title-compare",
    };
    Some(path(app, id))
}

fn text_title(panel: &Panel) -> &'static str {
    if let Panel::Text(text) = panel { text.title } else { "title-help" }
}

/// The list one came from, then where one is.
fn path(app: &App, id: &str) -> String {
    let view = app.desk.as_ref().map_or(Status::Pending, Desk::view);
    format!("{} › {}", voice::list_name(&app.setup.words, view), app.setup.words.say(id))
}

/// The pages of the question, with what waits; the one on the screen stands in brackets.
fn tabs(app: &App) -> Vec<Span<'static>> {
    let words = &app.setup.words;
    let named = |(place, tab): (usize, Tab)| {
        let name = format!("{} {}", place + 1, words.say(tab.title()));
        let name = match waiting(app, tab) {
            Some(count) if tab == Tab::Activity => counted(app, "counted-alerts", &name, count),
            Some(count) => counted(app, "counted", &name, count),
            None => name,
        };
        if tab == app.tab { Span::styled(format!("[{name}]"), theme::STRONG) } else { Span::raw(format!(" {name} ")) }
    };
    let tabs = Tab::ALL.into_iter().enumerate().flat_map(|tab| [Span::raw("│"), named(tab)]);
    std::iter::once(Span::raw(" ")).chain(tabs).collect()
}

/// What waits on a page.
fn waiting(app: &App, tab: Tab) -> Option<usize> {
    match tab {
        Tab::Queue => app.desk.as_ref().and_then(|desk| desk.count(Status::Pending)),
        Tab::Activity => Some(app.alerts.open()).filter(|open| *open > 0),
        _ => None,
    }
}

fn counted(app: &App, id: &str, name: &str, count: usize) -> String {
    app.setup.words.say_with(id, &[("name", name.into()), ("n", count.into())])
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
        (None, Some((_, seconds))) if app.history.next() > 1 => {
            let args = [("n", app.history.next().into()), ("seconds", seconds.into())];
            (app.setup.words.say_with("grace-many", &args), Style::new())
        }
        (None, Some((spoken, seconds))) => {
            let status = spoken.status.name();
            let args =
                [("text", spoken.excerpt.as_str().into()), ("seconds", seconds.into()), ("status", status.into())];
            (app.setup.words.say_with("grace", &args), Style::new())
        }
        (None, None) => (marked(app), Style::new()),
    }
}

/// How many lines are marked, and which key acts on them.
fn marked(app: &App) -> String {
    let marked = app.desk.as_ref().filter(|_| app.tab == Tab::Queue).map_or(0, |desk| desk.list().count_marks());
    if marked == 0 { String::new() } else { app.setup.words.say_with("marked", &[("n", marked.into())]) }
}

/// Which line of how many.
fn place(app: &App) -> String {
    let place = match (app.scope(), &app.desk) {
        (Scope::Help | Scope::Text, _) | (_, None) => None,
        (Scope::Activity, _) => Some((app.alerts.cursor, app.alerts.entries.len())),
        (Scope::Map, _) if app.lists_map() => Some((app.map.place(), app.map.members().len())),
        (Scope::Journal, _) => {
            let acts = app.acts();
            Some((app.journal.place(&acts), acts.len()))
        }
        (_, Some(desk)) if app.tab == Tab::Queue => Some((desk.list().place(), desk.list().len())),
        _ => None,
    };
    match place.filter(|(_, count)| *count > 0) {
        Some((at, count)) => {
            let args = [("at", (at + 1).into()), ("of", count.into())];
            format!("{} ", app.setup.words.say_with("place", &args))
        }
        None => String::new(),
    }
}
