//! Lines that are not TOML, told in words that a person who has never heard of TOML can use.

use std::ops::Range;

use super::{Reading, dates};

/// Notes each line that is not TOML once.
pub(super) fn complain(reading: &mut Reading<'_>, faults: &[toml::de::Error]) {
    let mut broken = Vec::new();
    for fault in faults {
        let at = fault.span().unwrap_or(0..0);
        let line = reading.line(at.start);
        if !broken.contains(&line) {
            broken.push(line);
            said(reading, fault.message(), &at);
            reading.lost |= line_of(reading.text(), at.start).starts_with('[');
        }
    }
    reading.broken = broken;
}

fn said(reading: &mut Reading<'_>, message: &str, at: &Range<usize>) {
    let written = line_of(reading.text(), at.start);
    let (key, value) = written.split_once('=').map_or((written, ""), |(key, value)| (key.trim(), value.trim()));
    let bare = !value.is_empty() && !value.starts_with(['"', '\'', '[', '{']);
    let value = if bare { value.split(" #").next().unwrap_or_default().trim() } else { value };
    if message.starts_with("invalid date") || (bare && dates::meant(value).is_some()) {
        let near = dates::meant(value).unwrap_or_else(|| "2026-09-12".to_owned());
        return reading.complain(
            at,
            "bad-date",
            &[("key", key.into()), ("written", value.into()), ("near", near.into())],
        );
    }
    let id = id_of(message, bare);
    let value = if key == "password" { "…" } else { value };
    let value = value.trim_matches(['"', '\'', '«', '»', '“', '”', ' ', '\u{A0}']);
    reading.complain(at, id, &[("key", key.into()), ("value", value.into()), ("message", message.into())]);
}

/// The message that says in plain words what the parser says in its own.
fn id_of(message: &str, bare: bool) -> &'static str {
    let rows = [
        ("duplicate key", "toml-twice"),
        ("missing comma", "toml-comma"),
        ("key with no value", "toml-equals"),
        ("invalid unquoted key", "toml-key"),
        ("unclosed", "toml-unclosed"),
        ("invalid basic string", "toml-quote"),
        ("invalid literal string", "toml-quote"),
        ("invalid multi-line", "toml-quote"),
        ("missing escaped", "toml-quote"),
        ("unexpected key or value", if bare { "toml-unquoted" } else { "toml-after" }),
        ("string values must be quoted", "toml-unquoted"),
        ("invalid", if bare { "toml-unquoted" } else { "toml-other" }),
    ];
    rows.iter().find(|(start, _)| message.starts_with(start)).map_or("toml-other", |(_, id)| id)
}

/// The line that holds this byte.
fn line_of(text: &str, byte: usize) -> &str {
    let from = text.as_bytes()[..byte.min(text.len())].iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
    text.get(from..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim()
}
