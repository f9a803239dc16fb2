//! The line to the consultation, as the moderator is told of it: whether it answers, and what still waits to be brought.

use std::collections::{HashMap, VecDeque};

use ilfaut_client::Error;
use ilfaut_client::model::{ProposalId, Status, Time};

use super::App;
use crate::effect::Effect;
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

    /// When what is told of it changes by itself.
    pub(super) fn due(&self, now: Time) -> Option<Time> {
        let slow = self.given.front().map(|given| given.plus(SOON)).filter(|at| *at > now);
        let minute = self.away.map(|since| since.plus((now.since(since) / MINUTE + 1) * MINUTE));
        slow.into_iter().chain(minute).min()
    }

    fn gave(&mut self, order: &Order, now: Time) {
        self.given.push_back(now);
        if let Order::Decide { proposal, decision, .. } = order {
            self.sending.insert(proposal.clone(), decision.status());
        }
    }

    fn answered(&mut self, order: &Order) {
        self.given.pop_front();
        if let Order::Decide { proposal, .. } = order {
            self.sending.remove(proposal);
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
            if let Effect::Order(order) = effect {
                self.link.gave(order, now);
            }
        }
    }

    /// An order was answered.
    pub(super) fn note_answer(&mut self, order: &Order) {
        self.link.answered(order);
    }

    /// The consultation answers again, or does not any more.
    pub(super) fn take_line(&mut self, up: bool) {
        self.link.away = (!up).then_some(self.now);
        if up {
            self.tell(self.say("link-back"));
            self.ask_news();
        }
    }

    /// An order could not be kept on this machine's disk.
    pub(super) fn take_unkept(&mut self, error: &Error) {
        let what = voice::fault(&self.setup.words, error);
        self.warn(self.setup.words.say_with("link-unkept", &[("what", what.into())]));
    }
}
