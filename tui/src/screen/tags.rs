//! The picker of topics.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::App;

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let _ = (app, area, buffer);
    None
}
