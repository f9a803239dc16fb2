//! The questions of a consultation, each with what waits in it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Widget;

use ilfaut_client::model::question::Openness;

use crate::app::App;
use crate::message::QuestionView;
use crate::widget::{bar, figure, text};
use crate::{theme, voice};

/// Cells of the number of waiting proposals, of the state of a question, of the time left and of its votes.
const WAITING: usize = 11;
const STATE: usize = 9;
const LEFT: usize = 7;
const VOTES: usize = 9;

/// Draws the list.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let rows = [Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)];
    let [rule, heads, lines] = Layout::vertical(rows).areas(area);
    bar::rule("", rule, buffer);
    let words = &app.setup.words;
    let width = usize::from(area.width);
    let titles = ["head-waiting", "head-open", "head-left", "head-given", "head-question"].map(|id| words.say(id));
    Line::styled(columns(" ", &titles, width), theme::FAINT).render(heads, buffer);
    let place = app.questions.iter().position(|view| Some(&view.question.id) == app.asked.as_ref()).unwrap_or(0);
    let top = (place + 1).saturating_sub(usize::from(lines.height));
    for (view, area) in app.questions.iter().skip(top).zip(lines.rows()) {
        let selected = Some(&view.question.id) == app.asked.as_ref();
        line(app, view, selected, width).render(area, buffer);
    }
    None
}

fn line(app: &App, view: &QuestionView, selected: bool, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let state = words.say(match view.openness {
        Openness::Upcoming => "question-upcoming",
        Openness::Open => "question-open",
        Openness::Finished => "question-finished",
    });
    let wording = text::shown(view.question.wording.within(words.language()));
    let closes = view.question.closes.filter(|_| view.openness == Openness::Open);
    let left = closes.map(|closes| voice::left(words, closes.since(app.now))).unwrap_or_default();
    let cells = [voice::number(words, view.pending), state, left, voice::number(words, view.votes), wording];
    let line = columns(if selected { "▌" } else { " " }, &cells, width);
    if selected { Line::styled(line, theme::SELECTED) } else { Line::raw(line) }
}

fn columns(marker: &str, [waiting, state, left, votes, wording]: &[String; 5], width: usize) -> String {
    let waiting = figure::right(waiting, WAITING);
    let numbers = format!("{} {}", figure::right(left, LEFT), figure::right(votes, VOTES));
    let wide = width.saturating_sub(1 + WAITING + 2 + STATE + LEFT + 1 + VOTES + 3);
    format!("{marker}{waiting}  {}{numbers}  {} ", text::fitted(state, STATE), text::fitted(wording, wide))
}
