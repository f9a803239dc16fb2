//! What a moderator may read: the queue, with who decided and who holds what.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::backend::{Decided, QueueItem};
use crate::engine::event::Author;
use crate::engine::state::{ProposalState, index, proposal_id};
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::{Channel, QuestionId, Status};
use crate::rules::flags::flags;
use crate::rules::watch::echo;

use super::citizen::LOOKED;

/// Look-alikes told beside a proposal, at most.
const BESIDE: usize = 3;
/// Look-alikes are told for so many of the oldest that wait: a long queue must not make the first screen wait.
const FIRST: usize = 200;

impl Shared {
    /// Proposals of a question by status, oldest first; `lease` tells who else holds one.
    pub fn queue(
        &self,
        question: &QuestionId,
        status: Status,
        lease: impl Fn(u32) -> Option<(String, u32)>,
    ) -> Result<Vec<QueueItem>> {
        let place = &self.state.questions[usize::from(self.question_number(question)?)];
        let with = |number: &&u32| {
            let proposal = &self.state.proposals[index(**number)];
            proposal.status == status && !proposal.erased
        };
        let waits = matches!(status, Status::Pending | Status::Postponed);
        let numbers: Vec<u32> = place.proposals.iter().filter(with).copied().collect();
        let echoes = if waits { self.echoes(&numbers) } else { FxHashMap::default() };
        let item = |(at, number): (usize, &u32)| {
            let group: &[u32] = echoes.get(number).map_or(&[], |group| group);
            let echoes = group.iter().filter(|other| *other != number).map(|other| proposal_id(*other)).collect();
            QueueItem { echoes, ..self.item(*number, lease(*number), waits && at < FIRST) }
        };
        Ok(numbers.iter().enumerate().map(item).collect())
    }

    /// The group of each proposal that is in one.
    fn echoes(&self, numbers: &[u32]) -> FxHashMap<u32, Rc<[u32]>> {
        let texts: Vec<_> = numbers.iter().filter_map(|number| self.fact(*number)).collect();
        let mut found = FxHashMap::default();
        for group in echo::groups(&texts) {
            let group: Rc<[u32]> = group.iter().map(|text| text.proposal).collect();
            found.extend(group.iter().map(|number| (*number, Rc::clone(&group))));
        }
        found
    }

    fn item(&self, number: u32, lease: Option<(String, u32)>, compared: bool) -> QueueItem {
        let proposal = &self.state.proposals[index(number)];
        let written = self.ties.text(number);
        let (channel, by_author) = self.author(proposal);
        let text = written.map(|written| written.text.as_str()).unwrap_or_default();
        let question = &self.state.question_of(number).question;
        let beside = |other: u32| {
            let status = self.state.proposals[index(other)].status;
            other != number && matches!(status, Status::Accepted | Status::Pending)
        };
        let mut similar = if compared { self.alike(proposal.question, text, LOOKED, beside) } else { Vec::new() };
        similar.truncate(BESIDE);
        QueueItem {
            proposal: proposal_id(number),
            text: text.to_owned(),
            language: proposal.language,
            author: written.map(|written| written.signature.clone()).unwrap_or_default(),
            channel,
            by_author,
            sent: proposal.sent,
            status: proposal.status,
            topics: proposal.topics.clone(),
            decided: proposal.decision.map(|decision| self.decided(decision)),
            lease,
            similar,
            flags: flags(text, &question.languages, &question.phrase_rule(proposal.language)),
            echoes: Vec::new(),
        }
    }

    /// Where an author speaks from, and how much they have sent to this question.
    fn author(&self, proposal: &ProposalState) -> (Channel, u64) {
        let Author::Participant(number) = proposal.author else { return (Channel::File, 1) };
        let author = &self.state.participants[index(number)];
        let same = |other: &&u32| self.state.proposals[index(**other)].question == proposal.question;
        (author.channel, author.proposals().iter().filter(same).count() as u64)
    }

    fn decided(&self, number: u32) -> Decided {
        let decision = &self.state.decisions[index(number)];
        let by = self.ties.name(decision.moderator).to_owned();
        Decided { by, at: decision.at, refusal: self.refusal(number) }
    }
}
