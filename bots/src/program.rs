//! The program `ilfaut-bots`: arguments, opening, one channel, a gateway beside it, a clean end. Knows no sentence of the
//! conversation.

mod arguments;
mod fault;
#[cfg(feature = "matrix")]
mod matrix;
#[cfg(any(feature = "matrix", feature = "telegram"))]
mod quiet;
#[cfg(feature = "matrix")]
mod secret;
#[cfg(feature = "telegram")]
mod telegram;
#[cfg(feature = "telegram")]
mod token;
mod zone;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use ilfaut_client::Error;
#[cfg(any(feature = "matrix", feature = "telegram"))]
use ilfaut_client::backend::QuestionView;
use ilfaut_client::connect::Missing;
#[cfg(any(feature = "matrix", feature = "telegram"))]
use ilfaut_client::model::question::Openness;
use ilfaut_client::model::{Channel as Origin, Language};
use ilfaut_client::world::{Dice, SystemClock};
use ilfaut_config::consultation::Complaints;
use ilfaut_config::furnish::furnish;
use ilfaut_config::locale::{Arg, Part, Words};
use ilfaut_config::reach::{self, Reached, Rights};
use ilfaut_config::{gateway, places, settings};

use crate::channel::Caller;
use crate::channel::terminal::Terminal;
use crate::host::{Host, Known, Pace, RealPatience};
use crate::identity::Identity;
use crate::memory::Memory;
use crate::voice::message::{Line, Message};
use arguments::{Asked, Job, Talk};
use fault::Fault;

/// The exit code for arguments that cannot be read.
const BAD_ARGUMENTS: u8 = 2;

/// Runs the program with these arguments (the first is its own name).
pub(crate) fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let job = match arguments::read(args.into_iter().collect()) {
        Asked::Job(job) => job,
        Asked::Shown(text) => {
            let _ = io::stdout().write_all(text.as_bytes());
            return ExitCode::SUCCESS;
        }
        Asked::Unreadable(text) => {
            let _ = io::stderr().write_all(text.as_bytes());
            return ExitCode::from(BAD_ARGUMENTS);
        }
    };
    let words = Words::new(job.language(), Part::Citizen);
    match run(&job, &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let _ = writeln!(io::stderr(), "{}", fault.sentence(&words));
            ExitCode::FAILURE
        }
    }
}

fn run(job: &Job, words: &Words) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Fault::Other(error.to_string()))?;
    let ended = runtime.block_on(carry_out(job, words));
    runtime.shutdown_background();
    ended
}

async fn carry_out(job: &Job, words: &Words) -> Result<(), Fault> {
    match job {
        Job::Talk(talk) => converse(talk, words).await,
        #[cfg(feature = "telegram")]
        Job::Telegram(bot) => telegram::serve(bot, words).await,
        #[cfg(feature = "telegram")]
        Job::SetUp(bot) => telegram::set_up(bot, words).await,
        #[cfg(not(feature = "telegram"))]
        Job::Telegram(_) | Job::SetUp(_) => Err(Fault::Said(words.say("telegram-not-built"))),
        #[cfg(feature = "matrix")]
        Job::Matrix(account) => matrix::serve(account, words).await,
        #[cfg(feature = "matrix")]
        Job::LogIn(account) => matrix::log_in(account, words).await,
        #[cfg(not(feature = "matrix"))]
        Job::Matrix(_) | Job::LogIn(_) => Err(Fault::Said(words.say("matrix-not-built"))),
    }
}

async fn converse(talk: &Talk, words: &Words) -> Result<(), Fault> {
    let reached = reached(talk.address.as_deref(), talk.key_file.as_deref()).await?;
    let ended = speak(&reached, talk, words).await;
    let shut = reached.backend.shut().await;
    ended?;
    Ok(shut?)
}

