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
    /// Something that takes a consultation.
    Job(Box<Job>),
    /// Something was shown (help, version): done.
    Shown(String),
    /// The arguments cannot be read, and why.
    Unreadable(String),
}

/// What takes a consultation.
pub(super) enum Job {
    /// Talk in this terminal.
    Talk(Talk),
    /// Be a bot on Telegram.
    Telegram(Bot),
    /// Tell Telegram who that bot is.
    SetUp(Bot),
    /// Be a bot on Matrix.
    Matrix(Account),
    /// Log that bot in, once.
    LogIn(Account),
}

impl Job {
    /// The language to speak.
    pub(super) fn language(&self) -> Language {
        match self {
            Self::Talk(talk) => talk.language,
            Self::Telegram(bot) | Self::SetUp(bot) => bot.language,
            Self::Matrix(account) | Self::LogIn(account) => account.language,
        }
    }
}

/// How to be a bot.
#[cfg_attr(
    not(feature = "telegram"),
    expect(dead_code, reason = "without Telegram the words are known, and explained")
)]
pub(super) struct Bot {
    /// Where the consultation is.
    pub(super) address: Option<String>,
    /// The file of the key of a place that is served elsewhere.
    pub(super) key_file: Option<PathBuf>,
    /// The file that holds the token.
    pub(super) token_file: Option<PathBuf>,
    /// The server of the Bot API.
    pub(super) api: Option<String>,
    /// What to note on standard error.
    pub(super) log: Option<String>,
    /// The language to speak.
    pub(super) language: Language,
}

/// How to be a bot on Matrix.
#[cfg_attr(not(feature = "matrix"), expect(dead_code, reason = "without Matrix the words are known, and explained"))]
pub(super) struct Account {
    /// Where the consultation is.
    pub(super) address: Option<String>,
    /// The file of the key of a place that is served elsewhere.
    pub(super) key_file: Option<PathBuf>,
    /// The homeserver.
    pub(super) homeserver: Option<String>,
    /// The account's name.
    pub(super) user: Option<String>,
    /// The folder of the session and the keys.
    pub(super) folder: Option<PathBuf>,
    /// The file of the words that open it.
    pub(super) passphrase_file: Option<PathBuf>,
    /// The file of the password; none: it is asked for.
    pub(super) password_file: Option<PathBuf>,
    /// The file of the key that brings back the account's keys.
    pub(super) recovery_file: Option<PathBuf>,
    /// Whether one logs in by a page of the homeserver.
    pub(super) sso: bool,
    /// What to note on standard error.
    pub(super) log: Option<String>,
    /// The language to speak.
    pub(super) language: Language,
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
        Ok(matches) => asked(&matches, language, &words),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Asked::Shown(error.render().to_string())
        }
        Err(error) => Asked::Unreadable(mistake(&error, &words)),
    }
}

fn asked(matches: &ArgMatches, language: Language, words: &Words) -> Asked {
    let job = match matches.subcommand() {
        Some(("telegram", inner)) => Job::Telegram(bot(inner, language)),
        Some(("matrix", inner)) => Job::Matrix(account(inner, language)),
        Some(("setup", inner)) => match inner.subcommand() {
            Some(("matrix", inner)) => Job::LogIn(account(inner, language)),
            other => Job::SetUp(bot(other.map_or(inner, |(_, inner)| inner), language)),
        },
        other => return Asked::Job(Box::new(Job::Talk(talk(matches, other.map(|(_, inner)| inner), language)))),
    };
    let strange = ["key", "question"].into_iter().find(|name| matches.contains_id(name));
    match strange {
        Some(name) => Asked::Unreadable(unknown(&format!("--{name}"), words) + "\n"),
        None => Asked::Job(Box::new(job)),
    }
}

