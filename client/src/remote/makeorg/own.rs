//! What is one's own: proposals (which need an account there), votes, what is kept here, and its end.

use super::Server;
use super::ask::Ask;
use super::catalogue::dates;
use super::line::Heard;
use crate::backend::{Card, Draft, ERASURE_DELAY, Mine, PersonalData, Progress};
use crate::dialect::fault::Act;
use crate::dialect::header::{Location, Page};
use crate::dialect::length;
use crate::dialect::page::Rows;
use crate::dialect::proposal::{Proposal, ProposalIds, ProposalPage, ProposeRequest};
use crate::dialect::query::OwnQuery;
use crate::dialect::route::Operation;
use crate::dialect::tag::PopularTag;
use crate::error::{Error, Refusal, Result};
use crate::model::{
    Channel, LinkKey, ParticipantId, PhraseFault, PhraseRule, ProposalId, QuestionId, Signature, Time, TopicId,
};
use crate::remote::context::Seat;

/// One's own proposals that are read, at most.
const OWN: u64 = 200;

impl Server {
    /// The participant of a link: always the same for the same link, so that nothing but a context has to be kept.
    pub(super) async fn join(&self, link: LinkKey, channel: Channel) -> Result<ParticipantId> {
        self.open()?;
        let who = super::named("participant", &link.0);
        self.contexts.welcome(who, channel, self.now()).await.map(|seat| seat.who)
    }

    /// Sends a proposal, after everything that the server does not check.
    pub(super) async fn propose(&self, who: ParticipantId, question: &QuestionId, draft: &Draft) -> Result<ProposalId> {
        let mut seat = self.speaker(who).await?;
        if seat.context.token.is_none() {
            return Err(Error::NotSupported("take a proposal from somebody without an account there"));
        }
        let view = self.question(question).await?;
        dates(&view)?;
        if !view.question.can_propose {
            return Err(Refusal::NoProposals.into());
        }
        let text = draft.phrase.as_str();
        fits(text, &view.question.phrase_rule(draft.language))?;
        let body = ProposeRequest {
            content: text.to_owned(),
            question_id: question.to_string(),
            language: draft.language.to_string(),
            country: view.question.country.clone(),
            is_anonymous: draft.signature.name.is_none().then_some(true),
        };
        let at = Location::new(Page::Participate, question);
        let ask = Ask::new(Operation::Propose, &[]).json(&body).at(&at).question(question);
        let ask = ask.act(Act::Propose, None, view.question.closes);
        match self.ask::<ProposalIds>(&mut seat, &ask).await {
            Ok(ids) if !ids.proposal_id.is_empty() => Ok(ProposalId::from(ids.proposal_id.as_str())),
            Ok(_) => Err(super::line::unreadable(&ask).error),
            // It may have arrived all the same: then it is among one's own.
            Err(fault) if fault.again => self.found(&mut seat, text).await.ok_or(fault.error),
            Err(fault) => Err(fault.error),
        }
    }

    async fn found(&self, seat: &mut Seat, text: &str) -> Option<ProposalId> {
        let own = self.sent(seat).await.ok()?;
        let same = own.into_iter().find(|proposal| proposal.content == text);
        same.map(|proposal| ProposalId::from(proposal.id.as_str()))
    }

    /// One's own proposals in any state, newest first; none without an account.
    async fn sent(&self, seat: &mut Seat) -> Heard<Vec<Proposal>> {
        let Some(user) = seat.context.user.clone().filter(|_| seat.context.token.is_some()) else {
            return Ok(Vec::new());
        };
        let query = OwnQuery { rows: Rows { limit: Some(OWN), skip: None }, ..OwnQuery::default() };
        let ask = Ask::new(Operation::ListOwnProposals, &[&user]).query(query.pairs());
        let page: ProposalPage = self.ask(seat, &ask).await?;
        Ok(page.results)
    }

