//! The rules: state + command → events, or a refusal. Pure: time and chance are handed in, nothing is awaited.

pub mod amend;
pub mod appeal;
pub mod aside;
pub mod cards;
pub mod chosen;
pub mod citizen;
pub mod moderator;
pub mod organiser;
pub mod remark;

use super::command::{Answer, Command};
use super::event::{Dated, Event};
use super::state::{ParticipantState, ProposalState, QuestionState, State, index};
use super::ties::{Tie, Ties};
use crate::error::{Error, Refusal, Result};
use crate::model::question::Openness;
use crate::model::{ParticipantId, ProposalId, QuestionId, Time};
use crate::world::Dice;

/// What a command does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// What happened, in order.
    pub events: Vec<Dated>,
    /// Ties to write before the events.
    pub before: Vec<Tie>,
    /// Ties to destroy after the events.
    pub after: Vec<Tie>,
    /// What to answer once all is durable.
    pub answer: Answer,
}

impl Outcome {
    /// Nothing to do: the same answer as before.
    fn none() -> Self {
        Self { events: Vec::new(), before: Vec::new(), after: Vec::new(), answer: Answer::Done(false) }
    }

    /// One event, no ties.
    fn one(at: Time, event: Event) -> Self {
        Self { events: vec![(at, event)], answer: Answer::Done(true), ..Self::none() }
    }
}

/// Where a command is decided: everything it may look at.
pub struct Desk<'a> {
    /// What follows from the events so far.
    pub state: &'a State,
    /// Links, names and texts.
    pub ties: &'a Ties,
    /// The present instant.
    pub now: Time,
}

/// Decides one command. Imports, replays and sweeps are taken apart by the writer, line by line; cards are dealt by
/// [`cards::next`] and [`chosen::sequence`].
pub fn decide(desk: &Desk<'_>, command: &Command, dice: &mut Dice) -> Result<Outcome> {
    match command {
        Command::Join(link, channel, reach) => citizen::join(desk, *link, *channel, reach.clone(), dice),
        Command::Pass(who, on) => citizen::pass(desk, *who, on),
        Command::Vote(who, on, key) => citizen::vote(desk, *who, on, *key),
        Command::Unvote(who, on) => citizen::unvote(desk, *who, on),
        Command::Qualify(who, on, word, set) => citizen::qualify(desk, *who, on, *word, *set),
        Command::Propose(who, question, draft) => citizen::propose(desk, *who, question, draft, dice),
        Command::Withdraw(who, on) => citizen::withdraw(desk, *who, on),
        Command::Appeal(who, on) => appeal::appeal(desk, *who, on),
        Command::Declare(who, question, inside) => citizen::declare(desk, *who, question, *inside),
        Command::Object(who, question, words) => citizen::object(desk, *who, question, words),
        Command::Sign(who, signature) => citizen::sign(desk, *who, signature),
        Command::Erase(who) => citizen::erase(desk, *who),
        Command::Keep(who) => citizen::keep(desk, *who),
        Command::Told(notice) => moderator::told(desk, *notice),
        Command::Moderator(name) => moderator::join(desk, name),
        Command::Decide(who, on, seen, decision) => moderator::decide(desk, *who, on, *seen, decision),
        Command::Amend(who, on, seen, amendment) => amend::amend(desk, *who, (on, *seen), amendment, dice),
        Command::Undo(who) => moderator::undo(desk, *who),
        Command::TakeBack(who, on, seen) => moderator::take_back(desk, *who, on, *seen),
        Command::Note(who, on, words) => remark::note(desk, *who, on, words),
        Command::Write(who, on, words) => remark::write(desk, *who, on, words),
        Command::Seize(who, on, from) => moderator::seize(desk, *who, on, *from),
        Command::Leave(who) => moderator::leave(desk, *who),
        Command::SetAside(who, question, participants, reason) => {
            aside::set_aside(desk, *who, question, (participants, *reason))
        }
        Command::Restore(who, cohort) => aside::restore(desk, *who, *cohort),
        Command::Settle(question) => organiser::settle(desk, question),
        Command::Close(question, closed) => organiser::close(desk, question, *closed),
        Command::Next(..) | Command::Sequence(..) | Command::Import(..) | Command::Replay(..) | Command::Sweep => {
            Ok(Outcome::none())
        }
    }
}

impl<'a> Desk<'a> {
    /// A participant who can still speak.
    fn participant(&self, id: ParticipantId) -> Result<(u32, &'a ParticipantState)> {
        let missing = || Error::NotFound(format!("participant {id}"));
        let number = *self.state.numbers.get(&id).ok_or_else(missing)?;
        let participant = &self.state.participants[index(number)];
        if participant.gone {
            return Err(missing());
        }
        Ok((number, participant))
    }

    /// A participant who is not being erased.
    fn speaker(&self, id: ParticipantId) -> Result<(u32, &'a ParticipantState)> {
        let (number, participant) = self.participant(id)?;
        match participant.erasure() {
            None => Ok((number, participant)),
            Some(_) => Err(Refusal::BeingErased.into()),
        }
    }

    fn proposal(&self, id: &ProposalId) -> Result<(u32, &'a ProposalState)> {
        let number = self.state.proposal(id).ok_or_else(|| Error::NotFound(format!("proposal {id}")))?;
        Ok((number, &self.state.proposals[index(number)]))
    }

    fn question(&self, id: &QuestionId) -> Result<(u16, &'a QuestionState)> {
        let number = self.state.question(id).ok_or_else(|| Error::NotFound(format!("question {id}")))?;
        Ok((number, &self.state.questions[usize::from(number)]))
    }

    /// Refuses what the question's dates forbid.
    fn open(&self, question: &QuestionState) -> Result<()> {
        let question = &question.question;
        match question.openness(self.now) {
            Openness::Open => Ok(()),
            Openness::Upcoming => Err(Refusal::NotOpenYet { opens: question.opens.unwrap_or(self.now) }.into()),
            Openness::Finished => Err(Refusal::Finished { closed: question.closes.unwrap_or(self.now) }.into()),
        }
    }
}
