//! A text being corrected: the text before, the text being typed with its length, and what changes, word by word.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use super::{facts, typed};
use crate::app::{App, Edit, Panel};
use crate::differences::{Piece, pieces};
use crate::voice;
use crate::widget::{bar, text};

/// Rows of each text.
const TEXT: u16 = 3;

/// Draws it; answers where letters go.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let (Some(Panel::Edit(edit)), words) = (app.panel(), &app.setup.words) else { return None };
    let rows = [1, TEXT.min(area.height / 5), 1, TEXT, 1].map(Constraint::Length);
    let parts: [Rect; 6] = Layout::vertical(rows.into_iter().chain([Constraint::Fill(1)])).areas(area);
    let [top, old, rule, field, changes, rest] = parts;
    bar::rule(&words.say("edit-before"), top, buffer);
    let quoted = voice::quoted(words, &edit.old);
    let lines = facts::wrapped(&quoted, usize::from(old.width).saturating_sub(2), usize::from(old.height));
    Paragraph::new(indented(lines)).render(old, buffer);
    bar::titles(&words.say("edit-after"), &length(app, edit), rule, buffer);
    let cursor = typed::lines(&edit.field, field, buffer);
    bar::rule(&words.say_with("edit-changes", &[("n", edit.changed().into())]), changes, buffer);
    let below = text::wrapped(&differing(edit), usize::from(rest.width).saturating_sub(2));
    let mut below = if edit.changed() == 0 { vec![words.say("edit-none")] } else { below };
    below.push(String::new());
    below.extend(text::wrapped(&advice(app, edit), usize::from(rest.width).saturating_sub(2)));
    Paragraph::new(indented(below)).render(rest, buffer);
    Some(cursor)
}

fn indented(lines: Vec<String>) -> Vec<Line<'static>> {
    lines.into_iter().map(|line| Line::from(format!(" {line}"))).collect()
}

/// How many characters of how many.
fn length(app: &App, edit: &Edit) -> String {
    let args = [("n", edit.field.text().trim().chars().count().into()), ("max", edit.rule.max.into())];
    app.setup.words.say_with("edit-length", &args)
}

/// What goes stands between `[-` and `-]`, what comes between `{+` and `+}`: readable without colours.
fn differing(edit: &Edit) -> String {
    let said = pieces(&text::shown(&edit.old), &text::shown(edit.field.text())).into_iter().map(|piece| match piece {
        Piece::Same(words) => words,
        Piece::Removed(words) => format!("[-{words}-]"),
        Piece::Added(words) => format!("{{+{words}+}}"),
    });
    said.collect::<Vec<_>>().join(" ")
}

/// What is wrong with it, or what a correction may do.
fn advice(app: &App, edit: &Edit) -> String {
    let words = &app.setup.words;
    match edit.phrase() {
        Err(fault) => voice::phrase_fault(words, &fault),
        Ok(_) if edit.changed() > crate::app::MENDED => words.say("edit-rewritten"),
        Ok(_) => words.say("edit-advice"),
    }
}
