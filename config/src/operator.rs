//! The operator's program: `ilfaut check | open | close | import | replay | export | recount | score | explain | alerts |
//! aside | restore | compare | flag | simulate | moderator | serve`. Reads what was asked, runs it, and answers to people or to machines; knows no rule of a consultation.

mod aggregates;
mod alerts;
mod answer;
mod arguments;
mod check;
mod columns;
mod compare;
mod explain;
mod export;
mod file;
mod flag;
mod import;
mod log;
mod moderator;
mod place;
mod progress;
mod recount;
mod replay;
mod score;
mod serve;
mod settle;
mod simulate;
mod table;

use std::ffi::OsString;
use std::process::ExitCode;

use answer::{Answer, Code, Fault};
use arguments::{Asked, Command, Stop};

use crate::locale::{self, Part, Words};

/// Runs the program with these arguments (the first is its own name).
///
/// Exit codes: 0 done; 1 the place, a file or a rule says no; 2 the arguments or the input cannot be read; 3 a recount
/// found a difference.
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let words = Words::new(locale::chosen(arguments::language(&args)), Part::Operator);
    match arguments::read(&args, &words) {
        Ok(asked) => run(&asked, &words),
        Err(stop) => stopped(stop, arguments::for_machines(&args), &words),
    }
}

fn run(asked: &Asked, words: &Words) -> ExitCode {
    let answer = match &asked.command {
        Command::Check(check) => check::run(check, words.language()),
        Command::Open(open) => settle::open(open, words.language()),
        Command::Close(close) => settle::close(close),
        Command::Import(import) => import::run(import, asked.json),
        Command::Replay(replay) => replay::run(replay, asked.json),
        Command::Export(export) => export::run(export, words),
        Command::Recount(recount) => recount::run(recount),
        Command::Score(score) => score::run(score),
        Command::Explain(explain) => explain::run(explain, words),
        Command::Alerts(alerts) => alerts::list(alerts, words),
        Command::Aside(marked) => alerts::aside(marked, words),
        Command::Restore(marked) => alerts::restore(marked, words),
        Command::Compare(compare) => compare::run(compare),
        Command::Flag(flag) => flag::run(flag, asked.lang.as_deref().and_then(locale::known), words),
        Command::Simulate(simulate) => simulate::run(simulate, asked.json),
        Command::Moderator(moderator) => moderator::run(moderator, words),
        Command::Serve(serve) => serve::run(serve, asked.json, words),
    };
    answer::tell(answer, asked.json, words)
}

fn stopped(stop: Stop, for_machines: bool, words: &Words) -> ExitCode {
    match stop {
        Stop::Told(text) => {
            answer::out(text.trim_end());
            ExitCode::SUCCESS
        }
        Stop::Help(text) => {
            answer::complain(text.trim_end());
            ExitCode::from(Code::BadInput as u8)
        }
        Stop::Mistake(said) => answer::tell(Err::<Answer, _>(Fault::bad(said)), for_machines, words),
    }
}
