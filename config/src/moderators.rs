//! `moderators.toml`: who moderates which questions, with a password of their own. Knows no gateway, asks nobody anything.
//!
//! The file is for its owner alone (mode 0600) and holds no password, only what checks one (argon2id).

mod entry;
pub mod password;
mod roll;

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use ilfaut_client::gateway::Staffer;
use ilfaut_client::model::Language;
use serde::Serialize;

use crate::consultation;
use crate::reading::{Complaint, Complaints};

pub use entry::is_login;
pub use roll::Roll;

/// What stands at the head of the file.
const HEAD: &str = "# Écrit par « ilfaut moderator » / written by `ilfaut moderator`.\n";

/// Those who moderate, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moderators(pub Vec<Staffer>);

impl Moderators {
    /// Reads the file; nobody moderates where there is none. Mistakes are told in `language`.
    pub fn read(file: &Path, language: Language) -> Result<Self, Complaints> {
        if !file.exists() {
            return Ok(Self::default());
        }
        let text = consultation::text_of(file, language).map_err(Complaints)?;
        Self::parse(&text, &file.display().to_string(), language).map_err(Complaints)
    }

    /// Reads the text of the file that is called `name`.
    pub fn parse(text: &str, name: &str, language: Language) -> Result<Self, Vec<Complaint>> {
        entry::all(text, name, language).map(Self)
    }

    /// The moderator of this login, whatever its capitals.
    pub fn find(&self, login: &str) -> Option<&Staffer> {
        let login = login.trim().to_lowercase();
        self.0.iter().find(|staffer| staffer.login.to_lowercase() == login)
    }

    /// Whether a name is taken: decisions are signed with it, so no two moderators share one.
    pub fn is_named(&self, name: &str) -> bool {
        self.0.iter().any(|staffer| staffer.name.to_lowercase() == name.to_lowercase())
    }

    /// Replaces the file whole: either the old one or the new one is there after a power cut.
    pub fn write(&self, file: &Path) -> io::Result<()> {
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut draft = tempfile::NamedTempFile::new_in(folder)?; // made with mode 0600
        draft.write_all(self.text()?.as_bytes())?;
        draft.as_file().sync_all()?;
        draft.persist(file).map_err(|fault| fault.error)?;
        File::open(folder)?.sync_all()
    }

    fn text(&self) -> io::Result<String> {
        let moderator = self.0.iter().map(Written::of).collect();
        let text = toml::to_string(&Whole { moderator }).map_err(io::Error::other)?;
        Ok(format!("{HEAD}{text}"))
    }
}

/// Holds the file against another program that changes it at the same time, until dropped; makes its folder.
pub fn hold(file: &Path) -> io::Result<File> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let lock = File::options().create(true).append(true).open(file.with_extension("lock"))?;
    lock.lock()?;
    Ok(lock)
}

/// The file as it is written.
#[derive(Serialize)]
struct Whole<'a> {
    moderator: Vec<Written<'a>>,
}

/// One moderator as written.
#[derive(Serialize)]
struct Written<'a> {
    login: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    questions: Option<Vec<String>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    admin: bool,
    password: &'a str,
}

impl<'a> Written<'a> {
    fn of(staffer: &'a Staffer) -> Self {
        let questions = staffer.questions.as_ref().map(|list| list.iter().map(ToString::to_string).collect());
        let (login, name) = (&staffer.login, &staffer.name);
        Self { login, name, questions, admin: staffer.admin, password: staffer.password.reveal() }
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::dialect::secret::Secret;

    use super::*;

    pub(super) const HASH: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2E$HrkSLuuEYcBsIQr+kbNWFz3Kx8Vq+Xgp1gzlxtyTx6Q";

    pub(super) fn staffer(login: &str, name: &str) -> Staffer {
        let password = Secret::new(HASH);
        Staffer { login: login.to_owned(), name: name.to_owned(), password, questions: None, admin: false }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("moderators.toml");
        assert_eq!(Moderators::read(&file, Language::FRENCH), Ok(Moderators::default()));
        let ines = Staffer { admin: true, ..staffer("ines", "Inès \"la\" première") };
        let yann = Staffer { questions: Some(vec!["emploi".into(), "eau".into()]), ..staffer("y@b.bzh", "Yann") };
        let none = Staffer { questions: Some(Vec::new()), ..staffer("z", "Z") };
        let all = Moderators(vec![ines, yann, none]);
        all.write(&file).unwrap();
        assert_eq!(Moderators::read(&file, Language::FRENCH), Ok(all.clone()));
        assert_eq!(all.find(" INES ").map(|found| found.admin), Some(true));
        assert!(all.is_named("yann") && !all.is_named("y@b.bzh") && all.find("nobody").is_none());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
    }

    #[cfg(unix)]
    #[test]
    fn the_file_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("moderators.toml");
        std::fs::write(&file, "").unwrap();
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o644)).unwrap();
        Moderators(vec![staffer("a", "A")]).write(&file).unwrap();
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
