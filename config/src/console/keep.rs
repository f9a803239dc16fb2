//! Writes a filter with its name into the file of the console's settings; whatever else a person wrote there stays as it is.

use std::io::{Error, Result, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Keeps a filter under a name, in place of the one that had it before.
pub fn keep_filter(file: &Path, name: &str, filter: &str) -> Result<()> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut whole = NamedTempFile::new_in(folder)?;
    whole.write_all(with(&text, name, filter).as_bytes())?;
    whole.as_file().sync_all()?;
    whole.persist(file).map(drop).map_err(Error::from)
}

/// The text of a file with the filter in it.
fn with(text: &str, name: &str, filter: &str) -> String {
    let line = format!("{} = {}", quoted(name), quoted(filter));
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let Some(heading) = lines.iter().position(|line| line.trim() == "[filters]") else {
        let apart =
            if lines.last().is_some_and(|last| !last.trim().is_empty()) { vec![String::new()] } else { Vec::new() };
        lines.extend(apart.into_iter().chain(["[filters]".to_owned(), line]));
        return lines.join("\n") + "\n";
    };
    let end = lines.iter().skip(heading + 1).position(|line| line.trim_start().starts_with('['));
    let end = end.map_or(lines.len(), |end| heading + 1 + end);
    match lines[heading + 1..end].iter().position(|line| names(line, name)) {
        Some(same) => lines[heading + 1 + same] = line,
        None => lines.insert(heading + 1, line),
    }
    lines.join("\n") + "\n"
}

/// Whether a line gives this name a value.
fn names(line: &str, name: &str) -> bool {
    let key = line.split_once('=').map(|(key, _)| key.trim().trim_matches('"'));
    key == Some(name)
}

/// A text as TOML writes it, quotes and all.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_added_or_replaced_and_the_rest_stays() {
        assert_eq!(with("", "vieux", ">2h"), "[filters]\n\"vieux\" = \">2h\"\n");
        let written = "# à moi\ntheme = \"mono\"\n[filters]\nvieux = \">1h\" # ici\ncourt = \"signal:court\"\n[keys]\n";
        let kept = with(written, "vieux", "\"mot juste\" >3h");
        let expected =
            "# à moi\ntheme = \"mono\"\n[filters]\n\"vieux\" = '\"mot juste\" >3h'\ncourt = \"signal:court\"\n[keys]\n";
        assert_eq!(kept, expected);
        let added = with("theme = \"mono\"", "a", "b");
        assert_eq!(added, "theme = \"mono\"\n\n[filters]\n\"a\" = \"b\"\n");
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("deep/console.toml");
        for (name, filter) in [("un", "auteur:\"Le Goff\""), ("deux", "-bus"), ("un", ">2h")] {
            keep_filter(&file, name, filter).unwrap();
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let filters = table["filters"].as_table().unwrap();
        assert_eq!((filters["un"].as_str(), filters["deux"].as_str(), filters.len()), (Some(">2h"), Some("-bus"), 2));
    }
}
