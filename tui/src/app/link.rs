//! The line to the consultation, as the moderator is told of it: whether it answers, and what still waits to be brought.

use std::collections::{HashMap, VecDeque};

use ilfaut_client::Error;
use ilfaut_client::model::{ProposalId, Status, Time};

use super::{App, Fate};
use crate::effect::Effect;
use crate::message::{QueueItem, UNDO_GRACE};
use crate::order::Order;
use crate::voice;

/// An order that is answered sooner is not spoken of, in milliseconds.
const SOON: i64 = Time::SECOND;
/// How often the time without a line is told anew, in milliseconds.
const MINUTE: i64 = 60 * Time::SECOND;

/// The line to the consultation.
#[derive(Debug, Clone, Default)]
pub(crate) struct Link {
    /// Since when nobody answers; none while somebody does.
    pub(crate) away: Option<Time>,
    /// When news was last heard.
    pub(crate) heard: Option<Time>,
    /// When each order was given that was not answered yet, the oldest first.
    given: VecDeque<Time>,
    /// Where decisions that were not answered yet lead.
    sending: HashMap<ProposalId, Status>,
    /// What was decided while lists were on their way: those lists may have been read before.
    decided: HashMap<ProposalId, Settled>,
    /// Lists asked for so far, and those that came.
    lists: (u64, u64),
}

/// A decision that was answered.
#[derive(Debug, Clone)]
struct Settled {
    fate: Fate,
    /// Lists up to this one may not know of it.
    until: u64,
}

impl Link {
    /// How many orders wait.
    pub(crate) fn waiting(&self) -> usize {
        self.given.len()
    }

    /// Whether orders have waited long enough to be spoken of.
    pub(crate) fn is_slow(&self, now: Time) -> bool {
        self.given.front().is_some_and(|given| now.since(*given) >= SOON)
    }

    /// Where each decision leads that is on its way.
    pub(super) fn all_sending(&self) -> impl Iterator<Item = (&ProposalId, &Status)> {
        self.sending.iter()
    }

    /// What has become of a proposal since it was as a list shows it.
    pub(super) fn fate(&self, item: &QueueItem) -> Fate {
        let sending = self.sending.get(&item.proposal).map(|status| Fate::Sending(*status));
        let settled = self.decided.get(&item.proposal).map(|settled| settled.fate.clone());
        match sending.or(settled) {
            Some(fate @ (Fate::Sending(status) | Fate::Decided(status, _))) if status != item.status => fate,
            _ => Fate::Open,
        }
    }

    /// A decision was taken back.
    pub(super) fn came_back(&mut self, proposal: &ProposalId) {
        self.decided.remove(proposal);
    }

    /// When what is told of it changes by itself.
    pub(super) fn due(&self, now: Time) -> Option<Time> {
        let slow = self.given.front().map(|given| given.plus(SOON)).filter(|at| *at > now);
        let minute = self.away.map(|since| since.plus((now.since(since) / MINUTE + 1) * MINUTE));
        slow.into_iter().chain(minute).min()
    }

    /// A list has come.
    pub(super) fn list_came(&mut self) {
        self.lists.1 += 1;
        let came = self.lists.1;
        self.decided.retain(|_, settled| settled.until >= came);
    }

    fn gave(&mut self, order: &Order, now: Time) {
        self.given.push_back(now);
        if let Order::Decide { proposal, decision, .. } = order {
            self.sending.insert(proposal.clone(), decision.status());
        }
    }

    fn answered(&mut self, order: &Order, decided: Option<Fate>) {
        self.given.pop_front();
        let Order::Decide { proposal, .. } = order else { return };
        self.sending.remove(proposal);
        if let (Some(fate), (asked, came)) = (decided, self.lists)
            && asked > came
        {
            self.decided.insert(proposal.clone(), Settled { fate, until: asked });
        }
    }
}

