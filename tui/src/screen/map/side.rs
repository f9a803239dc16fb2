//! Beside the map: the zones with their counts, what is under the cursor, and in a wide window the topics and the
//! plébiscites.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget};

use crate::app::{App, LEAST, Spot, ZONES};
use crate::plot::Grid;
use crate::widget::{figure, text};
use crate::{theme, voice};

/// Cells of a number.
const NUMBER: usize = 7;
/// Topics that are counted, at most.
const TOPICS: usize = 6;
/// Plébiscites that are named, at most.
const CARRIED: usize = 4;
/// Lines of what is under the cursor.
const UNDER: (usize, usize) = (9, 8);

/// Draws it.
pub(super) fn paint(app: &App, grid: &Grid, area: Rect, buffer: &mut Buffer) {
    for line in area.rows() {
        Line::styled("│", theme::FAINT).render(line, buffer);
    }
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
    let width = usize::from(area.width).saturating_sub(1);
    let mut lines = zones(app, width);
    lines.push(Line::default());
    let room = if app.size.is_wide() { UNDER.0 } else { usize::from(area.height).saturating_sub(lines.len()) };
    lines.extend(under(app, grid, width, room.max(UNDER.1)));
    if app.size.is_wide() {
        lines.push(Line::default());
        lines.extend(topics(app, width));
        lines.extend(carried(app, width));
        lines.extend(apart(app));
    }
    Paragraph::new(lines).render(area, buffer);
}

fn zones(app: &App, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let counted = |name: &str, count: usize| {
        let number = figure::right(&voice::number(words, count as u64), NUMBER);
        format!("{}{number}", text::fitted(name, width.saturating_sub(NUMBER)))
    };
    let line = |zone| {
        let chosen = app.map.zone == Some(zone);
        let marker = if chosen { "▌" } else { " " };
        let name = format!("{marker}{} {}", voice::letter(words, zone), voice::zone(words, zone));
        let line = counted(&name, app.map.count(zone));
        let line = if chosen { Line::styled(line, theme::SELECTED) } else { Line::raw(line) };
        let rule = app.size.is_wide().then(|| format!("   {}", voice::rule(words, zone)));
        std::iter::once(line).chain(rule.map(|rule| Line::styled(text::cut(&rule, width), theme::FAINT)))
    };
    let all = counted("", app.map.shown().count());
    let mut lines: Vec<Line<'static>> = ZONES.into_iter().flat_map(line).collect();
    lines.push(Line::raw(figure::right("────", width)));
    lines.push(Line::raw(all));
    lines
}

/// What is under the cursor, or the most voted of the zone that was asked for.
fn under(app: &App, grid: &Grid, width: usize, room: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let (title, spots) = if let Some(zone) = app.map.zone {
        let spots: Vec<&Spot> = app.map.shown().filter(|spot| spot.zone == zone).collect();
        let zone = voice::zone(words, zone);
        (words.say_with("map-in-zone", &[("zone", zone.into()), ("n", spots.len().into())]), spots)
    } else {
        let spots = app.map.under(grid);
        (words.say_with("map-under", &[("n", spots.len().into())]), spots)
    };
    let mut lines = vec![Line::styled(text::cut(&title, width), theme::STRONG)];
    if spots.is_empty() {
        lines.extend(text::wrapped(&words.say("map-nothing-here"), width).into_iter().map(Line::raw));
    }
    for spot in spots {
        let told = told(app, spot, width);
        if lines.len() + told.len() > room {
            break;
        }
        lines.extend(told);
    }
    lines
}

fn told(app: &App, spot: &Spot, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let votes = words.say_with("map-votes", &[("n", spot.scored().into())]);
    let [agree, disagree, neutral] = spot.hundredths();
    let shares = [("agree", agree.into()), ("disagree", disagree.into()), ("neutral", neutral.into())];
    let name = text::shown(&spot.proposal.to_string());
    let head = text::cut(&format!("› {name} · {votes}"), width);
    let shares = text::wrapped(&words.say_with("map-shares", &shares), width.saturating_sub(2));
    let quoted = text::wrapped(&voice::quoted(words, &spot.text), width.saturating_sub(2));
    let rest = shares.into_iter().chain(quoted).map(|line| Line::raw(format!("  {line}")));
    std::iter::once(Line::raw(head)).chain(rest).collect()
}

/// The topics with most proposals, each with its zones.
fn topics(app: &App, width: usize) -> Vec<Line<'static>> {
    let (words, question) = (&app.setup.words, app.desk.as_ref().map(|desk| &*desk.question));
    let known = question.map_or(&[][..], |question| &question.topics);
    let count = |topic: &ilfaut_client::model::Topic| {
        let of = |zone| app.map.shown().filter(|spot| spot.zone == zone && spot.topics.contains(&topic.id)).count();
        (voice::topic_name(words, question, &topic.id), ZONES.map(of))
    };
    let mut counts: Vec<(String, [usize; 4])> = known.iter().map(count).collect();
    counts.retain(|(_, zones)| zones.iter().sum::<usize>() > 0);
    counts.sort_by_key(|(_, zones)| std::cmp::Reverse(zones.iter().sum::<usize>()));
    counts.truncate(TOPICS);
    if counts.is_empty() {
        return Vec::new();
    }
    let wide = width.saturating_sub(4 * 6);
    let cells = |cells: [String; 4]| cells.map(|cell| figure::right(&cell, 6)).concat();
    let heads = cells(ZONES.map(|zone| voice::letter(words, zone)));
    let head = Line::styled(format!("{}{heads}", text::fitted(&words.say("map-by-topic"), wide)), theme::STRONG);
    let line = |(name, zones): (String, [usize; 4])| {
        let numbers = cells(zones.map(|count| voice::number(words, count as u64)));
        Line::raw(format!("{}{numbers}", text::fitted(&format!(" {name}"), wide)))
    };
    std::iter::once(head).chain(counts.into_iter().map(line)).chain([Line::default()]).collect()
}

fn carried(app: &App, width: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let mut carried: Vec<&Spot> = app.map.shown().filter(|spot| spot.carried).collect();
    carried.sort_by(|a, b| b.numbers.score.total_cmp(&a.numbers.score));
    let title = words.say_with("map-carried", &[("n", carried.len().into())]);
    let line = |(at, spot): (usize, &Spot)| {
        let (adhesion, engagement) = (spot.numbers.adhesion, spot.numbers.engagement);
        let numbers =
            [("adhesion", voice::hundredths(adhesion).into()), ("engagement", voice::hundredths(engagement).into())];
        let (numbers, votes) =
            (words.say_with("map-numbers", &numbers), words.say_with("map-votes", &[("n", spot.all.into())]));
        let name = text::shown(&spot.proposal.to_string());
        Line::raw(text::cut(&format!(" {} {name} · {votes} · {numbers}", at + 1), width))
    };
    let head = Line::styled(text::cut(&title, width), theme::STRONG);
    std::iter::once(head).chain(carried.into_iter().take(CARRIED).enumerate().map(line)).collect()
}

/// What the map leaves out.
fn apart(app: &App) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let aside: u64 = app.map.shown().map(|spot| spot.aside).fold(0, u64::saturating_add);
    let few = words.say_with("map-few", &[("least", LEAST.into()), ("n", app.map.few.into())]);
    let aside = (aside > 0).then(|| words.say_with("map-aside", &[("n", aside.into())]));
    aside.into_iter().chain([few]).map(Line::raw).collect()
}