fn command(words: &Words) -> Command {
    let options = words.say("help-options");
    let flag = |name: &'static str, value: &'static str| {
        let help = words.say(&format!("flag-{name}"));
        Arg::new(name).long(name).value_name(value).help(help).help_heading(options.clone())
    };
    let shown = |name: &'static str, short: char, action: ArgAction| {
        let help = words.say(&format!("flag-{name}"));
        Arg::new(name).long(name).short(short).action(action).help(help).help_heading(options.clone())
    };
    let languages = PossibleValuesParser::new(["fr", "en", "br"]);
    let template = format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", words.say("help-usage"));
    let sub = |name: &'static str, about: &str| {
        Command::new(name).about(words.say(about)).help_template(template.clone()).disable_help_flag(true)
    };
    let bot = |about| {
        let bot = sub("telegram", about).arg(flag("token-file", "FILE")).arg(flag("api", "URL"));
        bot.arg(flag("log", "LEVEL"))
    };
    let account = |about| {
        let account = sub("matrix", about).arg(flag("homeserver", "URL")).arg(flag("user", "ACCOUNT"));
        account.arg(flag("folder", "FOLDER")).arg(flag("passphrase-file", "FILE")).arg(flag("log", "LEVEL"))
    };
    let sso = Arg::new("sso").long("sso").action(ArgAction::SetTrue).help(words.say("flag-sso"));
    let login = account("about-setup-matrix").arg(flag("password-file", "FILE")).arg(flag("recovery-file", "FILE"));
    let login = login.arg(sso.help_heading(options.clone()));
    let setup = sub("setup", "about-setup").subcommand_help_heading(words.say("help-commands"));
    let setup = setup.disable_help_subcommand(true).subcommand_required(true);
    let of_talk = || [flag("question", "SLUG"), flag("key", "NAME").value_parser(NonEmptyStringValueParser::new())];
    Command::new("ilfaut-bots")
        .version(env!("CARGO_PKG_VERSION"))
        .about(words.say("about-program"))
        .help_template(template.clone())
        .subcommand_help_heading(words.say("help-commands"))
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(flag("address", "ADDRESS").global(true))
        .args(of_talk())
        .arg(flag("key-file", "FILE").global(true))
        .arg(flag("lang", "LANG").global(true).value_parser(languages).hide_possible_values(true))
        .arg(shown("help", 'h', ArgAction::Help).global(true))
        .arg(shown("version", 'V', ArgAction::Version))
        .subcommand(sub("talk", "about-talk").args(of_talk()))
        .subcommand(bot("about-telegram"))
        .subcommand(account("about-matrix"))
        .subcommand(setup.subcommand(bot("about-setup-telegram")).subcommand(login))
}

/// What is wrong with the arguments, in one sentence.
fn mistake(error: &clap::Error, words: &Words) -> String {
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string);
    let named =
        context(ContextKind::InvalidArg).or_else(|| context(ContextKind::InvalidSubcommand)).unwrap_or_default();
    if error.kind() == ErrorKind::MissingSubcommand {
        return words.say("mistake-setup") + "\n";
    }
    let args = [("argument", locale::Arg::from(named.as_str()))];
    let sentence = match error.kind() {
        ErrorKind::InvalidValue if named.starts_with("--lang") => words.say("mistake-lang"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => words.say_with("mistake-value", &args),
        ErrorKind::ArgumentConflict => words.say_with("mistake-twice", &args),
        _ => unknown(&named, words),
    };
    sentence + "\n"
}

fn unknown(argument: &str, words: &Words) -> String {
    words.say_with("mistake-unknown", &[("argument", locale::Arg::from(argument))])
}

fn bot(matches: &ArgMatches, language: Language) -> Bot {
    let of = |name: &str| matches.get_one::<String>(name).cloned();
    let (key_file, token_file) = (of("key-file").map(PathBuf::from), of("token-file").map(PathBuf::from));
    Bot { address: of("address"), key_file, token_file, api: of("api"), log: of("log"), language }
}

fn account(matches: &ArgMatches, language: Language) -> Account {
    let of = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned(); // some are for logging in only
    let file = |name: &str| of(name).map(PathBuf::from);
    Account {
        address: of("address"),
        key_file: file("key-file"),
        homeserver: of("homeserver"),
        user: of("user"),
        folder: file("folder"),
        passphrase_file: file("passphrase-file"),
        password_file: file("password-file"),
        recovery_file: file("recovery-file"),
        sso: matches.try_get_one::<bool>("sso").ok().flatten().copied().unwrap_or_default(),
        log: of("log"),
        language,
    }
}

