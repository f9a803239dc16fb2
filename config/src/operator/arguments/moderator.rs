//! `ilfaut moderator …` as values. Holds no password: those are never typed on a command line.

use std::path::PathBuf;

use clap::Subcommand;
use ilfaut_client::model::QuestionId;

use super::slug;

#[derive(Debug, clap::Args)]
pub(in crate::operator) struct Moderator {
    #[arg(long, global = true, value_name = "FILE", display_order = 80)]
    pub(in crate::operator) moderators: Option<PathBuf>,
    #[command(subcommand)]
    pub(in crate::operator) change: Change,
}

/// What becomes of the list of moderators.
#[derive(Debug, Subcommand)]
pub(in crate::operator) enum Change {
    Add(Add),
    List,
    Remove(Named),
    Password(Named),
}

#[derive(Debug, clap::Args)]
pub(in crate::operator) struct Add {
    #[arg(id = "added", value_name = "LOGIN", value_parser = login)]
    pub(in crate::operator) login: String,
    #[arg(id = "signed", long = "name", value_name = "NAME", value_parser = name)]
    pub(in crate::operator) name: Option<String>,
    #[arg(id = "moderated", long = "question", value_name = "SLUG", value_parser = slug)]
    pub(in crate::operator) questions: Vec<QuestionId>,
    #[arg(long)]
    pub(in crate::operator) admin: bool,
}

#[derive(Debug, clap::Args)]
pub(in crate::operator) struct Named {
    #[arg(id = "login", value_name = "LOGIN")]
    pub(in crate::operator) login: String,
}

fn login(text: &str) -> Result<String, String> {
    if crate::moderators::is_login(text) { Ok(text.to_owned()) } else { Err(String::new()) }
}

fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= 100 && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(String::new()) }
}
