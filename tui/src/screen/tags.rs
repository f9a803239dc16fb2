//! Topics being chosen: boxes with the digit that checks each, the suggested ones with a star.

use ilfaut_client::model::TopicId;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::{facts, typed};
use crate::app::{App, COLUMNS, MOST_TAGS, Offer, Panel, Tags};
use crate::theme;
use crate::widget::{bar, text};

/// Rows of the text at most.
const TEXT: usize = 2;
/// Rows under the topics.
const BELOW: u16 = 3;

/// Draws it; answers where letters go.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (Some(Panel::Tags(tags)), Some(row), words) = (app.panel(), app.current(), &app.setup.words) else {
        return None;
    };
    let quoted = facts::quoted(app, row, usize::from(area.width).saturating_sub(2), TEXT);
    let text_rows = u16::try_from(quoted.len()).unwrap_or(1);
    let rows = [1, text_rows, 1, 1].map(Constraint::Length);
    let rows = rows.into_iter().chain([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(BELOW)]);
    let parts: [Rect; 7] = Layout::vertical(rows).areas(area);
    let [top, text_area, rule, filter, boxes, chosen_rule, below] = parts;
    bar::rule("", top, buffer);
    Paragraph::new(quoted).render(text_area, buffer);
    let count = [("n", tags.in_sight().len().into()), ("of", tags.offers.len().into())];
    bar::titles(&words.say("tags-title"), &words.say_with("tags-count", &count), rule, buffer);
    let cursor = typed::line(&words.say("tags-filter"), &tags.filter, true, filter, buffer);
    paint_boxes(tags, boxes, buffer);
    if tags.in_sight().is_empty() {
        Paragraph::new(facts::fitted(missing(app, tags), boxes)).render(boxes, buffer);
    }
    let chosen = [("n", tags.checked.len().into()), ("most", MOST_TAGS.into())];
    bar::rule(&words.say_with("tags-chosen", &chosen), chosen_rule, buffer);
    Paragraph::new(summary(app, tags, usize::from(below.width).saturating_sub(2))).render(below, buffer);
    cursor
}

/// The topics in sight, read line by line; the line of the cursor stays in the window.
fn paint_boxes(tags: &Tags, area: Rect, buffer: &mut Buffer) {
    let height = usize::from(area.height).max(1);
    let first = (tags.cursor / COLUMNS + 1).saturating_sub(height);
    let width = usize::from(area.width) / COLUMNS;
    let in_sight = tags.in_sight();
    for (row, spot) in area.rows().enumerate() {
        for column in 0..COLUMNS {
            let place = (first + row) * COLUMNS + column;
            let Some(offer) = in_sight.get(place) else { return };
            let x = spot.x.saturating_add(u16::try_from(column * width).unwrap_or(0));
            let spot = Rect { x, width: u16::try_from(width).unwrap_or(spot.width), ..spot };
            box_line(tags, offer, place, width).render(spot, buffer);
        }
    }
}

fn box_line(tags: &Tags, offer: &Offer, place: usize, width: usize) -> Line<'static> {
    let marker = if place == tags.cursor { "▌" } else { " " };
    let digit = if place < 9 { (place + 1).to_string() } else { " ".to_owned() };
    let checked = if tags.checked.contains(&offer.id) { "[x]" } else { "[ ]" };
    let star = if offer.suggested { " *" } else { "" };
    let line = Line::from(text::fitted(&format!("{marker}{digit} {checked} {}{star}", offer.name), width));
    if place == tags.cursor { line.style(theme::SELECTED) } else { line }
}

/// Those chosen by their names, and how one chooses.
fn summary(app: &App, tags: &Tags, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let name = |id: &TopicId| tags.offers.iter().find(|offer| offer.id == *id).map(|offer| offer.name.clone());
    let names: Vec<String> = tags.checked.iter().filter_map(name).collect();
    let mut said = vec![if names.is_empty() { words.say("tags-nothing") } else { names.join(", ") }];
    if tags.full {
        said.push(words.say_with("tags-full", &[("most", MOST_TAGS.into())]));
    } else {
        said.push(words.say("tags-help"));
    }
    let lines = said.iter().flat_map(|said| text::wrapped(said, width));
    lines.map(|line| Line::from(format!(" {line}"))).collect()
}

/// The lines that the organiser adds to the question's file, since topics are theirs.
fn missing(app: &App, tags: &Tags) -> Vec<String> {
    let Some(name) = tags.filter.words() else { return Vec::new() };
    let letters = ilfaut_client::rules::words::folded(&name);
    let slug: String = letters.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let args = [("name", text::shown(&name).into()), ("slug", slug.into())];
    let lines = ["[question.topics]".to_owned(), app.setup.words.say_with("tags-lines", &args)];
    [vec![app.setup.words.say("tags-missing"), String::new()], lines.to_vec()].concat()
}