/// What is said behind « talk » is nearer than what is said before it.
fn talk(before: &ArgMatches, behind: Option<&ArgMatches>, language: Language) -> Talk {
    let of = |name: &str| behind.and_then(|behind| behind.get_one(name)).or_else(|| before.get_one(name)).cloned();
    let of = |name: &str| -> Option<String> { of(name) };
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read_words(line: &str) -> Asked {
        read(["ilfaut-bots", "--lang", "fr"].into_iter().chain(line.split_whitespace()).map(OsString::from).collect())
    }

    fn job(line: &str) -> Job {
        match read_words(line) {
            Asked::Job(job) => *job,
            Asked::Shown(text) | Asked::Unreadable(text) => panic!("{line}: {text}"),
        }
    }

    #[test]
    fn a_bot_is_told_where_its_token_lies_and_never_the_token() {
        let Job::Telegram(bot) =
            job("telegram --token-file t --api http://127.0.0.1:8081 --log info --address memory:")
        else {
            panic!("a bot")
        };
        assert_eq!((bot.token_file, bot.api.as_deref()), (Some("t".into()), Some("http://127.0.0.1:8081")));
        assert_eq!((bot.log.as_deref(), bot.address.as_deref()), (Some("info"), Some("memory:")));
        assert!(matches!(job("--address memory: setup telegram"), Job::SetUp(Bot { address: Some(_), .. })));
        assert!(matches!(read_words("telegram --token 123:abc"), Asked::Unreadable(_)));
    }

    #[test]
    fn help_lists_what_applies_and_nothing_else() {
        for (line, has, lacks) in [
            ("telegram --help", "--token-file", "--question"),
            ("telegram --help", "--address", "--key "),
            ("setup telegram --help", "--api", "--question"),
            ("talk --help", "--question", "--token-file"),
            ("--help", "--key ", "--token-file"),
        ] {
            let Asked::Shown(text) = read_words(line) else { panic!("{line}") };
            assert!(text.contains(has) && !text.contains(lacks), "{line}: {text}");
        }
    }

    #[test]
    fn an_account_is_told_where_its_secrets_lie_and_never_the_secrets() {
        let line =
            "setup matrix --user @b:x --homeserver http://127.0.0.1:8008 --password-file p --recovery-file r --sso";
        let Job::LogIn(account) = job(line) else { panic!("an account") };
        assert_eq!(
            (account.user.as_deref(), account.homeserver.as_deref()),
            (Some("@b:x"), Some("http://127.0.0.1:8008"))
        );
        assert_eq!((account.password_file, account.recovery_file), (Some("p".into()), Some("r".into())));
        assert!(
            account.sso && matches!(job("matrix --folder f"), Job::Matrix(Account { folder: Some(_), sso: false, .. }))
        );
        assert!(matches!(read_words("matrix --password secret"), Asked::Unreadable(_)));
        assert!(matches!(read_words("setup matrix --passphrase secret"), Asked::Unreadable(_)));
    }

    #[test]
    fn no_word_is_talking_and_words_keep_to_their_own() {
        assert!(matches!(job(""), Job::Talk(_)) && matches!(job("--key Anna"), Job::Talk(_)));
        let Job::Talk(talk) = job("--key Anna talk --question q") else { panic!("talk") };
        assert_eq!((talk.key.as_deref(), talk.question.as_deref()), (Some("Anna"), Some("q")));
        for (line, named) in [
            ("telegram --key Anna", "« --key »"),
            ("--key Anna telegram", "« --key »"),
            ("talk --lang de", "brezhoneg"),
            ("setup telegram --question q", "« --question »"),
            ("setup", "ilfaut-bots setup telegram"),
            ("setup signal", "« signal »"),
            ("matrix --password-file p", "« --password-file »"),
            ("talk --api x", "« --api »"),
        ] {
            let Asked::Unreadable(told) = read_words(line) else { panic!("{line}") };
            assert!(told.contains(named) && told.ends_with('\n') && told.lines().count() == 1, "{line}: {told}");
        }
    }
}
