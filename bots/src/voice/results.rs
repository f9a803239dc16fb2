//! What everyone said of a question that is over. Knows no votes of one's own and no rule: only how many, and which first.

use ilfaut_client::backend::QuestionView;
use ilfaut_client::rules::zone::Zone;
use ilfaut_config::locale::Arg;

use super::Voice;
use super::card::standing;
use super::message::Line;
use crate::conversation::{Part, Say};
use crate::picture::{self, Caption};

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Results(view, parts, _) => results(voice, view, parts),
        Say::ResultsPart(part) => one(voice, part),
        Say::ResultsList(view, parts) => list(voice, view, parts),
        Say::NoResultsYet(question) => vec![match question.closes {
            Some(at) => voice.line("results-not-yet-until", &[("date", Arg::from(voice.date(at)))]),
            None => voice.note("results-not-yet"),
        }],
        _ => return None,
    })
}

fn results(voice: &Voice, view: &QuestionView, parts: &[Part]) -> Vec<Line> {
    let mut lines = vec![voice.line("results", &[asked(voice, view)]), sums(voice, view)];
    for part in parts.iter().filter(|part| part.count > 0) {
        lines.extend(self::part(voice, part));
    }
    lines.extend([voice.note("results-method"), voice.hint("results-hint-after", &[])]);
    lines
}

/// One zone alone, and the way back.
fn one(voice: &Voice, part: &Part) -> Vec<Line> {
    let lines = if part.count == 0 { vec![voice.note("results-none")] } else { self::part(voice, part) };
    lines.into_iter().chain([voice.hint("results-back", &[])]).collect()
}

/// The parts, each with its number.
fn list(voice: &Voice, view: &QuestionView, parts: &[Part]) -> Vec<Line> {
    let count = |zone: Zone| Arg::from(parts.iter().find(|part| part.zone == zone).map_or(0, |part| part.count));
    let zones = [Zone::Consensus, Zone::Controversy, Zone::Rejection];
    let names = ["consensus", "controversy", "rejection"];
    let counts: Vec<(&str, Arg)> = names.into_iter().zip(zones.map(count)).collect();
    vec![voice.line("results", &[asked(voice, view)]), sums(voice, view), voice.line("results-list", &counts)]
}

fn asked(voice: &Voice, view: &QuestionView) -> (&'static str, Arg) {
    ("question", Arg::from(voice.text(&view.question.wording)))
}

fn sums(voice: &Voice, view: &QuestionView) -> Line {
    let count = |name: &'static str, count: u64| (name, Arg::from(count));
    let sums = [count("persons", view.participants), count("ideas", view.proposals), count("votes", view.votes)];
    let castable = view.participants.saturating_mul(view.proposals); // more votes than that came without their persons
    let known = if view.participants > 0 && view.votes <= castable { "results-sums" } else { "results-sums-votes" };
    voice.line(known, &sums)
}

/// The words of the picture.
pub(super) fn caption(voice: &Voice, view: &QuestionView, parts: &[Part]) -> Caption {
    let zone = |part: &Part| {
        let id = match part.zone {
            Zone::Consensus => "picture-consensus",
            Zone::Controversy => "picture-controversy",
            Zone::Rejection => "picture-rejection",
            Zone::Limbo => "picture-limbo",
        };
        (part.zone, voice.words.say_with(id, &[("count", Arg::from(part.count))]))
    };
    Caption {
        title: voice.words.say_with("results", &[asked(voice, view)]),
        sums: sums(voice, view).text,
        axes: ["picture-agree", "picture-disagree"].map(|id| voice.words.say(id)),
        zones: parts.iter().map(zone).collect(),
        notes: vec![
            voice.words.say("picture-sign"),
            voice.words.say_with("picture-large", &[("votes", Arg::from(picture::MANY))]),
        ],
    }
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
    use std::sync::Arc;

    use ilfaut_client::model::question::Openness;
    use ilfaut_client::model::{Language, Question, Time};

    use super::*;
    use crate::conversation::{Command, Note, Spot};
    use crate::voice::{Manner, TimeZone};

    fn voice(documents: bool) -> Voice {
        Voice::new(Language::FRENCH, TimeZone::UTC, Time(0), Manner { documents, ..Manner::default() })
    }

    fn view(participants: u64, votes: u64) -> QuestionView {
        let question = Question::bare("q".into());
        let openness = Openness::Finished;
        QuestionView { question: Arc::new(question), openness, participants, proposals: 7, votes, pending: 0 }
    }

    fn sums(participants: u64, votes: u64) -> String {
        voice(false).say(&Say::Results(view(participants, votes), Vec::new(), Vec::new()))[1].text.clone()
    }

    #[test]
    fn the_picture_comes_with_all_its_words_where_it_can_be_sent() {
        let part = Part { zone: Zone::Consensus, count: 1, first: Vec::new() };
        let spot = Spot { zone: Zone::Consensus, agree: 900, disagree: 50, votes: 20 };
        let words = Say::Results(view(1, 7), vec![part.clone()], Vec::new());
        let drawn = Say::Results(view(1, 7), vec![part], vec![spot]);
        assert_eq!(voice(true).say(&drawn), voice(false).say(&words));
        let sent = voice(true).attachment(&drawn).unwrap();
        assert_eq!((sent.name.as_str(), sent.picture, &sent.bytes[1..4]), ("resultats.png", true, &b"PNG"[..]));
        assert_eq!((voice(true).attachment(&words), voice(false).attachment(&drawn)), (None, None));
        let invited = voice(true).invited(&Say::Note(Note::Drawable)).unwrap();
        assert_eq!((invited.label.as_str(), invited.command), ("image", Some(Command::Picture)));
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
