//! The state in sentences: what is new since something was last said. Pages and panels without sentences of their own are
//! read from their picture, line by line, without frames.

mod map;

use ilfaut_client::model::{Status, Time};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::{App, Fate, Note, Row};
use crate::keys::{Scope, Tab};
use crate::layout::BELOW;
use crate::signals::signals;
use crate::widget::text;
use crate::{screen, voice};

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct Told {
    note: Option<Note>,
    grace: Option<(String, Status)>,
    heading: Vec<String>,
    page: Vec<String>,
    hints: Vec<String>,
}

impl Told {
    /// The page shall be said once more.
    pub(super) fn forget(&mut self) {
        (self.heading, self.page, self.hints) = (Vec::new(), Vec::new(), Vec::new());
    }

    /// What is new: what was done or went wrong, and then, where the reader has asked for something, where one is.
    pub(super) fn news(&mut self, app: &App, page: bool) -> Vec<String> {
        let mut lines = self.noted(app);
        if !page {
            return lines;
        }
        let now = [heading(app), body(app), hints(app)];
        for (now, said) in now.into_iter().zip([&mut self.heading, &mut self.page, &mut self.hints]) {
            if now != *said && !now.is_empty() {
                lines.extend(now.iter().cloned());
                *said = now;
            }
        }
        if lines.is_empty() {
            lines.push(app.setup.words.say("plain-same"));
        }
        lines
    }

    /// The sentence of the status line, once.
    fn noted(&mut self, app: &App) -> Vec<String> {
        let grace = app.grace().map(|(spoken, _)| (spoken.excerpt.clone(), spoken.status));
        let decided = grace.is_some() && grace != self.grace;
        let noted = app.note.is_some() && app.note != self.note;
        (self.grace, self.note) = (grace, app.note.clone());
        let note = app.note.as_ref().filter(|_| noted).map(|note| note.text.clone());
        decided.then(|| done(app)).flatten().into_iter().chain(note).collect()
    }
}

/// What was just decided, and how long it can be taken back unnoticed.
fn done(app: &App) -> Option<String> {
    let (spoken, seconds) = app.grace()?;
    let args = [
        ("status", spoken.status.name().into()),
        ("text", spoken.excerpt.as_str().into()),
        ("seconds", seconds.into()),
    ];
    Some(app.setup.words.say_with("plain-done", &args))
}

/// Where one is, said when it changes.
fn heading(app: &App) -> Vec<String> {
    let words = &app.setup.words;
    let scope = app.scope();
    match (&app.desk, scope) {
        (Some(desk), Scope::Queue) => {
            let question = text::shown(desk.question.wording.within(words.language()));
            let question = words.say_with("plain-question", &[("question", question.into())]);
            vec![format!("{}.", voice::list_name(words, desk.view())), question]
        }
        (_, Scope::Reasons) => Vec::new(),
        (_, Scope::Map) => map::heading(app),
        _ => screen::title(app).or_else(|| on_tab(app)).into_iter().map(|title| format!("{title}.")).collect(),
    }
}

fn on_tab(app: &App) -> Option<String> {
    (app.panel().is_none() && app.tab != Tab::Queue).then(|| app.setup.words.say(app.tab.title()))
}

/// What stands there.
fn body(app: &App) -> Vec<String> {
    match app.scope() {
        Scope::Queue => queue(app),
        Scope::Reasons => reasons(app),
        Scope::Map => map::body(app),
        _ => read(app),
    }
}

/// What can be done there, said when it changes.
fn hints(app: &App) -> Vec<String> {
    match app.scope() {
        Scope::Queue if app.current().is_some() => vec![app.setup.words.say("plain-verbs")],
        Scope::Queue | Scope::Reasons => Vec::new(),
        Scope::Map => vec![app.setup.words.say("plain-map-verbs")],
        _ => vec![keys(app)],
    }
}

/// The proposal under the cursor.
fn queue(app: &App) -> Vec<String> {
    let words = &app.setup.words;
    let Some(desk) = &app.desk else { return Vec::new() };
    let list = desk.list();
    let Some(row) = app.current() else {
        let what = if list.loaded { voice::nothing(words, desk.view()) } else { words.say("loading") };
        return vec![what];
    };
    let args =
        [("at", (list.place() + 1).into()), ("of", list.len().into()), ("text", spoken(&app.text_of(row)).into())];
    let mut lines = vec![words.say_with("plain-place", &args)];
    lines.extend(state(app, row));
    lines.push(about(app, row));
    lines
}

/// What has become of it, unless it waits for a verb.
fn state(app: &App, row: &Row) -> Option<String> {
    let words = &app.setup.words;
    match &row.fate {
        Fate::Open if row.item.status == Status::Pending => {
            let (name, seconds) = row.item.lease.as_ref()?;
            let args = [("name", text::shown(name).into()), ("seconds", i64::from(*seconds).into())];
            Some(words.say_with("fault-leased", &args))
        }
        Fate::Open => Some(sentence(&capital(&voice::status(words, row.item.status)))),
        Fate::Sending(_) => Some(words.say("note-sending")),
        Fate::Overtaken(order) => Some(voice::review(words, &row.item, order)),
        Fate::Decided(status, _) => Some(voice::decided_here(words, *status)),
        Fate::Elsewhere(by) => Some(voice::decided_elsewhere(words, by.as_ref())),
    }
}

