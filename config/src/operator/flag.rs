//! `ilfaut flag`: what a moderator should look at in a text, or in each text of a file. Needs no place and refuses nothing.

use std::path::Path;

use ilfaut_client::model::{Language, PhraseRule};
use ilfaut_client::rules::flags::{self, Flag};
use ilfaut_client::rules::language;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::Flagged;
use super::check;
use crate::consultation::phrase_rule;
use crate::locale::Words;

/// A text to look at; whatever else a file says of it is left aside.
#[derive(Deserialize)]
struct Item {
    id: Value,
    text: String,
}

/// A file of texts: the list itself, or an object that holds it and says in which language they should be.
#[derive(Deserialize)]
#[serde(untagged)]
enum Items {
    List(Vec<Item>),
    Within { items: Vec<Item>, language: Option<Language> },
}

/// Looks at what was given, in the order it was given. The texts should be in the language their file names, else in the one
/// asked for, else in French.
pub(super) fn run(asked: &Flagged, chosen: Option<Language>, words: &Words) -> Result<Answer, Fault> {
    let (items, named) = match (&asked.file, &asked.text) {
        (Some(file), _) => read(file)?,
        (None, Some(text)) => (vec![Item { id: json!(1), text: text.clone() }], None),
        (None, None) => return Err(Fault::bad(Said::new("flag-one"))),
    };
    let found: Vec<Vec<Flag>> = items.iter().map(|item| look(&item.text, named.or(chosen))).collect();
    let said = items.iter().zip(&found).map(|(item, flags)| say(&item.id, flags, words)).collect();
    let list: Vec<Value> =
        items.iter().zip(&found).map(|(item, flags)| json!({ "id": item.id, "flags": flags })).collect();
    Ok(Answer::done(said, Value::Array(list)))
}

/// How ideas begin follows from the language named, else from the one the text seems to be in.
fn look(text: &str, named: Option<Language>) -> Vec<Flag> {
    let opening = named.or_else(|| language::guess(text)).and_then(phrase_rule);
    flags::flags(text, &[named.unwrap_or(Language::FRENCH)], &opening.unwrap_or_else(PhraseRule::french))
}

fn say(id: &Value, flags: &[Flag], words: &Words) -> Said {
    let names: Vec<String> = flags.iter().map(|flag| words.say(&format!("flag-{}", flag.name()))).collect();
    let names = if names.is_empty() { words.say("flag-nothing") } else { names.join(", ") };
    let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
    Said::new("flag-found").with("id", id).with("flags", names)
}

fn read(file: &Path) -> Result<(Vec<Item>, Option<Language>), Fault> {
    let name = file.display().to_string();
    let items = serde_json::from_str(&check::text(file)?);
    items
        .map(|items| match items {
            Items::List(items) => (items, None),
            Items::Within { items, language } => (items, language),
        })
        .map_err(|_| Fault::bad(Said::new("flag-unreadable").with("file", name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Part;

    #[test]
    fn every_flag_has_a_name_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Operator);
            let said = say(&json!("a"), &Flag::ALL, &words).to_text(&words);
            assert!(!said.contains('['), "{said}");
        }
    }

    #[test]
    fn one_text_is_one_element() {
        let words = Words::new(Language::FRENCH, Part::Operator);
        let asked = Flagged { text: Some("Il faut voir www.exemple.fr ce soir".to_owned()), file: None };
        assert_eq!(run(&asked, None, &words).unwrap().json, json!([{ "id": 1, "flags": ["link"] }]));
        assert!(run(&Flagged { text: None, file: None }, None, &words).is_err());
    }

    #[test]
    fn each_language_has_its_own_opening() {
        let twice = "We should plant the trees of our streets, and we should open the parks";
        assert_eq!(look(twice, Some(Language::ENGLISH)), [Flag::SeveralIdeas]);
        assert_eq!(look(twice, None), [Flag::SeveralIdeas, Flag::Language], "French is expected where nothing is said");
        assert_eq!(look("Ret eo plantañ gwez er c'hêrioù", Some(Language::BRETON)), []);
        assert_eq!(look("Il faut planter des arbres dans les rues", Some(Language::ENGLISH)), [Flag::Language]);
    }

    #[test]
    fn both_shapes_of_a_file_are_read() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text, good) in [
            ("a.json", r#"[{"id": "x", "text": "y"}]"#, true),
            ("b.json", r#"{"language": "fr", "items": [{"id": 1, "text": "y", "reason": null}]}"#, true),
            ("c.json", r#"{"items": [{"id": 1}]}"#, false),
        ] {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            assert_eq!(read(&file).is_ok_and(|(items, _)| items.len() == 1), good, "{name}");
        }
    }
}
