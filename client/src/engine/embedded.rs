//! The port on the embedded engine: commands go to the writer, everything else is read.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};

use async_trait::async_trait;
use tokio::sync::oneshot;

use super::apply::apply;
use super::command::{Answer, Command};
use super::event;
use super::lease::Leases;
use super::state::State;
use super::ties::Ties;
use super::writer::{Asked, Shared, Writer};
use crate::backend::{
    Backend, Capabilities, Card, Draft, Imported, Mine, Page, PersonalData, Progress, Query, QuestionView, QueueItem,
    ReplayedVote, Row, Undone,
};
use crate::connect::World;
use crate::error::{Error, Refusal, Result};
use crate::journal::{Head, Journal};
use crate::model::{
    Channel, Decision, LinkKey, ModeratorId, Notice, NoticeId, ParticipantId, ProposalId, Qualification, Question,
    QuestionId, Signature, Status, Time, TopicId, VoteKey,
};
use crate::store::Store;
use crate::world::Clock;

/// The format of snapshots that this program writes; any other is ignored and the journal read instead.
const SNAPSHOT: u8 = 2;

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
        snapshot: Option<&[u8]>,
        ties: Box<dyn Store>,
        world: World,
        durable: bool,
    ) -> Result<Self> {
        let state = match snapshot.and_then(|bytes| read_snapshot(bytes, journal.head())) {
            Some(state) => state,
            None => replay(journal.as_mut())?,
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

    async fn card_after(&self, who: ParticipantId, proposal: &ProposalId, command: Command) -> Result<Card> {
        self.submit(command).await?;
        self.read()?.card_of(who, proposal)
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

/// Reads a journal from nothing.
fn replay(journal: &mut dyn Journal) -> Result<State> {
    let mut state = State::default();
    journal.read(Head::default(), &mut |payload| {
        event::decode(payload)?.iter().try_for_each(|event| apply(&mut state, event))
    })?;
    for participant in &mut state.participants {
        participant.ballots.shrink_to_fit();
    }
    Ok(state)
}

/// The state as bytes, with the head it belongs to; none when it cannot be written.
pub(super) fn snapshot(state: &State, head: Head) -> Option<Vec<u8>> {
    let mut bytes = vec![SNAPSHOT];
    bytes.extend_from_slice(&head.length.to_be_bytes());
    bytes.extend_from_slice(&head.link);
    bytes.extend_from_slice(&[0; 4]);
    let mut bytes = postcard::to_extend(state, bytes).ok()?;
    let sum = crc32fast::hash(&bytes[HEADER..]);
    bytes[HEADER - 4..HEADER].copy_from_slice(&sum.to_be_bytes());
    Some(bytes)
}

/// Bytes before the state: format, head, checksum.
const HEADER: usize = 1 + 8 + 32 + 4;

/// The state of a snapshot, if it belongs to `head` and is whole.
pub fn read_snapshot(bytes: &[u8], head: Head) -> Option<State> {
    let (header, body) = bytes.split_at_checked(HEADER)?;
    let mut expected = vec![SNAPSHOT];
    expected.extend_from_slice(&head.length.to_be_bytes());
    expected.extend_from_slice(&head.link);
    expected.extend_from_slice(&crc32fast::hash(body).to_be_bytes());
    if header != expected {
        return None;
    }
    postcard::from_bytes(body).ok()
}

#[async_trait]
impl Backend for Engine {
    fn can(&self) -> Capabilities {
        Capabilities { moderate: true, undo_after_notice: true, organise: true, durable: self.durable }
    }

    async fn questions(&self) -> Result<Vec<QuestionView>> {
        Ok(self.read()?.questions(self.clock.now()))
    }

    async fn join(&self, link: LinkKey, channel: Channel, reach: Option<Vec<u8>>) -> Result<ParticipantId> {
        match self.submit(Command::Join(link, channel, reach)).await? {
            Answer::Participant(id) => Ok(id),
            other => Err(unexpected(&other)),
        }
    }

    async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        match self.submit(Command::Next(who, question.clone(), count)).await? {
            Answer::Cards(numbers) => self.read()?.cards(who, &numbers),
            other => Err(unexpected(&other)),
        }
    }

    async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Pass(who, proposal.clone())).await.map(drop)
    }

    async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.read()?.card_of(who, proposal)
    }

    async fn vote(&self, who: ParticipantId, proposal: &ProposalId, key: VoteKey) -> Result<Card> {
        self.card_after(who, proposal, Command::Vote(who, proposal.clone(), key)).await
    }

    async fn unvote(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        self.card_after(who, proposal, Command::Unvote(who, proposal.clone())).await
    }

    async fn qualify(&self, who: ParticipantId, proposal: &ProposalId, word: Qualification, on: bool) -> Result<Card> {
        self.card_after(who, proposal, Command::Qualify(who, proposal.clone(), word, on)).await
    }

    async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: Draft) -> Result<ProposalId> {
        match self.submit(Command::Propose(who, question.clone(), Box::new(draft))).await? {
            Answer::Proposal(number) => Ok(super::state::proposal_id(number)),
            other => Err(unexpected(&other)),
        }
    }

    async fn withdraw(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        self.submit(Command::Withdraw(who, proposal.clone())).await.map(drop)
    }

    async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        self.read()?.mine(who, question)
    }

    async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        self.read()?.voted(who, question)
    }

    async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        self.read()?.search(who, question, query)
    }

    async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        self.read()?.topics(question)
    }

    async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        self.read()?.progress(who, question)
    }

    async fn declare(&self, who: ParticipantId, question: &QuestionId, inside: bool) -> Result<()> {
        self.submit(Command::Declare(who, question.clone(), inside)).await.map(drop)
    }

    async fn data(&self, who: ParticipantId) -> Result<PersonalData> {
        self.read()?.data(who)
    }

    async fn sign(&self, who: ParticipantId, signature: Signature) -> Result<()> {
        self.submit(Command::Sign(who, signature)).await.map(drop)
    }

    async fn erase(&self, who: ParticipantId) -> Result<Time> {
        match self.submit(Command::Erase(who)).await? {
            Answer::When(due) => Ok(due),
            other => Err(unexpected(&other)),
        }
    }

    async fn keep(&self, who: ParticipantId) -> Result<()> {
        self.submit(Command::Keep(who)).await.map(drop)
    }

    async fn notices(&self, who: ParticipantId) -> Result<Vec<Notice>> {
        self.read()?.notices(who, self.clock.now())
    }

    async fn told(&self, notice: NoticeId) -> Result<()> {
        self.submit(Command::Told(notice)).await.map(drop)
    }

    async fn moderator(&self, name: &str) -> Result<ModeratorId> {
        match self.submit(Command::Moderator(name.to_owned())).await? {
            Answer::Moderator(number) => Ok(ModeratorId(number)),
            other => Err(unexpected(&other)),
        }
    }

    async fn queue(&self, who: ModeratorId, question: &QuestionId, status: Status) -> Result<Vec<QueueItem>> {
        let shared = self.read()?;
        let held = |number| {
            let (holder, seconds) = self.leases(|leases, now| leases.other(number, who.0, now))?;
            Some((shared.ties.name(holder).to_owned(), seconds))
        };
        shared.queue(question, status, held)
    }

    async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        let number = self.holding(who, proposal)?;
        self.leases(|leases, now| leases.take(number, who.0, now));
        Ok(())
    }

    async fn release(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        if let Some(number) = self.read()?.state.proposal(proposal) {
            self.leases(|leases, _| leases.give_back(number, who.0));
        }
        Ok(())
    }

    async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        let number = self.holding(who, proposal)?;
        match self.submit(Command::Decide(who.0, proposal.clone(), seen, decision)).await? {
            Answer::Status(status) => {
                self.leases(|leases, _| leases.give_back(number, who.0));
                Ok(status)
            }
            other => Err(unexpected(&other)),
        }
    }

    async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        match self.submit(Command::Undo(who.0)).await? {
            Answer::Undone(undone) => Ok(undone),
            other => Err(unexpected(&other)),
        }
    }

    async fn leave(&self, who: ModeratorId) -> Result<()> {
        self.leases(|leases, _| leases.give_all_back(who.0));
        self.submit(Command::Leave(who.0)).await.map(drop)
    }

    async fn settle(&self, question: Question) -> Result<bool> {
        match self.submit(Command::Settle(Box::new(question))).await? {
            Answer::Done(changed) => Ok(changed),
            other => Err(unexpected(&other)),
        }
    }

    async fn close(&self, question: &QuestionId, closed: bool) -> Result<()> {
        self.submit(Command::Close(question.clone(), closed)).await.map(drop)
    }

    async fn import(&self, question: &QuestionId, rows: Vec<Imported>) -> Result<Vec<(ProposalId, bool)>> {
        match self.submit(Command::Import(question.clone(), rows)).await? {
            Answer::Proposals(numbers) => {
                Ok(numbers.into_iter().map(|(number, new)| (super::state::proposal_id(number), new)).collect())
            }
            other => Err(unexpected(&other)),
        }
    }

    async fn replay(&self, question: &QuestionId, votes: Vec<ReplayedVote>) -> Result<u64> {
        match self.submit(Command::Replay(question.clone(), votes)).await? {
            Answer::Count(changed) => Ok(changed),
            other => Err(unexpected(&other)),
        }
    }

    async fn all(&self, question: &QuestionId) -> Result<Vec<Row>> {
        self.read()?.rows(question)
    }

    async fn sweep(&self) -> Result<usize> {
        match self.submit(Command::Sweep).await? {
            Answer::Count(erased) => Ok(usize::try_from(erased).unwrap_or(usize::MAX)),
            other => Err(unexpected(&other)),
        }
    }

    async fn shut(&self) -> Result<()> {
        let (done, answer) = oneshot::channel();
        self.send(Asked::Shut(done))?;
        answer.await.map_err(|_| closed())?
    }
}
