//! The keys of the view it was opened on, drawn from the table of keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget};

use crate::app::App;
use crate::keys::bindings;
use crate::theme;
use crate::widget::{bar, text};

/// Cells of the names of keys.
const KEYS: usize = 20;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let [rule, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    bar::rule("", rule, buffer);
    let scrolled = lines(app, usize::from(body.width)).into_iter().skip(app.help().unwrap_or(0));
    Paragraph::new(scrolled.collect::<Vec<_>>()).render(body, buffer);
    None
}

fn lines(app: &App, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let line = |binding: &crate::keys::Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| key.label(words)).collect();
        let help = text::cut(&words.say(binding.help), width.saturating_sub(KEYS + 2));
        Line::from(vec![
            Span::styled(format!(" {}", text::fitted(&keys.join(" "), KEYS)), theme::STRONG),
            Span::raw(help),
        ])
    };
    bindings(app.scope_under_help()).map(line).collect()
}
