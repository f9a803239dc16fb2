//! What is known of one proposal, in words: who wrote it, what its text shows, what it is like, what came of it, what
//! colleagues noted. Lists, pages and panels choose among these lines.

use ilfaut_client::backend::Alike;
use ilfaut_client::model::{Channel, Status};
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::{App, Fate, Row};
use crate::message::QueueItem;
use crate::signals::signals;
use crate::widget::text;
use crate::{theme, voice};

/// The text between quotes on at most `height` lines, its insults masked; what does not fit is said to be missing.
pub(super) fn quoted(app: &App, row: &Row, width: usize, height: usize) -> Vec<Line<'static>> {
    let quoted = voice::quoted(&app.setup.words, &app.text_of(row));
    let lines = wrapped(&quoted, width, height).into_iter();
    lines.map(|line| Line::styled(format!(" {line}"), theme::STRONG)).collect()
}

/// The proposal as it may be read: its insults masked.
pub(super) fn shown(app: &App, row: &Row) -> QueueItem {
    QueueItem { text: app.text_of(row), ..row.item.clone() }
}

/// A shown text on at most `height` lines; the last one says when something is missing.
pub(super) fn wrapped(shown: &str, width: usize, height: usize) -> Vec<String> {
    let mut lines = text::wrapped(shown, width);
    if lines.len() > height {
        let rest = lines.split_off(height.saturating_sub(1)).join(" ");
        lines.extend((height > 0).then(|| text::cut(&rest, width)));
    }
    lines
}

/// Sentences on the lines of an area; where room is short, without the first one.
pub(super) fn fitted(mut said: Vec<String>, area: Rect) -> Vec<Line<'static>> {
    let width = usize::from(area.width).saturating_sub(2);
    let lines = |said: &[String]| -> Vec<String> { said.iter().flat_map(|said| broken(said, width)).collect() };
    if said.len() > 1 && lines(&said).len() > usize::from(area.height) {
        said.remove(0);
    }
    lines(&said).into_iter().map(|line| Line::from(format!(" {line}"))).collect()
}

/// A sentence on lines; an empty one is an empty line.
fn broken(said: &str, width: usize) -> Vec<String> {
    if said.is_empty() { vec![String::new()] } else { text::wrapped(&text::shown(said), width) }
}

/// Who wrote it, from where, when, how long it is.
pub(super) fn about_author(app: &App, row: &Row) -> String {
    let (words, item) = (&app.setup.words, &row.item);
    let facts = [
        voice::signature(words, &item.author),
        voice::channel(words, item.channel),
        item.language.to_string(),
        voice::ago(words, app.now.since(item.sent)),
        words.say_with("characters", &[("n", item.text.chars().count().into())]),
    ];
    facts.into_iter().chain(by_author(app, row)).collect::<Vec<_>>().join(" · ")
}

/// Who wrote it, and how much they have sent and voted.
pub(super) fn author(app: &App, row: &Row) -> String {
    let given = (row.item.given > 0).then(|| app.setup.words.say_with("by-votes", &[("n", row.item.given.into())]));
    let author = std::iter::once(voice::signature(&app.setup.words, &row.item.author));
    author.chain(by_author(app, row)).chain(given).collect::<Vec<_>>().join(" · ")
}

/// How much this author has sent; a file has no author who could send more.
fn by_author(app: &App, row: &Row) -> Option<String> {
    let known = row.item.channel != Channel::File;
    known.then(|| app.setup.words.say_with("by-author", &[("n", row.item.by_author.into())]))
}

/// What came of it, or who holds it; nothing while it simply waits.
pub(super) fn outcome(app: &App, row: &Row) -> Option<String> {
    happening(app, row).or_else(|| decided(app, row).filter(|_| row.is_open()))
}

/// What happens to it now: who holds it, what was decided here, who was faster.
pub(super) fn happening(app: &App, row: &Row) -> Option<String> {
    let words = &app.setup.words;
    match &row.fate {
        Fate::Open => held(app, row),
        Fate::Sending(_) => Some(words.say("note-sending")),
        Fate::Decided(status, _) => Some(voice::decided_here(words, *status)),
        Fate::Overtaken(order) => Some(voice::review(words, &row.item, order)),
        Fate::Elsewhere(by) => Some(voice::decided_elsewhere(words, by.as_ref())),
    }
}

