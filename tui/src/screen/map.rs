//! The map: points or digits with the borders of zones, a cursor, and what is under it beside; where there is no room, or
//! when asked for, the same as a list.

mod list;
mod side;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{App, Axes, LEAST, Region, ZONES};
use crate::layout::MAP_SCALE;
use crate::plot::{Form, Grid, border};
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let [title, body] = Layout::vertical([Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    headline(app, title, buffer);
    if app.map.shown().next().is_none() {
        nothing(app, body, buffer);
    } else if let Some(cells) = app.size.map().filter(|_| !app.lists_map()) {
        picture(app, cells, body, buffer);
    } else {
        list::paint(app, body, buffer);
    }
    None
}

/// What is shown: the axes, how many, of which topic.
fn headline(app: &App, area: Rect, buffer: &mut Buffer) {
    let (words, map) = (&app.setup.words, &app.map);
    let axes = if map.axes == Axes::Shares { "map-axes-shares" } else { "map-axes-numbers" };
    let what = if app.lists_map() { list::title(app) } else { words.say(axes) };
    let count = words.say_with("map-title", &[("n", map.shown().count().into()), ("least", LEAST.into())]);
    let question = app.desk.as_ref().map(|desk| &*desk.question);
    let topic = map.topic.as_ref().map_or_else(
        || words.say("map-all-topics"),
        |topic| words.say_with("map-topic", &[("topic", voice::topic_name(words, question, topic).into())]),
    );
    let times = map.view.times();
    let zoom = (times > 1 && !app.lists_map()).then(|| words.say_with("map-zoom", &[("n", i64::from(times).into())]));
    let said: Vec<String> = std::iter::once(what).chain(zoom).chain([count, topic]).collect();
    let line = text::cut(&said.join(" · "), usize::from(area.width).saturating_sub(2));
    Line::styled(format!(" {line}"), theme::STRONG).render(area, buffer);
}

/// What an empty map means.
fn nothing(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let sentence = match (app.map.loaded, &app.map.topic) {
        (false, _) => words.say("loading"),
        (true, Some(_)) if !app.map.spots.is_empty() => words.say("map-none-of-topic"),
        (true, _) => words.say_with("map-empty", &[("least", LEAST.into())]),
    };
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Paragraph::new(format!("\n{sentence}")).wrap(Wrap { trim: true }).render(area, buffer);
}

fn picture(app: &App, (columns, rows): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let heights = [Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1), Constraint::Length(1)];
    let [heads, middle, scale, signs] = Layout::vertical(heights).areas(area);
    let widths = [Constraint::Length(MAP_SCALE), Constraint::Fill(1), Constraint::Length(app.size.map_side())];
    let [left, plot, _] = Layout::horizontal(widths).areas(middle);
    let up = words.say(if app.map.axes == Axes::Shares { "map-up-shares" } else { "map-up-numbers" });
    Line::raw(format!(" {up}")).render(heads, buffer);
    let grid = app.map.grid(columns, rows);
    points(app, &grid, plot, buffer);
    upright(app, left, buffer);
    level(app, scale, columns, buffer);
    Line::raw(format!(" {}", legend(app))).render(signs, buffer);
    let side = Rect {
        x: area.right().saturating_sub(app.size.map_side()),
        width: app.size.map_side(),
        height: area.height.saturating_sub(2),
        ..area
    };
    side::paint(app, &grid, side, buffer);
}

/// That counts still change, where they do; what the signs say, where there is room for both.
fn legend(app: &App) -> String {
    let words = &app.setup.words;
    let dots = app.map.form() == Form::Dots && !app.setup.theme.ascii;
    let signs = words.say(if dots { "map-signs-dots" } else { "map-signs-digits" });
    match (app.is_provisional(), app.size.is_wide()) {
        (false, _) => signs,
        (true, false) => words.say("map-provisional"),
        (true, true) => format!("{} {signs}", words.say("map-provisional")),
    }
}

/// Every cell: what falls into it, else a border; then the letters of the zones, then the cursor.
fn points(app: &App, grid: &Grid, area: Rect, buffer: &mut Buffer) {
    let form = if app.setup.theme.ascii { Form::Digits } else { app.map.form() };
    let region = |point| app.map.axes.region(point);
    let empty = if form == Form::Digits { '.' } else { ' ' };
    for (row, line) in area.rows().enumerate().take(grid.rows) {
        for column in 0..grid.columns {
            let edge = || border(grid, (column, row), region).map(|sign| plain(sign, app.setup.theme.ascii));
            let blank = || if region(grid.middle(column, row)).is_some() { empty } else { ' ' };
            let sign = grid.sign(column, row, form).or_else(edge).unwrap_or_else(blank);
            let at = Position { x: line.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX)), y: line.y };
            if let Some(cell) = buffer.cell_mut(at) {
                cell.set_char(sign);
                if grid.count(column, row) == 0 {
                    cell.set_style(theme::FAINT);
                }
            }
        }
    }
    names(app, grid, area, buffer);
    if let Some((column, row)) = grid.cell(app.map.at) {
        let x = area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        let at = Position { x, y: area.y.saturating_add(u16::try_from(row).unwrap_or(u16::MAX)) };
        if let Some(cell) = buffer.cell_mut(at) {
            if grid.count(column, row) == 0 {
                cell.set_char('+');
            }
            cell.set_style(theme::SELECTED);
        }
    }
}

