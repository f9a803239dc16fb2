//! The one thread that writes: it drains what waits, decides each command, appends one batch, syncs, then acknowledges.
//!
//! If an append fails it stops taking commands and says so; it never guesses what reached the disk.

mod batch;

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::oneshot;

use super::command::{Answer, Command};
use super::decks::Decks;
use super::finder::Finder;
use super::snapshot;
use super::state::State;
use super::ties::{Tie, Ties};
use crate::error::{Error, Result};
use crate::journal::{Head, Journal};
use crate::model::{LinkKey, Time};
use crate::world::World;
use batch::{Batch, Done};

/// Commands decided in one batch at most.
const BATCH: usize = 1024;
/// A free moment: nothing came for this long after a batch.
const PAUSE: Duration = Duration::from_millis(200);
/// How often what is due by the clock is looked for when nobody asks for anything.
const ROUND: Duration = Duration::from_mins(1);

/// The state and the ties, read by everyone, written by the writer alone.
pub struct Shared {
    /// What follows from the events.
    pub state: State,
    /// Links, names and texts.
    pub ties: Ties,
    /// Where texts are, from the first search on.
    pub finder: OnceLock<Finder>,
    /// Whether the place has been given free: nothing may be read any more.
    pub closed: bool,
}

/// What reaches the writer.
pub enum Asked {
    /// A command, and where to answer.
    Do(Command, oneshot::Sender<Result<Answer>>),
    /// Something to do while nothing is being written.
    Between(Box<dyn FnOnce() + Send>),
    /// The end: close the journal, then answer.
    Shut(End),
}

/// The writer's own things.
pub struct Writer {
    /// Shared with the readers.
    pub shared: Arc<RwLock<Shared>>,
    /// Where events go.
    pub journal: Box<dyn Journal>,
    /// Time and chance.
    pub world: World,
    /// What is asked.
    pub inbox: Receiver<Asked>,
    /// The latest instant seen: a clock that goes backwards stands still here.
    pub latest: Time,
    /// What deals the cards.
    pub decks: Decks,
    /// Where the journal ends, for the readers.
    pub head: Arc<Durable>,
}

/// Where the journal ended after the last batch: all that was acknowledged is before it.
#[derive(Debug)]
pub struct Durable(Mutex<(Head, u64)>);

impl Durable {
    /// Here, after so many events.
    pub const fn at(head: Head, events: u64) -> Self {
        Self(Mutex::new((head, events)))
    }

    /// Where that is.
    pub fn get(&self) -> Head {
        self.both().0
    }

    /// The number of the last event.
    pub fn events(&self) -> u64 {
        self.both().1
    }

    fn both(&self) -> (Head, u64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, head: Head, events: u64) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (head, events);
    }
}

/// A command with where to answer, and what to answer.
type Reply = (oneshot::Sender<Result<Answer>>, Result<Answer>);

/// Where to answer when all is closed.
type End = oneshot::Sender<Result<()>>;

impl Writer {
    /// Works until it is shut or nobody can ask any more.
    pub fn run(mut self) {
        let mut pause = ROUND;
        loop {
            match self.inbox.recv_timeout(pause) {
                Ok(Asked::Do(command, reply)) => match self.work(command, reply) {
                    Ok(None) => pause = PAUSE,
                    Ok(Some(done)) => return self.end(done),
                    Err(why) => return self.refuse(&words(&why)),
                },
                Ok(Asked::Between(work)) => work(),
                Ok(Asked::Shut(done)) => return self.end(done),
                Err(RecvTimeoutError::Timeout) => {
                    let quiet = if pause == PAUSE { self.journal.rest() } else { self.sweep() };
                    if let Err(why) = quiet {
                        return self.refuse(&words(&why));
                    }
                    pause = ROUND;
                }
                Err(RecvTimeoutError::Disconnected) => {
                    drop(self.close());
                    return;
                }
            }
        }
    }

    /// One batch: the command that came, and all that wait behind it; whoever asks for the end waits for it.
    fn work(&mut self, command: Command, reply: oneshot::Sender<Result<Answer>>) -> Result<Option<End>> {
        let mut asked = vec![(command, reply)];
        let mut end = None;
        while asked.len() < BATCH && end.is_none() {
            match self.inbox.try_recv() {
                Ok(Asked::Do(command, reply)) => asked.push((command, reply)),
                Ok(Asked::Between(work)) => work(),
                Ok(Asked::Shut(done)) => end = Some(done),
                Err(_) => break,
            }
        }
        let (commands, replies): (Vec<_>, Vec<_>) = asked.into_iter().unzip();
        let answers = match self.commit(commands) {
            Ok(answers) => answers,
            Err(why) => {
                let words = words(&why);
                for reply in replies {
                    drop(reply.send(Err(Error::Unavailable(words.clone()))));
                }
                return Err(why);
            }
        };
        answer(replies.into_iter().zip(answers));
        Ok(end)
    }

    fn sweep(&mut self) -> Result<()> {
        self.commit(vec![Command::Sweep]).map(drop)
    }

    /// Decides, writes and makes durable; the answers may be sent when it returns.
    fn commit(&mut self, commands: Vec<Command>) -> Result<Vec<Result<Answer>>> {
        self.latest = self.latest.max(self.world.clock.now());
        let shared = Arc::clone(&self.shared);
        let mut batch = Batch {
            shared: &shared,
            world: &mut self.world,
            decks: &mut self.decks,
            now: self.latest,
            commands,
            done: Done::default(),
        };
        self.journal.commit(&mut batch)?;
        let events = shared.read().unwrap_or_else(PoisonError::into_inner).state.events;
        self.head.set(self.journal.head(), events);
        let Done { answers, after, links, .. } = batch.done;
        if !after.is_empty() {
            let shared = shared.read().unwrap_or_else(PoisonError::into_inner);
            // Whoever came back in the same batch has the link again.
            let links: Vec<LinkKey> =
                links.into_iter().filter(|link| shared.ties.participant(*link).is_none()).collect();
            shared.ties.write(&after, &links)?;
            if after.iter().any(|tie| matches!(tie, Tie::Forget(..))) {
                shared.ties.rewrite()?;
            }
        }
        Ok(answers)
    }

    /// Closes the journal, with the state as it is, to open faster next time.
    fn close(self) -> Result<()> {
        let snapshot = {
            let mut shared = self.shared.write().unwrap_or_else(PoisonError::into_inner);
            shared.closed = true;
            shared.ties.release();
            snapshot::write(&shared.state, self.journal.head())
        };
        self.journal.close(snapshot)
    }

    /// Closes, tells whoever asked for it, and refuses whoever comes after.
    fn end(self, done: End) {
        drop(done.send(self.close()));
    }

    /// After a failed append: every command is refused with what went wrong.
    fn refuse(&mut self, why: &str) {
        tracing::error!(why, "the engine has stopped");
        while let Ok(asked) = self.inbox.recv() {
            match asked {
                Asked::Do(_, reply) => drop(reply.send(Err(Error::Unavailable(why.to_owned())))),
                Asked::Between(_) => {}
                Asked::Shut(done) => return drop(done.send(Ok(()))),
            }
        }
    }
}

/// What went wrong, said once.
fn words(error: &Error) -> String {
    match error {
        Error::Unavailable(words) => words.clone(),
        other => other.to_string(),
    }
}

fn answer(replies: impl Iterator<Item = Reply>) {
    for (reply, answer) in replies {
        // Whoever asked may be gone: the change stands all the same.
        drop(reply.send(answer));
    }
}
