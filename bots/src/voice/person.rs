//! What is kept about a person, and what went wrong. Knows nothing of ideas.

use ilfaut_client::backend::PersonalData;
use ilfaut_client::model::Signature;
use ilfaut_config::locale::Arg;

use super::message::Line;
use super::{Voice, export};
use crate::conversation::ask::{Ask, FileFault};
use crate::conversation::say::Say;

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Data(data) => self::data(voice, data),
        Say::Export(..) if voice.manner.documents => vec![voice.note("export-sent")],
        Say::Export(data, kept) => export::text(voice, data, kept).lines().map(Line::plain).collect(),
        Say::Exported(path) => vec![voice.line("exported", &[("path", Arg::from(voice.clean(path)))])],
        Say::NotExported(path, what) => {
            let what = match what {
                FileFault::Exists => voice.words.say("file-exists"),
                FileFault::Nowhere => voice.words.say("file-nowhere"),
                FileFault::Forbidden => voice.words.say("file-forbidden"),
                FileFault::Other(what) => voice.clean(what),
            };
            let args = [("path", Arg::from(voice.clean(path))), ("what", Arg::from(what))];
            vec![voice.line("not-exported", &args)]
        }
        Say::Signed(signature) => vec![signed(voice, signature)],
        Say::EraseAsked => vec![voice.note("erase"), voice.hint("erase-confirm", &[])],
        Say::Erasing(until) => vec![voice.line("erasing", &[("date", Arg::from(voice.moment(*until)))])],
        Say::BreatherOfVotes(seconds) => vec![breather(voice, "breather-votes", *seconds)],
        Say::BreatherOfIdeas(seconds) => vec![breather(voice, "breather-ideas", *seconds)],
        Say::Unread(letters) => vec![voice.line("unread", &[("letters", Arg::from(*letters))])],
        Say::Away(ask) => vec![voice.note(away(ask))],
        _ => return None,
    })
}

fn data(voice: &Voice, data: &PersonalData) -> Vec<Line> {
    let author = voice.author(&data.signature).unwrap_or_else(|| voice.words.say("data-nobody"));
    let args = [
        ("votes", Arg::from(data.votes.len())),
        ("ideas", Arg::from(data.proposals.len())),
        ("author", Arg::from(author)),
        ("date", Arg::from(voice.date(data.since))),
    ];
    let erasure = data.erasure.map(|until| voice.line("erasing", &[("date", Arg::from(voice.moment(until)))]));
    let file = voice.manner.keyboard.then(|| voice.note("data-file"));
    let sums = std::iter::once(voice.line("data", &args));
    let choices = if data.erasure.is_some() { "data-choices-erasing" } else { "data-choices" };
    sums.chain(erasure).chain(file).chain([voice.hint(choices, &[])]).collect()
}

fn signed(voice: &Voice, signature: &Signature) -> Line {
    match voice.author(signature) {
        Some(author) => voice.line("signed", &[("author", Arg::from(author))]),
        None => voice.note("signed-none"),
    }
}

fn breather(voice: &Voice, id: &str, seconds: u32) -> Line {
    voice.line(id, &[("seconds", Arg::from(i64::from(seconds)))])
}

fn away(ask: &Ask) -> &'static str {
    match ask {
        Ask::Vote { .. } => "away-vote",
        Ask::Propose { .. } => "away-idea",
        ask if ask.records() => "away-change",
        _ => "away-reading",
    }
}
