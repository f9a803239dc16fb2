//! What a moderator may read of trust: the facts put before the detectors, and the cohorts set aside.

use crate::backend::{Cohort, CohortId, Mark};
use crate::engine::event::Author;
use crate::engine::state::{CohortState, ParticipantState, index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::{Error, Result};
use crate::model::{ModeratorId, ParticipantId, QuestionId, Time, Trust};
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

    fn known(&self, who: ModeratorId) -> Result<()> {
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
        }
    }

    fn names_of(&self, numbers: &[u32]) -> Vec<ParticipantId> {
        numbers.iter().map(|number| self.state.participants[index(*number)].id).collect()
    }

    /// Votes that stand and texts that can be read. A vote that answers no dealt card came through the link to its
    /// proposal, as far as anybody knows. When a card was dealt is not kept.
    fn facts(&self, question: u16) -> Facts {
        let here = |proposal: u32| self.state.proposals[index(proposal)].question == question;
        let votes = (0_u32..).zip(&self.state.participants).flat_map(|(who, participant)| {
            participant.ballots.iter().filter(|ballot| here(ballot.proposal)).map(move |ballot| Vote {
                who,
                proposal: ballot.proposal,
                at: Time(i64::from(ballot.at) * Time::SECOND),
                dealt: None,
                key: ballot.key,
                link: (ballot.trust < Trust::Sequence).then_some(ballot.proposal),
                since: participant.since,
            })
        });
        let texts =
            self.state.questions[usize::from(question)].proposals.iter().filter_map(|number| self.fact(*number));
        Facts { votes: votes.collect(), texts: texts.collect() }
    }

    fn fact(&self, number: u32) -> Option<Text> {
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
