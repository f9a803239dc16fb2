//! Cards that programs draw as polls (MSC3381, in the form that programs speak), for rooms that want them. A convenience, never
//! the record: what counts is what the consultation keeps. Pure; knows no room.

use serde_json::{Value, json};

use super::event::Event;
use super::intake::Sign;
use crate::conversation::Press;
use crate::voice::message::Message;

/// The kind of an event that asks.
pub(super) const START: &str = "org.matrix.msc3381.poll.start";
/// The kind of an event that answers.
pub(super) const RESPONSE: &str = "org.matrix.msc3381.poll.response";
/// The words of a plain text within either.
const TEXT: &str = "org.matrix.msc1767.text";
/// What switches polls on and off in a room.
const WORDS: [&str; 4] = ["sondage", "sondages", "poll", "polls"];

/// Whether these words switch polls on, or off.
pub(super) fn switched(words: &str) -> Option<bool> {
    switch(words, &WORDS)
}

/// Whether these words switch something on, or off, that has these names.
pub(super) fn switch(words: &str, names: &[&str]) -> Option<bool> {
    let words = words.trim().trim_start_matches(['!', '/']).to_lowercase();
    let (first, second) = words.split_once(' ')?;
    match second.trim() {
        "on" | "oui" | "yes" if names.contains(&first) => Some(true),
        "off" | "non" | "no" if names.contains(&first) => Some(false),
        _ => None,
    }
}

/// The words of the three votes, where a message asks for one.
pub(super) fn answers(message: &Message) -> Option<Vec<String>> {
    let votes = message.choices.iter().filter(|choice| matches!(choice.press, Press::Vote(..)));
    let labels: Vec<String> = votes.map(|choice| choice.label.clone()).collect();
    (labels.len() == 3).then_some(labels)
}

/// A poll with these words and these answers; what does not draw it shows the words.
pub(super) fn start(words: &str, answers: &[String]) -> Value {
    let answer = |(at, label): (usize, &String)| json!({ "id": (at + 1).to_string(), TEXT: label });
    let answers: Vec<Value> = answers.iter().enumerate().map(answer).collect();
    json!({
        TEXT: words,
        START: {
            "kind": "org.matrix.msc3381.poll.disclosed",
            "max_selections": 1,
            "question": { "msgtype": "m.text", "body": words, TEXT: words },
            "answers": answers,
        },
    })
}

/// The poll that an event answers, and how; an answer taken back is none.
pub(super) fn response(event: &Event) -> Option<(String, Option<Sign>)> {
    let poll = event.relates("m.reference")?.to_owned();
    let answers = event.content(&[RESPONSE, "answers"])?.as_array()?;
    match answers.first().map(|answer| answer.as_str()) {
        None => Some((poll, None)),
        Some(Some("1")) => Some((poll, Some(Sign::Agree))),
        Some(Some("2")) => Some((poll, Some(Sign::Disagree))),
        Some(Some("3")) => Some((poll, Some(Sign::Neutral))),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polls_are_switched_by_two_words() {
        for (words, is) in [("sondage on", Some(true)), ("!Sondages OFF", Some(false)), ("poll oui", Some(true))] {
            assert_eq!(switched(words), is, "{words}");
        }
        for words in ["sondage", "on", "il faut un sondage on", "sondage peut-être"] {
            assert_eq!(switched(words), None, "{words}");
        }
    }

    #[test]
    fn an_answer_names_its_poll_and_an_empty_one_takes_back() {
        let read = |answers: Value| {
            let content = json!({ "m.relates_to": { "rel_type": "m.reference", "event_id": "$p" }, RESPONSE: { "answers": answers } });
            let event = json!({ "event_id": "$e", "sender": "@a:x", "type": RESPONSE, "content": content });
            response(&Event::read(event).unwrap())
        };
        assert_eq!(read(json!(["2"])), Some(("$p".into(), Some(Sign::Disagree))));
        assert_eq!(read(json!([])), Some(("$p".into(), None)));
        assert_eq!((read(json!(["4"])), read(json!([7])), read(json!("1"))), (None, None, None));
    }

    #[test]
    fn whoever_sees_no_poll_reads_the_same_words() {
        let poll = start("Idée 1\n1 pour, 2 contre", &["pour".into(), "contre".into(), "neutre".into()]);
        assert_eq!(poll[TEXT], "Idée 1\n1 pour, 2 contre");
        assert_eq!(poll[START]["answers"][2], json!({ "id": "3", TEXT: "neutre" }));
    }
}