/// Who wrote it, from where, and what is like it.
fn about(app: &App, row: &Row) -> String {
    let (words, item) = (&app.setup.words, &row.item);
    let author = sentence(&voice::signature(words, &item.author));
    let from = format!("{}, {}.", voice::channel(words, item.channel), ago(app, app.now.since(item.sent)));
    let like = item.similar.first().map(|nearest| {
        let args = [
            ("n", item.similar.len().into()),
            ("percent", i64::from(nearest.percent).into()),
            ("text", spoken(&nearest.text).into()),
            ("status", voice::status(words, nearest.status).into()),
        ];
        words.say_with("plain-alike", &args)
    });
    let signals = app.desk.as_ref().map(|desk| signals(item, &desk.question.phrase_rule(item.language)));
    let signals = signals.unwrap_or_default().into_iter();
    let signals = signals.map(|signal| capital(&sentence(&voice::signal(words, item, signal))));
    [author, capital(&from)].into_iter().chain(signals).chain(like).collect::<Vec<_>>().join(" ")
}

/// How long ago, in whole words.
fn ago(app: &App, milliseconds: i64) -> String {
    let minutes = (milliseconds / (60 * Time::SECOND)).max(0);
    let (id, n) = match minutes {
        0..60 => ("plain-minutes", minutes),
        60..1_440 => ("plain-hours", minutes / 60),
        _ => ("plain-days", minutes / 1_440),
    };
    app.setup.words.say_with(id, &[("n", n.into())])
}

/// A citizen's text as it is read: an end of line is a pause.
fn spoken(written: &str) -> String {
    sentence(&text::shown(written).replace(text::LINE_END, " / "))
}

/// The similar proposals of the one under the cursor.
pub(super) fn similar(app: &App) -> Vec<String> {
    let words = &app.setup.words;
    let all = app.current().map(|row| row.item.similar.as_slice()).unwrap_or_default();
    if all.is_empty() {
        return vec![words.say("plain-none-alike")];
    }
    let said = all.iter().enumerate().map(|(at, like)| {
        let args = [
            ("at", (at + 1).into()),
            ("percent", i64::from(like.percent).into()),
            ("text", spoken(&like.text).into()),
            ("status", capital(&voice::status(words, like.status)).into()),
        ];
        words.say_with("plain-one-alike", &args)
    });
    said.collect()
}

/// The reasons that can be given, or that words are waited for.
fn reasons(app: &App) -> Vec<String> {
    let (Some(picker), words) = (app.picker(), &app.setup.words) else { return Vec::new() };
    if picker.typing {
        return vec![words.say("plain-own-words")];
    }
    let offered = picker.offered.iter().map(|(letter, reason)| format!("{letter} {}", voice::reason(words, *reason)));
    vec![words.say_with("plain-reasons", &[("reasons", offered.collect::<Vec<_>>().join(", ").into())])]
}

/// Everything that can be done here, one line each.
pub(super) fn help(app: &App) -> Vec<String> {
    let words = &app.setup.words;
    let lines = words.say("plain-help");
    let general = lines.lines().map(|line| line.trim().to_owned());
    let keys = app.setup.keys.bindings(app.scope()).filter_map(|binding| {
        let key = binding.keys.iter().find(|key| matches!(key, crate::keys::Key::Char(c) if !c.is_whitespace()))?;
        Some(format!("{} : {}.", key.label(words), words.say(binding.help)))
    });
    general.chain(keys).collect()
}

/// The letters that do something here.
fn keys(app: &App) -> String {
    let words = &app.setup.words;
    let named = app.setup.keys.bindings(app.scope()).filter_map(|binding| {
        let key = binding.keys.iter().find(|key| matches!(key, crate::keys::Key::Char(c) if !c.is_whitespace()))?;
        Some(format!("{} {}", key.label(words), words.say(binding.footer?)))
    });
    let named: Vec<String> = named.collect();
    if named.is_empty() { String::new() } else { words.say_with("plain-keys", &[("keys", named.join(", ").into())]) }
}

/// The picture of the page, line by line, without frames.
fn read(app: &App) -> Vec<String> {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut picture = Buffer::empty(area);
    screen::picture(app, area, &mut picture);
    let rows = 1..area.height.saturating_sub(BELOW);
    let line = |y: u16| {
        let symbols =
            (0..area.width).map(|x| if x == 0 || !covered(&picture, x, y) { picture[(x, y)].symbol() } else { "" });
        read_aloud(&symbols.collect::<String>())
    };
    rows.map(line).filter(|line| !line.is_empty()).collect()
}

/// Whether the cell is the second half of a wide character.
fn covered(picture: &Buffer, x: u16, y: u16) -> bool {
    text::width(picture[(x - 1, y)].symbol()) > 1
}

/// A drawn line as it can be read aloud: no frames, no dots, no bars; the selected one is marked.
fn read_aloud(line: &str) -> String {
    let kept = |c: char| match c {
        '▌' => Some('>'),
        '\u{2500}'..='\u{259f}' | '\u{2800}'..='\u{28ff}' => Some(' '),
        c => Some(c),
    };
    let line: String = line.chars().filter_map(kept).collect();
    let line = if line.starts_with('>') { line.replacen('>', "> ", 1) } else { line };
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// With an end, as sentences have it.
fn sentence(shown: &str) -> String {
    if shown.ends_with(['.', '!', '?', '…']) { shown.to_owned() } else { format!("{shown}.") }
}

/// With a capital at its beginning.
fn capital(shown: &str) -> String {
    let mut letters = shown.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drawn_lines_lose_their_frames_and_keep_their_words() {
        assert_eq!(read_aloud("▌  2h  TG  interdire  │ = 1  "), "> 2h TG interdire = 1");
        assert_eq!(read_aloud("┌──────────┐⣿▁▂█"), "");
    }

    #[test]
    fn sentences_end_once() {
        assert_eq!(["a", "a !", "a."].map(sentence), ["a.", "a !", "a."]);
        assert_eq!(capital("à traiter"), "À traiter");
    }
}
