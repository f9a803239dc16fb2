//! What is known of one proposal, in few lines: the preview under a list, the facts under a text.

use ilfaut_client::model::{Channel, Question, Status};
use ratatui::text::{Line, Span};

use crate::app::{App, Fate, Row};
use crate::signals::signals;
use crate::widget::text;
use crate::{theme, voice};

/// The selected proposal in `height` lines of `width` cells: its whole text, then who wrote it and what came of it.
pub(super) fn preview(app: &App, width: usize, height: usize) -> Vec<Line<'static>> {
    let Some(row) = app.current() else { return Vec::new() };
    let outcome = outcome(app, row);
    let about = 1 + usize::from(outcome.is_some());
    let mut lines = quoted(app, row, width, height - about);
    lines.push(Line::from(format!(" {}", text::cut(&about_author(app, row), width))));
    lines.extend(outcome.map(|outcome| Line::from(format!(" {}", text::cut(&outcome, width)))));
    lines
}

/// The text between quotes on at most `height` lines; what does not fit is said to be missing.
pub(super) fn quoted(app: &App, row: &Row, width: usize, height: usize) -> Vec<Line<'static>> {
    let quoted = app.setup.words.say_with("quoted", &[("text", text::shown(&row.item.text).into())]);
    let mut lines = text::wrapped(&quoted, width);
    if lines.len() > height {
        lines.truncate(height);
        if let Some(last) = lines.last_mut() {
            *last = format!("{} {}", text::cut(last, width.saturating_sub(2)), text::CUT);
        }
    }
    lines.into_iter().map(|line| Line::styled(format!(" {line}"), theme::STRONG)).collect()
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
    let own = own.as_deref().map(|own| words.say_with("quoted", &[("text", text::shown(own).into())]));
    Some([Some(format!("{said} : {reason}")), own].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// What its text shows at a glance.
fn shows(app: &App, row: &Row) -> Option<String> {
    let found = signals(&row.item.text);
    let said: Vec<String> = found.into_iter().map(|signal| app.setup.words.say(signal.sentence())).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// The facts under the text of one proposal, each with its name: [`crate::layout::FACTS`] lines.
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
        ("fact-signals", shows(app, row).unwrap_or_else(|| words.say("signal-none"))),
        ("fact-state", outcome_or_status(app, row)),
    ];
    let named = facts.into_iter().map(|(id, value)| fact(&words.say(id), &value, width));
    std::iter::once(Line::default()).chain(named).collect()
}

fn outcome_or_status(app: &App, row: &Row) -> String {
    let said = match &row.fate {
        Fate::Open => held(app, row).or_else(|| decided(app, row)),
        _ => outcome(app, row),
    };
    said.unwrap_or_else(|| voice::status(&app.setup.words, row.item.status))
}

fn fact(name: &str, value: &str, width: usize) -> Line<'static> {
    let name = text::fitted(name, 10);
    let value = text::cut(value, width.saturating_sub(11));
    Line::from(vec![Span::styled(format!(" {name}"), theme::FAINT), Span::raw(value)])
}
