//! The proposal that another repeats, being chosen, and what the author will read.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::Decision;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::{facts, typed};
use crate::app::{App, Duplicate, Panel};
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Rows of the text at most.
const TEXT: usize = 2;
/// Rows of what the author reads, at most.
const TOLD: u16 = 6;

/// Draws it; answers where letters go.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (Some(Panel::Duplicate(duplicate)), Some(row), words) = (app.panel(), app.current(), &app.setup.words) else {
        return None;
    };
    let quoted = facts::quoted(app, row, usize::from(area.width).saturating_sub(2), TEXT);
    let text_rows = u16::try_from(quoted.len()).unwrap_or(1);
    let told_rows = TOLD.min(area.height / 3);
    let rows = [1, text_rows, 1, 1].map(Constraint::Length).into_iter();
    let rows = rows.chain([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(told_rows)]);
    let parts: [Rect; 7] = Layout::vertical(rows).areas(area);
    let [top, text_area, rule, search, list, told_rule, told_area] = parts;
    bar::rule("", top, buffer);
    Paragraph::new(quoted).render(text_area, buffer);
    bar::titles(&words.say("duplicate-title"), &words.say("duplicate-votes"), rule, buffer);
    let cursor = typed::line(&words.say("duplicate-search"), &duplicate.field, true, search, buffer);
    paint_offers(app, duplicate, list, buffer);
    let language = [("language", row.item.language.to_string().into())];
    bar::rule(&words.say_with("picker-told", &language), told_rule, buffer);
    Paragraph::new(told(app, duplicate, told_area)).render(told_area, buffer);
    cursor
}

/// What can be chosen, two lines each; the line of the cursor stays in the window.
fn paint_offers(app: &App, duplicate: &Duplicate, area: Rect, buffer: &mut Buffer) {
    let width = usize::from(area.width);
    if duplicate.offers().is_empty() {
        let words = &app.setup.words;
        let id = match (duplicate.waits(), duplicate.field.words()) {
            (true, _) => "loading",
            (false, Some(_)) => "duplicate-nothing",
            (false, None) => "duplicate-type",
        };
        let lines = text::wrapped(&words.say(id), width.saturating_sub(2)).into_iter();
        let lines: Vec<Line<'_>> = lines.map(|line| Line::from(format!(" {line}"))).collect();
        return Paragraph::new(lines).render(area, buffer);
    }
    let first = (duplicate.cursor + 1).saturating_sub(usize::from(area.height / 2).max(1));
    let offers = duplicate.offers().iter().enumerate().skip(first);
    let lines: Vec<Line<'static>> = offers
        .flat_map(|(place, alike)| offer_lines(app, alike, place == duplicate.cursor, width))
        .take(usize::from(area.height))
        .collect();
    Paragraph::new(lines).render(area, buffer);
}

fn offer_lines(app: &App, alike: &Alike, selected: bool, width: usize) -> [Line<'static>; 2] {
    let marker = if selected { "▌" } else { " " };
    let percent = app.setup.words.say_with("mark-like", &[("percent", i64::from(alike.percent).into())]);
    let head = text::fitted(&format!("{marker}{percent} {}", text::shown(&alike.text)), width);
    let head = Line::from(head).style(if selected { theme::SELECTED } else { theme::STRONG });
    [head, Line::from(format!("       {}", text::cut(&facts::beside(app, alike), width.saturating_sub(8))))]
}

/// What the author will read; where room is short, without its first line.
fn told(app: &App, duplicate: &Duplicate, area: Rect) -> Vec<Line<'static>> {
    let (Some(desk), Some(row)) = (&app.desk, app.current()) else { return Vec::new() };
    let said = match duplicate.chosen() {
        Some(same) => {
            let decision = Decision::Duplicate { of: same.proposal.clone(), words: None };
            voice::notice(&desk.question, &facts::shown(app, row), &decision, Some(same))
        }
        None => vec![app.setup.words.say("duplicate-choose")],
    };
    facts::fitted(said, area)
}
