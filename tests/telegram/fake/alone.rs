//! The fake as a process of its own, for programs in other languages: prints where it listens, lets a crowd vote, prints
//! what it counted. Knows no bot. By hand, with the test executable that cargo names:
//! `ILFAUT_TEST_RUN=telegram-fake ILFAUT_TEST_ARGS=$'0\n10\n1000\n0' EXECUTABLE --exact program::as_program --nocapture`

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Duration;

use tokio::time::Instant;

use super::person::Person;
use super::{Fake, crowd};

/// How long a bot may take to make its first call.
const START: Duration = Duration::from_mins(2);

/// A bot that has not called for so long has nothing left to say.
const QUIET: Duration = Duration::from_secs(2);

/// `telegram-fake PORT PEOPLE VOTES PAUSE`, the pause between two votes in milliseconds: without votes everybody sends one of everything, and it serves until it is ended.
pub(crate) fn main_with(args: &[OsString]) -> ExitCode {
    let numbers: Option<Vec<usize>> = args.iter().skip(1).map(|arg| arg.to_str()?.parse().ok()).collect();
    let Some(&[port, people, votes, pause]) = numbers.as_deref() else {
        eprintln!("telegram-fake PORT PEOPLE VOTES PAUSE");
        return ExitCode::from(64);
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let ran = runtime.and_then(|runtime| runtime.block_on(run(port, people, (votes, pause))));
    match ran {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// One of everything that a phone sends.
fn parade(person: &Person) {
    person.start("q-velo");
    let said = person.say("Il faut des arbres");
    person.edit(said, "Il faut plus d’arbres https://example.org");
    person.reply(said, "oui");
    person.forward("vu ailleurs");
    person.photo("regardez");
    person.sticker();
    person.voice();
    person.location();
    person.contact();
    person.forge(said, "v");
    person.forge(999_999, "lost");
    person.block();
    person.unblock();
    person.ask("vélo");
    let group = person.group("Quartier");
    group.enter(person).say("/vote@ilfaut_bot");
    group.migrate().remove();
}

/// Whether every person was served to the end.
async fn run(port: usize, people: usize, (votes, pause): (usize, usize)) -> std::io::Result<bool> {
    let fake = Fake::start_at(u16::try_from(port).map_err(std::io::Error::other)?).await?;
    println!("{} {}", fake.url(), fake.token());
    if votes == 0 {
        (1..=i64::try_from(people).map_err(std::io::Error::other)?).for_each(|id| parade(&fake.person(id, "fr")));
        std::future::pending::<()>().await;
    }
    fake.wait_until(START, |state| state.counts.first.is_some()).await;
    let began = Instant::now();
    let crowd = i64::try_from(people).map_err(std::io::Error::other)?;
    let done = crowd::vote(&fake, crowd, votes / people.max(1), Duration::from_millis(pause as u64)).await;
    println!("{done:?} in {:.2} s", began.elapsed().as_secs_f64());
    let mut calls = usize::MAX;
    while fake.wait_until(QUIET, |state| state.counts.calls() != calls).await {
        calls = fake.counts().calls();
    }
    let counts = fake.counts();
    for (method, tally) in &counts.methods {
        println!("{method}: {tally:?}");
    }
    println!("strange: {:?}", counts.strange);
    for call in counts.calls.iter().filter(|call| call.status != 200).take(10) {
        println!("refused: {call:?}");
    }
    Ok(done.lost == 0)
}
