//! What the operator typed, as values; its help and its mistakes in the operator's own language. Runs nothing.

mod mistake;
mod moderator;
mod serve;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use ilfaut_client::model::QuestionId;
use ilfaut_client::simulate::brigade::Attack;
use ilfaut_client::simulate::oracle::Scale;
use ilfaut_client::simulate::strategy::Strategy;

use super::answer::Said;
use super::simulate;
use crate::locale::Words;

pub(super) use moderator::{Add, Change, Moderator};
pub(super) use serve::Serve;

/// One command with what goes with every command.
#[derive(Debug, Parser)]
#[command(
    name = "ilfaut",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub(super) struct Asked {
    #[arg(long, global = true, value_name = "LL", display_order = 90)]
    pub(super) lang: Option<String>,
    #[arg(long, global = true, display_order = 91)]
    pub(super) json: bool,
    #[arg(long, short, global = true, action = ArgAction::Help, display_order = 92)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version, display_order = 93)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Check(Check),
    Open(Open),
    Close(Close),
    Import(Import),
    Replay(Replay),
    Export(Export),
    Recount(Recount),
    Score(Score),
    Explain(Explain),
    Alerts(Alerts),
    Aside(Marked),
    Restore(Marked),
    Compare(Compare),
    Flag(Flagged),
    Simulate(Simulate),
    Moderator(Moderator),
    Serve(Serve),
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[arg(id = "checked", value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Open {
    #[arg(id = "opened", value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    #[arg(id = "reopened", long = "question", value_name = "SLUG", value_parser = slug, conflicts_with = "opened")]
    pub(super) question: Option<QuestionId>,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Close {
    #[arg(id = "closed", long = "question", value_name = "SLUG", value_parser = slug)]
    pub(super) question: QuestionId,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Import {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
    #[arg(long, value_name = "SLUG", value_parser = slug)]
    pub(super) question: QuestionId,
    #[arg(long, value_name = "FILE.csv")]
    pub(super) aggregates: PathBuf,
    #[arg(long)]
    pub(super) pending: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Replay {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
    #[arg(long, value_name = "SLUG", value_parser = slug)]
    pub(super) question: QuestionId,
    #[arg(long, value_name = "VOTES.csv")]
    pub(super) votes: PathBuf,
    #[arg(long, value_name = "COMMENTS.csv")]
    pub(super) comments: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
    #[arg(id = "exported", long = "question", value_name = "SLUG", value_parser = slug)]
    pub(super) question: QuestionId,
    #[arg(long, value_name = "FOLDER")]
    pub(super) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(super) struct Recount {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Score {
    #[arg(
        long,
        value_name = "2022|2020",
        default_value = "2022",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) edition: Edition,
}

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    #[arg(id = "explained", value_name = "PROPOSAL")]
    pub(super) proposal: String,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Alerts {
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
    #[arg(id = "watched", long = "question", value_name = "SLUG", value_parser = slug)]
    pub(super) question: Option<QuestionId>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Marked {
    #[arg(id = "marked", value_name = "ALERT")]
    pub(super) name: String,
    #[arg(long, value_name = "ADDRESS")]
    pub(super) address: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Compare {
    #[arg(
        id = "compared",
        value_name = "TEXT",
        num_args = 1..=2,
        conflicts_with = "pairs",
        required_unless_present = "pairs"
    )]
    pub(super) texts: Vec<String>,
    #[arg(long, value_name = "FILE.json")]
    pub(super) pairs: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Flagged {
    #[arg(id = "flagged", value_name = "TEXT", conflicts_with = "texts", required_unless_present = "texts")]
    pub(super) text: Option<String>,
    #[arg(id = "texts", long = "texts", value_name = "FILE.json")]
    pub(super) file: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Simulate {
    #[arg(long, value_name = "SCALE", value_parser = simulate::scale, default_value = "bretagne", hide_default_value = true)]
    pub(super) scale: Scale,
    #[arg(long, value_name = "ROTATION", value_parser = simulate::rotation, default_value = "reliable", hide_default_value = true)]
    pub(super) rotation: Strategy,
    #[arg(id = "share", long = "votes", value_name = "N%", value_parser = simulate::share, default_value = "100", hide_default_value = true)]
    pub(super) votes: u64,
    #[arg(long, value_name = "BRIGADE", value_parser = simulate::attack, default_value = "none", hide_default_value = true)]
    pub(super) brigade: Attack,
    #[arg(long, value_name = "N", value_parser = simulate::number, default_value = "0", hide_default_value = true)]
    pub(super) seed_xor: u64,
    #[arg(
        long,
        value_name = "spec|rough",
        default_value = "spec",
        hide_possible_values = true,
        hide_default_value = true
    )]
    pub(super) oracle: simulate::Oracle,
    #[arg(long)]
    pub(super) fixed: bool,
    #[arg(long, value_name = "NAME=N", value_parser = simulate::setting)]
    pub(super) set: Vec<(String, f64)>,
    #[arg(long, value_name = "FILE")]
    pub(super) params: Option<PathBuf>,
}

/// The two editions of the formulas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Edition {
    #[value(name = "2022")]
    Engine2022,
    #[value(name = "2020")]
    Export2020,
}

/// Why there is nothing to run.
#[derive(Debug)]
pub(super) enum Stop {
    /// Help or version was asked for: print it and end well.
    Told(String),
    /// Nothing was asked for: print the help and end badly.
    Help(String),
    /// A mistake, in one sentence.
    Mistake(Said),
}

/// Reads the arguments; the first is the program's own name.
pub(super) fn read(args: &[OsString], words: &Words) -> Result<Asked, Stop> {
    let mut command = in_words(Asked::command(), words).after_help(words.say("help-exit-codes"));
    command = command.arg_required_else_help(true);
    command
        .try_get_matches_from(args)
        .and_then(|matches| Asked::from_arg_matches(&matches))
        .map_err(|error| mistake::stop(&error))
}

/// The language that `--lang` names, wherever it stands: help and mistakes are said in it too.
pub(super) fn language(args: &[OsString]) -> Option<&str> {
    let mut args = args.iter().skip(1).map_while(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    while let Some(arg) = args.next() {
        if arg == "--lang" {
            return args.next();
        }
        if let Some(language) = arg.strip_prefix("--lang=") {
            return Some(language);
        }
    }
    None
}

/// Whether `--json` stands anywhere: a mistake is then told to a machine.
pub(super) fn for_machines(args: &[OsString]) -> bool {
    args.iter().skip(1).take_while(|arg| *arg != "--").any(|arg| arg == "--json")
}

/// The same command with every explanation in the language of `words`.
fn in_words(command: clap::Command, words: &Words) -> clap::Command {
    let about = words.say(&format!("about-{}", command.get_name()));
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}\n",
        words.say("help-usage").replace(['{', '}'], "")
    );
    command
        .about(about)
        .help_template(template)
        .subcommand_help_heading(words.say("help-commands"))
        .subcommand_value_name(words.say("help-command"))
        .mut_args(|arg| {
            let heading = words.say(match (arg.is_positional(), arg.get_id().as_str()) {
                (true, "compared" | "flagged") => "help-texts",
                (true, "explained" | "marked" | "added" | "login") => "help-what",
                (true, _) => "help-files",
                (false, _) => "help-options",
            });
            let help = words.say(&format!("arg-{}", arg.get_id()));
            arg.help(help).help_heading(heading)
        })
        .mut_subcommands(|subcommand| in_words(subcommand, words))
}

/// A slug that a question can have: what a published conversation may be called, nothing a shell or a page would choke on.
fn slug(text: &str) -> Result<QuestionId, String> {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if text.is_empty() || text.len() > 100 || !text.chars().all(fits) {
        return Err(String::new());
    }
    Ok(QuestionId::from(text))
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::Language;

    use super::*;
    use crate::locale::Part;

    fn typed(line: &str) -> Vec<OsString> {
        std::iter::once("ilfaut").chain(line.split_whitespace()).map(OsString::from).collect()
    }

    fn words() -> Words {
        Words::new(Language::FRENCH, Part::Operator)
    }

    #[test]
    fn every_command_and_argument_is_explained() {
        for language in [Language::FRENCH, Language::ENGLISH] {
            let words = Words::new(language, Part::Operator);
            let mut command = in_words(Asked::command(), &words);
            let names: Vec<_> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
            assert_eq!(
                names,
                [
                    "check",
                    "open",
                    "close",
                    "import",
                    "replay",
                    "export",
                    "recount",
                    "score",
                    "explain",
                    "alerts",
                    "aside",
                    "restore",
                    "compare",
                    "flag",
                    "simulate",
                    "moderator",
                    "serve"
                ]
            );
            let mut helps = vec![command.render_long_help().to_string()];
            for name in names {
                let found = command.find_subcommand_mut(&name).unwrap();
                helps.push(found.render_long_help().to_string());
                helps.extend(found.get_subcommands_mut().map(|sub| sub.render_long_help().to_string()));
            }
            for help in helps {
                assert!(!help.contains("[about-") && !help.contains("[arg-") && !help.contains("[help-"), "{help}");
            }
        }
    }

    #[test]
    fn the_language_is_found_before_anything_is_read() {
        assert_eq!(language(&typed("export --lang en --out x")), Some("en"));
        assert_eq!(language(&typed("--lang=br")), Some("br"));
        assert_eq!(language(&typed("check -- --lang en")), None);
        assert_eq!(language(&typed("check --lang")), None);
    }

    #[test]
    fn mistakes_are_one_sentence_each() {
        for line in [
            "frobnicate",
            "import",
            "import --question a --aggregates",
            "export --question A! --out x",
            "score --edition 2021",
            "score --frobnicate",
            "open a.toml --question b",
            "simulate --scale paris",
            "simulate --votes 0",
            "simulate --set floor",
            "moderator add",
            "moderator add a/b",
            "moderator add ines --password sesame",
            "serve --listen",
        ] {
            let Err(Stop::Mistake(said)) = read(&typed(line), &words()) else { panic!("{line} is no mistake") };
            let sentence = said.to_text(&words());
            assert!(!sentence.contains('\n') && !sentence.starts_with("[mistake"), "{line}: {sentence}");
        }
        assert!(matches!(read(&typed(""), &words()), Err(Stop::Help(_))));
        assert!(matches!(read(&typed("moderator"), &words()), Err(Stop::Help(_))));
        assert!(matches!(read(&typed("score --help"), &words()), Err(Stop::Told(_))));
    }

    #[test]
    fn slugs_of_published_conversations_are_slugs() {
        for good in ["mondedapres", "15-per-hour-seattle", "scoop-hivemind.taxes"] {
            assert!(slug(good).is_ok());
        }
        for bad in ["", "Été", "a b", "a/b", "a\n"] {
            assert!(slug(bad).is_err());
        }
    }
}
