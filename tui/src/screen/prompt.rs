//! The page under a line typed at the bottom: the list stays in sight.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{page, typed_line};
use crate::app::{App, Panel, Wanted};

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let Some(Panel::Prompt(prompt)) = app.panel() else { return None };
    page(app, app.page_scope(), area, buffer);
    let words = &app.setup.words;
    let sign = words.say(match prompt.wanted {
        Wanted::Words => "prompt-words",
        Wanted::Filter => "prompt-filter",
        Wanted::Marks => "prompt-marks",
    });
    let beside = match &prompt.foreseen {
        Some(Ok(count)) => words.say_with("prompt-counts", &[("n", (*count).into())]),
        Some(Err(sentence)) => sentence.clone(),
        None => String::new(),
    };
    let line = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    typed_line(&format!("{sign} "), &prompt.field, &beside, line, buffer)
}
