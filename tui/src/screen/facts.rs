//! What is known of one proposal, in few lines: the preview under a list, the facts under a text.

use ilfaut_client::model::{Channel, Question, Status};
use ratatui::text::{Line, Span};

use crate::app::{App, Fate, Row};
use crate::signals::{self, signals};
use crate::widget::text;
use crate::{theme, voice};

/// Cells for the name of a fact.
const NAME: usize = 10;
/// Lines for what came of a proposal, at most (280 characters of a moderator's words on a narrow screen).
const MOST: usize = 8;

/// The selected proposal in `height` lines of `width` cells: its whole text, then who wrote it and what came of it.
pub(super) fn preview(app: &App, width: usize, height: usize) -> Vec<Line<'static>> {
    let Some(row) = app.current() else { return Vec::new() };
    let outcome = outcome(app, row);
    let about = 1 + usize::from(outcome.is_some());
    let mut lines = quoted(app, row, width, height.saturating_sub(about));
    lines.push(Line::from(format!(" {}", text::cut(&about_author(app, row), width))));
    let left = height.saturating_sub(lines.len());
    let outcome = wrapped(&outcome.unwrap_or_default(), width, left);
    lines.extend(outcome.into_iter().map(|line| Line::from(format!(" {line}"))));
    lines
}

/// The text between quotes on at most `height` lines; what does not fit is said to be missing.
pub(super) fn quoted(app: &App, row: &Row, width: usize, height: usize) -> Vec<Line<'static>> {
    let quoted = voice::quoted(&app.setup.words, &row.item.text);
    let lines = wrapped(&quoted, width, height).into_iter();
    lines.map(|line| Line::styled(format!(" {line}"), theme::STRONG)).collect()
}

/// A shown text on at most `height` lines; the last one says when something is missing.
fn wrapped(shown: &str, width: usize, height: usize) -> Vec<String> {
    let mut lines = text::wrapped(shown, width);
    if lines.len() > height {
        let rest = lines.split_off(height.saturating_sub(1)).join(" ");
        lines.extend((height > 0).then(|| text::cut(&rest, width)));
    }
    lines
}

/// Who wrote it, from where, how long it is.
fn about_author(app: &App, row: &Row) -> String {
    let (words, item) = (&app.setup.words, &row.item);
    let author = voice::signature(words, &item.author);
    let facts = [
        author,
        voice::channel(words, item.channel),
        item.language.to_string(),
        voice::ago(words, app.now.since(item.sent)),
        words.say_with("characters", &[("n", item.text.chars().count().into())]),
    ];
    facts.into_iter().chain(by_author(app, row)).collect::<Vec<_>>().join(" · ")
}

/// How much this author has sent; a file has no author who could send more.
fn by_author(app: &App, row: &Row) -> Option<String> {
    let known = row.item.channel != Channel::File;
    known.then(|| app.setup.words.say_with("by-author", &[("n", row.item.by_author.into())]))
}

/// What came of it, who holds it, or what its text shows; nothing when there is nothing to say.
fn outcome(app: &App, row: &Row) -> Option<String> {
    let words = &app.setup.words;
    match &row.fate {
        Fate::Open => held(app, row).or_else(|| decided(app, row)).or_else(|| shows(app, row)),
        Fate::Sending(_) => Some(words.say("note-sending")),
        Fate::Decided(status, _) => Some(voice::decided_here(words, *status)),
        Fate::Overtaken(order) => Some(voice::review(words, &row.item, order)),
        Fate::Elsewhere(by) => Some(voice::decided_elsewhere(words, by.as_ref())),
    }
}

/// Which other moderator reads it.
fn held(app: &App, row: &Row) -> Option<String> {
    let (name, seconds) = row.item.lease.as_ref()?;
    let args = [("name", text::shown(name).into()), ("seconds", i64::from(*seconds).into())];
    Some(app.setup.words.say_with("fault-leased", &args))
}

