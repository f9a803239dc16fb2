//! What a citizen may read: cards, one's own proposals and votes, searches, everything kept about oneself.

use rustc_hash::FxHashMap;

use crate::backend::{Alike, Card, Keyword, Mine, Page, PersonalData, Progress, Query, Reach};
use crate::engine::event::Author;
use crate::engine::state::{About, ParticipantState, index, proposal_id};
use crate::engine::ties::Said;
use crate::engine::writer::Shared;
use crate::error::Result;
use crate::model::question::Openness;
use crate::model::{Notice, NoticeId, NoticeKind, ParticipantId, ProposalId, QuestionId, RefusalReason, Status, Time};
use crate::rules::keywords::keywords;
use crate::rules::search::Search;
use crate::rules::similar::{SAME, percent};

use super::standing;

/// Look-alikes looked for, at least: those of the same letters come with those of the same sense, and the best are told.
pub(super) const LOOKED: usize = 8;

impl Shared {
    /// Cards by number.
    pub fn cards(&self, who: ParticipantId, numbers: &[u32]) -> Result<Vec<Card>> {
        let viewer = self.participant(who)?;
        Ok(numbers.iter().map(|number| self.card(viewer, *number)).collect())
    }

    /// One card by name; of others, only what is published.
    pub fn card_of(&self, who: ParticipantId, id: &ProposalId) -> Result<Card> {
        let card = self.any_card_of(who, id)?;
        let readable = card.mine || card.ballot.is_some() || card.status == Status::Accepted;
        if readable { Ok(card) } else { Err(crate::Error::NotFound(format!("proposal {id}"))) }
    }

    /// One card by name, whatever its status.
    pub fn any_card_of(&self, who: ParticipantId, id: &ProposalId) -> Result<Card> {
        Ok(self.card(self.participant(who)?, self.number_of(id)?))
    }

    /// One's own proposals in a question, newest first.
    pub fn mine(&self, who: ParticipantId, question: &QuestionId, now: Time) -> Result<Vec<Mine>> {
        let number = self.question_number(question)?;
        let (_, participant) = self.participant(who)?;
        let within = |proposal: &&u32| self.state.proposals[index(**proposal)].question == number;
        Ok(participant.proposals().iter().rev().filter(within).map(|of| self.fate(participant, *of, now)).collect())
    }

    fn fate(&self, author: &ParticipantState, number: u32, now: Time) -> Mine {
        let proposal = &self.state.proposals[index(number)];
        let open = self.state.question_of(number).question.openness(now) == Openness::Open;
        Mine {
            proposal: proposal_id(number),
            text: self.shown(number).0,
            sent: proposal.sent,
            status: proposal.status,
            refusal: proposal.decision.and_then(|decision| self.refusal(decision)),
            standing: (proposal.status == Status::Accepted).then(|| standing(proposal)),
            appealable: open && author.erasure().is_none() && proposal.is_appealable(),
        }
    }

    /// Why a decision refused, with the moderator's words.
    pub(super) fn refusal(&self, decision: u32) -> Option<(RefusalReason, Option<String>)> {
        let reason = self.state.decisions[index(decision)].reason?;
        Some((reason, self.said(Said::Decision(decision))))
    }

    /// A moderator's words.
    pub(super) fn said(&self, said: Said) -> Option<String> {
        self.ties.words(said).map(str::to_owned)
    }

