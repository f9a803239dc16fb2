//! One act in words: who, what, on what, and everything that is known of it. Decides nothing.

use ilfaut_client::model::Status;
use ilfaut_config::alert;
use ilfaut_config::locale::Words;

use super::reversal;
use crate::app::App;
use crate::message::{Act, Deed};
use crate::voice;
use crate::widget::text;

/// Who did it; the reader is « vous ».
pub(crate) fn who(app: &App, act: &Act) -> String {
    let words = &app.setup.words;
    match &act.by {
        Some(name) if *name == app.setup.moderator => words.say("journal-you"),
        Some(name) => text::shown(name),
        None => words.say("journal-nobody"),
    }
}

/// What was done, in one word or two.
pub(crate) fn deed(words: &Words, deed: &Deed) -> String {
    words.say(match deed {
        Deed::Decided { status: Status::Accepted, .. } => "deed-accepted",
        Deed::Decided { status: Status::Refused, .. } => "deed-refused",
        Deed::Decided { status: Status::Postponed, .. } => "deed-postponed",
        Deed::Decided { .. } => "deed-decided",
        Deed::TakenBack { .. } => "deed-taken-back",
        Deed::Amended { .. } => "deed-amended",
        Deed::Noted(_) => "deed-noted",
        Deed::Written(_) => "deed-written",
        Deed::Seized { .. } => "deed-seized",
        Deed::Marked { .. } => "deed-marked",
        Deed::SetAside { .. } => "deed-set-aside",
        Deed::Restored { .. } => "deed-restored",
        Deed::Settled => "deed-settled",
        Deed::Closed { at: Some(_) } => "deed-closed",
        Deed::Closed { at: None } => "deed-opened",
    })
}

/// On what: a proposal, a group of accounts, or the question itself.
pub(crate) fn object(words: &Words, act: &Act) -> String {
    match (&act.proposal, &act.deed) {
        (Some(proposal), _) => text::shown(&proposal.to_string()),
        (None, Deed::Marked { cohort, .. } | Deed::SetAside { cohort } | Deed::Restored { cohort }) => {
            words.say_with("journal-cohort", &[("n", u64::from(cohort.0).into())])
        }
        (None, _) => words.say("journal-question"),
    }
}

/// What is known beside that, in one sentence.
pub(crate) fn beside(words: &Words, act: &Act) -> String {
    let own = |own: &Option<String>| {
        own.as_ref().map_or_else(|| words.say("journal-erased"), |own| voice::quoted(words, own))
    };
    match &act.deed {
        Deed::Decided { reason, words: own, duplicate_of, .. } => {
            let reason = reason.map(|reason| voice::reason(words, reason));
            let same = duplicate_of.as_ref();
            let same =
                same.map(|id| words.say_with("journal-duplicate", &[("name", text::shown(&id.to_string()).into())]));
            let own = own.as_ref().map(|own| voice::quoted(words, own));
            [reason, same, own].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Deed::TakenBack { from, to, decided_by } => {
            let (from, to) = (voice::status(words, *from), voice::status(words, *to));
            words.say_with(
                "journal-taken-back",
                &[("from", from.into()), ("to", to.into()), ("by", text::shown(decided_by).into())],
            )
        }
        Deed::Amended { text: of_text, topics } => {
            let text = of_text.then(|| words.say("journal-text"));
            let names = |topics: &Vec<_>| {
                words.say_with("journal-topics", &[("topics", voice::topics(words, None, topics).into())])
            };
            [text, topics.as_ref().map(names)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
        }
        Deed::Noted(said) | Deed::Written(said) => own(said),
        Deed::Seized { from } => words.say_with("journal-seized", &[("by", text::shown(from).into())]),
        Deed::Marked { people, reason, .. } => {
            let why = alert::reason(reason, words.language());
            words.say_with("journal-marked", &[("n", (*people).into()), ("why", why.into())])
        }
        Deed::SetAside { .. } | Deed::Restored { .. } | Deed::Settled | Deed::Closed { .. } => String::new(),
    }
}

/// The words that a search looks through.
pub(super) fn line(app: &App, act: &Act) -> String {
    let words = &app.setup.words;
    let written = act.text.as_deref().map(text::shown).unwrap_or_default();
    [who(app, act), deed(words, &act.deed), object(words, act), beside(words, act), written].join(" ")
}

/// Everything that is known of it, one sentence a line.
pub(crate) fn detail(app: &App, act: &Act) -> Vec<String> {
    let words = &app.setup.words;
    let head = words.say_with(
        "journal-head",
        &[
            ("object", object(words, act).into()),
            ("deed", deed(words, &act.deed).into()),
            ("by", who(app, act).into()),
            ("date", voice::moment(words, act.at, &app.setup.zone).into()),
            ("event", act.event.into()),
        ],
    );
    let written = act.text.as_ref().map(|written| voice::quoted(words, written));
    let erased = (act.text.is_none() && act.proposal.is_some()).then(|| words.say("journal-erased"));
    let reversible = words.say(if reversal(act).is_some() { "journal-reversible" } else { "journal-not-reversible" });
    let lines = [Some(head), written.or(erased), Some(beside(words, act)), Some(reversible)];
    lines.into_iter().flatten().filter(|line| !line.is_empty()).collect()
}
