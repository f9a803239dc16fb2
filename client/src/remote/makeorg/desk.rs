//! The moderator's desk: one account per program, its queue, its locks, its decisions.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use super::ask::Ask;
use super::decisions::Waiting;
use super::line::Heard;
use super::{Server, named};
use crate::backend::{QueueItem, UNDO_GRACE, Undone};
use crate::dialect::fault::Act;
use crate::dialect::moderation::{AcceptRequest, ModerationListItem, ModerationProposal, RefuseRequest};
use crate::dialect::page::{Sort, Window};
use crate::dialect::query::QueueQuery;
use crate::dialect::route::Operation;
use crate::dialect::vocabulary::{Order, SortField};
use crate::error::{Error, Refusal, Result};
use crate::model::{Channel, Decision, ModeratorId, ProposalId, QuestionId, RefusalReason, Status, Time};
use crate::remote::context::Seat;
use crate::remote::outbox::Undelivered;
use crate::rules::flags::flags;

/// Proposals of one answer.
const ROWS: u64 = 200;
/// Answers read of one queue, at most.
const ANSWERS: u64 = 50;

impl Server {
    /// Opens the moderator's account with the credentials that were handed in, whatever name is said here.
    pub(super) async fn moderator(&self) -> Result<ModeratorId> {
        self.open()?;
        let Some(credentials) = self.credentials.clone() else {
            return Err(Error::NotSupported("moderate without an account there"));
        };
        let mut seat = self.contexts.welcome(self.desk_seat(), Channel::Web, self.now()).await?;
        let user = self.log_in(&mut seat, &credentials).await.map_err(|fault| fault.error)?;
        if !user.moderates() {
            return Err(Error::NotSupported("let this account moderate"));
        }
        let [a, b, c, d, ..] = named("moderator", user.user_id.as_bytes()).0;
        let id = ModeratorId(u32::from_be_bytes([a, b, c, d]));
        *self.moderator.lock().unwrap_or_else(PoisonError::into_inner) = Some(id);
        Ok(id)
    }

    /// The desk's seat, once a moderator has come.
    pub(super) async fn desk(&self) -> Result<Seat> {
        if self.moderator.lock().unwrap_or_else(PoisonError::into_inner).is_none() {
            return Err(Error::NotFound("moderator".to_owned()));
        }
        self.reader(self.desk_seat()).await
    }

    pub(super) async fn desk_of(&self, who: ModeratorId) -> Result<Seat> {
        if *self.moderator.lock().unwrap_or_else(PoisonError::into_inner) != Some(who) {
            return Err(Error::NotFound("moderator".to_owned()));
        }
        self.reader(self.desk_seat()).await
    }

    /// Proposals by status, oldest first; one that a decision waits on stands where it will.
    pub(super) async fn queue(
        &self,
        who: ModeratorId,
        question: &QuestionId,
        status: Status,
    ) -> Result<Vec<QueueItem>> {
        let view = self.question(question).await?;
        let mut seat = self.desk_of(who).await?;
        let listed = self.list(&mut seat, question, status).await.map_err(|fault| fault.error)?;
        let mut items = Vec::with_capacity(listed.len());
        for listed in listed {
            let mut item = listed.item(self.settings.language);
            if let Some(waiting) = self.waiting_on(&item.proposal)? {
                item.status = waiting.status();
            }
            let rule = view.question.phrase_rule(item.language);
            item.flags = flags(&item.text, &view.question.languages, &rule);
            items.push(item);
        }
        items.retain(|item| item.status == status);
        items.sort_by_key(|item| item.sent);
        Ok(items)
    }

    async fn list(&self, seat: &mut Seat, question: &QuestionId, status: Status) -> Heard<Vec<ModerationListItem>> {
        let mut found = Vec::new();
        for answer in 0..ANSWERS {
            let query = QueueQuery {
                question_id: vec![question.to_string()],
                status: vec![status.into()],
                window: Window { start: Some(answer * ROWS), end: Some((answer + 1) * ROWS) },
                sort: Sort { by: Some(SortField::CreatedAt.into()), order: Some(Order::Ascending.into()) },
                ..QueueQuery::default()
            };
            let ask = Ask::new(Operation::ListModerationProposals, &[]).query(query.pairs());
            let rows: Vec<ModerationListItem> = self.ask(seat, &ask).await?;
            let last = u64::try_from(rows.len()).unwrap_or(u64::MAX) < ROWS;
            found.extend(rows);
            if last {
                break;
            }
        }
        Ok(found)
    }

    pub(super) async fn read_proposal(&self, seat: &mut Seat, proposal: &ProposalId) -> Heard<QueueItem> {
        let ask = Ask::new(Operation::GetModerationProposal, &[&proposal.0]).act(Act::Moderate, None, None);
        let read: ModerationProposal = self.ask(seat, &ask).await?;
        Ok(read.item(self.settings.language))
    }

    /// Takes or renews the lock.
    pub(super) async fn lease(&self, who: ModeratorId, proposal: &ProposalId) -> Result<()> {
        let mut seat = self.desk_of(who).await?;
        self.lock(&mut seat, proposal).await.map_err(|fault| fault.error)
    }

    async fn lock(&self, seat: &mut Seat, proposal: &ProposalId) -> Heard<()> {
        let ask = Ask::new(Operation::LockProposal, &[&proposal.0]).act(Act::Moderate, None, None);
        self.tell(seat, &ask).await.map(drop)
    }

