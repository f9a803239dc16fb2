//! `ilfaut export`: every proposal of a question with its counts and scores, as two files of the same content, and a
//! third that says what each column means.

use std::io::Write;
use std::path::Path;

use ilfaut_client::connect::Missing;
use serde_json::json;

use super::answer::{Answer, Fault, Said};
use super::arguments::Export;
use super::file;
use super::place;
use super::table::{COLUMNS, Line, write_csv, write_json};
use crate::locale::Words;

/// The files that are written.
const FILES: [&str; 3] = ["proposals.csv", "proposals.json", "columns.csv"];

/// Reads everything first, then writes each file whole or not at all.
pub(super) fn run(asked: &Export, words: &Words) -> Result<Answer, Fault> {
    place::within(asked.address.as_deref(), Missing::Refuse, async |backend| {
        let question = place::known_question(backend, &asked.question).await?;
        let lines = Line::all(&backend.all(&question.id).await?);
        write(&lines, &asked.out, words).map_err(|error| Fault::system(&asked.out, &error))?;
        let folder = asked.out.display().to_string();
        let said = Said::new("export-done").with("count", lines.len()).with("folder", folder.as_str());
        let json = json!({
            "question": question.id.to_string(),
            "proposals": lines.len(),
            "folder": folder,
            "files": FILES,
        });
        Ok(Answer::done(vec![said], json))
    })
}

fn write(lines: &[Line], folder: &Path, words: &Words) -> std::io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let [csv, json, columns] = FILES;
    file::replace(folder, csv, |to| write_csv(lines, to))?;
    file::replace(folder, json, |to| write_json(lines, to))?;
    file::replace(folder, columns, |to| write_columns(words, to))
}

/// What each column means, in the operator's language.
fn write_columns(words: &Words, to: &mut dyn Write) -> std::io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(["column", "meaning"])?;
    for column in COLUMNS {
        writer.write_record([column, &meaning(column, words)])?;
    }
    writer.flush()
}

/// Scores of 2022 share one sentence, and so do their bounds.
fn meaning(column: &str, words: &Words) -> String {
    let bound = ["_lower", "_upper"].into_iter().find_map(|end| Some((column.strip_suffix(end)?, end)));
    match bound {
        Some((score, "_lower")) => words.say_with("column-lower", &[("score", score.into())]),
        Some((score, _)) => words.say_with("column-upper", &[("score", score.into())]),
        None => words.say(&format!("column-{column}")),
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;

    use super::*;
    use crate::locale::Part;

    #[test]
    fn every_column_is_explained_in_both_languages() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Operator);
            let unsaid: Vec<_> =
                COLUMNS.into_iter().filter(|column| meaning(column, &words).starts_with('[')).collect();
            assert!(unsaid.is_empty(), "{language}: {unsaid:?}");
        }
    }

    #[test]
    fn an_export_is_three_files() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("a/b");
        write(&[], &out, &Words::new(Language::FRENCH, Part::Operator)).unwrap();
        assert_eq!(std::fs::read_dir(&out).unwrap().count(), 3);
        let columns = std::fs::read_to_string(out.join("columns.csv")).unwrap();
        assert!(columns.lines().count() > COLUMNS.len());
    }
}
