//! An idea being written, and what became of it. Knows nothing of votes.

use ilfaut_client::backend::Card;
use ilfaut_client::model::Signature;
use ilfaut_config::locale::Arg;

use super::Voice;
use super::list::card_item;
use super::message::Line;
use crate::conversation::idea::Fault;
use crate::conversation::say::Say;

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    let text = |text: &str| [("text", Arg::from(voice.clean(text)))];
    Some(match say {
        Say::Fault(fault) => self::fault(voice, fault),
        Say::Preview(text, max, signature) => preview(voice, text, *max, signature),
        Say::DraftWaits(written) => vec![voice.line("draft-waits", &text(written))],
        Say::Second(first, second) => {
            let texts = [("first", Arg::from(voice.clean(first))), ("second", Arg::from(voice.clean(second)))];
            vec![voice.line("second", &texts), voice.hint("second-choices", &[])]
        }
        Say::DraftKept(written) => vec![voice.line("draft-kept", &text(written))],
        Say::Similar(same, cards) => similar(voice, *same, cards),
        Say::SimilarUnclear(count) => vec![similar_choices(voice, *count)],
        Say::Returned(written) => vec![voice.line("returned", &text(written))],
        Say::Sent(signature) => vec![sent(voice, signature)],
        Say::AlreadyMine(status) => vec![voice.line("already-mine", &[("status", Arg::from(voice.status(*status)))])],
        Say::Quota(limit) => vec![voice.line("quota", &[("limit", Arg::from(*limit))])],
        _ => return None,
    })
}

fn fault(voice: &Voice, fault: &Fault) -> Vec<Line> {
    let idea = |text: &str| Line::idea(voice.words.say_with("idea", &[("text", Arg::from(voice.clean(text)))]));
    match fault {
        Fault::Short => vec![voice.note("fault-short")],
        Fault::Markup => vec![voice.note("fault-markup")],
        Fault::Contact => vec![voice.note("fault-contact")],
        Fault::Long { length, max, cut } => {
            let extra = length.saturating_sub(*max);
            let args = [("length", Arg::from(*length)), ("max", Arg::from(*max)), ("extra", Arg::from(extra))];
            vec![voice.line("fault-long", &args), idea(cut), voice.hint("fault-long-choices", &[])]
        }
        Fault::Opening { offered, prefix } => {
            let prefix = [("prefix", Arg::from(voice.clean(prefix)))];
            vec![voice.line("fault-opening", &prefix), idea(offered), voice.hint("fault-opening-choices", &[])]
        }
    }
}

fn preview(voice: &Voice, text: &str, max: usize, signature: &Signature) -> Vec<Line> {
    let signed = match voice.author(signature) {
        Some(author) => voice.words.say_with("signed-as", &[("author", Arg::from(author))]),
        None => voice.words.say("signed-nobody"),
    };
    let length = text.chars().count();
    let shown = [("text", Arg::from(voice.clean(text))), ("signature", Arg::from(signed))];
    let counted = [("length", Arg::from(length)), ("max", Arg::from(max))];
    vec![Line::idea(voice.words.say_with("preview", &shown)), voice.hint("preview-count", &counted)]
}

fn similar(voice: &Voice, same: bool, cards: &[Card]) -> Vec<Line> {
    let title = if same { "similar-same" } else { "similar" };
    let title = voice.line(title, &[("count", Arg::from(cards.len()))]);
    let items = cards.iter().enumerate().map(|(at, card)| card_item(voice, at, card));
    std::iter::once(title).chain(items).chain([similar_choices(voice, cards.len())]).collect()
}

fn similar_choices(voice: &Voice, count: usize) -> Line {
    voice.hint("similar-choices", &[("count", Arg::from(count))])
}

fn sent(voice: &Voice, signature: &Signature) -> Line {
    match signature.name.as_deref().map(|name| voice.clean(name)) {
        Some(name) => voice.line("sent", &[("name", Arg::from(name))]),
        None => voice.note("sent-nobody"),
    }
}
