//! Where the bot's token is read from, and whether it can be one. It is never an argument, and never shown.

use std::path::{Path, PathBuf};

use ilfaut_client::dialect::secret::Secret;
use ilfaut_config::environment::Lookup;
use ilfaut_config::locale::{Arg, Words};

/// The variable that holds it.
const VARIABLE: &str = "ILFAUT_TELEGRAM_TOKEN";
/// Fewest characters behind the colon: Telegram gives 35.
const LEAST: usize = 30;

/// A token that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// The token itself.
    pub(super) token: Secret,
    /// The file it lies in, where others can read it too.
    pub(super) open: Option<PathBuf>,
}

/// Why there is no token.
#[derive(Debug)]
pub(super) enum Lost {
    /// Nobody said where it is.
    Nowhere,
    /// Its file cannot be read, and why.
    File(PathBuf, String),
    /// What is there is no token; where.
    Shape(String),
}

/// The token of the file `flag`, else of the environment, else of the file that is `set`.
pub(super) fn find(flag: Option<&Path>, set: Option<&Path>, lookup: Lookup<'_>) -> Result<Found, Lost> {
    if let (None, Some(text)) = (flag, lookup(VARIABLE)) {
        let token = read(&text.to_string_lossy()).ok_or_else(|| Lost::Shape(VARIABLE.to_owned()))?;
        return Ok(Found { token, open: None });
    }
    let file = flag.or(set).ok_or(Lost::Nowhere)?;
    let text = std::fs::read_to_string(file).map_err(|error| Lost::File(file.to_owned(), error.to_string()))?;
    let token = read(&text).ok_or_else(|| Lost::Shape(file.display().to_string()))?;
    Ok(Found { token, open: others_can_read(file).then(|| file.to_owned()) })
}

/// The token in a text, if it can be one: the bot's number, a colon, letters.
fn read(text: &str) -> Option<Secret> {
    let text = text.trim();
    let (number, rest) = text.split_once(':')?;
    let digits = (1..=20).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    (digits && rest.len() >= LEAST && rest.chars().all(plain)).then(|| Secret::new(text))
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
    /// What it is and what to do.
    pub(super) fn sentence(&self, words: &Words) -> String {
        match self {
            Self::Nowhere => words.say("token-nowhere"),
            Self::File(file, what) => {
                let place = Arg::from(file.display().to_string());
                words.say_with("token-file", &[("place", place), ("what", Arg::from(what.as_str()))])
            }
            Self::Shape(place) => words.say_with("token-shape", &[("place", Arg::from(place.as_str()))]),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    const TOKEN: &str = "123456789:AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr";

    #[test]
    fn a_token_is_a_number_a_colon_and_letters() {
        assert_eq!(read(&format!(" {TOKEN}\n")).unwrap().reveal(), TOKEN);
        let bad = ["", "123456789", ":AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr", "123:short"];
        let long = [format!("bot{TOKEN}"), format!("{TOKEN} {TOKEN}"), format!("TOKEN={TOKEN}"), format!("{TOKEN}/x")];
        for bad in bad.map(str::to_owned).into_iter().chain(long) {
            assert!(read(&bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_flag_is_nearer_than_the_environment_and_that_than_the_settings() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, letter: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, TOKEN.replace('r', letter)).unwrap();
            path
        };
        let (flag, set) = (file("flag", "x"), file("set", "y"));
        let variable = |_: &str| Some(OsString::from(TOKEN));
        let last = |found: Result<Found, Lost>| found.unwrap().token.reveal().chars().last().unwrap();
        assert_eq!(last(find(Some(&flag), Some(&set), &variable)), 'x');
        assert_eq!(last(find(None, Some(&set), &variable)), 'r');
        assert_eq!(last(find(None, Some(&set), &|_| None)), 'y');
        assert!(matches!(find(None, None, &|_| None), Err(Lost::Nowhere)));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_others_can_read_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, TOKEN).unwrap();
        for (mode, open) in [(0o600, false), (0o400, false), (0o640, true), (0o644, true)] {
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(find(Some(&file), None, &|_| None).unwrap().open.is_some(), open, "{mode:o}");
        }
    }

    #[test]
    fn nothing_shows_the_token() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("token");
        std::fs::write(&file, TOKEN).unwrap();
        let found = format!("{:?}", find(Some(&file), None, &|_| None).unwrap());
        assert!(!found.contains("AAbb"), "{found}");
        std::fs::write(&file, format!("{TOKEN} twice {TOKEN}")).unwrap();
        let words = Words::new(Language::FRENCH, Part::Citizen);
        let lost = find(Some(&file), None, &|_| None).unwrap_err();
        for told in [lost.sentence(&words), format!("{lost:?}")] {
            assert!(!told.contains("AAbb") && told.contains("token"), "{told}");
        }
        let missing = find(Some(Path::new("/nowhere/token")), None, &|_| None).unwrap_err().sentence(&words);
        assert!(missing.contains("/nowhere/token"), "{missing}");
    }
}
