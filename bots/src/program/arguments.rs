//! What was asked on the command line, in the reader's own language. Knows no consultation.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use ilfaut_client::model::Language;
use ilfaut_config::locale::{self, Part, Words};

/// What to do.
pub(super) enum Asked {
    /// Talk in this terminal.
    Talk(Box<Talk>),
    /// Something was shown (help, version): done.
    Shown(String),
    /// The arguments cannot be read, and why.
    Unreadable(String),
}

/// How to talk.
pub(super) struct Talk {
    /// Where the consultation is.
    pub(super) address: Option<String>,
    /// The file of the key of a place that is served elsewhere.
    pub(super) key_file: Option<PathBuf>,
    /// The question to open.
    pub(super) question: Option<String>,
    /// Who is speaking.
    pub(super) key: Option<String>,
    /// The language that was insisted on.
    pub(super) insisted: Option<Language>,
    /// The language to speak unless the person has chosen one.
    pub(super) language: Language,
}

impl Talk {
    /// Who is speaking: the name given, else this machine's user.
    pub(super) fn caller(&self) -> String {
        match &self.key {
            Some(key) => format!("key:{key}"),
            None => format!("user:{}", user()),
        }
    }
}

/// Reads the arguments (the first is the program's own name).
pub(super) fn read(args: Vec<OsString>) -> Asked {
    let language = locale::chosen(wanted(&args).as_deref());
    let words = Words::new(language, Part::Citizen);
    match command(&words).try_get_matches_from(args) {
        Ok(matches) => Asked::Talk(Box::new(talk(&matches, language))),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Asked::Shown(error.render().to_string())
        }
        Err(error) => Asked::Unreadable(mistake(&error, &words)),
    }
}

fn command(words: &Words) -> Command {
    let options = words.say("help-options");
    let flag = |name: &'static str, value: &'static str, help: &str| {
        Arg::new(name).long(name).value_name(value).help(words.say(help)).help_heading(options.clone()).global(true)
    };
    let shown = |name: &'static str, short: char, action: ArgAction| {
        let help = words.say(&format!("flag-{name}"));
        Arg::new(name).long(name).short(short).action(action).help(help).help_heading(options.clone())
    };
    let languages = PossibleValuesParser::new(["fr", "en", "br"]);
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", words.say("help-usage"));
    let talk =
        Command::new("talk").about(words.say("about-talk")).help_template(template.clone()).disable_help_flag(true);
    Command::new("ilfaut-bots")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("about-program"))
        .help_template(template)
        .subcommand_help_heading(words.say("help-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("address", "ADDRESS", "flag-address"))
        .arg(flag("question", "SLUG", "flag-question"))
        .arg(flag("key", "NAME", "flag-key").value_parser(NonEmptyStringValueParser::new()))
        .arg(flag("key-file", "FILE", "flag-key-file"))
        .arg(flag("lang", "LANG", "flag-lang").value_parser(languages).hide_possible_values(true))
        .arg(shown("help", 'h', ArgAction::Help).global(true))
        .arg(shown("version", 'V', ArgAction::Version))
        .subcommand(talk)
}

/// What is wrong with the arguments, in one sentence.
fn mistake(error: &clap::Error, words: &Words) -> String {
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string);
    let named =
        context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand)).unwrap_or_default();
    let args = [("argument", locale::Arg::from(named))];
    let sentence = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.say_with("mistake-value", &args),
        ErrorKind::ArgumentConflict => words.say_with("mistake-twice", &args),
        _ => words.say_with("mistake-unknown", &args),
    };
    sentence + "\n"
}

fn talk(matches: &ArgMatches, language: Language) -> Talk {
    let matches = matches.subcommand().map_or(matches, |(_, inner)| inner);
    let of = |name: &str| matches.get_one::<String>(name).cloned();
    let insisted = of("lang").and_then(|lang| lang.parse().ok());
    let key_file = of("key-file").map(PathBuf::from);
    Talk { address: of("address"), key_file, question: of("question"), key: of("key"), insisted, language }
}

/// `--lang` before anything else is read, so that even complaints about arguments are in it.
fn wanted(args: &[OsString]) -> Option<String> {
    let texts: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let apart = texts.iter().position(|arg| *arg == "--lang").and_then(|at| texts.get(at + 1)).copied();
    let joined = texts.iter().find_map(|arg| arg.strip_prefix("--lang="));
    apart.or(joined).map(str::to_owned)
}

/// The name of this machine's user; the same empty name for all where there is none.
fn user() -> String {
    ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}
