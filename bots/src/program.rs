//! The program `ilfaut-bots`: arguments, opening, one channel, a clean end. Knows no sentence of the conversation.

mod arguments;
mod fault;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use ilfaut_client::Backend;
use ilfaut_client::address::Address;
use ilfaut_client::connect::{self, Missing, World};
use ilfaut_client::model::Language;
use ilfaut_client::world::{Dice, SystemClock};
use ilfaut_config::consultation::{self, Complaints};
use ilfaut_config::locale::{Arg, Part, Words};
use ilfaut_config::{places, settings};

use crate::channel::Caller;
use crate::channel::terminal::Terminal;
use crate::host::{Host, Known, Pace, RealPatience};
use crate::identity::Identity;
use crate::memory::Memory;
use crate::voice::TimeZone;
use crate::voice::message::{Line, Message};
use arguments::{Asked, Talk};
use fault::Fault;

/// The exit code for arguments that cannot be read.
const BAD_ARGUMENTS: u8 = 2;

/// Runs the program with these arguments (the first is its own name).
pub(crate) fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let talk = match arguments::read(args.into_iter().collect()) {
        Asked::Talk(talk) => talk,
        Asked::Shown(text) => {
            let _ = io::stdout().write_all(text.as_bytes());
            return ExitCode::SUCCESS;
        }
        Asked::Unreadable(text) => {
            let _ = io::stderr().write_all(text.as_bytes());
            return ExitCode::from(BAD_ARGUMENTS);
        }
    };
    let words = Words::new(talk.language, Part::Citizen);
    match run(&talk, &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let _ = writeln!(io::stderr(), "{}", fault.sentence(&words));
            ExitCode::FAILURE
        }
    }
}

fn run(talk: &Talk, words: &Words) -> Result<(), Fault> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.map_err(|error| Fault::Other(error.to_string()))?;
    let ended = runtime.block_on(converse(talk, words));
    runtime.shutdown_background();
    ended
}

async fn converse(talk: &Talk, words: &Words) -> Result<(), Fault> {
    let address = places::address(talk.address.as_deref())?;
    let host = open(&address, talk).await?;
    let caller = Caller(talk.caller());
    let question = talk.question.as_deref().map(Into::into);
    let served = match Terminal::open(caller, talk.insisted, question) {
        Ok(mut terminal) => {
            if host.serve(&mut terminal).await.is_ok() {
                let _ = terminal.add(&farewell(talk, words)); // nobody listens any more: nothing else to do
            }
            Ok(())
        }
        Err(error) => Err(Fault::Other(error.to_string())),
    };
    host.backend.shut().await?;
    served
}

async fn open(address: &Address, talk: &Talk) -> Result<Host, Fault> {
    let rates = settings::load(None).map_err(|complaints: Complaints| Fault::Said(complaints.to_string()))?.rates;
    let secret = places::secret_file();
    let mut dice = Dice::real();
    let identity = Identity::open(&secret, &mut dice).map_err(|error| Fault::Secret(secret, error.to_string()))?;
    let clock = Arc::new(SystemClock);
    let world = World { clock: clock.clone(), dice };
    let backend = connect::open(address, world, Missing::Create).await?;
    match furnish(backend.as_ref(), address, talk.language).await {
        Ok(memory) => Ok(Host {
            backend,
            memory,
            identity,
            pace: Pace::new(&rates, clock.clone()),
            patience: Arc::new(RealPatience),
            clock,
            zone: TimeZone::system(),
            language: talk.language,
            known: std::sync::Mutex::new(Known::default()),
        }),
        Err(error) => {
            backend.shut().await?;
            Err(error)
        }
    }
}

/// A place without any question gets the consultations of the settings, or the sample, so that whoever comes first can
/// vote at once.
async fn furnish(backend: &dyn Backend, address: &Address, language: Language) -> Result<Memory, Fault> {
    if backend.questions().await?.is_empty() && backend.can().organise {
        let complaint = |complaints: Complaints| Fault::Said(complaints.to_string());
        let consultations = settings::load(None).and_then(|settings| settings.consultations(language));
        for consultation in consultations.map_err(complaint)? {
            consultation::settle(backend, &consultation).await?;
        }
    }
    Ok(Memory::new(connect::open_store(address, "bots")?))
}

fn farewell(talk: &Talk, words: &Words) -> Message {
    let back = match &talk.key {
        Some(key) => words.say_with("farewell-key", &[("key", Arg::from(quoted(key)))]),
        None => words.say("farewell"),
    };
    let lines = vec![Line::blank(), Line::plain(back), Line::plain(words.say("farewell-console"))];
    Message { lines, ..Message::default() }
}

/// As a shell reads it back.
fn quoted(key: &str) -> String {
    let simple = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "._-@".contains(c));
    if simple { key.to_owned() } else { format!("'{}'", key.replace('\'', "'\\''")) }
}
