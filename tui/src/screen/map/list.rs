//! The map as a list: zone, votes and shares of each proposal in words and numbers, the selected one whole below. The
//! form that needs no eyes for a picture.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::app::{App, Spot, Under, ZONES};
use crate::layout::MAP_PREVIEW;
use crate::widget::{bar, figure, text};
use crate::{theme, voice};

/// Cells of the number of votes, and of each share.
const NUMBER: usize = 7;

/// Draws it.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) {
    let heights = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(MAP_PREVIEW),
    ];
    let [zones, heads, lines, rule, preview] = Layout::vertical(heights).areas(area);
    let width = usize::from(area.width);
    Line::raw(text::cut(&counts(app), width.saturating_sub(1))).render(zones, buffer);
    let ids = ["map-list-head-votes", "map-list-head-for", "map-list-head-against", "map-list-head-neutral"];
    let titles = ids.map(|id| app.setup.words.say(id));
    let line = columns(" ", " ", &titles, &app.setup.words.say("map-list-head-text"), width);
    Line::styled(line, theme::FAINT).render(heads, buffer);
    let (members, place) = (app.map.members(), app.map.place());
    let top = (place + 1).saturating_sub(usize::from(lines.height));
    for ((at, spot), area) in members.iter().enumerate().skip(top).zip(lines.rows()) {
        row(app, spot, at == place, width).render(area, buffer);
    }
    let provisional = if app.is_provisional() { app.setup.words.say("map-provisional") } else { String::new() };
    bar::rule(&text::cut(&provisional, width.saturating_sub(6)), rule, buffer);
    let whole = members.get(place).map(|spot| voice::quoted(&app.setup.words, &spot.text)).unwrap_or_default();
    let whole = text::wrapped(&whole, width.saturating_sub(2)).into_iter().map(|line| Line::raw(format!(" {line}")));
    Paragraph::new(whole.collect::<Vec<_>>()).render(preview, buffer);
}

/// What the list holds.
pub(super) fn title(app: &App) -> String {
    let words = &app.setup.words;
    let under = match app.map.list.as_ref().map(|list| &list.under) {
        Some(Under::Zone(zone)) => voice::zone(words, *zone),
        Some(Under::These(_)) => words.say("map-list-here"),
        None | Some(Under::All) => words.say("map-list-all"),
    };
    words.say_with("map-list", &[("what", under.into())])
}

/// How many each zone has.
fn counts(app: &App) -> String {
    let words = &app.setup.words;
    let zone = |zone| {
        let count = voice::number(words, app.map.count(zone) as u64);
        format!("{} {} {count}", voice::letter(words, zone), voice::zone(words, zone))
    };
    format!(" {}", ZONES.map(zone).join(" "))
}

fn row(app: &App, spot: &Spot, selected: bool, width: usize) -> Line<'static> {
    let words = &app.setup.words;
    let share = |n: u64| words.say_with("page-share", &[("n", n.into())]);
    let [agree, disagree, neutral] = spot.hundredths().map(share);
    let numbers = [voice::number(words, spot.scored()), agree, disagree, neutral];
    let letter = voice::letter(words, spot.zone);
    let written = text::shown(&spot.text);
    let opening = app.desk.as_ref().map(|desk| voice::opening(&desk.question)).unwrap_or_default();
    let written = text::without_opening(&written, &opening);
    let line = columns(if selected { "▌" } else { " " }, &letter, &numbers, written, width);
    if selected { Line::styled(line, theme::SELECTED) } else { Line::raw(line) }
}

fn columns(marker: &str, letter: &str, numbers: &[String; 4], written: &str, width: usize) -> String {
    let numbers = numbers.each_ref().map(|number| figure::right(number, NUMBER)).join(" ");
    let wide = width.saturating_sub(1 + 1 + 1 + 4 * (NUMBER + 1) + 1);
    format!("{marker}{} {numbers}  {}", text::fitted(letter, 1), text::fitted(written, wide))
}
