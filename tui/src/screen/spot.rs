//! What stands under the mouse, by the same widths and rows that the screens are drawn with. Nothing is kept between
//! two pictures.

use super::tabs;
use crate::app::App;
use crate::keys::{Action, Scope, Tab};
use crate::layout::Size;
use crate::message::Spot;
use crate::widget::hints;

/// What a press on this cell asks for, if anything; `twice` when the cell was pressed before.
pub(crate) fn at(app: &App, column: u16, row: u16, twice: bool) -> Option<Spot> {
    if app.size.is_too_small() || row >= app.size.1 {
        return None;
    }
    if row == 0 {
        return tab(app, usize::from(column)).map(|tab| Spot::Do(Action::Tab(tab)));
    }
    if row + 1 == app.size.1 {
        let hint = hints::at(app.scope(), &app.setup, usize::from(app.size.0), usize::from(column));
        return hint.map(Spot::Do);
    }
    line(app, column, usize::from(row)).map(|line| Spot::Line(line, twice))
}

/// The page whose name stands in this column of the header.
fn tab(app: &App, column: usize) -> Option<Tab> {
    if super::title(app).is_some() || app.panel().is_some() {
        return None;
    }
    let mut from = super::NAME.len();
    let under = tabs(app).into_iter().position(|span| {
        let begins = from;
        from += span.width();
        (begins..from).contains(&column)
    })?;
    // A blank, then a bar before each name.
    (under >= 2 && under.is_multiple_of(2)).then(|| Tab::ALL.get(under / 2 - 1).copied()).flatten()
}

/// The line of the list on this row of the screen.
fn line(app: &App, column: u16, row: usize) -> Option<usize> {
    let (top, height, width) = match app.scope() {
        Scope::Queue => (Size::list_top(), app.size.list(), app.size.list_width()),
        Scope::Questions => (Size::questions_top(), app.size.page().saturating_sub(1), app.size.0),
        _ => return None,
    };
    let line = row.checked_sub(usize::from(top)).filter(|line| *line < height)?;
    (column < width).then_some(line)
}
