//! What is asked on the command line, explained in the reader's language. Checks nothing that a place must answer.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command};
use ilfaut_config::locale::Words;

/// What was asked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Args {
    /// Where the consultation is.
    pub(crate) address: Option<String>,
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
    Ok(Args { address, question, lang, ascii: found.get_flag("ascii") })
}

fn command(words: &Words) -> Command {
    let taking = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help(words.say(&format!("cli-{name}")))
    };
    Command::new("ilfaut-tui")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("cli-about"))
        .arg(taking("address", "ADDRESS"))
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
        let all = Args { address: some("memory:"), question: some("q"), lang: some("en"), ascii: true };
        assert_eq!(args("ilfaut-tui --address memory: --question q --lang en --ascii").unwrap(), all);
        assert_eq!(args("ilfaut-tui").unwrap(), Args::default());
        assert!(args("ilfaut-tui --what").is_err());
    }

    #[test]
    fn the_help_speaks_the_readers_language() {
        let help = args("ilfaut-tui --help").unwrap_err().to_string();
        assert!(help.contains("modérateurs") && help.contains("--ascii"), "{help}");
    }
}
