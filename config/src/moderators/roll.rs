//! Who moderates, for a running server: the file is read again when it has changed. Writes nothing.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use ilfaut_client::gateway::{Staff, Staffer};
use ilfaut_client::model::Language;

use super::Moderators;
use crate::reading::Complaints;

/// The file of moderators, read again when it has changed.
pub struct Roll {
    file: PathBuf,
    language: Language,
    known: Mutex<Known>,
}

/// What was read, and of which state of the file.
struct Known {
    mark: Option<Mark>,
    moderators: Moderators,
}

/// What tells one state of the file from another; none: there is no file.
type Mark = (Option<SystemTime>, u64);

impl Roll {
    /// Reads the file, which may be missing; mistakes are told in `language`.
    pub fn open(file: &Path, language: Language) -> Result<Self, Complaints> {
        let mark = mark(file);
        let moderators = Moderators::read(file, language)?;
        Ok(Self { file: file.to_owned(), language, known: Mutex::new(Known { mark, moderators }) })
    }
}

impl Staff for Roll {
    fn find(&self, login: &str) -> Option<Staffer> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mark = mark(&self.file);
        if mark != known.mark {
            known.mark = mark;
            match Moderators::read(&self.file, self.language) {
                Ok(moderators) => known.moderators = moderators,
                Err(Complaints(told)) => {
                    let line = told.first().map_or(0, |first| first.line);
                    tracing::warn!(file = %self.file.display(), line, "moderators cannot be read: as they were before");
                }
            }
        }
        known.moderators.find(login).cloned()
    }
}

fn mark(file: &Path) -> Option<Mark> {
    let found = std::fs::metadata(file).ok()?;
    Some((found.modified().ok(), found.len()))
}

#[cfg(test)]
mod tests {
    use super::super::tests::staffer;
    use super::*;

    #[test]
    fn whoever_is_added_or_struck_off_is_so_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("moderators.toml");
        let roll = Roll::open(&file, Language::FRENCH).unwrap();
        assert_eq!(roll.find("ines"), None);
        Moderators(vec![staffer("ines", "Inès")]).write(&file).unwrap();
        assert_eq!(roll.find("Ines").map(|found| found.name), Some("Inès".to_owned()));
        std::fs::write(&file, "[[moderator]\nlogin =").unwrap();
        assert!(roll.find("ines").is_some(), "half a file strikes nobody off");
        Moderators::default().write(&file).unwrap();
        assert_eq!(roll.find("ines"), None);
        Moderators(vec![staffer("ines", "Inès")]).write(&file).unwrap();
        assert!(roll.find("ines").is_some());
        std::fs::remove_file(&file).unwrap();
        assert_eq!(roll.find("ines"), None);
    }

    #[test]
    fn a_file_with_mistakes_opens_no_gate() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("moderators.toml");
        std::fs::write(&file, "moderator = 3").unwrap();
        assert!(Roll::open(&file, Language::FRENCH).is_err());
    }
}
