//! Coming in, and what one may read: the question, its context, the rules, privacy. Knows nothing of votes.

use ilfaut_client::backend::Progress;
use ilfaut_client::model::{Question, Step, Time};
use ilfaut_config::locale::Arg;

use super::Voice;
use super::message::Line;
use super::note;
use crate::channel::Caution;
use crate::conversation::say::Say;

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Note(note) => vec![voice.note(note::id(*note))],
        Say::Caution(caution) => vec![cautioned(voice, caution)],
        Say::Welcome(question, others) => welcome(voice, question, *others),
        Say::Back(question) => vec![voice.line("back", &[asked(voice, question)])],
        Say::Question(question) => vec![wording(voice, question)],
        Say::Closed(question) => closed(voice, question),
        Say::Upcoming(question) => {
            let date = question.opens.map_or_else(String::new, |at| voice.date(at));
            vec![
                voice.line("upcoming", &[asked(voice, question), ("date", Arg::from(date))]),
                voice.note("others-hint"),
            ]
        }
        Say::Perhaps(command, digit) => {
            let word = ("word", Arg::from(voice.word(*command)));
            vec![match digit {
                Some(digit) => voice.line("perhaps", &[word, ("digit", Arg::from(digit.to_string()))]),
                None => voice.line("perhaps-word", &[word]),
            }]
        }
        Say::About(question) => about(voice, question),
        Say::Charter(question) => {
            let rules = voice.text(&question.charter);
            vec![if rules.is_empty() {
                voice.note("charter-nothing")
            } else {
                voice.line("charter", &[("charter", Arg::from(rules))])
            }]
        }
        Say::Privacy(days) => {
            let days = days.map(|days| voice.line("privacy-erased", &[("days", Arg::from(i64::from(days)))]));
            let platform = voice.manner.platform;
            let platform = platform.map(|name| voice.line("privacy-platform", &[("platform", Arg::from(name))]));
            std::iter::once(voice.note("privacy"))
                .chain(days)
                .chain(platform)
                .chain([voice.note("privacy-words")])
                .collect()
        }
        Say::Care(line) => vec![Line::plain(voice.text(line)), Line::blank()],
        Say::Progress(progress) => vec![self::progress(voice, progress)],
        _ => return None,
    })
}

fn cautioned(voice: &Voice, caution: &Caution) -> Line {
    match caution {
        Caution::Open => voice.note("caution-open"),
        Caution::OpenSigns => voice.note("caution-signs"),
        Caution::Crowd => voice.note("caution-crowd"),
        Caution::Polls(true) => voice.note("caution-polls"),
        Caution::Polls(false) => voice.note("caution-no-polls"),
        Caution::Ascii(true) => voice.note("caution-ascii"),
        Caution::Ascii(false) => voice.note("caution-no-ascii"),
        Caution::Bridged => voice.note("caution-bridged"),
        Caution::Threads(true) => voice.note("caution-threads"),
        Caution::Threads(false) => voice.note("caution-no-threads"),
        Caution::Compare(signs) => voice.line("caution-compare", &[("signs", Arg::from(voice.clean(signs)))]),
        Caution::Verified => voice.note("caution-verified"),
        Caution::Unverified => voice.note("caution-unverified"),
    }
}

fn asked(voice: &Voice, question: &Question) -> (&'static str, Arg) {
    ("question", Arg::from(voice.text(&question.wording)))
}

/// The first screen: hello; the question, until when, by whom; privacy; how to answer and what else there is.
fn welcome(voice: &Voice, question: &Question, others: usize) -> Vec<Line> {
    let keys = voice.manner.keyboard.then(|| voice.words.say("keyboard"));
    let others = (others > 0).then(|| voice.words.say_with("others", &[("count", Arg::from(others))]));
    let last = keys.into_iter().chain(others).collect::<Vec<_>>().join(" ");
    let mut lines = vec![voice.note("hello"), wording(voice, question), voice.note("private")];
    if !last.is_empty() {
        lines.push(Line::plain(last));
    }
    lines
}

fn wording(voice: &Voice, question: &Question) -> Line {
    let mut text = match question.closes {
        Some(until) => {
            voice.words.say_with("question-until", &[asked(voice, question), ("date", Arg::from(voice.date(until)))])
        }
        None => voice.words.say_with("question-open", &[asked(voice, question)]),
    };
    let organiser = voice.text(&question.operation.organiser);
    if !organiser.is_empty() {
        text.push(' ');
        text.push_str(&voice.words.say_with("by", &[("organiser", Arg::from(organiser))]));
    }
    Line::plain(text)
}

fn closed(voice: &Voice, question: &Question) -> Vec<Line> {
    let passed = question.closes.filter(|at| *at <= voice.now);
    let first = match passed {
        Some(at) => voice.line("closed", &[asked(voice, question), ("date", Arg::from(voice.date(at)))]),
        None => voice.line("closed-now", &[asked(voice, question)]),
    };
    let results = voice.text(&question.results);
    let results = (!results.is_empty()).then(|| voice.line("closed-results", &[("results", Arg::from(results))]));
    let told = passed.map(|_| voice.note("results-hint"));
    std::iter::once(first).chain(results).chain(told).chain([voice.note("others-hint")]).collect()
}

fn about(voice: &Voice, question: &Question) -> Vec<Line> {
    let context = voice.text(&question.context);
    let results = voice.text(&question.results);
    let mut lines = Vec::new();
    if !context.is_empty() {
        lines.push(voice.line("about-context", &[("context", Arg::from(context))]));
    }
    if !question.steps.is_empty() {
        lines.push(voice.note("about-steps"));
        lines.extend(steps(voice, &question.steps));
    }
    if !results.is_empty() {
        lines.push(voice.line("about-results", &[("results", Arg::from(results))]));
    }
    if lines.is_empty() {
        lines.push(voice.note("about-nothing"));
    }
    lines
}

/// The steps, with the one that is under way now said in words.
fn steps(voice: &Voice, steps: &[Step]) -> Vec<Line> {
    let begun = |from: Option<Time>| from.is_some_and(|from| from <= voice.now);
    let present = steps.iter().rposition(|step| begun(step.from));
    let line = |(at, step): (usize, &Step)| {
        let label = ("label", Arg::from(voice.text(&step.label)));
        let body = match (present, step.from) {
            (Some(present), _) if at < present => voice.words.say_with("about-step-past", &[label]),
            (Some(present), _) if at == present => voice.words.say_with("about-step-now", &[label]),
            (_, Some(from)) => voice.words.say_with("about-step-from", &[label, ("date", Arg::from(voice.date(from)))]),
            (_, None) => voice.words.say_with("about-step", &[label]),
        };
        Line::plain(format!("{}. {body}", at + 1))
    };
    steps.iter().enumerate().map(line).collect()
}

fn progress(voice: &Voice, progress: &Progress) -> Line {
    let seen = [("seen", Arg::from(progress.seen)), ("total", Arg::from(progress.total))];
    let ideas = [("ideas", Arg::from(progress.proposals))];
    Line::plain(format!(
        "{} {}",
        voice.words.say_with("progress", &seen),
        voice.words.say_with("progress-ideas", &ideas)
    ))
}
