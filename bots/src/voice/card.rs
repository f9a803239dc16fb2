//! Ideas, votes and what everyone said. Knows nothing of lists or of the person.

use ilfaut_client::backend::{Card, Standing};
use ilfaut_client::model::{Ballot, Question, TopicId, VoteKey};
use ilfaut_config::locale::Arg;

use super::message::{Line, Tone};
use super::{Voice, shares};
use crate::conversation::say::{FEW, Say, Shown};

/// Characters by which an idea is known again.
const BEGINNING: usize = 48;

pub(super) fn say(voice: &Voice, say: &Say) -> Option<Vec<Line>> {
    Some(match say {
        Say::Card(shown) => card(voice, shown),
        Say::Lot(cards) => lot(voice, cards),
        Say::Voted(card) => voted(voice, card),
        Say::Votes(votes) => vec![votes_of_lot(voice, votes)],
        Say::Qualified(key, words) => {
            let vote = voice.ballot(&Ballot { key: *key, qualifications: words.clone() });
            vec![voice.line("qualified", &[("vote", Arg::from(vote))])]
        }
        Say::DoesNotFit(key) => vec![voice.line("does-not-fit", &[("vote", Arg::from(voice.words.say(key.name())))])],
        Say::Unvoted => vec![voice.note("unvoted")],
        Say::TakenBack(card) => vec![voice.line("taken-back", &[("text", Arg::from(beginning(voice, card)))])],
        Say::Condition(question) => condition(voice, question),
        Say::LotUnclear(count) => vec![voice.hint("lot-unclear", &[number("count", *count), example(*count)])],
        _ => return None,
    })
}

/// « 71 % pour, … », or that one is among the first.
pub(super) fn standing(voice: &Voice, standing: &Standing) -> String {
    let votes = total(standing);
    match shares(standing).filter(|_| votes >= FEW) {
        None => voice.words.say("standing-few"),
        Some([agree, disagree, neutral]) => voice.words.say_with(
            "standing",
            &[
                ("agree", Arg::from(agree)),
                ("disagree", Arg::from(disagree)),
                ("neutral", Arg::from(neutral)),
                ("votes", Arg::from(votes)),
            ],
        ),
    }
}

/// Whether shares say nothing yet.
pub(super) fn is_few(standing: &Standing) -> bool {
    total(standing) < FEW
}

/// « 12 votes, 71 % pour », or how few there are.
pub(super) fn standing_short(voice: &Voice, standing: &Standing) -> String {
    let votes = total(standing);
    match shares(standing).filter(|_| votes >= FEW) {
        None => voice.words.say_with("item-few", &[("votes", Arg::from(votes))]),
        Some([agree, ..]) => {
            voice.words.say_with("item-votes", &[("votes", Arg::from(votes)), ("agree", Arg::from(agree))])
        }
    }
}

fn total(standing: &Standing) -> u64 {
    standing.agree.saturating_add(standing.disagree).saturating_add(standing.neutral)
}

fn card(voice: &Voice, shown: &Shown) -> Vec<Line> {
    let head = match shown.number {
        Some(number) => voice.words.say_with("card-number", &[("number", Arg::from(i64::from(number)))]),
        None => voice.words.say("card-opened"),
    };
    let idea = voice.words.say_with("idea", &[("text", Arg::from(voice.clean(&shown.card.text)))]);
    let mut lines =
        vec![Line::blank(), Line::plain(head + about(voice, &shown.question, &shown.card).as_str()), Line::idea(idea)];
    lines.extend(shown.standing.map(|said| Line::plain(standing(voice, &said))));
    lines.push(vote_line(voice, shown));
    lines
}

fn about(voice: &Voice, question: &Question, card: &Card) -> String {
    let label =
        |id: &TopicId| question.topics.iter().find(|topic| topic.id == *id).map(|topic| voice.text(&topic.label));
    let topics: Vec<String> = card.topics.iter().filter_map(label).collect();
    let mut about = String::new();
    if !topics.is_empty() {
        about.push_str(&voice.words.say_with("card-about", &[("topics", Arg::from(topics.join(", ")))]));
    }
    if let Some(author) = voice.author(&card.author) {
        about.push_str(&voice.words.say_with("card-author", &[("author", Arg::from(author))]));
    }
    about
}

