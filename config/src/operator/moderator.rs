//! `ilfaut moderator`: who moderates, added, listed, struck off, given another password. Opens no place.
//!
//! A password is typed twice without being shown, or is the one line of a pipe; it is never an argument.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use ilfaut_client::dialect::secret::Secret;
use ilfaut_client::gateway::Staffer;
use ilfaut_client::world::Dice;
use serde_json::{Value, json};

use super::answer::{Answer, Fault, Said};
use super::arguments::{Add, Change, Moderator};
use super::check;
use crate::locale::Words;
use crate::moderators::{self, Moderators, password};
use crate::places;

/// Changes or lists those who moderate.
pub(super) fn run(asked: &Moderator, words: &Words) -> Result<Answer, Fault> {
    let file = places::moderators_file(asked.moderators.as_deref());
    match &asked.change {
        Change::Add(add) => self::add(&file, add, words),
        Change::List => read(&file, words).map(|all| list(&all)),
        Change::Remove(named) => remove(&file, &named.login, words),
        Change::Password(named) => renew(&file, &named.login, words),
    }
}

fn add(file: &Path, asked: &Add, words: &Words) -> Result<Answer, Fault> {
    let name = asked.name.clone().unwrap_or_else(|| asked.login.clone());
    refuse_taken(&read(file, words)?, &asked.login, &name)?;
    let password = hashed(words)?;
    let questions = (!asked.questions.is_empty()).then(|| asked.questions.clone());
    let staffer = Staffer { login: asked.login.clone(), name, password, questions, admin: asked.admin };
    change(file, words, |all| {
        refuse_taken(all, &staffer.login, &staffer.name)?; // somebody else may have added the same meanwhile
        all.0.push(staffer.clone());
        Ok(())
    })?;
    let said = Said::new("moderator-added").with("login", staffer.login.as_str()).with("name", staffer.name.as_str());
    Ok(Answer::done(vec![said.with("file", shown(file))], as_json(&staffer)))
}

fn refuse_taken(all: &Moderators, login: &str, name: &str) -> Result<(), Fault> {
    if all.find(login).is_some() {
        return Err(Fault::no(Said::new("moderator-known").with("login", login)));
    }
    if all.is_named(name) {
        return Err(Fault::no(Said::new("moderator-named").with("name", name)));
    }
    Ok(())
}

fn remove(file: &Path, login: &str, words: &Words) -> Result<Answer, Fault> {
    let known = known(&read(file, words)?, login, file)?;
    change(file, words, |all| {
        all.0.retain(|staffer| staffer.login != known.login);
        Ok(())
    })?;
    let said = Said::new("moderator-removed").with("login", known.login.as_str());
    Ok(Answer::done(vec![said], as_json(&known)))
}

fn renew(file: &Path, login: &str, words: &Words) -> Result<Answer, Fault> {
    let known = known(&read(file, words)?, login, file)?;
    let password = hashed(words)?;
    change(file, words, |all| {
        for staffer in all.0.iter_mut().filter(|staffer| staffer.login == known.login) {
            staffer.password = password.clone();
        }
        Ok(())
    })?;
    let said = Said::new("moderator-renewed").with("login", known.login.as_str());
    Ok(Answer::done(vec![said], as_json(&known)))
}

fn list(all: &Moderators) -> Answer {
    let said = if all.0.is_empty() { vec![Said::new("moderator-none")] } else { all.0.iter().map(line).collect() };
    let list: Vec<Value> = all.0.iter().map(as_json).collect();
    Answer::done(said, json!({ "moderators": list }))
}

fn line(staffer: &Staffer) -> Said {
    let questions = staffer.questions.iter().flatten().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let which = if staffer.questions.is_some() { "some" } else { "all" };
    Said::new("moderator-line")
        .with("login", staffer.login.as_str())
        .with("name", staffer.name.as_str())
        .with("which", which)
        .with("questions", questions)
        .with("admin", if staffer.admin { "yes" } else { "no" })
}

/// Everything but the password.
fn as_json(staffer: &Staffer) -> Value {
    let questions = staffer.questions.as_ref();
    let questions = questions.map(|list| list.iter().map(ToString::to_string).collect::<Vec<_>>());
    json!({ "login": staffer.login, "name": staffer.name, "questions": questions, "admin": staffer.admin })
}

fn known(all: &Moderators, login: &str, file: &Path) -> Result<Staffer, Fault> {
    let unknown = || Fault::no(Said::new("moderator-unknown").with("login", login).with("file", shown(file)));
    all.find(login).cloned().ok_or_else(unknown)
}

fn read(file: &Path, words: &Words) -> Result<Moderators, Fault> {
    Moderators::read(file, words.language()).map_err(|told| Fault::many(check::complaints(&told.0)))
}

/// Reads the file, changes the list and writes it, with nobody between.
fn change(file: &Path, words: &Words, change: impl FnOnce(&mut Moderators) -> Result<(), Fault>) -> Result<(), Fault> {
    let held = moderators::hold(file).map_err(|error| Fault::system(file, &error))?;
    let mut all = read(file, words)?;
    change(&mut all)?;
    let written = all.write(file).map_err(|error| Fault::system(file, &error));
    drop(held);
    written
}

/// A new password, asked for and hashed.
fn hashed(words: &Words) -> Result<Secret, Fault> {
    let typed = if io::stdin().is_terminal() { twice(words)? } else { piped()? };
    if !password::is_long_enough(&typed) {
        return Err(Fault::no(Said::new("password-short").with("least", password::LEAST)));
    }
    let hashed = password::hash(&typed, &mut Dice::real());
    hashed.ok_or_else(|| Fault::no(Said::new("fault-runtime").with("what", "argon2")))
}

fn twice(words: &Words) -> Result<Secret, Fault> {
    let ask = |id: &str| rpassword::prompt_password(format!("{} ", words.say(id))).map(Secret::new);
    let typed = ask("password-ask").and_then(|first| Ok((first, ask("password-again")?)));
    let (first, again) = typed.map_err(|error| unread(&error))?;
    if first == again { Ok(first) } else { Err(Fault::no(Said::new("password-differs"))) }
}

fn piped() -> Result<Secret, Fault> {
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(|error| unread(&error))?;
    Ok(Secret::new(line.trim_end_matches(['\r', '\n'])))
}

fn unread(error: &io::Error) -> Fault {
    Fault::no(Said::new("password-unread").with("what", error.to_string()))
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}
