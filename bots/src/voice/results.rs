//! What everyone said of a question that is over. Knows no votes of one's own and no rule: only how many, and which first.

use ilfaut_client::backend::QuestionView;
use ilfaut_client::rules::zone::Zone;
use ilfaut_config::locale::Arg;

use super::Voice;
use super::card::standing;
use super::message::Line;
use crate::conversation::{Part, Say};

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Results(view, parts) => results(voice, view, parts),
        Say::NoResultsYet(question) => vec![match question.closes {
            Some(at) => voice.line("results-not-yet-until", &[("date", Arg::from(voice.date(at)))]),
            None => voice.note("results-not-yet"),
        }],
        _ => return None,
    })
}

fn results(voice: &Voice, view: &QuestionView, parts: &[Part]) -> Vec<Line> {
    let count = |name: &'static str, count: u64| (name, Arg::from(count));
    let sums = [count("persons", view.participants), count("ideas", view.proposals), count("votes", view.votes)];
    let question = [("question", Arg::from(voice.text(&view.question.wording)))];
    let known = if view.participants > 0 { "results-sums" } else { "results-sums-votes" };
    let mut lines = vec![voice.line("results", &question), voice.line(known, &sums)];
    for part in parts.iter().filter(|part| part.count > 0) {
        lines.extend(self::part(voice, part));
    }
    lines.extend([voice.note("results-method"), voice.hint("results-hint-after", &[])]);
    lines
}

fn part(voice: &Voice, part: &Part) -> Vec<Line> {
    let id = match part.zone {
        Zone::Consensus => "results-consensus",
        Zone::Controversy => "results-controversy",
        Zone::Rejection => "results-rejection",
        Zone::Limbo => "results-limbo",
    };
    let item = |(text, said): &(String, _)| {
        let idea = voice.words.say_with("idea", &[("text", Arg::from(voice.clean(text)))]);
        Line::plain(format!("{idea} {}", standing(voice, said)))
    };
    let title = voice.line(id, &[("count", Arg::from(part.count))]);
    std::iter::once(title).chain(part.first.iter().map(item)).collect()
}
