//! The strip under a wide list: the last decisions taken here.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::app::{App, Spoken};
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Draws the strip.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::rule(&words.say("strip-title"), rule, buffer);
    let last = app.spoken().iter().rev().take(usize::from(body.height));
    let mut lines: Vec<Line<'static>> = last.map(|spoken| line(app, spoken, usize::from(body.width))).collect();
    if lines.is_empty() {
        lines.push(Line::styled(format!(" {}", words.say("strip-nothing")), theme::FAINT));
    }
    Paragraph::new(lines).render(body, buffer);
}

fn line(app: &App, spoken: &Spoken, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let hour = voice::hour(words, spoken.at(), &app.setup.zone);
    let status = text::fitted(&voice::status(words, spoken.status), 12);
    let said = format!(" {hour}  {status} {}  {}", voice::quoted(words, &spoken.excerpt), spoken.proposal);
    Line::from(text::cut(&said, width))
}
