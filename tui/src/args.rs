//! What is asked on the command line, explained in the reader's language. Checks nothing that a place must answer.

use std::ffi::OsString;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use ilfaut_config::locale::Words;

use crate::theme::Palette;

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
    /// How accents are coloured.
    pub(crate) theme: Option<Palette>,
    /// How fast the line is.
    pub(crate) rate: Option<Rate>,
    /// Frames and signs in ASCII.
    pub(crate) ascii: bool,
    /// Sentences, line by line, instead of a screen.
    pub(crate) plain: bool,
}

/// How fast the line to the reader's terminal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Rate {
    /// As usual.
    #[default]
    High,
    /// Every byte counts: no mouse, few rows, whole pages instead of single lines.
    Low,
}

impl FromStr for Rate {
    type Err = ();

    /// Reads a name, in French or in English.
    fn from_str(name: &str) -> Result<Self, ()> {
        match name.trim().to_lowercase().as_str() {
            "haut" | "high" | "normal" => Ok(Self::High),
            "bas" | "low" => Ok(Self::Low),
            _ => Err(()),
        }
    }
}

/// Reads the arguments, the first being the program's own name.
pub(crate) fn read(args: impl IntoIterator<Item = OsString>, words: &Words) -> Result<Args, clap::Error> {
    let mut found = command(words).try_get_matches_from(args)?;
    let mut take = |name: &str| ArgMatches::remove_one::<String>(&mut found, name);
    let (address, question, lang) = (take("address"), take("question"), take("lang"));
    let (login, key_file) = (take("login"), take("key-file").map(PathBuf::from));
    let (theme, rate) =
        (take("theme").and_then(|name| name.parse().ok()), take("rate").and_then(|name| name.parse().ok()));
    let (ascii, plain) = (found.get_flag("ascii"), found.get_flag("plain"));
    Ok(Args { address, login, key_file, question, lang, theme, rate, ascii, plain })
}

fn command(words: &Words) -> Command {
    let taking = |name: &'static str, value: &'static str| {
        Arg::new(name).long(name).value_name(value).help(words.say(&format!("cli-{name}")))
    };
    let flag = |name: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(words.say(&format!("cli-{name}")))
    };
    let rates = PossibleValuesParser::new([named("bas", "low"), named("haut", "high")]);
    let themes = [named("auto", "auto"), named("clair", "light"), named("sombre", "dark"), named("mono", "mono")];
    Command::new("ilfaut-tui")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("cli-about"))
        .arg(taking("address", "ADDRESS"))
        .arg(taking("login", "LOGIN"))
        .arg(taking("key-file", "FILE"))
        .arg(taking("question", "SLUG"))
        .arg(taking("lang", "LANG"))
        .arg(taking("theme", "THEME").value_parser(PossibleValuesParser::new(themes)))
        .arg(taking("rate", "RATE").long("debit").visible_alias("rate").value_parser(rates))
        .arg(flag("ascii"))
        .arg(flag("plain"))
}

/// A value under its French and its English name.
fn named(french: &'static str, english: &'static str) -> PossibleValue {
    PossibleValue::new(french).alias(english)
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
        let (theme, rate) = (Some(Palette::Dark), Some(Rate::Low));
        let (question, lang) = (some("q"), some("en"));
        let all = Args { address, login, key_file, question, lang, theme, rate, ascii: true, plain: true };
        let line = "ilfaut-tui --address http://a --login ines --key-file k --question q --lang en --ascii --theme sombre \
                    --debit bas --plain";
        assert_eq!(args(line).unwrap(), all);
        assert_eq!(args("ilfaut-tui").unwrap(), Args::default());
        assert_eq!(args("ilfaut-tui --theme light --rate low").unwrap().theme, Some(Palette::Light));
        assert!(args("ilfaut-tui --theme rose").is_err() && args("ilfaut-tui --debit moyen").is_err());
        assert!(args("ilfaut-tui --what").is_err() && args("ilfaut-tui --password sesame").is_err());
    }

    #[test]
    fn the_help_speaks_the_readers_language() {
        let help = args("ilfaut-tui --help").unwrap_err().to_string();
        assert!(help.contains("modérateurs") && help.contains("--ascii"), "{help}");
    }
}
