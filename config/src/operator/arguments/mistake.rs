//! Why what was typed is nothing to run: help that was asked for, or a mistake in one sentence of the operator's own language.

use clap::error::{ContextKind, ErrorKind};

use super::Stop;
use crate::operator::answer::Said;

/// What an error of the reader comes to.
pub(super) fn stop(error: &clap::Error) -> Stop {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => Stop::Told(error.to_string()),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => Stop::Help(error.to_string()),
        _ => Stop::Mistake(mistake(error)),
    }
}

fn mistake(error: &clap::Error) -> Said {
    let context = |kind: ContextKind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => Said::new("mistake-unknown").with("argument", argument),
        ErrorKind::InvalidSubcommand => {
            Said::new("mistake-command").with("command", context(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => Said::new("mistake-missing").with("argument", argument),
        ErrorKind::MissingSubcommand => Said::new("mistake-no-command"),
        ErrorKind::ArgumentConflict => {
            let prior = context(ContextKind::PriorArg);
            Said::new("mistake-conflict").with("argument", argument).with("other", prior)
        }
        _ => Said::new("mistake-value").with("argument", argument).with("value", context(ContextKind::InvalidValue)),
    }
}
