//! The alerts of a question: one line each, and under them the selected one in full, with both counts of its proposals.

use ilfaut_config::alert::{self, Entry};
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{Alerts, App, Counts};
use crate::theme;
use crate::widget::{bar, text};

/// Cells of how serious an alert is.
const LEVEL: usize = 10;
/// Cells of the number of people, and of proposals.
const NUMBER: usize = 5;
/// Cells of what was made of it.
const STATE: usize = 9;
/// Cells of one proposal's counts.
const VOTES: usize = 17;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let alerts = &app.alerts;
    let below = Constraint::Length(app.size.alert());
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1), below];
    let [rule, heads, lines, between, pane] = Layout::vertical(rows).areas(area);
    bar::rule("", rule, buffer);
    let width = usize::from(area.width);
    let title = |id: &str| app.setup.words.say(id);
    let titles = [title("head-level"), title("head-people"), title("head-ideas"), title("head-votes")];
    let heads_line = columns(" ", &titles, &title("head-alert"), width);
    Line::styled(heads_line, theme::FAINT).render(heads, buffer);
    if alerts.entries.is_empty() {
        nothing(app, alerts, lines, buffer);
        return None;
    }
    let top = (alerts.cursor + 1).saturating_sub(usize::from(lines.height));
    for ((place, entry), area) in alerts.entries.iter().enumerate().skip(top).zip(lines.rows()) {
        line(app, entry, place == alerts.cursor, width).render(area, buffer);
    }
    bar::rule("", between, buffer);
    let told = alerts.current().map(|entry| pane_lines(app, alerts, entry, pane)).unwrap_or_default();
    Paragraph::new(told).render(pane, buffer);
    None
}

fn line(app: &App, entry: &Entry, selected: bool, width: usize) -> Line<'static> {
    let language = app.setup.words.language();
    let number = |n: usize| if n == 0 { String::new() } else { n.to_string() };
    let cells = [
        alert::level(entry.level, language),
        number(entry.participants.len()),
        number(entry.proposals.len()),
        app.setup.words.say(state(entry)),
    ];
    let reason = alert::reason(&entry.reason, language);
    let line = columns(if selected { "▌" } else { " " }, &cells, &reason, width);
    match (selected, entry.level) {
        (true, _) => Line::styled(line, theme::SELECTED),
        (false, None) => Line::styled(line, theme::FAINT),
        (false, Some(_)) => Line::raw(line),
    }
}

/// What was made of an alert, in one word.
fn state(entry: &Entry) -> &'static str {
    match &entry.cohort {
        None => "aside-none",
        Some(cohort) if cohort.restored.is_some() => "aside-restored",
        Some(cohort) if cohort.confirmed.is_some() => "aside-confirmed",
        Some(_) => "aside-proposed",
    }
}

fn columns(marker: &str, [level, people, ideas, state]: &[String; 4], reason: &str, width: usize) -> String {
    let right = |value: &str| format!("{}{value}", " ".repeat(NUMBER.saturating_sub(text::width(value))));
    let wide = width.saturating_sub(1 + LEVEL + 2 * (NUMBER + 1) + 2 + STATE + 1 + 1);
    let (level, state) = (text::fitted(level, LEVEL), text::fitted(state, STATE));
    format!("{marker}{level} {} {}  {} {state} ", right(people), right(ideas), text::fitted(reason, wide))
}

/// The whole sentence, what was made of it, then as many proposals as there is room for.
fn pane_lines(app: &App, alerts: &Alerts, entry: &Entry, area: Rect) -> Vec<Line<'static>> {
    let (words, width) = (&app.setup.words, usize::from(area.width).saturating_sub(2));
    let language = words.language();
    let reason = alert::reason(&entry.reason, language);
    let mut lines: Vec<Line<'static>> =
        text::wrapped(&reason, width).into_iter().map(|line| Line::styled(format!(" {line}"), theme::STRONG)).collect();
    let state = text::shown(&alert::state(entry.cohort.as_ref(), language));
    lines.extend(text::wrapped(&state, width).into_iter().map(|line| Line::raw(format!(" {line}"))));
    let objections = alert::objections(entry.cohort.as_ref(), language);
    lines.extend(objections.iter().map(|said| Line::raw(format!(" {}", text::cut(&text::shown(said), width)))));
    let effects = alerts.effects(entry);
    let room = usize::from(area.height).saturating_sub(lines.len() + 1);
    if effects.is_empty() || room == 0 {
        return lines;
    }
    let heads = [words.say("head-raw"), words.say("head-kept"), words.say("head-proposals")];
    lines.push(Line::styled(counted(&heads, width), theme::FAINT));
    lines.extend(effects.into_iter().take(room).map(|counts| Line::raw(effect(counts, width))));
    lines
}

fn effect(counts: &Counts, width: usize) -> String {
    let votes = |votes: &[u64; 3]| votes.map(|count| count.to_string()).join("/");
    counted(&[votes(&counts.raw), votes(&counts.kept), text::shown(&counts.text)], width)
}

fn counted([raw, kept, what]: &[String; 3], width: usize) -> String {
    let wide = width.saturating_sub(2 * (VOTES + 1));
    format!(" {} {} {}", text::fitted(raw, VOTES), text::fitted(kept, VOTES), text::cut(what, wide))
}

/// What an empty page means.
fn nothing(app: &App, alerts: &Alerts, area: Rect, buffer: &mut Buffer) {
    let sentence = app.setup.words.say(if alerts.loaded { "empty-alerts" } else { "loading" });
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Paragraph::new(format!("\n{sentence}")).wrap(Wrap { trim: true }).render(area, buffer);
}
