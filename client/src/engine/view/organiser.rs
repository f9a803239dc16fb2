//! What an organiser may read: questions with their counts, every proposal with its tallies.

use std::sync::Arc;

use crate::backend::{QuestionView, Row};
use crate::engine::state::{QuestionState, index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::question::Openness;
use crate::model::{QuestionId, Sets, Status, Time, TopicId, Trust};
use crate::rules::rotation::limit::{Cast, limited};
use crate::rules::rotation::settings::Settings;

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
        let place = &self.state.questions[usize::from(question)];
        let cast = self.cast(question, &place.proposals);
        let mut sets = vec![Sets::default(); place.proposals.len()];
        for vote in &cast {
            sets[index(vote.proposal)].add(vote.key, vote.words);
        }
        let person = Settings::changed(&place.question.rotation_settings).person;
        let limited = limited(place.proposals.len(), &cast, person);
        let numbers = place.proposals.iter().zip(sets).enumerate();
        let limit = |at: usize| limited.as_ref().map(|all| all[at].votes.map(whole));
        Ok(numbers.map(|(at, (number, sets))| self.row(*number, sets, limit(at))).collect())
    }

    /// The votes of the sequence in a question, set-aside ones left out; proposals by their place in the question.
    fn cast(&self, question: u16, proposals: &[u32]) -> Vec<Cast> {
        let mut cast = Vec::new();
        for (person, participant) in (0_u32..).zip(&self.state.participants) {
            if self.state.is_aside(person, question) {
                continue;
            }
            for ballot in participant.ballots.iter().filter(|ballot| ballot.trust >= Trust::Sequence) {
                // Proposals of a question are in the order of their numbers.
                let Ok(place) = proposals.binary_search(&ballot.proposal) else { continue };
                let proposal = u32::try_from(place).unwrap_or(u32::MAX);
                cast.push(Cast { person, proposal, key: ballot.key, words: ballot.words });
            }
        }
        cast
    }

    fn row(&self, number: u32, ballots: Sets, limited: Option<[u64; 3]>) -> Row {
        let proposal = &self.state.proposals[index(number)];
        let written = self.ties.text(number);
        Row {
            external_id: proposal.external.clone(),
            proposal: proposal_id(number),
            text: written.map(|written| written.text.clone()),
            language: proposal.language,
            author: written.map(|written| written.signature.clone()).unwrap_or_default(),
            status: proposal.status,
            duplicate_of: self.repeated(number).map(proposal_id),
            topics: proposal.topics.clone(),
            sent: proposal.sent,
            tally: proposal.tally,
            aggregate: proposal.aggregate.as_deref().copied(),
            ballots,
            aside: proposal.aside.as_deref().copied().unwrap_or_default(),
            limited,
        }
    }
}

fn view(state: &QuestionState, now: Time) -> QuestionView {
    QuestionView {
        question: Arc::clone(&state.question),
        openness: state.question.openness(now),
        participants: state.participants,
        proposals: state.accepted,
        votes: state.votes + state.imported,
        pending: state.pending,
    }
}

/// A weighed count as a whole number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of votes")]
fn whole(count: f64) -> u64 {
    count.round() as u64
}