fn vote_line(voice: &Voice, shown: &Shown) -> Line {
    match (&shown.card.ballot, shown.number) {
        _ if shown.card.mine => voice.hint("vote-line-mine", &[]),
        (Some(ballot), None) => voice.hint("vote-line-again", &[("vote", Arg::from(voice.ballot(ballot)))]),
        (None, None) => voice.hint("vote-line-opened", &[]),
        (_, Some(_)) if shown.full => voice.hint("vote-line-full", &[]),
        (_, Some(_)) => voice.hint("vote-line", &[]),
    }
}

/// What was recorded and of which idea, what everyone said, the words that may follow: one line, or two where buttons say the
/// second.
fn voted(voice: &Voice, card: &Card) -> Vec<Line> {
    let Some(ballot) = &card.ballot else { return Vec::new() };
    let args = [("vote", Arg::from(voice.ballot(ballot))), ("text", Arg::from(beginning(voice, card)))];
    if card.waiting {
        return vec![voice.line("did-vote-waiting", &args)];
    }
    let said = card.standing.as_ref().map(|said| standing(voice, said));
    let words = ballot.qualifications.is_empty().then(|| words_line(voice, ballot.key));
    let (beside, below) = if voice.manner.buttons { (None, words) } else { (words, None) };
    let told = [Some(voice.words.say_with("did-vote", &args)), said, beside];
    let told = told.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let below = below.map(|text| Line { tone: Tone::Hint, text });
    std::iter::once(Line::plain(told)).chain(below).collect()
}

/// The first words of an idea, enough to know it again.
fn beginning(voice: &Voice, card: &Card) -> String {
    let text = voice.clean(&card.text);
    let Some((end, _)) = text.char_indices().nth(BEGINNING) else { return text };
    let whole = text[..end].rsplit_once(' ').map_or(&text[..end], |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

fn words_line(voice: &Voice, key: VoteKey) -> String {
    let [four, five, six] = key.qualifications().map(|word| Arg::from(voice.words.say(word.name())));
    voice.words.say_with("words-line", &[("four", four), ("five", five), ("six", six)])
}

fn lot(voice: &Voice, cards: &[Card]) -> Vec<Line> {
    let mut lines = vec![Line::blank(), voice.line("lot-intro", &[number("count", cards.len()), example(cards.len())])];
    for (at, card) in cards.iter().enumerate() {
        let text = Arg::from(voice.clean(&card.text));
        lines.push(Line {
            tone: Tone::Idea,
            text: voice.words.say_with("item", &[number("number", at + 1), ("text", text)]),
        });
    }
    lines.push(voice.hint("lot-keys", &[]));
    lines
}

fn votes_of_lot(voice: &Voice, votes: &[(usize, Card)]) -> Line {
    let one = |(place, card): &(usize, Card)| {
        let vote = card.ballot.as_ref().map_or_else(String::new, |ballot| voice.ballot(ballot));
        let known = card.standing.filter(|said| total(said) >= FEW).and_then(|said| shares(&said));
        let mut args = vec![number("number", *place), ("vote", Arg::from(vote))];
        match known {
            None => voice.words.say_with("lot-vote", &args),
            Some([agree, ..]) => {
                args.push(("agree", Arg::from(agree)));
                voice.words.say_with("lot-vote-standing", &args)
            }
        }
    };
    let votes = votes.iter().map(one).collect::<Vec<_>>().join(", ");
    voice.line("lot-done", &[("votes", Arg::from(votes))])
}

fn condition(voice: &Voice, question: &Question) -> Vec<Line> {
    let ask = question.public.as_ref().map(|condition| voice.text(&condition.ask));
    ask.map(|ask| voice.line("condition", &[("ask", Arg::from(ask))])).into_iter().collect()
}

/// « 1 1 2 3 1 », as many digits as there are ideas.
fn example(count: usize) -> (&'static str, Arg) {
    let digits = ["1", "1", "2", "3", "1"];
    ("example", Arg::from(digits.iter().cycle().take(count).copied().collect::<Vec<_>>().join(" ")))
}

fn number(name: &'static str, count: usize) -> (&'static str, Arg) {
    (name, Arg::from(count))
}
