//! The selected proposal in few lines under its list: always its whole text, then as much of the rest as there is room for.

use ilfaut_client::backend::Alike;
use ratatui::text::Line;

use super::facts;
use crate::app::{App, Row};
use crate::widget::text;

/// Look-alikes shown at most.
const ALIKE: usize = 2;

/// The selected proposal in `height` lines of `width` cells.
pub(super) fn lines(app: &App, width: usize, height: usize) -> Vec<Line<'static>> {
    let Some(row) = app.current() else { return Vec::new() };
    let outcome = facts::outcome(app, row);
    let mut lines = facts::quoted(app, row, width, height.saturating_sub(1 + usize::from(outcome.is_some())));
    let told = match outcome {
        Some(outcome) => {
            let room = height.saturating_sub(lines.len() + 1);
            std::iter::once(facts::about_author(app, row)).chain(facts::wrapped(&outcome, width, room)).collect()
        }
        None => beside(app, row, width, height.saturating_sub(lines.len())),
    };
    let told = told.into_iter().take(height.saturating_sub(lines.len()));
    lines.extend(told.map(|said| Line::from(format!(" {}", text::cut(&said, width)))));
    lines
}

/// Its author, its look-alikes and topics in `height` lines, then what its text shows; the second look-alike gives way first.
fn beside(app: &App, row: &Row, width: usize, height: usize) -> Vec<String> {
    let mut said = vec![facts::about_author(app, row)];
    let topics = facts::topics(app, row);
    let topics = topics.map(|topics| app.setup.words.say_with("preview-topics", &[("topics", topics.into())]));
    let likes = height.saturating_sub(1 + usize::from(topics.is_some())).clamp(1, ALIKE);
    said.extend(row.item.similar.iter().take(likes).map(|like| alike(app, like, width)));
    let looks = facts::looks(app, row);
    let last = facts::notes(app, row).pop();
    said.extend(topics.into_iter().chain((!looks.is_empty()).then(|| looks.join(" · "))).chain(last));
    said
}

/// How alike, the text, then its votes at the right.
fn alike(app: &App, alike: &Alike, width: usize) -> String {
    let mark = app.setup.words.say_with("mark-like", &[("percent", i64::from(alike.percent).into())]);
    let votes = facts::briefly(app, alike);
    let room = width.saturating_sub(text::width(&mark) + text::width(&votes) + 3);
    format!("{mark} {}  {votes}", text::fitted(&text::shown(&alike.text), room))
}
