//! Words that open something, read from a file, from the environment, typed or piped: never from an argument, and never shown.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use ilfaut_client::dialect::secret::Secret;
use ilfaut_config::locale::{Arg, Words};

/// Words that were found.
#[derive(Debug)]
pub(super) struct Found {
    /// The words themselves.
    pub(super) secret: Secret,
    /// The file they lie in, where others can read it too.
    pub(super) open: Option<PathBuf>,
}

/// Why there are no words.
#[derive(Debug)]
pub(super) enum Lost {
    /// Their file cannot be read, and why.
    File(PathBuf, String),
    /// There is nothing in it, or nothing was typed.
    Empty,
    /// Nothing can be typed here, and why.
    Unread(String),
}

/// The words in a file: its text without the end of its last line.
pub(super) fn in_file(file: &Path) -> Result<Found, Lost> {
    let text = std::fs::read_to_string(file).map_err(|error| Lost::File(file.to_owned(), error.to_string()))?;
    let open = others_can_read(file).then(|| file.to_owned());
    Ok(Found { secret: some(text.trim_end_matches(['\r', '\n']))?, open })
}

/// The words typed without being shown, or one line of a pipe.
pub(super) fn asked(prompt: &str) -> Result<Secret, Lost> {
    let unread = |error: io::Error| Lost::Unread(error.to_string());
    if io::stdin().is_terminal() {
        return some(&rpassword::prompt_password(format!("{prompt} ")).map_err(unread)?);
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(unread)?;
    some(line.trim_end_matches(['\r', '\n']))
}

fn some(text: &str) -> Result<Secret, Lost> {
    if text.is_empty() { Err(Lost::Empty) } else { Ok(Secret::new(text)) }
}

#[cfg(unix)]
fn others_can_read(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(file).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn others_can_read(_: &Path) -> bool {
    false // folders of a person are closed to others there
}

impl Lost {
    /// What it is and what to do; `what`: the words that are missing.
    pub(super) fn sentence(&self, what: &str, words: &Words) -> String {
        let named = ("secret", Arg::from(what));
        match self {
            Self::File(file, why) => {
                let place = ("place", Arg::from(file.display().to_string()));
                words.say_with("secret-file", &[place, ("what", Arg::from(why.as_str()))])
            }
            Self::Empty => words.say_with("secret-empty", &[named]),
            Self::Unread(why) => words.say_with("secret-unread", &[named, ("what", Arg::from(why.as_str()))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_text_of_a_file_and_their_own_blanks_stay() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words");
        std::fs::write(&file, " deux mots \r\n").unwrap();
        let found = in_file(&file).unwrap();
        assert_eq!(found.secret.reveal(), " deux mots ");
        assert!(!format!("{found:?}").contains("mots"));
        std::fs::write(&file, "\n").unwrap();
        assert!(matches!(in_file(&file), Err(Lost::Empty)));
        assert!(matches!(in_file(&folder.path().join("none")), Err(Lost::File(..))));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("words");
        std::fs::write(&file, "x").unwrap();
        for (mode, open) in [(0o600, false), (0o640, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(in_file(&file).unwrap().open.is_some(), open, "{mode:o}");
        }
    }
}
