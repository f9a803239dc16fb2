//! A question to be answered by yes or no. The key that says yes is never the one that asked, and never Enter; anything but
//! yes is no.

use crate::app::App;
use crate::effect::Effect;
use crate::keys::Key;
use crate::order::Order;

/// A question before something that cannot be undone by one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ask {
    /// What is asked, in lines.
    pub(crate) lines: Vec<String>,
    /// What is done after a yes; decisions among it are one step.
    pub(crate) effects: Vec<Effect>,
}

impl App {
    /// Takes the answer; answers whether it was one.
    pub(in crate::app) fn answer(&mut self, key: Key) -> bool {
        if Some(key) == self.asked_by {
            return false;
        }
        let yes = self.say("key-yes").chars().next();
        let Some(super::Panel::Ask(ask)) = self.close_panel() else { return false };
        if matches!(key, Key::Char(typed) if Some(typed) == yes) {
            self.consent(ask.effects);
        } else {
            self.tell(self.say("note-not-done"));
        }
        true
    }

    fn consent(&mut self, effects: Vec<Effect>) {
        let mut decisions = Vec::new();
        for effect in effects {
            match effect {
                Effect::Order(Order::Decide { proposal, decision, .. }) => decisions.push((proposal, decision)),
                effect => self.ask(effect),
            }
        }
        if !decisions.is_empty() {
            self.decide_all(decisions);
        }
    }
}
