//! What is asked on the command line, explained in the reader's language. Checks nothing that a place must answer.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, Command};
use ilfaut_config::locale::Words;

/// What was asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    /// Where the consultation is.
    pub(crate) address: Option<String>,
    /// What the moderator logs in with.
    pub(crate) login: Option<String>,
    /// The file of the key of a place that is served elsewhere.
    pub(crate) key_file: Option<PathBuf>,
    /// The question to open.
    pub(crate) question: Option<String>,
    /// The language of the console.
    pub(crate) lang: Option<String>,
    /// Frames and signs in ASCII.
    pub(crate) ascii: bool,
}

/// Reads the arguments, the first being the program's own name.
pub(crate) fn read(args: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Args, clap::Error> {
    let mut found = command(words).try_get_matches_from(args)?;
    let mut take = |name: &str| ArgMatches::remove_one::<String>(&mut found, name);
    let (address, question, lang) = (take("address"), take("question"), take("lang"));
    let (login, key_file) = (take("login"), take("key-file").map(PathBuf::from));
    Ok(Args { address, login, key_file, question, lang, ascii: found.get_flag("ascii") })
}

fn command(words: &Words) -> Command {
    let taking = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help(words.say(&format!("cli-{name}")))
    };
    Command::new("ilfaut-tui")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("cli-about"))
        .arg(taking("address", "ADDRESS"))
        .arg(taking("login", "LOGIN"))
        .arg(taking("key-file", "FILE"))
        .arg(taking("question", "SLUG"))
        .arg(taking("lang", "LANG"))
        .arg(Arg::new("ascii").long("ascii").action(ArgAction::SetTrue).help(words.say("cli-ascii")))
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;
    use ilfaut_config::locale::Part;

    use super::*;

    fn args(line: &str) -> Result<Args, clap::Error> {
        let words = Words::new(Language::FRENCH, Part::Console);
        read(line.split(' ').map(OsString::from), &words)
    }

    #[test]
    fn flags_are_read() {
        let some = |text: &str| Some(text.to_owned());
        let (address, login, key_file) = (some("http://a"), some("ines"), Some(PathBuf::from("k")));
        let all = Args { address, login, key_file, question: some("q"), lang: some("en"), ascii: true };
        let line = "ilfaut-tui --address http://a --login ines --key-file k --question q --lang en --ascii";
        assert_eq!(args(line).unwrap(), all);
        assert_eq!(args("ilfaut-tui").unwrap(), Args::default());
        assert!(args("ilfaut-tui --what").is_err() && args("ilfaut-tui --password sesame").is_err());
    }

    #[test]
    fn the_help_speaks_the_readers_language() {
        let help = args("ilfaut-tui --help").unwrap_err().to_string();
        assert!(help.contains("modérateurs") && help.contains("--ascii"), "{help}");
    }
}
