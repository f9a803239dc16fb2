//! The alerts of a question: the pulse of the votes, one line for each alert, and under them the selected one in full,
//! with what it changes.

mod pane;
#[cfg(test)]
mod tests;

use ilfaut_config::alert::{self, Entry};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{Alerts, App, sign};
use crate::widget::{bar, figure, text};
use crate::{theme, voice};

/// Cells of the sign, of the hour, of the number of people or proposals, of the state.
const SIGN: usize = 4;
const HOUR: usize = 6;
const NUMBER: usize = 5;
const STATE: usize = 11;
/// One minute, in milliseconds.
const MINUTE: i64 = 60_000;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let alerts = &app.alerts;
    let below = Constraint::Length(app.size.alert());
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1), below];
    let [top, heads, lines, between, pane] = Layout::vertical(rows).areas(area);
    let width = usize::from(area.width);
    Line::raw(pulse(app, width)).render(top, buffer);
    let title = |id: &str| app.setup.words.say(id);
    let titles =
        [title("head-sign"), title("head-time"), title("head-people"), title("head-ideas"), title("head-alert-state")];
    Line::styled(columns(" ", &titles, &title("head-alert"), width), theme::FAINT).render(heads, buffer);
    if alerts.entries.is_empty() {
        nothing(app, alerts, lines, buffer);
        return None;
    }
    let first = (alerts.cursor + 1).saturating_sub(usize::from(lines.height));
    for ((place, entry), area) in alerts.entries.iter().enumerate().skip(first).zip(lines.rows()) {
        line(app, entry, place == alerts.cursor, width).render(area, buffer);
    }
    bar::rule("", between, buffer);
    let told = alerts.current().map(|entry| pane::lines(app, alerts, entry, pane)).unwrap_or_default();
    Paragraph::new(told).render(pane, buffer);
    None
}

/// Votes of the last hour, minute by minute, in bars and in words.
fn pulse(app: &App, width: usize) -> String {
    let words = &app.setup.words;
    let Some((stats, at)) = app.figures.stats.as_ref().zip(app.figures.at) else { return String::new() };
    let minutes = &stats.minutes;
    let most = minutes.iter().copied().max().filter(|most| *most > 0);
    let Some(most) = most else { return format!(" {}", words.say("minutes-none")) };
    let back = minutes.iter().rev().position(|votes| *votes == most).unwrap_or(0);
    let when = at.plus(-i64::try_from(back).unwrap_or(0) * MINUTE);
    let sum: u64 = minutes.iter().copied().map(u64::from).sum();
    let args = [
        ("max", i64::from(most).into()),
        ("at", voice::instant(words, "time-of-day", when, &app.setup.zone).into()),
        ("sum", sum.into()),
    ];
    let (title, told) = (words.say("minutes-title"), words.say_with("minutes-told", &args));
    let room = width.saturating_sub(text::width(&title) + text::width(&told) + 5);
    let bars = figure::spark(minutes, room.min(minutes.len()), app.setup.theme.ascii);
    format!(" {title} {bars}  {told}")
}

fn line(app: &App, entry: &Entry, selected: bool, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    let cells = [
        sign(entry).to_owned(),
        hour(app, entry),
        number(entry.participants.len()),
        number(entry.proposals.len()),
        words.say(app.alerts.state(entry)),
    ];
    let reason = alert::reason(&entry.reason, words.language());
    let line = columns(if selected { "▌" } else { " " }, &cells, &reason, width);
    match (selected, entry.level) {
        (true, _) => Line::styled(line, theme::SELECTED),
        (false, None) => Line::styled(line, theme::FAINT),
        (false, Some(_)) => Line::raw(line),
    }
}

/// The hour, or the day when it was not today.
fn hour(app: &App, entry: &Entry) -> String {
    let (_, Some(at)) = app.alerts.since(entry) else { return String::new() };
    let day = |at| voice::instant(&app.setup.words, "file-day", at, &app.setup.zone);
    let form = if day(at) == day(app.now) { "time-of-day" } else { "day-of-year" };
    voice::instant(&app.setup.words, form, at, &app.setup.zone)
}

fn columns(marker: &str, [sign, hour, people, ideas, state]: &[String; 5], reason: &str, width: usize) -> String {
    let wide = width.saturating_sub(1 + SIGN + HOUR + 2 * (NUMBER + 1) + 2 + STATE + 1);
    let (sign, hour) = (text::fitted(sign, SIGN), text::fitted(hour, HOUR));
    let numbers = [people, ideas].map(|number| figure::right(number, NUMBER)).join(" ");
    format!("{marker}{sign}{hour}{numbers}  {} {} ", text::fitted(reason, wide), text::fitted(state, STATE))
}

/// What an empty page means.
fn nothing(app: &App, alerts: &Alerts, area: Rect, buffer: &mut Buffer) {
    let sentence = app.setup.words.say(if alerts.loaded { "empty-alerts" } else { "loading" });
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Paragraph::new(format!("\n{sentence}")).wrap(Wrap { trim: true }).render(area, buffer);
}
