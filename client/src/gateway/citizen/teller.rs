//! Cards as proposals on the wire, for one reader, in one language, with the keys made for them. Asks nothing.

use crate::backend::Card;
use crate::dialect::proposal::{Proposal, Setting};
use crate::gateway::call::Call;
use crate::model::{Language, ParticipantId, Question};

/// Whom proposals are written for, and of which question.
pub(in crate::gateway) struct Teller<'a> {
    /// The request.
    pub(in crate::gateway) call: &'a Call,
    /// Who reads.
    pub(in crate::gateway) who: ParticipantId,
    /// The question.
    pub(in crate::gateway) question: &'a Question,
    /// The language asked for.
    pub(in crate::gateway) language: Language,
}

impl Teller<'_> {
    /// A card; who wrote it is told to its author only.
    pub(in crate::gateway) fn proposal(&self, card: &Card) -> Proposal {
        let (key, own) = (self.call.key(&card.proposal), self.call.account(self.who));
        let user = card.mine.then_some(own.as_str());
        Proposal::of_card(card, &Setting { question: self.question, language: self.language, user, key: &key })
    }

    /// Several cards.
    pub(in crate::gateway) fn proposals(&self, cards: &[Card]) -> Vec<Proposal> {
        cards.iter().map(|card| self.proposal(card)).collect()
    }
}
