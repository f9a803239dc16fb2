//! One line of a list: age, channel, the beginning of the text without its shared opening, and a word on its state.

use ilfaut_client::model::Status;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{App, Fate, Row};
use crate::signals::signals;
use crate::widget::text;
use crate::{theme, voice};

/// Cells of the age, right-aligned.
const AGE: usize = 5;
/// Cells of the state.
const STATE: usize = 16;

/// The cells of each column in a list `width` cells wide: channel (0 when left out) and text.
fn columns(width: usize, narrow: bool) -> (usize, usize) {
    let channel = if narrow { 0 } else { 4 };
    (channel, width.saturating_sub(1 + AGE + 2 + channel + 1 + STATE + 1))
}

/// The heads of the columns.
pub(super) fn heads(app: &App, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let (channel, wide) = columns(width, app.size.is_narrow());
    let opening = app.desk.as_ref().map(|desk| voice::opening(&desk.question)).unwrap_or_default();
    let title = words.say_with("head-text", &[("opening", opening.to_lowercase().into())]);
    let age = words.say("head-age");
    let blanks = " ".repeat((1 + AGE).saturating_sub(text::width(&age)));
    let (via, title) = (text::fitted(&words.say("head-channel"), channel), text::fitted(&title, wide));
    let state = text::fitted(&words.say("head-state"), STATE);
    Line::styled(format!("{blanks}{age}  {via}{title} {state}"), theme::FAINT)
}

/// One line.
pub(super) fn line(app: &App, row: &Row, selected: bool, width: usize) -> Line<'static> {
    let (channel, wide) = columns(width, app.size.is_narrow());
    let item = &row.item;
    let opening = app.desk.as_ref().map(|desk| desk.question.phrase_rule(item.language).prefix).unwrap_or_default();
    let shown = text::shown(&item.text);
    let age = voice::age(&app.setup.words, app.now.since(item.sent));
    let marker = if selected { "▌" } else { " " };
    let blanks = " ".repeat(AGE.saturating_sub(text::width(&age)));
    let via = text::fitted(if channel == 0 { "" } else { voice::channel_mark(item.channel) }, channel);
    let title = text::fitted(text::without_opening(&shown, &opening), wide);
    let (state, accent) = state(app, row);
    let accent = if selected { Style::new() } else { accent };
    let line = Line::from(vec![
        Span::styled(marker, Style::new().not_reversed()),
        Span::raw(format!("{blanks}{age}  {via}{title} ")),
        Span::styled(text::fitted(&state, STATE), accent),
        Span::raw(" "),
    ]);
    match (selected, row.is_open()) {
        (true, _) => line.style(theme::SELECTED),
        (false, true) => line,
        (false, false) => line.style(theme::FAINT),
    }
}

/// A word on where the proposal stands, or what its text shows.
fn state(app: &App, row: &Row) -> (String, Style) {
    let words = &app.setup.words;
    match &row.fate {
        Fate::Sending(_) => (words.say("state-sending"), Style::new()),
        Fate::Decided(status, _) => (voice::status(words, *status), theme::status(*status)),
        Fate::Overtaken(_) => (words.say("state-review"), theme::WARNING),
        Fate::Elsewhere(by) => (voice::elsewhere(words, by.as_ref()), Style::new()),
        Fate::Open => (open_state(app, row), Style::new()),
    }
}

fn open_state(app: &App, row: &Row) -> String {
    let words = &app.setup.words;
    if let Some((name, _)) = &row.item.lease {
        return by(app, "state-leased", name);
    }
    let decided = row.item.decided.as_ref();
    match (row.item.status, decided) {
        (Status::Refused, Some(decided)) if decided.refusal.is_some() => {
            decided.refusal.as_ref().map(|(reason, _)| voice::reason(words, *reason)).unwrap_or_default()
        }
        (Status::Accepted | Status::Postponed, Some(decided)) => by(app, "state-by", &decided.by),
        _ => marks(app, row),
    }
}

/// How many say nearly the same, how alike it is to another, then what its text shows, each in a word.
fn marks(app: &App, row: &Row) -> String {
    let words = &app.setup.words;
    let group = row.item.echoes.len();
    let group = (group > 0).then(|| words.say_with("mark-echo", &[("n", (group + 1).into())]));
    let like = row.item.similar.first().map(|alike| [("percent", i64::from(alike.percent).into())]);
    let like = like.map(|args| words.say_with("mark-like", &args));
    let shown = signals(&row.item).into_iter().map(|signal| words.say(signal.mark()));
    let marks = group.into_iter().chain(like).chain(shown);
    let flagged = row.item.flags.iter().any(|flag| crate::signals::sentence(*flag).is_some());
    marks.chain(flagged.then(|| words.say("mark-flag"))).collect::<Vec<_>>().join(" ")
}

fn by(app: &App, id: &str, name: &str) -> String {
    app.setup.words.say_with(id, &[("name", text::shown(name).into())])
}
