//! The line of commands at the bottom, and above it what it may mean, each with what it does.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::{page, typed_line};
use crate::app::{App, Panel};
use crate::theme;
use crate::widget::{bar, text};

/// Commands in sight.
const SHOWN: usize = 8;
/// Cells of a name.
const NAME: usize = 24;

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(Panel::Palette(palette)) = app.panel() else { return None };
    page(app, app.page_scope(), area, buffer);
    let shown = SHOWN.min(usize::from(area.height).saturating_sub(3)).min(palette.offers().len());
    let chosen = palette.chosen.unwrap_or(0);
    let from = (chosen + 1).saturating_sub(shown);
    let height = u16::try_from(shown).unwrap_or(0) + 2;
    let block = Rect { y: area.bottom().saturating_sub(height), height, ..area };
    Clear.render(block, buffer);
    let mut rows = block.rows();
    if let Some(row) = rows.next() {
        bar::rule(&app.setup.words.say("palette-title"), row, buffer);
    }
    for ((at, command), row) in palette.offers().enumerate().skip(from).take(shown).zip(&mut rows) {
        let marker = if Some(at) == palette.chosen { "▌" } else { " " };
        let room = usize::from(row.width).saturating_sub(NAME + 2);
        let name = Span::styled(text::fitted(&command.name, NAME), theme::STRONG);
        let line = Line::from(vec![Span::raw(marker), name, Span::raw(" "), Span::raw(text::cut(&command.help, room))]);
        line.style(if marker == " " { theme::PLAIN } else { theme::SELECTED }).render(row, buffer);
    }
    typed_line(":", &palette.field, "", rows.next()?, buffer)
}
