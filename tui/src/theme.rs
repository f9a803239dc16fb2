//! How things look: the terminal's own colours and attributes, with a few accents. The last pass over a drawn screen
//! fits the accents to the reader's background, or makes it plain: no colours (`NO_COLOR`), no signs beyond ASCII (`--ascii`).
//!
//! Whatever a style says, a word or a sign says too. White and black are never set: they are the terminal's own.

mod palette;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use ilfaut_client::model::Status;

pub(crate) use palette::Palette;

/// What the reader's terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Theme {
    /// How accents are coloured.
    pub(crate) palette: Palette,
    /// Frames and signs in ASCII only; letters stay as they are.
    pub(crate) ascii: bool,
}

/// What is like everything else.
pub(crate) const PLAIN: Style = Style::new();
/// What holds the words looked for.
pub(crate) const FOUND: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// What must be seen first.
pub(crate) const STRONG: Style = Style::new().add_modifier(Modifier::BOLD);
/// What may be overlooked, such as a proposal that was handled.
pub(crate) const FAINT: Style = Style::new().add_modifier(Modifier::DIM);
/// Where the cursor is.
pub(crate) const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// A fault, or a warning.
pub(crate) const WARNING: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);

/// The accent of a status; its name always stands beside it.
pub(crate) const fn status(status: Status) -> Style {
    match status {
        Status::Accepted => Style::new().fg(Color::Green),
        Status::Refused => Style::new().fg(Color::Red),
        Status::Postponed => Style::new().fg(Color::Yellow),
        Status::Pending | Status::Archived => Style::new(),
    }
}

impl Theme {
    /// The last pass over a drawn screen.
    pub(crate) fn finish(self, screen: &mut Buffer) {
        for cell in &mut screen.content {
            (cell.fg, cell.bg) = (self.palette.ink(cell.fg), self.palette.ink(cell.bg));
            if let Some(plain) = self.ascii.then(|| ascii(cell.symbol())).flatten() {
                cell.set_symbol(plain);
            }
        }
    }
}

/// The ASCII twin of a sign one cell wide.
fn ascii(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "─" | "–" | "—" | "·" => "-",
        "│" => "|",
        "┌" | "┐" | "└" | "┘" | "├" | "┤" | "┬" | "┴" | "┼" => "+",
        "▌" | "→" | "›" => ">",
        "←" | "‹" => "<",
        "↑" => "^",
        "↓" => "v",
        "…" | "≈" => "~",
        "×" => "x",
        "▁" | "▂" => "_",
        "▃" | "▄" | "▅" => "=",
        "▆" | "▇" | "█" | "▓" | "■" => "#",
        "□" => "?",
        "↵" => "/",
        "◌" => "o",
        "«" | "»" | "“" | "”" => "\"",
        "’" | "‘" => "'",
        "\u{a0}" | "\u{202f}" => " ",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn() -> Buffer {
        let mut screen = Buffer::with_lines(["▌ « été » … │ □"]);
        screen.set_style(screen.area, WARNING);
        screen
    }

    #[test]
    fn without_colours_only_attributes_are_left() {
        let mut screen = drawn();
        Theme { palette: Palette::Mono, ascii: false }.finish(&mut screen);
        assert!(screen.content.iter().all(|cell| cell.fg == Color::Reset && cell.modifier.contains(Modifier::BOLD)));
    }

    #[test]
    fn in_ascii_signs_change_and_letters_stay() {
        let mut screen = drawn();
        Theme { palette: Palette::Auto, ascii: true }.finish(&mut screen);
        let line: String = screen.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(line, "> \" été \" ~ | ?");
    }
}
