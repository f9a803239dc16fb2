//! Everything kept about a person, as text and as JSON. Knows no file.

use ilfaut_client::backend::PersonalData;
use ilfaut_client::model::{Channel, Language, ParticipantId};
use ilfaut_config::locale::Arg;
use serde_json::{Value, json};

use super::{Voice, trust};
use crate::conversation::ask::Kept;

/// The version of the JSON form.
const VERSION: u32 = 1;

/// Text to read, then the same as JSON.
pub fn text(voice: &Voice, data: &PersonalData, kept: &Kept) -> String {
    let mut lines = vec![voice.words.say("export-title")];
    lines.extend(person(voice, data));
    let count = |count: usize| [("count", Arg::from(count))];
    lines.push(voice.words.say_with("export-votes", &count(data.votes.len())));
    for card in &data.votes {
        let vote = card.ballot.as_ref().map_or_else(String::new, |ballot| voice.ballot(ballot));
        lines.push(format!("- {} : {vote}", voice.clean(&card.text)));
    }
    lines.push(voice.words.say_with("export-ideas", &count(data.proposals.len())));
    for mine in &data.proposals {
        lines.push(format!(
            "- {} : {}, {}",
            voice.clean(&mine.text),
            voice.status(mine.status),
            voice.moment(mine.sent)
        ));
    }
    for (question, marked, words) in &data.aside {
        lines.extend(trust::exported(voice, &question.0, marked, words.as_deref()));
    }
    lines.extend(begun(voice, kept));
    lines.push(voice.words.say("export-json"));
    lines.push(json(data, kept));
    lines.join("\n")
}

/// As JSON, for a program.
pub fn json(data: &PersonalData, kept: &Kept) -> String {
    let body = serde_json::to_value(data).unwrap_or(Value::Null);
    let whole = json!({ "version": VERSION, "data": readable(body, data.participant), "dialogue": kept });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

/// A language by its own name.
fn language_name(language: Language) -> String {
    match language {
        Language::FRENCH => "français".to_owned(),
        Language::ENGLISH => "English".to_owned(),
        Language::BRETON => "brezhoneg".to_owned(),
        other => other.to_string(),
    }
}

/// What the dialogue itself keeps.
fn begun(voice: &Voice, kept: &Kept) -> Vec<String> {
    let say = |id: &str, name: &str, value: String| voice.words.say_with(id, &[(name, Arg::from(value))]);
    let language = kept.language.map(|language| say("export-language", "language", language_name(language)));
    let draft = kept.draft.as_ref().map(|text| say("export-draft", "text", voice.clean(text)));
    let news = kept.news.then(|| voice.words.say("export-news"));
    language.into_iter().chain(draft).chain(news).collect()
}

/// The random number as it is printed elsewhere, not as a list of bytes.
fn readable(mut body: Value, participant: ParticipantId) -> Value {
    body["participant"] = Value::String(participant.to_string());
    body
}

fn person(voice: &Voice, data: &PersonalData) -> Vec<String> {
    let say = |id: &str, args: &[(&str, Arg)]| voice.words.say_with(id, args);
    let channel = match data.channel {
        Channel::Terminal => "terminal",
        Channel::Telegram => "Telegram",
        Channel::Matrix => "Matrix",
        Channel::Web => "web",
        Channel::File => "import",
    };
    let author = voice.author(&data.signature).unwrap_or_else(|| voice.words.say("data-nobody"));
    let mut lines = vec![
        say("export-participant", &[("participant", Arg::from(data.participant.to_string()))]),
        say("export-since", &[("date", Arg::from(voice.moment(data.since))), ("channel", Arg::from(channel))]),
        say("export-signature", &[("author", Arg::from(author))]),
    ];
    for (question, inside) in &data.declared {
        let answer = voice.words.say(if *inside { "export-yes" } else { "export-no" });
        lines.push(say(
            "export-declared",
            &[("question", Arg::from(question.to_string())), ("answer", Arg::from(answer))],
        ));
    }
    lines.extend(data.erasure.map(|until| say("export-erasure", &[("date", Arg::from(voice.moment(until)))])));
    lines
}
