//! Numbered lists: ideas found, my votes, my ideas, topics, questions. Knows nothing of what a number does.

use ilfaut_client::backend::{Card, Mine, QuestionView};
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Question, RefusalReason, Status, Topic};
use ilfaut_config::locale::Arg;

use super::Voice;
use super::card::standing_short;
use super::message::Line;
use crate::conversation::say::Say;

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Found(words, skip, total, cards) => {
            let id = if words.is_empty() { "found-all" } else { "found" };
            let title = voice.line(id, &[("total", Arg::from(*total)), ("words", Arg::from(voice.clean(words)))]);
            let items = cards.iter().enumerate().map(|(at, card)| card_item(voice, at, card));
            listed(voice, title, items.collect(), skip + cards.len() < *total)
        }
        Say::MyVotes(skip, total, cards) => {
            let title = voice.line("my-votes", &[("total", Arg::from(*total))]);
            let items = cards.iter().enumerate().map(|(at, card)| card_item(voice, at, card));
            listed(voice, title, items.collect(), skip + cards.len() < *total)
        }
        Say::MyIdeas(question, skip, total, mine) => {
            let title = voice.line("my-ideas", &[("total", Arg::from(*total))]);
            let items = mine.iter().enumerate().map(|(at, mine)| mine_item(voice, at, question, mine));
            listed(voice, title, items.collect(), skip + mine.len() < *total)
        }
        Say::MyIdea(mine) => my_idea(voice, mine),
        Say::Topics(topics) => topic_list(voice, topics),
        Say::Topic(topic) => vec![voice.line("topic-chosen", &[("label", Arg::from(voice.text(&topic.label)))])],
        Say::Questions(questions, missing) => question_list(voice, questions, missing.as_deref()),
        Say::ListUnclear(count) => vec![voice.hint("list-unclear", &[("count", Arg::from(*count))])],
        _ => return None,
    })
}

fn listed(voice: &Voice, title: Line, items: Vec<Line>, more: bool) -> Vec<Line> {
    let choices = if more { "item-choices-more" } else { "item-choices" };
    std::iter::once(title).chain(items).chain([voice.hint(choices, &[])]).collect()
}

pub(super) fn card_item(voice: &Voice, at: usize, card: &Card) -> Line {
    let text = if card.text.is_empty() { voice.status(Status::Archived) } else { voice.clean(&card.text) };
    let mut args = vec![("number", Arg::from(at + 1)), ("text", Arg::from(text))];
    match &card.ballot {
        None => voice.line("item", &args),
        Some(ballot) => {
            args.push(("vote", Arg::from(voice.ballot(ballot))));
            voice.line("item-vote", &args)
        }
    }
}

fn mine_item(voice: &Voice, at: usize, question: &Question, mine: &Mine) -> Line {
    let mut status = voice.status(mine.status);
    if let Some(said) = mine.standing.filter(|_| mine.status == Status::Accepted) {
        status = format!("{status}, {}", standing_short(voice, &said));
    }
    let why = mine.refusal.as_ref().filter(|_| mine.status == Status::Refused);
    let why = why.map(|(reason, words)| refusal(voice, question, *reason, words.as_deref()));
    let args =
        [("number", Arg::from(at + 1)), ("text", Arg::from(voice.clean(&mine.text))), ("status", Arg::from(status))];
    let line = voice.words.say_with("item-idea", &args);
    Line::plain(why.map_or(line.clone(), |why| format!("{line}. {why}")))
}

/// Why an idea was refused: the consultation's own sentence, else ours; then the moderator's words.
fn refusal(voice: &Voice, question: &Question, reason: RefusalReason, words: Option<&str>) -> String {
    let own = question.refusals.get(&reason).map(|text| voice.text(text)).filter(|own| !own.is_empty());
    let sentence = own.unwrap_or_else(|| voice.words.say(&format!("refused-{}", reason.name())));
    let words = words.map(|words| voice.clean(words)).filter(|words| !words.is_empty());
    let told = words.map(|words| voice.words.say_with("notice-words", &[("words", Arg::from(words))]));
    std::iter::once(sentence).chain(told).collect::<Vec<_>>().join(" ")
}

fn my_idea(voice: &Voice, mine: &Mine) -> Vec<Line> {
    let idea = Line::idea(voice.words.say_with("idea", &[("text", Arg::from(voice.clean(&mine.text)))]));
    let choices = match mine.status {
        Status::Pending => "idea-waiting",
        _ if mine.appealable => "idea-refused",
        _ => "idea-choices",
    };
    let status = voice.words.say_with("idea-status", &[("status", Arg::from(voice.status(mine.status)))]);
    vec![idea, Line::plain(format!("{status} {}", voice.words.say(choices)))]
}

fn topic_list(voice: &Voice, topics: &[(Topic, u64)]) -> Vec<Line> {
    let item = |(at, (topic, count)): (usize, &(Topic, u64))| {
        let label = Arg::from(voice.text(&topic.label));
        voice.line("topic-item", &[("number", Arg::from(at + 1)), ("label", label), ("count", Arg::from(*count))])
    };
    topics.iter().enumerate().map(item).chain([voice.hint("topics-intro", &[])]).collect()
}

fn question_list(voice: &Voice, questions: &[QuestionView], missing: Option<&str>) -> Vec<Line> {
    let unknown = missing.map(|name| voice.line("questions-missing", &[("name", Arg::from(voice.clean(name)))]));
    let items = questions.iter().enumerate().map(|(at, view)| question_item(voice, at, view));
    unknown.into_iter().chain([voice.note("questions-intro")]).chain(items).collect()
}

fn question_item(voice: &Voice, at: usize, view: &QuestionView) -> Line {
    let question = &view.question;
    let mut args = vec![("number", Arg::from(at + 1)), ("question", Arg::from(voice.text(&question.wording)))];
    let (id, date) = match view.openness {
        Openness::Open if question.closes.is_some() => ("question-item-until", question.closes),
        Openness::Open => ("question-item-open", None),
        Openness::Finished => ("question-item-closed", None),
        Openness::Upcoming => ("question-item-upcoming", question.opens),
    };
    args.extend(date.map(|date| ("date", Arg::from(voice.date(date)))));
    voice.line(id, &args)
}
