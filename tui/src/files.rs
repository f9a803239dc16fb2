//! Writes what a moderator exports into the folder the program was started in. Never writes over anything: a name that
//! is taken gets a number. Knows nothing of what it writes.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Names that are tried before giving up.
const TRIES: usize = 1_000;

/// Writes `content` beside what is there; answers where, or why not.
pub(crate) fn save(name: &str, content: &str) -> Result<String, String> {
    let folder = std::env::current_dir().map_err(|error| error.to_string())?;
    let path = save_in(&folder, name, content).map_err(|error| error.to_string())?;
    Ok(path.display().to_string())
}

fn save_in(folder: &Path, name: &str, content: &str) -> std::io::Result<PathBuf> {
    let name: String = name.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    let (stem, end) = name.rsplit_once('.').unwrap_or((&name, "txt"));
    for number in 1..=TRIES {
        let numbered = if number == 1 { format!("{stem}.{end}") } else { format!("{stem}-{number}.{end}") };
        let path = folder.join(numbered);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => return file.write_all(content.as_bytes()).and_then(|()| file.sync_all()).map(|()| path),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// What may stand in a name on every system.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_written_over_and_names_stay_in_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["a.csv", "a.csv", "../été/b.txt"].map(|name| {
            let path = save_in(folder.path(), name, name).unwrap();
            assert_eq!(
                (path.parent(), std::fs::read_to_string(&path).unwrap()),
                (Some(folder.path()), name.to_owned())
            );
            path.file_name().unwrap().to_str().unwrap().to_owned()
        });
        assert_eq!(names, ["a.csv", "a-2.csv", "..--t--b.txt"]);
        assert!(save_in(&folder.path().join("nowhere"), "a.csv", "").is_err());
    }
}
