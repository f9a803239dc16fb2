//! The mouse and the window: what a press, the wheel and another size mean.

use super::App;
use crate::keys::{Action, Scope};
use crate::layout::Size;
use crate::message::Spot;

impl App {
    /// Takes a press on something that was drawn.
    pub(super) fn click(&mut self, spot: &Spot) {
        self.last_key = self.now;
        if self.size.is_too_small() {
            return;
        }
        match *spot {
            Spot::Line(line, twice) => self.choose_line(line, twice),
            Spot::Do(action) => self.act(action),
        }
    }

    /// Puts the cursor on a line that is in sight; pressed twice, it is opened.
    fn choose_line(&mut self, line: usize, twice: bool) {
        match self.scope() {
            Scope::Queue => {
                let Some(desk) = &mut self.desk else { return };
                let list = desk.list_mut();
                let place = list.top + line;
                if place >= list.len() {
                    return;
                }
                list.jump(place);
            }
            Scope::Questions => {
                let at = self.questions.iter().position(|view| Some(&view.question.id) == self.asked.as_ref());
                let top = (at.unwrap_or(0) + 1).saturating_sub(self.size.page() - 1);
                let Some(view) = self.questions.get(top + line) else { return };
                self.asked = Some(view.question.id.clone());
            }
            _ => return,
        }
        if twice {
            self.open();
        }
    }

    /// Moves as many lines as the wheel was turned.
    pub(super) fn wheel(&mut self, lines: i16) {
        let action = if lines > 0 { Action::Down } else { Action::Up };
        for _ in 0..lines.unsigned_abs() {
            self.act(action);
        }
    }

    /// Takes another size of the window; on a slow line only a part of it is used.
    pub(super) fn resize(&mut self, size: Size) {
        self.size = if self.setup.slow { size.slow() } else { size };
    }
}
