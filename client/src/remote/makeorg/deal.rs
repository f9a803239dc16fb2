//! Cards: what the server deals, what somebody asks for, what one searches. Each is kept with its key and its place.

use super::Server;
use super::ask::Ask;
use super::line::{Heard, unreadable};
use crate::backend::{Card, Kind, Page, Query, SEQUENCE, Shown};
use crate::dialect::header::{self, Location};
use crate::dialect::proposal::{Proposal, ProposalPage};
use crate::dialect::query::{SearchQuery, SequenceQuery};
use crate::dialect::route::Operation;
use crate::dialect::sequence::{FirstProposal, Kind as Path, Sequence};
use crate::dialect::{tolerance, vote};
use crate::error::{Error, Result};
use crate::model::{ParticipantId, ProposalId, QuestionId, Status};
use crate::remote::context::{Held, Seat};

impl Server {
    /// What was dealt and not answered, then what the server deals.
    pub(super) async fn next(&self, who: ParticipantId, question: &QuestionId, count: usize) -> Result<Vec<Card>> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        self.taking(question).await?;
        let count = count.min(SEQUENCE);
        let mut cards = self.dealt(&seat, question, false)?;
        if cards.len() < count {
            let dealt = self.start(&mut seat, question, None).await;
            if let Err(fault) = dealt
                && (!fault.again || cards.is_empty())
            {
                return Err(fault.error);
            }
            cards = self.dealt(&seat, question, false)?;
        }
        if cards.is_empty() {
            cards = self.dealt(&seat, question, true)?;
        }
        cards.truncate(count);
        Ok(cards)
    }

    /// What somebody asked for by kind.
    pub(super) async fn sequence(
        &self,
        who: ParticipantId,
        question: &QuestionId,
        kind: &Kind,
        count: usize,
    ) -> Result<Vec<Card>> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        self.taking(question).await?;
        let held = self.start(&mut seat, question, Some(kind)).await.map_err(|fault| fault.error)?;
        let mut cards = self.votable(&seat, &held)?;
        cards.truncate(count.min(SEQUENCE));
        Ok(cards)
    }

    /// Starts a sequence of the server's; what it deals is kept.
    async fn start(&self, seat: &mut Seat, question: &QuestionId, kind: Option<&Kind>) -> Heard<Vec<Held>> {
        let path = Path::from(kind);
        let location = Location::new(path.page(), question).to_string();
        let query = SequenceQuery { include: Vec::new(), language: Some(self.settings.language.to_string()) };
        let ask = match &path {
            Path::Named(name) => Ask::new(Operation::StartSequence, &[&name.to_string(), &question.0]),
            Path::Keyword(key) => Ask::new(Operation::StartKeywordSequence, &[&question.0, key]),
            Path::First => Ask::new(Operation::GetFirstProposal, &[&question.0]),
        };
        let ask = ask.query(query.pairs()).from(&location).question(question);
        let answer = self.tell(seat, &ask).await?;
        let proposals = if path == Path::First {
            tolerance::read::<FirstProposal>(&answer.body).map(|first| vec![first.proposal])
        } else {
            tolerance::read::<Sequence>(&answer.body).map(|sequence| sequence.proposals)
        };
        let proposals = proposals.map_err(|_| unreadable(&ask))?;
        Ok(self.hold(seat, &proposals, question, &location, kind.is_none())?)
    }

    /// One proposal, with a key that fits the session as it is now.
    pub(super) async fn fetch(&self, seat: &mut Seat, proposal: &ProposalId) -> Heard<Held> {
        let old = seat.held_of(proposal)?;
        let at = Location::new(header::Page::Proposal, proposal).to_string();
        let location = old.as_ref().map_or(at, |held| held.location.clone());
        let ask = Ask::new(Operation::GetProposal, &[&proposal.0]).from(&location);
        let read: Proposal = self.ask(seat, &ask).await?;
        if read.id != *proposal.0 {
            return Err(unreadable(&ask));
        }
        let question = old.map_or_else(|| QuestionId::from(""), |held| held.card.question);
        let held = self.hold(seat, &[read], &question, &location, false)?;
        held.into_iter().next().ok_or_else(|| unreadable(&ask))
    }

    /// One card; as it was last seen while the server is out of reach.
    pub(super) async fn card(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Card> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        match self.fetch(&mut seat, proposal).await {
            Ok(held) => self.shown(&seat, &held),
            Err(fault) if fault.again => match seat.held_of(proposal)? {
                Some(held) => self.shown(&seat, &held),
                None => Err(fault.error),
            },
            Err(fault) => Err(fault.error),
        }
    }

    /// Hands a card back.
    pub(super) async fn pass(&self, who: ParticipantId, proposal: &ProposalId) -> Result<()> {
        let seat = self.speaker(who).await?;
        let held = seat.held_of(proposal)?.ok_or_else(|| Error::NotFound(proposal.to_string()))?;
        seat.hold(&[Held { passed: true, ..held }], self.now())
    }

    /// Why a card came: a server does not say what its sequence was drawn by.
    pub(super) async fn why(&self, who: ParticipantId, proposal: &ProposalId) -> Result<Shown> {
        let held = self.reader(who).await?.held_of(proposal)?;
        match held.ok_or_else(|| Error::NotFound(proposal.to_string()))? {
            held if held.card.mine => Ok(Shown::Own),
            held if held.dealt.is_none() => Ok(Shown::Chosen),
            _ => Err(Error::NotSupported("say why a card came")),
        }
    }

    /// Accepted proposals by word or topic.
    pub(super) async fn search(&self, who: ParticipantId, question: &QuestionId, query: &Query) -> Result<Page> {
        let mut seat = self.reader(who).await?;
        self.flush(&mut seat).await?;
        let (total, held) = self.find(&mut seat, question, query).await.map_err(|fault| fault.error)?;
        let cards = held.iter().map(|held| self.shown(&seat, held)).collect::<Result<Vec<_>>>()?;
        Ok(Page { total, cards })
    }

    pub(super) async fn find(
        &self,
        seat: &mut Seat,
        question: &QuestionId,
        query: &Query,
    ) -> Heard<(usize, Vec<Held>)> {
        let search = SearchQuery {
            country: self.settings.countries.first().cloned(),
            language: Some(self.settings.language.to_string()),
            ..SearchQuery::of(question, query)
        };
        let location = Location::new(header::Page::Search, "").to_string();
        let ask = Ask::new(Operation::SearchProposals, &[]).query(search.pairs()).from(&location).question(question);
        let page: ProposalPage = self.ask(seat, &ask).await?;
        let mut found = page.results;
        found.truncate(query.limit);
        let total = usize::try_from(page.total).unwrap_or(usize::MAX).max(found.len());
        Ok((total, self.hold(seat, &found, question, &location, false)?))
    }

    /// What of these cards may be voted on, in order.
    fn votable(&self, seat: &Seat, held: &[Held]) -> Result<Vec<Card>> {
        let may = |held: &&Held| held.key.is_votable() && held.card.status == Status::Accepted && !held.card.mine;
        let shown = held.iter().filter(may).map(|held| self.shown(seat, held));
        let mut cards = shown.collect::<Result<Vec<_>>>()?;
        cards.retain(|card| card.ballot.is_none());
        Ok(cards)
    }

    /// The cards that were dealt and not answered; those handed back, or the others.
    fn dealt(&self, seat: &Seat, question: &QuestionId, passed: bool) -> Result<Vec<Card>> {
        let mut held = seat.held_in(question)?;
        held.retain(|held| held.dealt.is_some() && held.passed == passed);
        self.votable(seat, &held)
    }

    /// A card as its citizen may see it: with what waits over it, and the counts only after their vote.
    pub(super) fn shown(&self, seat: &Seat, held: &Held) -> Result<Card> {
        let mut card = self.outbox.over(seat.who, held.card.clone())?;
        card.standing = card.ballot.is_some().then_some(held.told);
        Ok(card)
    }

    /// Keeps what the server says of proposals, beside what only we remember of them.
    fn hold(
        &self,
        seat: &Seat,
        proposals: &[Proposal],
        question: &QuestionId,
        location: &str,
        dealt: bool,
    ) -> Result<Vec<Held>> {
        let last = seat.held_in(question)?.iter().filter_map(|held| held.dealt).max();
        let places = last.map_or(0, |last| last + 1)..;
        let mut held = Vec::with_capacity(proposals.len());
        for (place, proposal) in places.zip(proposals) {
            let old = seat.held_of(&ProposalId::from(proposal.id.as_str()))?;
            let new = self.merged(seat, proposal, (question, location), old, dealt.then_some(place));
            held.push(new);
        }
        seat.hold(&held, self.now())?;
        Ok(held)
    }

    fn merged(
        &self,
        seat: &Seat,
        proposal: &Proposal,
        (question, location): (&QuestionId, &str),
        old: Option<Held>,
        dealt: Option<u64>,
    ) -> Held {
        let mut card = proposal.card(question, self.settings.language);
        let mut new = Held {
            told: vote::standing(&proposal.votes),
            key: proposal.proposal_key.clone(),
            location: location.to_owned(),
            session: seat.context.sessions,
            era: seat.context.era,
            dealt,
            passed: false,
            at: self.now(),
            card: card.clone(),
        };
        if let Some(old) = old {
            card.mine |= old.card.mine;
            // A server that has lost the session knows of no vote; we do.
            if card.ballot.is_none() && old.card.ballot.is_some() {
                card.ballot = old.card.ballot;
                new.era = old.era;
                new.at = old.at;
            }
            new.dealt = old.dealt.or(dealt);
            new.passed = old.passed;
        }
        card.standing = None;
        Held { card, ..new }
    }
}