async fn reached(address: Option<&str>, key_file: Option<&Path>) -> Result<Reached, Fault> {
    let address = places::address(address)?;
    let key = places::key_file(key_file).map(|file| reach::key(&file)).transpose()?;
    let reached = reach::open(&address, Missing::Create, Rights { key, credentials: None }).await;
    reached.map_err(|error| Fault::of(error, &address))
}

/// Talks with whoever is at the terminal; meanwhile other programs take part through the gateway.
async fn speak(reached: &Reached, talk: &Talk, words: &Words) -> Result<(), Fault> {
    let host = host(reached, talk.language).await?;
    let caller = Caller(talk.caller());
    welcomed(reached, &host, Origin::Terminal, &caller).await?;
    let other = |error: io::Error| Fault::Other(error.to_string());
    let mut terminal =
        Terminal::open(caller, talk.insisted, talk.question.as_deref().map(Into::into)).map_err(other)?;
    let gateway = gateway::beside(reached, talk.language).await;
    if host.serve(&mut terminal).await.is_ok() {
        let _ = terminal.add(&farewell(talk, words)); // nobody listens any more: nothing else to do
    }
    if let Some(gateway) = gateway {
        gateway.end().await;
    }
    Ok(())
}

/// Whether a server lets this program speak for others, before anybody is greeted in vain.
async fn welcomed(reached: &Reached, host: &Host, origin: Origin, caller: &Caller) -> Result<(), Fault> {
    if reached.is_own() {
        return Ok(());
    }
    let link = host.identity.link(origin, caller);
    match host.backend.join(link, origin, None).await {
        Err(Error::NotSupported(_)) => Err(Fault::Key(reached.address.to_string())),
        _ => Ok(()), // what is only out of reach may come back
    }
}

/// The questions that take votes now.
#[cfg(any(feature = "matrix", feature = "telegram"))]
async fn open_questions(reached: &Reached) -> Result<Vec<QuestionView>, Fault> {
    let questions = reached.backend.questions().await?;
    Ok(questions.into_iter().filter(|view| matches!(view.openness, Openness::Open)).collect())
}

/// Their short names.
#[cfg(any(feature = "matrix", feature = "telegram"))]
async fn open_slugs(reached: &Reached) -> Result<Vec<String>, Fault> {
    Ok(open_questions(reached).await?.iter().map(|view| view.question.id.to_string()).collect())
}

async fn host(reached: &Reached, language: Language) -> Result<Host, Fault> {
    let set = settings::load(None).map_err(|complaints: Complaints| Fault::Said(complaints.to_string()))?;
    let secret = places::secret_file();
    let identity = Identity::open(&secret, &mut Dice::real());
    let identity = identity.map_err(|error| Fault::Secret(secret, error.to_string()))?;
    furnish(reached.backend.as_ref(), language).await?;
    let clock = Arc::new(SystemClock);
    Ok(Host {
        backend: Arc::clone(&reached.backend),
        memory: Memory::new(reached.store("bots")?.into()),
        identity,
        pace: Pace::new(&set.rates, clock.clone()),
        patience: Arc::new(RealPatience),
        clock,
        zone: zone::of(&reached.backend.questions().await?),
        language,
        care: set.care,
        quiet: None,
        known: std::sync::Mutex::new(Known::default()),
    })
}

fn farewell(talk: &Talk, words: &Words) -> Message {
    let back = match &talk.key {
        Some(key) => {
            let address = talk.address.as_deref().map(|address| format!("--address {} ", quoted(address)));
            let again = format!("{}--key {}", address.unwrap_or_default(), quoted(key));
            words.say_with("farewell-key", &[("words", Arg::from(again))])
        }
        None => words.say("farewell"),
    };
    let lines = vec![Line::blank(), Line::plain(back), Line::plain(words.say("farewell-console"))];
    Message { lines, ..Message::default() }
}

/// As a shell reads it back.
fn quoted(word: &str) -> String {
    let simple = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || "._-@:/".contains(c));
    if simple { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
