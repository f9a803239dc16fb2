//! What may be read, by whom: state and ties in the words of the port. Changes nothing.

pub mod acts;
pub mod citizen;
pub mod moderator;
pub mod news;
pub mod organiser;
pub mod stats;
pub mod trust;

use super::state::{ParticipantState, ProposalState, index, proposal_id};
use super::writer::Shared;
use crate::backend::{Card, Standing};
use crate::error::{Error, Result};
use crate::model::{ParticipantId, Phrase, ProposalId, QuestionId, Signature};

impl Shared {
    fn participant(&self, id: ParticipantId) -> Result<(u32, &ParticipantState)> {
        let missing = || Error::NotFound(format!("participant {id}"));
        let number = *self.state.numbers.get(&id).ok_or_else(missing)?;
        let participant = &self.state.participants[index(number)];
        if participant.gone { Err(missing()) } else { Ok((number, participant)) }
    }

    fn number_of(&self, id: &ProposalId) -> Result<u32> {
        self.state.proposal(id).ok_or_else(|| Error::NotFound(format!("proposal {id}")))
    }

    fn question_number(&self, id: &QuestionId) -> Result<u16> {
        self.state.question(id).ok_or_else(|| Error::NotFound(format!("question {id}")))
    }

    /// One proposal as a participant may see it: the standing only after their own vote.
    fn card(&self, (who, participant): (u32, &ParticipantState), number: u32) -> Card {
        let proposal = &self.state.proposals[index(number)];
        let ballot = participant.ballot(number);
        let (text, author) = self.shown(number);
        Card {
            proposal: proposal_id(number),
            question: self.state.question_of(number).question.id.clone(),
            text,
            language: proposal.language,
            author,
            sent: proposal.sent,
            topics: proposal.topics.clone(),
            status: proposal.status,
            mine: proposal.author == super::event::Author::Participant(who),
            standing: ballot.map(|_| standing(proposal)),
            ballot: ballot.map(|ballot| ballot.ballot()),
            waiting: false,
        }
    }

    /// The text of a proposal fit for one line, and its signature; both empty once erased.
    fn shown(&self, number: u32) -> (String, Signature) {
        let written = self.ties.text(number);
        let text = written.map(|written| Phrase::published(&written.text).shown()).unwrap_or_default();
        (text, written.map(|written| written.signature.clone()).unwrap_or_default())
    }
}

/// All verified votes but those set aside, and those the proposal was imported with.
fn standing(proposal: &ProposalState) -> Standing {
    let mut votes = proposal.tally.verified.votes;
    let aside = proposal.aside.as_ref().map_or([0; 3], |aside| aside.verified.votes);
    votes.iter_mut().zip(aside).for_each(|(count, apart)| *count = count.saturating_sub(apart));
    let [agree, disagree, neutral] = votes;
    let base = proposal.aggregate.as_deref().copied().unwrap_or_default();
    Standing { agree: agree + base.agree, disagree: disagree + base.disagree, neutral: neutral + base.neutral }
}
