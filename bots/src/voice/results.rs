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
    let castable = view.participants.saturating_mul(view.proposals); // more votes than that came without their persons
    let known = if view.participants > 0 && view.votes <= castable { "results-sums" } else { "results-sums-votes" };
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

#[cfg(test)]
mod tests {
    use ilfaut_client::model::question::Openness;
    use ilfaut_client::model::{Language, Question, Time};

    use super::*;
    use crate::voice::{Manner, TimeZone};

    fn sums(participants: u64, votes: u64) -> String {
        let voice = Voice::new(Language::FRENCH, TimeZone::UTC, Time(0), Manner::default());
        let question = Question::bare("q".into());
        let openness = Openness::Finished;
        let view = QuestionView { question, openness, participants, proposals: 7, votes, pending: 0 };
        voice.say(&Say::Results(Box::new(view), Vec::new()))[1].text.clone()
    }

    #[test]
    fn persons_are_told_unless_votes_came_without_them() {
        assert_eq!(sums(15, 105), "15 personnes, 7 idées, 105 votes.");
        assert_eq!(sums(1, 7), "Une personne, 7 idées, 7 votes.");
        for (participants, votes) in [(1, 101), (0, 101)] {
            assert_eq!(sums(participants, votes), "7 idées, 101 votes.", "{participants}");
        }
    }
}
