//! Answers of the consultation: what was loaded, what a decision has led to, what came back.

use ilfaut_client::model::{ProposalId, QuestionId, Status};
use ilfaut_client::{Error, Refusal, Result};

use super::App;
use super::list::Fate;
use super::note::Spoken;
use crate::effect::Effect;
use crate::message::{QuestionView, QueueItem, UNDO_GRACE, Undone};
use crate::order::{Done, Order};
use crate::{signals, voice};

impl App {
    /// Takes the questions; the cursor stays on the one it was on.
    pub(super) fn take_questions(&mut self, answer: Result<Vec<QuestionView>>) {
        match answer {
            Ok(questions) => self.questions = questions,
            Err(error) => self.warn(voice::fault(&self.setup.words, &error)),
        }
    }

    /// Takes a list, unless another question was opened meanwhile.
    pub(super) fn take_list(&mut self, question: &QuestionId, status: Status, answer: Result<Vec<QueueItem>>) {
        self.link.list_came();
        let items = match answer {
            Ok(items) => items,
            Err(error) => return self.warn(voice::fault(&self.setup.words, &error)),
        };
        let Some(desk) = self.desk.as_mut().filter(|desk| desk.question.id == *question) else { return };
        let shown = desk.view() == status;
        let Some(list) = desk.list_of(status) else { return };
        let fresh = list.refresh(items);
        list.befall(|item| self.link.fate(item));
        self.resume_in_list(status);
        if self.returned.as_ref().is_some_and(|undone| undone.status == status) {
            self.welcome(status);
        } else if shown && fresh > 0 {
            self.tell(voice::fresh(&self.setup.words, fresh));
        }
    }

    /// A proposal that was not in sight has come back: puts the cursor on it, and says which it is.
    fn welcome(&mut self, status: Status) {
        let Some(undone) = self.returned.take() else { return };
        let Some(list) = self.desk.as_mut().and_then(|desk| desk.list_of(status)) else { return };
        if !list.select(&undone.proposal) {
            return;
        }
        let excerpt = list.current().map(|row| voice::excerpt(&signals::masked(&row.item))).unwrap_or_default();
        self.tell(voice::undone(&self.setup.words, &undone, &excerpt));
    }

    /// Takes what came of an order.
    pub(super) fn take_carried(&mut self, order: &Order, answer: Result<Done>) {
        if let Order::Decide { proposal, .. } = order {
            self.note_refused(proposal, &answer);
        }
        let decided = if let Ok(Done::Status(status)) = &answer { Some(*status) } else { None };
        self.note_answer(order, decided);
        if let (Order::Decide { proposal, .. }, Ok(_)) = (order, &answer) {
            self.settle_overtaken(proposal);
        }
        match (order, answer) {
            (Order::Decide { proposal, .. }, Ok(Done::Status(status))) => self.take_decision(proposal, Ok(status)),
            (Order::Decide { proposal, .. }, Err(error)) => self.take_decision(proposal, Err(error)),
            (Order::TakeBack { .. }, Ok(Done::Undone(undone))) => self.take_undone(Ok(undone)),
            (Order::TakeBack { proposal, .. }, Err(error)) => self.take_unreturned(proposal, &error),
            (Order::SetAside { .. }, answer) => self.take_aside(answer),
            (Order::Restore(_), answer) => self.take_restored(answer),
            (Order::Amend { .. }, Ok(Done::Item(item))) => self.renew(&item),
            (Order::Amend { .. } | Order::Note { .. } | Order::Write { .. }, Err(error)) => {
                self.take_untaken(order, &error);
            }
            (_, Ok(_)) => {}
        }
    }

    /// Takes the answer to a decision.
    fn take_decision(&mut self, proposal: &ProposalId, answer: Result<Status>) {
        let told = self.now.plus(UNDO_GRACE);
        let overtaken = self.fate_of_overtaken(proposal);
        let Some(row) = self.desk.as_mut().and_then(|desk| desk.sent_mut(proposal)) else {
            return answer.err().into_iter().for_each(|error| self.warn(voice::fault(&self.setup.words, &error)));
        };
        let (excerpt, seen) = (voice::excerpt(&signals::masked(&row.item)), row.item.status);
        match answer {
            Ok(status) => {
                row.fate = Fate::Decided(status, told);
                self.spoken.push(Spoken { proposal: proposal.clone(), excerpt, status, told });
                if seen == Status::Postponed || status == Status::Postponed {
                    self.load(Status::Postponed);
                }
            }
            Err(error) => {
                row.fate = overtaken.unwrap_or_else(|| fate_after(&error));
                if let Error::Refused(Refusal::Leased { by, seconds }) = &error {
                    row.item.lease = Some((by.clone(), *seconds));
                }
                self.warn(voice::fault_on(&self.setup.words, &error, &excerpt));
            }
        }
    }

    /// Takes the answer to an undo: what came back is under the cursor again when its list is on the screen.
    pub(super) fn take_undone(&mut self, answer: Result<Undone>) {
        let undone = match answer {
            Ok(undone) => undone,
            Err(error) => return self.warn(voice::fault(&self.setup.words, &error)),
        };
        self.link.came_back(&undone.proposal);
        let place = self.spoken.iter().rposition(|spoken| spoken.proposal == undone.proposal);
        if let Some(spoken) = place.map(|place| self.spoken.remove(place)) {
            self.tell(voice::undone(&self.setup.words, &undone, &spoken.excerpt));
        }
        let Some(desk) = &mut self.desk else { return };
        desk.came_back(&undone.proposal, undone.status);
        let view = desk.view();
        let mut lists = vec![Status::Pending, Status::Postponed, undone.status, view];
        let found = view == undone.status && desk.list_mut().select(&undone.proposal);
        self.returned = (!found || place.is_none()).then_some(undone);
        lists.sort_unstable();
        lists.dedup();
        if self.history.came() {
            lists.into_iter().for_each(|status| self.load(status));
        }
    }

    /// Asks for one list of the question that is open.
    pub(super) fn load(&mut self, status: Status) {
        if let Some(question) = self.desk.as_ref().map(super::Desk::id) {
            self.ask(Effect::Load(question, status));
        }
    }
}

/// What a decision that was not taken leaves behind.
fn fate_after(error: &Error) -> Fate {
    match error {
        Error::Refused(Refusal::AlreadyDecided { by, status }) => Fate::Elsewhere(Some((by.clone(), *status))),
        Error::NotFound(_) => Fate::Elsewhere(None),
        _ => Fate::Open,
    }
}