/// Which other moderator reads it.
fn held(app: &App, row: &Row) -> Option<String> {
    let (name, seconds) = row.item.lease.as_ref()?;
    let seconds = app.lease_left().unwrap_or(i64::from(*seconds));
    let args = [("name", text::shown(name).into()), ("seconds", seconds.into())];
    Some(app.setup.words.say_with("held-by", &args))
}

/// Who decided last, when, why.
pub(super) fn decided(app: &App, row: &Row) -> Option<String> {
    let (words, decided) = (&app.setup.words, row.item.decided.as_ref()?);
    if row.item.status == Status::Pending {
        return None;
    }
    let args = [
        ("status", row.item.status.name().into()),
        ("name", text::shown(&decided.by).into()),
        ("date", voice::moment(words, decided.at, &app.setup.zone).into()),
    ];
    let said = words.say_with("decided", &args);
    let same = row.item.duplicate_of.as_ref().map(|same| voice::quoted(words, &same.text));
    let same = same.map(|same| words.say_with("decided-same", &[("text", same.into())]));
    let Some((reason, own)) = &decided.refusal else { return Some(said) };
    let reason = voice::reason(words, *reason);
    let own = own.as_deref().map(|own| voice::quoted(words, own));
    Some([Some(format!("{said} : {reason}")), same, own].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// What its text shows, and how many say nearly the same from accounts that had just arrived.
pub(super) fn looks(app: &App, row: &Row) -> Vec<String> {
    let words = &app.setup.words;
    let others = row.item.echoes.len();
    let group = (others > 0).then(|| words.say_with("signal-echo", &[("n", others.into())]));
    let corrected = app.looks.is_corrected(&row.item.proposal).then(|| words.say("signal-corrected"));
    let masked = app.is_masked(row).then(|| words.say("signal-masked"));
    let shown = app.desk.iter().flat_map(|desk| signals(&row.item, &desk.question.phrase_rule(row.item.language)));
    group
        .into_iter()
        .chain(corrected)
        .chain(shown.map(|signal| voice::signal(words, &row.item, signal)))
        .chain(masked)
        .collect()
}

/// Where a look-alike stands: its status, and its votes as far as they are known and may be seen.
pub(super) fn beside(app: &App, alike: &Alike) -> String {
    let words = &app.setup.words;
    let status = voice::status(words, alike.status);
    let votes = app.looks.item(&alike.proposal).map(|item| &item.tally);
    let seen = app.current().is_some_and(|row| app.shows_results(row));
    match votes {
        Some(_) if !seen => format!("{status} · {}", words.say("standing-hidden")),
        Some(tally) => format!("{status} · {}", voice::standing(words, tally)),
        None => status,
    }
}

/// The same in few cells: votes and the share of « pour ».
pub(super) fn briefly(app: &App, alike: &Alike) -> String {
    let words = &app.setup.words;
    let seen = app.current().is_some_and(|row| app.shows_results(row));
    let known = app.looks.item(&alike.proposal).map(|item| item.tally.count).filter(|count| seen && count.total() > 0);
    let Some(count) = known else { return voice::status(words, alike.status) };
    let percent = (count.votes[0] * 100 + count.total() / 2) / count.total();
    words.say_with("standing-brief", &[("n", count.total().into()), ("agree", percent.into())])
}

/// What colleagues noted, oldest first.
pub(super) fn notes(app: &App, row: &Row) -> Vec<String> {
    let words = &app.setup.words;
    let said = row.item.notes.iter().map(|note| {
        let said = note.words.as_ref().map_or_else(|| words.say("note-erased"), |said| text::shown(said));
        let date = voice::moment(words, note.at, &app.setup.zone);
        words
            .say_with("noted", &[("name", text::shown(&note.by).into()), ("date", date.into()), ("words", said.into())])
    });
    said.collect()
}

/// Its topics in boxes that are ticked, then those suggested in boxes that are not.
pub(super) fn topics(app: &App, row: &Row) -> Option<String> {
    let desk = app.desk.as_ref()?;
    let name = |id| voice::topic(&desk.question, id, app.setup.words.language());
    let carried = row.item.topics.iter().map(|id| format!("[x] {}", name(id)));
    let fresh = row.item.suggested.iter().filter(|id| !row.item.topics.contains(id));
    let boxes: Vec<String> = carried.chain(fresh.map(|id| format!("[ ] {} *", name(id)))).collect();
    (!boxes.is_empty()).then(|| boxes.join("  "))
}
