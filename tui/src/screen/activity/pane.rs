//! One alert in full: why, since when, what was made of it, whose votes, and what its proposals would be with these votes
//! and without.

use ilfaut_client::rules::zone::Zone;
use ilfaut_config::alert::{self, Entry};
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::{Alerts, App, Counts, pseudonym};
use crate::widget::{figure, text};
use crate::{theme, voice};

/// Cells of one proposal's counts, and of its share and zone.
const VOTES: usize = 15;
const ZONE: usize = 7;
/// Digits of a pseudonym, and how many are shown.
const DIGITS: usize = 4;
const SAMPLE: usize = 5;

/// The lines that fit, the sentence first.
pub(super) fn lines(app: &App, alerts: &Alerts, entry: &Entry, area: Rect) -> Vec<Line<'static>> {
    let (words, width) = (&app.setup.words, usize::from(area.width).saturating_sub(2));
    let language = words.language();
    let wrapped =
        |said: &str| text::wrapped(said, width).into_iter().map(|line| format!(" {line}")).collect::<Vec<_>>();
    let mut lines: Vec<Line<'static>> = wrapped(&alert::reason(&entry.reason, language))
        .into_iter()
        .map(|line| Line::styled(line, theme::STRONG))
        .collect();
    let state = text::shown(&alert::state(entry.cohort.as_ref(), language));
    let since = since(app, entry);
    lines.extend(wrapped(&[state, since].join(" · ")).into_iter().map(Line::raw));
    let objections = alert::objections(entry.cohort.as_ref(), language);
    lines.extend(objections.iter().map(|said| Line::raw(format!(" {}", text::cut(&text::shown(said), width)))));
    lines.push(Line::raw(format!(" {}", text::cut(&sample(app, entry), width))));
    lines.extend(effects(app, alerts, entry, width, usize::from(area.height).saturating_sub(lines.len())));
    if lines.len() < usize::from(area.height) {
        let last = if parted(alerts, entry) { "alert-nothing-lost" } else { "alert-same" };
        lines.push(Line::styled(format!(" {}", text::cut(&words.say(last), width)), theme::FAINT));
    }
    lines
}

fn since(app: &App, entry: &Entry) -> String {
    let (proposed, at) = app.alerts.since(entry);
    let date = at.map(|at| voice::moment(&app.setup.words, at, &app.setup.zone)).unwrap_or_default();
    app.setup.words.say_with(if proposed { "alert-proposed-at" } else { "alert-seen-at" }, &[("date", date.into())])
}

fn sample(app: &App, entry: &Entry) -> String {
    let names = entry.participants.iter().take(SAMPLE).map(|who| pseudonym(who, DIGITS));
    let more = (entry.participants.len() > SAMPLE).then(|| text::CUT.to_owned());
    let sample = names.chain(more).collect::<Vec<_>>().join(" ");
    app.setup.words.say_with("alert-sample", &[("sample", sample.into()), ("n", entry.participants.len().into())])
}

/// Whether any of its proposals has votes set aside.
fn parted(alerts: &Alerts, entry: &Entry) -> bool {
    alerts.effects(entry).iter().any(|counts| counts.raw != counts.kept)
}

fn effects(app: &App, alerts: &Alerts, entry: &Entry, width: usize, height: usize) -> Vec<Line<'static>> {
    let words = &app.setup.words;
    let effects = alerts.effects(entry);
    let room = height.saturating_sub(2);
    if effects.is_empty() || room == 0 {
        return Vec::new();
    }
    let ids = ["head-raw", "head-kept", "head-with", "head-without", "head-proposals"];
    let mut lines = vec![Line::styled(columns(&ids.map(|id| words.say(id)), width), theme::FAINT)];
    lines.extend(effects.into_iter().take(room).map(|counts| Line::raw(effect(app, counts, width))));
    lines
}

fn effect(app: &App, counts: &Counts, width: usize) -> String {
    let words = &app.setup.words;
    let votes = |votes: &[u64; 3]| votes.map(|count| count.to_string()).join("/");
    let standing = |(zone, share): (Zone, u64)| {
        let share = words.say_with("page-share", &[("n", share.into())]);
        format!("{share} {}", voice::letter(words, zone))
    };
    let cells = [
        votes(&counts.raw),
        votes(&counts.kept),
        standing(counts.with),
        standing(counts.without),
        text::shown(&counts.text),
    ];
    columns(&cells, width)
}

fn columns([raw, kept, with, without, what]: &[String; 5], width: usize) -> String {
    let wide = width.saturating_sub(2 * (VOTES + 1) + 2 * (ZONE + 2));
    let counts = [raw, kept].map(|cell| text::fitted(cell, VOTES)).join(" ");
    let zones = [with, without].map(|cell| figure::right(cell, ZONE)).join(" ");
    format!(" {counts} {zones}  {}", text::cut(what, wide))
}
