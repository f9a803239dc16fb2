//! What may be read of trust: the facts put before the detectors and the cohorts set aside, by moderators; why a card was
//! dealt and why votes are set aside, by those concerned.

use crate::backend::{Cohort, CohortId, Mark, Marked, Objected, Shown};
use crate::engine::event::Author;
use crate::engine::state::{BallotState, CohortState, Objection, ParticipantState, index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::{Error, Result};
use crate::model::{ModeratorId, ParticipantId, ProposalId, QuestionId, Time, Trust};
use crate::rules::watch::{Facts, Text, Vote, watch};

impl Shared {
    /// What the detectors find in a question.
    pub fn alerts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Mark>> {
        self.known(who)?;
        let facts = self.facts(self.question_number(question)?);
        let marks = watch(&facts).into_iter().map(|alert| Mark {
            reason: alert.reason,
            level: alert.level,
            participants: self.names_of(&alert.participants),
            proposals: alert.proposals.into_iter().map(proposal_id).collect(),
        });
        Ok(marks.collect())
    }

    /// What was proposed to be set aside in a question, oldest first.
    pub fn cohorts(&self, who: ModeratorId, question: &QuestionId) -> Result<Vec<Cohort>> {
        self.known(who)?;
        let question = self.question_number(question)?;
        let here = (0_u32..).zip(&self.state.cohorts).filter(|(_, cohort)| cohort.question == question);
        Ok(here.map(|(number, cohort)| self.cohort(number, cohort)).collect())
    }

    /// Refuses whoever is no moderator here.
    pub fn known(&self, who: ModeratorId) -> Result<()> {
        let found = self.state.moderators.get(index(who.0)).map(drop);
        found.ok_or_else(|| Error::NotFound(format!("moderator {}", who.0)))
    }

    fn cohort(&self, number: u32, cohort: &CohortState) -> Cohort {
        let name = |moderator: u32| self.ties.name(moderator).to_owned();
        Cohort {
            id: CohortId(number),
            participants: self.names_of(&cohort.participants),
            reason: cohort.reason,
            proposed: name(cohort.proposed),
            at: cohort.at,
            confirmed: cohort.confirmed.map(name),
            restored: cohort.restored.map(name),
            objections: cohort.objections.iter().map(|objection| self.objected(number, *objection)).collect(),
        }
    }

    fn objected(&self, cohort: u32, Objection { participant, at }: Objection) -> Objected {
        let participant = self.state.participants[index(participant)].id;
        Objected { participant, at, words: self.ties.objection(cohort, participant).map(str::to_owned) }
    }

    /// Why a proposal was shown to somebody.
    pub fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown> {
        let card = self.card_of(who, proposal)?;
        let (_, participant) = self.participant(who)?;
        let number = self.number_of(proposal)?;
        let dealt = participant.issued.iter().find(|card| card.proposal == number).map(|card| card.why);
        let answered = participant.ballot(number).and_then(|ballot| ballot.origin.why());
        Ok(match dealt.or(answered) {
            Some(why) => Shown::Dealt { why },
            None if card.mine => Shown::Own,
            None => Shown::Chosen,
        })
    }

    /// Whether somebody's votes in a question are set aside, and why.
    pub fn marked(&self, who: ParticipantId, question: &QuestionId) -> Result<Option<Marked>> {
        let question = self.question_number(question)?;
        let (number, _) = self.participant(who)?;
        Ok(self.state.aside_in(number, question).map(|cohort| self.mark(number, cohort)))
    }

    /// The questions in which somebody's votes are set aside, why, and their words against it.
    pub(super) fn aside_of(&self, who: ParticipantId) -> Result<Vec<(QuestionId, Marked, Option<String>)>> {
        let (number, _) = self.participant(who)?;
        let questions = (0_u16..).zip(&self.state.questions);
        let aside = questions.filter_map(|(at, place)| Some((place, self.state.aside_in(number, at)?)));
        Ok(aside
            .map(|(place, cohort)| {
                let words = self.ties.objection(cohort, who).map(str::to_owned);
                (place.question.id.clone(), self.mark(number, cohort), words)
            })
            .collect())
    }

    fn mark(&self, participant: u32, cohort: u32) -> Marked {
        let cohort = &self.state.cohorts[index(cohort)];
        let objected = cohort.objections.iter().find(|one| one.participant == participant).map(|one| one.at);
        Marked { reason: cohort.reason, since: cohort.at, objected }
    }

    fn names_of(&self, numbers: &[u32]) -> Vec<ParticipantId> {
        numbers.iter().map(|number| self.state.participants[index(*number)].id).collect()
    }

    /// Votes that stand and texts that can be read. A vote that answers no dealt card came through the link to its
    /// proposal, as far as anybody knows.
    fn facts(&self, question: u16) -> Facts {
        let here = |proposal: u32| self.state.proposals[index(proposal)].question == question;
        let votes = (0_u32..).zip(&self.state.participants).flat_map(|(who, participant)| {
            participant.ballots.iter().filter(|ballot| here(ballot.proposal)).map(move |ballot| Vote {
                who,
                proposal: ballot.proposal,
                at: Time(i64::from(ballot.at) * Time::SECOND),
                dealt: dealt(ballot),
                key: ballot.key,
                link: (ballot.trust < Trust::Sequence && !ballot.origin.is_dealt()).then_some(ballot.proposal),
                since: participant.since,
            })
        });
        let texts =
            self.state.questions[usize::from(question)].proposals.iter().filter_map(|number| self.fact(*number));
        Facts { votes: votes.collect(), texts: texts.collect() }
    }

    /// A text that can be read, as the detectors are told it.
    pub(super) fn fact(&self, number: u32) -> Option<Text> {
        let proposal = &self.state.proposals[index(number)];
        let author = match proposal.author {
            Author::Participant(author) => Some(author),
            Author::Unknown => None,
        };
        let account: Option<&ParticipantState> = author.map(|author| &self.state.participants[index(author)]);
        let text = self.ties.text(number)?.text.clone();
        let since = account.map_or(proposal.sent, |account| account.since);
        Some(Text { proposal: number, author, since, sent: proposal.sent, text })
    }
}

/// When the card of a vote was dealt, if it answers one.
fn dealt(ballot: &BallotState) -> Option<Time> {
    let at = Time(i64::from(ballot.at) * Time::SECOND);
    ballot.origin.is_dealt().then(|| at.plus(-ballot.origin.waited()))
}