/// Who decided last, when, why.
fn decided(app: &App, row: &Row) -> Option<String> {
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
    let Some((reason, own)) = &decided.refusal else { return Some(said) };
    let reason = voice::reason(words, *reason);
    let own = own.as_deref().map(|own| voice::quoted(words, own));
    Some([Some(format!("{said} : {reason}")), own].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// What it is like and what its text shows at a glance.
fn shows(app: &App, row: &Row) -> Option<String> {
    let like = alike(app, row)
        .into_iter()
        .next()
        .map(|like| app.setup.words.say_with("signal-like", &[("like", like.into())]));
    let said: Vec<String> = group(app, row).into_iter().chain(like).chain(looks(app, row)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// What its text shows: as it is written, then as the rules of the consultation read it.
fn looks(app: &App, row: &Row) -> Vec<String> {
    let written = signals(&row.item).into_iter().map(signals::Signal::sentence);
    let read = row.item.flags.iter().filter_map(|flag| signals::sentence(*flag));
    written.chain(read).map(|id| app.setup.words.say(id)).collect()
}

/// How many others say nearly the same, from accounts that had just arrived.
fn group(app: &App, row: &Row) -> Option<String> {
    let others = row.item.echoes.len();
    (others > 0).then(|| app.setup.words.say_with("signal-echo", &[("n", others.into())]))
}

/// The proposals it is like: how much, which, in what words.
fn alike(app: &App, row: &Row) -> Vec<String> {
    let words = &app.setup.words;
    let said = row.item.similar.iter().map(|alike| {
        let args = [
            ("percent", i64::from(alike.percent).into()),
            ("status", voice::status(words, alike.status).into()),
            ("text", text::shown(&alike.text).into()),
        ];
        words.say_with("alike", &args)
    });
    said.collect()
}

/// The facts under the text of one proposal, each with its name: [`crate::layout::FACTS`] lines, or a few more when
/// there is much to say of what came of it.
pub(super) fn table(app: &App, row: &Row, question: &Question, width: usize) -> Vec<Line<'static>> {
    let (words, item) = (&app.setup.words, &row.item);
    let most = question.phrase_rule(item.language).max;
    let length = [("n", item.text.chars().count().into()), ("max", most.into())];
    let received = [
        ("date", voice::moment(words, item.sent, &app.setup.zone).into()),
        ("ago", voice::ago(words, app.now.since(item.sent)).into()),
    ];
    let author = std::iter::once(voice::signature(words, &item.author)).chain(by_author(app, row));
    let facts = [
        ("fact-author", author.collect::<Vec<_>>().join(" · ")),
        ("fact-channel", format!("{} · {}", voice::channel(words, item.channel), item.language)),
        ("fact-question", text::shown(question.wording.within(words.language()))),
        ("fact-received", words.say_with("received", &received)),
        ("fact-length", words.say_with("length", &length)),
        ("fact-signals", looked(app, row)),
    ];
    let named = facts.into_iter().map(|(id, value)| fact(&words.say(id), &text::cut(&value, room(width))));
    let state = wrapped(&outcome_or_status(app, row), room(width), MOST);
    let name = |at: usize| if at == 0 { words.say("fact-state") } else { String::new() };
    let state = state.iter().enumerate().map(|(at, line)| fact(&name(at), line));
    let alike = alike(app, row);
    let name = |at: usize| if at == 0 { words.say("fact-alike") } else { String::new() };
    let alike = alike.iter().enumerate().map(|(at, line)| fact(&name(at), &text::cut(line, room(width))));
    std::iter::once(Line::default()).chain(named).chain(state).chain(alike).collect()
}

fn looked(app: &App, row: &Row) -> String {
    let looks: Vec<String> = group(app, row).into_iter().chain(looks(app, row)).collect();
    if looks.is_empty() { app.setup.words.say("signal-none") } else { looks.join(" · ") }
}

fn outcome_or_status(app: &App, row: &Row) -> String {
    let said = match &row.fate {
        Fate::Open => held(app, row).or_else(|| decided(app, row)),
        _ => outcome(app, row),
    };
    said.unwrap_or_else(|| voice::status(&app.setup.words, row.item.status))
}

/// Cells for the value of a fact.
fn room(width: usize) -> usize {
    width.saturating_sub(NAME + 1)
}

fn fact(name: &str, value: &str) -> Line<'static> {
    Line::from(vec![Span::styled(format!(" {}", text::fitted(name, NAME)), theme::FAINT), Span::raw(value.to_owned())])
}
