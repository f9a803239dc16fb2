//! The figures: three tables with numbers set to the right, the chosen one marked; in a narrow window one at a time.

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use ilfaut_client::model::Question;
use ilfaut_client::model::question::Openness;

use crate::app::{App, Cell, Table};
use crate::message::Stats;
use crate::widget::{bar, figure, text};
use crate::{theme, voice};

/// Cells of the names and of the numbers in the table of figures: usually, and in a narrow window.
const FIGURE: [(usize, usize); 2] = [(26, 16), (22, 12)];
/// Cells of the names and of the numbers in that of channels.
const CHANNEL: (usize, usize) = (11, 10);
/// Cells of a reason at most, of its number, and of its bar: at least and at most.
const REASON: usize = 30;
const REFUSED: usize = 5;
const BAR: (usize, usize) = (5, 24);
/// Lines of the table of figures with its head.
const FIGURES: u16 = 10;
/// Lines of what is said below.
const SUMS: u16 = 2;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let [title, rule, body] =
        Layout::vertical([Constraint::Length(1), Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    headline(app, title, buffer);
    bar::rule("", rule, buffer);
    let (Some(stats), tables) = (&app.figures.stats, app.figures.tables(&app.setup.words)) else {
        Line::raw(format!("  {}", app.setup.words.say("loading"))).render(body, buffer);
        return None;
    };
    let [tables_area, sums] = Layout::vertical([Constraint::Fill(1), Constraint::Length(SUMS)]).areas(body);
    if app.size.is_narrow() || tables_area.height < FIGURES + 4 {
        if let Some(table) = tables.get(app.figures.table) {
            draw(app, app.figures.table, table, tables_area, buffer);
        }
    } else {
        all(app, &tables, tables_area, buffer);
    }
    Paragraph::new(below(app, stats, usize::from(area.width))).render(sums, buffer);
    None
}

fn all(app: &App, tables: &[Table], area: Rect, buffer: &mut Buffer) {
    let [figures, _, lower] =
        Layout::vertical([Constraint::Length(FIGURES), Constraint::Length(1), Constraint::Fill(1)]).areas(area);
    let columns = [Constraint::Percentage(55), Constraint::Length(2), Constraint::Fill(1)];
    let [channels, between, reasons] = Layout::horizontal(columns).areas(lower);
    for line in between.rows() {
        Line::styled("│", theme::FAINT).render(line, buffer);
    }
    for (at, (table, area)) in tables.iter().zip([figures, channels, reasons]).enumerate() {
        draw(app, at, table, area, buffer);
    }
}

/// The name of the question and its days.
fn headline(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let Some(question) = app.desk.as_ref().map(|desk| &*desk.question) else { return };
    let name = text::shown(question.wording.within(words.language()));
    let days = days(app, question);
    let width = usize::from(area.width).saturating_sub(2);
    let name = text::cut(&name, width.saturating_sub(text::width(&days) + 3));
    Line::styled(format!(" {name} · {days}"), theme::STRONG).render(area, buffer);
}

fn days(app: &App, question: &Question) -> String {
    let words = &app.setup.words;
    let day = |at| voice::instant(words, "day-of-year", at, &app.setup.zone);
    match (question.openness(app.now), question.opens, question.closes) {
        (Openness::Finished, ..) => words.say("stats-over"),
        (Openness::Upcoming, Some(opens), _) => words.say_with("stats-opens", &[("date", day(opens).into())]),
        (_, _, Some(closes)) => {
            let left = voice::left(words, closes.since(app.now));
            words.say_with("stats-closes", &[("date", day(closes).into()), ("left", left.into())])
        }
        _ => words.say("stats-open"),
    }
}

fn draw(app: &App, at: usize, table: &Table, area: Rect, buffer: &mut Buffer) {
    let lines: Vec<String> = match at {
        0 => counted(app, table, FIGURE[usize::from(app.size.is_narrow())]),
        1 => counted(app, table, CHANNEL),
        _ => reasons(app, table, usize::from(area.width).saturating_sub(1)),
    };
    let chosen = app.figures.table == at;
    let line = |(row, line): (usize, String)| match (row, chosen) {
        (0, true) => Line::styled(format!("▌{line}"), theme::STRONG),
        (0, false) => Line::styled(format!(" {line}"), theme::FAINT),
        _ => Line::raw(format!(" {line}")),
    };
    Paragraph::new(lines.into_iter().enumerate().map(line).collect::<Vec<_>>()).render(area, buffer);
}

fn counted(app: &App, table: &Table, (name, cells): (usize, usize)) -> Vec<String> {
    let line = |row: Vec<String>| {
        let numbers: String = row.iter().skip(1).map(|number| figure::right(number, cells)).collect();
        format!("{}{numbers}", text::fitted(row.first().map_or("", String::as_str), name))
    };
    let shown = |row: &Vec<Cell>| row.iter().map(|cell| cell.shown(&app.setup.words)).collect();
    let rows = table.rows.iter().map(shown).map(line);
    std::iter::once(line(table.heads.clone())).chain(rows).collect()
}

fn reasons(app: &App, table: &Table, width: usize) -> Vec<String> {
    let words = &app.setup.words;
    let name_wide = width.saturating_sub(REFUSED + 1 + BAR.0).min(REASON);
    let bar_wide = width.saturating_sub(name_wide + REFUSED + 1).min(BAR.1);
    let count = |row: &[Cell]| if let [_, Cell::Count(count)] = row { *count } else { 0 };
    let most = table.rows.iter().map(|row| count(row)).max().unwrap_or(0);
    let line = |row: &Vec<Cell>| {
        let name = row.first().map(|cell| cell.shown(words)).unwrap_or_default();
        let number = figure::right(&voice::number(words, count(row)), REFUSED);
        let bar = figure::bar(count(row), most, bar_wide, app.setup.theme.ascii);
        format!("{}{number} {bar}", text::fitted(&name, name_wide))
    };
    let head = table.heads.first().cloned().unwrap_or_default();
    let none = table.rows.is_empty().then(|| words.say("stats-none"));
    std::iter::once(head).chain(none).chain(table.rows.iter().map(line)).collect()
}

/// How far the votes reach.
fn below(app: &App, stats: &Stats, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let under = [
        ("n", stats.under_50.into()),
        ("of", stats.accepted.into()),
        ("percent", voice::percent(words, stats.under_50, stats.accepted).into()),
    ];
    let said = [words.say_with("stats-under", &under), words.say_with("stats-p5", &[("n", stats.p5.into())])];
    said.map(|line| Line::raw(format!(" {}", text::cut(&line, width.saturating_sub(2))))).to_vec()
}
