//! Votes: checked here, sent at once, kept where they cannot be; a vote that the server has is never sent a second time.

use async_trait::async_trait;
use tokio::sync::Mutex;

use super::Server;
use super::ask::Ask;
use super::line::{Heard, unreadable};
use crate::backend::{Card, Standing};
use crate::dialect::fault::Act;
use crate::dialect::route::Operation;
use crate::dialect::vote::{QualificationRequest, QualificationTally, VoteRequest, VoteTally};
use crate::error::{Error, Refusal, Result};
use crate::model::{Ballot, ParticipantId, ProposalId, Status, VoteKey};
use crate::remote::context::{Held, Seat};
use crate::remote::outbox::{Change, Courier, Undelivered};

/// The way from the outbox to the server, in one citizen's seat.
struct Round<'a> {
    server: &'a Server,
    seat: Mutex<&'a mut Seat>,
}

#[async_trait]
impl Courier for Round<'_> {
    async fn bring(&self, _who: ParticipantId, card: &Card, change: Change) -> std::result::Result<(), Undelivered> {
        let mut seat = self.seat.lock().await;
        self.server.bring(&mut seat, card, change).await
    }
}

impl Server {
    /// Delivers what waits of one citizen; answers whether nothing waits any more.
    pub(super) async fn flush(&self, seat: &mut Seat) -> Result<bool> {
        let who = seat.who;
        match self.outbox.deliver(who, &Round { server: self, seat: Mutex::new(seat) }).await {
            Ok(_) => Ok(true),
            Err(fault) if fault.again => Ok(false),
            Err(fault) => Err(fault.error),
        }
    }

    /// Changes one's own ballot: at the server, or in the outbox while it is out of reach.
    pub(super) async fn change(&self, who: ParticipantId, proposal: &ProposalId, change: Change) -> Result<Card> {
        let mut seat = self.speaker(who).await?;
        let clear = self.flush(&mut seat).await?;
        let held = match seat.held_of(proposal)? {
            Some(held) => held,
            None => self.fetch(&mut seat, proposal).await.map_err(|fault| fault.error)?,
        };
        self.may(&held).await?;
        let before = self.shown(&seat, &held)?;
        if change.upon(before.ballot.as_ref()).map_err(Refusal::from)? == before.ballot {
            return Ok(before);
        }
        if clear {
            match self.bring(&mut seat, &held.card, change).await {
                Err(fault) if !fault.again => return Err(fault.error),
                Err(_) => {}
                Ok(()) => {
                    let held = seat.held_of(proposal)?.unwrap_or(held);
                    return self.shown(&seat, &held);
                }
            }
        }
        let held = seat.held_of(proposal)?.unwrap_or(held);
        self.outbox.keep(who, &held.card, change)?;
        self.shown(&seat, &held)
    }

    /// What the server does not check.
    async fn may(&self, held: &Held) -> Result<()> {
        self.taking(&held.card.question).await?;
        if held.card.mine {
            return Err(Refusal::OwnProposal.into());
        }
        if held.card.status != Status::Accepted {
            return Err(Refusal::NotVotable(held.card.status).into());
        }
        if held.key.is_votable() { Ok(()) } else { Err(Error::NotSupported("take a vote on what is only shown")) }
    }

    /// Brings one change to the server, with a key that fits; the same again changes nothing.
    async fn bring(&self, seat: &mut Seat, card: &Card, change: Change) -> Heard<()> {
        let held = self.ready(seat, &card.proposal).await?;
        self.may(&held).await?;
        let has = &held.card.ballot;
        if has.is_some() && held.era != seat.context.era {
            let same = matches!(change, Change::Vote(key) if has.as_ref().is_some_and(|ballot| ballot.key == key));
            return if same { Ok(()) } else { Err(Error::NotSupported("change a vote whose session is over").into()) };
        }
        match change {
            Change::Vote(key) if has.as_ref().is_some_and(|ballot| ballot.key == key) => Ok(()),
            Change::Vote(key) => self.send(seat, held, Operation::Vote, key).await,
            Change::Unvote => {
                let key = has.as_ref().map_or(VoteKey::Neutral, |ballot| ballot.key);
                self.send(seat, held, Operation::Unvote, key).await
            }
            Change::Qualify(..) => self.qualify(seat, held, change).await,
        }
    }

    /// The card with a key that fits the session: fetched again when there may be another session by now.
    async fn ready(&self, seat: &mut Seat, proposal: &ProposalId) -> Heard<Held> {
        let held = seat.held_of(proposal)?;
        let fits = |held: &Held| held.session == seat.context.sessions && !seat.is_over(self.now());
        match held.filter(fits) {
            Some(held) => Ok(held),
            None => self.fetch(seat, proposal).await,
        }
    }

    async fn send(&self, seat: &mut Seat, held: Held, operation: Operation, key: VoteKey) -> Heard<()> {
        let body = VoteRequest { vote_key: key, proposal_key: Some(held.key.clone()) };
        let ask = self.about(operation, &held, Act::Vote).json(&body);
        let tally: VoteTally = self.ask(seat, &ask).await?;
        if !tally.vote_key.is(key) {
            return Err(unreadable(&ask));
        }
        let mut told = held.told;
        if let Some(before) = held.card.ballot.as_ref().filter(|before| before.key != key) {
            let count = count_of(&mut told, before.key);
            *count = count.saturating_sub(1);
        }
        *count_of(&mut told, key) = tally.count;
        let voted = operation == Operation::Vote;
        let ballot = voted.then(|| Ballot { key, qualifications: Vec::new() });
        let card = Card { ballot, ..held.card };
        Ok(self.stands(seat, Held { card, told, ..held })?)
    }

    async fn qualify(&self, seat: &mut Seat, held: Held, change: Change) -> Heard<()> {
        let Change::Qualify(word, on) = change else { return Ok(()) };
        let ballot = change.upon(held.card.ballot.as_ref()).map_err(|fault| Error::from(Refusal::from(fault)))?;
        let operation = if on { Operation::Qualify } else { Operation::Unqualify };
        let body = QualificationRequest {
            qualification_key: word,
            vote_key: word.key(),
            proposal_key: Some(held.key.clone()),
        };
        let ask = self.about(operation, &held, Act::Qualify).json(&body);
        let tally: QualificationTally = self.ask(seat, &ask).await?;
        if !tally.qualification_key.is(word) {
            return Err(unreadable(&ask));
        }
        let card = Card { ballot, ..held.card };
        Ok(self.stands(seat, Held { card, ..held })?)
    }

    fn about(&self, operation: Operation, held: &Held, act: Act) -> Ask {
        let closes = self.last_known(&held.card.question).and_then(|view| view.question.closes);
        let ask = Ask::new(operation, &[&held.card.proposal.0]).from(&held.location).question(&held.card.question);
        ask.written_in(held.card.language).act(act, Some(held.card.status), closes)
    }

    /// Remembers what stands at the server now.
    fn stands(&self, seat: &Seat, held: Held) -> Result<()> {
        seat.hold(&[Held { era: seat.context.era, at: self.now(), ..held }], self.now())
    }
}

fn count_of(told: &mut Standing, key: VoteKey) -> &mut u64 {
    match key {
        VoteKey::Agree => &mut told.agree,
        VoteKey::Disagree => &mut told.disagree,
        VoteKey::Neutral => &mut told.neutral,
    }
}