impl App {
    /// Orders of an earlier run that are being brought.
    pub(crate) fn take_up<'a>(&mut self, orders: impl IntoIterator<Item = &'a Order>) {
        let now = self.now;
        orders.into_iter().for_each(|order| self.link.gave(order, now));
    }

    /// Remembers which orders leave with these effects.
    pub(super) fn note_orders(&mut self) {
        let now = self.now;
        for effect in &self.effects {
            match effect {
                Effect::Order(order) => self.link.gave(order, now),
                Effect::Load(..) => self.link.lists.0 += 1,
                _ => {}
            }
        }
    }

    /// An order was answered; a decision that was taken leads to `decided`.
    pub(super) fn note_answer(&mut self, order: &Order, decided: Option<Status>) {
        self.link.answered(order, decided.map(|status| Fate::Decided(status, self.now.plus(UNDO_GRACE))));
    }

    /// The consultation answers again, or does not any more.
    pub(super) fn take_line(&mut self, up: bool) {
        self.link.away = (!up).then_some(self.now);
        if up {
            if !self.note.as_ref().is_some_and(|note| note.warning) {
                self.tell(self.say("link-back"));
            }
            self.look_at_overtaken();
            self.ask_news();
        }
    }

    /// An order could not be kept on this machine's disk.
    pub(super) fn take_unkept(&mut self, error: &Error) {
        let what = voice::fault(&self.setup.words, error);
        self.warn(self.setup.words.say_with("link-unkept", &[("what", what.into())]));
    }
}

#[cfg(test)]
mod tests {
    use ilfaut_client::model::{Decision, Status};

    use crate::app::samples::{NOON, console, item};
    use crate::app::{App, Fate};
    use crate::keys::Key;
    use crate::message::{Message, UNDO_GRACE};
    use crate::order::{Done, Order};

    fn listed(app: &mut App) {
        let items = (0..3).map(|n| item(n, "Il faut des bancs")).collect();
        app.update(Message::Listed("village".into(), Status::Pending, Ok(items)), NOON);
    }

    fn fates(app: &App) -> Vec<Fate> {
        app.desk.as_ref().unwrap().list().lines(0).map(|row| row.fate.clone()).collect()
    }

    fn accept(n: usize) -> Order {
        Order::Decide { proposal: item(n, "").proposal, seen: Status::Pending, decision: Decision::Accept }
    }

    #[test]
    fn a_list_that_was_read_before_a_decision_does_not_undo_it_on_the_screen() {
        let mut app = console(80, 24);
        listed(&mut app);
        app.update(Message::Listed("village".into(), Status::Postponed, Ok(Vec::new())), NOON);
        app.update(Message::Key(Key::Char('R')), NOON);
        app.update(Message::Key(Key::Char('a')), NOON);
        app.update(Message::Carried(accept(0), Ok(Done::Status(Status::Accepted))), NOON);
        listed(&mut app);
        assert_eq!(fates(&app)[0], Fate::Decided(Status::Accepted, NOON.plus(UNDO_GRACE)));
        app.update(Message::Key(Key::Char('R')), NOON);
        listed(&mut app);
        assert_eq!(fates(&app)[0], Fate::Open, "a list read later knows better");
    }

    #[test]
    fn orders_of_an_earlier_run_are_on_their_way_in_the_list() {
        let mut app = console(80, 24);
        app.take_up([&accept(1)]);
        listed(&mut app);
        assert_eq!(fates(&app), [Fate::Open, Fate::Sending(Status::Accepted), Fate::Open]);
        assert_eq!(app.link.waiting(), 1);
        app.update(Message::Carried(accept(1), Ok(Done::Status(Status::Accepted))), NOON);
        assert_eq!(app.link.waiting(), 0);
    }

    #[test]
    fn without_a_line_it_is_told_anew_once_a_minute() {
        let mut app = console(80, 24);
        app.update(Message::Line(false), NOON);
        let minute = NOON.plus(60_000);
        assert_eq!(app.link.due(NOON), Some(minute));
        app.changed = false;
        app.update(Message::Due, NOON.plus(10_000));
        assert!(!app.changed);
        app.update(Message::Due, minute);
        assert!(app.changed);
        assert_eq!(app.link.due(minute), Some(NOON.plus(120_000)));
    }
}
