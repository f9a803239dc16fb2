//! Two proposals side by side, one above the other in a narrow window. Words that only one of them has stand in brackets.

use ilfaut_client::backend::Alike;
use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::facts;
use crate::app::{App, Panel, Row};
use crate::differences::{Piece, pieces};
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Columns under which the two stand one above the other.
const BESIDE: u16 = 72;

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (Some(Panel::Compare(compare)), Some(row)) = (app.panel(), app.current()) else { return None };
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::rule(&app.setup.words.say("compare-title"), rule, buffer);
    if area.width < BESIDE {
        let mut lines = mine(app, row, &compare.other, usize::from(body.width));
        lines.push(Line::default());
        lines.extend(other(app, row, &compare.other, usize::from(body.width)));
        Paragraph::new(lines.into_iter().skip(compare.scrolled).collect::<Vec<_>>()).render(body, buffer);
        return None;
    }
    let columns = [Constraint::Fill(1), Constraint::Length(1), Constraint::Fill(1)];
    let [left, between, right] = Layout::horizontal(columns).areas(body);
    for spot in between.rows() {
        Line::styled("│", theme::FAINT).render(spot, buffer);
    }
    let seen = |lines: Vec<Line<'static>>| Paragraph::new(lines.into_iter().skip(compare.scrolled).collect::<Vec<_>>());
    seen(mine(app, row, &compare.other, usize::from(left.width))).render(left, buffer);
    seen(other(app, row, &compare.other, usize::from(right.width))).render(right, buffer);
    None
}

fn mine(app: &App, row: &Row, other: &Alike, width: usize) -> Vec<Line<'static>> {
    let said =
        pieces(&text::shown(&app.text_of(row)), &text::shown(&other.text)).into_iter().filter_map(
            |piece| match piece {
                Piece::Same(words) => Some(words),
                Piece::Removed(words) => Some(format!("[{words}]")),
                Piece::Added(_) => None,
            },
        );
    let about = voice::status(&app.setup.words, row.item.status);
    column(app, &app.setup.words.say("compare-this"), &said.collect::<Vec<_>>().join(" "), &about, width)
}

fn other(app: &App, row: &Row, other: &Alike, width: usize) -> Vec<Line<'static>> {
    let said =
        pieces(&text::shown(&app.text_of(row)), &text::shown(&other.text)).into_iter().filter_map(
            |piece| match piece {
                Piece::Same(words) => Some(words),
                Piece::Added(words) => Some(format!("[{words}]")),
                Piece::Removed(_) => None,
            },
        );
    let title = app.setup.words.say_with("compare-other", &[("percent", i64::from(other.percent).into())]);
    column(app, &title, &said.collect::<Vec<_>>().join(" "), &facts::beside(app, other), width)
}

/// A title, the text, and what is known of it.
fn column(app: &App, title: &str, said: &str, about: &str, width: usize) -> Vec<Line<'static>> {
    let room = width.saturating_sub(2);
    let quoted = voice::quoted(&app.setup.words, said);
    let mut lines = vec![Line::styled(format!(" {}", text::cut(title, room)), theme::FAINT), Line::default()];
    lines.extend(text::wrapped(&quoted, room).into_iter().map(|line| Line::styled(format!(" {line}"), theme::STRONG)));
    lines.push(Line::default());
    lines.extend(text::wrapped(about, room).into_iter().map(|line| Line::from(format!(" {line}"))));
    lines
}