    /// One's own proposals to a question.
    pub(super) async fn mine(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Mine>> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        let mut own = self.sent(&mut seat).await.map_err(|fault| fault.error)?;
        own.retain(|proposal| proposal.question.as_ref().is_none_or(|place| place.question_id == *question.0));
        let mut mine: Vec<Mine> = own.iter().map(Proposal::mine).collect();
        mine.sort_by_key(|mine| std::cmp::Reverse(mine.sent));
        Ok(mine)
    }

    /// The cards one has voted on, last vote first, as they are remembered here.
    pub(super) async fn voted(&self, who: ParticipantId, question: &QuestionId) -> Result<Vec<Card>> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        let mut cards = self.remembered(&seat)?;
        cards.retain(|card| card.question == *question);
        Ok(cards)
    }

    fn remembered(&self, seat: &Seat) -> Result<Vec<Card>> {
        let mut held = seat.held()?;
        held.sort_by_key(|held| std::cmp::Reverse(held.at));
        let mut cards = held.iter().map(|held| self.shown(seat, held)).collect::<Result<Vec<_>>>()?;
        cards.retain(|card| card.ballot.is_some());
        Ok(cards)
    }

    /// How far somebody has come, as far as it is known here.
    pub(super) async fn progress(&self, who: ParticipantId, question: &QuestionId) -> Result<Progress> {
        let proposals = self.question(question).await?.proposals;
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        let cards = self.remembered(&seat)?;
        let votes = cards.iter().filter(|card| card.question == *question).count();
        let own = self.sent(&mut seat).await.unwrap_or_default();
        let here = own.iter().filter(|p| p.question.as_ref().is_some_and(|place| place.question_id == *question.0));
        let (seen, own) = (votes as u64, here.count() as u64);
        Ok(Progress { seen, total: proposals.max(seen), votes: seen, proposals: own, declared: None })
    }

    /// How many accepted proposals carry each topic.
    pub(super) async fn topics(&self, question: &QuestionId) -> Result<Vec<(TopicId, u64)>> {
        let mut seat = self.nobody().await?;
        let ask = Ask::new(Operation::ListPopularTags, &[&question.0]);
        let tags: Vec<PopularTag> = self.ask(&mut seat, &ask).await.map_err(|fault| fault.error)?;
        Ok(tags.iter().map(PopularTag::topic).collect())
    }

    /// Everything that is kept here of somebody.
    pub(super) async fn data(&self, who: ParticipantId) -> Result<PersonalData> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        let proposals = self.sent(&mut seat).await.map_err(|fault| fault.error)?;
        Ok(PersonalData {
            participant: who,
            since: seat.context.since,
            channel: seat.context.channel,
            signature: Signature::default(),
            votes: self.remembered(&seat)?,
            proposals: proposals.iter().map(Proposal::mine).collect(),
            declared: Vec::new(),
            erasure: seat.context.erasure,
            aside: Vec::new(),
        })
    }

    /// Asks for everything kept here to be destroyed; what the server counts stays there, without any link from here.
    pub(super) async fn erase(&self, who: ParticipantId) -> Result<Time> {
        let mut seat = self.reader(who).await?;
        let at = seat.context.erasure.unwrap_or(self.now().plus(ERASURE_DELAY));
        seat.context.erasure = Some(at);
        seat.save()?;
        Ok(at)
    }

    /// Calls that off.
    pub(super) async fn keep(&self, who: ParticipantId) -> Result<()> {
        let mut seat = self.reader(who).await?;
        if seat.context.erasure.take().is_none() {
            return Err(Refusal::NotBeingErased.into());
        }
        seat.save()
    }
}

/// What the server would refuse: by its own way of counting as well as by ours, and markup.
fn fits(text: &str, rule: &PhraseRule) -> Result<()> {
    if length::has_markup(text) {
        return Err(Refusal::from(PhraseFault::Markup).into());
    }
    length::check(text, rule).map_err(|fault| Refusal::from(fault).into())
}