    /// Decides: checked against the server now, sent when it can no longer be taken back.
    pub(super) async fn decide(
        &self,
        who: ModeratorId,
        proposal: &ProposalId,
        seen: Status,
        decision: Decision,
    ) -> Result<Status> {
        complete(&decision)?;
        let mut seat = self.desk_of(who).await?;
        let item = self.read_proposal(&mut seat, proposal).await.map_err(|fault| fault.error)?;
        let before = self.waiting_on(proposal)?;
        let stands = before.as_ref().map_or(item.status, Waiting::status);
        if stands != seen {
            let by = item.decided.map(|decided| decided.by).unwrap_or_default();
            return Err(Refusal::AlreadyDecided { by, status: stands }.into());
        }
        let now = self.now();
        let due = now.plus(UNDO_GRACE);
        let proposal = proposal.clone();
        let waiting = Waiting { proposal, seen: item.status, decision, topics: item.topics, at: now, due };
        if !allowed(item.status, waiting.status()) {
            return Err(Refusal::InvalidState(seen).into());
        }
        self.lock(&mut seat, &waiting.proposal).await.map_err(|fault| fault.error)?;
        self.put_off(&waiting)?;
        Ok(waiting.status())
    }

    /// Takes the last decision back that was not sent.
    pub(super) async fn undo(&self, who: ModeratorId) -> Result<Undone> {
        let _turn = self.desk_of(who).await?; // nothing is being sent meanwhile
        match self.waiting()?.pop() {
            Some(last) => {
                self.done_with(&last.proposal)?;
                Ok(Undone { proposal: last.proposal, status: last.seen, told: false })
            }
            None if self.has_sent.load(Ordering::SeqCst) => {
                Err(Error::NotSupported("take back a decision that its author was told of"))
            }
            None => Err(Refusal::NothingToUndo.into()),
        }
    }

    /// Takes back what waits on one proposal, if that is how it was seen; what was sent stays.
    pub(super) async fn take_back(&self, who: ModeratorId, proposal: &ProposalId, seen: Status) -> Result<Undone> {
        let _turn = self.desk_of(who).await?; // nothing is being sent meanwhile
        let Some(waiting) = self.waiting_on(proposal)? else {
            return Err(Error::NotSupported("take back a decision that was sent"));
        };
        if waiting.status() != seen {
            return Err(Refusal::InvalidState(waiting.status()).into());
        }
        self.done_with(proposal)?;
        Ok(Undone { proposal: waiting.proposal, status: waiting.seen, told: false })
    }

    /// The moderator goes: what waits is due now. What cannot be sent is kept, and sent when it can.
    pub(super) async fn leave(&self, who: ModeratorId) -> Result<()> {
        let mut seat = self.desk_of(who).await?;
        for waiting in self.waiting()? {
            self.put_off(&Waiting { due: self.now(), ..waiting })?;
        }
        self.send_due(&mut seat).await.map_err(|fault| fault.error)
    }

    /// Sends the decisions that are due, until one cannot be.
    pub(super) async fn send_due(&self, seat: &mut Seat) -> Heard<()> {
        let now = self.now();
        for waiting in self.waiting()?.into_iter().filter(|waiting| waiting.due <= now) {
            match self.carry_out(seat, &waiting).await {
                Err(fault) if fault.again => return Err(fault),
                Err(Undelivered { error: Error::Refused(Refusal::Leased { .. }), .. }) => {
                    let due = now.plus(10 * Time::SECOND);
                    self.put_off(&Waiting { due, ..waiting })?;
                    continue;
                }
                Err(fault) => tracing::warn!(why = %fault.error, "a decision that waited came to nothing"),
                Ok(()) => self.has_sent.store(true, Ordering::SeqCst),
            }
            self.done_with(&waiting.proposal)?;
        }
        Ok(())
    }

    /// Sends one decision if the proposal still is as it was seen; it may have arrived before.
    async fn carry_out(&self, seat: &mut Seat, waiting: &Waiting) -> Heard<()> {
        let name = &*waiting.proposal.0;
        let stands = self.read_proposal(seat, &waiting.proposal).await?.status;
        if stands == waiting.status() {
            return Ok(());
        }
        if stands != waiting.seen {
            return Err(Error::from(Refusal::InvalidState(stands)).into());
        }
        self.lock(seat, &waiting.proposal).await?;
        let ask = match &waiting.decision {
            Decision::Accept => {
                Ask::new(Operation::AcceptProposal, &[name]).json(&AcceptRequest::with(&waiting.topics))
            }
            Decision::Refuse { reason, words } => {
                Ask::new(Operation::RefuseProposal, &[name]).json(&RefuseRequest::with(*reason, words.as_deref()))
            }
            Decision::Duplicate { words, .. } => {
                let reason = RefusalReason::AlreadyExists;
                Ask::new(Operation::RefuseProposal, &[name]).json(&RefuseRequest::with(reason, words.as_deref()))
            }
            Decision::Postpone => Ask::new(Operation::PostponeProposal, &[name]),
            Decision::Wake => return Err(Error::NotSupported("put a postponed proposal back").into()),
        };
        self.tell(seat, &ask.act(Act::Moderate, Some(waiting.seen), None)).await.map(drop)
    }
}

/// `Other` says nothing without words.
fn complete(decision: &Decision) -> Result<()> {
    match decision {
        Decision::Refuse { reason: RefusalReason::Other, words }
            if words.as_deref().is_none_or(|words| words.trim().is_empty()) =>
        {
            Err(Refusal::ReasonMissing.into())
        }
        Decision::Wake => Err(Error::NotSupported("put a postponed proposal back")),
        _ => Ok(()),
    }
}

/// make.org's states: what may follow what.
const fn allowed(from: Status, to: Status) -> bool {
    use Status::{Accepted, Archived, Pending, Postponed, Refused};
    match to {
        Accepted => matches!(from, Pending | Postponed | Refused),
        Refused => matches!(from, Pending | Postponed | Accepted),
        Postponed => matches!(from, Pending),
        Pending | Archived => false,
    }
}
