//! `ilfaut compare`: how alike two ideas are, or each pair of a file. Needs no place.

use std::path::Path;

use ilfaut_client::rules::similar;
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::Compare;
use super::check;

/// Two texts to compare; whatever else a file says of them is left aside.
#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

/// A file of pairs: the list itself, or an object that holds it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Pairs {
    List(Vec<Pair>),
    Within { pairs: Vec<Pair> },
}

/// Compares what was given, in the order it was given.
pub(super) fn run(asked: &Compare) -> Result<Answer, Fault> {
    let pairs = match (&asked.pairs, &asked.texts[..]) {
        (Some(file), _) => read(file)?,
        (None, [a, b]) => vec![Pair { a: a.clone(), b: b.clone() }],
        (None, _) => return Err(Fault::bad(Said::new("compare-two"))),
    };
    let found: Vec<f64> = pairs.iter().map(|pair| similar::similarity(&pair.a, &pair.b)).collect();
    let said = found.iter().map(|similarity| say(*similarity)).collect();
    let list: Vec<Value> = found
        .iter()
        .map(|similarity| json!({ "similarity": similarity, "same": similar::is_same(*similarity) }))
        .collect();
    Ok(Answer::done(said, Value::Array(list)))
}

fn say(similarity: f64) -> Said {
    let id = if similar::is_same(similarity) { "compare-same" } else { "compare-other" };
    Said::new(id).with("similarity", format!("{:.0}", similarity * 100.0))
}

fn read(file: &Path) -> Result<Vec<Pair>, Fault> {
    let name = file.display().to_string();
    let pairs = serde_json::from_str(&check::text(file)?);
    pairs
        .map(|pairs| match pairs {
            Pairs::List(pairs) | Pairs::Within { pairs } => pairs,
        })
        .map_err(|_| Fault::bad(Said::new("compare-unreadable").with("file", name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(texts: &[&str]) -> Compare {
        Compare { texts: texts.iter().map(|text| (*text).to_owned()).collect(), pairs: None }
    }

    #[test]
    fn two_texts_are_compared_and_one_is_a_mistake() {
        let answer = run(&asked(&["Il faut des haies", "Il faut des haies !"])).unwrap();
        assert_eq!(answer.json, json!([{ "similarity": 1.0, "same": true }]));
        assert!(run(&asked(&["Il faut des haies"])).is_err());
    }

    #[test]
    fn both_shapes_of_a_file_are_read() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text, good) in [
            ("a.json", r#"[{"a": "x", "b": "y", "label": "distinct"}]"#, true),
            ("b.json", r#"{"definition": "", "pairs": [{"a": "x", "b": "y"}]}"#, true),
            ("c.json", r#"{"pairs": [{"a": "x"}]}"#, false),
            ("d.json", "[", false),
        ] {
            let file = folder.path().join(name);
            std::fs::write(&file, text).unwrap();
            assert_eq!(read(&file).is_ok_and(|pairs| pairs.len() == 1), good, "{name}");
        }
    }
}
