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
            self.note_answer(&order, None);
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
        for proposal in proposals {
            self.ask(Effect::Look(proposal));
        }
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

#[cfg(test)]
mod tests {
    use ilfaut_client::Refusal;
    use ilfaut_client::backend::Decided;
    use ilfaut_client::model::{Decision, RefusalReason};

    use super::*;
    use crate::app::samples::{NOON, console, item};
    use crate::keys::Key;
    use crate::message::Message;
    use crate::order::Done;

    fn refuse() -> Order {
        let decision = Decision::Refuse { reason: RefusalReason::OffTopic, words: None };
        Order::Decide { proposal: item(0, "").proposal, seen: Status::Pending, decision }
    }

    fn overtaken() -> Message {
        let faster = Refusal::AlreadyDecided { by: "Inès".into(), status: Status::Accepted };
        Message::Overtaken(refuse(), Some(faster.into()))
    }

    fn looked() -> Message {
        let decided = Some(Decided { by: "Inès".into(), at: NOON, refusal: None });
        let item =
            QueueItem { status: Status::Accepted, question: "village".into(), decided, ..item(0, "Il faut des bancs") };
        Message::Looked(item.proposal.clone(), Ok(Box::new(item)))
    }

    /// A console whose refusal of the first of three proposals was overtaken.
    fn ready() -> App {
        let mut app = console(80, 24);
        let items = (1..3).map(|n| item(n, "Il faut des trains")).collect();
        app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
        let first = item(0, "").proposal;
        assert_eq!(app.update(overtaken(), NOON), [Effect::Look(first)]);
        app.update(looked(), NOON);
        app
    }

    fn press(app: &mut App, key: char) -> Vec<Effect> {
        app.update(Message::Key(Key::Char(key)), NOON)
    }

    #[test]
    fn both_versions_come_back_into_sight_without_moving_the_cursor() {
        let mut app = ready();
        assert_eq!(app.current().map(|row| row.item.proposal.clone()), Some(item(1, "").proposal));
        let said = app.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
        assert!(said.contains("Inès a accepté ; vous vouliez refuser (hors sujet)"), "{said}");
        press(&mut app, 'k');
        assert!(app.current().is_some_and(|row| row.fate == Fate::Overtaken(Box::new(refuse()))));
        let list = (1..3).map(|n| item(n, "Il faut des trains")).collect();
        app.update(Message::Listed("village".into(), Status::Pending, Ok(list)), NOON);
        assert!(app.current().is_some_and(|row| matches!(row.fate, Fate::Overtaken(_))), "no refresh takes it away");
    }

    #[test]
    fn agreeing_is_one_key_and_nothing_is_sent() {
        let mut app = ready();
        press(&mut app, 'k');
        assert_eq!(press(&mut app, 'a'), [Effect::Settle(item(0, "").proposal)]);
        assert!(app.overtaken.is_empty());
        assert_eq!(app.current().map(|row| row.item.proposal.clone()), Some(item(1, "").proposal));
    }

    #[test]
    fn overruling_names_what_was_seen_and_is_settled_once_it_was_taken() {
        let mut app = ready();
        press(&mut app, 'k');
        press(&mut app, 'r');
        press(&mut app, 'h');
        let Order::Decide { proposal, decision, .. } = refuse() else { return };
        let order = Order::Decide { proposal: proposal.clone(), seen: Status::Accepted, decision };
        let effects = app.update(Message::Key(Key::Enter), NOON);
        assert!(effects.contains(&Effect::Order(order.clone())), "{effects:?}");
        let gone = Message::Carried(order.clone(), Err(Refusal::InvalidState(Status::Archived).into()));
        app.update(gone, NOON);
        let again = |app: &mut App| app.desk.as_mut().unwrap().row_mut(&proposal).map(|row| row.fate.clone());
        assert!(matches!(again(&mut app), Some(Fate::Overtaken(_))), "refused again, it is still there");
        app.update(Message::Key(Key::Char('g')), NOON);
        press(&mut app, 'r');
        press(&mut app, 'h');
        app.update(Message::Key(Key::Enter), NOON);
        let effects = app.update(Message::Carried(order, Ok(Done::Status(Status::Refused))), NOON);
        assert!(effects.contains(&Effect::Settle(proposal.clone())), "{effects:?}");
        assert!(app.overtaken.is_empty());
    }
}
