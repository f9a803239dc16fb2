//! Orders that were overtaken while they waited: back in sight with both versions in words, until the moderator has dealt
//! with them by any verb. Nothing is overwritten in silence, nothing that was decided is forgotten.

use ilfaut_client::model::{ProposalId, Status};
use ilfaut_client::{Error, Result};

use super::{App, Fate};
use crate::effect::Effect;
use crate::message::QueueItem;
use crate::order::Order;
use crate::voice;

impl App {
    /// Takes an order that was overtaken: its proposal is looked at anew. Without an error it comes from an earlier run.
    pub(super) fn take_overtaken(&mut self, order: Order, error: Option<&Error>) {
        if let Some(error) = error {
            self.note_answer(&order);
            self.warn(voice::fault(&self.setup.words, error));
        }
        if let Some(proposal) = order.proposal().cloned() {
            self.overtaken.retain(|known| *known != order);
            self.overtaken.push(order);
            self.ask(Effect::Look(proposal));
        }
    }

    /// Another question was opened: what was overtaken there comes into sight.
    pub(super) fn look_at_overtaken(&mut self) {
        let proposals: Vec<ProposalId> = self.overtaken.iter().filter_map(|order| order.proposal().cloned()).collect();
        proposals.into_iter().for_each(|proposal| self.ask(Effect::Look(proposal)));
    }

    /// A proposal as it is now: if an order on it was overtaken, it stands in the queue with both versions.
    pub(super) fn take_overtaken_look(&mut self, proposal: &ProposalId, answer: &Result<Box<QueueItem>>) {
        let Some(order) = self.overtaken_on(proposal).cloned() else { return };
        match answer {
            Ok(item) => self.lay_open(item, order),
            Err(error) => self.warn(voice::fault(&self.setup.words, error)),
        }
    }

    fn lay_open(&mut self, item: &QueueItem, order: Order) {
        let Some(desk) = self.desk.as_mut().filter(|desk| desk.question.id == item.question) else { return };
        let said = voice::review_on(&self.setup.words, item, &order);
        if let Some(list) = desk.list_of(Status::Pending) {
            list.lay_open(item.clone(), order);
        }
        self.warn(said);
    }

    fn overtaken_on(&self, proposal: &ProposalId) -> Option<&Order> {
        self.overtaken.iter().rev().find(|order| order.proposal() == Some(proposal))
    }

    /// A decision on a proposal was refused again: it is still to be looked at.
    pub(super) fn fate_of_overtaken(&self, proposal: &ProposalId) -> Option<Fate> {
        self.overtaken_on(proposal).map(|order| Fate::Overtaken(Box::new(order.clone())))
    }

    /// The moderator has dealt with what was overtaken on a proposal.
    pub(super) fn settle_overtaken(&mut self, proposal: &ProposalId) {
        if self.overtaken_on(proposal).is_some() {
            self.overtaken.retain(|order| order.proposal() != Some(proposal));
            self.ask(Effect::Settle(proposal.clone()));
        }
    }

    /// The verb leads where the colleague has led it already: agreed, and done with.
    pub(super) fn agree(&mut self, proposal: &ProposalId, status: Status) {
        self.settle_overtaken(proposal);
        if let Some(row) = self.desk.as_mut().and_then(|desk| desk.row_mut(proposal)) {
            let by = row.item.decided.as_ref().map(|decided| (decided.by.clone(), status));
            row.fate = Fate::Elsewhere(by);
        }
        self.tell(self.say("review-agreed"));
        if let Some(desk) = &mut self.desk {
            desk.list_mut().advance();
        }
    }
}
