//! Words being typed: one line whose end stays in sight, or a few lines, and where the next letter goes.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use crate::app::Field;
use crate::theme;
use crate::widget::text;

/// Draws a field on one line after its label; answers where letters go while it takes them.
pub(super) fn line(label: &str, field: &Field, takes: bool, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let label = format!(" {label} ");
    let room = usize::from(area.width).saturating_sub(text::width(&label) + 2);
    let (before, after) = field.halves();
    let before = tail(&typed(before), room);
    let after = text::cut(&typed(after), room.saturating_sub(text::width(&before)));
    let at = u16::try_from(text::width(&label) + text::width(&before)).unwrap_or(0);
    let style = if takes { theme::STRONG } else { theme::FAINT };
    Line::from(vec![Span::styled(label, style), Span::raw(before), Span::raw(after)]).render(area, buffer);
    takes.then_some(Position { x: area.x.saturating_add(at), y: area.y })
}

/// Draws a field on as many lines as there are, one cell from the left; answers where letters go.
pub(super) fn lines(field: &Field, area: Rect, buffer: &mut Buffer) -> Position {
    let width = usize::from(area.width).saturating_sub(2);
    let before = field.halves().0.len();
    let broken = broken(field.text(), width);
    let place = broken.iter().rposition(|(from, _)| *from <= before).unwrap_or(0);
    let first = (place + 1).saturating_sub(usize::from(area.height));
    for ((_, line), spot) in broken.iter().skip(first).zip(area.rows()) {
        Line::from(format!(" {}", visible(line))).render(spot, buffer);
    }
    let (from, line) = broken.get(place).copied().unwrap_or((0, ""));
    let head = line.get(..before.saturating_sub(from).min(line.len())).unwrap_or(line);
    let x = 1 + text::width(&visible(head));
    let (x, y) = (u16::try_from(x).unwrap_or(0), u16::try_from(place - first).unwrap_or(0));
    Position { x: area.x.saturating_add(x), y: area.y.saturating_add(y) }
}

/// A text on lines of at most `width` cells, each with the place of its first byte; no blank is lost.
fn broken(text: &str, width: usize) -> Vec<(usize, &str)> {
    let (mut lines, mut from, mut cells, mut blank) = (Vec::new(), 0, 0, None);
    for (at, cluster) in text.grapheme_indices(true) {
        let wide = text::width(&visible(cluster));
        while cells + wide > width.max(2) && from < at {
            let end = blank.filter(|blank| *blank > from).unwrap_or(at);
            lines.push((from, &text[from..end]));
            (from, blank) = (end, None);
            cells = text::width(&visible(&text[from..at]));
        }
        cells += wide;
        if cluster == " " {
            blank = Some(at + 1);
        }
    }
    lines.push((from, &text[from..]));
    lines
}

/// Typed words, every character in sight.
fn visible(words: &str) -> String {
    words.graphemes(true).map(|cluster| if cluster == " " { " ".to_owned() } else { text::shown(cluster) }).collect()
}

/// Typed words with the blanks at their ends, which count while one types.
fn typed(words: &str) -> String {
    let blank = |at_end: bool| if at_end { " " } else { "" };
    let shown = text::shown(words);
    if shown.is_empty() {
        return blank(!words.is_empty()).to_owned();
    }
    format!("{}{shown}{}", blank(words.starts_with(' ')), blank(words.ends_with(' ')))
}

/// The end of a text that fits `cells`.
fn tail(shown: &str, cells: usize) -> String {
    let starts = shown.char_indices().map(|(at, _)| &shown[at..]);
    starts.into_iter().find(|rest| text::width(rest) <= cells).unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_lose_nothing() {
        let text = "Il faut plus de trains le soir entre les petites villes 日本語日本語";
        for width in 2..40 {
            let lines = broken(text, width);
            let all: String = lines.iter().map(|(_, line)| *line).collect();
            assert_eq!(all, text, "{width}");
            assert!(lines.iter().all(|(_, line)| text::width(line) <= width.max(2)), "{width}: {lines:?}");
        }
        assert_eq!(broken("un deux trois", 8), [(0, "un deux "), (8, "trois")]);
        assert_eq!(broken("", 8), [(0, "")]);
    }
}
