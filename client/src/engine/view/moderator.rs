//! What a moderator may read: the queue, with who decided and who holds what.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::backend::{Alike, Decided, Noted, QueueItem};
use crate::engine::event::Author;
use crate::engine::state::{ProposalState, index, proposal_id};
use crate::engine::ties::Said;
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::{Channel, ParticipantId, ProposalId, QuestionId, Status, TopicId};
use crate::rules::flags::flags;
use crate::rules::similar::{SAME, percent};
use crate::rules::suggestion::suggested;
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
        let waits = is_waiting(status);
        let numbers: Vec<u32> = place.proposals.iter().filter(with).copied().collect();
        let echoes = if waits { self.echoes(&numbers) } else { FxHashMap::default() };
        let item = |(at, number): (usize, &u32)| {
            let echoes = others(&echoes, *number);
            QueueItem { echoes, ..self.item(*number, lease(*number), waits && at < FIRST) }
        };
        Ok(numbers.iter().enumerate().map(item).collect())
    }

    /// One proposal as its queue shows it, whatever its status; `lease` tells who else holds it.
    pub fn queued(&self, id: &ProposalId, lease: impl Fn(u32) -> Option<(String, u32)>) -> Result<QueueItem> {
        let number = self.number_of(id)?;
        let proposal = &self.state.proposals[index(number)];
        let waits = is_waiting(proposal.status);
        let mut item = self.item(number, lease(number), waits);
        if waits {
            let place = self.state.question_of(number);
            let beside = |other: &&u32| self.state.proposals[index(**other)].status == proposal.status;
            let numbers: Vec<u32> = place.proposals.iter().filter(beside).copied().collect();
            item.echoes = others(&self.echoes(&numbers), number);
        }
        Ok(item)
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

    pub(super) fn item(&self, number: u32, lease: Option<(String, u32)>, compared: bool) -> QueueItem {
        let proposal = &self.state.proposals[index(number)];
        let written = self.ties.text(number);
        let (by, channel, [by_author, given]) = self.author(proposal);
        let text = written.map(|written| written.text.as_str()).unwrap_or_default();
        let question = &self.state.question_of(number).question;
        let (similar, suggested) = if compared { self.beside(number, text) } else { (Vec::new(), Vec::new()) };
        QueueItem {
            proposal: proposal_id(number),
            question: question.id.clone(),
            text: text.to_owned(),
            language: proposal.language,
            author: written.map(|written| written.signature.clone()).unwrap_or_default(),
            by,
            channel,
            by_author,
            sent: proposal.sent,
            status: proposal.status,
            topics: proposal.topics.clone(),
            tally: proposal.tally,
            decided: proposal.decision.map(|decision| self.decided(decision)),
            lease,
            similar,
            flags: written
                .map(|_| flags(text, &question.languages, &question.phrase_rule(proposal.language)))
                .unwrap_or_default(),
            echoes: Vec::new(),
            suggested,
            notes: self.notes(proposal),
            duplicate_of: self.repeated(number).map(|of| self.repetition(number, of)),
            given,
            appealed: proposal.appeal.map(|refusal| self.decided(refusal).by),
        }
    }

    /// What is like a proposal, and the topics that this suggests.
    fn beside(&self, number: u32, text: &str) -> (Vec<Alike>, Vec<TopicId>) {
        let question = self.state.proposals[index(number)].question;
        let Some(place) = self.finder().place(question) else { return (Vec::new(), Vec::new()) };
        let may = |other: u32| {
            let status = self.state.proposals[index(other)].status;
            other != number && matches!(status, Status::Accepted | Status::Pending) && self.ties.text(other).is_some()
        };
        let compared = place.ideas.compared(text, LOOKED, may);
        let similar = compared.nearest(LOOKED, SAME).into_iter().take(BESIDE).map(|found| self.told(found)).collect();
        let accepted = |(similarity, other): (f64, u32)| {
            let proposal = &self.state.proposals[index(other)];
            (proposal.status == Status::Accepted).then_some((similarity, proposal.topics.as_slice()))
        };
        let topics = &self.state.questions[usize::from(question)].question.topics;
        let all = if topics.is_empty() { Vec::new() } else { compared.all() };
        (similar, suggested(all.into_iter().filter_map(accepted), topics))
    }

    /// An author who is still here, where they speak from, and how much they have sent and voted in this question.
    fn author(&self, proposal: &ProposalState) -> (Option<ParticipantId>, Channel, [u64; 2]) {
        let Author::Participant(number) = proposal.author else { return (None, Channel::File, [1, 0]) };
        let author = &self.state.participants[index(number)];
        let here = |other: u32| self.state.proposals[index(other)].question == proposal.question;
        let sent = author.proposals().iter().filter(|other| here(**other)).count();
        let given = author.ballots.iter().filter(|ballot| here(ballot.proposal)).count();
        let by = (!author.gone).then_some(author.id);
        (by, author.channel, [sent as u64, given as u64])
    }

    /// What colleagues wrote about a proposal.
    fn notes(&self, proposal: &ProposalState) -> Vec<Noted> {
        let noted = |number: &u32| {
            let remark = &self.state.remarks[index(*number)];
            let by = self.ties.name(remark.moderator).to_owned();
            let note = Noted { by, at: remark.at, words: self.said(Said::Remark(*number)) };
            remark.notice.is_none().then_some(note)
        };
        proposal.remarks.iter().filter_map(noted).collect()
    }

    /// The proposal that another was refused for saying again.
    pub(super) fn repeated(&self, number: u32) -> Option<u32> {
        let decision = self.state.proposals[index(number)].decision?;
        self.state.decisions[index(decision)].of
    }

    /// What a proposal says again, and how alike they are.
    fn repetition(&self, number: u32, of: u32) -> Alike {
        let beside = &self.state.proposals[index(of)];
        let similarity = self.finder().place(beside.question).and_then(|place| place.ideas.between(number, of));
        Alike {
            percent: percent(similarity.unwrap_or_default()),
            proposal: proposal_id(of),
            text: self.shown(of).0,
            status: beside.status,
        }
    }

    fn decided(&self, number: u32) -> Decided {
        let decision = &self.state.decisions[index(number)];
        let by = self.ties.name(decision.moderator).to_owned();
        Decided { by, at: decision.at, refusal: self.refusal(number) }
    }
}

/// Whether a proposal of this status still waits for a moderator.
const fn is_waiting(status: Status) -> bool {
    matches!(status, Status::Pending | Status::Postponed)
}

/// The others of the group that a proposal is in.
fn others(groups: &FxHashMap<u32, Rc<[u32]>>, number: u32) -> Vec<ProposalId> {
    let group: &[u32] = groups.get(&number).map_or(&[], |group| group);
    group.iter().filter(|other| **other != number).map(|other| proposal_id(*other)).collect()
}