/// The sign of a border without anything beyond ASCII.
fn plain(sign: char, ascii: bool) -> char {
    match sign {
        '┊' if ascii => ':',
        '┄' if ascii => '-',
        sign => sign,
    }
}

/// The name of each region, in the middle of its free cells; its letter alone where the name has no room.
fn names(app: &App, grid: &Grid, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let named: Vec<(Region, String, String)> = match app.map.axes {
        Axes::Shares => ZONES
            .map(|zone| {
                let (letter, name) = (voice::letter(words, zone), voice::zone(words, zone));
                (Region::Zone(zone), format!("{letter} {name}"), letter)
            })
            .to_vec(),
        Axes::Numbers => {
            vec![(Region::Carried(true), words.say("map-carried-region-name"), words.say("map-carried-region"))]
        }
    };
    for (region, name, letter) in named {
        let wide = app.size.is_wide().then_some(name);
        let room = wide
            .into_iter()
            .chain([letter])
            .find_map(|name| Some((free(app, grid, region, text::width(&name))?, name)));
        let Some(((column, row), name)) = room else { continue };
        let (x, y) = (u16::try_from(column).unwrap_or(u16::MAX), u16::try_from(row).unwrap_or(u16::MAX));
        buffer.set_string(area.x.saturating_add(x), area.y.saturating_add(y), name, theme::STRONG);
    }
}

/// Where a name of so many cells stands within a region over no point, nearest to the middle of the region.
fn free(app: &App, grid: &Grid, region: Region, wide: usize) -> Option<(usize, usize)> {
    let is_in = |column, row| app.map.axes.region(grid.middle(column, row)) == Some(region);
    let cells = || (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |column| (column, row)));
    let inside: Vec<(usize, usize)> = cells().filter(|(column, row)| is_in(*column, *row)).collect();
    let count = inside.len().max(1);
    let sum = inside.iter().fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
    let middle = (sum.0 / count, sum.1 / count);
    let is_free = |(column, row): &(usize, usize)| {
        let cells = column.saturating_sub(1)..(column + wide + 1).min(grid.columns);
        column + wide < grid.columns
            && cells.clone().all(|cell| grid.count(cell, *row) == 0)
            && cells.skip(1).all(|cell| is_in(cell, *row))
    };
    let distance = |(column, row): &(usize, usize)| (column + wide / 2).abs_diff(middle.0) + 2 * row.abs_diff(middle.1);
    inside.into_iter().filter(is_free).min_by_key(distance)
}

/// The scale on the left: four marks.
fn upright(app: &App, area: Rect, buffer: &mut Buffer) {
    let last = area.height.saturating_sub(1);
    for (at, line) in (0..).zip(area.rows()) {
        let quarter = (0..=4).find(|quarter| at == (last * quarter + 2) / 4);
        let share = quarter.map(|quarter| 1.0 - f64::from(quarter) / 4.0);
        let mark = share.map_or_else(String::new, |share| {
            let (_, y) = app.map.view.outside((0.0, share));
            let number = if app.map.axes == Axes::Shares { y } else { y * 2.0 - 1.0 };
            voice::hundredths(number).to_string()
        });
        Line::raw(format!("{mark:>4}┤")).render(line, buffer);
    }
}

/// The scale below: four marks and what they count.
fn level(app: &App, area: Rect, columns: usize, buffer: &mut Buffer) {
    let corner = format!("{}└", " ".repeat(usize::from(MAP_SCALE) - 1));
    bar::spread(Line::raw(format!("{corner}{}", "─".repeat(columns))), Line::default(), area, buffer);
    for quarter in 0_u16..=4 {
        let (x, _) = app.map.view.outside((f64::from(quarter) / 4.0, 0.0));
        let mark = voice::hundredths(x).to_string();
        let far = u16::try_from(columns).unwrap_or(u16::MAX).saturating_sub(1) * quarter / 4;
        let back = if quarter == 0 { 0 } else { u16::try_from(mark.len() / 2).unwrap_or(0) };
        buffer.set_string((area.x + MAP_SCALE + far).saturating_sub(back), area.y, mark, ratatui::style::Style::new());
    }
    let right =
        app.setup.words.say(if app.map.axes == Axes::Shares { "map-right-shares" } else { "map-right-numbers" });
    let x = area.x + MAP_SCALE + u16::try_from(columns).unwrap_or(0) + 2;
    buffer.set_string(x, area.y, right, ratatui::style::Style::new());
}
