//! Consultations from the disk: one file, or every `.toml` of a folder.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use ilfaut_client::model::Language;

use super::{Consultation, parse_in};
use crate::reading::{Complaint, Complaints, Reading};

/// Reads files, and of each folder every `.toml` in the order of their names; answers with every mistake in all.
pub fn read(paths: &[PathBuf], language: Language) -> Result<Vec<Consultation>, Complaints> {
    let mut complaints = Vec::new();
    let mut files = Vec::new();
    for path in paths {
        match files_of(path) {
            Ok(found) if found.is_empty() => complaints.push(about(path, language, "no-toml-here", "")),
            Ok(found) => files.extend(found),
            Err(error) => complaints.push(about(path, language, "no-file", &error.to_string())),
        }
    }
    let mut read: Vec<(String, Consultation)> = Vec::new();
    for file in files {
        match text_of(&file, language).and_then(|text| parse_in(&text, &file.display().to_string(), language)) {
            Ok(consultation) => read.push((file.display().to_string(), consultation)),
            Err(mistakes) => complaints.extend(mistakes),
        }
    }
    complaints.extend(told_twice(&read, language));
    if complaints.is_empty() { Ok(read.into_iter().map(|(_, one)| one).collect()) } else { Err(Complaints(complaints)) }
}

fn files_of(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries: io::Result<Vec<_>> = std::fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut files = entries?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    Ok(files)
}

/// The text of a file, with the byte-order mark of some editors taken off.
pub(crate) fn text_of(file: &Path, language: Language) -> Result<String, Vec<Complaint>> {
    let bytes = std::fs::read(file).map_err(|error| vec![about(file, language, "no-file", &error.to_string())])?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..good].split(|byte| *byte == b'\n').count();
        vec![Complaint { line, ..about(file, language, "not-utf8", "") }]
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// A complaint about a file as a whole.
fn about(file: &Path, language: Language, id: &str, message: &str) -> Complaint {
    let name = file.display().to_string();
    let (mut reading, _) = Reading::begin("", &name, language);
    reading.complain(&(0..0), id, &[("message", message.into())]);
    let told = reading.finish::<()>(None).err().and_then(|mut told| told.pop());
    told.unwrap_or_else(|| Complaint { file: name.clone(), line: 1, what: message.to_owned(), instead: String::new() })
}

/// Questions of one name in two files.
fn told_twice(read: &[(String, Consultation)], language: Language) -> Vec<Complaint> {
    let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
    let mut complaints = Vec::new();
    for (file, consultation) in read {
        for seeded in &consultation.questions {
            let slug = seeded.question.id.0.as_ref();
            match seen.get(slug) {
                None => _ = seen.insert(slug, file),
                Some(first) => {
                    let (mut reading, _) = Reading::begin("", file, language);
                    reading.complain(&(0..0), "slug-elsewhere", &[("slug", slug.into()), ("file", (*first).into())]);
                    complaints.extend(reading.finish::<()>(None).err().unwrap_or_default());
                }
            }
        }
    }
    complaints
}
