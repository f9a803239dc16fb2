//! `ilfaut check`: reads consultations and settings as every program would, and prints every complaint. Opens no place.

use std::path::{Path, PathBuf};

use ilfaut_client::model::Language;
use serde_json::{Value, json};

use super::answer::{Answer, Code, Fault, Said};
use super::arguments::Check;
use crate::consultation::{self, Complaint};
use crate::{places, settings};

/// The name that makes a file one of settings; every other file is a consultation.
const SETTINGS: &str = "ilfaut.toml";

/// Checks the files, or without any what is shipped and the operator's own settings.
pub(super) fn run(asked: &Check, language: Language) -> Result<Answer, Fault> {
    let mut checked = Vec::new();
    let mut found = Vec::new();
    if asked.files.is_empty() {
        own(&mut checked, &mut found);
    }
    for file in &asked.files {
        checked.push(file.display().to_string());
        found.extend(of_file(file, language)?);
    }
    Ok(answer(&checked, &found))
}

/// The text of a file, or one sentence why there is none.
pub(super) fn text(file: &Path) -> Result<String, Fault> {
    let bytes = std::fs::read(file).map_err(|error| Fault::system(file, &error))?;
    String::from_utf8(bytes).map_err(|_| Fault::bad(Said::new("bad-text").with("file", file.display().to_string())))
}

/// Each complaint as a sentence of its own.
pub(super) fn complaints(found: &[Complaint]) -> Vec<Said> {
    found.iter().map(|complaint| Said::new("check-complaint").with("complaint", complaint.to_string())).collect()
}

fn own(checked: &mut Vec<String>, found: &mut Vec<Complaint>) {
    let sample = consultation::sample();
    checked.push(sample.operation.slug);
    let file: PathBuf = places::settings_file(None);
    if file.exists() {
        checked.push(file.display().to_string());
        found.extend(settings::load(None).err().map(|complaints| complaints.0).unwrap_or_default());
    }
}

fn of_file(file: &Path, language: Language) -> Result<Vec<Complaint>, Fault> {
    let name = file.display().to_string();
    if file.file_name().is_some_and(|name| name == SETTINGS) {
        text(file)?;
        return Ok(settings::load(Some(&name)).err().map(|complaints| complaints.0).unwrap_or_default());
    }
    Ok(consultation::parse_in(&text(file)?, &name, language).err().unwrap_or_default())
}

fn answer(checked: &[String], found: &[Complaint]) -> Answer {
    let mut said = complaints(found);
    let summary =
        if found.is_empty() { Said::new("check-good") } else { Said::new("check-bad").with("complaints", found.len()) };
    said.push(summary.with("files", checked.len()));
    let list: Vec<Value> = found.iter().map(as_json).collect();
    let code = if found.is_empty() { Code::Done } else { Code::No };
    Answer { code, said, json: json!({ "checked": checked, "complaints": list }) }
}

fn as_json(complaint: &Complaint) -> Value {
    json!({
        "file": complaint.file,
        "line": complaint.line,
        "what": complaint.what,
        "instead": complaint.instead,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_make_the_command_say_no() {
        let bad = Complaint { file: "a.toml".to_owned(), line: 3, what: "x".to_owned(), instead: "y".to_owned() };
        let told = answer(&["a.toml".to_owned()], &[bad]);
        assert_eq!((told.code, told.said.len(), &told.json["complaints"][0]["line"]), (Code::No, 2, &json!(3)));
        assert_eq!(answer(&["a.toml".to_owned()], &[]).code, Code::Done);
    }

    #[test]
    fn a_missing_file_is_one_sentence() {
        let asked = Check { files: vec![PathBuf::from("/no/such/file.toml")] };
        let fault = run(&asked, Language::FRENCH).unwrap_err();
        assert_eq!((fault.code, fault.said.len()), (Code::No, 1));
    }
}