    /// Votes of a question, last first.
    pub fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        let number = self.question_number(question)?;
        let mut votes = self.votes_of(who)?;
        votes.retain(|proposal| self.state.proposals[index(*proposal)].question == number);
        self.cards(who, &votes)
    }

    fn votes_of(&self, who: ParticipantId) -> Result<Vec<u32>> {
        let (_, participant) = self.participant(who)?;
        let mut ballots = participant.ballots.clone();
        ballots.sort_by_key(|ballot| (std::cmp::Reverse(ballot.at), ballot.proposal));
        Ok(ballots.into_iter().map(|ballot| ballot.proposal).collect())
    }

    /// Accepted proposals by word and topic: by word the best match first, else the newest.
    pub fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        let viewer = self.participant(who)?;
        let asked = self.question_number(question)?;
        let search = Search::new(&query.words);
        if search.is_empty() && !query.words.trim().is_empty() {
            return Ok(Page::default());
        }
        let may = |number: u32| {
            let proposal = &self.state.proposals[index(number)];
            proposal.status == Status::Accepted
                && query.topic.as_ref().is_none_or(|topic| proposal.topics.contains(topic))
                && self.ties.text(number).is_some()
        };
        let found: Vec<u32> = if search.is_empty() {
            let place = &self.state.questions[usize::from(asked)];
            place.proposals.iter().rev().copied().filter(|number| may(*number)).collect()
        } else {
            self.finder().place(asked).map(|place| place.words.find(&search, may)).unwrap_or_default()
        };
        let cards = found.iter().skip(query.skip).take(query.limit).map(|number| self.card(viewer, *number)).collect();
        Ok(Page { total: found.len(), cards })
    }

    /// What the accepted proposals of a question speak of.
    pub fn keywords(&self, question: &QuestionId, limit: usize) -> Result<Vec<Keyword>> {
        let place = &self.state.questions[usize::from(self.question_number(question)?)];
        let text = |number: &u32| {
            let proposal = &self.state.proposals[index(*number)];
            let written = self.ties.text(*number).filter(|_| proposal.status == Status::Accepted)?;
            Some((written.text.as_str(), proposal.language))
        };
        Ok(keywords(place.proposals.iter().filter_map(text), limit))
    }

    /// The accepted proposals of a question that are most like a text.
    pub fn similar(&self, question: &QuestionId, text: &str, limit: usize) -> Result<Vec<Alike>> {
        let may = |number: u32| self.state.proposals[index(number)].status == Status::Accepted;
        let mut found = self.alike(self.question_number(question)?, text, limit.max(LOOKED), may);
        found.truncate(limit);
        Ok(found)
    }

    /// The proposals of a question that are most like a text among those that `may` be told.
    fn alike(&self, question: u16, text: &str, limit: usize, may: impl Fn(u32) -> bool) -> Vec<Alike> {
        let Some(place) = self.finder().place(question) else { return Vec::new() };
        let found = place.ideas.nearest(text, limit, SAME, |number| self.ties.text(number).is_some() && may(number));
        found.into_iter().map(|found| self.told(found)).collect()
    }

    /// A text that was found, in words.
    pub(super) fn told(&self, (similarity, number): (f64, u32)) -> Alike {
        Alike {
            percent: percent(similarity),
            proposal: proposal_id(number),
            text: self.shown(number).0,
            status: self.state.proposals[index(number)].status,
        }
    }

    /// How far a participant has come.
    pub fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        let number = self.question_number(question)?;
        let (own, participant) = self.participant(who)?;
        let place = &self.state.questions[usize::from(number)];
        let proposals = &self.state.proposals;
        let within = |proposal: u32| proposals[index(proposal)].question == number;
        let votes = participant.ballots.iter().filter(|ballot| within(ballot.proposal));
        let seen = votes.clone().filter(|ballot| proposals[index(ballot.proposal)].status == Status::Accepted);
        let mine = participant.proposals().iter().copied().filter(|proposal| within(*proposal));
        let accepted = |proposal: &u32| {
            proposals[index(*proposal)].author == Author::Participant(own)
                && proposals[index(*proposal)].status == Status::Accepted
        };
        let not_votable =
            if place.question.policy.own_votes { 0 } else { mine.clone().filter(accepted).count() as u64 };
        Ok(Progress {
            seen: seen.count() as u64,
            total: place.accepted - not_votable,
            votes: votes.count() as u64,
            proposals: mine.count() as u64,
            declared: participant.declared(number),
        })
    }

    /// Everything kept about a participant.
    pub fn data(&self, who: ParticipantId, now: Time) -> Result<PersonalData> {
        let (_, participant) = self.participant(who)?;
        let declared = participant.more.as_ref().map(|more| more.declared.clone()).unwrap_or_default();
        let slug = |number: u16| self.state.questions[usize::from(number)].question.id.clone();
        Ok(PersonalData {
            participant: who,
            since: participant.since,
            channel: participant.channel,
            signature: self.ties.person(who),
            votes: self.cards(who, &self.votes_of(who)?)?,
            proposals: participant.proposals().iter().rev().map(|of| self.fate(participant, *of, now)).collect(),
            declared: declared.into_iter().map(|(number, inside)| (slug(number), inside)).collect(),
            erasure: participant.erasure(),
            aside: self.aside_of(who)?,
        })
    }

    /// What is due to be told, oldest first.
    pub fn notices(&self, who: ParticipantId, now: Time) -> Result<Vec<Notice>> {
        let (number, _) = self.participant(who)?;
        let untold = self.state.untold_to(number).map(|id| (NoticeId(id), &self.state.notices[index(id)]));
        let due = untold.filter(|(_, notice)| notice.due <= now);
        Ok(due.map(|(id, notice)| self.notice(id, notice.about)).collect())
    }

    /// Everybody who has something due and can be written to, the oldest notice first.
    pub fn due(&self, now: Time) -> Vec<Reach> {
        let mut first: FxHashMap<u32, (Time, u32)> = FxHashMap::default();
        for (participant, id) in &self.state.untold {
            let due = self.state.notices[index(*id)].due;
            if due <= now {
                let oldest = first.entry(*participant).or_insert((due, *id));
                *oldest = (*oldest).min((due, *id));
            }
        }
        let mut order: Vec<((Time, u32), u32)> = first.into_iter().map(|(who, oldest)| (oldest, who)).collect();
        order.sort_unstable();
        order.into_iter().filter_map(|(_, who)| self.reach(who)).collect()
    }

    fn reach(&self, number: u32) -> Option<Reach> {
        let participant = &self.state.participants[index(number)];
        let reach = self.ties.reach(participant.id)?.to_vec();
        Some(Reach { participant: participant.id, channel: participant.channel, reach })
    }

    fn notice(&self, id: NoticeId, about: About) -> Notice {
        let (number, decided, kind) = match about {
            About::Decision(number) => {
                let decision = &self.state.decisions[index(number)];
                (decision.proposal, decision.at, self.verdict(number))
            }
            About::Back(number) => {
                let decision = &self.state.decisions[index(number)];
                (decision.proposal, decision.at, NoticeKind::BackToQueue)
            }
            About::Remark(number) => {
                let remark = &self.state.remarks[index(number)];
                (remark.proposal, remark.at, NoticeKind::Written { words: self.said(Said::Remark(number)) })
            }
        };
        Notice { id, proposal: proposal_id(number), text: self.shown(number).0, kind, decided }
    }

    /// What a decision comes to for an author; of another proposal, only what is published.
    fn verdict(&self, decision: u32) -> NoticeKind {
        match (self.refusal(decision), self.state.decisions[index(decision)].of) {
            (Some((_, words)), Some(of)) => {
                let open = self.state.proposals[index(of)].status == Status::Accepted;
                let text = open.then(|| self.shown(of).0);
                NoticeKind::Duplicate { of: proposal_id(of), text, words }
            }
            (Some((reason, words)), None) => NoticeKind::Refused { reason, words },
            (None, _) => NoticeKind::Accepted,
        }
    }
}
