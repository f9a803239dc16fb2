//! The embedded engine as its callers see it: commands go to the writer, everything else is read.

/// What the writer answers, which must be of this kind.
macro_rules! answer {
    ($answer:expr, $kind:ident) => {
        match $answer {
            Answer::$kind(it) => Ok(it),
            other => Err(unexpected(&other)),
        }
    };
}

mod check;
mod desk;
mod port;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock, RwLockReadGuard};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::command::{Answer, Command};
use super::decks::Decks;
use super::lease::Leases;
use super::snapshot;
use super::state::proposal_id;
use super::ties::Ties;
use super::writer::{Asked, Durable, Shared, Writer};
use crate::backend::{Card, Imported};
use crate::error::{Error, Refusal, Result};
use crate::journal::Journal;
use crate::model::{ModeratorId, ParticipantId, ProposalId, QuestionId, Time};
use crate::store::Store;
use crate::world::Clock;
use crate::world::World;
use check::Checks;

/// A consultation in this process.
pub struct Engine {
    shared: Arc<RwLock<Shared>>,
    /// None once the engine is being dropped.
    writer: Option<Sender<Asked>>,
    thread: Option<JoinHandle<()>>,
    leases: Mutex<Leases>,
    head: Arc<Durable>,
    checks: Checks,
    clock: Arc<dyn Clock>,
    durable: bool,
}

impl Engine {
    /// Replays a journal (or takes its snapshot), reads the ties, and starts the writer.
    pub fn start(
        mut journal: Box<dyn Journal>,
        kept: Option<&[u8]>,
        ties: Box<dyn Store>,
        world: World,
        durable: bool,
    ) -> Result<Self> {
        let state = match kept.and_then(|bytes| snapshot::read(bytes, journal.head())) {
            Some(state) => state,
            None => snapshot::replay(journal.as_mut())?,
        };
        let ties = Ties::load(ties, &state)?;
        let events = state.events;
        let shared = Arc::new(RwLock::new(Shared { state, ties, finder: OnceLock::new(), closed: false }));
        let (writer, inbox) = channel();
        let clock = Arc::clone(&world.clock);
        let latest = clock.now();
        let head = Arc::new(Durable::at(journal.head(), events));
        let kept = Arc::clone(&head);
        let checks = Checks::new(journal.witness());
        let (shared_too, decks) = (Arc::clone(&shared), Decks::default());
        let thread = Writer { shared: shared_too, journal, world, inbox, latest, decks, head: kept };
        let spawned = std::thread::Builder::new().name("ilfaut-writer".to_owned()).spawn(move || thread.run());
        let thread = Some(spawned.map_err(|error| Error::Unavailable(error.to_string()))?);
        let (writer, leases) = (Some(writer), Mutex::new(Leases::default()));
        Ok(Self { shared, writer, thread, leases, head, checks, clock, durable })
    }

    /// Hands a command to the writer and waits until it is durable.
    pub async fn submit(&self, command: Command) -> Result<Answer> {
        let (reply, answer) = oneshot::channel();
        self.send(Asked::Do(command, reply))?;
        answer.await.map_err(|_| closed())?
    }

    fn send(&self, asked: Asked) -> Result<()> {
        self.writer.as_ref().ok_or_else(closed)?.send(asked).map_err(|_| closed())
    }

    fn read(&self) -> Result<RwLockReadGuard<'_, Shared>> {
        let shared = self.shared.read().unwrap_or_else(PoisonError::into_inner);
        if shared.closed { Err(closed()) } else { Ok(shared) }
    }

    fn leases<T>(&self, work: impl FnOnce(&mut Leases, Time) -> T) -> T {
        work(&mut self.leases.lock().unwrap_or_else(PoisonError::into_inner), self.clock.now())
    }

    /// The card after a change that was recorded: whoever could change it may read it, whatever became of it since.
    async fn card_after(&self, who: ParticipantId, proposal: &ProposalId, command: Command) -> Result<Card> {
        self.submit(command).await?;
        self.read()?.any_card_of(who, proposal)
    }

    /// Closes the place; whoever reads the record again stops.
    async fn end(&self) -> Result<()> {
        self.checks.end();
        let (done, answer) = oneshot::channel();
        self.send(Asked::Shut(done))?;
        answer.await.map_err(|_| closed())?
    }

    async fn imported(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        let numbers = answer!(self.submit(Command::Import(question.clone(), rows)).await?, Proposals)?;
        Ok(numbers.into_iter().map(|(number, new)| (proposal_id(number), new)).collect())
    }

    async fn swept(&self) -> Result<usize> {
        let erased = answer!(self.submit(Command::Sweep).await?, Count)?;
        Ok(usize::try_from(erased).unwrap_or(usize::MAX))
    }

    /// Who else holds a proposal, and the seconds left.
    fn held(&self, shared: &Shared, who: ModeratorId, number: u32) -> Option<(String, u32)> {
        let (holder, seconds) = self.leases(|leases, now| leases.other(number, who.0, now))?;
        Some((shared.ties.name(holder).to_owned(), seconds))
    }

    /// The number of a proposal, and of the other moderator who holds it.
    fn holder(&self, who: ModeratorId, proposal: &ProposalId) -> Result<(u32, Option<u32>)> {
        let missing = || Error::NotFound(format!("proposal {proposal}"));
        let number = self.read()?.state.proposal(proposal).ok_or_else(missing)?;
        let other = self.leases(|leases, now| leases.other(number, who.0, now));
        Ok((number, other.map(|(holder, _)| holder)))
    }

    /// Refuses while another moderator holds the proposal.
    fn holding(&self, who: ModeratorId, proposal: &ProposalId) -> Result<u32> {
        let shared = self.read()?;
        let missing = || Error::NotFound(format!("proposal {proposal}"));
        let number = shared.state.proposal(proposal).ok_or_else(missing)?;
        match self.held(&shared, who, number) {
            None => Ok(number),
            Some((by, seconds)) => Err(Refusal::Leased { by, seconds }.into()),
        }
    }
}

fn closed() -> Error {
    Error::Unavailable("the consultation is closed".to_owned())
}

fn unexpected(answer: &Answer) -> Error {
    Error::Unavailable(format!("the writer answered {answer:?}"))
}

/// Whoever drops the engine without shutting it finds the place free all the same.
impl Drop for Engine {
    fn drop(&mut self) {
        self.checks.end();
        drop(self.writer.take());
        // A writer that panicked has nothing left to close.
        drop(self.thread.take().map(JoinHandle::join));
    }
}
