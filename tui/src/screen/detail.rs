//! One proposal on its own page: its whole text, then everything a moderator may know of it.

use ilfaut_client::backend::Alike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use super::facts;
use crate::app::{App, Desk, Row};
use crate::keys::Scope;
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Cells for the name of a fact.
const NAME: usize = 11;
/// Lines of one fact, at most (280 characters of a moderator's words on a narrow screen).
const MOST: usize = 8;

/// Draws the page; what is longer than the window is scrolled.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (row, desk) = (app.current()?, app.desk.as_ref()?);
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::titles(&lease(app, row), &length(app, row, desk), rule, buffer);
    let lines = lines(app, row, usize::from(body.width).saturating_sub(1));
    let most = lines.len().saturating_sub(usize::from(body.height));
    let scrolled = app.detail.unwrap_or(0).min(most);
    Paragraph::new(lines.into_iter().skip(scrolled).collect::<Vec<_>>()).render(body, buffer);
    None
}

/// What stands in place of the verbs while somebody else holds the proposal whose page is open.
pub(super) fn held(app: &App) -> Option<String> {
    let row = app.current().filter(|row| app.scope() == Scope::Detail && row.is_open())?;
    let (name, _) = row.item.lease.as_ref()?;
    Some(app.setup.words.say_with("held-footer", &[("name", text::shown(name).into())]))
}

/// Who holds it.
fn lease(app: &App, row: &Row) -> String {
    let words = &app.setup.words;
    let own = || {
        let until = app.held_until()?;
        Some(words.say_with("lease-own", &[("time", voice::hour(words, until, &app.setup.zone).into())]))
    };
    let of_another = row.item.lease.as_ref().map(|(name, seconds)| {
        let left = app.lease_left().unwrap_or(i64::from(*seconds));
        words.say_with("lease-of", &[("name", text::shown(name).into()), ("seconds", left.into())])
    });
    of_another.or_else(own).unwrap_or_else(|| row.item.proposal.to_string())
}

fn length(app: &App, row: &Row, desk: &Desk) -> String {
    let most = desk.question.phrase_rule(row.item.language).max;
    let args = [("n", row.item.text.chars().count().into()), ("max", most.into())];
    app.setup.words.say_with("edit-length", &args)
}

/// The whole page in lines of `width` cells, for a page of its own or the pane beside a list.
pub(super) fn lines(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let Some(desk) = &app.desk else { return Vec::new() };
    let mut lines = facts::quoted(app, row, width.saturating_sub(1), usize::MAX);
    lines.push(Line::default());
    lines.extend(about(app, row, desk, width));
    lines.extend(alike(app, row, width));
    lines.push(Line::default());
    lines.extend(after(app, row, width));
    lines
}

/// Who, where, when, and what the text shows.
fn about(app: &App, row: &Row, desk: &Desk, width: usize) -> Vec<Line<'static>> {
    let (words, item) = (&app.setup.words, &row.item);
    let sent = [
        ("date", voice::moment(words, item.sent, &app.setup.zone).into()),
        ("ago", voice::ago(words, app.now.since(item.sent)).into()),
    ];
    let channel = [voice::channel(words, item.channel), item.language.to_string(), words.say_with("received", &sent)];
    let looks = facts::looks(app, row);
    let looks = if looks.is_empty() { words.say("signal-none") } else { looks.join(" · ") };
    let question = text::shown(desk.question.wording.within(words.language()));
    let mut lines = fact(&words.say("fact-author"), &facts::author(app, row), width, 1);
    lines.extend(fact(&words.say("fact-channel"), &channel.join(" · "), width, 1));
    lines.extend(fact(&words.say("fact-question"), &question, width, 1));
    lines.extend(fact(&words.say("fact-signals"), &looks, width, 2));
    if let Some(outcome) = facts::happening(app, row) {
        lines.extend(fact(&words.say("fact-state"), &outcome, width, MOST));
    }
    lines
}

/// The look-alikes with their votes, two lines each, three where it is narrow.
fn alike(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    if row.item.similar.is_empty() {
        return Vec::new();
    }
    let title = Line::styled(format!(" {}", text::cut(&words.say("alike-title"), width)), theme::FAINT);
    let chosen = app.chosen().map(|alike| &alike.proposal);
    let each = row.item.similar.iter().enumerate();
    let each = each.flat_map(|(place, like)| like_lines(app, place, like, chosen == Some(&like.proposal), width));
    [Line::default(), title].into_iter().chain(each).collect()
}

fn like_lines(app: &App, place: usize, alike: &Alike, chosen: bool, width: usize) -> Vec<Line<'static>> {
    let mark = app.setup.words.say_with("mark-like", &[("percent", i64::from(alike.percent).into())]);
    let marker = if chosen { "▌" } else { " " };
    let head = format!("{marker}{} {mark} {}", place + 1, text::shown(&alike.text));
    let head = Line::from(if chosen { text::fitted(&head, width) } else { text::cut(&head, width) });
    let head = if chosen { head.style(theme::SELECTED) } else { head };
    let beside = facts::wrapped(&facts::beside(app, alike), width.saturating_sub(9), 2).into_iter();
    std::iter::once(head).chain(beside.map(|line| Line::from(format!("         {line}")))).collect()
}

/// Its topics, its history, what colleagues noted.
fn after(app: &App, row: &Row, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let topics = facts::topics(app, row).unwrap_or_else(|| words.say("topics-none"));
    let mut lines = fact(&words.say("fact-topics"), &topics, width, 2);
    let sent = voice::moment(words, row.item.sent, &app.setup.zone);
    let sent = words.say_with("history-sent", &[("date", sent.into())]);
    let history: Vec<String> = std::iter::once(sent).chain(facts::decided(app, row)).collect();
    lines.extend(fact(&words.say("fact-history"), &history.join(" · "), width, 3));
    for (at, note) in facts::notes(app, row).iter().enumerate() {
        let name = if at == 0 { words.say("fact-notes") } else { String::new() };
        lines.extend(fact(&name, note, width, 3));
    }
    lines
}

/// A fact with its name, on at most `most` lines.
fn fact(name: &str, value: &str, width: usize, most: usize) -> Vec<Line<'static>> {
    let lines = facts::wrapped(value, width.saturating_sub(NAME + 1), most).into_iter().enumerate();
    let lines = lines.map(|(at, line)| {
        let name = text::fitted(if at == 0 { name } else { "" }, NAME);
        Line::from(vec![Span::styled(format!(" {name}"), theme::FAINT), Span::raw(line)])
    });
    lines.collect()
}
