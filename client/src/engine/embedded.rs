//! The embedded engine as its callers see it: commands go to the writer, everything else is read.

mod port;

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use tokio::sync::oneshot;

use super::command::{Answer, Command};
use super::lease::Leases;
use super::snapshot;
use super::ties::Ties;
use super::writer::{Asked, Shared, Writer};
use crate::backend::Card;
use crate::error::{Error, Refusal, Result};
use crate::journal::Journal;
use crate::model::{ModeratorId, ParticipantId, ProposalId, Time};
use crate::store::Store;
use crate::world::Clock;
use crate::world::World;

/// A consultation in this process.
pub struct Engine {
    shared: Arc<RwLock<Shared>>,
    writer: Mutex<Sender<Asked>>,
    leases: Mutex<Leases>,
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
        let shared = Arc::new(RwLock::new(Shared { state, ties, closed: false }));
        let (writer, inbox) = channel();
        let clock = Arc::clone(&world.clock);
        let latest = clock.now();
        let thread = Writer { shared: Arc::clone(&shared), journal, world, inbox, latest };
        let spawned = std::thread::Builder::new().name("ilfaut-writer".to_owned()).spawn(move || thread.run());
        spawned.map_err(|error| Error::Unavailable(error.to_string()))?;
        Ok(Self { shared, writer: Mutex::new(writer), leases: Mutex::new(Leases::default()), clock, durable })
    }

    /// Hands a command to the writer and waits until it is durable.
    pub async fn submit(&self, command: Command) -> Result<Answer> {
        let (reply, answer) = oneshot::channel();
        self.send(Asked::Do(command, reply))?;
        answer.await.map_err(|_| closed())?
    }

    fn send(&self, asked: Asked) -> Result<()> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner).send(asked).map_err(|_| closed())
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

    /// Refuses while another moderator holds the proposal.
    fn holding(&self, who: ModeratorId, proposal: &ProposalId) -> Result<u32> {
        let shared = self.read()?;
        let missing = || Error::NotFound(format!("proposal {proposal}"));
        let number = shared.state.proposal(proposal).ok_or_else(missing)?;
        match self.leases(|leases, now| leases.other(number, who.0, now)) {
            None => Ok(number),
            Some((holder, seconds)) => Err(Refusal::Leased { by: shared.ties.name(holder).to_owned(), seconds }.into()),
        }
    }
}

fn closed() -> Error {
    Error::Unavailable("the consultation is closed".to_owned())
}

fn unexpected(answer: &Answer) -> Error {
    Error::Unavailable(format!("the writer answered {answer:?}"))
}
