//! What an organiser may read: questions with their counts, every proposal with its tallies.

use rustc_hash::FxHashMap;

use crate::backend::{QuestionView, Row};
use crate::engine::state::{QuestionState, index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::question::Openness;
use crate::model::{QuestionId, Sets, Status, Time, TopicId, Trust};

impl Shared {
    /// All questions, the open ones first, then by slug.
    pub fn questions(&self, now: Time) -> Vec<QuestionView> {
        let mut views: Vec<_> = self.state.questions.iter().map(|state| view(state, now)).collect();
        views.sort_by(|a, b| {
            let key = |view: &QuestionView| (view.openness != Openness::Open, view.question.id.clone());
            key(a).cmp(&key(b))
        });
        views
    }

    /// How many accepted proposals carry each topic, in the order of the file.
    pub fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        let place = &self.state.questions[usize::from(self.question_number(question)?)];
        let count = |topic: &TopicId| {
            let with = |number: &&u32| {
                let proposal = &self.state.proposals[index(**number)];
                proposal.status == Status::Accepted && proposal.topics.contains(topic)
            };
            place.proposals.iter().filter(with).count() as u64
        };
        Ok(place.question.topics.iter().map(|topic| (topic.id.clone(), count(&topic.id))).collect())
    }

    /// Every proposal of a question with its counts, in order of arrival.
    pub fn rows(&self, question: &QuestionId) -> Result<Vec<Row>> {
        let question = self.question_number(question)?;
        let ballots = self.ballots(question);
        let place = &self.state.questions[usize::from(question)];
        let of = |number: &u32| ballots.get(number).copied().unwrap_or_default();
        Ok(place.proposals.iter().map(|number| self.row(*number, of(number))).collect())
    }

    /// The ballots of the sequence class, set-aside ones left out, on every proposal of a question that has any.
    fn ballots(&self, question: u16) -> FxHashMap<u32, Sets> {
        let mut sets: FxHashMap<u32, Sets> = FxHashMap::default();
        for (who, participant) in (0_u32..).zip(&self.state.participants) {
            if self.state.is_aside(who, question) {
                continue;
            }
            for ballot in participant.ballots.iter().filter(|ballot| ballot.trust >= Trust::Sequence) {
                if self.state.proposals[index(ballot.proposal)].question == question {
                    sets.entry(ballot.proposal).or_default().add(ballot.key, ballot.words);
                }
            }
        }
        sets
    }

    fn row(&self, number: u32, ballots: Sets) -> Row {
        let proposal = &self.state.proposals[index(number)];
        let written = self.ties.text(number);
        Row {
            external_id: proposal.external.clone(),
            proposal: proposal_id(number),
            text: written.map(|written| written.text.clone()),
            language: proposal.language,
            author: written.map(|written| written.signature.clone()).unwrap_or_default(),
            status: proposal.status,
            topics: proposal.topics.clone(),
            sent: proposal.sent,
            tally: proposal.tally,
            aggregate: proposal.aggregate.as_deref().copied(),
            ballots,
            aside: proposal.aside.as_deref().copied().unwrap_or_default(),
        }
    }
}

fn view(state: &QuestionState, now: Time) -> QuestionView {
    QuestionView {
        question: state.question.clone(),
        openness: state.question.openness(now),
        participants: state.participants,
        proposals: state.accepted,
        votes: state.votes + state.imported,
        pending: state.pending,
    }
}
