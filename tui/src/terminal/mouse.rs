//! The mouse: presses and the wheel, never its motion, so that a selection with Shift stays the terminal's own.
//! Knows cells and moments, not what is drawn where.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ilfaut_client::model::Time;

/// Presses on one cell within this time are one double press, in milliseconds.
const TWICE: i64 = 400;
/// Lines that one notch of the wheel turns.
const NOTCH: i16 = 3;

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Moved {
    /// The cell in this column and row was pressed; twice in a row or not.
    Pressed(u16, u16, bool),
    /// The wheel was turned by so many lines, downwards when positive.
    Turned(i16),
}

/// The mouse as it was last heard.
#[derive(Debug, Default)]
pub(crate) struct Mouse {
    last: Option<(u16, u16, Time)>,
}

impl Mouse {
    /// What an event of the mouse means.
    pub(crate) fn hear(&mut self, event: MouseEvent, now: Time) -> Option<Moved> {
        match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(self.press(event.column, event.row, now)),
            MouseEventKind::ScrollDown => Some(Moved::Turned(NOTCH)),
            MouseEventKind::ScrollUp => Some(Moved::Turned(-NOTCH)),
            _ => None,
        }
    }

    fn press(&mut self, column: u16, row: u16, now: Time) -> Moved {
        let before = self.last.take();
        let twice = before.is_some_and(|(x, y, at)| (x, y) == (column, row) && now.since(at) <= TWICE);
        self.last = (!twice).then_some((column, row, now));
        Moved::Pressed(column, row, twice)
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyModifiers;

    use super::*;

    fn event(kind: MouseEventKind, column: u16) -> MouseEvent {
        MouseEvent { kind, column, row: 4, modifiers: KeyModifiers::NONE }
    }

    #[test]
    fn two_quick_presses_on_one_cell_are_a_double_press_and_three_are_not_two() {
        let mut mouse = Mouse::default();
        let mut press = |column, at| mouse.hear(event(MouseEventKind::Down(MouseButton::Left), column), Time(at));
        let pressed = |column, twice| Some(Moved::Pressed(column, 4, twice));
        assert_eq!([press(3, 0), press(3, 300)], [pressed(3, false), pressed(3, true)]);
        assert_eq!([press(3, 400), press(3, 900)], [pressed(3, false), pressed(3, false)]);
        assert_eq!(press(5, 950), pressed(5, false));
    }

    #[test]
    fn the_wheel_turns_three_lines_and_motion_is_nothing() {
        let mut mouse = Mouse::default();
        assert_eq!(mouse.hear(event(MouseEventKind::ScrollDown, 0), Time(0)), Some(Moved::Turned(3)));
        assert_eq!(mouse.hear(event(MouseEventKind::ScrollUp, 0), Time(0)), Some(Moved::Turned(-3)));
        for kind in
            [MouseEventKind::Moved, MouseEventKind::Drag(MouseButton::Left), MouseEventKind::Up(MouseButton::Left)]
        {
            assert_eq!(mouse.hear(event(kind, 0), Time(0)), None);
        }
    }
}
