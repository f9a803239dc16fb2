//! The journal: one line for each act, newest first, and below the selected one in full; on the right of the title,
//! whether the chain of the record was checked.

#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Paragraph, Widget, Wrap};

use crate::app::{App, Chain, beside, deed, detail, object, who};
use crate::message::Act;
use crate::widget::{bar, text};
use crate::{theme, voice};

/// Cells of the day and hour, the name, the act, the object.
const WHEN: usize = 12;
const WHO: usize = 11;
const DEED: usize = 11;
const OBJECT: usize = 10;

/// Draws the page.
pub(super) fn paint(app: &App, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let heights = [
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(app.size.act()),
    ];
    let [title, rule, heads, lines, between, pane] = Layout::vertical(heights).areas(area);
    headline(app, title, buffer);
    bar::rule("", rule, buffer);
    let width = usize::from(area.width);
    let titles = ["journal-when", "journal-who", "journal-deed", "journal-object", "journal-detail"];
    let titles = titles.map(|id| app.setup.words.say(id));
    Line::styled(columns(app, " ", &titles, width), theme::FAINT).render(heads, buffer);
    let acts = app.acts();
    if acts.is_empty() {
        nothing(app, lines, buffer);
        return None;
    }
    let place = app.journal.place(&acts);
    let top = (place + 1).saturating_sub(usize::from(lines.height));
    for ((at, act), area) in acts.iter().enumerate().skip(top).zip(lines.rows()) {
        let marker = if at == place { "▌" } else { " " };
        let line = columns(app, marker, &cells(app, act), width);
        let line = if at == place { Line::styled(line, theme::SELECTED) } else { Line::raw(line) };
        line.render(area, buffer);
    }
    bar::rule("", between, buffer);
    let told = acts.get(place).map(|act| told(app, act, width)).unwrap_or_default();
    Paragraph::new(told).render(pane, buffer);
    None
}

/// How much was read and through which filter; on the right, the chain.
fn headline(app: &App, area: Rect, buffer: &mut Buffer) {
    let words = &app.setup.words;
    let journal = &app.journal;
    let title = words.say_with("journal-title", &[("n", journal.acts.len().into())]);
    let filter = (!journal.filter.is_empty())
        .then(|| words.say_with("journal-filter", &[("words", text::shown(&journal.filter).into())]));
    let left = std::iter::once(title).chain(filter).collect::<Vec<_>>().join(" · ");
    let (chain, style) = chain(app);
    let left = Line::styled(format!(" {left}"), theme::STRONG);
    bar::spread(left, Line::styled(format!("{chain} "), style), area, buffer);
}

fn chain(app: &App) -> (String, ratatui::style::Style) {
    let words = &app.setup.words;
    let (at, checked) = match &app.journal.chain {
        Chain::Unknown => return (String::new(), theme::FAINT),
        Chain::Checking => return (words.say("journal-checking"), theme::FAINT),
        Chain::Checked(at, checked) => (at, checked),
    };
    let time = voice::instant(words, "time-of-day", *at, &app.setup.zone);
    match checked.broken {
        None => {
            let args = [("time", time.into()), ("entries", checked.entries.into())];
            (words.say_with("journal-checked", &args), ratatui::style::Style::new())
        }
        Some(broken) => {
            let args = [("time", time.into()), ("at", broken.into()), ("of", checked.entries.into())];
            (words.say_with("journal-broken", &args), theme::WARNING)
        }
    }
}

fn cells(app: &App, act: &Act) -> [String; 5] {
    let words = &app.setup.words;
    let said = beside(words, act);
    let excerpt = act.text.as_deref().map(voice::excerpt).unwrap_or_default();
    let detail = [said, excerpt].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let when = voice::instant(words, "journal-moment", act.at, &app.setup.zone);
    [when, who(app, act), deed(words, &act.deed), object(words, act), detail]
}

fn columns(app: &App, marker: &str, [when, who, deed, object, detail]: &[String; 5], width: usize) -> String {
    let shown = if app.size.is_narrow() { 0 } else { OBJECT };
    let wide = width.saturating_sub(2 + WHEN + WHO + DEED + shown);
    let fitted = |text: &str, cells: usize| match cells {
        0 => String::new(),
        cells => format!("{} ", text::fitted(text, cells - 1)),
    };
    let head = [(when, WHEN), (who, WHO), (deed, DEED), (object, shown)].map(|(text, cells)| fitted(text, cells));
    format!("{marker}{}{} ", head.concat(), text::fitted(detail, wide))
}

fn told(app: &App, act: &Act, width: usize) -> Vec<Line<'static>> {
    let wrapped = detail(app, act).into_iter().flat_map(|line| text::wrapped(&line, width.saturating_sub(2)));
    wrapped.map(|line| Line::raw(format!(" {line}"))).collect()
}

/// What an empty page means.
fn nothing(app: &App, area: Rect, buffer: &mut Buffer) {
    let id = match (app.journal.loaded, app.journal.acts.is_empty()) {
        (false, _) => "loading",
        (true, true) => "journal-empty",
        (true, false) => "journal-none",
    };
    let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
    Paragraph::new(format!("\n{}", app.setup.words.say(id))).wrap(Wrap { trim: true }).render(area, buffer);
}
