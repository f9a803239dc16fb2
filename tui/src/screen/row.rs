//! One line of a list: age, channel, the beginning of the text without its shared opening, what it shows or where it stands
//! in a word, and its mark.

use ilfaut_client::model::Status;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::app::{App, Fate, Row};
use crate::signals::{alike, signals};
use crate::widget::text;
use crate::{theme, voice};

/// Cells of the age, right-aligned.
const AGE: usize = 4;
/// Cells of the state.
const STATE: usize = 15;
/// Cells of the mark.
const MARK: usize = 4;

/// The cells of each column in a list `width` cells wide: channel (0 when left out) and text.
fn columns(width: usize, narrow: bool) -> (usize, usize) {
    let channel = if narrow { 0 } else { 6 };
    (channel, width.saturating_sub(1 + AGE + 2 + channel + 1 + STATE + 1 + MARK))
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
    let (state, mark) = (text::fitted(&words.say("head-signals"), STATE), text::fitted(&words.say("head-mark"), MARK));
    Line::styled(format!("{blanks}{age}  {via}{title} {state} {mark}"), theme::FAINT)
}

/// One line.
pub(super) fn line(app: &App, row: &Row, selected: bool, marked: bool, width: usize) -> Line<'static> {
    let (channel, wide) = columns(width, app.size.is_narrow());
    let item = &row.item;
    let opening = app.desk.as_ref().map(|desk| desk.question.phrase_rule(item.language).prefix).unwrap_or_default();
    let shown = text::shown(&app.text_of(row));
    let age = voice::age(&app.setup.words, app.now.since(item.sent));
    let marker = if selected { "▌" } else { " " };
    let blanks = " ".repeat(AGE.saturating_sub(text::width(&age)));
    let via = text::fitted(if channel == 0 { "" } else { voice::channel_mark(item.channel) }, channel);
    let title = text::fitted(text::without_opening(&shown, &opening), wide);
    let (state, accent) = state(app, row);
    let accent = if selected { Style::new() } else { accent };
    let line = Line::from(vec![
        Span::styled(marker, Style::new().not_reversed()),
        Span::raw(format!("{blanks}{age}  {via}")),
        Span::styled(format!("{title} "), if app.is_found(&item.text) { theme::FOUND } else { Style::new() }),
        Span::styled(text::fitted(&state, STATE), accent),
        Span::raw(if marked { " [x] " } else { " [ ] " }),
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
    if let Some((name, _)) = &row.item.lease {
        return by(app, "state-leased", name);
    }
    let decided = row.item.decided.as_ref();
    match (row.item.status, decided) {
        (Status::Refused, Some(decided)) if decided.refusal.is_some() => {
            decided.refusal.as_ref().map(|(reason, _)| voice::reason(&app.setup.words, *reason)).unwrap_or_default()
        }
        (Status::Accepted | Status::Postponed, Some(decided)) => by(app, "state-by", &decided.by),
        _ => within(&marks(app, row)),
    }
}

/// What was done with it here, then how many say nearly the same, then what its text shows, each in a word.
fn marks(app: &App, row: &Row) -> Vec<String> {
    let words = &app.setup.words;
    let counted = |id: &str, count: usize| (count > 0).then(|| words.say_with(id, &[("n", count.into())]));
    let corrected = app.looks.is_corrected(&row.item.proposal).then(|| words.say("mark-corrected"));
    let noted = counted("mark-noted", row.item.notes.len());
    let group = row.item.echoes.len();
    let group = counted("mark-echo", if group > 0 { group + 1 } else { 0 });
    let (waiting, accepted) = alike(&row.item);
    let others = [corrected, noted, group, counted("mark-waiting", waiting), counted("mark-accepted", accepted)];
    let shown = app.desk.iter().flat_map(|desk| signals(&row.item, &desk.question.phrase_rule(row.item.language)));
    others.into_iter().flatten().chain(shown.map(|signal| words.say(&signal.mark()))).collect()
}

/// As many words as the column holds, and how many more there are.
fn within(marks: &[String]) -> String {
    let (mut said, count) = (String::new(), marks.len());
    for (at, mark) in marks.iter().enumerate() {
        let next = if said.is_empty() { mark.clone() } else { format!("{said} {mark}") };
        let room = if at + 1 < count { STATE - 3 } else { STATE };
        if at > 0 && text::width(&next) > room {
            return format!("{said} +{}", count - at);
        }
        said = next;
    }
    said
}

fn by(app: &App, id: &str, name: &str) -> String {
    app.setup.words.say_with(id, &[("name", text::shown(name).into())])
}
